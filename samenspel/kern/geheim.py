"""Keys of the house on disk, and what is encrypted with them directly.

Two main keys stand in the directory SAMENSPEL_GEHEIMEN: `sleutel_kek` wraps the keys of dossiers and encrypts what belongs to no dossier;
`sleutel_blind` finds a number again without reading it. Beside each may lie others (`sleutel_kek.volgende`, `sleutel_kek.vorige`): with
those the house still reads, with the bare name it writes. Every value says with which key it was made, so keys can be replaced while
people work (`kluis/draaien.py`). AES-256-GCM; the key of a municipality is derived with HKDF-SHA256; the associated data binds a value to
its table, column and row. What belongs to a dossier is encrypted under the key of that dossier (`kluis/sleutelbos.py`).

The first byte of a value is its scheme: 1 (before there were key ids), 2 (under the key of a dossier), 3 (under the key of a municipality).
"""

from __future__ import annotations

import hmac
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEK: Final = "sleutel_kek"
BLIND: Final = "sleutel_blind"
ZONDER_NUMMER, VAN_GEMEENTE = b"\x01", b"\x03"
KENMERK: Final = 4
"""Length of a key id in bytes."""
_KIJK_OPNIEUW: Final = 1.0
"""Seconds after which the directory is looked at again."""


@dataclass(frozen=True, slots=True)
class Ring:
    """All keys of one name: the one to write with, and everything by which can be read."""

    nu: bytes
    sleutels: dict[bytes, bytes]


class SleutelOnbekend(Exception):
    """A value was made with a key that is not in the directory (any more)."""


def kenmerk_van(sleutel: bytes) -> bytes:
    """The id of a main key: 4 bytes that say nothing about the key itself."""
    return sha256(b"samenspel|kenmerk|" + sleutel).digest()[:KENMERK]


def _lees(bestand: Path) -> bytes:
    sleutel = bytes.fromhex(bestand.read_text().strip())
    if len(sleutel) != 32:
        raise ImproperlyConfigured(f"{bestand.name} moet 32 bytes zijn, hexadecimaal geschreven")
    return sleutel


_ringen: dict[str, tuple[float, int, Ring]] = {}


def ring(naam: str, *, vers: bool = False) -> Ring:
    """The keys with this name, read again when the directory changed. `vers`: look now."""
    gezien = _ringen.get(naam)
    if gezien is not None and not vers and time.monotonic() - gezien[0] < _KIJK_OPNIEUW:
        return gezien[2]
    map_ = Path(settings.SAMENSPEL_GEHEIMEN)
    stand = max(pad.stat().st_mtime_ns for pad in (map_, map_ / naam, *map_.glob(f"{naam}.*")))
    if gezien is not None and gezien[1] == stand and not vers:
        gevonden = gezien[2]
    else:
        nu = _lees(map_ / naam)
        alle = [nu, *(_lees(bestand) for bestand in sorted(map_.glob(f"{naam}.*")))]
        gevonden = Ring(kenmerk_van(nu), {kenmerk_van(sleutel): sleutel for sleutel in reversed(alle)})
    _ringen[naam] = (time.monotonic(), stand, gevonden)
    return gevonden


def hoofdsleutel(naam: str, kenmerk: bytes) -> bytes:
    """The main key with this id. Raises `SleutelOnbekend`."""
    gevonden = ring(naam).sleutels.get(kenmerk) or ring(naam, vers=True).sleutels.get(kenmerk)
    if gevonden is None:
        raise SleutelOnbekend(f"{naam} met kenmerk {kenmerk.hex()} staat niet in SAMENSPEL_GEHEIMEN")
    return gevonden


@lru_cache(maxsize=4096)
def _afgeleid(hoofd: bytes, gemeente_id: UUID) -> bytes:
    afleiding = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"samenspel|" + gemeente_id.bytes)
    return afleiding.derive(hoofd)


@lru_cache(maxsize=4096)
def _aesgcm(hoofd: bytes, gemeente_id: UUID) -> AESGCM:
    return AESGCM(_afgeleid(hoofd, gemeente_id))


