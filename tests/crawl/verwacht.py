"""What the crawl expects: `routes.csv` read together with the naive reading of the matrix. Imports nothing of `samenspel`.

A condition is a row of words, and all of them must hold (`A|B`: one of them):

    open         everybody, also who is not logged in         ingelogd     who is logged in
    aangesteld   who has an appointment                        dicht        nobody: the page does not exist
    geen         the route has no such method (405)            role         this principal; @gemeente, @staf, @regie, @partner: several
    L:C07 S:C07  the matrix lets them read, write C07 of this dossier; V:C07 the minimal view at least
    eigen:C16    a row of C16 that belongs to the own organisation
    behalve:role everybody else
    ?            the state of the case may refuse too (409), e.g. a decision that was taken
    zoekt        a search that is sent by POST comes back as an address of the same page, for everybody
    leeg         who may not gets an answer that says and does nothing
    ~            there may be nothing of the kind in this dossier (404)
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.matrix.naief import BETROKKEN, LEES, PROEFROLLEN, cellen
from tests.matrix.toestanden import LOOPT, ONVERDEELD, ZICHZELF

ANONIEM = "anoniem"
TOESTANDEN = (
    "geen", LOOPT, "gestopt", "nog_niet", "zonder_overeenkomst", "overeenkomst_voorbij", "overeenkomst_nog_niet", "niet_in_betrokkenheid",
    "niet_in_overeenkomst", "andere_organisatie", ONVERDEELD, ZICHZELF, "andere_gemeente", "van_collega", "gedekt", "meewerker",
)  # fmt: skip
"""Of `tests/matrix/toestanden.py` those without a consent or an emergency: single things and single hours are judged by V1 and by the tests of avg."""
_BUITEN = {
    "regievoerder": {"van_collega", "meewerker"},
    "coach_inburgering": {"van_collega", "gedekt", ONVERDEELD},
    "ondersteuner_regie": {"van_collega", "gedekt", "meewerker", ONVERDEELD},
    "teamleider": {"van_collega", "gedekt", "meewerker"},
    "jurist_bezwaar": {"van_collega", "gedekt", ONVERDEELD},
}
"""Elsewhere the regievoerder is the contact person, in the team of the team leader; the coach works along there, the ondersteuner assists.

In these three the contact person is somebody of another team: nothing more; the regievoerder covers; the coach was asked to work along. The jurist
was asked wherever the coach was: every dossier has an objection, but those with a support plan, which `routes.csv` says by the row.
"""
ALLEEN_INTERN = frozenset({"van_collega", "gedekt", "meewerker"})
REGIE = frozenset({"regievoerder", "coach_inburgering", "ondersteuner_regie"})
GEMEENTE = REGIE | {"teamleider"}
PARTNER = frozenset(BETROKKEN - set(PROEFROLLEN))
_GROEPEN = {
    "@gemeente": GEMEENTE,
    "@regie": REGIE,
    "@staf": GEMEENTE | {"intakebalie", "jurist_bezwaar"},
    "@partner": PARTNER,
}


class Route(NamedTuple):
    """One row: a route with these values in its address, in a dossier of this kind ("" when it names none)."""

    naam: str
    waarden: dict[str, str]
    dossier: str
    lezen: str
    schrijven: str

    @property
    def titel(self) -> str:
        return " ".join([self.naam, *(f"{k}={w}" for k, w in self.waarden.items())])


class Plaats(NamedTuple):
    """Who asks, and how they stand to the dossier of the address: the state of the relation, seen from their organisation."""

    principal: str
    toestand: str = ""
    eigen_rij: bool = False


@cache
def routes() -> tuple[Route, ...]:
    """Every row of `routes.csv`."""
    with (Path(__file__).parent / "routes.csv").open(newline="", encoding="utf-8") as bestand:
        return tuple(
            Route(
                rij["route"], dict(deel.split("=", 1) for deel in rij["waarden"].split()), rij["dossier"], rij["lezen"], rij["schrijven"]
            )
            for rij in csv.DictReader(bestand)
        )  # fmt: skip


def bereikt(principal: str, toestand: str) -> bool:
    """Whether somebody reaches a dossier in this state (the column `bereik` of the matrix)."""
    if toestand in {"andere_gemeente", ""}:
        return False
    if principal in _BUITEN:
        return toestand not in _BUITEN[principal]
    verder = {
        "intakebalie": ONVERDEELD,
        "inburgeraar": ZICHZELF,
        "gemachtigde": ZICHZELF,
        "tolk": ZICHZELF,
        "klantcontact_balie": LOOPT,
    }.get(principal)
    return toestand == verder if verder else principal in PARTNER and toestand == LOOPT


def letter(principal: str, categorie: str) -> str:
    """The cell of the matrix; nothing for who is not logged in."""
    return cellen().get((principal, categorie), "-")


def mag(principal: str, toestand: str, daad: str, categorie: str, *, eigen: bool = False) -> bool:
    """Whether the matrix gives `L`, `S` or `V` of one category of a dossier in this state."""
    als = {"L": "LS", "S": "S", "V": "VLS", LEES: "LS"}[daad]
    cel = letter(principal, categorie)
    if principal == "gemachtigde" and cel == "T":  # every part was chosen, of the household only the minimal view
        return bereikt(principal, toestand) and (daad == "V" or (daad in {"L", LEES} and categorie != "C04"))
    return bereikt(principal, toestand) and (cel in als or (cel == "E" and eigen))


def houdt(woord: str, plaats: Plaats) -> bool:
    """One word of a condition."""
    wie = plaats.principal
    if woord in {"?", "~", "zoekt", "leeg", "open"}:
        return True
    if woord in {"ingelogd", "aangesteld"}:
        return wie != ANONIEM
    if woord in {"dicht", "geen"}:
        return False
    soort, _punt, rest = woord.partition(":")
    if soort == "behalve":
        return wie != rest
    if soort == "eigen":
        return plaats.eigen_rij and mag(wie, plaats.toestand, "L", rest, eigen=True)
    if rest:
        return mag(wie, plaats.toestand, soort, rest)
    return wie in _GROEPEN.get(woord, {woord})


def mag_volgens(voorwaarde: str, plaats: Plaats) -> bool:
    """Whether a condition holds for somebody."""
    return all(any(houdt(deel, plaats) for deel in woord.split("|")) for woord in voorwaarde.split())
