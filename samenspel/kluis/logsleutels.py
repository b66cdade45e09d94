"""How the Logboek Dataverwerkingen names a person: a hash of the dossier under a key of the municipality, with the number of that key.

The log is chained and never written again, so after a new key the old ones stay, wrapped, to search with.
"""

from __future__ import annotations

import hmac
import os
import time
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

from samenspel.kern.geheim import BLIND, afgeleide_sleutel, open_sleutel, verzegel_sleutel

_TE_OUD: Final = 60.0
_SOORT: Final = "HMAC-dossier-k"
_sleutels: dict[UUID, tuple[float, list[tuple[int, bytes]]]] = {}
Naam = tuple[str, bytes]
"""Kind (with the number of the key) and hash, as the log has them."""


def _plek(gemeente_id: UUID, nummer: int) -> str:
    return f"kluis_logsleutel|verpakt|{gemeente_id}|{nummer}"


def _lees(gemeente_id: UUID) -> list[tuple[int, bytes]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select nummer, kek, verpakt from kluis_logsleutel where gemeente_id = %s order by nummer desc",
            [gemeente_id],
        )
        rijen = cursor.fetchall()
    return [
        (nummer, open_sleutel(bytes(kek), bytes(verpakt), gemeente_id=gemeente_id, plek=_plek(gemeente_id, nummer)))
        for nummer, kek, verpakt in rijen
    ]  # fmt: skip


def _van(gemeente_id: UUID, nu: datetime) -> list[tuple[int, bytes]]:
    """The keys of this municipality, the latest first; the first is what the log was written with before it had numbers."""
    gezien = _sleutels.get(gemeente_id)
    if gezien is not None and time.monotonic() - gezien[0] < _TE_OUD:
        return gezien[1]
    gevonden = _lees(gemeente_id)
    if not gevonden:
        voeg_logsleutel_toe(gemeente_id, 1, afgeleide_sleutel(BLIND, gemeente_id), nu=nu)
        gevonden = _lees(gemeente_id)
    _sleutels[gemeente_id] = (time.monotonic(), gevonden)
    return gevonden


def voeg_logsleutel_toe(gemeente_id: UUID, nummer: int, sleutel: bytes | None = None, *, nu: datetime) -> None:
    """Store a key (a fresh one without `sleutel`), unless this number is there already."""
    kek, verpakt = verzegel_sleutel(sleutel or os.urandom(32), gemeente_id=gemeente_id, plek=_plek(gemeente_id, nummer))
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into kluis_logsleutel (gemeente_id, nummer, kek, verpakt, gemaakt_op) values (%s, %s, %s, %s, %s) on conflict do nothing",
            [gemeente_id, nummer, kek, verpakt, nu],
        )
    _sleutels.pop(gemeente_id, None)


def logsleutel(gemeente_id: UUID, *, nu: datetime) -> tuple[str, bytes]:
    """The kind to write in the log, and the key to hash with."""
    nummer, sleutel = _van(gemeente_id, nu)[0]
    return f"{_SOORT}{nummer}", sleutel


def hash_van(sleutel: bytes, dossier_id: UUID) -> bytes:
    """The hash of a dossier under one key (32 bytes)."""
    return hmac.digest(sleutel, b"logboek|" + dossier_id.bytes, "sha256")


def namen_in_het_log(gemeente_id: UUID, dossier_id: UUID, *, nu: datetime) -> list[Naam]:
    """Every name that this dossier may have in the log, the latest key first: to search with."""
    return [(f"{_SOORT}{nummer}", hash_van(sleutel, dossier_id)) for nummer, sleutel in _van(gemeente_id, nu)]


def vergeet_logsleutels() -> None:
    """Empty the memory."""
    _sleutels.clear()
