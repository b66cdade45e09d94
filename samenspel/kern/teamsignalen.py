"""What the team hears in the morning from apps above this one: a sentence with numbers and an address, and nobody's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from samenspel.kern.identiteit import Aanwezige


@dataclass(frozen=True, slots=True)
class Teamsignaal:
    """One thing that waits: its title, a sentence, and where it is shown."""

    titel: str
    zin: str
    adres: str


_VRAGEN: list[Callable[[Aanwezige, date], Teamsignaal | None]] = []


def meld_teamsignaal_aan(vraag: Callable[[Aanwezige, date], Teamsignaal | None]) -> None:
    """Once, from `ready`. The question looks itself whether this reader may know."""
    if vraag not in _VRAGEN:
        _VRAGEN.append(vraag)


def teamsignalen(wie: Aanwezige, op: date) -> list[Teamsignaal]:
    """What there is for this reader today."""
    return [signaal for vraag in _VRAGEN if (signaal := vraag(wie, op)) is not None]