def afgeleide_sleutel(naam: str, gemeente_id: UUID) -> bytes:
    """The key of one municipality (32 bytes) under the main key with this name to write with."""
    return _afgeleid(hoofdsleutel(naam, ring(naam).nu), gemeente_id)


def verzegel_sleutel(sleutel: bytes, *, gemeente_id: UUID, plek: str) -> tuple[bytes, bytes]:
    """A key wrapped for storage: the id of the main key, and nonce with ciphertext (60 bytes)."""
    kenmerk = ring(KEK).nu
    nonce = os.urandom(12)
    return kenmerk, nonce + _aesgcm(hoofdsleutel(KEK, kenmerk), gemeente_id).encrypt(nonce, sleutel, plek.encode())


def open_sleutel(kenmerk: bytes, verpakt: bytes, *, gemeente_id: UUID, plek: str) -> bytes:
    """The key that `verzegel_sleutel` wrapped. Raises `SleutelOnbekend` or `InvalidTag`."""
    return _aesgcm(hoofdsleutel(KEK, kenmerk), gemeente_id).decrypt(verpakt[:12], verpakt[12:], plek.encode())


def versleutel(klaar: bytes, *, gemeente_id: UUID, plek: str) -> bytes:
    """Encrypt what belongs to no dossier; `plek` is "table|column|row" and must be the same on reading."""
    kenmerk, cijfer = verzegel_sleutel(klaar, gemeente_id=gemeente_id, plek=plek)
    return VAN_GEMEENTE + kenmerk + cijfer


def ontsleutel(cijfer: bytes, *, gemeente_id: UUID, plek: str) -> bytes:
    """Decrypt; raises `cryptography.exceptions.InvalidTag` when value, place or key do not belong together."""
    if cijfer[:1] == VAN_GEMEENTE:
        kenmerk, verpakt = cijfer[1 : 1 + KENMERK], cijfer[1 + KENMERK :]
        return open_sleutel(kenmerk, verpakt, gemeente_id=gemeente_id, plek=plek)
    if cijfer[:1] == ZONDER_NUMMER:
        return _zonder_nummer(cijfer[1:], gemeente_id, plek)
    raise ValueError("onbekende versie van versleuteling")


def _zonder_nummer(verpakt: bytes, gemeente_id: UUID, plek: str) -> bytes:
    """A value of before keys had ids: whichever key fits."""
    for hoofd in ring(KEK).sleutels.values():
        try:
            return _aesgcm(hoofd, gemeente_id).decrypt(verpakt[:12], verpakt[12:], plek.encode())
        except InvalidTag:
            continue
    raise InvalidTag


def is_van_nu(cijfer: bytes) -> bool:
    """Whether a value outside a dossier was made with the main key of now."""
    return cijfer[: 1 + KENMERK] == VAN_GEMEENTE + ring(KEK).nu


def blinde_index(waarde: str, *, soort: str, gemeente_id: UUID) -> bytes:
    """HMAC-SHA256 (16 bytes kept) of a normalised number: equal within one municipality, useless elsewhere. To write with."""
    return _blind(hoofdsleutel(BLIND, ring(BLIND).nu), waarde, soort, gemeente_id)


def blinde_indexen(waarde: str, *, soort: str, gemeente_id: UUID) -> list[bytes]:
    """The index of a number under every key that may still have been used: to search with."""
    return [_blind(hoofd, waarde, soort, gemeente_id) for hoofd in ring(BLIND).sleutels.values()]


def _blind(hoofd: bytes, waarde: str, soort: str, gemeente_id: UUID) -> bytes:
    return hmac.digest(_afgeleid(hoofd, gemeente_id), f"{soort}|{waarde}".encode(), "sha256")[:16]


def kenmerken(naam: str) -> Iterator[bytes]:
    """The ids of the keys with this name, that of now first."""
    alle = ring(naam, vers=True)
    yield alle.nu
    yield from (kenmerk for kenmerk in alle.sleutels if kenmerk != alle.nu)
