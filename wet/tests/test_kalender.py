"""Algemene termijnenwet, artikel 3: the holidays and the days equated with them; counting months."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from wet import kalender
from wet.kalender import (
    dag_in_jaar,
    eerste_paasdag,
    feestdagen,
    met_weekdag,
    na_rustdagen,
    plus_maanden,
    plus_werkdagen,
    rustdag,
    voluit,
)
from wet.regel import Duur


@pytest.mark.parametrize(
    ("jaar", "dag"),
    [
        (1900, "04-15"), (1943, "04-25"), (1954, "04-18"), (1981, "04-19"), (2000, "04-23"), (2008, "03-23"), (2011, "04-24"),
        (2022, "04-17"), (2023, "04-09"), (2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2027, "03-28"), (2028, "04-16"),
        (2029, "04-01"), (2030, "04-21"), (2035, "03-25"), (2038, "04-25"), (2049, "04-18"), (2076, "04-19"), (2100, "03-28"),
    ],
)  # fmt: skip
def test_eerste_paasdag(jaar, dag):
    assert eerste_paasdag(jaar) == date.fromisoformat(f"{jaar}-{dag}")


def test_de_feestdagen_van_2026():
    assert sorted(feestdagen(2026)) == [
        date.fromisoformat(f"2026-{dag}")
        for dag in ("01-01", "01-02", "04-03", "04-06", "04-27", "05-05", "05-14", "05-15", "05-25", "12-25", "12-26")
    ]


def test_de_feestdagen_van_een_jaar_zonder_gelijkgestelde_dagen():
    assert sorted(feestdagen(2025)) == [
        date.fromisoformat(f"2025-{dag}")
        for dag in ("01-01", "04-18", "04-21", "04-26", "05-05", "05-29", "06-09", "12-25", "12-26")
    ]


@pytest.mark.parametrize("dag", ["2025-04-26", "2026-04-27", "2031-04-26"])
def test_koningsdag_op_zondag_is_een_dag_eerder(dag):
    gevonden = {naam: dag for dag, naam in feestdagen(int(dag[:4])).items()}
    assert gevonden["Koningsdag"] == date.fromisoformat(dag)


@pytest.mark.parametrize(("dag", "aantal", "wordt"), [
    ("2026-06-01", 5, "2026-06-08"), ("2026-06-05", 1, "2026-06-08"), ("2026-05-21", 5, "2026-05-29"), ("2026-06-06", 0, "2026-06-06"),
    ("2026-12-22", 5, "2026-12-30"),
])  # fmt: skip
def test_werkdagen_slaan_weekend_en_feestdagen_over(dag, aantal, wordt):
    assert plus_werkdagen(date.fromisoformat(dag), aantal) == date.fromisoformat(wordt)


def test_een_feestdag_geldt_van_en_tot_zijn_datums():
    """A day that a law adds or drops gets its bounds in the data; no code changes."""
    nieuw = {"naam": "keti koti", "dag": "07-01", "geldig_vanaf": date(2030, 1, 1), "geldig_tot": date(2031, 12, 31)}
    assert [dag_in_jaar(nieuw, jaar) for jaar in (2029, 2030, 2031, 2032)] == [
        None,
        date(2030, 7, 1),
        date(2031, 7, 1),
        None,
    ]


def test_elke_rustdag_noemt_zijn_bron_en_wat_niet_nagekeken_is():
    with (Path(kalender.__file__).parent / "rustdagen.toml").open("rb") as bestand:
        dagen = tomllib.load(bestand)
    assert all(
        rij["bron"].partition(" (")[2] or rij["bron"].startswith("Algemene termijnenwet, artikel 3, lid")
        for soort in dagen.values()
        for rij in soort
    )
    assert all("Staatscourant" in rij["onzeker"] for rij in dagen["gelijkgesteld"])


@pytest.mark.parametrize("dag", ["2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"])
def test_gelijkgestelde_dagen(dag):
    assert rustdag(date.fromisoformat(dag)).startswith("de vrijdag na")


@pytest.mark.parametrize("dag", ["2025-01-03", "2027-04-26", "2026-12-24", "2029-05-11"])
def test_gewone_dagen(dag):
    assert rustdag(date.fromisoformat(dag)) == ""
    assert na_rustdagen(date.fromisoformat(dag)) == date.fromisoformat(dag)


def test_een_weekend_is_rust():
    assert (rustdag(date(2026, 6, 20)), rustdag(date(2026, 6, 21))) == ("zaterdag", "zondag")
    assert rustdag(date(2026, 4, 5)) == "zondag"
    assert na_rustdagen(date(2026, 4, 3)) == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("dag", "maanden", "uitkomst"),
    [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-12-15", 1, "2027-01-15"), ("2026-11-30", 13, "2027-12-30"),
        ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"), ("2024-02-29", 12, "2025-02-28"), ("2026-06-01", 0, "2026-06-01"),
    ],
)  # fmt: skip
def test_maanden_tellen(dag, maanden, uitkomst):
    assert plus_maanden(date.fromisoformat(dag), maanden) == date.fromisoformat(uitkomst)


@pytest.mark.parametrize(
    ("duur", "laatste", "tekst"),
    [
        (Duur(10, "weken"), "2026-05-10", "10 weken"),
        (Duur(1, "weken"), "2026-03-08", "1 week"),
        (Duur(3, "dagen"), "2026-03-04", "3 dagen"),
        (Duur(1, "dagen"), "2026-03-02", "1 dag"),
        (Duur(6, "maanden"), "2026-09-01", "6 maanden"),
        (Duur(1, "maanden"), "2026-04-01", "1 maand"),
        (Duur(3, "jaren"), "2029-03-01", "3 jaar"),
        (Duur(1, "jaren"), "2027-03-01", "1 jaar"),
    ],
)
def test_een_duur_vanaf_een_eerste_dag(duur, laatste, tekst):
    assert duur.laatste_dag(date(2026, 3, 2)) == date.fromisoformat(laatste)
    assert str(duur) == tekst


def test_datums_voluit():
    assert voluit(date(2026, 4, 10)) == "10 april 2026"
    assert met_weekdag(date(2026, 12, 25)) == "vrijdag 25 december 2026"
