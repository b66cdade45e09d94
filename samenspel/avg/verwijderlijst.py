"""The list of what was removed, outside the database: a backup does not know what went after it was made.

One line per row in `verwijderd.txt`, under SAMENSPEL_ANKERS: table, id, municipality, ground, moment. No content, nobody's name.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

NAAM = "verwijderd.txt"
_ANDERS: dict[str, Callable[[Regel], int]] = {}


def meld_herhaling_aan(naam: str, doe: Callable[[Regel], int]) -> None:
    """A higher app says how a line under a name that is no table is done again on a restored backup; it gives how much was back."""
    _ANDERS[naam] = doe


@dataclass(frozen=True, slots=True)
class Regel:
    """One removed row."""

    tabel: str
    rij_id: UUID
    gemeente_id: UUID
    grond: str
    op: str

    def tekst(self) -> str:
        """As it stands in the file."""
        return f"{self.tabel} {self.rij_id} {self.gemeente_id} {self.grond} {self.op}\n"


def schrijf_buiten() -> int:
    """Add what is not in the file yet; gives how many. Written and flushed before the database says so: at worst a line stands there twice."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select tabel, rij_id, gemeente_id, grond, op from avg_naar_buiten()")
        regels = [Regel(tabel, rij, van, grond, op.isoformat()) for tabel, rij, van, grond, op in cursor.fetchall()]
        if regels:
            _voeg_toe(regels)
    return len(regels)


def _voeg_toe(regels: list[Regel]) -> None:
    map_ = Path(settings.SAMENSPEL_ANKERS)
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    greep = os.open(map_ / NAAM, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(greep, "".join(regel.tekst() for regel in regels).encode())
        os.fsync(greep)
    finally:
        os.close(greep)


def lees_buiten(bestand: Path | None = None) -> Iterator[Regel]:
    """Every line, the oldest first; one that was cut off by a crash is passed over (its row stands on the next)."""
    pad = bestand or Path(settings.SAMENSPEL_ANKERS) / NAAM
    for regel in pad.read_text(encoding="utf-8").splitlines() if pad.is_file() else []:
        with suppress(ValueError):
            tabel, rij_id, gemeente_id, grond, op = regel.split(" ")
            yield Regel(tabel, UUID(rij_id), UUID(gemeente_id), grond, op)


def verwijder_opnieuw(bestand: Path | None = None) -> tuple[int, int]:
    """On a restored backup, as the owner: remove again what was removed after it was made. Gives how many lines, and how many rows were back."""
    gelezen = terug = 0
    with transaction.atomic(), connection.cursor() as cursor:
        for regel in dict.fromkeys(lees_buiten(bestand)):
            gelezen += 1
            if regel.tabel in _ANDERS:
                terug += _ANDERS[regel.tabel](regel)
                continue
            cursor.execute(
                "select avg_verwijder_opnieuw(%s, %s, %s, %s, %s)",
                [regel.gemeente_id, regel.tabel, regel.rij_id, regel.grond, regel.op],
            )
            terug += cursor.fetchone()[0]
    return gelezen, terug
