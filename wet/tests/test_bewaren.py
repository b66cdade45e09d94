"""How long: article 9.9 of the Besluit, the Selectielijst, what a municipality may choose, and what holds it up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wet
from wet.bewaren import DELEN, Vasthouding, bewaartermijnen, bezwaren, delen, mag_weg, per_categorie
from wet.tests.bewaar_orakel import vast, verwacht
from wet.tests.hulp import dag, feiten, g

GEEN = wet.beleid_uit({})


def laatste(
    *gebeurtenissen: wet.Gebeurtenis, groep: str = "ASIEL_A", beleid: wet.Beleid = GEEN, **extra: Any
) -> dict[str, str | None]:
    gevonden = bewaartermijnen(feiten(*gebeurtenissen, groep=groep), beleid, **extra)
    return {code: t.laatste_dag.isoformat() if t.laatste_dag else None for code, t in gevonden.items()}


def kiest(naam: str, waarde: int, vanaf: str = "2020-01-01") -> wet.Beleid:
    return wet.beleid_uit({naam: [(dag(vanaf), waarde, "besluit 12")]})


EINDE = g("plicht_einde", "2027-05-03", reden="voldaan")


def test_vijf_jaar_na_de_plicht_en_de_kern_vijftig() -> None:
    gevonden = laatste(EINDE)
    assert gevonden == {
        "gezondheid": "2032-05-03", "inkomen": "2032-05-03", "inhoud": "2032-05-03",
        "besluit": "2037-05-03", "kern": "2077-05-03", "logboek": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("einde", "inhoud", "waarom"),
    [
        ("2024-02-29", "2029-02-28", "a year without 29 February: the last day of that month"),
        ("2023-02-28", "2028-02-28", "28 February stays 28 February in a leap year"),
        ("2026-12-31", "2031-12-31", "no term in years moves off a rest day (Atw 4)"),
        ("2027-05-08", "2032-05-08", "a Saturday"),
    ],
)
def test_dagen_van_de_kalender(einde: str, inhoud: str, waarom: str) -> None:
    assert laatste(g("plicht_einde", einde, reden="voldaan"))["inhoud"] == inhoud, waarom


def test_bij_overlijden_blijft_niets_ook_de_kern_niet() -> None:
    gevonden = laatste(g("plicht_einde", "2027-05-03", reden="overleden"))
    assert set(gevonden.values()) == {"2027-05-03", None}
    assert gevonden["kern"] == "2027-05-03"


def test_het_logboek_blijft_na_overlijden_zijn_eigen_tijd() -> None:
    gevonden = laatste(g("plicht_einde", "2027-05-03", reden="overleden"), laatst_bekeken=dag("2027-05-04"))
    assert gevonden["logboek"] == "2032-05-04"


def test_wie_nog_een_plicht_heeft_houdt_alles() -> None:
    gevonden = bewaartermijnen(feiten(g("plicht_start", "2025-01-01")), GEEN, gesloten_op=dag("2026-01-01"))
    assert {t.laatste_dag for t in gevonden.values()} == {None}
    assert gevonden["inhoud"].uitleg == "De inburgeringsplicht loopt nog."


def test_een_plicht_die_weer_begint_telt_opnieuw() -> None:
    assert laatste(EINDE, g("plicht_start", "2028-01-01"))["inhoud"] is None


def test_een_ingetrokken_einde_is_er_niet() -> None:
    einde = g("plicht_einde", "2027-05-03", reden="overleden", id="e1")
    assert laatste(einde, g("intrekking", "2027-05-04", van="e1"))["kern"] is None


def test_besluiten_tellen_vanaf_het_sluiten_en_gaan_nooit_voor_de_inhoud() -> None:
    assert laatste(EINDE, gesloten_op=dag("2028-01-31"))["besluit"] == "2038-01-31"
    assert laatste(EINDE, gesloten_op=dag("2020-01-31"))["besluit"] == "2037-05-03"
    assert laatste(EINDE, beleid=kiest("bewaren_besluit_jaren", 5))["besluit"] == "2032-05-03"


def test_een_gemeente_kiest_korter_voor_gezondheid_maar_niet_langer() -> None:
    assert laatste(EINDE, beleid=kiest("bewaren_gezondheid_jaren", 1))["gezondheid"] == "2028-05-03"
    assert laatste(EINDE, beleid=kiest("bewaren_gezondheid_jaren", 30))["gezondheid"] == "2032-05-03"
    eerder = laatste(EINDE, beleid=kiest("bewaren_gezondheid_jaren", 1), gesloten_op=dag("2026-01-01"))
    assert eerder["gezondheid"] == "2027-01-01", "the trajectory ended when the dossier closed"


def test_een_waarde_die_later_begint_telt_niet() -> None:
    assert laatste(EINDE, beleid=kiest("bewaren_gezondheid_jaren", 1, "2027-05-04"))["gezondheid"] == "2032-05-03"


def test_de_wet_kan_niet_opzij() -> None:
    assert laatste(EINDE, beleid=kiest("bewaren_kern_jaren", 90))["kern"] == "2077-05-03"
    assert laatste(EINDE, beleid=kiest("bewaren_kern_jaren", 2))["kern"] == "2032-05-03"


def test_de_ondertussengroep_heeft_alleen_wat_de_gemeente_kiest() -> None:
    zonder = bewaartermijnen(feiten(groep="WI2013"), GEEN, gesloten_op=dag("2022-12-31"))
    assert zonder["inhoud"].laatste_dag is None
    assert "nog geen bewaartermijn gekozen" in zonder["inhoud"].uitleg
    met = laatste(groep="WI2013", beleid=kiest("bewaren_ondersteuning_jaren", 2), gesloten_op=dag("2022-12-31"))
    assert met["inhoud"] == met["kern"] == "2024-12-31"
    assert met["besluit"] == "2032-12-31"


def test_wat_onzeker_is_staat_erbij() -> None:
    gevonden = bewaartermijnen(feiten(EINDE), GEEN)
    assert "spreken elkaar tegen" in gevonden["besluit"].onzeker
    assert "Participatiewet" in gevonden["inkomen"].onzeker
    assert "DUO" in gevonden["kern"].onzeker
    assert gevonden["inhoud"].onzeker == ""


def test_uitleg_en_grond() -> None:
    gevonden = bewaartermijnen(feiten(EINDE), kiest("bewaren_besluit_jaren", 7))
    assert str(gevonden["inhoud"].grondslag) == "Besluit inburgering 2021, artikel 9.9, lid 1"
    assert gevonden["inhoud"].uitleg == (
        "De inburgeringsplicht eindigde op 3 mei 2027. Daarna blijft dit nog 5 jaar, tot en met 3 mei 2032."
    )
    assert (gevonden["besluit"].eigen, gevonden["besluit"].grondslag) == ("besluit 12", None)


def test_elke_categorie_van_personen_staat_in_de_tabel() -> None:
    in_tabel = {categorie for deel in delen().values() for categorie in deel.categorieen}
    assert in_tabel == {f"C{n:02}" for n in range(1, 20)} - {"C18"}, "C18 is inkoop, C20 staff: no dossier"
    assert set(per_categorie(bewaartermijnen(feiten(EINDE), GEEN))) == in_tabel
    assert per_categorie(bewaartermijnen(feiten(EINDE), GEEN))["C02"].laatste_dag == dag("2077-05-03")
    assert set(delen()) == {*DELEN, "steun"}


def test_een_bezwaar_houdt_vast_tot_de_beroepstermijn_voorbij_is() -> None:
    loopt = bezwaren([g("bezwaar", "2032-05-01")])
    termijn = bewaartermijnen(feiten(EINDE), GEEN)["inhoud"]
    assert not mag_weg(termijn, loopt, dag("2040-01-01"))
    beslist = bezwaren([g("bezwaar", "2032-04-01"), g("beslissing_op_bezwaar", "2032-05-03")])
    assert beslist[0].tot == dag("2032-06-14")
    assert [mag_weg(termijn, beslist, dag(op)) for op in ("2032-06-14", "2032-06-15")] == [False, True]


def test_de_beroepstermijn_schuift_van_een_zaterdag_naar_maandag() -> None:
    (een,) = bezwaren([g("bezwaar", "2032-04-01"), g("beslissing_op_bezwaar", "2032-05-01")])
    assert een.tot == dag("2032-06-14")
    assert een.reden == "Er loopt een bezwaar van 1 april 2032. Beroep kan tot en met 14 juni 2032."


def test_twee_bezwaren_hebben_elk_hun_beslissing() -> None:
    twee = bezwaren([g("bezwaar", "2027-01-01"), g("bezwaar", "2027-02-01"), g("beslissing_op_bezwaar", "2027-03-01")])
    assert [v.tot is None for v in twee] == [False, True]


def test_het_gaat_weg_op_de_dag_erna() -> None:
    termijn = bewaartermijnen(feiten(EINDE), GEEN)["inhoud"]
    assert [mag_weg(termijn, (), dag(op)) for op in ("2032-05-03", "2032-05-04")] == [False, True]
    hand = Vasthouding("woo", dag("2030-01-01"), dag("2032-05-04"), "verzoek 7")
    assert [mag_weg(termijn, [hand], dag(op)) for op in ("2032-05-04", "2032-05-05")] == [False, True]


DAGEN = st.dates(date(2022, 1, 1), date(2032, 12, 31))
NAMEN = [deel.beleid for deel in delen().values() if deel.beleid]
BELEID = st.lists(
    st.fixed_dictionaries({"naam": st.sampled_from(NAMEN), "vanaf": DAGEN, "waarde": st.integers(0, 60)}),
    unique_by=lambda rij: (rij["naam"], rij["vanaf"]),
    max_size=6,
)
LEVENS = st.fixed_dictionaries({
    "groep": st.sampled_from(["ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG", "WI2013", "VRIJWILLIG"]),
    "einde": st.none() | DAGEN,
    "reden": st.sampled_from(["voldaan", "overleden", "genaturaliseerd", "vertrokken", "aow", "verkeerd_regime"]),
    "gesloten": st.none() | DAGEN,
    "bekeken": st.none() | DAGEN,
    "beleid": BELEID,
})  # fmt: skip


def feiten_van(leven: dict[str, Any]) -> tuple[wet.Feiten, wet.Beleid]:
    einde = [wet.Gebeurtenis("plicht_einde", leven["einde"], {"reden": leven["reden"]})] if leven["einde"] else []
    waarden: dict[str, list[tuple[date, Any, str]]] = {}
    for rij in leven["beleid"]:
        waarden.setdefault(rij["naam"], []).append((rij["vanaf"], rij["waarde"], "besluit"))
    return feiten(*einde, groep=leven["groep"]), wet.beleid_uit(waarden)


@settings(max_examples=600, deadline=None)
@given(LEVENS)
def test_gelijk_aan_een_tweede_lezing(leven: dict[str, Any]) -> None:
    gevonden = bewaartermijnen(*feiten_van(leven), gesloten_op=leven["gesloten"], laatst_bekeken=leven["bekeken"])
    assert {code: t.laatste_dag for code, t in gevonden.items()} == verwacht(leven)


@settings(max_examples=200, deadline=None)
@given(LEVENS)
def test_de_inhoud_is_wat_t37_zegt(leven: dict[str, Any]) -> None:
    """The term that the work list shows and the day on which it goes are the same, for who had a duty under this act."""
    alle = bewaartermijnen(*feiten_van(leven))
    t37 = next((rij for rij in wet.rijen(*feiten_van(leven)) if rij.code == "T37"), None)
    if leven["groep"] not in ("WI2013", "VRIJWILLIG"):
        assert alle["inhoud"].laatste_dag == (t37.uiterlijk if t37 else None)


@settings(max_examples=300, deadline=None)
@given(LEVENS)
def test_niets_gaat_voor_de_gezondheid_en_niets_na_de_kern_behalve_besluit_en_logboek(leven: dict[str, Any]) -> None:
    gevonden = bewaartermijnen(*feiten_van(leven), gesloten_op=leven["gesloten"])
    if gevonden["inhoud"].laatste_dag is None:
        return
    d = {code: t.laatste_dag or date.max for code, t in gevonden.items()}
    assert d["gezondheid"] <= d["inhoud"] == d["inkomen"]
    assert d["inhoud"] <= min(d["besluit"], d["kern"])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["bezwaar", "beslissing_op_bezwaar"]), st.dates(date(2027, 1, 1), date(2032, 12, 31))
        ),
        max_size=6,
    ),
    st.integers(0, 4000),
)
def test_bezwaren_gelijk_aan_een_tweede_lezing(paren: list[tuple[str, date]], verder: int) -> None:
    op = date(2022, 1, 1) + timedelta(days=verder)
    gebeurtenissen = [wet.Gebeurtenis(soort, wanneer, {}, str(n)) for n, (soort, wanneer) in enumerate(paren)]
    assert any(v.geldt(op) for v in bezwaren(gebeurtenissen)) == vast(paren, op)


def test_meteen_weg_noemt_alleen_wat_het_artikel_zegt() -> None:
    """A jurist: article 9.9 lid 1 says it of death, and of nothing else; what other rules know too is not certain."""
    dood, verkeerd = (
        bewaartermijnen(feiten(g("plicht_einde", "2027-05-03", reden=reden), groep="ASIEL_A"), GEEN)
        for reden in ("overleden", "verkeerd_regime")
    )
    assert {str(t.grondslag) for deel, t in dood.items() if deel != "logboek"} == {
        "Besluit inburgering 2021, artikel 9.9, lid 1"
    }
    assert {deel for deel, t in dood.items() if t.onzeker} >= {"inkomen", "besluit", "kern"}
    assert dood["inhoud"].onzeker == dood["gezondheid"].onzeker == ""
    zonder_logboek = [t for deel, t in verkeerd.items() if deel != "logboek"]
    assert all("9.9" not in str(t.grondslag) for t in zonder_logboek)
    assert all("noemt dit niet" in t.onzeker for t in zonder_logboek)


def test_een_ingetrokken_bezwaar_houdt_tot_die_dag() -> None:
    """Awb 6:21 (from memory): nothing is decided any more, and there is nothing to appeal against."""
    kwam = g("bezwaar", "2027-06-01")
    (loopt,) = bezwaren([kwam])
    (weg,) = bezwaren([kwam], ingetrokken=[dag("2027-06-10")])
    assert (loopt.tot, weg.tot) == (None, dag("2027-06-10"))
    assert "ingetrokken op" in weg.reden


def test_van_twee_bezwaren_hoort_een_intrekking_bij_het_eerste_dat_nog_loopt() -> None:
    kwamen = [g("bezwaar", "2027-06-01"), g("beslissing_op_bezwaar", "2027-06-05"), g("bezwaar", "2027-07-01")]
    eerste, tweede = bezwaren(kwamen, ingetrokken=[dag("2027-07-03")])
    assert (eerste.tot, tweede.tot) == (dag("2027-07-19"), dag("2027-07-03"))
    (nog,) = bezwaren([g("bezwaar", "2027-06-01")], ingetrokken=[dag("2027-05-01")])
    assert nog.tot is None, "a withdrawal of before the objection is of another one"
