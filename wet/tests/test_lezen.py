"""Reading facts: every fault has its place and one sentence."""

from __future__ import annotations

import pytest

import wet
from wet.lezen import SOORTEN, samenhang
from wet.tests.hulp import dag, feiten, g


def fouten(obj) -> list[str]:
    with pytest.raises(wet.Fouten) as gevangen:
        wet.lees_feiten(obj)
    assert str(gevangen.value)
    return [str(fout) for fout in gevangen.value.fouten]


def met(*gebeurtenissen, groep="ASIEL_A", **extra):
    return {"gemeente": "almelo", "doelgroep": groep, "gebeurtenissen": list(gebeurtenissen), **extra}


def e(soort, op="2026-03-01", **extra):
    return {"soort": soort, "op": op, **extra}


GOED = [
    e("pip_dagtekening", leerroute="Z"),
    e("pip_dagtekening"),
    e("oproep_brede_intake", verschijnen_op="2026-03-01"),
    e("lbt_aangemeld", toets_op="2026-06-01"),
    e("lbt_afgezien"),
    e("lbt_uitslag", score=0),
    e("lbt_uitslag", score=40),
    e("uren", type="map_overig", uren=0.5, instelling="overig"),
    e("urennorm_verlaagd", type="participatie", norm=0),
    e("duo_termijn", begin="2026-03-01", einde="2026-03-01"),
    e("duo_termijn", begin="2026-03-01"),
    e("termijn_verlengd", nieuw_einde="2029-03-01"),
    e("examenuitslag", onderdeel="knm", niveau="A2", geslaagd=False),
    e("afgeschaald", onderdeel="lezen", niveau="A2"),
    e("vrijstelling", omvang="gedeeltelijk", onderdeel="participatie"),
    e("ontheffing", omvang="tijdelijk", tot="2026-03-01"),
    e("plicht_start", reden="x"),
    e("plicht_einde", reden="verkeerd_regime"),
    e("plicht_einde"),
    e("boete", artikel="22", bedrag=250),
    e("boete", artikel=22),
    e("waarschuwing"),
    e("bijstand_beeindigd"),
    e("welkomgesprek", id="a", vastgelegd_op="2026-03-09"),
    e("welkomgesprek", id=7),
    e("welkomgesprek", op="2024-02-29"),
    e("welkomgesprek", op="1900-01-01"),
    e("welkomgesprek", op="2199-12-31"),
    e("doelgroep_gewijzigd", doelgroep="VRIJWILLIG"),
]


@pytest.mark.parametrize("gebeurtenis", GOED, ids=lambda x: x["soort"])
def test_wat_goed_is(gebeurtenis):
    gelezen = wet.lees_feiten(met(gebeurtenis)).gebeurtenissen[0]
    assert (gelezen.soort, gelezen.op.isoformat()) == (gebeurtenis["soort"], gebeurtenis["op"])


def test_de_feiten_komen_over():
    obj = met(e("welkomgesprek", id=7, vastgelegd_op="2026-03-09"), e("uren", type="nt2", uren=3), geboortedatum="1990", gezin=[
        {"relatie": "kind", "geboortedatum": "2009-02"}, {"relatie": "partner", "geboortedatum": "1991-01-31"}, {"relatie": "kind"},
    ])  # fmt: skip
    gelezen = wet.lees_feiten(obj)
    assert (gelezen.gemeente, gelezen.doelgroep, gelezen.geboortedatum) == ("almelo", "ASIEL_A", "1990")
    assert gelezen.gezin == (("kind", "2009-02"), ("partner", "1991-01-31"))
    assert gelezen.gebeurtenissen == (
        wet.Gebeurtenis("welkomgesprek", dag("2026-03-01"), {}, "7", "2026-03-09"),
        wet.Gebeurtenis("uren", dag("2026-03-01"), {"type": "nt2", "uren": 3}),
    )


