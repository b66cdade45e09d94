"""Participatiewet, article 56a: the college pays the fixed costs from the benefit for six months (ontzorgen)."""

from __future__ import annotations

from datetime import date

from wet.grondslag import PW, Grondslag
from wet.overzicht import Overzicht
from wet.regel import GEHAALD, GEMEENTE, Duur, Laatste, Termijnregel


def bijstand_gestopt(x: Overzicht, vanaf: date) -> date | None:
    """The last day with right to benefit, when the benefit that began on `vanaf` has stopped."""
    einde = x.laatste("bijstand_beeindigd")
    return einde.op if einde is not None and einde.op >= vanaf else None


ONTZORGEN = Termijnregel(
    code="T06",
    naam="Ontzorgen",
    eigenaar=GEMEENTE,
    grondslag=(Grondslag(PW, "56a", "1"), Grondslag(PW, "56a", "2")),
    geldig_vanaf=date(2022, 1, 1),
    groepen=frozenset({"ASIEL_A"}),
    begint=Laatste("recht_op_bijstand"),
    duur=Duur(6, "maanden"),
    telt_mee=True,
    niet_na=bijstand_gestopt,
    daarna=GEHAALD,
    van_de_plicht=False,
    onzeker="Niet zeker is of artikel 56a in 2026 is veranderd.",
)

REGELS = (ONTZORGEN,)
