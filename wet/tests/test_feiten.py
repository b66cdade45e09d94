"""Facts: what counts once, which of several counts, and what was withdrawn."""

from __future__ import annotations

import wet
from wet.tests.hulp import alle, dag, feiten, g, pip


def situatie(*gebeurtenissen, groep="ASIEL_A"):
    return tuple(wet.situatie(feiten(*gebeurtenissen, groep=groep)))


def test_groep_en_route_van_de_laatste_gebeurtenis():
    assert situatie() == ("ASIEL_A", None)
    assert situatie(pip("2026-02-02", "B1")) == ("ASIEL_A", "B1")
    assert situatie(g("leerroute_gewijzigd", "2026-03-01", leerroute="Z"), pip("2026-02-02")) == ("ASIEL_A", "Z")
    assert situatie(pip("2026-02-02"), g("pip_wijziging", "2026-04-01", leerroute="ONDERWIJS"), groep="GEZIN") == (
        "GEZIN",
        "ONDERWIJS",
    )
    assert situatie(pip("2026-02-02"), g("doelgroep_gewijzigd", "2026-04-01", doelgroep="OVERIG")) == ("OVERIG", "B1")
    assert situatie(pip("2026-02-02", "Z"), pip("2026-03-02", "B1")) == ("ASIEL_A", "B1")


def test_een_wijziging_zonder_route_laat_de_route_staan():
    assert situatie(pip("2026-02-02", "Z"), g("pip_wijziging", "2026-04-01")) == ("ASIEL_A", "Z")


def test_op_dezelfde_dag_telt_wat_het_laatst_is_vastgelegd():
    een = g("leerroute_gewijzigd", "2026-03-01", leerroute="Z", vastgelegd_op="2026-03-05")
    ander = g("leerroute_gewijzigd", "2026-03-01", leerroute="B1", vastgelegd_op="2026-03-04")
    assert situatie(een, ander) == situatie(ander, een) == ("ASIEL_A", "Z")


def test_dan_de_grootste_json_tekst():
    een, ander = (
        g("leerroute_gewijzigd", "2026-03-01", leerroute="Z"),
        g("leerroute_gewijzigd", "2026-03-01", leerroute="B1"),
    )
    assert situatie(een, ander) == situatie(ander, een) == ("ASIEL_A", "Z")


def test_van_twee_eerste_oproepen_op_een_dag_telt_de_laatst_vastgelegde():
    een = g("oproep_brede_intake", "2026-03-01", verschijnen_op="2026-03-20", vastgelegd_op="2026-03-01")
    ander = g("oproep_brede_intake", "2026-03-01", verschijnen_op="2026-03-10", vastgelegd_op="2026-03-02")
    later = g("oproep_brede_intake", "2026-04-01", verschijnen_op="2026-04-10", vastgelegd_op="2026-04-02")
    assert alle("2026-03-03", een, ander, later)["T08"].uiterlijk == dag("2026-03-10")


def test_gelijke_gebeurtenissen_tellen_een_keer_ook_als_ze_later_zijn_vastgelegd():
    een = g("voortgangsgesprek", "2026-06-01", vastgelegd_op="2026-06-01")
    ander = g("voortgangsgesprek", "2026-06-01", vastgelegd_op="2026-06-09")
    assert len(wet.geldende(feiten(een, ander, een))) == 1
    assert len(wet.geldende(feiten(een, g("voortgangsgesprek", "2026-06-02")))) == 2
    assert len(wet.geldende(feiten(g("voortgangsgesprek", "2026-06-01", id="a"), ander))) == 2
    verschil = (g("uren", "2026-06-01", type="nt2", uren=1), g("uren", "2026-06-01", type="nt2", uren=2))
    assert len(wet.geldende(feiten(*verschil))) == 2


def test_een_ingetrokken_gebeurtenis_is_nooit_gebeurd():
    fout = g("pip_dagtekening", "2026-02-02", leerroute="B1", id="p1")
    weg = g("intrekking", "2026-03-01", van="p1", id="i1")
    assert alle("2026-02-28", fout, weg)["T17"].stand == "loopt"
    assert alle("2026-03-01", fout, weg)["T17"].stand == "niet_gestart"
    assert wet.geldende(feiten(fout, weg)) == ()
    assert [x.soort for x in wet.geldende(feiten(fout, weg, g("welkomgesprek", "2026-01-01")))] == ["welkomgesprek"]


def test_een_ingetrokken_intrekking_telt_niet():
    fout = g("pip_dagtekening", "2026-02-02", leerroute="B1", id="p1")
    weg = g("intrekking", "2026-03-01", van="p1", id="i1")
    toch = g("intrekking", "2026-03-02", van="i1", id="i2")
    assert alle("2026-03-05", fout, weg, toch)["T17"].stand == "loopt"
    weer = g("intrekking", "2026-03-03", van="i2", id="i3")
    assert alle("2026-03-05", toch, weer, fout, weg)["T17"].stand == "niet_gestart"
    rond = (g("intrekking", "2026-03-01", van="b", id="a"), g("intrekking", "2026-03-01", van="a", id="b"))
    assert alle("2026-03-05", fout, *rond)["T17"].stand == "loopt"


def test_een_gebeurtenis_zonder_kenmerk_kan_niet_worden_ingetrokken():
    assert alle("2026-03-05", pip("2026-02-02"), g("intrekking", "2026-03-01", van="None"))["T17"].stand == "loopt"


def test_wat_na_de_peildag_gebeurt_bestaat_nog_niet():
    alles = feiten(pip("2026-02-02"), g("aanbod_gedaan", "2026-03-01"))
    assert [x.soort for x in alles.tot_en_met(dag("2026-02-28")).gebeurtenissen] == ["pip_dagtekening"]
    assert len(alles.tot_en_met(dag("2026-03-01")).gebeurtenissen) == 2
    assert len(alles.met(g("eerste_les", "2026-03-02")).gebeurtenissen) == 3


def test_geldende_staan_op_dag():
    assert [x.soort for x in wet.geldende(feiten(pip("2026-02-02"), g("welkomgesprek", "2026-01-01")))] == [
        "welkomgesprek",
        "pip_dagtekening",
    ]
