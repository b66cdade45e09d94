"""Signals: what a coach must look at and what no deadline says."""

from __future__ import annotations

import pytest

import wet
from wet.tests.hulp import dag, feiten, g, pip, signalen

KENNISGEVING = g("kennisgeving_inburgeringsplicht", "2026-04-10")


def test_duo_begint_op_een_andere_dag():
    s = signalen("2026-06-01", KENNISGEVING, g("tienwekentermijn_gestart", "2026-04-13"), groep="GEZIN")[
        "tienweken_verschil"
    ]
    assert (s.ernst, s.op) == ("let_op", dag("2026-04-13"))
    assert "13 april 2026" in s.tekst
    assert "10 april 2026" in s.tekst
    assert s.grondslag == ("Besluit inburgering 2021, artikel 5.3, lid 1",)
    assert not signalen("2026-06-01", KENNISGEVING, g("tienwekentermijn_gestart", "2026-04-10"), groep="GEZIN")
    assert not signalen("2026-06-01", g("tienwekentermijn_gestart", "2026-04-13"))
    assert not signalen("2026-06-01", KENNISGEVING, g("tienwekentermijn_gestart", "2026-04-13"), groep="ASIEL_A")
    assert not signalen("2026-04-12", KENNISGEVING, g("tienwekentermijn_gestart", "2026-04-13"), groep="GEZIN")


def test_wie_geen_tien_weken_heeft_krijgt_er_geen_signaal_over():
    verschil = (KENNISGEVING, g("tienwekentermijn_gestart", "2026-04-13"))
    assert not signalen("2026-06-01", *verschil, groep="WI2013")
    verhuisd = (pip("2026-04-20"), g("verhuizing", "2026-05-01"))
    assert not signalen("2026-06-01", *verschil, *verhuisd, groep="GEZIN")


def test_het_eigen_begin_volgt_de_versie():
    oud = (g("brp_inschrijving", "2022-05-02"), g("kennisgeving_inburgeringsplicht", "2022-06-01"))
    assert "tienweken_verschil" in signalen(
        "2022-09-01", *oud, g("tienwekentermijn_gestart", "2022-06-01"), groep="GEZIN"
    )
    assert not signalen("2022-09-01", *oud, g("tienwekentermijn_gestart", "2022-05-02"), groep="GEZIN")
    nieuw = (g("brp_inschrijving", "2022-05-02"), g("kennisgeving_inburgeringsplicht", "2023-01-01"))
    assert not signalen("2023-09-01", *nieuw, g("tienwekentermijn_gestart", "2023-01-01"), groep="GEZIN")


def test_een_pip_van_voor_de_kennisgeving():
    s = signalen("2026-06-01", KENNISGEVING, pip("2026-04-09"))["pip_voor_kennisgeving"]
    assert (s.ernst, s.op, s.grondslag) == (
        "let_op",
        dag("2026-04-09"),
        ("Besluit inburgering 2021, artikel 5.3, lid 1",),
    )
    assert not signalen("2026-06-01", KENNISGEVING, pip("2026-04-10"))
    assert not signalen("2026-06-01", pip("2026-04-10"))


def test_de_beoordeling_van_het_ontzorgen_valt_na_het_einde():
    recht = g("recht_op_bijstand", "2026-02-02")  # six months: until 1-8-2026
    s = signalen("2026-06-01", recht, pip("2026-04-01"), gemeente="almelo")["ontzorgreview_na_termijn"]
    assert (s.ernst, s.op) == ("dringend", dag("2026-04-01"))
    assert "1 augustus 2026" in s.tekst
    assert "1 september 2026" in s.tekst
    assert s.grondslag == ("Participatiewet, artikel 56a, lid 2",)
    assert not signalen("2026-06-01", recht, pip("2026-03-01"), gemeente="almelo")  # 1-8: on the last day itself
    assert not signalen("2026-06-01", recht, pip("2026-04-01"))
    assert not signalen("2026-06-01", recht, gemeente="almelo")
    assert not signalen(
        "2026-06-01", recht, pip("2026-04-01"), g("bijstand_beeindigd", "2026-05-01"), gemeente="almelo"
    )
    assert not signalen("2026-06-01", recht, pip("2026-04-01"), gemeente="almelo", groep="GEZIN")
    op_tijd = (pip("2026-03-01"), g("beoordeling_ontzorgen", "2026-04-01"), g("bijstand_beeindigd", "2026-05-01"))
    assert not signalen("2026-06-01", recht, *op_tijd, gemeente="almelo")


@pytest.mark.parametrize(("uren", "waarschuwt"), [((6, 5.5), True), ((6, 6), False), ((), True)])
def test_een_participatieverklaring_met_te_weinig_uren(uren, waarschuwt):
    geboekt = [g("uren", "2026-05-01", type="pvt", uren=aantal, id=str(n)) for n, aantal in enumerate(uren)]
    anders = g("uren", "2026-05-01", type="nt2", uren=100)
    gevonden = signalen("2026-06-01", g("pvt_ondertekend", "2026-05-20"), anders, *geboekt)
    assert ("pvt_onder_12_uur" in gevonden) == waarschuwt
    if waarschuwt:
        s = gevonden["pvt_onder_12_uur"]
        assert (s.ernst, s.op, s.grondslag) == ("let_op", dag("2026-05-20"), ("Besluit inburgering 2021, artikel 3.1",))
        assert f"{sum(uren):g} van de 12".replace(".", ",") in s.tekst


