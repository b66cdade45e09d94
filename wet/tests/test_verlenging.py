"""Meer tijd: Wet inburgering 2021, artikel 12; Besluit, hoofdstuk 4; Regeling, artikel 4.1."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wet.regel import Duur
from wet.tests.hulp import dag
from wet.verlenging import (
    AANBOD_BINNEN,
    ALLE_GRONDEN,
    AMBTSHALVE,
    BESLIST_BINNEN,
    GRONDEN,
    ONDERBREKING,
    TRAJECT_BINNEN,
    VERLENGEN,
    Aanvraag,
    Inspanning,
    aanvragen_vanaf,
    gebreken_van_bijna_klaar,
    gebreken_van_de_aanvraag,
    grond_van,
    passende_gronden,
    raming,
    raming_geen_aanbod,
)

BEGIN, EINDE = dag("2026-02-03"), dag("2029-02-02")
DRIE, ZES, TWEE = Duur(3, "maanden"), Duur(6, "maanden"), Duur(2, "jaren")


def codes(dingen):
    return [ding.code for ding in dingen]


# Regeling, artikel 4.1 lid 1 tot en met 3


@pytest.mark.parametrize(
    ("letter", "minimaal", "vast", "hoogstens", "bewijs"),
    [
        ("a", DRIE, None, None, "medische machtiging"),
        ("b", None, DRIE, None, "akte van overlijden"),
        ("c", None, Duur(16, "weken"), None, "geboorteakte uit de BRP"),
        ("d", DRIE, None, None, "verklaring van het huis"),
        ("e", DRIE, None, ZES, "verklaring van de taalschool"),
        ("f", DRIE, None, TWEE, "uitdraai uit de BRP"),
        ("g", None, None, None, "verklaring van de gemeente"),
        ("h", DRIE, None, ZES, "stukken van de aanbieder"),
        ("i", DRIE, None, TWEE, "stukken waaruit die reden blijkt"),
        ("j", DRIE, None, None, "stukken van elk van die redenen"),
    ],
)
def test_de_gronden_a_tot_en_met_j(letter, minimaal, vast, hoogstens, bewijs):
    grond = grond_van(letter)
    assert (grond.minimaal, grond.vast, grond.hoogstens) == (minimaal, vast, hoogstens)
    assert bewijs in grond.bewijs
    assert str(grond.grondslag) == f"Regeling inburgering 2021, artikel 4.1, lid 1, onderdeel {letter}"
    assert grond.van_het_college == (letter == "g")


def test_elke_grond_staat_er_een_keer():
    assert codes(GRONDEN) == list("abcdefghij")
    assert len({grond.code for grond in ALLE_GRONDEN}) == len(ALLE_GRONDEN) == 14
    assert all(grond.naam and grond.bewijs for grond in ALLE_GRONDEN)
    assert {str(grond_van(code).grondslag) for code in ("bijna_klaar", "opleiding", "onderbreking", "ambtshalve")} == {
        f"Besluit inburgering 2021, artikel {nummer}" for nummer in ("4.4", "4.3, lid 2", "4.2", "4.5, lid 2")
    }
    with pytest.raises(KeyError):
        grond_van("k")


def test_wie_wat_kan_vragen():
    assert set("abcdefghij") < set(codes(passende_gronden("ASIEL_A", "B1")))
    assert "g" not in codes(passende_gronden("GEZIN", "B1"))  # no offer of the college, so none that is late
    assert not {"e", "bijna_klaar"} & set(codes(passende_gronden("ASIEL_A", "Z")))
    assert "e" in codes(passende_gronden("ASIEL_A", "ONDERWIJS"))
    assert "bijna_klaar" not in codes(passende_gronden("ASIEL_A", "ONDERWIJS"))
    assert "e" in codes(passende_gronden("GEZIN", None))
    assert not {ONDERBREKING, AMBTSHALVE} & set(passende_gronden("ASIEL_A", "B1"))


# Besluit, artikel 4.5: de aanvraag


def test_vragen_kan_vanaf_zes_maanden_voor_het_einde():
    assert aanvragen_vanaf(EINDE) == dag("2028-08-02")
    assert aanvragen_vanaf(dag("2028-08-31")) == dag("2028-02-29")
    assert Duur(8, "weken") == BESLIST_BINNEN
    assert (AANBOD_BINNEN, TRAJECT_BINNEN) == (DRIE, ZES)
    assert str(VERLENGEN) == "Wet inburgering 2021, artikel 12, lid 1"


ZIEK = Aanvraag("a", dag("2028-01-10"), dag("2028-04-09"), ("a",), "Lag drie maanden in bed.")


def gebreken(aanvraag=ZIEK, *, op="2028-09-01", groep="ASIEL_A", route="B1"):
    return gebreken_van_de_aanvraag(
        aanvraag, doelgroep=groep, leerroute=route, begin=BEGIN, einde=EINDE, op=dag(op)
    )  # fmt: skip


def test_een_aanvraag_die_klopt():
    assert gebreken() == ()


@pytest.mark.parametrize(
    ("op", "waarom"),
    [("2028-08-01", ["te_vroeg"]), ("2028-08-02", []), ("2029-02-02", []), ("2029-02-03", ["te_laat"])],
)
def test_een_aanvraag_op_tijd(op, waarom):
    assert codes(gebreken(op=op)) == waarom


def test_te_vroeg_zegt_wat_nu_al_kan():
    gebrek = gebreken(op="2028-08-01")[0]
    assert gebrek.zin == "Vragen kan vanaf 2 augustus 2028. Leg de reden en het bewijs alvast vast."
    assert gebrek.grondslag == "Besluit inburgering 2021, artikel 4.5, lid 1"


@pytest.mark.parametrize(
    ("tot", "genoeg"),
    [
        ("2028-04-09", True),  # three months, both days included
        ("2028-04-08", False),
        (None, True),  # goes on
    ],
)
def test_drie_aaneengesloten_maanden(tot, genoeg):
    aanvraag = ZIEK._replace(tot=dag(tot) if tot else None)
    assert codes(gebreken(aanvraag)) == ([] if genoeg else ["te_kort"])


def test_wat_nog_moet_komen_telt_niet_als_gebeurd():
    aanvraag = ZIEK._replace(van=dag("2028-08-01"), tot=dag("2028-12-01"))
    assert codes(gebreken(aanvraag)) == ["te_kort"]


def test_een_overlijden_heeft_geen_kortste_duur():
    aanvraag = Aanvraag("b", dag("2028-03-01"), dag("2028-03-01"), ("b",), "Lag drie maanden in bed.")
    assert gebreken(aanvraag) == ()


@pytest.mark.parametrize(
    ("van", "tot", "waarom"),
    [
        ("2025-10-01", "2026-02-02", ["buiten_de_termijn"]),
        ("2025-10-01", "2026-02-03", []),
    ],
)
def test_de_reden_ligt_in_de_termijn(van, tot, waarom):
    assert codes(gebreken(ZIEK._replace(van=dag(van), tot=dag(tot)))) == waarom


def test_een_reden_op_de_laatste_dag():
    aanvraag = Aanvraag("b", EINDE, EINDE, ("b",), "Lag drie maanden in bed.")
    assert gebreken(aanvraag, op="2029-02-02") == ()


def test_een_reden_na_het_einde():
    later = ZIEK._replace(van=dag("2029-02-03"), tot=dag("2029-06-03"))
    assert codes(gebreken(later, op="2029-07-01")) == ["te_laat", "buiten_de_termijn"]


def test_bewijs_en_toelichting():
    assert codes(gebreken(ZIEK._replace(bewijs=()))) == ["bewijs"]
    gebrek = gebreken(ZIEK._replace(bewijs=("b",)))[0]
    assert (gebrek.zin, gebrek.grondslag) == (
        "Nodig is een medische machtiging.",
        "Regeling inburgering 2021, artikel 4.1, lid 3, onderdeel a",
    )
    for leeg in ("", "  "):
        assert codes(gebreken(ZIEK._replace(toelichting=leeg))) == ["toelichting"]


def test_het_college_maakt_zijn_eigen_bewijs():
    aanvraag = Aanvraag("g", dag("2026-05-03"), toelichting="Wij wachtten op een aanbod.")
    assert [gebrek.zin for gebrek in gebreken(aanvraag)] == ["Maak een verklaring van de gemeente."]
    assert codes(gebreken(aanvraag, groep="GEZIN")) == ["past_niet", "bewijs"]


def test_bijna_klaar_gaat_niet_over_verwijt():
    aanvraag = Aanvraag("bijna_klaar", dag("2028-09-01"))
    assert [(g.code, g.grondslag) for g in gebreken(aanvraag)] == [("bewijs", "Besluit inburgering 2021, artikel 4.4")]


# Regeling, artikel 4.1 lid 2: hoelang


def duur(code, van=None, tot=None):
    return raming(code, EINDE, van=dag(van) if van else None, tot=dag(tot) if tot else None)


@pytest.mark.parametrize(
    ("code", "van", "tot", "einde"),
    [
        ("a", "2028-01-10", "2028-04-09", "2029-05-04"),  # 91 days
        ("b", None, None, "2029-05-02"),
        ("c", None, None, "2029-05-25"),  # sixteen weeks
        ("d", "2027-01-01", "2027-12-31", "2030-02-02"),
        ("e", "2027-01-01", "2027-03-31", "2029-05-03"),
        ("e", "2027-01-01", "2027-12-31", "2029-08-02"),  # six months at most
        ("f", "2026-03-01", "2028-08-01", "2031-02-02"),  # two years at most
        ("h", "2027-01-01", "2027-12-31", "2029-08-02"),
        ("i", "2026-03-01", "2028-08-01", "2031-02-02"),
        ("j", "2026-03-01", "2028-08-01", "2031-07-07"),  # no most
        ("bijna_klaar", None, None, "2029-08-02"),
        ("onderbreking", "2027-01-01", "2027-06-30", "2029-08-02"),
    ],
)
def test_hoeveel_tijd_een_reden_geeft(code, van, tot, einde):
    gevonden = duur(code, van, tot)
    assert gevonden.einde == dag(einde)
    assert gevonden.onzeker == "Dit is een schatting. DUO beslist, en telt zelf."


def test_de_zinnen_van_een_raming():
    assert duur("b").uitleg == "Dit geeft 3 maanden: tot en met 2 mei 2029."
    assert duur("a", "2028-01-10", "2028-04-09").uitleg == (
        "Dit geeft zo veel tijd als het duurde, 91 dagen: tot en met 4 mei 2029."
    )
    assert "zo veel tijd als het duurde, 181 dagen" in duur("e", "2027-01-01", "2027-06-30").uitleg  # six months
    assert duur("e", "2027-01-01", "2027-12-31").uitleg == "Dit geeft hooguit 6 maanden: tot en met 2 augustus 2029."


def test_wat_niet_te_zeggen_is():
    assert duur("opleiding").einde is None
    assert duur("opleiding").onzeker == duur("opleiding").uitleg
    assert "niet gevonden" in duur("opleiding").onzeker
    onbekend = duur("a", "2028-01-10")
    assert onbekend.uitleg == "Hoelang het duurde, is nog niet bekend."
    assert onbekend.onzeker.startswith("Dit is een schatting.")
    assert duur("a").einde is None
    assert duur("a", "2028-01-10").einde is None
    assert duur("a", "2028-01-10", "2028-01-09").einde is None
    assert duur("a", "2028-01-10", "2028-01-10").einde == EINDE + timedelta(1)


elke = settings(max_examples=100, derandomize=True, deadline=None)


@elke
@given(st.sampled_from("adefhij"), st.dates(BEGIN, EINDE), st.integers(0, 1200))
def test_meer_tijd_is_nooit_minder_dan_niets_en_nooit_meer_dan_het_duurde(code, van, lang):
    gevonden = raming(code, EINDE, van=van, tot=van + timedelta(days=lang))
    assert gevonden.einde is not None
    assert EINDE < gevonden.einde <= EINDE + timedelta(days=lang + 1)


PIP = dag("2026-02-02")


def aanbod(op="2028-09-01", *, op_dag=None, start=None, route="B1"):
    return raming_geen_aanbod(
        EINDE, pip=PIP, leerroute=route, op=dag(op),
        aanbod=dag(op_dag) if op_dag else None, start=dag(start) if start else None,
    )  # fmt: skip


def test_grond_g_de_tijd_na_drie_maanden():
    assert aanbod(op_dag="2026-05-02").einde is None  # the last day of the three months
    assert aanbod(op_dag="2026-05-03").einde == EINDE + timedelta(1)
    assert "kwam" in aanbod("2026-08-01", op_dag="2026-08-01").uitleg
    later = aanbod(op_dag="2026-08-01")
    assert (later.einde, later.uitleg) == (
        dag("2029-05-04"), "Het aanbod kwam 91 dagen na de drie maanden: tot en met 4 mei 2029.",
    )  # fmt: skip
    nog_niet = aanbod("2026-05-12")
    assert (nog_niet.uitleg, nog_niet.onzeker) == (
        "Het aanbod is er 10 dagen na de drie maanden nog niet: tot en met 12 februari 2029.",
        "Dit is een schatting. DUO beslist, en telt zelf.",
    )
    assert aanbod("2026-05-12", op_dag="2026-06-01").einde == nog_niet.einde
    op_tijd = aanbod("2026-05-02")
    assert (op_tijd.uitleg, op_tijd.onzeker) == (
        "Een aanbod binnen drie maanden, tot en met 2 mei 2026, is op tijd.",
        "",
    )


def test_grond_g_in_de_onderwijsroute():
    assert aanbod(op_dag="2026-04-01", start="2026-08-02", route="ONDERWIJS").einde is None
    assert aanbod(op_dag="2026-04-01", start="2026-08-03", route="ONDERWIJS").einde == dag("2029-08-02")
    nog_niet = aanbod(op_dag="2026-04-01", route="ONDERWIJS")
    assert (nog_niet.einde, nog_niet.uitleg, nog_niet.onzeker) == (
        dag("2029-08-02"),
        "Het taalschakeltraject was op 2 augustus 2026 nog niet begonnen. Dat geeft zes maanden: tot en met 2 augustus 2029.",
        "Dit is een schatting. DUO beslist, en telt zelf.",
    )
    assert aanbod("2026-08-02", op_dag="2026-04-01", route="ONDERWIJS").einde is None
    assert aanbod(op_dag="2026-04-01", start="2026-08-03").einde is None


# Besluit, artikel 4.4: bijna klaar

KLAAR = Inspanning(("lezen", "luisteren", "knm"), pvt=True, map=True, uren=450)


def bijna(inspanning=KLAAR, *, groep="ASIEL_A", route="B1"):
    return codes(gebreken_van_bijna_klaar(inspanning, doelgroep=groep, leerroute=route))


def test_bijna_klaar():
    assert bijna() == []
    assert bijna(groep="GEZIN") == []
    assert bijna(route="ONDERWIJS") == ["route"]
    assert bijna(route="Z") == ["route"]
    assert bijna(KLAAR._replace(behaald=("lezen", "knm"))) == ["onderdelen"]
    assert bijna(KLAAR._replace(behaald=("lezen", "luisteren", "spreken"))) == ["knm"]
    assert bijna(KLAAR._replace(pvt=False)) == ["pvt_en_map"]
    assert bijna(KLAAR._replace(map=False)) == ["pvt_en_map"]
    assert bijna(Inspanning()) == ["onderdelen", "knm", "pvt_en_map"]


def test_lid_2_b_alle_lessen_en_lid_3_450_uur():
    gemist = KLAAR._replace(ongeoorloofd=1.5)
    assert bijna(gemist) == ["lessen"]
    assert bijna(gemist, groep="OVERIG") == []
    minder = KLAAR._replace(uren=449)
    assert bijna(minder) == []
    assert bijna(minder, groep="OVERIG") == ["uren"]
    zin = gebreken_van_bijna_klaar(gemist, doelgroep="ASIEL_B", leerroute="B1")[0]
    assert (zin.zin, zin.grondslag) == (
        "Niet alle lessen zijn gevolgd: 1,5 uur is gemist zonder goede reden.",
        "Besluit inburgering 2021, artikel 4.4, lid 2, onderdeel b",
    )
    beide = gebreken_van_bijna_klaar(Inspanning(), doelgroep="GEZIN", leerroute="B1")[-1]
    assert beide.zin == "Nog niet afgerond: de PVT en de MAP."
