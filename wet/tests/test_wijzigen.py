"""Every route weighed (RvS 2024:5413), another route (Wi 17 lid 2, Besluit 5.4), scaling down (Besluit 5.5)."""

from __future__ import annotations

from datetime import date

import pytest

from wet.feiten import Feiten, Gebeurtenis
from wet.wijzigen import (
    MEEGENOMEN,
    ONZEKER_NA_OPLEIDING,
    afschaaluren,
    cursusuren,
    gebreken_van_de_afweging,
    gebreken_van_de_wissel,
    gebreken_van_het_afschalen,
    kan_na_opleiding,
    te_beoordelen_bij_wissel,
)

DRIE = {"B1": True, "ONDERWIJS": True, "Z": True}
BEOORDEELD = {"grote_kans_op_diploma": False, "redelijkerwijs_niet_in_staat": False}
GEWOGEN = "De lessen zijn in de ochtend, want dan is er opvang."
UITERLIJK = date(2027, 12, 3)


def codes(gebreken: object) -> list[str]:
    return [gebrek.code for gebrek in gebreken]  # type: ignore[attr-defined]


def test_een_volledige_afweging_heeft_geen_gebrek() -> None:
    assert gebreken_van_de_afweging(DRIE, gekozen="B1", past=["B1"], oordelen=BEOORDEELD, omstandigheden=GEWOGEN) == ()


@pytest.mark.parametrize("route", ["B1", "ONDERWIJS", "Z"])
def test_elke_route_moet_gewogen_zijn(route: str) -> None:
    gewogen = DRIE | {route: False}
    assert codes(
        gebreken_van_de_afweging(gewogen, gekozen=None, past=[], oordelen=BEOORDEELD, omstandigheden=GEWOGEN)
    ) == [f"afweging_{route}"]


@pytest.mark.parametrize("vraag", list(BEOORDEELD))
def test_beoordelingsruimte_vraagt_een_gemotiveerd_antwoord(vraag: str) -> None:
    oordelen = BEOORDEELD | {vraag: None}
    assert codes(
        gebreken_van_de_afweging(DRIE, gekozen="B1", past=["B1"], oordelen=oordelen, omstandigheden=GEWOGEN)
    ) == [vraag]


@pytest.mark.parametrize("leeg", ["", "  \n"])
def test_artikel_14_persoonlijke_omstandigheden_horen_in_de_afweging(leeg: str) -> None:
    gebreken = gebreken_van_de_afweging(DRIE, gekozen="B1", past=["B1"], oordelen=BEOORDEELD, omstandigheden=leeg)
    assert codes(gebreken) == ["omstandigheden"]
    assert gebreken[0].grondslag == "Wet inburgering 2021, artikel 14, lid 3"


def test_de_keuze_moet_passen_bij_het_oordeel() -> None:
    gebreken = gebreken_van_de_afweging(DRIE, gekozen="Z", past=["B1"], oordelen=BEOORDEELD, omstandigheden=GEWOGEN)
    assert codes(gebreken) == ["keuze_past_niet"]
    assert "Z-route" in gebreken[0].zin


def test_lid_2_wisselen_vraagt_voortgang_die_afwijkt() -> None:
    dag = date(2026, 9, 1)
    assert codes(gebreken_van_de_wissel("B1", "Z", dag, UITERLIJK, {})) == ["voortgang_wijkt_af"]
    assert codes(gebreken_van_de_wissel("B1", "Z", dag, UITERLIJK, {"voortgang_wijkt_af": False})) == [
        "voortgang_wijkt_af"
    ]
    assert gebreken_van_de_wissel("B1", "Z", dag, UITERLIJK, {"voortgang_wijkt_af": True}) == ()


def test_artikel_5_4_de_laatste_dag_hoort_er_nog_bij() -> None:
    assert len(te_beoordelen_bij_wissel("Z", "B1", UITERLIJK, UITERLIJK)) == 1
    assert len(te_beoordelen_bij_wissel("Z", "B1", date(2027, 12, 4), UITERLIJK)) == 2


