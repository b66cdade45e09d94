"""When a term is no longer asked: the duty ended, an exemption, another group or route."""

from __future__ import annotations

import pytest

from wet.tests.hulp import alle, dag, g, kern, pip

KENNISGEVING = g("kennisgeving_inburgeringsplicht", "2026-01-05")
WI = {"T01", "T02", "T04", "T05", "T08", "T12", "T17", "T18", "T21", "T22", "T24", "T26", "T27", "T28", "T29", "T32"}
BEGONNEN = (
    KENNISGEVING,
    g("koppeling_gemeente", "2025-12-01"),
    g("welkomgesprek", "2026-01-02"),
    g("brp_inschrijving", "2026-01-05"),
    g("recht_op_bijstand", "2026-01-05"),
    pip("2026-06-01", "Z"),
    g("pip_bekendgemaakt", "2026-06-01"),
)


@pytest.mark.parametrize(
    "einde",
    [
        g("plicht_einde", "2026-06-20", reden="ingetrokken"),
        g("vrijstelling", "2026-06-20", omvang="geheel"),
        g("ontheffing", "2026-06-20", omvang="geheel"),
        g("vrijstelling", "2026-06-20", omvang="tijdelijk", tot="2026-12-31"),
    ],
)
def test_wat_van_de_plicht_is_en_niet_voldaan_vervalt(einde):
    ervoor = alle("2026-06-19", *BEGONNEN, gemeente="almelo")
    erna = alle("2026-06-21", *BEGONNEN, einde, gemeente="almelo")
    assert ervoor.keys() == erna.keys()
    for code, termijn in erna.items():
        if code in WI and ervoor[code].voldaan_op is None:
            assert (termijn.stand, termijn.voldaan_op) == ("vervallen", None), code
            assert "Vervallen" in termijn.uitleg
        elif code == "T37":
            assert termijn.stand == ("loopt" if einde.soort == "plicht_einde" else "niet_gestart")
        else:
            assert kern(termijn) == kern(ervoor[code]), code
    assert erna["T15"].stand == "loopt"
    assert erna["T06"].stand == "loopt"
    assert erna["T12"].stand == "te_laat"  # fulfilled, later than asked


@pytest.mark.parametrize(
    ("code", "begin"),
    [
        ("T01", (g("koppeling_gemeente", "2026-01-05"),)),
        ("T12", (g("brp_inschrijving", "2022-05-02"),)),  # the old text of article 5.3
        ("T12", (g("kennisgeving_inburgeringsplicht", "2026-05-02"), g("brp_inschrijving", "2026-05-01"))),
        ("T13", (pip("2026-02-02"), g("verhuizing", "2026-05-06"))),
        ("T19", (pip("2026-02-02", "ONDERWIJS"),)),
    ],
)
def test_elke_termijn_van_de_plicht_vervalt_met_de_plicht(code, begin):
    einde = g("plicht_einde", "2026-06-01", reden="vertrokken")
    assert alle("2026-05-31", *begin, gemeente="almelo")[code].stand in ("loopt", "te_laat")
    assert alle("2026-06-01", *begin, einde, gemeente="almelo")[code].stand == "vervallen"


def test_ook_wat_al_te_laat_was_vervalt():
    feiten = (KENNISGEVING, g("plicht_einde", "2026-06-01", reden="vertrokken"))
    assert alle("2026-05-31", *feiten, groep="GEZIN")["T12"].stand == "te_laat"
    assert kern(alle("2026-06-01", *feiten, groep="GEZIN")["T12"]) == ("2026-01-05", "2026-03-16", "vervallen", None)


def test_een_gedeeltelijke_vrijstelling_verandert_geen_termijn():
    feiten = (KENNISGEVING, g("vrijstelling", "2026-02-01", omvang="gedeeltelijk", onderdeel="lezen"))
    assert alle("2026-03-01", *feiten, groep="GEZIN")["T12"].stand == "loopt"


def test_na_een_tijdelijke_vrijstelling_telt_de_termijn_weer_vanaf_haar_eigen_begin():
    feiten = (KENNISGEVING, g("vrijstelling", "2026-02-01", omvang="tijdelijk", tot="2026-05-31"))
    assert alle("2026-05-31", *feiten, groep="GEZIN")["T12"].stand == "vervallen"
    assert kern(alle("2026-06-01", *feiten, groep="GEZIN")["T12"]) == ("2026-01-05", "2026-03-16", "te_laat", None)
    opnieuw = (*feiten, g("tienwekentermijn_gestart", "2026-06-01"))
    assert kern(alle("2026-06-02", *opnieuw, groep="GEZIN")["T12"]) == ("2026-06-01", "2026-08-10", "loopt", None)


