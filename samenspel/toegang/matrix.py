"""Who may see what: the access matrix as data (`matrix.csv`), read once.

A cell is the maximum for a principal and a category C01-C20: S read and write, L read, E own organisation's
rows, V a named minimal view, T only by recorded consent, N only in an emergency, G aggregates, - nothing.
V opens a database view of a few columns (`rls.minimaal`) and nothing of the table behind it; T opens the rows that somebody
said yes to (to who looks along for a newcomer: the parts, ADR 29), N the dossier of an emergency for an hour (`deuren`, ADR 16 and 17). The same reading feeds `zichtbaar_voor` and, through the table
`toegang_recht`, row-level security.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from samenspel.kern.identiteit import SYSTEEM as SYSTEEM

CATEGORIEEN = tuple(f"C{nummer:02}" for nummer in range(1, 21))


class Bereik(StrEnum):
    """On what ground a principal reaches dossiers of the municipality."""

    GEMEENTE = "gemeente"  # works for the municipality: of its dossiers the ones of the `Kring`
    ONVERDEELD = "onverdeeld"  # nobody is the contact person yet
    GEZOCHT = "gezocht"  # found a moment ago by this person, by the whole name and the birth date
    BETROKKEN = "betrokken"  # an active `Betrokkenheid` of the own organisation
    TOEGEWEZEN = "toegewezen"  # of those of the organisation the ones given to this person, this week
    ZICHZELF = "zichzelf"  # the own dossier
    GEMACHTIGD = "gemachtigd"  # the dossier of who let this person look along: the parts that they chose
    GEBOEKT = "geboekt"  # the dossier of the appointment for which this interpreter was booked
    AVG_ZAAK = "avg_zaak"  # a dossier in which something is for the data protection officer to look at
    GEEN = "geen"


class Kring(StrEnum):
    """Which dossiers of the municipality somebody who works for it reaches (ADR 25)."""

    ALLES = "alles"
    CASELOAD = "caseload"  # the own, those of whom one covers today, and what has no contact person yet
    TEAM = "team"  # those of the colleagues in the own team, and what has no contact person
    BEZWAAR = "bezwaar"  # those in which one was asked to work along, while an objection runs there and until the days to appeal are over
    TOEGEWEZEN = "toegewezen"  # those of which one was made contact person or in which one was asked to work along
    ONDERSTEUNT = "ondersteunt"  # the same, and the caseload of whom one assists
    GEEN = ""


_BEREIK = {
    "regievoerder": Bereik.GEMEENTE,
    "coach_inburgering": Bereik.GEMEENTE,
    "ondersteuner_regie": Bereik.GEMEENTE,
    "teamleider": Bereik.GEMEENTE,
    "jurist_bezwaar": Bereik.GEMEENTE,
    "intakebalie": Bereik.ONVERDEELD,
    "klantcontact_balie": Bereik.GEZOCHT,
    "taalaanbieder": Bereik.BETROKKEN,
    "mb_coordinator": Bereik.BETROKKEN,
    "mb_vrijwilliger": Bereik.TOEGEWEZEN,
    "informele_taal_maatje": Bereik.TOEGEWEZEN,
    "sleutelpersoon": Bereik.TOEGEWEZEN,
    "stadsbank_gkb": Bereik.BETROKKEN,
    "budgetcoach": Bereik.BETROKKEN,
    "werkcoach_wpda": Bereik.BETROKKEN,
    "sociaal_team_welzijn": Bereik.BETROKKEN,
    "coa_casemanager": Bereik.BETROKKEN,
    "inburgeraar": Bereik.ZICHZELF,
    "gemachtigde": Bereik.GEMACHTIGD,
    "tolk": Bereik.GEBOEKT,
    "functionaris_gegevensbescherming": Bereik.AVG_ZAAK,
    SYSTEEM: Bereik.GEMEENTE,
}
_KRING = {
    "regievoerder": Kring.CASELOAD,
    "coach_inburgering": Kring.TOEGEWEZEN,
    "ondersteuner_regie": Kring.ONDERSTEUNT,
    "teamleider": Kring.TEAM,
    "jurist_bezwaar": Kring.BEZWAAR,
    SYSTEEM: Kring.ALLES,
}


@dataclass(frozen=True, slots=True)
class Recht:
    """What one principal may do with one category.

    `eigen`: only rows of the own organisation. `kort`: the minimal view, which whoever reads all may read too.
    `gedeeld`: rows that somebody said yes to. `nood`: dossiers of which this person opened the emergency door.
    """

    lees: bool
    schrijf: bool
    eigen: bool
    kort: bool
    gedeeld: bool = False
    nood: bool = False


_NIETS = Recht(lees=False, schrijf=False, eigen=False, kort=False)
_ALLES = Recht(lees=True, schrijf=True, eigen=False, kort=True)
_RECHT_VAN = {
    "S": _ALLES,
    "L": Recht(lees=True, schrijf=False, eigen=False, kort=True),
    "E": Recht(lees=True, schrijf=True, eigen=True, kort=False),
    "V": Recht(lees=False, schrijf=False, eigen=False, kort=True),
    "T": Recht(lees=False, schrijf=False, eigen=False, kort=False, gedeeld=True),
    "N": Recht(lees=False, schrijf=False, eigen=False, kort=False, nood=True),
}


@cache
def _rijen() -> tuple[dict[str, str], ...]:
    with (Path(__file__).parent / "matrix.csv").open(newline="", encoding="utf-8") as bestand:
        return tuple(csv.DictReader(bestand))


@cache
def _cellen() -> dict[tuple[str, str], str]:
    return {(rij["principal"], categorie): rij[categorie] for rij in _rijen() for categorie in CATEGORIEEN}


def cel(rol: str, categorie: str) -> str:
    """The letter of one cell; empty for who is not in the matrix."""
    return _cellen().get((rol, categorie), "")


def ziet_cijfers(rol: str) -> bool:
    """Whether somebody sees figures (A) and no person at all: then only what no person can be recognised in."""
    return any(rij["principal"] == rol and rij["A"] == "G" for rij in _rijen()) and bereik(rol) is Bereik.GEEN


@cache
def rechten() -> dict[tuple[str, str], Recht]:
    """Every (principal, category) of the matrix, and `systeem`, which may read and write all."""
    tabel = {(SYSTEEM, categorie): _ALLES for categorie in CATEGORIEEN}
    for rij in _rijen():
        tabel |= {(rij["principal"], categorie): _RECHT_VAN.get(rij[categorie], _NIETS) for categorie in CATEGORIEEN}
    return tabel


def recht(rol: str, categorie: str) -> Recht:
    """What `rol` may do with `categorie`; an unknown role may do nothing."""
    return rechten().get((rol, categorie), _NIETS)


def bereik(rol: str) -> Bereik:
    """Which dossiers `rol` reaches; every role that is not named here reaches none."""
    return _BEREIK.get(rol, Bereik.GEEN)


def kring(rol: str) -> Kring:
    """Which of the dossiers of the municipality; whose ground is another one has none."""
    return _KRING.get(rol, Kring.GEEN)


_OOK_AFGESPROKEN = {"budgetcoach": ("C10",)}


def ook_afgesproken(rol: str) -> tuple[str, ...]:
    """What an involvement must be about before anything of the dossier opens: a budget coach has an agreement to coach (C10), or nothing."""
    return _OOK_AFGESPROKEN.get(rol, ())


@cache
def leesbare_categorieen(rol: str) -> tuple[str, ...]:
    """The categories that `rol` may read without being limited to its own organisation's rows."""
    return tuple(c for c in CATEGORIEEN if recht(rol, c).lees and not recht(rol, c).eigen)
