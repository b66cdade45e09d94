"""Instruments as data: editions of the Zelfredzaamheid-Matrix, by domain and category."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from samenspel.beleid.waarden import beleid_van

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
    """The edition that a new measurement uses where the municipality chose none."""
    return str(_zrm()["standaard"])


def zrm_edities() -> tuple[str, ...]:
    """The editions that Samenspel knows."""
    return tuple(rij["code"] for rij in _zrm()["editie"])


def zrm_uitgave(gemeente_id: UUID, op: date) -> str:
    """The edition that this municipality chose for that day, else the standard one."""
    gekozen = beleid_van(gemeente_id).waarde("zrm_uitgave", op)
    return str(gekozen.waarde) if gekozen and gekozen.waarde in zrm_edities() else zrm_standaard()


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
