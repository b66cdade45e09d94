"""Every rule at a glance: to whom it applies, on what it rests, since when, whose it is."""

from __future__ import annotations

import pytest

import wet
from wet.tests.hulp import alle, dag, g, pip

ALLES = (
    g("koppeling_gemeente", "2026-01-05"),
    g("kennisgeving_inburgeringsplicht", "2026-02-02"),
    g("brp_inschrijving", "2026-02-02"),
    g("recht_op_bijstand", "2026-02-02"),
    g("welkomgesprek", "2026-01-20"),
    g("oproep_brede_intake", "2026-02-10", verschijnen_op="2026-02-20"),
    g("mb_gestart", "2026-02-02"),
    g("pip_bekendgemaakt", "2026-04-01"),
)
BIJNA_ALLE = {"ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG"}
IEDEREEN = BIJNA_ALLE | {"WI2013", "VRIJWILLIG"}
ASIEL = {"ASIEL_A", "ASIEL_B"}
GROEPEN = {
    "T01": IEDEREEN, "T02": IEDEREEN, "T04": ASIEL, "T05": ASIEL, "T06": {"ASIEL_A"}, "T07": {"ASIEL_A"}, "T08": BIJNA_ALLE,
    "T12": BIJNA_ALLE, "T13": IEDEREEN, "T15": IEDEREEN, "T17": BIJNA_ALLE, "T18": ASIEL, "T19": ASIEL, "T21": IEDEREEN,
    "T22": BIJNA_ALLE, "T24": BIJNA_ALLE, "T26": BIJNA_ALLE, "T27": BIJNA_ALLE, "T28": BIJNA_ALLE, "T29": BIJNA_ALLE,
    "T32": BIJNA_ALLE, "T37": IEDEREEN,
}  # fmt: skip
ROUTES = {
    "T19": {"ONDERWIJS"}, "T21": {"Z"}, "T24": {"B1", "Z", "ONDERWIJS"}, "T26": {"Z"}, "T27": {"Z"}, "T28": {"B1", "Z"},
    "T29": {"B1", "Z", "ONDERWIJS"},
}  # fmt: skip
LOKAAL = {"T01", "T02", "T05", "T07", "T21", "T22"}
GRONDSLAG = {
    "T04": ["Wet inburgering 2021, artikel 13, lid 3"],
    "T06": ["Participatiewet, artikel 56a, lid 1", "Participatiewet, artikel 56a, lid 2"],
    "T08": ["Wet inburgering 2021, artikel 14, lid 1"],
    "T12": ["Besluit inburgering 2021, artikel 5.3, lid 1"],
    "T13": ["Besluit inburgering 2021, artikel 5.3, lid 3"],
    "T15": ["Algemene wet bestuursrecht, artikel 6:7", "Algemene wet bestuursrecht, artikel 6:8, lid 1"],
    "T17": ["Wet inburgering 2021, artikel 11, lid 1", "Wet inburgering 2021, artikel 11, lid 2"],
    "T18": ["Wet inburgering 2021, artikel 16, lid 1", "Regeling inburgering 2021, artikel 4.1, lid 1, onderdeel g"],
    "T19": ["Regeling inburgering 2021, artikel 4.1, lid 1, onderdeel g"],
    "T24": ["Wet inburgering 2021, artikel 17, lid 2", "Besluit inburgering 2021, artikel 5.4, lid 1"],
    "T26": ["Besluit inburgering 2021, artikel 3.14, lid 2", "Besluit inburgering 2021, artikel 3.14, lid 3"],
    "T27": ["Besluit inburgering 2021, artikel 3.14, lid 2, onderdeel c", "Besluit inburgering 2021, artikel 3.16"],
    "T28": ["Besluit inburgering 2021, artikel 3.2", "Regeling inburgering 2021, artikel 3.1"],
    "T29": ["Besluit inburgering 2021, artikel 3.1"],
    "T32": ["Besluit inburgering 2021, artikel 4.5"],
    "T37": ["Besluit inburgering 2021, artikel 9.9"],
}
INBURGERAAR = {"T15", "T17", "T26", "T32"}


def feiten_voor(code: str, route: str) -> tuple[wet.Gebeurtenis, ...]:
    verhuisd = (g("verhuizing", "2026-05-01"),) if code == "T13" else ()
    return (*ALLES, pip("2026-04-01", route), *verhuisd)


@pytest.mark.parametrize("groep", sorted(IEDEREEN))
@pytest.mark.parametrize("code", sorted(GROEPEN))
def test_voor_wie_de_termijn_geldt(code, groep):
    route = "ONDERWIJS" if code == "T19" else "Z"
    assert (code in alle("2026-06-01", *feiten_voor(code, route), groep=groep, gemeente="almelo")) == (
        groep in GROEPEN[code]
    )


@pytest.mark.parametrize("route", ["B1", "ONDERWIJS", "Z"])
@pytest.mark.parametrize("code", sorted(GROEPEN))
def test_voor_welke_route_de_termijn_geldt(code, route):
    verwacht = code not in ROUTES or route in ROUTES[code]
    assert (code in alle("2026-06-01", *feiten_voor(code, route), gemeente="almelo")) == verwacht


def test_zonder_route_bestaan_de_termijnen_van_een_route_niet():
    assert not alle("2026-06-01", *ALLES, gemeente="almelo").keys() & ROUTES.keys()


