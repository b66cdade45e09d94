"""Besluit inburgering 2021: artikel 3.1, 3.2, 3.14, 4.5, 5.3, 5.4 en 9.9."""

from __future__ import annotations

from datetime import timedelta

import pytest

from wet.tests.hulp import alle, dag, g, kern, pip

KENNISGEVING = "kennisgeving_inburgeringsplicht"

# Artikel 5.3: tien weken


def test_tien_weken_na_de_kennisgeving_van_duo():
    t = alle("2026-06-03", g(KENNISGEVING, "2026-04-10"), groep="GEZIN")["T12"]
    assert kern(t) == ("2026-04-10", "2026-06-19", "loopt", None)
    assert t.uitleg == "10 weken na de kennisgeving van DUO van 10 april 2026; dat is 19 juni 2026."
    assert (t.geldig_vanaf, t.onzeker) == (dag("2023-01-01"), False)


@pytest.mark.parametrize(
    ("kennisgeving", "uiterlijk"),
    [
        ("2026-01-23", "2026-04-07"),  # ten weeks end on Good Friday 3-4-2026: Tuesday after Easter
        ("2026-02-14", "2026-04-28"),  # Saturday 25-4, Sunday, King's day on Monday 27-4: Tuesday
        ("2026-03-06", "2026-05-18"),  # Friday 15-5-2026, equated with a holiday: Monday
        ("2026-02-24", "2026-05-06"),  # 5 May, every year
        ("2026-03-05", "2026-05-18"),  # Ascension day 14-5, the equated Friday, a weekend
        ("2025-10-24", "2026-01-05"),  # Friday 2-1-2026, equated
    ],
)
def test_een_laatste_dag_op_een_rustdag_schuift_op(kennisgeving, uiterlijk):
    t = alle("2026-01-31" if kennisgeving < "2026-02" else "2026-03-31", g(KENNISGEVING, kennisgeving), groep="GEZIN")[
        "T12"
    ]
    assert t.uiterlijk == dag(uiterlijk)
    assert "daarom is de laatste dag" in t.uitleg


@pytest.mark.parametrize(
    ("kennisgeving", "versie", "start", "onzeker"),
    [
        ("2022-12-31", "2022-01-01", "2022-11-01", False),  # the old text: from the registration
        ("2023-01-01", "2023-01-01", "2023-01-01", True),
        ("2026-04-01", "2023-01-01", "2026-04-01", True),
        ("2026-04-02", "2023-01-01", "2026-04-02", False),  # the text was read as of this day
    ],
)
def test_de_dag_van_de_kennisgeving_kiest_de_versie(kennisgeving, versie, start, onzeker):
    t = alle("2026-05-01", g("brp_inschrijving", "2022-11-01"), g(KENNISGEVING, kennisgeving))["T12"]
    assert (t.geldig_vanaf, t.start, t.onzeker) == (dag(versie), dag(start), onzeker)


def test_ook_een_termijn_die_nog_niet_begon_is_onzeker_in_de_jaren_die_niet_zijn_gelezen():
    assert alle("2026-05-01", g(KENNISGEVING, "2026-04-01"))["T12"].onzeker
    assert not alle("2026-05-01", g(KENNISGEVING, "2026-04-02"))["T12"].onzeker
    assert not alle("2026-05-01")["T12"].onzeker


def test_zonder_kennisgeving_kiest_de_inschrijving_de_versie():
    assert kern(alle("2022-12-31", g("brp_inschrijving", "2022-12-31"))["T12"])[:2] == ("2022-12-31", "2023-03-13")
    assert kern(alle("2023-06-01", g("brp_inschrijving", "2023-01-01"))["T12"]) == (None, None, "niet_gestart", None)