def test_artikel_5_4_zonder_termijn_is_er_geen_laatste_dag() -> None:
    assert len(te_beoordelen_bij_wissel("Z", "B1", date(2030, 1, 1), None)) == 1


def test_artikel_5_4_van_onderwijs_naar_b1_kan_altijd() -> None:
    na = date(2028, 6, 1)
    assert gebreken_van_de_wissel("ONDERWIJS", "B1", na, UITERLIJK, {"voortgang_wijkt_af": True}) == ()


@pytest.mark.parametrize(("van", "naar"), [paar for paar in MEEGENOMEN if paar != ("ONDERWIJS", "B1")])
def test_artikel_5_4_lid_3_later_alleen_in_een_bijzonder_geval(van: str, naar: str) -> None:
    na = date(2028, 6, 1)
    oordelen = {"voortgang_wijkt_af": True, "bijzonder_individueel_geval": False}
    gebreken = gebreken_van_de_wissel(van, naar, na, UITERLIJK, oordelen)
    assert codes(gebreken) == ["bijzonder_individueel_geval"]
    assert "3 december 2027" in gebreken[0].zin
    assert gebreken_van_de_wissel(van, naar, na, UITERLIJK, oordelen | {"bijzonder_individueel_geval": True}) == ()


def test_artikel_5_4_lid_2_na_een_opleiding_zonder_vrijstelling() -> None:
    """An education that ended after the year and a half opens the switch again."""
    na = date(2028, 6, 1)
    for geeindigd, vragen in (
        (date(2027, 12, 3), 2),  # ended in time: then a switch was possible
        (date(2027, 12, 4), 1),
        (na, 1),
        (date(2028, 6, 2), 2),  # still goes on
        (None, 2),
    ):
        assert len(te_beoordelen_bij_wissel("B1", "Z", na, UITERLIJK, geeindigd)) == vragen, geeindigd
    assert not kan_na_opleiding(na, None, na)
    assert gebreken_van_de_wissel("B1", "Z", na, UITERLIJK, {"voortgang_wijkt_af": True}, date(2028, 5, 1)) == ()
    nee = {"voortgang_wijkt_af": False}
    assert codes(gebreken_van_de_wissel("B1", "Z", na, UITERLIJK, nee, date(2028, 5, 1))) == ["voortgang_wijkt_af"]
    assert "niet gevonden" in ONZEKER_NA_OPLEIDING


@pytest.mark.parametrize(
    ("van", "naar", "examens", "uren", "onderdeel"),
    [
        ("ONDERWIJS", "B1", True, "intensiteit", "a"),
        ("Z", "B1", False, "intensiteit", "a"),
        ("B1", "ONDERWIJS", True, "", "b"),
        ("B1", "Z", False, "aftrek", "c"),
        ("ONDERWIJS", "Z", False, "aftrek", "c"),
    ],
)
def test_artikel_5_4_lid_4_wat_meegaat(van: str, naar: str, examens: bool, uren: str, onderdeel: str) -> None:
    mee = MEEGENOMEN[van, naar]
    assert (mee.examens, mee.uren) == (examens, uren)
    assert str(mee.grondslag) == f"Besluit inburgering 2021, artikel 5.4, lid 4, onderdeel {onderdeel}"
    assert ("pogingen" in mee.zin) == examens
    assert ("800 uur" in mee.zin) == (uren == "aftrek")
    assert ("intensiteit" in mee.zin) == (uren == "intensiteit")


def test_artikel_5_4_lid_4_over_z_naar_onderwijs_zegt_de_wet_niets() -> None:
    assert MEEGENOMEN["Z", "ONDERWIJS"] == ("", False, "", None)
    assert len(MEEGENOMEN) == 6


