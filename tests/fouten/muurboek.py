"""Where each bug in the wall was noticed the last time: `gezien_door_muur.csv`. Who asks there first needs one question instead of thousands."""

from __future__ import annotations

import csv
from pathlib import Path

_GEZIEN_DOOR = Path(__file__).parent / "gezien_door_muur.csv"
Plek = tuple[str, str, str]


def onthouden() -> dict[str, Plek]:
    """The name of a bug to who noticed it, in which state, and of which table or view."""
    if not _GEZIEN_DOOR.exists():
        return {}
    with _GEZIEN_DOOR.open(newline="", encoding="utf-8") as bestand:
        return {rij["fout"]: (rij["wie"], rij["toestand"], rij["waar"]) for rij in csv.DictReader(bestand)}


def onthoud(door: dict[str, Plek | None]) -> None:
    """Write down what is new, beside what was there."""
    samen = onthouden() | {naam: plek for naam, plek in door.items() if plek is not None}
    with _GEZIEN_DOOR.open("w", newline="", encoding="utf-8") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(("fout", "wie", "toestand", "waar"))
        schrijver.writerows((naam, *samen[naam]) for naam in sorted(samen))
