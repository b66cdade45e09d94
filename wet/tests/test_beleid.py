"""Terms that a municipality gives itself: T01, T02, T05, T07, T21, T22. Nobody inherits Almelo's values."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import wet
from wet.tests.hulp import alle, dag, g, kern, pip

LOKAAL = {"T01", "T02", "T05", "T07", "T21", "T22"}
ALLES = (
    g("koppeling_gemeente", "2026-01-05"),
    g("welkomgesprek", "2026-01-20"),
    g("mb_gestart", "2026-01-31"),
    g("recht_op_bijstand", "2026-02-02"),
    pip("2026-04-01", "Z"),
)


@pytest.mark.parametrize("gemeente", ["wet", "aa-en-hunze", "assen", "tynaarlo", "noordoostpolder", "venlo"])
def test_zonder_eigen_waarde_bestaat_de_termijn_niet(gemeente):
    assert not alle("2026-06-01", *ALLES, gemeente=gemeente).keys() & LOKAAL
    assert not alle("2026-06-01", gemeente=gemeente).keys() & LOKAAL


def test_almelo_heeft_ze_alle_zes():
    assert alle("2026-06-01", *ALLES, gemeente="almelo").keys() >= LOKAAL


@pytest.mark.parametrize(
    ("code", "uiterlijk"),
    [
        ("T01", "2026-02-16"),  # six weeks
        ("T02", "2026-02-03"),  # two weeks
        ("T05", "2027-01-30"),  # twelve months, the first day counts
        ("T07", "2026-09-01"),  # five months after the PIP
        ("T21", "2026-07-01"),  # three months after the route became Z
        ("T22", "2027-04-01"),  # the first twelve months of the term
    ],
)
def test_de_lengte_bij_almelo(code, uiterlijk):
    assert alle("2026-06-01", *ALLES, gemeente="almelo")[code].uiterlijk == dag(uiterlijk)


def test_elke_termijn_leest_haar_eigen_waarde():
    """With six different values, so that none can stand in for another."""
    getallen = {
        "welkomgesprek_weken": 3, "vragenlijst_weken": 4, "mb_maanden.max": 7, "ontzorg_review_maanden": 2,
        "z_participatie_start_maanden": 6, "voortgang_eerste_12m_min": 1,
    }  # fmt: skip
    waarden: dict[str, Any] = {naam: [(dag("2022-01-01"), aantal, naam)] for naam, aantal in getallen.items()}
    waarden["ontzorg_review_basis"] = [(dag("2022-01-01"), "pip_dagtekening", "basis")]
    t = alle("2026-06-01", *ALLES, g("voortgangsgesprek", "2026-05-01"), beleid=wet.beleid_uit(waarden))
    assert {code: (t[code].uiterlijk, t[code].grondslag[0]) for code in sorted(LOKAAL)} == {
        "T01": (dag("2026-01-26"), "welkomgesprek_weken"),
        "T02": (dag("2026-02-17"), "vragenlijst_weken"),
        "T05": (dag("2026-08-30"), "mb_maanden.max"),
        "T07": (dag("2026-06-01"), "ontzorg_review_maanden"),
        "T21": (dag("2026-10-01"), "z_participatie_start_maanden"),
        "T22": (dag("2027-04-01"), "voortgang_eerste_12m_min"),
    }
    assert t["T22"].stand == "gehaald"


def test_een_lokale_termijn_schuift_niet_op():
    t = alle("2026-06-01", g("koppeling_gemeente", "2026-02-21"), gemeente="almelo")["T01"]
    assert t.uiterlijk == dag("2026-04-04")  # the Saturday before Easter


@pytest.mark.parametrize(("op", "bestaat"), [("2022-11-21", False), ("2022-11-22", True)])
def test_de_waarde_op_de_startdag_telt(op, bestaat):
    assert ("T01" in alle("2026-06-01", g("koppeling_gemeente", op), gemeente="almelo")) == bestaat
    assert ("T01" in alle(op, gemeente="almelo")) == bestaat


def test_een_nieuwe_waarde_verandert_een_lopende_termijn_niet():
    beleid = wet.beleid_uit(
        {"welkomgesprek_weken": [(dag("2026-01-01"), 6, "besluit 1"), (dag("2026-03-01"), 4, "besluit 2")]}
    )
    oud = alle("2026-06-01", g("koppeling_gemeente", "2026-02-28"), beleid=beleid)["T01"]
    nieuw = alle("2026-06-01", g("koppeling_gemeente", "2026-03-01"), beleid=beleid)["T01"]
    assert (oud.uiterlijk, oud.grondslag, oud.geldig_vanaf) == (dag("2026-04-11"), ("besluit 1",), dag("2026-01-01"))
    assert (nieuw.uiterlijk, nieuw.grondslag, nieuw.geldig_vanaf) == (
        dag("2026-03-29"),
        ("besluit 2",),
        dag("2026-03-01"),
    )


def test_een_ingetrokken_waarde_beeindigt_de_lokale_termijn():
    beleid = wet.beleid_uit(
        {"welkomgesprek_weken": [(dag("2026-01-01"), 6, "besluit"), (dag("2026-03-01"), None, "ingetrokken")]}
    )
    assert "T01" in alle("2026-06-01", g("koppeling_gemeente", "2026-02-28"), beleid=beleid)
    assert "T01" not in alle("2026-06-01", g("koppeling_gemeente", "2026-03-01"), beleid=beleid)
    assert "T01" not in alle("2026-06-01", beleid=beleid)


def test_welkomgesprek_en_vragenlijst_mogen_eerder():
    t = alle(
        "2026-06-01", *ALLES, g("welkomgesprek", "2026-01-02"), g("vragenlijst_start", "2026-01-10"), gemeente="almelo"
    )
    assert kern(t["T01"]) == ("2026-01-05", "2026-02-16", "gehaald", "2026-01-02")
    assert kern(t["T02"]) == ("2026-01-20", "2026-02-03", "gehaald", "2026-01-10")


def test_de_laatste_koppeling_en_begeleiding_tellen():
    extra = (g("koppeling_gemeente", "2026-03-02"), g("mb_gestart", "2026-03-02"))
    t = alle("2026-06-01", *ALLES, *extra, gemeente="almelo")
    assert (t["T01"].start, t["T05"].start) == (dag("2026-03-02"), dag("2026-03-02"))


def test_begeleiding_wordt_afgerond_na_haar_begin():
    t = alle("2026-12-01", *ALLES, g("mb_beeindigd", "2026-11-01"), gemeente="almelo")["T05"]
    assert kern(t)[2:] == ("gehaald", "2026-11-01")
    eerder = alle(
        "2026-12-01", g("mb_gestart", "2025-01-01"), g("mb_beeindigd", "2025-10-01"), *ALLES, gemeente="almelo"
    )["T05"]
    assert kern(eerder)[2:] == ("loopt", None)


# Ontzorgen beoordelen


def test_ontzorgen_wordt_beoordeeld_na_het_begin_van_de_termijn():
    t = alle(
        "2026-12-01",
        *ALLES,
        g("beoordeling_ontzorgen", "2026-03-31"),
        g("beoordeling_ontzorgen", "2026-09-02"),
        gemeente="almelo",
    )["T07"]
    assert kern(t) == ("2026-04-01", "2026-09-01", "te_laat", "2026-09-02")


def test_zonder_bijstand_geen_beoordeling_en_zonder_pip_nog_niet():
    assert "T07" not in alle("2026-06-01", pip("2026-04-01"), gemeente="almelo")
    assert kern(alle("2026-06-01", g("recht_op_bijstand", "2026-02-02"), gemeente="almelo")["T07"]) == (
        None,
        None,
        "niet_gestart",
        None,
    )
    assert "T07" not in alle("2022-11-21", g("recht_op_bijstand", "2022-02-02"), gemeente="almelo")


def test_de_beoordeling_vervalt_als_de_bijstand_stopt():
    stop = g("bijstand_beeindigd", "2026-05-31")
    assert alle("2026-06-01", *ALLES, stop, gemeente="almelo")["T07"].stand == "vervallen"
    assert (
        alle("2026-06-01", *ALLES, g("beoordeling_ontzorgen", "2026-05-01"), stop, gemeente="almelo")["T07"].stand
        == "gehaald"
    )


def test_een_gemeente_kan_vanaf_het_recht_op_bijstand_tellen():
    waarden: dict[str, list[tuple[date, Any, str]]] = {
        "ontzorg_review_maanden": [(dag("2022-01-01"), 5, "besluit")],
        "ontzorg_review_basis": [(dag("2022-01-01"), "recht_op_bijstand", "besluit")],
    }
    t = alle("2026-06-01", *ALLES, beleid=wet.beleid_uit(waarden))["T07"]
    assert kern(t)[:2] == ("2026-02-02", "2026-07-02")
    del waarden["ontzorg_review_basis"]
    assert alle("2026-06-01", *ALLES, beleid=wet.beleid_uit(waarden))["T07"].start == dag("2026-02-02")


def test_een_recht_van_voor_het_besluit_geeft_geen_beoordeling():
    waarden: dict[str, Any] = {
        "ontzorg_review_maanden": [(dag("2026-03-01"), 5, "besluit")],
        "ontzorg_review_basis": [(dag("2026-03-01"), "recht_op_bijstand", "besluit")],
    }
    beleid = wet.beleid_uit(waarden)
    assert "T07" not in alle("2026-06-01", g("recht_op_bijstand", "2026-02-02"), beleid=beleid)
    assert "T07" in alle("2026-06-01", g("recht_op_bijstand", "2026-03-02"), beleid=beleid)


# Meedoen in de Z-route


def test_meedoen_begint_met_vrijwilligerswerk_of_met_uren():
    werk = g("vrijwilligerswerk_gestart", "2026-06-15")
    uren = g("uren", "2026-05-01", type="participatie", uren=6)
    assert kern(alle("2026-12-01", *ALLES, werk, gemeente="almelo")["T21"])[2:] == ("gehaald", "2026-06-15")
    assert kern(alle("2026-12-01", *ALLES, werk, uren, gemeente="almelo")["T21"])[2:] == ("gehaald", "2026-05-01")
    assert (
        alle("2026-12-01", *ALLES, g("uren", "2026-05-01", type="nt2", uren=6), gemeente="almelo")["T21"].stand
        == "te_laat"
    )
    assert (
        alle("2026-12-01", *ALLES, g("uren", "2026-05-01", type="participatie", uren=0), gemeente="almelo")["T21"].stand
        == "te_laat"
    )
    assert kern(alle("2026-12-01", *ALLES, g("vrijwilligerswerk_gestart", "2026-01-15"), gemeente="almelo")["T21"])[
        2:
    ] == ("gehaald", "2026-01-15")


def test_de_dag_waarop_de_route_z_werd():
    feiten = (
        pip("2026-01-05", "B1"),
        g("leerroute_gewijzigd", "2026-03-01", leerroute="Z"),
        g("pip_wijziging", "2026-04-01", leerroute="Z"),
    )
    assert alle("2026-12-01", *feiten, gemeente="almelo")["T21"].start == dag("2026-03-01")
    terug = (*feiten, g("leerroute_gewijzigd", "2026-05-01", leerroute="B1"))
    assert kern(alle("2026-12-01", *terug, gemeente="almelo")["T21"])[2] == "vervallen"
    verder = (*feiten, g("leerroute_gewijzigd", "2026-05-01", leerroute="ONDERWIJS"))
    assert kern(alle("2026-12-01", *verder, gemeente="almelo")["T21"])[2] == "vervallen"
    weer = (*terug, g("leerroute_gewijzigd", "2026-06-01", leerroute="Z"))
    assert kern(alle("2026-07-01", *weer, gemeente="almelo")["T21"])[:3] == ("2026-06-01", "2026-09-01", "loopt")


# Voortgangsgesprekken


def gesprekken(*dagen):
    return tuple(g("voortgangsgesprek", dag) for dag in dagen)


@pytest.mark.parametrize(
    ("dagen", "stand", "voldaan_op"),
    [
        ((), "te_laat", None),
        (("2026-06-01",), "te_laat", None),
        (("2026-04-02", "2027-04-01"), "gehaald", "2027-04-01"),
        (("2026-06-01", "2026-09-01", "2026-12-01"), "gehaald", "2026-09-01"),
        (("2026-04-01", "2026-09-01"), "te_laat", None),  # the first was before the term
        (("2026-09-01", "2027-04-02"), "te_laat", None),  # the second was after the twelve months
    ],
)
def test_twee_gesprekken_in_de_eerste_twaalf_maanden(dagen, stand, voldaan_op):
    t = alle("2027-06-01", *ALLES, *gesprekken(*dagen), gemeente="almelo")["T22"]
    assert kern(t) == ("2026-04-02", "2027-04-01", stand, voldaan_op)


def test_twee_gesprekken_op_een_dag_zijn_er_twee_als_ze_een_eigen_kenmerk_hebben():
    een = g("voortgangsgesprek", "2026-06-01", id="a")
    assert alle("2026-07-01", *ALLES, een, een, gemeente="almelo")["T22"].stand == "loopt"
    assert (
        alle("2026-07-01", *ALLES, een, g("voortgangsgesprek", "2026-06-01", id="b"), gemeente="almelo")["T22"].stand
        == "gehaald"
    )


def test_een_waarde_van_nul_is_geen_norm():
    beleid = wet.beleid_uit({"voortgang_eerste_12m_min": [(dag("2022-01-01"), 0, "besluit")]})
    assert "T22" not in alle("2026-06-01", *ALLES, beleid=beleid)


def test_een_onbekende_gemeente_heeft_geen_beleid():
    with pytest.raises(KeyError):
        wet.beleid_voor("utrecht")
