"""De Z-route: Besluit inburgering 2021, artikel 3.14; Regeling, artikel 3.16; domein.md 2.5."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wet.tests.hulp import dag, feiten, g, pip
from wet.zroute import (
    gebreken_van_de_lagere_norm,
    gebreken_van_examen_in_z,
    gebreken_van_het_eindgesprek,
    laatste_moment,
    meter,
    te_bespreken_bij_het_eindgesprek,
    tempovenster,
    uren_om_mee_te_doen,
    zmeter,
    zmeters,
)

BEGIN, EINDE = dag("2026-07-02"), dag("2029-07-01")


def lijst(begin, uren, weken, *, om_de=1):
    """So many hours on one day of each week."""
    return [(dag(begin) + timedelta(weeks=n * om_de), uren) for n in range(weken)]


def op(tekst, uren=(), **extra):
    return zmeter(uren, **{"norm": 800, "begin": BEGIN, "einde": EINDE, "op": dag(tekst), **extra})


def codes(gebreken):
    return [gebrek.code for gebrek in gebreken]


# The meter (domein.md 2.5)


def test_het_voorbeeld_van_almelo():
    """800 - PVT 12 - MAP 40 = 748 hours; at 6 a week that takes 124,7 weeks of the 156,5."""
    nodig = uren_om_mee_te_doen(800, pvt=12, map_=40)
    m = op("2026-07-02", norm=nodig, uren_per_week=6)
    assert (nodig, m.nodig, round(m.weken, 1)) == (748, 748, 156.6)
    assert m.laatste_moment == laatste_moment(748, 6, EINDE)
    assert m.laatste_moment is not None
    assert round((m.laatste_moment - BEGIN).days / 7, 1) == 31.9
    assert uren_om_mee_te_doen(800, pvt=500, map_=400) == 0


def test_op_de_laatste_dag_om_te_beginnen_past_het_nog_net():
    uiterlijk = laatste_moment(748, 6, EINDE)
    past = op(uiterlijk.isoformat(), norm=748, uren_per_week=6)
    te_laat = op((uiterlijk + timedelta(1)).isoformat(), norm=748, uren_per_week=6)
    assert past.per_week is not None
    assert te_laat.per_week is not None
    assert past.per_week <= 6 < te_laat.per_week
    assert (past.stand, te_laat.stand) == ("nog_geen_uren", "niet_meer_haalbaar")
    assert "lukt het sinds 11 februari 2027 niet meer. Bespreek wat wel kan." in te_laat.uitleg
    assert "is 10 februari 2027 de laatste dag om te beginnen." in past.uitleg


def test_een_heel_aantal_weken_blijft_heel():
    assert laatste_moment(60, 6, dag("2029-07-01")) == dag("2029-04-23")  # ten weeks, the last day included
    assert laatste_moment(0.1 + 0.2, 0.1, dag("2029-07-01")) == dag("2029-06-11")  # three weeks, not a day more


def test_nog_niets_geboekt():
    m = op("2026-07-20")
    assert (m.stand, m.gedaan, m.nodig, m.tempo, m.verwachting, m.klaar_op, m.stand_op) == (
        "nog_geen_uren", 0, 800, None, None, None, None,
    )  # fmt: skip
    assert m.uitleg.startswith("Er zijn 0 van de 800 uur gedaan (nog niets geboekt). Nog 800 uur in 154 weken")
    assert m.laatste_moment is None  # the law names no hours per week


def test_een_tempo_is_er_pas_na_vier_weken():
    assert op("2026-07-28", lijst("2026-07-02", 6, 4)).stand == "net_begonnen"
    m = op("2026-07-29", lijst("2026-07-02", 6, 4))
    assert (m.stand, m.tempo) == ("op_schema", 6)
    assert m.verwachting == 24 + 6 * (EINDE - dag("2026-07-29")).days / 7


def test_achter_met_verwachting_en_wat_nodig_is():
    m = op("2027-06-30", lijst("2026-07-02", 3, 52), uren_per_week=8)
    assert (m.stand, m.gedaan, m.nodig, m.tempo) == ("achter", 156, 644, 3)
    assert m.stand_op == dag("2027-06-24")
    assert m.uitleg == (
        "Er zijn 156 van de 800 uur gedaan (stand op 24 juni 2027). "
        "Nog 644 uur in 104,7 weken, tot en met 1 juli 2029: 6,2 uur per week. "
        "De laatste tijd waren het er 3 per week. Gaat het zo door, dan zijn het aan het eind 469 uur. "
        "Met 8 uur per week is 16 december 2027 de laatste dag om te beginnen."
    )
    assert m.klaar_op == dag("2027-06-30") + timedelta(days=1503)


def test_wie_precies_op_de_norm_uitkomt_is_op_schema():
    peil = EINDE - timedelta(days=700)
    som: dict[str, Any] = {"onlangs": 91, "stand_op": peil, "norm": 800, "begin": BEGIN, "einde": EINDE, "op": peil}
    precies = meter(gedaan=100, **som)  # an hour a day, 700 days to go
    assert (precies.verwachting, precies.stand) == (800, "op_schema")
    assert meter(gedaan=99.5, **som).stand == "achter"


def test_wie_stopte_heeft_na_een_kwartaal_geen_tempo_meer():
    m = op("2027-12-01", lijst("2026-07-02", 6, 52))
    assert (m.tempo, m.verwachting, m.klaar_op, m.stand) == (0, 312, None, "achter")


def test_een_tempo_dat_het_haalt_gaat_voor_de_laatste_dag():
    """Who does more than the plan says is not called too late."""
    m = op("2027-06-30", lijst("2027-01-06", 12, 26), uren_per_week=4)
    assert m.laatste_moment is not None
    assert m.laatste_moment < dag("2027-06-30")
    assert m.stand == "op_schema"


def test_dagen_na_de_laatste_levering_tellen_niet_tegen_iemand():
    uren = lijst("2026-07-02", 6, 26)  # until 24 December
    assert op("2027-03-31", uren).tempo == 0
    m = op("2027-03-31", uren, bekend_tot=dag("2026-12-30"))
    assert m.tempo == 6
    assert m.verwachting == 156 + 6 * (EINDE - dag("2026-12-30")).days / 7
    assert op("2027-03-31", uren, bekend_tot=dag("2030-01-01")) == op("2027-03-31", uren)


def test_de_norm_is_gehaald():
    m = op("2027-01-01", [(dag("2026-12-01"), 800)], uren_per_week=6)
    assert (m.stand, m.nodig, m.per_week, m.laatste_moment, m.klaar_op) == ("gehaald", 0, 0, None, None)
    assert m.uitleg == "Er zijn 800 van de 800 uur gedaan (stand op 1 december 2026)."
    assert op("2027-01-01", [(dag("2026-12-01"), 799.5)]).stand != "gehaald"


def test_de_laatste_dag_en_erna():
    laatste = op("2029-07-01", [(dag("2029-06-01"), 793)])
    assert (laatste.per_week, round(laatste.weken, 2), laatste.stand) == (49, 0.14, "achter")
    erna = op("2029-07-02", [(dag("2029-06-01"), 793)])
    assert (erna.per_week, erna.weken, erna.stand) == (None, 0, "voorbij")
    assert erna.uitleg.endswith("De termijn is voorbij sinds 1 juli 2029. Er ontbreken 7 uur.")


def test_voor_het_begin_van_de_termijn():
    assert op("2026-06-01").weken == op("2026-07-02").weken
    ervoor = op("2026-06-30", lijst("2026-03-01", 6, 10), bekend_tot=dag("2026-05-01"))
    assert (ervoor.tempo, ervoor.verwachting) == (None, None)  # hours of the intake say nothing of a pace


def test_wat_na_de_peildag_kwam_telt_niet():
    m = op("2027-01-01", [(dag("2027-01-01"), 5), (dag("2027-01-02"), 7)])
    assert (m.gedaan, m.stand_op) == (5, dag("2027-01-01"))


def test_het_venster_van_het_tempo():
    assert tempovenster(BEGIN, dag("2027-07-01")) == (dag("2027-04-02"), dag("2027-07-01"))
    assert tempovenster(BEGIN, dag("2026-08-01")) == (BEGIN, dag("2026-08-01"))
    m = op("2027-07-01", [(dag("2027-04-01"), 100), (dag("2027-04-02"), 13), (dag("2027-07-01"), 13)])
    assert m.tempo == 2


dagen = st.integers(0, 1300).map(lambda n: BEGIN + timedelta(days=n))


elke = settings(max_examples=100, derandomize=True, deadline=None)


@elke
@given(
    st.lists(st.tuples(dagen, st.sampled_from((0.5, 3.0, 7.25, 40.0)))), dagen, st.sampled_from((None, 3.0, 6.0, 20.0))
)
def test_de_meter_klopt_met_zichzelf(uren, peil, per_week):
    m = zmeter(uren, norm=800, begin=BEGIN, einde=EINDE, op=peil, uren_per_week=per_week)
    assert m.gedaan + m.nodig == max(800, m.gedaan)
    assert m.gedaan == sum(aantal for wanneer, aantal in uren if wanneer <= peil)
    if m.per_week is not None:
        assert m.gedaan + m.per_week * m.weken >= 800 - 1e-6
    if m.stand == "op_schema":
        assert m.klaar_op is not None
        assert m.klaar_op <= EINDE
    if m.laatste_moment is not None and m.per_week is not None and per_week is not None:
        assert (peil <= m.laatste_moment) == (m.per_week <= per_week + 1e-9)
    vanaf, tot = tempovenster(BEGIN, peil)
    assert m == meter(
        gedaan=m.gedaan, onlangs=sum(a for w, a in uren if vanaf <= w <= tot), stand_op=m.stand_op, norm=800,
        begin=BEGIN, einde=EINDE, op=peil, uren_per_week=per_week,
    )  # fmt: skip


@elke
@given(st.lists(st.tuples(dagen, st.sampled_from((3.0, 8.0))), max_size=8), dagen)
def test_een_uur_meer_maakt_het_nooit_slechter(uren, peil):
    voor = zmeter(uren, norm=800, begin=BEGIN, einde=EINDE, op=peil, uren_per_week=6)
    na = zmeter([*uren, (peil, 1.0)], norm=800, begin=BEGIN, einde=EINDE, op=peil, uren_per_week=6)
    assert na.nodig <= voor.nodig
    assert (na.per_week or 0) <= (voor.per_week or 0)
    assert (na.verwachting or 0) >= (voor.verwachting or 0)
    if voor.laatste_moment is not None and na.laatste_moment is not None:
        assert na.laatste_moment >= voor.laatste_moment


# From facts: the norms as they hold for this person

Z = pip("2026-07-01", "Z")


def uren(aantal, soort="nt2", wanneer="2026-12-01", **extra):
    return g("uren", wanneer, type=soort, uren=aantal, **extra)


def test_de_meters_van_iemand():
    gevolgd = (Z, uren(100), uren(50, "knm"), uren(20, instelling="overig"), uren(30, "participatie"), uren(12, "pvt"))
    gevonden = zmeters(feiten(*gevolgd), dag("2027-01-01"), participatie_per_week=6)
    assert gevonden is not None
    assert (gevonden.cursus.gedaan, gevonden.cursus.norm, gevonden.cursus.einde) == (150, 800, dag("2029-07-01"))
    assert gevonden.participatie is not None
    assert (gevonden.participatie.gedaan, gevonden.participatie.nodig) == (42, 758)  # lid 5: PVT and MAP are in it
    assert gevonden.participatie.laatste_moment is not None
    assert gevonden.cursus.laatste_moment is None


@pytest.mark.parametrize(
    ("erbij", "groep"),
    [
        ((), "GEZIN"),
        ((), "OVERIG"),
        ((g("ontheffing", "2026-09-01", omvang="gedeeltelijk", onderdeel="participatie"),), "ASIEL_A"),
        ((g("doelgroep_gewijzigd", "2026-09-01", doelgroep="GEZIN"),), "ASIEL_A"),
    ],
)
def test_wie_geen_800_uur_hoeft_mee_te_doen(erbij, groep):
    """Artikel 3.14 lid 3, en een ontheffing (2.7 lid 3 c)."""
    gevonden = zmeters(feiten(Z, *erbij, groep=groep), dag("2027-01-01"))
    assert gevonden is not None
    assert gevonden.participatie is None


def test_een_lagere_norm_en_een_einde_van_duo():
    verlaagd = g("urennorm_verlaagd", "2026-09-01", type="nt2", norm=400)
    langer = g("termijn_verlengd", "2026-10-01", nieuw_einde="2030-01-01")
    gevonden = zmeters(feiten(Z, verlaagd, langer, uren(100)), dag("2027-01-01"), bekend_tot=dag("2026-12-15"))
    assert gevonden is not None
    assert (gevonden.cursus.norm, gevonden.cursus.nodig, gevonden.cursus.einde) == (400, 300, dag("2030-01-01"))
    assert zmeters(feiten(Z, verlaagd), dag("2026-08-31")) != gevonden


@pytest.mark.parametrize(
    ("wie", "wanneer"),
    [
        (feiten(pip("2026-07-01", "B1")), "2027-01-01"),
        (feiten(), "2027-01-01"),
        (feiten(Z), "2026-06-30"),
        (feiten(g("leerroute_gewijzigd", "2026-07-01", leerroute="Z")), "2027-01-01"),
        (feiten(Z, g("doelgroep_gewijzigd", "2026-08-01", doelgroep="VRIJWILLIG")), "2027-01-01"),
    ],
)
def test_zonder_z_route_of_termijn_is_er_geen_meter(wie, wanneer):
    assert zmeters(wie, dag(wanneer)) is None


# Lid 8: a lower norm

JA = {"lagere_urennorm": True}


def test_een_lagere_norm_vraagt_een_beperking_en_revalidatie():
    """Regeling, artikel 3.16 lid 2: "indien de inburgeringsplichtige met een auditieve of visuele beperking in verband
    met deze beperking een revalidatietraject volgt"."""
    goed: dict[str, Any] = {"soort": "nt2", "beperking": True, "revalidatie": True, "oordelen": JA}
    assert gebreken_van_de_lagere_norm(400, **goed) == ()
    assert gebreken_van_de_lagere_norm(0, **goed) == ()
    assert codes(gebreken_van_de_lagere_norm(800, **goed)) == ["geen_lagere_norm"]
    assert codes(gebreken_van_de_lagere_norm(-1, **goed)) == ["geen_lagere_norm"]
    assert codes(gebreken_van_de_lagere_norm(400, **{**goed, "beperking": False})) == ["geen_revalidatie"]
    assert codes(gebreken_van_de_lagere_norm(400, **{**goed, "revalidatie": False})) == ["geen_revalidatie"]
    assert codes(gebreken_van_de_lagere_norm(400, **{**goed, "soort": "participatie"})) == ["alleen_cursusuren"]
    open_, nee = ({**goed, "oordelen": oordeel} for oordeel in ({}, {"lagere_urennorm": False}))
    assert gebreken_van_de_lagere_norm(400, **open_)[0].zin.startswith("Beantwoord en motiveer nog: ")
    assert gebreken_van_de_lagere_norm(400, **nee)[0].zin == "U oordeelde dat de gewone norm geldt."
    assert gebreken_van_de_lagere_norm(400, **nee)[0].grondslag == "Regeling inburgering 2021, artikel 3.16, lid 2"