def test_de_laatste_tijdelijke_vrijstelling_telt():
    feiten = (
        KENNISGEVING,
        g("vrijstelling", "2026-02-01", omvang="tijdelijk", tot="2026-12-31"),
        g("vrijstelling", "2026-04-01", omvang="tijdelijk", tot="2026-04-30"),
    )
    assert alle("2026-05-01", *feiten, groep="GEZIN")["T12"].stand == "te_laat"
    zonder_einde = (KENNISGEVING, g("ontheffing", "2026-02-01", omvang="tijdelijk"))
    assert alle("2030-05-01", *zonder_einde, groep="GEZIN")["T12"].stand == "vervallen"


def test_wie_tijdens_de_vrijstelling_een_pip_krijgt_heeft_voldaan():
    feiten = (KENNISGEVING, g("vrijstelling", "2026-02-01", omvang="tijdelijk", tot="2026-12-31"), pip("2026-03-01"))
    assert alle("2026-05-01", *feiten, groep="GEZIN")["T12"].stand == "gehaald"


def test_wat_niet_begonnen_is_vervalt_zonder_datums():
    t = alle("2026-06-01", g("plicht_einde", "2026-05-01", reden="aow"))["T12"]
    assert kern(t) == (None, None, "vervallen", None)
    assert "AOW" in t.uitleg


def test_het_eerste_wat_de_plicht_wegneemt_telt():
    feiten = (
        KENNISGEVING,
        g("vrijstelling", "2026-02-01", omvang="geheel"),
        g("plicht_einde", "2026-03-01", reden="vertrokken"),
    )
    assert alle("2026-04-01", *feiten, groep="GEZIN")["T12"].rij.geeindigd_op == dag("2026-02-01")


# Another group or route


def test_een_begonnen_termijn_waarvan_de_groep_is_verlaten_is_vervallen():
    feiten = (pip("2026-02-02"), g("doelgroep_gewijzigd", "2026-03-01", doelgroep="GEZIN"))
    assert alle("2026-02-28", *feiten)["T18"].stand == "loopt"
    t = alle("2026-03-01", *feiten)["T18"]
    assert kern(t) == ("2026-02-02", "2026-05-02", "vervallen", None)
    assert "andere doelgroep" in t.uitleg


def test_een_termijn_die_in_de_groep_nooit_begon_is_afwezig():
    feiten = (g("doelgroep_gewijzigd", "2026-03-01", doelgroep="GEZIN"), pip("2026-03-01"))
    assert "T18" not in alle("2026-04-01", *feiten)
    assert "T06" not in alle("2026-04-01", *feiten)
    assert "T18" in alle("2026-04-01", pip("2026-02-28"), feiten[0])


def test_een_verlaten_route():
    feiten = (pip("2026-02-02", "ONDERWIJS"), g("leerroute_gewijzigd", "2026-05-01", leerroute="B1"))
    t = alle("2026-06-01", *feiten)
    assert kern(t["T19"])[2] == "vervallen"
    assert t["T29"].stand == "loopt"
    assert t["T28"].stand == "loopt"
    assert "T27" not in t
    assert "andere leerroute" in t["T19"].uitleg


def test_ook_een_voldane_termijn_van_een_verlaten_groep_is_vervallen():
    """`vervallen` is tested before fulfilment, and a left group is not asked whether it was fulfilled."""
    feiten = (
        pip("2026-02-02"),
        g("aanbod_gedaan", "2026-02-10"),
        g("doelgroep_gewijzigd", "2026-03-01", doelgroep="GEZIN"),
    )
    assert kern(alle("2026-04-01", *feiten)["T18"])[2:] == ("vervallen", None)


def test_een_wissel_op_de_dag_van_het_pip_zelf_laat_niets_achter():
    feiten = (
        pip("2026-02-02", "Z"),
        g("leerroute_gewijzigd", "2026-02-02", leerroute="B1", vastgelegd_op="2026-02-03"),
    )
    assert "T27" not in alle("2026-04-01", *feiten)


def test_een_dag_later_was_de_termijn_nog_niet_begonnen():
    """T17 starts the day after the PIP; on that day the route was another already."""
    feiten = (pip("2026-02-02", "Z"), g("leerroute_gewijzigd", "2026-02-03", leerroute="B1"))
    assert "T27" not in alle("2026-04-01", *feiten)
    later = (pip("2026-02-02", "Z"), g("leerroute_gewijzigd", "2026-02-04", leerroute="B1"))
    assert alle("2026-04-01", *later)["T27"].stand == "vervallen"


def test_wie_onder_de_oude_wet_blijkt_te_vallen_heeft_geen_termijn_meer():
    feiten = (pip("2026-02-02"), g("doelgroep_gewijzigd", "2026-05-01", doelgroep="WI2013"))
    t = alle("2026-06-01", *feiten)
    assert {t[code].stand for code in ("T17", "T18", "T24", "T29")} == {"vervallen"}
    assert "T32" not in t
    vrijwillig = (pip("2026-02-02"), g("doelgroep_gewijzigd", "2026-05-01", doelgroep="VRIJWILLIG"))
    assert "T32" not in alle("2026-06-01", *vrijwillig)
