"""Instruments as data: editions of the Zelfredzaamheid-Matrix, by domain and category."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).parent / "instrumenten"


@dataclass(frozen=True, slots=True)
class ZrmDomein:
    """One domain of an edition, and the category that its score belongs to."""

    code: str
    naam: str
    categorie: str


@cache
def _zrm() -> dict[str, Any]:
    return tomllib.loads((MAP / "zrm.toml").read_text(encoding="utf-8"))


def zrm_standaard() -> str:
    """The edition that a new measurement uses."""
    return str(_zrm()["standaard"])


@cache
def zrm_domeinen(editie: str) -> tuple[ZrmDomein, ...]:
    """The domains of one edition. Raises `KeyError` for an unknown edition."""
    for rij in _zrm()["editie"]:
        if rij["code"] == editie:
            return tuple(ZrmDomein(d["code"], d["naam"], d["categorie"]) for d in rij["domeinen"])
    raise KeyError(editie)


@cache
def zrm_niveaus() -> dict[int, str]:
    """The names of the scores 1 to 5."""
    return {rij["score"]: rij["naam"] for rij in _zrm()["niveau"]}