@pytest.mark.parametrize("obj", [None, [], 3, "x", True])
def test_iets_anders_dan_een_object(obj):
    assert fouten(obj) == ["invoer: is geen JSON-object"]


def test_wat_ontbreekt():
    assert fouten({}) == ["gemeente: ontbreekt", "doelgroep: ontbreekt", "gebeurtenissen: ontbreekt"]
    assert fouten(met({"op": "2026-01-01"}, {"soort": "welkomgesprek"})) == [
        "gebeurtenissen[0].soort: ontbreekt",
        "gebeurtenissen[1].op: ontbreekt",
    ]


@pytest.mark.parametrize(
    ("extra", "fout"),
    [
        (
            {"gemeente": "utrecht"},
            "gemeente: utrecht is onbekend; kies uit wet, almelo, aa-en-hunze, assen, tynaarlo, noordoostpolder, venlo",
        ),
        (
            {"doelgroep": "asiel_a"},
            "doelgroep: asiel_a is onbekend; kies uit ASIEL_A, ASIEL_B, GEZIN, OVERIG, WI2013, VRIJWILLIG",
        ),
        (
            {"doelgroep": None},
            "doelgroep: null is onbekend; kies uit ASIEL_A, ASIEL_B, GEZIN, OVERIG, WI2013, VRIJWILLIG",
        ),
        ({"leeftijd": 3}, "leeftijd: is een onbekend veld"),
        ({"gebeurtenissen": {}}, "gebeurtenissen: is geen lijst"),
        ({"gebeurtenissen": [3]}, "gebeurtenissen[0]: is geen gebeurtenis met soort en op"),
        ({"geboortedatum": "1990-13"}, "geboortedatum: 1990-13 bestaat niet"),
        ({"geboortedatum": "1990-02-30"}, "geboortedatum: 1990-02-30 bestaat niet"),
        ({"geboortedatum": 1990}, "geboortedatum: 1990 is geen datum in de vorm JJJJ, JJJJ-MM of JJJJ-MM-DD"),
        ({"geboortedatum": "1850"}, "geboortedatum: 1850 ligt niet tussen 1900 en 2199"),
        ({"gezin": {}}, "gezin: is geen lijst"),
        ({"gezin": ["x"]}, "gezin[0]: is geen gezinslid"),
        ({"gezin": [{"relatie": "tante"}]}, "gezin[0].relatie: tante is onbekend; kies uit partner, kind"),
        ({"gezin": [{}]}, "gezin[0].relatie: ontbreekt"),
        (
            {"gezin": [{"relatie": "kind", "geboortedatum": "2009-2"}]},
            "gezin[0].geboortedatum: 2009-2 is geen datum in de vorm JJJJ, JJJJ-MM of JJJJ-MM-DD",
        ),
        ({"gezin": [{"relatie": "kind", "naam": "x"}]}, "gezin[0].naam: is een onbekend veld"),
    ],
)
def test_fouten_boven_de_gebeurtenissen(extra, fout):
    assert fouten({**met(), **extra}) == [fout]


