"""Numbers that change while the law stands: dated, with their source, from `getallen.toml`."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Getal(NamedTuple):
    """A number, the first day on which it holds, and where it was read."""

    waarde: int
    vanaf: date
    bron: str


@cache
def _alle() -> dict[str, tuple[Getal, ...]]:
    with (Path(__file__).parent / "getallen.toml").open("rb") as bestand:
        gelezen = tomllib.load(bestand)
    return {naam: tuple(Getal(r["waarde"], r["vanaf"], r["bron"]) for r in rijen) for naam, rijen in gelezen.items()}


def versies(naam: str) -> tuple[Getal, ...]:
    """Every value of a number, oldest first. Raises KeyError for an unknown one."""
    return tuple(sorted(_alle()[naam], key=lambda getal: getal.vanaf))


def getal(naam: str, op: date) -> Getal:
    """The value on a day; before the first one, the first."""
    oudste, *later = versies(naam)
    return next((een for een in reversed(later) if een.vanaf <= op), oudste)
