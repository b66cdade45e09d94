"""Who is still under the Wet inburgering 2013 (the ondertussengroep): Wet inburgering 2021, article 54; Besluit, article 12.1a.

There is no PIP, no term and no fine of the municipality here. What a support plan may rest on is a question of ground.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from wet.grondslag import BI2021, PW, RI2021, WI2021, Grondslag
from wet.kalender import EEN_DAG, plus_maanden, voluit
from wet.pip import Gebrek

LENING_LAATSTE_JAAR, LENING_ALTIJD = 75, 95
"""Regeling, article 12.2a lid 8: per cent of DUO's loan that is used, in the last year of the term, and at any time."""
ONZEKER = "De tekst van artikel 54 en van de artikelen 12.1a en 12.2a is niet zelf nagelezen."
ONZEKER_PW = "Het artikel van de Participatiewet is niet zelf nagelezen."
VRIJ_VAN_ONA = Grondslag(BI2021, "12.1a", "6")
"""Who did the MAP as under the Wi2021 need not do ONA."""


class Steungrond(NamedTuple):
    """What a support plan can rest on. `onzeker`: why it is not certain; empty when it is."""

    code: str
    zin: str
    grondslag: str
    onzeker: str = ""


def gebreken_van_de_begeleiding(
    *, asiel: bool, lening_gebruikt: float | None, einde: date | None, op: date
) -> tuple[Gebrek, ...]:
    """Why the college cannot offer guidance under article 54 lid 5. `lening_gebruikt`: per cent; `einde`: of the old term."""
    gevonden = []
    if not asiel:
        zin = "Deze begeleiding is voor statushouders onder de oude wet."
        gevonden.append(Gebrek("geen_asiel", zin, str(Grondslag(WI2021, "54", "5"))))
    grond = str(Grondslag(RI2021, "12.2a", "8"))
    if lening_gebruikt is None:
        zin = "Vraag hoeveel van de lening van DUO al gebruikt is."
        gevonden.append(Gebrek("lening_onbekend", zin, grond))
    elif lening_gebruikt < _nodig(einde, op):
        zin = f"Nodig is dat {LENING_ALTIJD} procent van de lening gebruikt is, of {LENING_LAATSTE_JAAR} procent in het laatste jaar"
        wanneer = f" (vanaf {voluit(laatste_jaar_vanaf(einde))})" if einde is not None else ""
        gevonden.append(Gebrek("lening", f"{zin}{wanneer}.", grond))
    return tuple(gevonden)


def laatste_jaar_vanaf(einde: date) -> date:
    """The first day of the last year of the old term."""
    return plus_maanden(einde, -12) + EEN_DAG


def _nodig(einde: date | None, op: date) -> float:
    in_het_laatste_jaar = einde is not None and laatste_jaar_vanaf(einde) <= op <= einde
    return LENING_LAATSTE_JAAR if in_het_laatste_jaar else LENING_ALTIJD


def steungronden(
    *, heeft_bijstand: bool, asiel: bool, lening_gebruikt: float | None, einde: date | None, op: date
) -> tuple[Steungrond, ...]:
    """What a plan for this person can rest on; consent is always possible, and never a condition for anything."""
    gronden = []
    if heeft_bijstand:
        zin = "Iemand heeft bijstand. Naar werk of meedoen helpen hoort bij de Participatiewet."
        gronden.append(Steungrond("participatiewet", zin, str(Grondslag(PW, "7", "1")), ONZEKER_PW))
    if not gebreken_van_de_begeleiding(asiel=asiel, lening_gebruikt=lening_gebruikt, einde=einde, op=op):
        zin = "De gemeente mag begeleiding aanbieden: de lening van DUO is bijna op."
        gronden.append(Steungrond("begeleiding", zin, str(Grondslag(WI2021, "54", "5")), ONZEKER))
    zin = "Iemand zegt zelf ja, en mag dat altijd intrekken."
    return (*gronden, Steungrond("toestemming", zin, "AVG, artikel 6, lid 1, onderdeel a"))
