"""Drift between the frozen decision and the living plan: pure, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from samenspel.plan.domeinen import DOMEINEN
from samenspel.plan.drift import Besluit, Nu, Praktijkbeeld, Vergelijking, vergelijk
from samenspel.plan.leefplan import Leefplan, Regel, bouw, leefplan_bij

BESLUIT_OP = date(2026, 1, 12)
VANDAAG = date(2026, 6, 3)
TOEN = datetime(2026, 1, 12, 10, tzinfo=UTC)
DAARNA = datetime(2026, 5, 1, 10, tzinfo=UTC)
DOEL, ACTIE = UUID(int=1), UUID(int=2)


def _regel(soort: str, moment: datetime = TOEN, actie: UUID | None = None, tekst: str = "", **gegevens: Any) -> Regel:
    return Regel(
        UUID(int=moment.month * 100 + len(soort)),
        DOEL,
        actie,
        soort,
        tekst,
        "nl",
        gegevens,
        moment.date(),
        moment,
        "Sanne",
        "werk",
    )


GESTELD = _regel("gesteld", tekst="Ik wil weer koken.")
AFGESPROKEN = _regel("afgesproken", actie=ACTIE, tekst="Kinderopvang regelen", eigenaar="medewerker", naam="Sanne", begint_op="2026-01-12", gepland_op="2026-07-01")  # fmt: skip


def _plan(*meer: Regel, **velden: Any) -> Leefplan:
    rij = {
        "id": ACTIE, "doel_id": DOEL, "eigenaar": "medewerker", "medewerker__naam": "Sanne", "organisatie__naam": None, "contact": "",
        "eigenaar_uiterlijk": None, "opdracht": "", "onderwerp": "", "begint_op": BESLUIT_OP, "gepland_op": date(2026, 7, 1), "klaar_op": None,
        "terugmelding": "", "vervallen_op": None, "toets_op": None, "getoetst_op": None, "effect": "", **velden,
    }  # fmt: skip
    return bouw([GESTELD, AFGESPROKEN, *meer], [rij], DOMEINEN)


BESLUIT = Besluit(
    dagtekening=BESLUIT_OP, vastgesteld_op=TOEN, gesprekken_vanaf=BESLUIT_OP, gesprekken_tot=BESLUIT_OP + timedelta(days=3 * 365), leerroute="B1", uren={"leerroute": Decimal(15), "pvt": Decimal(2), "map": Decimal("4.5")},
    ondersteuning="Maatje bij het zoeken van werk", gesprekken=6, vve="Vier ochtenden voorschool", ontzorgen="Zes maanden door de GKB",
    plan=leefplan_bij(_plan(), TOEN),
)  # fmt: skip
NU = Nu(op=VANDAAG, leerroute="B1", praktijk={}, plan=_plan())
ANDERS = Praktijkbeeld(
    zoals_besluit=False, uren=Decimal(8), tekst="", reden="opvang", sinds=date(2026, 5, 4), vastgelegd_op=DAARNA
)
WEER = replace(ANDERS, zoals_besluit=True, uren=None, reden="")
NIEUW = replace(BESLUIT, dagtekening=date(2026, 5, 20), vastgesteld_op=datetime(2026, 5, 20, 10, tzinfo=UTC))
"""The second version, adopted after the practice was noted."""


def _rij(code: str, nu: Nu = NU, besluit: Besluit = BESLUIT) -> Vergelijking:
    return next(rij for rij in vergelijk(besluit, nu) if rij.code == code)


def test_zonder_verandering_is_alles_gelijk_en_staat_elk_onderwerp_er_een_keer() -> None:
    rijen = vergelijk(BESLUIT, NU)
    assert not [rij.code for rij in rijen if rij.verschil]
    assert [rij.code for rij in rijen] == [
        "route", "leerroute", "map", "pvt", "gesprekken", "ondersteuning", "vve", "ontzorgen",
        "financien", "welbevinden", "taal", "werk", "ontmoeten",
    ]  # fmt: skip


def test_een_andere_leerroute_is_een_verschil() -> None:
    rij = _rij("route", replace(NU, leerroute="Z"))
    assert (rij.besluit, rij.nu, rij.verschil) == ("B1-route", "Z-route", True)


def test_minder_lesuren_met_reden_en_weer_gelijk() -> None:
    rij = _rij("leerroute", replace(NU, praktijk={"leerroute": ANDERS}))
    assert rij.verschil
    assert rij.besluit == "15 uur per week"
    assert rij.nu == "8 uur per week sinds 4 mei. Reden: er is geen kinderopvang."
    assert not _rij("leerroute", replace(NU, praktijk={"leerroute": replace(ANDERS, uren=Decimal("15.0"))})).verschil
    weer = _rij("leerroute", replace(NU, praktijk={"leerroute": WEER}))
    assert (weer.nu, weer.bij, weer.verschil) == ("Zoals besloten", "weer sinds 4 mei", False)


def test_de_map_laat_de_geboekte_praktijkuren_zien() -> None:
    rij = _rij("map", replace(NU, uren_gedaan={"map": 14}))
    assert (rij.gedaan, rij.totaal, rij.besluit) == (14, 40, "4,5 uur per week")


def test_een_getekende_verklaring_is_klaar_ook_als_de_uren_anders_liepen() -> None:
    rij = _rij("pvt", replace(NU, praktijk={"pvt": ANDERS}, pvt_getekend_op=date(2026, 4, 22)))
    assert (rij.klaar, rij.verschil) == ("Getekend op 22 april", False)


@pytest.mark.parametrize(
    ("op", "gehad", "verschil"),
    [(date(2027, 1, 12), 1, True), (date(2027, 1, 12), 2, False), (date(2026, 6, 3), 0, False)],
)
def test_gesprekken_lopen_achter_als_er_minder_waren_dan_gelijk_verdeeld(op: date, gehad: int, verschil: bool) -> None:
    """Six talks over three years: two after one year."""
    dagen = tuple(date(2026, 3 + n, 1) for n in range(gehad))
    assert _rij("gesprekken", replace(NU, op=op, gesprekken=dagen)).verschil is verschil


def test_gesprekken_tellen_vanaf_het_eerste_pip_ook_na_een_nieuwe_versie() -> None:
    """Wi 11 lid 3 and Besluit 5.3 lid 4: a new version starts no new three years, and forgets no talk."""
    dagen = (date(2026, 3, 1), date(2026, 5, 1))
    rij = _rij("gesprekken", replace(NU, op=date(2027, 1, 12), gesprekken=dagen), replace(NIEUW, gesprekken=12))
    assert (rij.nu, rij.bij, rij.verschil) == (
        "2 gehad, laatst op 1 mei 2026",
        "gelijk verdeeld zijn het er nu 4",
        True,
    )


def test_wat_het_nieuwe_besluit_overnam_is_geen_verschil_meer() -> None:
    tekst = replace(ANDERS, uren=None, tekst="sami gaat twee  ochtenden")
    nu = replace(NU, praktijk={"leerroute": ANDERS, "vve": tekst})
    assert _rij("leerroute", nu).verschil
    assert _rij("vve", nu).verschil
    nieuw = replace(NIEUW, uren={"leerroute": Decimal("8.0")}, vve="Sami gaat twee ochtenden.")
    for code in ("leerroute", "vve"):
        rij = _rij(code, nu, nieuw)
        assert (rij.nu, rij.bij, rij.verschil) == ("Zoals besloten", "", False)


@pytest.mark.parametrize(("code", "velden"), [("leerroute", {}), ("vve", {"uren": None, "tekst": "Sami is thuis"})])
def test_een_verschil_van_voor_het_besluit_blijft_en_vraagt_of_het_nog_klopt(code: str, velden: dict[str, Any]) -> None:
    nu = replace(NU, praktijk={code: replace(ANDERS, **velden)})
    assert "van voor het besluit" not in _rij(code, nu).bij
    rij = _rij(code, nu, NIEUW)
    assert rij.verschil
    assert rij.bij == "Dit is van voor het besluit van 20 mei. Gaat het nu zoals besloten? Leg dat vast."


def test_zoals_besloten_van_voor_een_nieuw_besluit_zegt_daarna_niets_meer() -> None:
    nu = replace(NU, praktijk={"leerroute": WEER})
    assert _rij("leerroute", nu).bij == "weer sinds 4 mei"
    assert _rij("leerroute", nu, NIEUW).bij == ""


def test_wat_bij_het_besluit_al_zo_was_is_geen_verschil_met_het_besluit() -> None:
    """A goal let go, an action of nobody, an action past its day: known when it was decided."""
    los = _regel("losgelaten", DAARNA, tekst="Zij wil nu eerst leren.")
    niemand = _regel("toegewezen", DAARNA, actie=ACTIE, eigenaar="niemand", eigenaar_uiterlijk="2026-06-09")
    velden = {"eigenaar": "niemand", "medewerker__naam": None, "eigenaar_uiterlijk": date(2026, 6, 9)}
    for plan in (_plan(los), _plan(niemand, **velden)):
        nu = replace(NU, plan=plan)
        assert _rij("werk", nu).verschil
        assert not _rij("werk", nu, replace(NIEUW, plan=leefplan_bij(plan, NIEUW.vastgesteld_op))).verschil
    laat = replace(NU, op=date(2026, 7, 8))
    assert _rij("werk", laat).verschil
    assert not _rij("werk", laat, replace(NIEUW, dagtekening=date(2026, 7, 6))).verschil
    assert _rij("werk", laat, replace(NIEUW, dagtekening=date(2026, 7, 1))).verschil
    losgelaten = leefplan_bij(_plan(los), NIEUW.vastgesteld_op)
    assert _rij("werk", besluit=replace(NIEUW, plan=losgelaten)).besluit == "Geen aparte afspraak"


def test_een_actie_bij_een_onderwerp_die_toen_al_van_niemand_was_is_geen_verschil() -> None:
    velden = {"onderwerp": "vve", "eigenaar": "niemand", "medewerker__naam": None}
    plan = _plan(eigenaar_uiterlijk=date(2026, 6, 5), **velden)
    assert _rij("vve", replace(NU, plan=plan)).verschil
    rij = _rij("vve", replace(NU, plan=plan), replace(NIEUW, plan=plan))
    assert (rij.verschil, "nog te bepalen wie" in rij.nu) == (False, True)


@pytest.mark.parametrize("code", ["ondersteuning", "vve", "ontzorgen"])
def test_wat_in_woorden_besloten_is_wijkt_af_als_iemand_dat_zegt(code: str) -> None:
    anders = replace(ANDERS, uren=None, tekst="Sami staat op de wachtlijst", reden="wachttijd")
    rij = _rij(code, replace(NU, praktijk={code: anders}))
    assert rij.verschil
    assert rij.nu.startswith("Sami staat op de wachtlijst sinds 4 mei")


def test_een_actie_zonder_eigenaar_bij_een_onderwerp_is_een_verschil() -> None:
    plan = _plan(onderwerp="vve", eigenaar="niemand", medewerker__naam=None, eigenaar_uiterlijk=date(2026, 6, 5))
    rij = _rij("vve", replace(NU, plan=plan))
    assert rij.verschil
    assert "nog te bepalen wie, uiterlijk 5 juni" in rij.nu


def test_wat_de_lezer_niet_mag_zien_staat_er_niet() -> None:
    codes = {
        rij.code
        for rij in vergelijk(
            replace(BESLUIT, vve=None, ontzorgen=None), replace(NU, plan=replace(NU.plan, domeinen=()))
        )
    }
    assert not codes & {"vve", "ontzorgen", "financien", "welbevinden"}


def test_een_nieuw_doel_naast_het_besluit_is_geen_verschil() -> None:
    assert not _rij("taal").verschil
    leeg = replace(BESLUIT, plan=bouw([], [], DOMEINEN))
    assert (_rij("werk", besluit=leeg).besluit, _rij("werk", besluit=leeg).verschil) == ("Geen aparte afspraak", False)


@pytest.mark.parametrize(
    ("regel", "velden", "zin"),
    [
        (_regel("losgelaten", DAARNA, tekst="Zij wil nu eerst leren."), {}, "losgelaten: Zij wil nu eerst leren."),
        (_regel("gewijzigd", DAARNA, tekst="Ik wil een restaurant."), {}, "In het besluit stond: ‘Ik wil weer koken.’."),
        (_regel("vervallen", DAARNA, actie=ACTIE, tekst="x"), {"vervallen_op": date(2026, 5, 1)}, "Vervallen: ‘Kinderopvang regelen’."),
        (_regel("verzet", DAARNA, actie=ACTIE, tekst="x"), {"gepland_op": date(2026, 9, 1)}, "schoof van 1 juli naar 1 september."),
        (_regel("toegewezen", DAARNA, actie=ACTIE), {"eigenaar": "niemand", "eigenaar_uiterlijk": date(2026, 6, 9)}, "heeft geen eigenaar meer"),
    ],
)  # fmt: skip
def test_wat_van_het_besluit_veranderde_is_een_verschil_met_een_zin(
    regel: Regel, velden: dict[str, Any], zin: str
) -> None:
    rij = _rij("werk", replace(NU, plan=_plan(regel, **velden)))
    assert rij.verschil
    assert zin in rij.bij


def test_een_actie_die_klaar_is_of_eerder_klaar_moet_zijn_is_geen_verschil() -> None:
    assert not _rij("werk", replace(NU, plan=_plan(klaar_op=date(2026, 5, 2)))).verschil
    assert not _rij("werk", replace(NU, plan=_plan(gepland_op=date(2026, 6, 20)))).verschil


def test_een_actie_na_haar_dag_is_een_verschil() -> None:
    rij = _rij("werk", replace(NU, op=date(2026, 7, 2)))
    assert "had op 1 juli klaar moeten zijn" in rij.bij