@pytest.mark.parametrize(
    ("groep", "gekoppeld", "start"),
    [
        ("ASIEL_A", False, "2026-05-20"),
        ("ASIEL_B", True, "2026-05-20"),
        ("ASIEL_B", False, "2026-05-01"),
        ("GEZIN", True, "2026-05-01"),
        ("OVERIG", True, "2026-05-01"),
    ],
)
def test_een_statushouder_die_nog_niet_is_ingeschreven_telt_vanaf_de_inschrijving(groep, gekoppeld, start):
    feiten = [g(KENNISGEVING, "2026-05-01"), g("brp_inschrijving", "2026-05-20")]
    feiten += [g("koppeling_gemeente", "2026-04-01")] if gekoppeld else []
    assert alle("2026-06-01", *feiten, groep=groep)["T12"].start == dag(start)


def test_wie_op_de_dag_van_de_kennisgeving_wordt_ingeschreven_telt_vanaf_de_kennisgeving():
    t = alle("2026-06-01", g(KENNISGEVING, "2026-05-01"), g("brp_inschrijving", "2026-05-01"))["T12"]
    assert (t.start, t.rij.rest["basis"]) == (dag("2026-05-01"), KENNISGEVING)


def test_zolang_een_statushouder_niet_is_ingeschreven_is_er_geen_start():
    assert kern(alle("2026-06-01", g(KENNISGEVING, "2026-05-01"))["T12"]) == (None, None, "niet_gestart", None)


def test_de_start_die_duo_meldt_gaat_voor():
    feiten = (
        g(KENNISGEVING, "2026-05-01"),
        g("brp_inschrijving", "2026-05-20"),
        g("tienwekentermijn_gestart", "2026-05-04"),
    )
    assert alle("2026-06-01", *feiten)["T12"].start == dag("2026-05-04")


def test_de_eerste_kennisgeving_telt():
    t = alle("2026-09-01", g(KENNISGEVING, "2026-06-01"), g(KENNISGEVING, "2026-05-01"), groep="GEZIN")["T12"]
    assert t.start == dag("2026-05-01")


def test_een_pip_van_voor_de_start_telt():
    assert kern(alle("2026-09-01", g(KENNISGEVING, "2026-06-01"), pip("2026-05-01"), groep="GEZIN")["T12"])[2:] == (
        "gehaald",
        "2026-05-01",
    )


def test_een_pip_na_de_laatste_dag_is_te_laat():
    feiten = (g(KENNISGEVING, "2026-04-10"), pip("2026-06-20"))
    assert kern(alle("2026-09-01", *feiten, groep="GEZIN")["T12"]) == (
        "2026-04-10",
        "2026-06-19",
        "te_laat",
        "2026-06-20",
    )
    assert alle("2026-06-19", *feiten, groep="GEZIN")["T12"].stand == "loopt"


GEVRAAGD = g("informatie_derde_gevraagd", "2026-05-01")


def test_wie_wacht_op_een_ander_heeft_na_tien_weken_geen_laatste_dag():
    """Lid 2. Until then the ten weeks count."""
    feiten = (g(KENNISGEVING, "2026-04-10"), GEVRAAGD)
    assert kern(alle("2026-06-19", *feiten, groep="GEZIN")["T12"]) == ("2026-04-10", "2026-06-19", "loopt", None)
    assert kern(alle("2026-06-20", *feiten, groep="GEZIN")["T12"]) == ("2026-04-10", None, "open", None)
    gehaald = alle("2026-09-01", *feiten, pip("2026-08-01"), groep="GEZIN")["T12"]
    assert kern(gehaald) == ("2026-04-10", None, "gehaald", "2026-08-01")


@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        ("2026-05-20", "2026-06-19"),  # two weeks later is before ten weeks are over
        ("2026-06-10", "2026-06-24"),
        ("2026-07-18", "2026-08-03"),  # two weeks later is a Saturday
        ("2026-04-30", None),  # came before it was asked: still unanswered
    ],
)
def test_na_ontvangst_nog_twee_weken(ontvangen, uiterlijk):
    feiten = (g(KENNISGEVING, "2026-04-10"), GEVRAAGD, g("informatie_derde_ontvangen", ontvangen))
    t = alle("2026-11-01", *feiten, groep="GEZIN")["T12"]
    assert kern(t)[1] == uiterlijk


