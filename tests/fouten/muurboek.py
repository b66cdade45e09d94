"""Where each bug in the wall was noticed the last time: `gezien_door_muur.csv`. Who asks there first needs one question instead of thousands."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.matrix.zoeken import Plek

_HIER = Path(__file__).parent
_GEZIEN_DOOR = _HIER / "gezien_door_muur.csv"
_GELIJK, _NOG_OPEN = _HIER / "gelijk_muur.csv", _HIER / "nog_open_muur.txt"


def onthouden() -> dict[str, Plek]:
    """The name of a bug to who noticed it, in which state, and of which table or view."""
    with _GEZIEN_DOOR.open(newline="", encoding="utf-8") as bestand:
        return {rij["fout"]: (rij["wie"], rij["toestand"], rij["waar"]) for rij in csv.DictReader(bestand)}


def onthoud(door: dict[str, Plek | None]) -> None:
    """Write down what is new, beside what was there."""
    samen = onthouden() | {naam: plek for naam, plek in door.items() if plek is not None}
    with _GEZIEN_DOOR.open("w", newline="", encoding="utf-8") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(("fout", "wie", "toestand", "waar"))
        schrijver.writerows((naam, *samen[naam]) for naam in sorted(samen))


def gelijk() -> dict[str, str]:
    """Bugs that change nothing for anybody, because the same condition stands behind it: the name, and why."""
    with _GELIJK.open(newline="", encoding="utf-8") as bestand:
        return {rij["fout"]: rij["waarom"] for rij in csv.DictReader(bestand)}


def nog_open() -> set[str]:
    """Bugs that nobody is known to notice yet."""
    return set(_NOG_OPEN.read_text(encoding="utf-8").splitlines())
