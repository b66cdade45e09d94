"""Regeling artikel 4.1 (aanbod), Participatiewet artikel 56a (ontzorgen), Awb artikel 6:7 (bezwaar)."""

from __future__ import annotations

import pytest

from wet.tests.hulp import alle, dag, g, kern, pip


def test_de_gemeente_biedt_binnen_drie_maanden_een_cursus_aan():
    begin = pip("2026-02-27")
    assert kern(alle("2026-05-27", begin)["T18"]) == ("2026-02-27", "2026-05-27", "loopt", None)
    assert alle("2026-05-28", begin)["T18"].stand == "te_laat"
    assert kern(alle("2026-06-28", begin, g("aanbod_gedaan", "2026-05-27"))["T18"])[2:] == ("gehaald", "2026-05-27")
    assert kern(alle("2026-06-28", begin, g("aanbod_gedaan", "2026-01-27"))["T18"])[2:] == ("gehaald", "2026-01-27")
    assert alle("2026-03-01", pip("2025-11-30"))["T18"].uiterlijk == dag("2026-02-28")  # a Saturday; it does not move


def test_het_taalschakeltraject_begint_binnen_zes_maanden():
    begin = pip("2026-02-27", "ONDERWIJS")
    assert kern(alle("2026-08-27", begin)["T19"]) == ("2026-02-27", "2026-08-27", "loopt", None)
    assert kern(alle("2026-09-28", begin, g("taalschakeltraject_start", "2026-08-28"))["T19"])[2:] == (
        "te_laat",
        "2026-08-28",
    )
    assert kern(alle("2026-09-28", begin, g("taalschakeltraject_start", "2026-02-01"))["T19"])[2:] == (
        "gehaald",
        "2026-02-01",
    )


def test_aanbod_en_taalschakeltraject_tellen_vanaf_het_eerste_pip():
    t = alle("2026-04-01", pip("2026-02-27", "ONDERWIJS"), pip("2026-03-27", "ONDERWIJS"))
    assert (t["T18"].start, t["T19"].start) == (dag("2026-02-27"), dag("2026-02-27"))


def test_wie_naar_de_onderwijsroute_gaat_telt_vanaf_het_pip():
    t = alle("2026-06-01", pip("2026-02-27"), g("leerroute_gewijzigd", "2026-05-01", leerroute="ONDERWIJS"))["T19"]
    assert kern(t)[:3] == ("2026-02-27", "2026-08-27", "loopt")


@pytest.mark.parametrize(
    ("recht", "uiterlijk"), [("2026-03-30", "2026-09-29"), ("2026-08-31", "2027-02-28"), ("2026-03-01", "2026-08-28")]
)
def test_ontzorgen_duurt_zes_maanden_vanaf_het_recht_op_bijstand(recht, uiterlijk):
    """Lid 2; the day itself counts."""
    begin = g("recht_op_bijstand", recht)
    assert kern(alle(uiterlijk, begin)["T06"]) == (recht, uiterlijk, "loopt", None)
    assert kern(alle("2027-03-01", begin)["T06"]) == (recht, uiterlijk, "gehaald", uiterlijk)


def test_ontzorgen_stopt_als_de_bijstand_stopt():
    feiten = (g("recht_op_bijstand", "2026-03-30"), g("bijstand_beeindigd", "2026-06-30"))
    assert kern(alle("2026-06-30", *feiten)["T06"]) == ("2026-03-30", "2026-06-30", "loopt", None)
    assert kern(alle("2026-07-01", *feiten)["T06"]) == ("2026-03-30", "2026-06-30", "gehaald", "2026-06-30")
    later = alle("2027-01-01", g("recht_op_bijstand", "2026-03-30"), g("bijstand_beeindigd", "2026-12-30"))["T06"]
    assert kern(later)[1] == "2026-09-29"


def test_een_nieuw_recht_op_bijstand_telt_opnieuw():
    feiten = (
        g("recht_op_bijstand", "2025-03-30"),
        g("bijstand_beeindigd", "2025-06-30"),
        g("recht_op_bijstand", "2026-01-01"),
    )
    assert kern(alle("2026-02-01", *feiten)["T06"]) == ("2026-01-01", "2026-06-30", "loopt", None)


def test_ontzorgen_is_onzeker():
    t = alle("2026-06-30", g("recht_op_bijstand", "2026-03-30"))["T06"]
    assert t.onzeker
    assert t.onzeker_omdat in t.uitleg


BEKEND = (pip("2025-03-03"), g("pip_bekendgemaakt", "2025-03-07"))


def test_zes_weken_bezwaar_na_de_bekendmaking():
    """18-4-2025 is Good Friday: the term ends on Tuesday after Easter."""
    assert kern(alle("2025-04-22", *BEKEND)["T15"]) == ("2025-03-07", "2025-04-22", "loopt", None)
    assert kern(alle("2025-04-23", *BEKEND)["T15"]) == ("2025-03-07", "2025-04-22", "vervallen", None)


@pytest.mark.parametrize(
    ("op", "stand"), [("2025-03-07", "gehaald"), ("2025-04-22", "gehaald"), ("2025-04-23", "te_laat")]
)
def test_bezwaar_op_tijd_of_te_laat(op, stand):
    t = alle("2025-06-01", *BEKEND, g("bezwaar", op))["T15"]
    assert kern(t)[2:] == (stand, op)


def test_bezwaar_tegen_een_boete_is_geen_bezwaar_tegen_het_pip():
    assert alle("2025-04-01", *BEKEND, g("bezwaar", "2025-03-20", artikel="22"))["T15"].stand == "loopt"


def test_bezwaar_voor_de_bekendmaking_telt_niet():
    assert alle("2025-04-01", *BEKEND, g("bezwaar", "2025-03-06"))["T15"].stand == "loopt"


def test_artikel_6_8_ook_tegen_onze_wijziging_van_een_pip_van_onbekende_dag():
    """Article 6:7 knows no decision without six weeks: of who moved here only our change is known."""
    verhuisd = g("verhuizing", "2026-05-01", met_pip=True, leerroute="B1")
    wijziging = g("pip_wijziging", "2026-06-03", leerroute="B1")
    t = alle("2026-06-10", verhuisd, wijziging, g("pip_bekendgemaakt", "2026-06-03"))["T15"]
    assert kern(t) == ("2026-06-03", "2026-07-15", "loopt", None)
    assert kern(alle("2026-06-10", verhuisd, wijziging)["T15"]) == (None, None, "niet_gestart", None)
    assert "T15" not in alle("2026-06-02", verhuisd, wijziging)


def test_wie_geen_pip_heeft_kan_geen_bezwaar_maken():
    assert "T15" not in alle("2025-04-01", BEKEND[1])
    assert kern(alle("2025-04-01", BEKEND[0])["T15"]) == (None, None, "niet_gestart", None)
