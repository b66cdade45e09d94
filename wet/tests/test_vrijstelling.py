"""Vrijstelling en ontheffing: Wet inburgering 2021, artikel 4, 5 en 7 lid 3; Besluit, artikel 2.7 en 2.8."""

from __future__ import annotations

import pytest

from wet.getallen import getal
from wet.regel import Duur
from wet.tests.hulp import dag, feiten, g
from wet.vrijstelling import (
    BESLIST_BINNEN,
    KOSTEN_TERUG,
    VRIJGRONDEN,
    besluiten_van_duo,
    gebreken_van_het_besluit,
    past_niet_bij_de_ontheffing,
    vrijgronden,
)


def codes(dingen):
    return [ding.code for ding in dingen]


def test_de_gronden_met_hun_artikel():
    assert {grond.code: str(grond.grondslag).removeprefix("Wet inburgering 2021, artikel ") for grond in VRIJGRONDEN} == {
        "acht_jaar_leerplicht": "4, lid 1, onderdeel a",
        "diploma": "4, lid 1, onderdeel b",
        "nu_leerplichtig": "4, lid 1, onderdeel c",
        "vrijstellende_opleiding": "4, lid 1, onderdeel d",
        "al_ingeburgerd": "4, lid 1, onderdeel e",
        "certificaat": "7, lid 3",
        "medisch": "5, lid 1",
        "bijzondere_omstandigheden": "5, lid 2",
    }  # fmt: skip
    assert Duur(8, "weken") == BESLIST_BINNEN
    assert str(KOSTEN_TERUG) == "Regeling inburgering 2021, artikel 2.7, lid 2"


def test_wat_een_besluit_kan_dragen():
    assert codes(vrijgronden("vrijstelling", "tijdelijk")) == ["nu_leerplichtig", "vrijstellende_opleiding"]
    assert codes(vrijgronden("vrijstelling", "gedeeltelijk")) == ["certificaat"]
    assert codes(vrijgronden("ontheffing")) == ["medisch", "bijzondere_omstandigheden"]
    assert codes(vrijgronden("ontheffing", "gedeeltelijk")) == ["medisch"]


def test_wat_het_kost_en_waarover_het_college_adviseert():
    per = {grond.code: grond for grond in VRIJGRONDEN}
    kosten = {code: getal(grond.kosten, dag("2026-11-27")).waarde for code, grond in per.items() if grond.kosten}
    assert kosten == {"al_ingeburgerd": 90, "medisch": 225}
    assert getal("examengeld", dag("2026-11-27")).waarde == 50
    adviseert = {code: str(r.grondslag) for code, grond in per.items() if (r := grond.te_adviseren) is not None}
    assert adviseert == {"bijzondere_omstandigheden": "Besluit inburgering 2021, artikel 2.8, lid 2"}
    assert [code for code, grond in per.items() if not grond.op_aanvraag] == ["acht_jaar_leerplicht", "nu_leerplichtig"]


OP = dag("2026-11-27")


@pytest.mark.parametrize(
    ("soort", "omvang", "extra", "waarom"),
    [
        ("vrijstelling", "geheel", {}, []),
        ("ontheffing", "gedeeltelijk", {"onderdeel": "lezen"}, []),
        ("vrijstelling", "tijdelijk", {}, []),
        ("vrijstelling", "tijdelijk", {"tot": dag("2026-11-27")}, []),
        ("vrijstelling", "tijdelijk", {"tot": dag("2026-11-26")}, ["einde_voor_begin"]),
        ("ontheffing", "tijdelijk", {}, ["bestaat_niet"]),
        ("vrijstelling", "gedeeltelijk", {}, ["geen_onderdeel"]),
    ],
)
def test_een_besluit_dat_binnenkomt(soort, omvang, extra, waarom):
    assert codes(gebreken_van_het_besluit(soort, omvang, op=OP, vandaag=OP, **extra)) == waarom