@pytest.mark.parametrize(
    ("gebeurtenis", "fout"),
    [
        (e("feest"), ".soort: feest is een onbekende soort"),
        (e(3), ".soort: 3 is een onbekende soort"),
        (e(["x"]), ".soort: ['x'] is een onbekende soort"),
        (e("welkomgesprek", op="2026-02-30"), ".op: 2026-02-30 bestaat niet"),
        (e("welkomgesprek", op="2025-02-29"), ".op: 2025-02-29 bestaat niet"),
        (e("welkomgesprek", op="20260201"), ".op: 20260201 is geen datum in de vorm JJJJ-MM-DD"),
        (e("welkomgesprek", op="2026-W01-1"), ".op: 2026-W01-1 is geen datum in de vorm JJJJ-MM-DD"),
        (e("welkomgesprek", op="2026-01-01T00:00"), ".op: 2026-01-01T00:00 is geen datum in de vorm JJJJ-MM-DD"),
        (e("welkomgesprek", op=20260201), ".op: 20260201 is geen datum in de vorm JJJJ-MM-DD"),
        (e("welkomgesprek", op=None), ".op: null is geen datum in de vorm JJJJ-MM-DD"),
        (e("welkomgesprek", op="1899-12-31"), ".op: 1899-12-31 ligt niet tussen 1900 en 2199"),
        (e("welkomgesprek", op="2200-01-01"), ".op: 2200-01-01 ligt niet tussen 1900 en 2199"),
        (e("welkomgesprek", leerroute="Z"), ".leerroute: is een onbekend veld"),
        (e("welkomgesprek", vastgelegd_op="gisteren"), ".vastgelegd_op: gisteren is geen datum in de vorm JJJJ-MM-DD"),
        (e("welkomgesprek", id=True), ".id: true is geen kenmerk"),
        (e("welkomgesprek", id=1.5), ".id: 1.5 is geen kenmerk"),
        (e("pip_dagtekening", leerroute="A2"), ".leerroute: A2 is onbekend; kies uit B1, ONDERWIJS, Z"),
        (e("leerroute_gewijzigd", leerroute=["Z"]), ".leerroute: ['Z'] is onbekend; kies uit B1, ONDERWIJS, Z"),
        (e("lbt_uitslag", score=41), ".score: 41 ligt niet tussen 0 en 40"),
        (e("lbt_uitslag", score=-1), ".score: -1 ligt niet tussen 0 en 40"),
        (e("lbt_uitslag", score=27.5), ".score: 27.5 is geen heel getal"),
        (e("lbt_uitslag", score=True), ".score: true is geen heel getal"),
        (e("uren", type="nt2", uren=-1), ".uren: -1 ligt niet tussen 0 en 10000"),
        (e("uren", type="nt2", uren=float("nan")), ".uren: nan ligt niet tussen 0 en 10000"),
        (e("uren", type="nt2", uren=float("inf")), ".uren: inf ligt niet tussen 0 en 10000"),
        (e("uren", type="nt2", uren="3"), ".uren: 3 is geen getal"),
        (e("uren", type="nt2", uren=10001), ".uren: 10001 ligt niet tussen 0 en 10000"),
        (e("uren", type="sport", uren=1), ".type: sport is onbekend; kies uit nt2, alfabetisering, knm, participatie, pvt, map_praktijk, map_overig"),
        (e("uren", uren=1), ".type: ontbreekt"),
        (e("uren", type="nt2"), ".uren: ontbreekt"),
        (e("uren", type="nt2", uren=1, instelling="roc"), ".instelling: roc is onbekend; kies uit keurmerk, web, niet_vrijstellend, overig"),
        (e("urennorm_verlaagd", type="nt2", norm=801), ".norm: 801 ligt niet tussen 0 en 800"),
        (e("urennorm_verlaagd", norm=1), ".type: ontbreekt"),
        (e("urennorm_verlaagd", type="nt2"), ".norm: ontbreekt"),
        (e("doelgroep_gewijzigd"), ".doelgroep: ontbreekt"),
        (e("doelgroep_gewijzigd", doelgroep="X"), ".doelgroep: X is onbekend; kies uit ASIEL_A, ASIEL_B, GEZIN, OVERIG, WI2013, VRIJWILLIG"),
        (e("termijn_verlengd"), ".nieuw_einde: ontbreekt"),
        (e("vrijstelling"), ".omvang: ontbreekt"),
        (e("ontheffing"), ".omvang: ontbreekt"),
        (e("vrijstelling", omvang="half"), ".omvang: half is onbekend; kies uit geheel, gedeeltelijk, tijdelijk"),
        (e("ontheffing", omvang="gedeeltelijk", onderdeel="map"), ".onderdeel: map is onbekend; kies uit lezen, luisteren, schrijven, spreken, knm, participatie"),
        (e("examenuitslag", onderdeel="gym"), ".onderdeel: gym is onbekend; kies uit lezen, luisteren, schrijven, spreken, knm"),
        (e("examenuitslag", niveau="B3"), ".niveau: B3 is onbekend; kies uit A0, A1, A2, B1, B2, C1, C2"),
        (e("examenuitslag", geslaagd="ja"), ".geslaagd: ja is geen ja of nee (true of false)"),
        (e("plicht_einde", reden="klaar"), ".reden: klaar is onbekend; kies uit voldaan, overleden, genaturaliseerd, vertrokken, aow, ingetrokken, verkeerd_regime"),
        (e("boete", bedrag=-1), ".bedrag: -1 ligt niet tussen 0 en 100000"),
        (e("boete", artikel=[22]), ".artikel: [22] is geen kenmerk"),
        (e(""), ".soort: een lege waarde is een onbekende soort"),
        (e("intrekking"), ".van: ontbreekt"),
        (e("intrekking", van="x"), ".van: x is geen bekende gebeurtenis"),
        (e("oproep_brede_intake", verschijnen_op="2026-02-28"), ".verschijnen_op: 2026-02-28 ligt voor het begin, 2026-03-01"),
        (e("duo_termijn", begin="2026-03-02", einde="2026-03-01"), ".einde: 2026-03-01 ligt voor het begin, 2026-03-02"),
        (e("vrijstelling", omvang="tijdelijk", tot="2026-02-28"), ".tot: 2026-02-28 ligt voor het begin, 2026-03-01"),
        (e("ontheffing", omvang="tijdelijk", tot="2026-02-28"), ".tot: 2026-02-28 ligt voor het begin, 2026-03-01"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)  # fmt: skip
def test_fouten_in_een_gebeurtenis(gebeurtenis, fout):
    assert fouten(met(e("eerste_les"), gebeurtenis)) == [f"gebeurtenissen[1]{fout}"]


def test_een_lange_waarde_wordt_ingekort_tot_een_regel():
    (fout,) = fouten(met(e("pip_dagtekening", leerroute="x\n" * 5000)))
    assert "\n" not in fout
    assert len(fout) < 150


@pytest.mark.parametrize(
    ("eerste", "tweede", "fout"),
    [
        (
            e("plicht_start", "2026-03-02"),
            e("pip_dagtekening"),
            "het PIP van 2026-03-01 ligt voor het begin van de inburgeringsplicht, 2026-03-02",
        ),
        (e("plicht_start", "2026-03-02"), e("plicht_einde"), "2026-03-01 ligt voor het begin, 2026-03-02"),
        (e("recht_op_bijstand", "2026-03-02"), e("bijstand_beeindigd"), "2026-03-01 ligt voor het begin, 2026-03-02"),
        (e("mb_gestart", "2026-03-02"), e("mb_beeindigd"), "2026-03-01 ligt voor het begin, 2026-03-02"),
    ],
)
def test_een_einde_voor_het_begin(eerste, tweede, fout):
    assert fouten(met(eerste, tweede)) == [f"gebeurtenissen[1].op: {fout}"]
    assert wet.lees_feiten(met({**eerste, "op": "2026-03-01"}, tweede))
    assert wet.lees_feiten(met({**eerste, "op": "2026-02-01"}, tweede, eerste))  # it began again
    assert wet.lees_feiten(met({**eerste, "id": "x"}, tweede, e("intrekking", van="x")))


def test_een_einde_van_de_termijn_voor_haar_begin():
    begin = e("pip_dagtekening", leerroute="Z")
    assert fouten(met(begin, e("termijn_verlengd", nieuw_einde="2026-03-01"))) == [
        "gebeurtenissen[1].nieuw_einde: 2026-03-01 ligt voor het begin van de termijn, 2026-03-02"
    ]
    assert fouten(met(begin, e("duo_termijn", einde="2026-03-01"))) == [
        "gebeurtenissen[1].einde: 2026-03-01 ligt voor het begin van de termijn, 2026-03-02"
    ]
    assert wet.lees_feiten(met(begin, e("duo_termijn", einde="2026-03-02")))
    assert wet.lees_feiten(met(e("termijn_verlengd", nieuw_einde="2026-03-01")))


@pytest.mark.parametrize("groep", ["WI2013", "VRIJWILLIG"])
def test_wie_geen_pip_kan_hebben(groep):
    assert fouten(met(e("pip_dagtekening", leerroute="Z"), groep=groep)) == [
        f"gebeurtenissen[0].op: voor de doelgroep {groep} bestaat geen PIP in de zin van de wet"
    ]
    wissel = e("doelgroep_gewijzigd", "2026-03-01", doelgroep="GEZIN")
    assert wet.lees_feiten(met(wissel, e("pip_dagtekening", leerroute="Z"), groep=groep))


@pytest.mark.parametrize(
    ("al", "nieuw", "fouten_"),
    [
        ([g("plicht_start", "2026-03-02")], g("plicht_einde", "2026-03-01", reden="voldaan"), [("op", "2026-03-01 ligt voor het begin, 2026-03-02")]),
        ([g("plicht_einde", "2026-03-01")], g("plicht_start", "2026-03-02"), [("op", "2026-03-01 ligt voor het begin, 2026-03-02")]),
        ([g("recht_op_bijstand", "2026-03-02")], g("bijstand_beeindigd", "2026-03-01"), [("op", "2026-03-01 ligt voor het begin, 2026-03-02")]),
        ([g("pip_dagtekening", "2026-03-01", leerroute="Z")], g("termijn_verlengd", "2026-05-01", nieuw_einde="2020-01-01"), [("nieuw_einde", "2020-01-01 ligt voor het begin van de termijn, 2026-03-02")]),
        ([g("doelgroep_gewijzigd", "2026-02-01", doelgroep="VRIJWILLIG")], g("pip_dagtekening", "2026-03-01"), [("op", "voor de doelgroep VRIJWILLIG bestaat geen PIP in de zin van de wet")]),
        ([], g("lbt_uitslag", "2026-03-01", score=41), [("score", "41 ligt niet tussen 0 en 40")]),
        ([g("plicht_start", "2026-03-02")], g("plicht_einde", "2026-03-02"), []),
        ([g("plicht_start", "2026-03-02"), g("plicht_einde", "2026-03-01")], g("mb_gestart", "2026-03-01"), []),  # what was wrong already
    ],
)  # fmt: skip
def test_wat_een_feit_erbij_fout_maakt(al, nieuw, fouten_):
    assert wet.fouten_bij(feiten(*al), nieuw) == fouten_


def test_alleen_deze_soorten_kunnen_met_een_ander_feit_botsen():
    """`HANGT_SAMEN` spares reading all facts for the rest: no pair with another kind may give a fault."""
    vroeg, laat = "2026-03-01", "2026-03-09"
    velden = {"termijn_verlengd": {"nieuw_einde": "2020-01-01"}, "duo_termijn": {"einde": "2020-01-01"}}
    velden |= {"doelgroep_gewijzigd": {"doelgroep": "WI2013"}}
    los = [soort for soort in SOORTEN if soort not in wet.HANGT_SAMEN and soort != "intrekking"]
    samen = [g(soort, dag_, **velden.get(soort, {})) for soort in wet.HANGT_SAMEN for dag_ in (vroeg, laat)]
    for soort in los:
        for dag_ in (vroeg, laat):
            nieuw = g(soort, dag_)
            for ander in samen:
                al = set(samenhang(feiten(ander)))
                assert set(samenhang(feiten(ander, nieuw))) == al, (soort, ander.soort)


def test_alle_fouten_in_een_keer():
    assert len(fouten(met(e("feest"), e("uren", op="x"), extra=1))) == 5