@pytest.mark.parametrize(
    ("gevraagd", "stand"),
    [("2026-06-19", "open"), ("2026-06-20", "te_laat"), ("2026-04-10", "open"), ("2026-04-09", "te_laat")],
)
def test_alleen_een_vraag_binnen_de_tien_weken_telt(gevraagd, stand):
    feiten = (g(KENNISGEVING, "2026-04-10"), g("informatie_derde_gevraagd", gevraagd))
    assert alle("2026-07-01", *feiten, groep="GEZIN")["T12"].stand == stand


def test_ook_in_de_oude_tekst_wacht_men_op_een_ander():
    feiten = (
        g("brp_inschrijving", "2022-05-02"),
        g("informatie_derde_gevraagd", "2022-06-01"),
        g("informatie_derde_ontvangen", "2022-08-01"),
    )
    assert kern(alle("2022-09-01", *feiten)["T12"])[1] == "2022-08-15"


def test_ook_in_de_oude_tekst_telt_een_pip_van_voor_de_start_en_is_het_aan_de_gemeente():
    begin = g("brp_inschrijving", "2022-05-02")
    assert kern(alle("2022-09-01", begin, pip("2022-07-11"))["T12"])[1:] == ("2022-07-11", "gehaald", "2022-07-11")
    eerder = alle("2022-09-01", begin, pip("2022-04-20"))["T12"]
    assert (*kern(eerder)[2:], eerder.eigenaar) == ("gehaald", "2022-04-20", "gemeente")


# Artikel 3.1 en 3.2: PVT en MAP; artikel 3.14: de Z-route


@pytest.mark.parametrize(
    ("code", "soort", "route"),
    [
        ("T29", "pvt_ondertekend", "B1"),
        ("T28", "map_eindgesprek", "B1"),
        ("T28", "map_eindgesprek", "Z"),
        ("T27", "z_eindgesprek", "Z"),
    ],
)
def test_binnen_de_inburgeringstermijn(code, soort, route):
    begin = pip("2023-01-01", route)
    assert kern(alle("2026-01-01", begin)[code]) == ("2023-01-02", "2026-01-01", "loopt", None)
    assert kern(alle("2026-01-02", begin)[code])[2] == "te_laat"
    assert kern(alle("2026-02-01", begin, g(soort, "2026-01-01"))[code])[2:] == ("gehaald", "2026-01-01")
    assert kern(alle("2026-02-01", begin, g(soort, "2026-01-02"))[code])[2:] == ("te_laat", "2026-01-02")
    assert alle("2024-02-01", begin, g(soort, "2023-01-01"))[code].stand == "loopt"  # before its start
    verlengd = alle("2026-02-01", begin, g("termijn_verlengd", "2025-12-01", nieuw_einde="2026-07-01"))[code]
    assert kern(verlengd)[1:3] == ("2026-07-01", "loopt")


def uren(op, soort, aantal, **extra):
    return g("uren", op, type=soort, uren=aantal, **extra)


Z = pip("2025-01-01", "Z")
CURSUS = (
    uren("2025-06-01", "nt2", 500),
    uren("2025-07-01", "alfabetisering", 200, instelling="web"),
    uren("2025-08-01", "knm", 100),
)


def test_een_statushouder_heeft_800_cursusuren_en_800_uren_participatie_nodig():
    participatie = (
        uren("2025-09-01", "participatie", 700),
        uren("2025-10-01", "pvt", 12),
        uren("2025-11-01", "map_praktijk", 40),
    )
    t = alle("2026-01-01", Z, *CURSUS, *participatie)["T26"]
    assert t.stand == "loopt"
    t = alle("2026-01-01", Z, *CURSUS, *participatie, uren("2025-12-01", "map_overig", 48))["T26"]
    assert kern(t)[2:] == ("gehaald", "2025-12-01")
    assert alle("2026-01-01", Z, *CURSUS, *participatie, uren("2025-12-01", "map_overig", 47.5))["T26"].stand == "loopt"
    assert (
        alle(
            "2026-01-01",
            Z,
            *CURSUS[:2],
            uren("2025-08-01", "knm", 99),
            *participatie,
            uren("2025-12-01", "participatie", 800),
        )["T26"].stand
        == "loopt"
    )


