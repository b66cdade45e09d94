"""The pool: every life of `levensloop` told once through the acts, cut into a template, and undone again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.db import models, transaction

from samenspel.demo.bouwer import Bouwer
from samenspel.demo.levensloop import LEVENS, Levensloop, leef, levensloop
from samenspel.demo.organisaties import Huis
from samenspel.demo.rijen import Rijen, rijen_van
from samenspel.demo.sjabloon import MERK, Sjabloon, maak_sjabloon
from samenspel.demo.toeval import Toeval
from samenspel.demo.volume import LETTER, maak_partners, stel_aan
from samenspel.dossiers.handelingen.openen import Aanmelding
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.organisaties.models import Gemeente, Organisatie
from samenspel.toegang.models import Gebruiker

_PROEF_BSN = "999990019"


def maak_poel(op: date, *, meld: Callable[[str], None], nummers: Sequence[int] = range(LEVENS)) -> dict[int, Sjabloon]:
    """A template of every life on that day."""
    with _ongedaan(), als_eigenaar():
        bouwer = _bouwer()
        poel = {}
        for n, nummer in enumerate(nummers, start=1):
            poel[nummer] = maak_sjabloon(
                nummer, _speel(bouwer, levensloop(nummer, op)), gemeente_id=bouwer.gemeente.pk, werker_id=bouwer.regievoerder.pk
            )  # fmt: skip
            if n % 40 == 0:
                meld(f"{n} van {len(nummers)} levens verteld")
    return poel


@contextmanager
def _ongedaan() -> Iterator[None]:
    """A transaction of which nothing stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _bouwer() -> Bouwer:
    """A municipality, a caseworker and partners whose names are marks, to be found again in what the acts write."""
    gemeente = Gemeente.objects.create(code="sjabloon", naam=MERK["gemeente"], nummerletter=LETTER)
    werker = Gebruiker.objects.create(email=MERK["email"], naam=MERK["werker"], password="!")  # noqa: S106  # unusable
    stel_aan(gemeente, [werker])
    partners = maak_partners()
    for partner in partners.values():
        partner.gemeenten.add(gemeente)
    return maak_bouwer(gemeente, werker, partners)


def maak_bouwer(gemeente: Gemeente, werker: Gebruiker, partners: dict[str, Organisatie]) -> Bouwer:
    """A builder for lives of the volume; its partners are read once."""
    models.prefetch_related_objects(list(partners.values()), "gemeenten")
    bouwer = Bouwer(Huis(organisaties=partners), gemeente, werker, Toeval("schaal"))
    _ = bouwer.wie  # its appointment is read as the owner
    return bouwer


def _speel(bouwer: Bouwer, leven: Levensloop) -> Rijen:
    aanmelding = Aanmelding(
        naam=MERK["naam"], doelgroep=leven.groep, geboortedatum="1990-01-01", bsn=_PROEF_BSN, telefoon="06 12345000"
    )
    return speel(bouwer, leven, aanmelding)


def speel(bouwer: Bouwer, leven: Levensloop, aanmelding: Aanmelding) -> Rijen:
    """Tell one life through the acts, as the caseworker behind row-level security, and read back what it left."""
    with identiteit(bouwer.wie):
        dossier = leef(bouwer, leven, aanmelding)
    with als_eigenaar():
        return rijen_van(dossier.pk)