# Lid 7: exams in the Z-route


def test_examen_in_de_z_route_vraagt_een_oordeel():
    assert gebreken_van_examen_in_z("Z", {"tot_examen_in_staat": True}) == ()
    assert codes(gebreken_van_examen_in_z("B1", {"tot_examen_in_staat": True})) == ["alleen_in_de_z_route"]
    assert "motiveer" in gebreken_van_examen_in_z("Z", {})[0].zin
    nee = gebreken_van_examen_in_z("Z", {"tot_examen_in_staat": False})
    assert (nee[0].zin, nee[0].grondslag) == (
        "U oordeelde dat iemand dit examen niet kan of niet wil doen.",
        "Besluit inburgering 2021, artikel 3.14, lid 7",
    )


# Lid 2 c and 4: the end talk


def eindgesprek(wanneer="2029-05-01", **extra):
    gegeven = {"leerroute": "Z", "begin": BEGIN, "door_college": True, "vandaag": dag("2029-05-01"), **extra}
    return codes(gebreken_van_het_eindgesprek(gegeven.pop("leerroute"), op=dag(wanneer), **gegeven))


def test_het_eindgesprek_voert_het_college_zelf():
    assert eindgesprek() == []
    assert eindgesprek(door_college=False) == ["niet_door_het_college"]
    assert eindgesprek(leerroute="B1") == ["alleen_in_de_z_route"]
    assert eindgesprek("2029-05-02") == ["toekomst"]
    assert eindgesprek("2026-07-01") == ["voor_de_termijn"]
    assert eindgesprek("2026-07-02") == []
    assert eindgesprek(begin=None) == ["voor_de_termijn"]


def test_uren_die_nog_niet_gedaan_zijn_houden_het_gesprek_niet_tegen_maar_staan_er_wel():
    gevonden = zmeters(feiten(Z, uren(800), uren(100, "participatie")), dag("2029-05-01"))
    open_ = te_bespreken_bij_het_eindgesprek(gevonden, "ASIEL_A")
    assert [(gebrek.code, gebrek.zin) for gebrek in open_] == [
        ("uren_participatie", "Van de uren participatie zijn er 700 nog niet gedaan.")
    ]
    assert te_bespreken_bij_het_eindgesprek(gevonden, "GEZIN") == ()
    assert te_bespreken_bij_het_eindgesprek(None, "ASIEL_A") == ()
    leeg = zmeters(feiten(Z), date(2029, 5, 1))
    assert codes(te_bespreken_bij_het_eindgesprek(leeg, "ASIEL_A")) == ["uren_cursus", "uren_participatie"]