@pytest.mark.parametrize("groep", ["GEZIN", "OVERIG"])
def test_anderen_hebben_alleen_de_cursusuren_nodig(groep):
    assert kern(alle("2026-01-01", Z, *CURSUS, groep=groep)["T26"])[2:] == ("gehaald", "2025-08-01")


def test_ook_een_gezinslid_van_een_statushouder_heeft_participatie_nodig():
    assert alle("2026-01-01", Z, *CURSUS, groep="ASIEL_B")["T26"].stand == "loopt"


def test_cursusuren_bij_een_andere_instelling_tellen_niet():
    anders = (
        uren("2025-06-01", "nt2", 800, instelling="niet_vrijstellend"),
        uren("2025-06-02", "nt2", 799, instelling="keurmerk"),
    )
    assert alle("2026-01-01", Z, *anders, groep="GEZIN")["T26"].stand == "loopt"


def test_de_uren_hebben_zo_lang_de_tijd_als_de_termijn_duurt():
    verlengd = (pip("2023-01-01", "Z"), g("termijn_verlengd", "2025-12-01", nieuw_einde="2026-07-01"))
    assert kern(alle("2026-02-01", *verlengd)["T26"])[1:3] == ("2026-07-01", "loopt")


def test_een_lagere_norm_geldt_vanaf_het_besluit():
    """Regeling, artikel 3.16."""
    feiten = (Z, uren("2025-06-01", "nt2", 400), g("urennorm_verlaagd", "2025-09-01", type="nt2", norm=400))
    assert kern(alle("2026-01-01", *feiten, groep="GEZIN")["T26"])[2:] == ("gehaald", "2025-09-01")
    participatie = (
        *CURSUS,
        Z,
        uren("2025-06-01", "participatie", 100),
        g("urennorm_verlaagd", "2025-09-01", type="participatie", norm=100),
    )
    assert kern(alle("2026-01-01", *participatie)["T26"])[2:] == ("gehaald", "2025-09-01")


def test_een_ontheffing_van_de_participatie():
    """Besluit, artikel 2.7, lid 3."""
    feiten = (Z, *CURSUS, g("ontheffing", "2025-10-01", omvang="gedeeltelijk", onderdeel="participatie"))
    assert kern(alle("2026-01-01", *feiten)["T26"])[2:] == ("gehaald", "2025-10-01")
    lezen = g("ontheffing", "2025-10-01", omvang="gedeeltelijk", onderdeel="lezen")
    assert alle("2026-01-01", Z, *CURSUS, lezen)["T26"].stand == "loopt"


def test_de_groep_van_de_peildag_telt():
    feiten = (Z, *CURSUS, g("doelgroep_gewijzigd", "2025-10-01", doelgroep="GEZIN"))
    assert kern(alle("2026-01-01", *feiten)["T26"])[2:] == ("gehaald", "2025-10-01")
    terug = g("doelgroep_gewijzigd", "2025-11-01", doelgroep="ASIEL_A")
    assert alle("2026-01-01", *feiten, terug)["T26"].stand == "loopt"


def test_uren_van_voor_de_termijn_tellen_op_vanaf_de_eerste_dag():
    assert kern(alle("2026-01-01", Z, uren("2024-12-01", "nt2", 800), groep="GEZIN")["T26"])[2:] == (
        "gehaald",
        "2025-01-02",
    )


def test_gelijke_uren_zonder_kenmerk_tellen_een_keer():
    """Identical events count once; with their own id they are two."""
    dubbel = (uren("2025-06-01", "nt2", 400), uren("2025-06-01", "nt2", 400))
    assert alle("2026-01-01", Z, *dubbel, groep="GEZIN")["T26"].stand == "loopt"
    apart = (uren("2025-06-01", "nt2", 400, id="a"), uren("2025-06-01", "nt2", 400, id="b"))
    assert alle("2026-01-01", Z, *apart, groep="GEZIN")["T26"].stand == "gehaald"