def test_zonder_handtekening_of_onder_de_oude_wet_geen_signaal_over_de_pvt():
    assert not signalen("2026-06-01", g("uren", "2026-05-01", type="pvt", uren=1))
    assert not signalen("2026-06-01", g("pvt_ondertekend", "2026-05-20"), groep="WI2013")


def test_een_pip_dat_later_is_bekendgemaakt():
    s = signalen("2026-06-01", pip("2026-04-01"), g("pip_bekendgemaakt", "2026-04-05"))["pip_later_bekendgemaakt"]
    assert (s.ernst, s.op, s.grondslag) == ("dringend", dag("2026-04-05"), ("Wet inburgering 2021, artikel 11, lid 2",))
    assert "4 dagen" in s.tekst
    assert not signalen("2026-06-01", pip("2026-04-01"), g("pip_bekendgemaakt", "2026-04-01"))
    assert not signalen("2026-06-01", g("pip_bekendgemaakt", "2026-04-05"))
    gewijzigd = (g("pip_wijziging", "2026-05-01"), g("pip_bekendgemaakt", "2026-05-01"))
    assert not signalen("2026-06-01", pip("2026-04-01"), g("pip_bekendgemaakt", "2026-04-01"), *gewijzigd)


@pytest.mark.parametrize("soort", ["verhuizing", "pip_wijziging"])
def test_een_bekendmaking_na_een_verhuizing_of_wijziging_zegt_niets_over_het_eerste_pip(soort):
    """The contract asks the signal; it does not say that days were lost, for the announcement is of another version."""
    feiten = (pip("2026-04-01"), g(soort, "2026-05-01"), g("pip_bekendgemaakt", "2026-05-01"))
    s = signalen("2026-06-01", *feiten)["pip_later_bekendgemaakt"]
    assert (s.ernst, s.op) == ("dringend", dag("2026-05-01"))
    assert "eerste PIP" in s.tekst
    assert "gaan van de termijn af" not in s.tekst
    ervoor = signalen("2026-06-01", pip("2026-04-01"), g("pip_bekendgemaakt", "2026-04-05"), g(soort, "2026-05-01"))
    assert "4 dagen gaan van de termijn af" in ervoor["pip_later_bekendgemaakt"].tekst


@pytest.mark.parametrize(
    ("geboren", "begin", "einde", "op", "wanneer"),
    [
        ("2008-11-15", "2026-05-15", "2026-11-15", "2026-11-15", "op 15 november 2026"),
        (
            "2008-02-29",
            "2025-09-01",
            "2026-03-01",
            "2026-03-01",
            "op 1 maart 2026",
        ),  # eighteen years are over on 1 March
        ("2009-02", "2026-08-01", "2027-02-28", "2027-02-01", "in februari 2027"),
        ("2009", "2026-07-01", "2027-12-31", "2027-01-01", "in 2027"),
    ],
)
def test_een_kind_wordt_18(geboren, begin, einde, op, wanneer):
    def op_dag(tekst):
        return signalen(tekst, gezin=(("kind", geboren),)).get("kind_wordt_18")

    for moment in (begin, einde):
        s = op_dag(moment)
        assert (s.ernst, s.op) == ("let_op", dag(op))
        assert wanneer in s.tekst
        assert s.grondslag[0] == "Wet inburgering 2021, artikel 3, lid 1"
    voor, na = dag(begin).toordinal() - 1, dag(einde).toordinal() + 1
    assert op_dag(dag(begin).fromordinal(voor).isoformat()) is None
    assert op_dag(dag(begin).fromordinal(na).isoformat()) is None


def test_een_partner_is_geen_kind_en_twee_kinderen_zijn_twee_signalen():
    gezin = (("partner", "2008-11-15"), ("kind", "2008-11-15"), ("kind", "2008-12-15"))
    gevonden = wet.signalen(feiten(gezin=gezin), wet.beleid_voor("wet"), dag("2026-10-01"))
    assert [s.op.isoformat() for s in gevonden] == ["2026-11-15", "2026-12-15"]


def test_signalen_staan_op_dag_en_dan_op_code():
    gevonden = wet.signalen(
        feiten(g("kennisgeving_inburgeringsplicht", "2026-04-10"), pip("2026-04-01"), g("pip_bekendgemaakt", "2026-04-05"), g("pvt_ondertekend", "2026-04-05")),
        wet.beleid_voor("wet"),
        dag("2026-06-01"),
    )  # fmt: skip
    assert [s.code for s in gevonden] == ["pip_voor_kennisgeving", "pip_later_bekendgemaakt", "pvt_onder_12_uur"]


