"""BSN and V-number: check, encrypt, find, and show with a reason."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction

from samenspel.kern.geheim import blinde_index, blinde_indexen
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.kern.uuid7 import uuid7
from samenspel.kluis.plekken import Plek
from samenspel.kluis.sleutelbos import ontsleutel_stuk, versleutel_van
from samenspel.personen.models import Nummer, NummerKort
from samenspel.toegang.matrix import SYSTEEM

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from django.db.models import QuerySet

_GEEN_CIJFER = re.compile(r"\D")
_V_NUMMER = re.compile(r"\d{10}")


def voldoet_aan_elfproef(bsn: str) -> bool:
    """Nine digits of which 9a+8b+...+2h-i is divisible by eleven."""
    if len(bsn) != 9 or not bsn.isdigit() or bsn == "000000000":
        return False
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(cijfer) * gewicht for cijfer, gewicht in zip(bsn, gewichten, strict=True)) % 11 == 0


def normaliseer_bsn(tekst: str) -> str:
    """Nine digits: spaces and dots go, a lost leading zero comes back. Raises `Weigering` with a sentence."""
    cijfers = _GEEN_CIJFER.sub("", tekst)
    if not 8 <= len(cijfers) <= 9:
        raise Weigering(f"Een BSN heeft 9 cijfers. Dit zijn er {len(cijfers)}.")
    bsn = cijfers.zfill(9)
    if not voldoet_aan_elfproef(bsn):
        raise Weigering("Dit BSN klopt niet (elfproef). Kijk of er een cijfer verwisseld is.")
    return bsn


def normaliseer_v_nummer(tekst: str) -> str:
    """Ten digits. Raises `Weigering` with a sentence."""
    cijfers = _GEEN_CIJFER.sub("", tekst)
    if not _V_NUMMER.fullmatch(cijfers):
        raise Weigering(f"Een V-nummer heeft 10 cijfers. Dit zijn er {len(cijfers)}.")
    return cijfers


def _normaliseer(soort: str, tekst: str) -> str:
    return normaliseer_bsn(tekst) if soort == Nummer.Soort.BSN else normaliseer_v_nummer(tekst)


CIJFER = Plek("personen_nummer", "cijfer", ("soort", "dossier_id"), kop="personen_nummer", dossier=True)
"""Where a number stands."""


def nummer_velden(
    dossier_id: UUID, soort: str, waarde: str, *, gemeente_id: UUID, met: AESGCM | None = None
) -> dict[str, bytes | str]:
    """The columns of one normalised number: encrypted (`met` the key of a new dossier), blind, and the last three digits."""
    return {
        "cijfer": versleutel_van(dossier_id, waarde.encode(), plek=CIJFER.waar(soort, dossier_id), met=met),
        "blind": blinde_index(waarde, soort=soort, gemeente_id=gemeente_id),
        "staart": waarde[-3:],
    }


def nieuw_nummer(dossier_id: UUID, soort: str, tekst: str, *, door: Aanwezige, met: AESGCM) -> Nummer:
    """The row of a number of a new dossier, for the house to write. Raises `Weigering` when it is no such number."""
    velden = nummer_velden(dossier_id, soort, _normaliseer(soort, tekst), gemeente_id=door.gemeente_id, met=met)
    return Nummer(gemeente_id=door.gemeente_id, dossier_id=dossier_id, soort=soort, **velden)


def lees_nummer(nummer: Nummer) -> str:
    """The number in full, for the copy that the person it is about asked for (AVG 15). The act that makes it writes down that it was."""
    return ontcijfer_nummer(bytes(nummer.cijfer), nummer.dossier_id, nummer.soort, gemeente_id=nummer.gemeente_id)


@transaction.atomic
def leg_nummer_vast(dossier_id: UUID, soort: str, tekst: str, *, door: Aanwezige) -> None:
    """Store or replace a number. Written by the house: the matrix lets staff read it masked only."""
    velden = nummer_velden(dossier_id, soort, _normaliseer(soort, tekst), gemeente_id=door.gemeente_id)
    huis = Aanwezige(
        gebruiker_id=door.gebruiker_id, gemeente_id=door.gemeente_id, rol=SYSTEEM, doel=f"nummer: {door.doel}"
    )
    with identiteit(huis):
        Nummer.objects.update_or_create(
            gemeente_id=door.gemeente_id, dossier_id=dossier_id, soort=soort, defaults=velden
        )


def blind_van(tekst: str, *, gemeente_id: UUID) -> list[bytes]:
    """The blind index of this BSN or V-number in a municipality, under each key that may have made it; empty when it is neither."""
    for soort in (Nummer.Soort.BSN, Nummer.Soort.V_NUMMER):
        try:
            waarde = _normaliseer(soort, tekst)
        except Weigering:
            continue
        return blinde_indexen(waarde, soort=soort, gemeente_id=gemeente_id)
    return []


def met_nummer(tekst: str, *, wie: Aanwezige) -> QuerySet[NummerKort]:
    """Rows with this BSN or V-number in the own municipality; none when it is neither."""
    blind = blind_van(tekst, gemeente_id=wie.gemeente_id)
    if not blind:
        return NummerKort.objects.none()
    return NummerKort.objects.zichtbaar_voor(wie).filter(blind__in=blind)


@transaction.atomic
def toon_nummer(nummer: NummerKort, *, door: Aanwezige, reden: str, op: datetime) -> str:
    """The full number, for a reason that is kept for ever. Raises `Weigering` without one.

    The database gives the encrypted number and writes who asked in one function (migration 0004): no log, no data.
    """
    if len(reden.strip()) < 5 or door.gebruiker_id is None:
        raise Weigering("Schrijf kort waarom u het nummer nodig heeft.")
    with connection.cursor() as cursor:
        cursor.execute("select nummer_voluit(%s, %s, %s, %s)", [nummer.pk, uuid7(), binnen(reden, 300), op])
        (cijfer,) = cursor.fetchone()
    return ontcijfer_nummer(bytes(cijfer), nummer.dossier_id, nummer.soort, gemeente_id=nummer.gemeente_id)


def ontcijfer_nummer(cijfer: bytes, dossier_id: UUID, soort: str, *, gemeente_id: UUID) -> str:
    """The number that stands in a column; also one of before dossiers had a key."""
    return ontsleutel_stuk(cijfer, gemeente_id=gemeente_id, plek=CIJFER.waar(soort, dossier_id)).decode()
