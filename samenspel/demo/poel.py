"""The pool: every life of `levensloop` told once through the acts, cut into a template, and undone again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.db import models, transaction

from samenspel.demo.adem import in_een_adem
from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.gezinsloop import KINDEREN, Mens
from samenspel.demo.levensloop import Levensloop, leef, levensloop
from samenspel.demo.organisaties import Huis
from samenspel.demo.overeenkomsten import sluit_met
from samenspel.demo.rijen import Rijen, rijen_van
from samenspel.demo.sjabloon import MERK, PARTNER_GEBOREN, Sjabloon, kindmerk, maak_sjabloon
from samenspel.demo.toeval import Toeval
from samenspel.demo.volume import LETTER, maak_partners, stel_aan
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.organisaties.models import Gemeente, Organisatie
from samenspel.toegang.models import Gebruiker

_PROEF_BSN = "999990019"
_PARTNER_OP = date(2020, 12, 1)


def maak_poel(op: date, nummers: Sequence[int]) -> dict[int, Sjabloon]:
    """A template of each of these lives on that day."""
    with _ongedaan(), in_een_adem(), als_eigenaar():
        bouwer = _bouwer()
        assert bouwer.collega is not None
        partner = _partner(bouwer)
        bekend = {
            bouwer.gemeente.pk: "gemeente", bouwer.regievoerder.pk: "werker", bouwer.collega.pk: "collega", partner.pk: "partner",
        }  # fmt: skip
        levens = [levensloop(nummer, op) for nummer in nummers]
        return {
            leven.nummer: maak_sjabloon(leven.nummer, speel(bouwer, leven, _mens(leven), partner), bekend=bekend)
            for leven in levens
        }


@contextmanager
def _ongedaan() -> Iterator[None]:
    """A transaction of which nothing stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _bouwer() -> Bouwer:
    """A municipality, caseworkers and partners whose names are marks, to be found again in what the acts write.

    The number of the process is in what must be unique: two of them tell lives at the same time.
    """
    merk = str(os.getpid())
    gemeente = Gemeente.objects.create(code=f"sjabloon-{merk}", naam=MERK["gemeente"], nummerletter=LETTER)
    werker = Gebruiker.objects.create(email=MERK["email"].replace("⟦", f"⟦{merk}:"), naam=MERK["werker"], password="!")  # noqa: S106  # unusable
    collega = Gebruiker.objects.create(email=f"collega-{merk}", naam="Collega", password="!")  # noqa: S106
    stel_aan(gemeente, [werker, collega])
    partners = maak_partners()
    for partner in partners.values():
        partner.gemeenten.add(gemeente)
    sluit_met(gemeente, partners.values(), werker.pk)
    return maak_bouwer(gemeente, werker, collega, partners)


def maak_bouwer(gemeente: Gemeente, werker: Gebruiker, collega: Gebruiker, partners: dict[str, Organisatie]) -> Bouwer:
    """A builder for lives of the volume; its partners are read once."""
    models.prefetch_related_objects(list(partners.values()), "gemeenten")
    bouwer = Bouwer(Huis(organisaties=partners), gemeente, werker, Toeval("schaal"), collega=collega)
    _ = bouwer.wie, bouwer.ander  # their appointments are read as the owner
    return bouwer


def _aanmelding(groep: str) -> Aanmelding:
    return Aanmelding(
        naam=MERK["naam"], doelgroep=groep, geboortedatum="1990-01-01", bsn=_PROEF_BSN, telefoon="06 12345000"
    )  # fmt: skip


def _mens(leven: Levensloop) -> Mens:
    """Somebody who is called by marks."""
    return Mens(_aanmelding(leven.groep), MERK["partner"], PARTNER_GEBOREN, tuple(map(kindmerk, range(KINDEREN))))


def _partner(bouwer: Bouwer) -> Dossier:
    """The dossier of every partner in the pool."""
    with identiteit(bouwer.wie):
        return open_dossier(_aanmelding("ASIEL_A"), door=bouwer.wie, op=_PARTNER_OP, vastgelegd_op=moment(_PARTNER_OP))


def speel(bouwer: Bouwer, leven: Levensloop, mens: Mens, ander: Dossier | None) -> Rijen:
    """Tell one life through the acts, as the caseworker behind row-level security, and read back what it left."""
    with identiteit(bouwer.wie):
        dossier = leef(bouwer, leven, mens, ander)
    with als_eigenaar():
        return rijen_van(dossier.pk)
