"""Wet inburgering 2021, in article order: its own terms."""

from __future__ import annotations

from datetime import date

from wet.beleidswaarden import Beleid
from wet.besluit_inburgering import pip_en_latere_kennisgeving
from wet.grondslag import WI2021, Grondslag
from wet.kalender import EEN_DAG, dag_uit
from wet.overzicht import Overzicht
from wet.regel import ASIEL, GEMEENTE, INBURGERAAR, Begin, Duur, Eerste, Laatste, Termijnregel
from wet.uren import pvt_in_de_rij

# Article 11: the term in which the duty is met


def begin_van_de_termijn(x: Overzicht, regel: Termijnregel, beleid: Beleid) -> Begin | None:
    """Lid 2: the day after the first PIP is dated; DUO's own first day wins."""
    duo = [g for g in x.per.get("duo_termijn", ()) if g.gegevens.get("begin")]
    if duo:
        return Begin(dag_uit(duo[-1].gegevens["begin"]), {"begin_duo": True, **_wat_er_schuurt(x)})
    pip = x.eerste("pip_dagtekening")
    return Begin(pip.op + EEN_DAG, _wat_er_schuurt(x) or None) if pip is not None else None


def _wat_er_schuurt(x: Overzicht) -> dict[str, object]:
    """What a signal says while the term runs, kept in its row: a work list reads rows, no events."""
    dagen = pip_en_latere_kennisgeving(x)
    eerder = {} if dagen is None else {"pip": dagen[0].isoformat(), "kennisgeving": dagen[1].isoformat()}
    return {**eerder, **pvt_in_de_rij(x)}


def einde_volgens_duo(x: Overzicht) -> tuple[date, str] | None:
    """The end that DUO gave last, and which event gave it."""
    gegeven = [
        g for g in x.alle("duo_termijn", "termijn_verlengd") if g.gegevens.get("einde") or g.gegevens.get("nieuw_einde")
    ]
    if not gegeven:
        return None
    laatste = gegeven[-1]
    return dag_uit(laatste.gegevens.get("einde") or laatste.gegevens["nieuw_einde"]), laatste.soort


def voldaan_volgens_duo(
    x: Overzicht, regel: Termijnregel, start: date, uiterlijk: date | None, rest: dict[str, object]
) -> date | None:
    """Only DUO says that the duty is met."""
    if x.plicht_einde() is None:
        return None
    return next((g.op for g in x.per["plicht_einde"] if g.op >= start and g.gegevens.get("reden") == "voldaan"), None)


INBURGERINGSTERMIJN = Termijnregel(
    code="T17",
    naam="Inburgeringstermijn",
    eigenaar=INBURGERAAR,
    grondslag=(Grondslag(WI2021, "11", "1"), Grondslag(WI2021, "11", "2")),
    geldig_vanaf=date(2022, 1, 1),
    begint=begin_van_de_termijn,
    duur=Duur(3, "jaren"),
    telt_mee=True,
    vervangen_door=einde_volgens_duo,
    voldaan_door=voldaan_volgens_duo,
)

# Article 13: maatschappelijke begeleiding

BEGELEIDING_BEGINT = Termijnregel(
    code="T04",
    naam="Maatschappelijke begeleiding beginnen",
    eigenaar=GEMEENTE,
    grondslag=(Grondslag(WI2021, "13", "3"),),
    geldig_vanaf=date(2022, 1, 1),
    groepen=ASIEL,
    begint=Laatste("brp_inschrijving"),
    duur=Duur(1, "dagen"),
    telt_mee=True,
    voldaan_door=("mb_gestart",),
    ook_eerder=True,
)

# Article 14: brede intake


def dag_van_verschijnen(x: Overzicht, regel: Termijnregel, start: date, rest: dict[str, object]) -> date | None:
    """Lid 1: the summons itself sets the term; without one no last day can be given."""
    oproep = x.eerste("oproep_brede_intake")
    verschijnen_op = oproep.gegevens.get("verschijnen_op") if oproep is not None else None
    return dag_uit(verschijnen_op) if verschijnen_op else None


VERSCHIJNEN = Termijnregel(
    code="T08",
    naam="Eerste oproep voor de brede intake",
    eigenaar=GEMEENTE,
    grondslag=(Grondslag(WI2021, "14", "1"),),
    geldig_vanaf=date(2022, 1, 1),
    begint=Eerste("oproep_brede_intake"),
    duur=dag_van_verschijnen,
    voldaan_door=("welkomgesprek", "lbt_uitslag"),
)

REGELS = (INBURGERINGSTERMIJN, BEGELEIDING_BEGINT, VERSCHIJNEN)