def test_artikel_5_4_de_uren_die_meegaan() -> None:
    gebeurd = (
        _uren(date(2026, 1, 1), 300),
        _uren(date(2026, 2, 1), 50, "knm", "web"),
        _uren(date(2026, 3, 1), 20, "alfabetisering"),
        _uren(date(2026, 4, 1), 100, "nt2", "overig"),
        _uren(date(2026, 4, 2), 100, "participatie"),
        _uren(date(2026, 5, 1), 7),
    )
    feiten = Feiten("assen", "ASIEL_A", gebeurtenissen=gebeurd)
    assert cursusuren(feiten, date(2026, 4, 30)) == 370
    assert cursusuren(feiten, date(2026, 5, 1)) == 377


def test_zonder_andere_route_valt_er_niets_te_beoordelen() -> None:
    assert te_beoordelen_bij_wissel("Z", "Z", date(2030, 1, 1), UITERLIJK) == ()


def _uren(op: date, uren: int, soort: str = "nt2", instelling: str = "keurmerk") -> Gebeurtenis:
    return Gebeurtenis(
        "uren", op, {"type": soort, "uren": uren, "instelling": instelling}, id=f"{op}{soort}{instelling}"
    )


def test_artikel_5_5_telt_taal_en_alfabetisering_bij_een_erkende_school() -> None:
    feiten = Feiten(
        "assen",
        "ASIEL_A",
        gebeurtenissen=(
            _uren(date(2026, 1, 1), 300),
            _uren(date(2026, 2, 1), 200, "alfabetisering", "web"),
            _uren(date(2026, 3, 1), 50, "knm"),
            _uren(date(2026, 4, 1), 100, "nt2", "overig"),
            _uren(date(2026, 5, 1), 100),
        ),
    )
    assert afschaaluren(feiten, date(2026, 4, 30)) == 500
    assert afschaaluren(feiten, date(2026, 5, 1)) == 600


JA = {"voldoende_inspanning": True, "niet_op_b1": True}


def test_artikel_5_5_zeshonderd_uur_is_genoeg() -> None:
    assert gebreken_van_het_afschalen("B1", 600, JA) == ()
    assert codes(gebreken_van_het_afschalen("B1", 599, JA)) == ["afschalen_uren"]


def test_artikel_17_lid_3_per_vaardigheid() -> None:
    def bij(*onderdelen: str, gehaald: tuple[str, ...] = ()) -> list[str]:
        return codes(gebreken_van_het_afschalen("B1", 600, JA, onderdelen=onderdelen, gehaald=gehaald))

    assert bij("lezen", "luisteren", "schrijven", "spreken") == []
    assert bij("lezen", gehaald=("spreken",)) == []
    assert bij("lezen", "knm") == ["afschalen_onderdeel"]
    twee = gebreken_van_het_afschalen("B1", 600, JA, onderdelen=("lezen", "spreken"), gehaald=("lezen", "spreken"))
    assert twee[0].zin.startswith("Al gehaald op B1: lezen, spreken.")
    assert bij("lezen", "spreken", gehaald=("spreken",)) == ["afschalen_al_gehaald"]
    gebreken = gebreken_van_het_afschalen("B1", 600, JA, onderdelen=("knm", "lezen"), gehaald=("lezen",))
    assert [(gebrek.zin, gebrek.grondslag) for gebrek in gebreken] == [
        (
            "Afschalen gaat over lezen, luisteren, schrijven en spreken. KNM heeft geen niveau.",
            "Wet inburgering 2021, artikel 17, lid 3",
        ),
        ("Al gehaald op B1: lezen. Daar is afschalen niet nodig.", "Wet inburgering 2021, artikel 17, lid 3"),
    ]


@pytest.mark.parametrize("route", ["Z", "ONDERWIJS", None])
def test_artikel_17_lid_3_alleen_in_de_b1_route(route: str | None) -> None:
    assert codes(gebreken_van_het_afschalen(route, 600, JA)) == ["afschalen_route"]