def test_de_rij_die_nog_openstaat_zegt_hetzelfde_als_het_signaal():
    """A work list reads rows, not events: T12 before the PIP, T17 after it."""
    duo, pvt = g("tienwekentermijn_gestart", "2026-04-13"), g("pvt_ondertekend", "2026-05-04")
    rijen = {r.code: r for r in wet.rijen(feiten(KENNISGEVING, duo, pvt, groep="GEZIN"), wet.beleid_voor("wet"))}
    assert (rijen["T12"].start, rijen["T12"].rest["eigen"]) == (dag("2026-04-13"), "2026-04-10")
    assert (rijen["T12"].rest["pvt"], rijen["T12"].rest["pvt_uren"]) == ("2026-05-04", 0)
    oud = feiten(KENNISGEVING, pip("2026-04-02"), pvt, g("uren", "2026-05-04", type="pvt", uren=7.5), groep="GEZIN")
    rest = next(r.rest for r in wet.rijen(oud, wet.beleid_voor("wet")) if r.code == "T17")
    assert rest == {"pip": "2026-04-02", "kennisgeving": "2026-04-10", "pvt": "2026-05-04", "pvt_uren": 7.5}
    duo_begin = oud.met(g("duo_termijn", "2026-05-10", begin="2026-04-03", einde="2029-04-02"))
    rest = next(r.rest for r in wet.rijen(duo_begin, wet.beleid_voor("wet")) if r.code == "T17")
    assert (rest["begin_duo"], rest["kennisgeving"]) == (True, "2026-04-10")


def test_zonder_signaal_staat_er_niets_in_de_rij():
    goed = feiten(
        KENNISGEVING, pip("2026-06-10"), g("pvt_ondertekend", "2026-07-01"), g("uren", "2026-07-01", type="pvt", uren=12),
        g("tienwekentermijn_gestart", "2026-04-10"), groep="GEZIN",
    )  # fmt: skip
    rijen = {r.code: r for r in wet.rijen(goed, wet.beleid_voor("wet"))}
    assert rijen["T17"].rest == {}
    assert "eigen" not in rijen["T12"].rest
    assert "pvt" not in rijen["T12"].rest


# R211, by the municipality's own term: not registered for the leerbaarheidstoets.


def _lbt(op, *gebeurtenissen, weken=3, groep="GEZIN"):
    waarden = {} if weken is None else {"lbt_aanmelden_weken": [(dag("2026-01-01"), weken, "werkafspraak 2026")]}
    gevonden = wet.signalen(feiten(KENNISGEVING, *gebeurtenissen, groep=groep), wet.beleid_uit(waarden), dag(op))
    return [s for s in gevonden if s.code == "lbt_niet_aangemeld"]


def test_wie_na_de_eigen_termijn_niet_is_aangemeld_voor_de_toets_geeft_een_signaal():
    (s,) = _lbt("2026-05-02")  # the ten weeks start on 10-4; the third week ends on 1-5
    assert (s.ernst, s.op, s.grondslag) == ("let_op", dag("2026-05-02"), ("werkafspraak 2026",))
    assert "binnen 3 weken" in s.tekst
    assert not _lbt("2026-05-01")
    assert not _lbt("2026-06-01", weken=None)  # no value, no term
    assert "binnen 1 week " in _lbt("2026-05-02", weken=1)[0].tekst


@pytest.mark.parametrize(
    "gedaan",
    [
        g("lbt_aangemeld", "2026-05-10", toets_op="2026-06-20"),
        g("lbt_uitslag", "2026-05-10", score=20),
        g("lbt_afgezien", "2026-05-10"),
        pip("2026-05-10"),
    ],
    ids=lambda gedaan: gedaan.soort,
)
def test_een_aanmelding_een_uitslag_een_ontheffing_of_een_pip_neemt_het_signaal_weg(gedaan):
    assert _lbt("2026-05-09", gedaan)
    assert not _lbt("2026-05-10", gedaan)
    ingetrokken = gedaan._replace(id="x")
    assert _lbt("2026-05-12", ingetrokken, g("intrekking", "2026-05-12", van="x"))


def test_artikel_14_zonder_plicht_geen_signaal_over_de_toets():
    """The ten weeks are `vervallen`: nobody is asked to do the test any more."""
    assert "Hier staat nog geen aanmelding" in _lbt("2026-05-09")[0].tekst  # what we know, no more
    for weg in (g("plicht_einde", "2026-05-10", reden="aow"), g("vrijstelling", "2026-05-10", omvang="geheel")):
        assert _lbt("2026-05-09", weg)
        assert not _lbt("2026-05-10", weg)
    tijdelijk = g("vrijstelling", "2026-05-10", omvang="tijdelijk", tot="2026-05-31")
    assert not _lbt("2026-05-31", tijdelijk)
    assert _lbt("2026-06-01", tijdelijk)


def test_zonder_tien_weken_geen_signaal_over_de_toets():
    verhuisd = (pip("2026-04-20"), g("verhuizing", "2026-05-01"))
    assert not _lbt("2026-06-01", *verhuisd)
    assert not _lbt("2026-06-01", groep="WI2013")