def test_een_besluit_uit_de_toekomst():
    later = gebreken_van_het_besluit("ontheffing", "geheel", op=dag("2026-11-28"), vandaag=OP)
    assert [(gebrek.code, gebrek.zin) for gebrek in later] == [
        ("toekomst", "Het besluit van 28 november 2026 moet nog komen.")
    ]
    assert gebreken_van_het_besluit("ontheffing", "tijdelijk", op=OP, vandaag=OP)[0].grondslag == (
        "Wet inburgering 2021, artikel 5"
    )


# Besluit, artikel 2.7 lid 3


@pytest.mark.parametrize(
    ("onderdelen", "route", "waarom"),
    [
        (["lezen", "luisteren", "schrijven"], "B1", []),
        (["lezen", "luisteren", "schrijven", "spreken"], "B1", ["vier_taaldelen"]),
        (["knm"], "ONDERWIJS", []),
        (["lezen", "knm"], "B1", ["taal_en_knm"]),
        (["participatie"], "Z", []),
        (["participatie"], None, []),
        (["participatie"], "B1", ["participatie_buiten_z"]),
        ([], "B1", []),
    ],
)
def test_een_gedeeltelijke_ontheffing_kan_niet_voor_alles(onderdelen, route, waarom):
    assert codes(past_niet_bij_de_ontheffing(onderdelen, route)) == waarom


def test_taal_en_knm_samen_is_niet_zeker():
    assert "is niet zeker" in past_niet_bij_de_ontheffing(["lezen", "knm"], "B1")[0].zin


# What holds on a day


def besluit(soort, op="2026-03-02", **extra):
    return g(soort, op, **extra)


def test_de_besluiten_van_duo():
    deel = besluit("ontheffing", omvang="gedeeltelijk", onderdeel="spreken")
    heel = besluit("vrijstelling", "2026-04-01", omvang="geheel")
    later = besluit("vrijstelling", "2026-11-28", omvang="geheel")
    een, twee = besluiten_van_duo(feiten(heel, deel, later), OP)
    assert [vrij.omvang for vrij in (een, twee)] == ["gedeeltelijk", "geheel"]
    assert twee.onderdeel == ""
    assert len(besluiten_van_duo(feiten(heel, deel, later), dag("2026-04-01"))) == 2
    assert (een.soort, een.onderdeel, een.op, een.geldt) == ("ontheffing", "spreken", dag("2026-03-02"), True)
    assert een.uitleg == "DUO gaf op 2 maart 2026 een ontheffing voor Spreken. PVT en MAP blijven nodig."
    assert str(een.grondslag) == "Wet inburgering 2021, artikel 5"
    assert twee.uitleg == "DUO gaf op 1 april 2026 een vrijstelling voor alles. U mag iemand daarna blijven helpen."
    assert besluiten_van_duo(feiten(), OP) == ()


def test_meedoen_in_de_z_route():
    (een,) = besluiten_van_duo(feiten(besluit("ontheffing", omvang="gedeeltelijk", onderdeel="participatie")), OP)
    assert "voor meedoen in de Z-route. PVT en MAP blijven nodig." in een.uitleg
    (zonder,) = besluiten_van_duo(feiten(besluit("ontheffing", omvang="gedeeltelijk")), OP)
    assert "voor een deel." in zonder.uitleg


@pytest.mark.parametrize(
    ("tot", "geldt", "zin"),
    [
        ("2026-11-27", True, "DUO gaf op 2 maart 2026 een vrijstelling tot en met 27 november 2026."),
        (
            "2026-11-26",
            False,
            "DUO gaf op 2 maart 2026 een vrijstelling tot en met 26 november 2026. Daarna geldt de plicht weer.",
        ),
        (None, True, "DUO gaf op 2 maart 2026 een vrijstelling. Wanneer die stopt, is nog niet bekend."),
    ],
)
def test_een_tijdelijke_vrijstelling_loopt_af(tot, geldt, zin):
    extra = {"tot": tot} if tot else {}
    (een,) = besluiten_van_duo(feiten(besluit("vrijstelling", omvang="tijdelijk", **extra)), OP)
    assert (een.geldt, een.uitleg, een.tot) == (geldt, zin, dag(tot) if tot else None)
