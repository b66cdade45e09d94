"""The chain is sealed within five seconds, and its heads go outside the database: only then is a rewritten tail seen.

A head is one line in a file of the day, under SAMENSPEL_ANKERS: chain, number, hash, moment. Put that folder on another machine, or where
nothing can be changed (docs/productie.md). Older days keep the last head of each chain.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from samenspel.kern.klok import dag_van


@dataclass(frozen=True, slots=True)
class Hoofd:
    """The head of one chain at a moment."""

    keten: UUID
    nummer: int
    hash: bytes
    op: str

    def regel(self) -> str:
        """As it stands in the file."""
        return f"{self.keten} {self.nummer} {self.hash.hex()} {self.op}\n"


def verzegel(nu: datetime) -> list[Hoofd]:
    """Link what waits, and anchor the new heads. Runs as the login role: the function of the owner does the work."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select keten, nummer, hash from logboek_verzegel()")
        hoofden = [Hoofd(keten, nummer, bytes(hash_), nu.isoformat()) for keten, nummer, hash_ in cursor.fetchall()]
    if hoofden:
        _anker(hoofden, dag_van(nu))
    return hoofden


def _anker(hoofden: list[Hoofd], dag: date) -> None:
    map_ = Path(settings.SAMENSPEL_ANKERS)
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    bestand = map_ / f"{dag.isoformat()}.txt"
    if not bestand.exists():
        ruim_op(dag)
    greep = os.open(bestand, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(greep, "".join(hoofd.regel() for hoofd in hoofden).encode())
        os.fsync(greep)
    finally:
        os.close(greep)


def ankers() -> Iterator[Hoofd]:
    """Every anchored head, oldest file first; a line that was cut off by a crash is passed over."""
    map_ = Path(settings.SAMENSPEL_ANKERS)
    for bestand in sorted(map_.glob("*.txt")) if map_.is_dir() else []:
        for regel in bestand.read_text(encoding="utf-8").splitlines():
            with suppress(ValueError):
                keten, nummer, hash_, op = regel.split(" ")
                yield Hoofd(UUID(keten), int(nummer), bytes.fromhex(hash_), op)


def ruim_op(dag: date) -> None:
    """Of the days before `dag`, keep the last head of each chain."""
    for bestand in Path(settings.SAMENSPEL_ANKERS).glob("*.txt"):
        if bestand.stem >= dag.isoformat():
            continue
        laatste = {regel.split(" ")[0]: regel for regel in bestand.read_text(encoding="utf-8").splitlines()}
        nieuw = bestand.with_suffix(".nieuw")
        nieuw.write_text("".join(f"{regel}\n" for regel in laatste.values()), encoding="utf-8")
        nieuw.chmod(0o600)
        nieuw.replace(bestand)
