"""What was found of each place."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.fouten.register import HET

ALLEEN, ACHTER = "alleen", "achter"
_HIER = Path(__file__).parent
_GEZIEN_DOOR, _NOG_OPEN = _HIER / "gezien_door.csv", _HIER / "nog_open.txt"


def zonder_bevoegdheden(plek: int) -> bool:
    """Left out: everything but the competences, which must say no for others to refuse."""
    return HET.plekken[plek].soort != "bevoegdheid"


def zonder_weigeringen(plek: int) -> bool:
    """Left out: everything but what refuses, for it asks the competences."""
    return HET.plekken[plek].soort != "weigering"


def niets(_plek: int) -> bool:
    """Left out: nothing."""
    return False


def alleen(plek: int) -> Callable[[int], bool]:
    """Left out: this one place."""
    return lambda deze: deze == plek


def behalve(plek: int, rest: Callable[[int], bool]) -> Callable[[int], bool]:
    """Left out: these, but not this one."""
    return lambda deze: deze != plek and rest(deze)


def anderen_van(plek: int) -> Callable[[int], bool]:
    """What is left out to see one place alone (itself as well)."""
    return zonder_weigeringen if HET.plekken[plek].soort == "bevoegdheid" else zonder_bevoegdheden


@dataclass(slots=True)
class Stand:
    """What was found of each place: by which request and which way, and how often it was tried."""

    gezien: dict[int, tuple[str, str]] = field(default_factory=dict)
    geprobeerd: Counter[tuple[int, str]] = field(default_factory=Counter)
    bereikt: set[int] = field(default_factory=set)
    langs: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    """By route and method: what was come past there."""
    keren: Counter[tuple[str, str]] = field(default_factory=Counter)
    bezocht: Counter[tuple[int, tuple[str, str]]] = field(default_factory=Counter)
    """By place and person: how many requests came past it."""
    gevraagd: int = 0
    mis: Counter[str] = field(default_factory=Counter)


def onthouden() -> dict[int, tuple[str, str]]:
    """By place: which way and by what it was noticed the last time. It says where to look first, and nothing else: a place that is not noticed
    there, or is not in it, is looked for everywhere.
    """
    nummers = {plek.naam: nummer for nummer, plek in enumerate(HET.plekken)}
    with _GEZIEN_DOOR.open(newline="", encoding="utf-8") as bestand:
        return {
            nummers[rij["plek"]]: (rij["hoe"], rij["door"]) for rij in csv.DictReader(bestand) if rij["plek"] in nummers
        }


def onthoud(stand: Stand) -> None:
    """Write it down beside what was known; what is noticed now, or is there no more, is not open any longer."""
    weet = onthouden() | stand.gezien
    rijen = sorted((HET.plekken[plek].naam, *gezien) for plek, gezien in weet.items())
    with _GEZIEN_DOOR.open("w", newline="", encoding="utf-8") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerows([("plek", "hoe", "door"), *rijen])
    bestaat = {plek.naam for plek in HET.plekken}
    open_ = nog_open() & bestaat - namen_van(stand.gezien) - gelijk().keys()
    _NOG_OPEN.write_text("".join(f"{naam}\n" for naam in sorted(open_)), encoding="utf-8")


def namen_van(plekken: Iterable[int]) -> set[str]:
    """As they stand in the lists."""
    return {HET.plekken[plek].naam for plek in plekken}


def gelijk() -> dict[str, str]:
    """By the name of a place: why leaving it out changes nothing."""
    with (_HIER / "gelijk.csv").open(newline="", encoding="utf-8") as bestand:
        return {rij["plek"]: rij["waarom"] for rij in csv.DictReader(bestand)}


def nog_open() -> set[str]:
    """The names of the places of which we know that nobody notices them yet. This may only become shorter."""
    return set(_NOG_OPEN.read_text(encoding="utf-8").splitlines())


def gemist(stand: Stand, zoekt: Iterable[int]) -> list[str]:
    """What nothing noticed and has no reason not to be; and reasons that are out of date."""
    redenen, open_ = gelijk(), nog_open()
    namen = {plek.naam: nummer for nummer, plek in enumerate(HET.plekken)}
    uit = [f"{naam}: staat in gelijk.csv en is er niet" for naam in sorted(redenen.keys() - namen.keys())]
    uit += [f"{naam}: staat in nog_open.txt en is er niet" for naam in sorted(open_ - namen.keys())]
    for naam, plek in namen.items():
        if plek in stand.gezien and naam in open_:
            uit.append(f"{naam}: staat in nog_open.txt en wordt gezien door {stand.gezien[plek][1]}")
        if plek in stand.gezien and naam in redenen:
            uit.append(f"{naam}: staat in gelijk.csv en wordt gezien door {stand.gezien[plek][1]}")
        elif plek in set(zoekt) - stand.gezien.keys() and naam not in redenen:
            uit.append(naam)
    return uit
