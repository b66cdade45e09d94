"""Counting days and months, and the rest days of the Algemene termijnenwet."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

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


@cache
def _rustdagen() -> dict[str, list[dict[str, Any]]]:
    """The dated data behind article 3, as it stands in `rustdagen.toml`."""
    with (Path(__file__).parent / "rustdagen.toml").open("rb") as bestand:
        return tomllib.load(bestand)


def dag_in_jaar(feestdag: Mapping[str, Any], jaar: int) -> date | None:
    """The day of a holiday in a year; None when it was no holiday then."""
    if "pasen" in feestdag:
        dag = eerste_paasdag(jaar) + timedelta(days=feestdag["pasen"])
    else:
        dag = date.fromisoformat(f"{jaar:04}-{feestdag['dag']}")
        if dag.weekday() == 6:
            dag += timedelta(days=feestdag.get("op_zondag", 0))
    geldt = feestdag.get("geldig_vanaf", date.min) <= dag <= feestdag.get("geldig_tot", date.max)
    return dag if geldt else None


@cache
def feestdagen(jaar: int) -> dict[date, str]:
    """Article 3 of the Algemene termijnenwet: the holidays of a year, and the days equated with them."""
    vast = ((dag_in_jaar(feestdag, jaar), feestdag["naam"]) for feestdag in _rustdagen()["feestdag"])
    gelijk = ((rij["dag"], rij["naam"]) for rij in _rustdagen()["gelijkgesteld"] if rij["dag"].year == jaar)
    return {dag: naam for dag, naam in (*vast, *gelijk) if dag is not None}


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


def plus_werkdagen(dag: date, aantal: int) -> date:
    """So many working days on: no weekends, and no rest days of the Algemene termijnenwet."""
    while aantal:
        dag += EEN_DAG
        aantal -= not rustdag(dag)
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


def amsterdam(moment: datetime) -> datetime:
    """A moment in UTC as the clock in Amsterdam shows it: summer time from the last Sunday of March to that of October."""
    begin, einde = (_laatste_zondag(moment.year, maand) for maand in (3, 10))
    return moment + timedelta(hours=2 if begin <= moment < einde else 1)


def _laatste_zondag(jaar: int, maand: int) -> datetime:
    dag = datetime(jaar, maand, 31, 1, tzinfo=UTC)
    return dag - timedelta(days=(dag.weekday() + 1) % 7)
