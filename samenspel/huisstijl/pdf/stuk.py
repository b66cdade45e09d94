"""A piece of paper as blocks: what is in it, not how it looks. `brief.typ` gives every block its look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

# One block: its kind first, then what it holds. Only text, numbers and lists, so that it is data for typst.
Blok: TypeAlias = list[object]


def kop(tekst: str, niveau: int = 2, merk: str = "") -> Blok:
    """A heading; `merk` stands beside it, as "gekozen"."""
    return ["kop", niveau, tekst, merk]


def alinea(tekst: str) -> list[Blok]:
    """A paragraph per line that is not empty."""
    return [["alinea", regel.strip()] for regel in tekst.splitlines() if regel.strip()]


def kader(*regels: str) -> Blok:
    """The heart of the matter, set apart; the first line is the largest."""
    return ["kader", list(regels)]


def lijst(regels: Iterable[str]) -> Blok:
    """Points without an order."""
    return ["lijst", list(regels)]


def citaat(tekst: str) -> Blok:
    """Somebody's own words."""
    return ["citaat", tekst]


def tabel(koppen: Iterable[str], rijen: Iterable[Iterable[str]], breedtes: Iterable[int]) -> Blok:
    """A table whose first column names its row; widths in parts."""
    return ["tabel", list(koppen), [[_cel(cel) for cel in rij] for rij in rijen], list(breedtes)]


def gronden(koppen: tuple[str, str], rijen: Iterable[tuple[str, str, str]]) -> Blok:
    """A table of what holds: its name, what it says, and below that in small print the ground."""
    return ["gronden", list(koppen), [[_cel(naam), _cel(tekst), grond] for naam, tekst, grond in rijen]]


def gegevens(paren: Iterable[tuple[str, str]]) -> Blok:
    """Names with their values, as in a letterhead."""
    return ["gegevens", [[naam, waarde] for naam, waarde in paren if waarde]]


def dag(datum: str, zin: str) -> Blok:
    """A large date with what it is."""
    return ["dag", datum, zin]


def bel(naam: str, telefoon: str, erbij: Iterable[str] = ()) -> Blok:
    """Whom to call, large."""
    return ["bel", naam, telefoon, list(erbij)]


def ondertekening(regels: Iterable[str], klein: str = "") -> Blok:
    """The closing lines, kept together."""
    return ["ondertekening", list(regels), klein]


def _cel(tekst: str) -> list[str]:
    return [regel.strip() for regel in tekst.splitlines() if regel.strip()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuk:
    """One document. `titel` is in its metadata, so never a name or a number of a person.

    `briefhoofd` has the sender's lines, `kenmerken` date, reference and contact; `bijblad` starts a page in large print.
    """

    titel: str
    afzender: str
    onderwerp: str
    voettekst: str
    adres: tuple[str, ...]
    briefhoofd: tuple[str, ...]
    kenmerken: tuple[tuple[str, str], ...]
    blokken: tuple[Blok, ...]
    bijblad: tuple[Blok, ...] = ()
    waarschuwing: str = ""
