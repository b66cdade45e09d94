"""Counting days and months, and the rest days of the Algemene termijnenwet."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

EEN_DAG = timedelta(days=1)
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@lru_cache(maxsize=65536)
def plus_maanden(dag: date, maanden: int) -> date:
    """The same day number so many months on (or back), or the last day of that month.

    Given the day *before* a first day, this is the last day of a period of so many months.
    """
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


@lru_cache(maxsize=65536)
def plus_dagen(dag: date, dagen: int) -> date:
    return dag + timedelta(days=dagen)


@lru_cache(maxsize=4096)
def dag_uit(tekst: str) -> date:
    """A date from `JJJJ-MM-DD`."""
    return date.fromisoformat(tekst)


@cache
def eerste_paasdag(jaar: int) -> date:
    """Easter Sunday in the Gregorian calendar (Butcher's computation)."""
    eeuw, rest = divmod(jaar, 100)
    gulden = jaar % 19
    correctie = (eeuw - (eeuw + 8) // 25 + 1) // 3
    epacta = (19 * gulden + eeuw - eeuw // 4 - correctie + 15) % 30
    weekdag = (32 + 2 * (eeuw % 4) + 2 * (rest // 4) - epacta - rest % 4) % 7
    verschuiving = (gulden + 11 * epacta + 22 * weekdag) // 451
    maand, dag = divmod(epacta + weekdag - 7 * verschuiving + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    dag = date(jaar, 4, 27)
    return dag - EEN_DAG if dag.weekday() == 6 else dag


@cache
def _gelijkgesteld() -> dict[date, str]:
    with (Path(__file__).parent / "rustdagen.toml").open("rb") as bestand:
        return {rij["dag"]: rij["naam"] for rij in tomllib.load(bestand)["gelijkgesteld"]}


@cache
def feestdagen(jaar: int) -> dict[date, str]:
    """Article 3 of the Algemene termijnenwet: the holidays of a year, and the days equated with them."""
    pasen = eerste_paasdag(jaar)
    return {
        date(jaar, 1, 1): "nieuwjaarsdag",
        pasen - timedelta(days=2): "Goede Vrijdag",
        pasen + timedelta(days=1): "tweede paasdag",
        koningsdag(jaar): "Koningsdag",
        date(jaar, 5, 5): "Bevrijdingsdag",
        pasen + timedelta(days=39): "Hemelvaartsdag",
        pasen + timedelta(days=50): "tweede pinksterdag",
        date(jaar, 12, 25): "eerste kerstdag",
        date(jaar, 12, 26): "tweede kerstdag",
        **{dag: naam for dag, naam in _gelijkgesteld().items() if dag.year == jaar},
    }


@lru_cache(maxsize=65536)
def rustdag(dag: date) -> str:
    """Why the day is a rest day ("zaterdag", "Goede Vrijdag"), or an empty string."""
    naam = feestdagen(dag.year).get(dag, "")
    return naam or (DAGEN[dag.weekday()] if dag.weekday() >= 5 else "")


@lru_cache(maxsize=65536)
def na_rustdagen(dag: date) -> date:
    """The day itself, or the next day that is no rest day (Algemene termijnenwet, articles 1 and 3)."""
    while rustdag(dag):
        dag += EEN_DAG
    return dag


def voluit(dag: date) -> str:
    """10 april 2026."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def dag_en_maand(dag: date) -> str:
    """27 februari."""
    return f"{dag.day} {MAANDEN[dag.month - 1]}"


def met_weekdag(dag: date) -> str:
    """vrijdag 19 juni 2026."""
    return f"{DAGEN[dag.weekday()]} {voluit(dag)}"