@pytest.mark.parametrize("code", sorted(GROEPEN))
def test_waar_de_termijn_op_rust(code):
    t = alle("2026-06-01", *feiten_voor(code, "ONDERWIJS" if code == "T19" else "Z"), gemeente="almelo")[code]
    assert t.eigenaar == ("inburgeraar" if code in INBURGERAAR else "gemeente")
    if code in LOKAAL:
        assert t.grondslag[0].startswith("Gemeente Almelo, ")
        assert not any(wet_ in t.grondslag[0] for wet_ in ("Wet inburgering", "Besluit", "Participatiewet", "Regeling"))
        assert t.geldig_vanaf == dag("2022-11-22")
    else:
        assert list(t.grondslag) == GRONDSLAG[code]
        assert t.geldig_vanaf == dag({"T12": "2023-01-01", "T15": "1994-01-01"}.get(code, "2022-01-01"))
    assert t.onzeker == (code in {"T06", "T07", "T12", "T15", "T28"})
    assert t.naam


def test_de_oude_tekst_van_de_tien_weken_rust_op_hetzelfde_artikel():
    t = alle(
        "2022-09-01", g("brp_inschrijving", "2022-05-02"), g("tienwekentermijn_gestart", "2022-06-01"), groep="GEZIN"
    )["T12"]
    assert list(t.grondslag) == GRONDSLAG["T12"]
    assert (t.geldig_vanaf, t.start) == (dag("2022-01-01"), dag("2022-06-01"))


@pytest.mark.parametrize("groep", sorted(IEDEREEN))
def test_voor_wie_de_oude_tekst_gold(groep):
    assert ("T12" in alle("2022-09-01", g("brp_inschrijving", "2022-05-02"), groep=groep)) == (groep in BIJNA_ALLE)


def test_wat_niet_is_begonnen_rust_op_de_versie_van_de_dag():
    assert alle("2022-06-01")["T12"].geldig_vanaf == dag("2022-01-01")
    assert alle("2023-01-01")["T12"].geldig_vanaf == dag("2023-01-01")
    assert alle("2026-06-01", gemeente="almelo")["T01"].geldig_vanaf == dag("2022-11-22")


def test_alleen_het_bezwaar_en_de_tien_weken_vallen_onder_de_termijnenwet():
    assert {regel.code for regel in wet.REGELS if regel.atw} == {"T12", "T13", "T15"}


def test_elke_regel_van_de_wet_heeft_een_grondslag():
    for regel in wet.REGELS:
        assert bool(regel.grondslag) == (regel.code not in LOKAAL), regel.code


def test_de_termijnen_staan_op_code():
    codes = list(alle("2026-06-01", *ALLES, pip("2026-04-01", "Z"), gemeente="almelo"))
    assert codes == sorted(codes)


# A table of what starts each term, how long it is on a plain day, and what fulfils it; see the tests per article.
STARTS = {
    "T01": "2026-01-05", "T02": "2026-01-20", "T04": "2026-02-02", "T05": "2026-02-02", "T06": "2026-02-02", "T07": "2026-04-01",
    "T08": "2026-02-10", "T12": "2026-02-02", "T13": "2026-05-01", "T15": "2026-04-01", "T17": "2026-04-02", "T18": "2026-04-01",
    "T19": "2026-04-01", "T21": "2026-04-01", "T22": "2026-04-02", "T24": "2026-04-02", "T26": "2026-04-02", "T27": "2026-04-02",
    "T28": "2026-04-02", "T29": "2026-04-02", "T32": "2028-10-01",
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(STARTS))
def test_waarmee_de_termijn_begint(code):
    t = alle("2026-06-01", *feiten_voor(code, "ONDERWIJS" if code == "T19" else "Z"), gemeente="almelo")[code]
    assert t.start == dag(STARTS[code])


def test_een_lokale_termijn_kan_er_zijn_sinds_de_wet_er_is():
    assert {regel.geldig_vanaf for regel in wet.REGELS if regel.code in LOKAAL} == {dag("2022-01-01")}


@pytest.mark.parametrize(
    ("code", "stand"),
    [*((code, "te_laat") for code in sorted(set(STARTS) - {"T06", "T15", "T24", "T32"})), ("T06", "gehaald")]
    + [(code, "vervallen") for code in ("T15", "T24", "T32")],
)
def test_wat_niet_is_gedaan_is_na_de_laatste_dag_te_laat_of_het_recht_is_voorbij(code, stand):
    gedaan = {"T01": "welkomgesprek", "T08": "welkomgesprek", "T04": "mb_gestart", "T12": "pip_dagtekening"}
    alles = feiten_voor(code, "ONDERWIJS" if code == "T19" else "Z")
    over = [feit for feit in alles if feit.soort != gedaan.get(code)]
    assert alle("2031-01-01", *over, gemeente="almelo")[code].stand == stand


def test_versies_van_een_termijn_delen_wat_hen_kiest_en_wat_erna_komt():
    """The state of a row is found by code alone, and the newest version names the day that chooses."""
    for code in {regel.code for regel in wet.REGELS}:
        versies = [regel for regel in wet.REGELS if regel.code == code]
        assert len({regel.daarna for regel in versies}) == 1, code
        assert len({regel.kies_op for regel in versies}) == 1, code
        assert (versies[0].kies_op is not None) == (len(versies) > 1), code