@pytest.mark.parametrize("vraag", list(JA))
@pytest.mark.parametrize("oordeel", [None, False])
def test_artikel_5_5_inspanning_en_haalbaarheid_worden_beoordeeld(vraag: str, oordeel: bool | None) -> None:
    assert codes(gebreken_van_het_afschalen("B1", 700, JA | {vraag: oordeel})) == [vraag]


def test_elk_gebrek_zegt_wat_er_moet_gebeuren_en_waarop_het_rust() -> None:
    rvs, wi = "Raad van State 24 december 2024, ECLI:NL:RVS:2024:5413", "Wet inburgering 2021, artikel"
    nee = dict.fromkeys(("voortgang_wijkt_af", "voldoende_inspanning", "niet_op_b1"), False)
    gebreken = (
        *gebreken_van_de_afweging({}, gekozen=None, past=[], oordelen={}, omstandigheden=""),
        *gebreken_van_de_afweging(DRIE, gekozen="Z", past=["B1"], oordelen=BEOORDEELD, omstandigheden=GEWOGEN),
        *gebreken_van_de_wissel("B1", "Z", UITERLIJK, UITERLIJK, nee),
        *gebreken_van_de_wissel("B1", "Z", UITERLIJK, UITERLIJK, {}),
        *gebreken_van_de_wissel(
            "B1", "Z", date(2028, 1, 1), UITERLIJK, {"voortgang_wijkt_af": True, "bijzonder_individueel_geval": False}
        ),
        *gebreken_van_het_afschalen("Z", 599.5, nee),
    )
    kans = "Is de kans groot dat iemand na het taalschakeltraject een diploma haalt in mbo, hbo of wo?"
    kunnen = "Kan iemand redelijkerwijs het examen of het taalschakeltraject niet halen binnen de termijn?"
    assert [(gebrek.zin, gebrek.grondslag) for gebrek in gebreken] == [
        ("Weeg de B1-route nog af: uw oordeel en één regel.", rvs),
        ("Weeg de onderwijsroute nog af: uw oordeel en één regel.", rvs),
        ("Weeg de Z-route nog af: uw oordeel en één regel.", rvs),
        (f"Beantwoord en motiveer nog: {kans}", f"{wi} 8, lid 1"),
        (f"Beantwoord en motiveer nog: {kunnen}", f"{wi} 9, lid 1"),
        ("Schrijf op hoe u de persoonlijke omstandigheden meewoog bij de leerroute.", f"{wi} 14, lid 3"),
        (
            "U kiest de Z-route, maar uw oordeel zegt dat die niet past. Kijk uw oordeel of uw keuze na.",
            f"{wi} 15, lid 1, onderdeel a",
        ),
        ("Wisselen kan alleen als de voortgang onvoldoende is, of groter dan verwacht.", f"{wi} 17, lid 2"),
        (
            "Beantwoord en motiveer nog: Is de voortgang onvoldoende, of groter dan verwacht?",
            f"{wi} 17, lid 2",
        ),
        (
            "Wisselen kon tot en met 3 december 2027. Daarna kan het alleen om een bijzondere persoonlijke reden.",
            "Besluit inburgering 2021, artikel 5.4, lid 3",
        ),
        ("Afschalen bestaat alleen in de B1-route.", f"{wi} 17, lid 3"),
        (
            "Er zijn 599,5 uren taalles geboekt. Afschalen kan na 600 uur.",
            "Besluit inburgering 2021, artikel 5.5",
        ),
        (
            "Afschalen kan alleen na voldoende inspanning. Dat moet uit feiten blijken.",
            "Besluit inburgering 2021, artikel 5.5, lid 1",
        ),
        ("Afschalen kan alleen als B1 niet haalbaar is binnen de termijn.", f"{wi} 17, lid 3"),
    ]
