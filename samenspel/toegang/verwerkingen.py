"""What a page is for: the register of processing (`verwerkingen.toml`), and what the log says of a request."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Verwerking:
    """One processing activity (AVG 30): its code in the logs, name, legal ground, and the pages that belong to it.

    `altijd`: a page of it is a line in the log also when it shows nobody in particular.
    """

    code: str
    naam: str
    grond: str
    bladen: tuple[str, ...]
    altijd: bool


@cache
def verwerkingen() -> dict[str, Verwerking]:
    """Every activity, by code."""
    met = tomllib.loads((Path(__file__).parent / "verwerkingen.toml").read_text(encoding="utf-8"))
    return {
        code: Verwerking(code, rij["naam"], rij["grond"], tuple(rij["bladen"]), rij.get("altijd", False))
        for code, rij in met.items()
    }


@cache
def verwerking_van(doel: str) -> Verwerking | None:
    """The activity to which a page belongs (the name of its view); None when the register does not have it."""
    passend = ((len(blad), v) for v in verwerkingen().values() for blad in v.bladen if doel.startswith(blad))
    return max(passend, key=lambda paar: paar[0], default=(0, None))[1]
