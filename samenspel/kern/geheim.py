"""Encryption of numbers (C02) and files, and the blind index by which a number can be found.

AES-256-GCM; the key is derived (HKDF-SHA256) from the key-encryption key per municipality; the associated
data binds a value to its table, column and dossier, so that a swapped cell does not decrypt. Keys per
dossier and rotation come with the issue Toegang; the first byte of a value is the version of this scheme.
"""

from __future__ import annotations

import hmac
import os
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_VERSIE = b"\x01"


@lru_cache(maxsize=8)
def _hoofdsleutel(naam: str) -> bytes:
    bestand = Path(settings.SAMENSPEL_GEHEIMEN) / naam
    sleutel = bytes.fromhex(bestand.read_text().strip())
    if len(sleutel) != 32:
        raise ImproperlyConfigured(f"{naam} moet 32 bytes zijn, hexadecimaal geschreven")
    return sleutel


@lru_cache(maxsize=1024)
def afgeleide_sleutel(naam: str, gemeente_id: UUID) -> bytes:
    """The key of one municipality (32 bytes) under the main key with this name."""
    afgeleid = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"samenspel|" + gemeente_id.bytes)
    return afgeleid.derive(_hoofdsleutel(naam))


@lru_cache(maxsize=1024)
def _aesgcm(gemeente_id: UUID) -> AESGCM:
    return AESGCM(afgeleide_sleutel("sleutel_kek", gemeente_id))


def versleutel(klaar: bytes, *, gemeente_id: UUID, plek: str) -> bytes:
    """Encrypt; `plek` is "table|column|dossier-id" and must be the same on reading."""
    nonce = os.urandom(12)
    return _VERSIE + nonce + _aesgcm(gemeente_id).encrypt(nonce, klaar, plek.encode())


def ontsleutel(cijfer: bytes, *, gemeente_id: UUID, plek: str) -> bytes:
    """Decrypt; raises `cryptography.exceptions.InvalidTag` when value, place or key do not belong together."""
    if cijfer[:1] != _VERSIE:
        raise ValueError("onbekende versie van versleuteling")
    return _aesgcm(gemeente_id).decrypt(cijfer[1:13], cijfer[13:], plek.encode())


def blinde_index(waarde: str, *, soort: str, gemeente_id: UUID) -> bytes:
    """HMAC-SHA256 (16 bytes kept) of a normalised number: equal within one municipality, useless elsewhere."""
    sleutel = afgeleide_sleutel("sleutel_blind", gemeente_id)
    return hmac.digest(sleutel, f"{soort}|{waarde}".encode(), "sha256")[:16]