# Artikel 4.5: verlenging vragen


@pytest.mark.parametrize(
    ("einde", "eerste_dag"),
    [
        ("2029-06-16", "2028-12-16"),
        ("2028-08-31", "2028-02-29"),
        ("2027-08-31", "2027-02-28"),
        ("2028-02-29", "2027-08-29"),
    ],
)
def test_verlenging_vragen_kan_zes_maanden_voor_het_einde(einde, eerste_dag):
    feiten = (pip("2026-06-16"), g("duo_termijn", "2026-06-20", einde=einde))
    t = alle("2026-07-01", *feiten)["T32"]
    assert kern(t) == (eerste_dag, einde, "niet_gestart", None)
    assert alle(eerste_dag, *feiten)["T32"].stand == "loopt"
    assert alle(einde, *feiten)["T32"].stand == "loopt"
    assert alle((dag(einde) + timedelta(days=1)).isoformat(), *feiten)["T32"].stand == "vervallen"


def test_verlenging_vragen_telt_vanaf_het_einde_dat_nu_geldt():
    feiten = (pip("2023-01-01"), g("termijn_verlengd", "2025-10-01", nieuw_einde="2026-07-01"))
    assert kern(alle("2025-09-01", *feiten)["T32"])[:2] == ("2025-07-01", "2026-01-01")
    assert kern(alle("2025-10-01", *feiten)["T32"])[:3] == ("2026-01-01", "2026-07-01", "niet_gestart")


def test_wie_geen_termijn_heeft_kan_geen_verlenging_vragen():
    assert "T32" not in alle("2026-07-01", g(KENNISGEVING, "2026-06-01"))


# Artikel 5.4: van leerroute wisselen


@pytest.mark.parametrize("route", ["B1", "Z", "ONDERWIJS"])
def test_wisselen_kan_anderhalf_jaar(route):
    begin = pip("2025-01-30", route)
    assert kern(alle("2026-07-30", begin)["T24"]) == ("2025-01-31", "2026-07-30", "loopt", None)
    assert kern(alle("2026-07-31", begin)["T24"])[2] == "vervallen"
    assert "onderwijsroute naar de B1-route kan altijd" in alle("2026-07-30", begin)["T24"].uitleg


def test_een_wissel_laat_het_recht_lopen():
    feiten = (pip("2025-01-30", "B1"), g("leerroute_gewijzigd", "2025-06-01", leerroute="Z"))
    assert kern(alle("2025-07-01", *feiten)["T24"]) == ("2025-01-31", "2026-07-30", "loopt", None)


# Artikel 9.9: wissen


@pytest.mark.parametrize(
    ("reden", "uiterlijk"),
    [
        ("voldaan", "2031-02-28"),
        ("vertrokken", "2031-02-28"),
        ("overleden", "2026-02-28"),
        ("verkeerd_regime", "2026-02-28"),
    ],
)
def test_wissen_vijf_jaar_na_het_einde_of_meteen(reden, uiterlijk):
    einde = g("plicht_einde", "2026-02-28", reden=reden)
    assert kern(alle("2026-02-28", einde)["T37"]) == ("2026-02-28", uiterlijk, "loopt", None)
    assert kern(alle("2031-03-01", einde)["T37"])[2] == "te_laat"


def test_wie_opnieuw_plichtig_wordt_wordt_niet_gewist():
    feiten = (
        g("plicht_start", "2024-01-01"),
        g("plicht_einde", "2025-01-01", reden="vertrokken"),
        g("plicht_start", "2025-06-01"),
    )
    assert alle("2026-01-01", *feiten)["T37"].stand == "niet_gestart"
    assert alle("2026-01-01", *feiten)["T17"].stand == "niet_gestart"
    assert alle("2025-02-01", *feiten)["T17"].stand == "vervallen"
