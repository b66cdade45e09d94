"""Reusable sentences for the decision, as data (`zinnen/*.toml`), by route."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_MAP = Path(__file__).parent / "zinnen"


class Zin(NamedTuple):
    """One sentence that may stand in a decision."""

    code: str
    leerroute: str
    tekst: str


@cache
def zinnen() -> dict[str, Zin]:
    """Every sentence, by code, in the order of the files. Raises `ValueError` for a code that stands twice."""
    gevonden: dict[str, Zin] = {}
    for pad in sorted(_MAP.glob("*.toml")):
        for rij in tomllib.loads(pad.read_text(encoding="utf-8"))["zin"]:
            if rij["code"] in gevonden:
                raise ValueError(f"zin {rij['code']} staat er twee keer")
            gevonden[rij["code"]] = Zin(rij["code"], rij["leerroute"], rij["tekst"])
    return gevonden


def zinnen_van(leerroute: str) -> list[Zin]:
    """The sentences that belong to one route."""
    return [zin for zin in zinnen().values() if zin.leerroute == leerroute]
