"""The questionnaire of one municipality: what is shipped, and after it on each page what the municipality added.

Nothing is kept between requests: a question that was adopted or withdrawn in another process counts at once, and no
municipality can meet the questions of another. One statement where a page of the questionnaire is shown; elsewhere none,
unless an answer to such a question is there and its words are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet

from samenspel.intake.models import EigenVraag
from samenspel.intake.vragenlijst import (
    EIGEN,
    TALEN,
    Domein,
    Keuze,
    Soort,
    Tekst,
    Voorwaarde,
    Vraag,
    gestelde_vraag,
    is_eigen,
    ja_nee,
)
from samenspel.intake.vragenlijst import domeinen as meegeleverde_domeinen
from samenspel.intake.vragenlijst import vragen as meegeleverde_vragen


def als_vraag(rij: EigenVraag) -> Vraag:
    """A row as the rest of the intake knows a question."""
    soort = Soort(rij.soort)
    hulp = rij.teksten.get("hulp")
    return Vraag(
        code=rij.code,
        versie=rij.versie,
        domein=rij.domein,
        categorie=rij.categorie,
        soort=soort,
        onderdeel=rij.onderdeel,
        tekst=_tekst(rij, "vraag"),
        hulp=_tekst(rij, "hulp") if hulp else None,
        doorvragen=tuple(rij.doorvragen),
        keuzes=ja_nee() if soort is Soort.JA_NEE else tuple(Keuze(c, _tekst(rij, f"keuze:{c}")) for c in rij.keuzes),
        toon_als=Voorwaarde(rij.toon_als_vraag, frozenset(rij.toon_als_waarden)) if rij.toon_als_vraag else None,
        per_kind=rij.per_kind,
        kanten=tuple(rij.kanten),
        wettelijk="",
        voorzet="",
        hoogste=rij.hoogste,
    )


def _tekst(rij: EigenVraag, plek: str) -> Tekst:
    """Where nobody wrote it in a language, the Dutch stands in its place, and the text says so."""
    woorden = rij.teksten[plek]
    status = {t: "gecontroleerd" if f"{plek}.{t}" in rij.nagekeken else "concept" for t in TALEN}
    return Tekst(
        {taal: woorden.get(taal) or woorden["nl"] for taal in TALEN},
        status,
        frozenset(taal for taal in TALEN if not woorden.get(taal)),
    )


def gestelde(gemeente_id: UUID) -> QuerySet[EigenVraag]:
    """Every version that this municipality ever adopted, also what it withdrew later."""
    return EigenVraag.objects.filter(gemeente_id=gemeente_id, vastgesteld_op__isnull=False)


def eigen_vragen(gemeente_id: UUID) -> dict[str, Vraag]:
    """What this municipality asks now beside what is shipped, by code: the last adopted version, not withdrawn."""
    rijen = gestelde(gemeente_id).filter(ingetrokken_op__isnull=True).order_by("nummer", "versie")
    return {vraag.code: vraag for vraag in map(als_vraag, rijen)}


def vragen_van(gemeente_id: UUID) -> dict[str, Vraag]:
    """Every question that is asked in this municipality, by code."""
    return {**meegeleverde_vragen(), **eigen_vragen(gemeente_id)}


def domeinen_van(gemeente_id: UUID) -> dict[str, Domein]:
    """The pages of the questionnaire of this municipality, each with its own questions last."""
    eigen = eigen_vragen(gemeente_id)
    return {
        code: replace(domein, vragen=(*domein.vragen, *(vraag for vraag in eigen.values() if vraag.domein == code)))
        for code, domein in meegeleverde_domeinen().items()
    }


def vraag_van(gemeente_id: UUID, code: str) -> Vraag | None:
    """The version of this question that is asked now; None when it is not (or no longer) asked."""
    if not is_eigen(code):
        return meegeleverde_vragen().get(code)
    rijen = gestelde(gemeente_id).filter(nummer=_nummer(code), ingetrokken_op__isnull=True)
    rij = rijen.order_by("-versie").first()
    return als_vraag(rij) if rij is not None else None


def _nummer(code: str) -> int:
    nummer = code.removeprefix(EIGEN)
    return int(nummer) if len(nummer) <= 4 else 0  # a number that cannot be


class Gesteld:
    """The words that were asked, for a reading of answers: own questions are fetched when one is asked for, once."""

    def __init__(self, gemeente_id: UUID, codes: Iterable[str]) -> None:
        self._gemeente_id = gemeente_id
        self._nummers = {_nummer(code) for code in codes if is_eigen(code)}

    @cached_property
    def _eigen(self) -> Mapping[tuple[str, int], Vraag]:
        rijen = gestelde(self._gemeente_id).filter(nummer__in=self._nummers)
        return {(rij.code, rij.versie): als_vraag(rij) for rij in rijen}

    def zoek(self, code: str, versie: int) -> Vraag | None:
        """An own question as it was asked; None when this municipality never asked it."""
        return self._eigen.get((code, versie))

    def vraag(self, code: str, versie: int) -> Vraag:
        """The question as it was asked. Raises `KeyError` for a version that never was."""
        return self._eigen[code, versie] if is_eigen(code) else gestelde_vraag(code, versie)


ALLEEN_MEEGELEVERD = Gesteld(UUID(int=0), ())
"""For an answer that no municipality's own question can be behind."""
