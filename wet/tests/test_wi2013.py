"""De ondertussengroep: Wet inburgering 2021, artikel 54 lid 5; Besluit, artikel 12.1a; Regeling, artikel 12.2a lid 8."""

from __future__ import annotations

from typing import Any

import pytest

from wet.tests.hulp import dag
from wet.wi2013 import VRIJ_VAN_ONA, gebreken_van_de_begeleiding, laatste_jaar_vanaf, steungronden

EINDE = dag("2027-08-31")


@pytest.mark.parametrize(
    ("procent", "op", "mag"),
    [
        (75, "2026-08-31", False),  # a day before the last year
        (75, "2026-09-01", True),
        (74.9, "2026-09-01", False),
        (75, "2027-08-31", True),
        (75, "2027-09-01", False),
        (95, "2025-01-01", True),
        (94.9, "2025-01-01", False),
        (95, "2027-09-01", True),
    ],
)
def test_wanneer_de_gemeente_begeleiding_mag_aanbieden(procent, op, mag):
    gebreken = gebreken_van_de_begeleiding(asiel=True, lening_gebruikt=procent, einde=EINDE, op=dag(op))
    assert (gebreken == ()) == mag


def test_het_laatste_jaar():
    assert laatste_jaar_vanaf(EINDE) == dag("2026-09-01")
    assert laatste_jaar_vanaf(dag("2028-02-29")) == dag("2027-03-01")


def test_wat_er_in_de_weg_staat():
    gevonden = gebreken_van_de_begeleiding(asiel=False, lening_gebruikt=None, einde=None, op=EINDE)
    assert [(gebrek.code, gebrek.zin, gebrek.grondslag) for gebrek in gevonden] == [
        (
            "geen_asiel",
            "Deze begeleiding is voor statushouders onder de oude wet.",
            "Wet inburgering 2021, artikel 54, lid 5",
        ),
        (
            "lening_onbekend",
            "Vraag hoeveel van de lening van DUO al gebruikt is.",
            "Regeling inburgering 2021, artikel 12.2a, lid 8",
        ),
    ]
    zin = "Nodig is dat 95 procent van de lening gebruikt is, of 75 procent in het laatste jaar"
    lening: dict[str, Any] = {"asiel": True, "lening_gebruikt": 80, "op": dag("2026-01-01")}
    assert [g.zin for g in gebreken_van_de_begeleiding(**lening, einde=EINDE)] == [f"{zin} (vanaf 1 september 2026)."]
    assert [g.zin for g in gebreken_van_de_begeleiding(**lening, einde=None)] == [f"{zin}."]


def test_waarop_een_ondersteuningsplan_kan_rusten():
    wie: dict[str, Any] = {"asiel": True, "einde": EINDE, "op": dag("2027-01-01")}
    alle = steungronden(heeft_bijstand=True, lening_gebruikt=80, **wie)
    assert [(grond.code, grond.grondslag, bool(grond.onzeker)) for grond in alle] == [
        ("participatiewet", "Participatiewet, artikel 7, lid 1", True),
        ("begeleiding", "Wet inburgering 2021, artikel 54, lid 5", True),
        ("toestemming", "AVG, artikel 6, lid 1, onderdeel a", False),
    ]
    assert [grond.code for grond in steungronden(heeft_bijstand=False, lening_gebruikt=None, **wie)] == ["toestemming"]
    assert all(grond.zin.endswith(".") for grond in alle)
    assert str(VRIJ_VAN_ONA) == "Besluit inburgering 2021, artikel 12.1a, lid 6"
