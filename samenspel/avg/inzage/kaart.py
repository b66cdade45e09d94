"""The data map of a copy: `kaart.toml` says of every column of every table with personal data what becomes of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

MAP: Final = Path(__file__).parent
WIJZEN: Final = ("ja", "tekst", "sleutel", "medewerker", "organisatie", "gezin", "geheim", "bestand")
RIJEN: Final = ("dossier", "gebruiker", "gebruiker:over", "log", "nood", "niet apart", "geen")


@dataclass(frozen=True, slots=True)
class Grond:
    """Why something is not in the copy: the article, and the sentence for who reads it."""

    code: str
    artikel: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Tabel:
    """One model: what its part of the copy is called, which of its rows are of somebody, and per column how it appears.

    `kolommen`: the name of a field with one of `WIJZEN`. `niet`: a field with the code of its ground. `grond`: of a table that has no part.
    """

    label: str
    naam: str
    rijen: str
    grond: str
    kolommen: dict[str, str]
    niet: dict[str, str]


@cache
def gronden() -> dict[str, Grond]:
    """Every ground, by code."""
    return {code: Grond(code, rij["grond"], rij["uitleg"]) for code, rij in _lees("gronden.toml").items()}


@cache
def kaart() -> dict[str, Tabel]:
    """By label of the model (`dossiers.Notitie`), in the order of the file."""
    return {label: _tabel(label, rij) for label, rij in _lees("kaart.toml").items()}


def _tabel(label: str, rij: dict[str, Any]) -> Tabel:
    return Tabel(
        label=label,
        naam=rij.get("naam", ""),
        rijen=rij["rijen"],
        grond=rij.get("grond", ""),
        kolommen={kolom: wijze for wijze in WIJZEN for kolom in rij.get(wijze, ())},
        niet=rij.get("niet", {}),
    )


def _lees(naam: str) -> dict[str, Any]:
    return tomllib.loads((MAP / naam).read_text(encoding="utf-8"))
