"""The policy of a municipality: a value by name and day, each with the decision that it rests on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from wet.feiten import GEMEENTEN


class Beleidswaarde(NamedTuple):
    """A value in force: what, since when, and by which decision."""

    waarde: Any
    geldig_vanaf: date
    bron: str


class Beleid(Protocol):
    """What `wet` asks of a municipality."""

    def waarde(self, naam: str, op: date) -> Beleidswaarde | None:
        """The value in force on that day, or None: then the local term does not exist."""
        ...


class Waardenset:
    """Policy from a mapping of name to values; the latest that has begun is in force. None ends a value."""

    __slots__ = ("_waarden",)

    def __init__(self, waarden: Mapping[str, Iterable[tuple[date, Any, str]]]) -> None:
        self._waarden = {
            naam: tuple(
                sorted(
                    (Beleidswaarde(w, vanaf, bron) for vanaf, w, bron in rijen),
                    key=lambda b: b.geldig_vanaf,
                    reverse=True,
                )
            )
            for naam, rijen in waarden.items()
        }

    def waarde(self, naam: str, op: date) -> Beleidswaarde | None:
        """The value of `naam` in force on `op`."""
        for gevonden in self._waarden.get(naam, ()):
            if gevonden.geldig_vanaf <= op:
                return None if gevonden.waarde is None else gevonden
        return None


def beleid_uit(waarden: Mapping[str, Iterable[tuple[date, Any, str]]]) -> Beleid:
    """Policy from `{name: [(from, value, decision), ...]}`."""
    return Waardenset(waarden)


def meegeleverd(gemeente: str) -> list[tuple[str, date, Any, str]]:
    """The shipped values of a municipality as (name, from, value, decision). Raises KeyError for an unknown one."""
    if gemeente not in GEMEENTEN:
        raise KeyError(gemeente)
    with (Path(__file__).parent / "sets" / f"{gemeente}.toml").open("rb") as bestand:
        return [
            (rij["naam"], rij["vanaf"], rij["waarde"], rij["bron"]) for rij in tomllib.load(bestand).get("waarde", ())
        ]


@cache
def beleid_voor(gemeente: str) -> Beleid:
    """The shipped set of a municipality; `wet` is the law alone. Raises KeyError for an unknown one."""
    waarden: dict[str, list[tuple[date, Any, str]]] = {}
    for naam, vanaf, waarde, bron in meegeleverd(gemeente):
        waarden.setdefault(naam, []).append((vanaf, waarde, bron))
    return Waardenset(waarden)
