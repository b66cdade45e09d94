"""Who else knows of work that belongs to nobody: apps below register a source, the list asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samenspel.kern.identiteit import Aanwezige


@dataclass(frozen=True, slots=True)
class Taak:
    """Work without an owner. `tekst` is what must be done, `op` its last day, `url` where an owner is chosen."""

    dossier_id: UUID
    nummer: str
    naam: str
    tekst: str
    knop: str
    url: str
    op: date | None = None
    basis: str = ""


Bron = Callable[[Aanwezige, date], Sequence[Taak]]
_bronnen: list[Bron] = []


def registreer_bron(bron: Bron) -> None:
    """Called from `AppConfig.ready`; asks with (who, day), at most one SQL statement. Twice is once."""
    if bron not in _bronnen:
        _bronnen.append(bron)


def taken_van_niemand(wie: Aanwezige, op: date) -> list[Taak]:
    """What every source knows."""
    return [taak for bron in _bronnen for taak in bron(wie, op)]
