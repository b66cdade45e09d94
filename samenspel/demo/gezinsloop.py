"""The household of one made-up life: a partner, with a dossier of their own or without, and children.

Who is in it belongs to the life; what they are called belongs to the person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from samenspel.demo.bouwer import Bouwer
from samenspel.demo.toeval import Toeval
from samenspel.dossiers.handelingen.gezin import voeg_gezinslid_toe
from samenspel.dossiers.handelingen.openen import Aanmelding
from samenspel.dossiers.models import Dossier

MET_DOSSIER, HIER, BUITENLAND = "met dossier", "hier", "buitenland"
MET_KINDEREN = 0.45  # as in the pilot of SDA (`pilot.py`)
MET_KINDEREN_PAAR = 0.7
KINDEREN = 3
# Of those who came alone: a partner here, and a partner abroad.
_PARTNER = {"ASIEL_A": (0.12, 0.18), "ASIEL_B": (0.7, 0.0), "GEZIN": (0.85, 0.0), "OVERIG": (0.4, 0.1), "WI2013": (0.35, 0.05)}  # fmt: skip
# In days at the beginning; between them the sixth birthday could fall on either side of the PIP, and no child is there.
_JONG, _OUDER = (60, 1_400), (8 * 365, 15 * 365)


@dataclass(frozen=True, slots=True)
class Gezin:
    """Who is in the household."""

    partner: str
    kinderen: tuple[date, ...]

    @property
    def antwoord(self) -> str:
        """What this newcomer says in the intake about a partner."""
        return {"": "nee", BUITENLAND: "buitenland"}.get(self.partner, "hier")


@dataclass(frozen=True, slots=True)
class Mens:
    """Whom a life is told about, and what the members of the household are called."""

    aanmelding: Aanmelding
    partner: str
    partner_geboren: str
    kinderen: tuple[str, ...]


def gezin_van(toeval: Toeval, begin: date, groep: str, *, paar: bool) -> Gezin:
    """The household of a life that began on that day; a couple has its children together."""
    rnd = toeval.rnd
    hier, buitenland = _PARTNER[groep]
    partner = MET_DOSSIER if paar else rnd.choices((HIER, BUITENLAND, ""), (hier, buitenland, 1 - hier - buitenland))[0]
    aantal = rnd.randint(1, KINDEREN) if rnd.random() < (MET_KINDEREN_PAAR if paar else MET_KINDEREN) else 0
    leeftijden = sorted(rnd.randint(*rnd.choice((_JONG, _JONG, _OUDER))) for _ in range(aantal))
    return Gezin(partner, tuple(begin - timedelta(days=dagen) for dagen in leeftijden))


def leg_gezin_vast(bouwer: Bouwer, dossier: Dossier, gezin: Gezin, mens: Mens, ander: Dossier | None) -> None:
    """Everybody in the household; a partner with a dossier is linked to it. Terms do not hang on it."""
    if gezin.partner:
        eigen = ander if gezin.partner == MET_DOSSIER else None
        voeg_gezinslid_toe(
            dossier, door=bouwer.wie, relatie="partner", naam=mens.partner, eigen=eigen,
            geboortedatum=mens.partner_geboren if eigen else "", in_nederland=gezin.partner != BUITENLAND,
        )  # fmt: skip
    for geboren, naam in zip(gezin.kinderen, mens.kinderen, strict=False):
        bouwer.kind(dossier, geboren.isoformat(), naam)
