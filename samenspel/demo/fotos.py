"""Faces of a few who work in Assen: drawn shapes, nobody's photo. A head, hair and shoulders, each in colours of its own."""

from __future__ import annotations

import struct
import zlib
from datetime import date
from math import sqrt

from samenspel.demo.bouwer import moment
from samenspel.demo.organisaties import Huis
from samenspel.huisstijl.foto import ZIJDE
from samenspel.kern.geheim import versleutel
from samenspel.toegang.models import Foto
from samenspel.toegang.sleutelplekken import GEZICHT

Kleur = tuple[int, int, int]
Vorm = tuple[Kleur, float, float, float, float]
"""A colour, the middle (x, y) and the half axes (x, y) of an ellipse, in parts of the square."""

_ASSEN: dict[str, tuple[Kleur, Kleur, Kleur, Kleur]] = {
    "marieke@assen.test": ((214, 231, 240), (176, 112, 60), (244, 208, 180), (38, 84, 124)),
    "joost@assen.test": ((232, 226, 208), (62, 48, 40), (226, 184, 150), (94, 110, 62)),
    "kees@assen.test": ((226, 218, 236), (196, 196, 196), (246, 214, 190), (122, 62, 92)),
}  # background, hair, skin, clothes


def bouw_fotos(huis: Huis, op: date) -> None:
    """Placed by themselves when they began to use Samenspel (as the owner)."""
    gemeente, toen = huis.gemeenten["assen"], moment(op, 8)
    for email, kleuren in _ASSEN.items():
        mens = huis.gebruikers[email]
        cijfer = versleutel(teken_gezicht(*kleuren), gemeente_id=gemeente.pk, plek=GEZICHT.waar(mens.pk))
        Foto.objects.create(gebruiker=mens, gemeente=gemeente, cijfer=cijfer, gegeven_op=toen, gegeven_door=mens)
        mens.foto_op = toen
        mens.save(update_fields=["foto_op"])


def teken_gezicht(grond: Kleur, haar: Kleur, huid: Kleur, kleding: Kleur) -> bytes:
    """A square PNG, as large as a photo that was uploaded."""
    vormen: tuple[Vorm, ...] = (
        (haar, 0.5, 0.40, 0.25, 0.27),
        (kleding, 0.5, 1.02, 0.40, 0.32),
        (huid, 0.5, 0.70, 0.09, 0.14),
        (huid, 0.5, 0.46, 0.19, 0.24),
    )
    rijen = (b"\0" + _rij(y / ZIJDE, grond, vormen) for y in range(ZIJDE))
    kop = struct.pack(">IIBBBBB", ZIJDE, ZIJDE, 8, 2, 0, 0, 0)
    delen = ((b"IHDR", kop), (b"IDAT", zlib.compress(b"".join(rijen), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_deel(*deel) for deel in delen)


def _rij(y: float, grond: Kleur, vormen: tuple[Vorm, ...]) -> bytes:
    rij = bytearray(bytes(grond) * ZIJDE)
    for kleur, mx, my, rx, ry in vormen:
        binnen = 1 - ((y - my) / ry) ** 2
        if binnen > 0:
            half = rx * sqrt(binnen)
            links, rechts = (min(max(round((mx + kant * half) * ZIJDE), 0), ZIJDE) for kant in (-1, 1))
            rij[3 * links : 3 * rechts] = bytes(kleur) * (rechts - links)
    return bytes(rij)


def _deel(soort: bytes, inhoud: bytes) -> bytes:
    return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))
