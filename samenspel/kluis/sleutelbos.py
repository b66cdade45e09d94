"""The key of a dossier: made when the dossier opens, kept wrapped in its row, unwrapped for a few minutes in memory.

Reading a page asks no statement more: who fetches a dossier brings the wrapped key along (`sleutel_erbij`, `leer`).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection
from django.db.models import BinaryField, F, Func, OuterRef, Subquery

from samenspel.kern.geheim import KENMERK, ontsleutel, open_sleutel, verzegel_sleutel
from samenspel.kluis.models import Dossiersleutel

VAN_DOSSIER: Final = b"\x02"
VAN_RIJ: Final = b"\x04"
_LENGTE, _NONCE = 32, 12
_KOP = 1 + 16 + _NONCE
_PLAATSEN: Final = 8192
_TE_OUD: Final = 300.0
"""Seconds that a key stays in memory: after that a destroyed key is gone everywhere."""
_VRAAG = "select dossier_id, gemeente_id, kek, verpakt from kluis_dossiersleutel where dossier_id = any(%s)"

_bos: dict[UUID, tuple[float, AESGCM]] = {}
_geveegd = 0.0


class SleutelVernietigd(Exception):
    """The key of this dossier is gone: what it encrypted cannot be read by anybody any more."""


def _plek(dossier_id: UUID) -> str:
    return f"kluis_dossiersleutel|verpakt|{dossier_id}"


@dataclass(frozen=True, slots=True)
class Verse:
    """The key of a dossier that is being made: its row, not written yet, and the key to encrypt with meanwhile."""

    rij: Dossiersleutel
    sleutel: AESGCM


def verse_sleutel(dossier_id: UUID, gemeente_id: UUID) -> Verse:
    """A key for a new dossier. It is not kept in memory: the transaction that makes the dossier may still be undone."""
    kek, verpakt = nieuwe_sleutel(dossier_id, gemeente_id)
    _bos.pop(dossier_id, None)
    rij = Dossiersleutel(dossier_id=dossier_id, gemeente_id=gemeente_id, kek=kek, verpakt=verpakt)
    return Verse(rij, pak(dossier_id, gemeente_id, kek, verpakt))


def nieuwe_sleutel(dossier_id: UUID, gemeente_id: UUID) -> tuple[bytes, bytes]:
    """A fresh key for a dossier, wrapped: the id of the main key and the wrapped key. Nothing is stored."""
    return verzegel_sleutel(os.urandom(_LENGTE), gemeente_id=gemeente_id, plek=_plek(dossier_id))


def pak(dossier_id: UUID, gemeente_id: UUID, kek: bytes, verpakt: bytes) -> AESGCM:
    """Unwrap one key. Raises `SleutelOnbekend` or `InvalidTag`."""
    return AESGCM(open_sleutel(kek, verpakt, gemeente_id=gemeente_id, plek=_plek(dossier_id)))


def leer(dossier_id: UUID, gemeente_id: UUID, rij: bytes | memoryview | None) -> None:
    """Unwrap a key that came along with a dossier (id of the main key, then the wrapped key)."""
    nu = time.monotonic()
    if rij is None or _uit_het_hoofd(dossier_id, nu) is not None:
        return
    ruw = bytes(rij)
    _onthoud(dossier_id, pak(dossier_id, gemeente_id, ruw[:KENMERK], ruw[KENMERK:]), nu)


def sleutel_erbij() -> Subquery:
    """The wrapped key as an annotation of a query of dossiers, for `leer`."""
    rij = Func(F("kek"), F("verpakt"), template="(%(expressions)s)", arg_joiner=" || ", output_field=BinaryField())
    return Subquery(Dossiersleutel.objects.filter(pk=OuterRef("pk")).values(rij=rij), output_field=BinaryField())


def haal(dossier_ids: Iterable[UUID]) -> dict[UUID, AESGCM]:
    """The keys of these dossiers, in at most one statement: for whoever reads or writes of many at once. Those that are gone are left out."""
    nu, gevraagd = time.monotonic(), set(dossier_ids)
    gevonden = {id_: sleutel for id_ in gevraagd if (sleutel := _uit_het_hoofd(id_, nu)) is not None}
    ontbreken = [id_ for id_ in gevraagd if id_ not in gevonden]
    if ontbreken:
        with connection.cursor() as cursor:
            cursor.execute(_VRAAG, [ontbreken])
            for dossier_id, gemeente_id, kek, verpakt in cursor.fetchall():
                gevonden[dossier_id] = pak(dossier_id, gemeente_id, bytes(kek), bytes(verpakt))
                _onthoud(dossier_id, gevonden[dossier_id], nu)
    return gevonden


def _uit_het_hoofd(dossier_id: UUID, nu: float) -> AESGCM | None:
    bekend = _bos.get(dossier_id)
    return bekend[1] if bekend is not None and nu - bekend[0] < _TE_OUD else None


def _onthoud(dossier_id: UUID, sleutel: AESGCM, nu: float) -> None:
    global _geveegd  # when this process last looked
    if nu - _geveegd > _TE_OUD / 5:
        _geveegd = nu
        for oud in [id_ for id_, (sinds, _sleutel) in list(_bos.items()) if nu - sinds >= _TE_OUD]:
            _bos.pop(oud, None)
    if len(_bos) >= _PLAATSEN:
        for oud in list(_bos)[: _PLAATSEN // 4]:
            _bos.pop(oud, None)
    _bos[dossier_id] = (nu, sleutel)


def _sleutel_van(dossier_id: UUID) -> AESGCM:
    sleutel = _uit_het_hoofd(dossier_id, time.monotonic()) or haal([dossier_id]).get(dossier_id)
    if sleutel is None:
        raise SleutelVernietigd("de sleutel van dit dossier is er niet (meer)")
    return sleutel


def versleutel_van(
    dossier_id: UUID, klaar: bytes, *, plek: str, rij: UUID | None = None, met: AESGCM | None = None
) -> bytes:
    """Encrypt under the key of a dossier; `plek` is "table|column", `rij` the id of the row, `met` the key when it is at hand.

    The value begins with the id of its dossier, so that whoever reads knows the key; the database holds it equal to the dossier of the row
    (`op_zijn_plek`). The row it stands in is not written in it: who reads says which row that is (`velden`), and the associated data
    refuses the value in any other. Without `rij`, `plek` must name the row itself. Raises `SleutelVernietigd`.
    """
    nonce = os.urandom(_NONCE)
    sleutel = met or _sleutel_van(dossier_id)
    vorm = VAN_DOSSIER if rij is None else VAN_RIJ
    return vorm + dossier_id.bytes + nonce + sleutel.encrypt(nonce, klaar, _bij(vorm, plek, dossier_id, rij))


def ontsleutel_van(cijfer: bytes, *, plek: str, rij: UUID | None = None) -> bytes:
    """Decrypt what `versleutel_van` made; of before values were bound to their row, `rij` plays no part.

    Raises `SleutelVernietigd`, `InvalidTag`, or `ValueError` for another scheme.
    """
    vorm = cijfer[:1]
    if not is_van_dossier(cijfer):
        raise ValueError("onbekende versie van versleuteling")
    dossier_id = UUID(bytes=cijfer[1:17])
    bij = _bij(vorm, plek, dossier_id, rij)
    try:
        return _sleutel_van(dossier_id).decrypt(cijfer[17:_KOP], cijfer[_KOP:], bij)
    except InvalidTag:  # a key of a dossier that was rolled back and opened again may still be in memory
        _bos.pop(dossier_id, None)
        return _sleutel_van(dossier_id).decrypt(cijfer[17:_KOP], cijfer[_KOP:], bij)


def is_van_dossier(cijfer: bytes) -> bool:
    """Whether a value is under the key of a dossier, bound to its row or not."""
    return cijfer[:1] in (VAN_DOSSIER, VAN_RIJ)


def ontsleutel_stuk(cijfer: bytes, *, gemeente_id: UUID, plek: str) -> bytes:
    """A file or number of a dossier, also one of before dossiers had a key (under that of the municipality)."""
    if is_van_dossier(cijfer):
        return ontsleutel_van(cijfer, plek=plek)
    return ontsleutel(cijfer, gemeente_id=gemeente_id, plek=plek)


def _bij(vorm: bytes, plek: str, dossier_id: UUID, rij: UUID | None) -> bytes:
    """The associated data: what a value is bound to beside its key."""
    waar = f"{plek}|{dossier_id}" if vorm == VAN_DOSSIER else f"{plek}|{dossier_id}|{rij}"
    return f"{waar}|{vorm[0]}".encode()


def vernietig_sleutel(dossier_id: UUID) -> bool:
    """Destroy the key of a dossier (crypto-shredding), as the system of its municipality; False when it was gone already.

    In backups the key lives on until they expire: 35 days (docs/productie.md).
    """
    with connection.cursor() as cursor:
        cursor.execute("select kluis_vernietig(%s)", [dossier_id])
        (weg,) = cursor.fetchone()
    _bos.pop(dossier_id, None)
    return bool(weg)


def vergeet_alles() -> None:
    """Empty the memory: for tests, and after a rotation that was undone."""
    _bos.clear()
