"""Every route weighed (RvS 2024:5413), another route (Wi 17 lid 2, Besluit 5.4), scaling down (Besluit 5.5)."""

from __future__ import annotations

from datetime import date

import pytest

from wet.feiten import Feiten, Gebeurtenis
from wet.wijzigen import (
    MEEGENOMEN,
    afschaaluren,
    gebreken_van_de_afweging,
    gebreken_van_de_wissel,
    gebreken_van_het_afschalen,
    te_beoordelen_bij_wissel,
)

DRIE = {"B1": True, "ONDERWIJS": True, "Z": True}
BEOORDEELD = {"grote_kans_op_diploma": False, "redelijkerwijs_niet_in_staat": False}
UITERLIJK = date(2027, 12, 3)


def codes(gebreken: object) -> list[str]:
    return [gebrek.code for gebrek in gebreken]  # type: ignore[attr-defined]


def test_een_volledige_afweging_heeft_geen_gebrek() -> None:
    assert gebreken_van_de_afweging(DRIE, gekozen="B1", past=["B1"], oordelen=BEOORDEELD) == ()


@pytest.mark.parametrize("route", ["B1", "ONDERWIJS", "Z"])
def test_elke_route_moet_gewogen_zijn(route: str) -> None:
    gewogen = DRIE | {route: False}
    assert codes(gebreken_van_de_afweging(gewogen, gekozen=None, past=[], oordelen=BEOORDEELD)) == [f"afweging_{route}"]


@pytest.mark.parametrize("vraag", list(BEOORDEELD))
def test_beoordelingsruimte_vraagt_een_gemotiveerd_antwoord(vraag: str) -> None:
    oordelen = BEOORDEELD | {vraag: None}
    assert codes(gebreken_van_de_afweging(DRIE, gekozen="B1", past=["B1"], oordelen=oordelen)) == [vraag]


def test_de_keuze_moet_passen_bij_het_oordeel() -> None:
    gebreken = gebreken_van_de_afweging(DRIE, gekozen="Z", past=["B1"], oordelen=BEOORDEELD)
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


@pytest.mark.parametrize("route", ["Z", "ONDERWIJS", None])
def test_artikel_17_lid_3_alleen_in_de_b1_route(route: str | None) -> None:
    assert codes(gebreken_van_het_afschalen(route, 600, JA)) == ["afschalen_route"]


@pytest.mark.parametrize("vraag", list(JA))
@pytest.mark.parametrize("oordeel", [None, False])
def test_artikel_5_5_inspanning_en_haalbaarheid_worden_beoordeeld(vraag: str, oordeel: bool | None) -> None:
    assert codes(gebreken_van_het_afschalen("B1", 700, JA | {vraag: oordeel})) == [vraag]
