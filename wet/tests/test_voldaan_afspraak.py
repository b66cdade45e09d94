"""contract.md, section 3, sentence by sentence. The second reading of it is in `test_eigenschappen`."""

from __future__ import annotations

import json

import pytest

from wet import opdracht
from wet.tests.test_opdracht import VOORBEELD, draai

CODES = {
    "pvt", "map", "lezen", "luisteren", "schrijven", "spreken", "knm", "cursusuren", "participatieuren", "eindgesprek",
    "taalschakeldiploma",
}  # fmt: skip


def vraag(route, *gebeurtenissen, groep="ASIEL_A", op="2028-01-01"):
    """The answer of the door to one person, by code."""
    pip = {"soort": "pip_dagtekening", "op": "2026-01-05", "leerroute": route}
    feiten = {"gemeente": "wet", "doelgroep": groep, "gebeurtenissen": [pip, *gebeurtenissen]}
    code, uit, fout = draai(feiten, "--op", op, opdracht_=opdracht.voldaan)
    assert (code, fout) == (0, "")
    gelezen = json.loads(uit)
    return gelezen["klaar_voor_melding"], {deel["code"]: deel for deel in gelezen["onderdelen"]}


def feit(soort, op="2027-01-04", **extra):
    return {"soort": soort, "op": op, **extra}


def uren(soort, aantal, **extra):
    return feit("uren", type=soort, uren=aantal, **extra)


def test_de_vorm_van_het_antwoord():
    for route in ("B1", "ONDERWIJS", "Z"):
        klaar, delen = vraag(route)
        assert klaar is False
        assert set(delen) <= CODES
        for deel in delen.values():
            assert list(deel) == ["code", "voldaan", "uitleg", "onzeker"]
            assert [type(deel[naam]) for naam in ("voldaan", "uitleg", "onzeker")] == [bool, str, bool]
            assert deel["uitleg"].endswith(".")


def test_het_voorbeeld_van_de_feiten():
    code, uit, _ = draai(VOORBEELD, "--op", "2026-11-27", opdracht_=opdracht.voldaan)
    gelezen = json.loads(uit)
    assert (code, gelezen["klaar_voor_melding"]) == (0, False)
    assert [(deel["code"], deel["voldaan"]) for deel in gelezen["onderdelen"]] == [
        (naam, False) for naam in ("pvt", "map", "cursusuren", "participatieuren", "eindgesprek")
    ]


@pytest.mark.parametrize(("aantal", "klaar"), [(11.5, False), (12, True)])
def test_pvt_is_twaalf_uur_en_de_handtekening(aantal, klaar):
    assert vraag("B1", uren("pvt", aantal), feit("pvt_ondertekend"))[1]["pvt"]["voldaan"] is klaar
    assert vraag("B1", uren("pvt", aantal))[1]["pvt"]["voldaan"] is False


@pytest.mark.parametrize(("aantal", "klaar"), [(39.5, False), (40, True)])
def test_map_is_veertig_praktijkuren_en_het_gesprek(aantal, klaar):
    assert vraag("B1", uren("map_praktijk", aantal), feit("map_eindgesprek"))[1]["map"]["voldaan"] is klaar
    assert vraag("Z", uren("map_praktijk", aantal))[1]["map"]["voldaan"] is False
    assert vraag("B1", uren("map_overig", 40), feit("map_eindgesprek"))[1]["map"]["voldaan"] is False


@pytest.mark.parametrize(
    ("soort", "instelling", "telt"),
    [
        ("nt2", "keurmerk", True),
        ("alfabetisering", "web", True),
        ("knm", None, True),
        ("nt2", "overig", False),
        ("nt2", "niet_vrijstellend", False),
        ("participatie", "keurmerk", False),
    ],
)
def test_cursusuren_zijn_van_een_school_met_keurmerk_of_web(soort, instelling, telt):
    extra = {"instelling": instelling} if instelling else {}
    assert vraag("Z", uren(soort, 800, **extra))[1]["cursusuren"]["voldaan"] is telt


@pytest.mark.parametrize("soort", ["participatie", "pvt", "map_praktijk", "map_overig"])
def test_pvt_en_map_zitten_in_de_uren_participatie(soort):
    assert vraag("Z", uren(soort, 100), uren("participatie", 700))[1]["participatieuren"]["voldaan"] is True
    assert vraag("Z", uren(soort, 99.5), uren("participatie", 700))[1]["participatieuren"]["voldaan"] is False
    assert vraag("Z", uren("nt2", 800))[1]["participatieuren"]["voldaan"] is False


def test_het_niveau_van_knm_doet_er_niet_toe():
    for extra in ({"niveau": "A0"}, {"niveau": "C2"}, {}):
        assert vraag("B1", feit("examenuitslag", onderdeel="knm", geslaagd=True, **extra))[1]["knm"]["voldaan"] is True


def test_van_de_map_is_in_de_onderwijsroute_geen_sprake():
    assert "map" not in vraag("ONDERWIJS")[1]
    assert "map" not in vraag("ONDERWIJS", feit("taalschakeldiploma"))[1]
