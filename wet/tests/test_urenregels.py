"""Which hours count: Besluit inburgering 2021, artikel 3.1 lid 5, 3.2 lid 3, 3.14, 5.3 lid 5 en 5.5."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wet.tests.hulp import dag
from wet.urenregels import (
    GEOORLOOFD,
    NIET_VRIJSTELLEND,
    ONGEOORLOOFD,
    OVERIG,
    WEB,
    Aanwezigheid,
    Urenkader,
    Urenregel,
    aanwezigheid,
    onzeker_omdat,
    te_beoordelen_bij,
    tel,
    telt_mee,
)

PIP = dag("2026-05-04")
OP = dag("2026-11-27")
KADER = Urenkader(OP, plicht_start=dag("2026-02-02"), pip=PIP, leerroute="Z")


def regel(van="2026-09-07", tot=None, *, soort="nt2", uren=3.0, **extra):
    return Urenregel(soort, uren, dag(van), dag(tot or van), **extra)


def code(een, kader=KADER, eerdere=()):
    gebrek = telt_mee(een, kader, eerdere)
    return gebrek.code if gebrek is not None else None


def test_een_gewone_les_telt_mee():
    for soort in ("nt2", "alfabetisering", "knm", "participatie", "pvt", "map_praktijk", "map_overig"):
        assert code(regel(soort=soort)) is None


def test_een_onbekende_soort_is_een_fout_van_ons():
    with pytest.raises(ValueError, match="zwemles"):
        telt_mee(regel(soort="zwemles"), KADER)


# The line itself


@pytest.mark.parametrize(
    ("een", "waarom"),
    [
        (regel("2026-09-07", "2026-09-06"), "einde_voor_begin"),
        (regel("2026-11-28"), "toekomst"),
        (regel("2026-11-01", "2026-11-28", uren=30), "toekomst"),
        (regel("2026-11-27"), None),
        (regel(uren=0), "onmogelijk_aantal"),
        (regel(uren=-3), "onmogelijk_aantal"),
        (regel(uren=0.5), None),
        (regel(uren=24), None),
        (regel(uren=24.5), "onmogelijk_aantal"),
        (regel("2026-09-07", "2026-09-08", uren=48), None),
        (regel("2026-09-07", "2026-09-08", uren=49), "onmogelijk_aantal"),
    ],
)
def test_wat_niet_kan_telt_niet(een, waarom):
    assert code(een) == waarom


def test_gemiste_uren_zijn_geen_gevolgde_uren():
    zonder = telt_mee(regel(verzuim=ONGEOORLOOFD), KADER)
    assert zonder is not None
    assert (zonder.code, zonder.zin) == ("verzuim_ongeoorloofd", "Gemiste uren zijn geen gevolgde uren.")
    met = telt_mee(regel(verzuim=GEOORLOOFD), KADER)
    assert met is not None
    assert "goede reden" in met.zin
    assert met.grondslag == "Besluit inburgering 2021, artikel 4.4, lid 2, onderdeel b"


# Wet, artikel 3: voor en na de plicht


def test_uren_van_voor_de_plicht_tellen_niet():
    gebrek = telt_mee(regel("2026-02-01"), KADER)
    assert gebrek is not None
    assert (gebrek.code, gebrek.grondslag) == ("voor_plicht", "Wet inburgering 2021, artikel 3")
    assert gebrek.zin.endswith("Die begon op 2 februari 2026.")
    assert code(regel("2026-02-02")) == "voor_pip"
    assert code(regel("2026-02-01", "2026-06-01", uren=40)) == "voor_plicht"
    assert code(regel("2026-02-01", in_intake=True)) == "voor_plicht"


def test_uren_van_na_de_plicht_tellen_niet():
    kader = KADER._replace(plicht_einde=dag("2026-10-01"))
    assert code(regel("2026-10-01"), kader) is None
    assert code(regel("2026-10-02"), kader) == "na_plicht"
    assert code(regel("2026-09-30", "2026-10-02"), kader) == "na_plicht"


def test_een_onbekend_begin_van_de_plicht_houdt_niets_tegen():
    assert code(regel(), KADER._replace(plicht_start=None)) is None


# Besluit, artikel 5.3 lid 5: voor het PIP


def test_inspanningen_voor_het_pip_wegen_niet_mee():
    gebrek = telt_mee(regel("2026-05-03"), KADER)
    assert gebrek is not None
    assert (gebrek.code, gebrek.grondslag) == ("voor_pip", "Besluit inburgering 2021, artikel 5.3, lid 5")
    assert code(regel("2026-05-04")) is None
    assert code(regel("2026-05-03", "2026-05-04")) == "splitsen"


def test_zonder_pip_telt_nog_niets():
    zonder = KADER._replace(pip=None, leerroute=None)
    assert code(regel(), zonder) == "nog_geen_pip"
    assert code(regel("2026-03-02", in_intake=True), zonder) == "nog_geen_pip"
    assert code(regel(instelling=NIET_VRIJSTELLEND), zonder) == "nog_geen_pip"


INTAKE = regel("2026-04-01", in_intake=True)


@pytest.mark.parametrize(
    ("soort", "route", "grond"),
    [
        ("pvt", "B1", "3.1, lid 5"),
        ("pvt", "ONDERWIJS", "3.1, lid 5"),
        ("map_praktijk", "B1", "3.2, lid 3"),
        ("map_overig", "Z", "3.2, lid 3"),
        ("nt2", "Z", "3.14, lid 6"),
        ("knm", "Z", "3.14, lid 6"),
        ("participatie", "Z", "3.14, lid 6"),
        ("alfabetisering", "B1", "5.5, lid 2"),
    ],
)
def test_uren_uit_de_brede_intake_tellen_mee_als_het_college_dat_vindt(soort, route, grond):
    kader = KADER._replace(leerroute=route)
    een = INTAKE._replace(soort=soort)
    gebrek = telt_mee(een, kader)
    assert gebrek is not None
    assert (gebrek.code, gebrek.grondslag) == ("uren_uit_de_intake", f"Besluit inburgering 2021, artikel {grond}")
    assert gebrek.zin.startswith("Beantwoord en motiveer eerst: ")
    assert "uren_uit_de_intake" in [ruimte.code for ruimte in te_beoordelen_bij(een, kader)]
    assert code(een, kader._replace(oordelen={"uren_uit_de_intake": True})) is None
    nee = telt_mee(een, kader._replace(oordelen={"uren_uit_de_intake": False}))
    assert nee is not None
    assert nee.zin == "U besloot dat deze uren niet meetellen."


@pytest.mark.parametrize(
    ("soort", "route"),
    [("knm", "B1"), ("nt2", "ONDERWIJS"), ("map_praktijk", "ONDERWIJS"), ("participatie", "B1")],
)
def test_wat_de_wet_niet_noemt_telt_ook_uit_de_intake_niet(soort, route):
    ja = KADER._replace(leerroute=route, oordelen={"uren_uit_de_intake": True})
    assert code(INTAKE._replace(soort=soort), ja) == "voor_pip"
    assert te_beoordelen_bij(INTAKE._replace(soort=soort), ja) == ()


def test_zonder_de_intake_helpt_het_oordeel_niet():
    assert code(regel("2026-04-01"), KADER._replace(oordelen={"uren_uit_de_intake": True})) == "voor_pip"


# Besluit, artikel 3.14 lid 2: het keurmerk op de dag zelf


def test_uren_zonder_keurmerk_tellen_niet():
    gebrek = telt_mee(regel(instelling=OVERIG), KADER)
    assert gebrek is not None
    assert (gebrek.code, gebrek.grondslag) == (
        "geen_keurmerk",
        "Besluit inburgering 2021, artikel 3.14, lid 2, onderdeel a",
    )
    assert code(regel(instelling=WEB)) is None
    assert code(regel(soort="participatie", instelling=OVERIG)) is None
    assert code(regel(soort="pvt", instelling=OVERIG)) is None


@pytest.mark.parametrize(
    ("van", "tot", "waarom"),
    [
        ("2026-08-31", "2026-08-31", "keurmerk_nog_niet"),
        ("2026-09-01", "2026-09-30", None),
        ("2026-10-01", "2026-10-01", "keurmerk_verlopen"),
        ("2026-09-30", "2026-10-01", "keurmerk_verlopen"),
        ("2026-08-31", "2026-09-30", "keurmerk_nog_niet"),
    ],
)
def test_het_keurmerk_telt_zoals_het_op_die_dagen_was(van, tot, waarom):
    een = regel(van, tot, keurmerk_vanaf=dag("2026-09-01"), keurmerk_tot=dag("2026-09-30"))
    assert code(een) == waarom


def test_een_school_zonder_keurmerk_vraagt_geen_oordeel_over_de_intake():
    assert code(INTAKE._replace(instelling=OVERIG)) == "geen_keurmerk"


# Besluit, artikel 3.14 lid 9 en 10: een opleiding zonder vrijstelling

VSO = regel("2025-03-03", instelling=NIET_VRIJSTELLEND)
JA = {"uren_niet_vrijstellend": True}


def test_uren_op_vso_praktijkonderwijs_of_entree_kunnen_van_de_800_af():
    """Also those from before the duty: lid 9 has its own two years."""
    assert code(VSO, KADER) == "uren_niet_vrijstellend"
    assert code(VSO, KADER._replace(oordelen=JA)) is None
    assert code(VSO, KADER._replace(oordelen={"uren_niet_vrijstellend": False})) == "uren_niet_vrijstellend"
    assert code(VSO, KADER._replace(oordelen=JA, leerroute="B1")) == "alleen_in_de_z_route"
    assert [ruimte.code for ruimte in te_beoordelen_bij(VSO, KADER)] == ["uren_niet_vrijstellend"]
    assert te_beoordelen_bij(VSO, KADER._replace(leerroute="B1")) == ()


def test_lid_9_vanaf_twee_jaar_voor_het_pip():
    kader = KADER._replace(oordelen=JA)
    assert code(VSO._replace(van=dag("2024-05-04"), tot=dag("2024-05-04")), kader) is None
    assert code(VSO._replace(van=dag("2024-05-03"), tot=dag("2024-05-04")), kader) == "te_lang_voor_pip"


def test_wat_van_lid_9_niet_zeker_is_zegt_dat():
    assert "staat niet vast" in onzeker_omdat(VSO._replace(van=PIP, tot=PIP), KADER)
    assert onzeker_omdat(VSO, KADER) == ""
    assert "2 april 2026" in onzeker_omdat(VSO, KADER._replace(pip=dag("2026-04-01")))
    assert onzeker_omdat(VSO, KADER._replace(pip=dag("2026-04-02"))) == ""
    assert onzeker_omdat(regel(), KADER) == ""
    assert onzeker_omdat(VSO, KADER._replace(pip=None)) == ""
    assert onzeker_omdat(VSO._replace(soort="participatie"), KADER._replace(pip=dag("2026-04-01"))) == ""


# Besluit, artikel 3.14 lid 2 b: een Nederlandstalige omgeving, niet in isolement


def test_een_plek_die_niet_past_telt_niet_maar_een_open_oordeel_houdt_niemand_tegen():
    een = regel(soort="participatie")
    assert code(een) is None
    assert [ruimte.code for ruimte in te_beoordelen_bij(een, KADER)] == ["plek_past"]
    assert code(een, KADER._replace(oordelen={"plek_past": False})) == "plek_past"
    assert code(een, KADER._replace(oordelen={"plek_past": True})) is None
    assert te_beoordelen_bij(een, KADER._replace(oordelen={"plek_past": True})) == ()
    assert te_beoordelen_bij(een, KADER._replace(leerroute="B1")) == ()
    assert code(regel(), KADER._replace(oordelen={"plek_past": False})) is None


# Twee keer dezelfde uren


def test_dezelfde_regel_telt_een_keer():
    een = regel(aanbieder="Taalschool Noord")
    gebrek = telt_mee(een, KADER, [een])
    assert gebrek is not None
    assert (gebrek.code, gebrek.zin) == ("dubbel", "Deze regel staat er al: 3 uur, 7 september 2026.")
    assert code(een, KADER, [een._replace(aanbieder="Alfa")]) is None
    assert code(een, KADER, [een._replace(soort="knm")]) is None
    assert code(een, KADER, [een._replace(uren=2)]) is None  # two lessons on one day
    assert code(een, KADER, [een._replace(soort="knm"), een]) == "dubbel"


def test_het_nummer_van_de_school_zegt_of_het_dezelfde_les_is():
    een = regel(kenmerk="L-1")
    assert code(een, KADER, [een._replace(uren=2.5)]) == "dubbel"
    assert code(een, KADER, [een._replace(kenmerk="L-2")]) is None  # morning and afternoon
    assert code(een, KADER, [een._replace(kenmerk="")]) == "dubbel"


def test_een_maandtotaal_dekt_de_lessen_van_die_maand():
    maand = regel("2026-09-01", "2026-09-30", uren=30)
    gebrek = telt_mee(regel("2026-09-30"), KADER, [maand])
    assert gebrek is not None
    assert gebrek.code == "overlap"
    assert "30 uur, 1 september 2026 tot en met 30 september 2026" in gebrek.zin
    assert code(regel("2026-10-01"), KADER, [maand]) is None
    assert code(maand, KADER, [regel("2026-09-01")]) == "overlap"
    assert code(maand, KADER, [regel("2026-08-31")]) is None
    assert code(maand, KADER, [regel("2026-09-30")]) == "overlap"
    assert code(maand, KADER, [regel("2026-10-01")]) is None


def test_een_levering_in_een_keer_nagekeken():
    goed, school = regel(aanbieder="A"), regel(instelling=OVERIG, aanbieder="A")
    telling = tel([goed, school, goed, regel("2026-10-05", soort="knm", aanbieder="A")], KADER, [regel("2026-09-08")])
    assert [een.soort for een in telling.geteld] == ["nt2", "knm"]
    assert [gebrek.code for _, gebrek in telling.geweigerd] == ["geen_keurmerk", "dubbel"]
    assert telling.stand_op == dag("2026-10-05")
    assert (telling.uren(["nt2"]), telling.uren(["nt2", "knm"]), telling.uren([])) == (3, 6, 0)
    assert tel([goed], KADER, [goed]).geteld == ()
    assert tel([], KADER).stand_op is None


def test_aanwezigheid_van_lessen():
    """Besluit, artikel 4.4 lid 2 b."""
    lessen = [regel(uren=4), regel(uren=6), regel(uren=2, verzuim=GEOORLOOFD), regel(uren=5, soort="participatie")]
    assert aanwezigheid(lessen) == Aanwezigheid(10, 2, 0)
    assert aanwezigheid(lessen).alles_gevolgd
    assert not aanwezigheid([*lessen, regel(uren=1, verzuim=ONGEOORLOOFD)]).alles_gevolgd
    assert not aanwezigheid([]).alles_gevolgd


# For every line


dagen = st.integers(0, 400).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
regels = st.lists(
    st.builds(
        lambda van, lang, uren, soort, instelling, intake: Urenregel(
            soort, uren, van, van + timedelta(days=lang), "A", instelling, in_intake=intake
        ),
        dagen,
        st.sampled_from((0, 0, 0, 6, 30)),
        st.sampled_from((0.0, 1.5, 3.0, 200.0)),
        st.sampled_from(("nt2", "knm", "participatie", "pvt")),
        st.sampled_from(("keurmerk", "web", "overig", "niet_vrijstellend")),
        st.booleans(),
    ),
    max_size=12,
)


elke = settings(max_examples=100, derandomize=True, deadline=None)


@elke
@given(regels)
def test_elke_regel_telt_of_heeft_een_reden_en_niets_telt_twee_keer(gegeven: list[Urenregel]) -> None:
    telling = tel(gegeven, KADER)
    assert len(telling.geteld) + len(telling.geweigerd) == len(gegeven)
    assert all(gebrek.zin.endswith((".", "?")) for _, gebrek in telling.geweigerd)
    assert tel(gegeven, KADER, telling.geteld).geteld == ()
    for een in telling.geteld:
        assert KADER.plicht_start is not None
        assert een.tot <= KADER.op
        assert KADER.plicht_start <= een.van
        assert een.uren > 0
