"""Which questions a newcomer can answer alone, and how far that is."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from samenspel.dossiers.models import Dossier
from samenspel.intake.antwoorden import geldende
from samenspel.intake.bevoegdheden import THUIS
from samenspel.intake.eigenvragen import domeinen_van
from samenspel.intake.models import Kant
from samenspel.intake.vragenblad import Regel, Vragenblad
from samenspel.intake.vragenlijst import Domein
from samenspel.kern.identiteit import Aanwezige


@dataclass(frozen=True, slots=True)
class Domeinstand:
    """One page with how many of its questions are answered."""

    domein: Domein
    beantwoord: int
    totaal: int

    @property
    def is_klaar(self) -> bool:
        return self.beantwoord >= self.totaal


@dataclass(frozen=True, slots=True)
class Vragenstand:
    """All pages; `volgende` is the first that is not complete."""

    domeinen: tuple[Domeinstand, ...]

    @property
    def begonnen(self) -> bool:
        return any(stand.beantwoord for stand in self.domeinen)

    @property
    def volgende(self) -> Domeinstand | None:
        return next((stand for stand in self.domeinen if not stand.is_klaar), None)

    @property
    def klaar(self) -> int:
        return sum(stand.is_klaar for stand in self.domeinen)


def thuisdomeinen(gemeente_id: UUID) -> list[Domein]:
    """The pages that have a question for at home."""
    alle = domeinen_van(gemeente_id).values()
    return [d for d in alle if any(v.categorie in THUIS and Kant.ZELF in v.kanten for v in d.vragen)]


def stand_van_vragen(dossier: Dossier, wie: Aanwezige) -> Vragenstand:
    """Counts the questions without a condition that are for everybody."""
    beantwoord = {
        code for code, onderwerp, kant in geldende(dossier, wie, THUIS) if kant == Kant.ZELF and not onderwerp
    }
    standen = []
    for domein in thuisdomeinen(dossier.gemeente_id):
        codes = {
            vraag.code
            for vraag in domein.vragen
            if vraag.categorie in THUIS and Kant.ZELF in vraag.kanten and vraag.toon_als is None and not vraag.per_kind
        }
        if codes:
            standen.append(Domeinstand(domein, len(codes & beantwoord), len(codes)))
    return Vragenstand(tuple(standen))


def thuisregels(blad: Vragenblad) -> list[Regel]:
    """The rows of one page that are for at home."""
    return [regel for regel in blad.regels() if regel.vraag.categorie in THUIS]
