"""A picture that is kept as it came in, without what it tells beside what it shows: where it was taken, with what, by whom.

Pixels and colours stay byte for byte; how to turn a photo stays too. What stands behind the picture goes.
"""

from __future__ import annotations

import struct
from typing import Final

from samenspel.kern.oordeel import Weigering

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"
_PNG_BLIJFT: Final = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT", b"bKGD"}
)
_JPEG_GAAT: Final = frozenset({*range(0xE1, 0xE2), *range(0xE3, 0xEE), 0xEF, 0xFE})
"""APP1 and APP3 to APP13, APP15, and comments. APP0 (JFIF), APP2 (colours) and APP14 (colours of Adobe) stay."""
_MEESTE_PUNTEN: Final = 40_000_000


def kaal(inhoud: bytes) -> bytes:
    """The same picture, bare. Raises `Weigering` when it is broken or too large."""
    return _kale_png(inhoud) if inhoud.startswith(PNG) else _kale_jpeg(inhoud)


def _onleesbaar() -> Weigering:
    return Weigering(
        "Deze afbeelding is niet te lezen. Open hem op uw computer of telefoon, bewaar hem opnieuw, en kies hem dan."
    )


def _keur_maat(breed: int, hoog: int) -> None:
    if not breed or not hoog:
        raise _onleesbaar()
    if breed * hoog > _MEESTE_PUNTEN:
        raise Weigering("Deze afbeelding heeft te veel beeldpunten. Maak hem kleiner dan 40 megapixel.")


def _kale_png(inhoud: bytes) -> bytes:
    uit, plek = [PNG], len(PNG)
    while plek + 12 <= len(inhoud):
        (lengte,) = struct.unpack_from(">I", inhoud, plek)
        soort, einde = inhoud[plek + 4 : plek + 8], plek + 12 + lengte
        if einde > len(inhoud):
            break
        if soort == b"IHDR" and lengte == 13:
            _keur_maat(*struct.unpack_from(">II", inhoud, plek + 8))
        if soort in _PNG_BLIJFT:
            uit.append(inhoud[plek:einde])
        if soort == b"IEND":
            return b"".join(uit)
        plek = einde
    raise _onleesbaar()


def _kale_jpeg(inhoud: bytes) -> bytes:
    uit, plek = [b"\xff\xd8"], 2
    while plek + 4 <= len(inhoud) and inhoud[plek] == 0xFF:
        merk = inhoud[plek + 1]
        einde = plek + 2 + struct.unpack_from(">H", inhoud, plek + 2)[0]
        stuk = inhoud[plek:einde]
        if einde > len(inhoud):
            break
        if 0xC0 <= merk <= 0xCF and merk not in {0xC4, 0xC8, 0xCC}:
            hoog, breed = struct.unpack_from(">HH", stuk, 5)
            _keur_maat(breed, hoog)
        if merk == 0xDA:
            return b"".join([*uit, _tot_het_eind(inhoud, plek)])
        if merk not in _JPEG_GAAT:
            uit.append(stuk)
        elif merk == 0xE1 and (draai := _draai(stuk)):
            uit.append(_alleen_draai(draai))
        plek = einde
    raise _onleesbaar()


def _tot_het_eind(inhoud: bytes, plek: int) -> bytes:
    """The scans up to the end of this picture; a progressive one has several, with tables in between."""
    zoek = plek
    while (zoek := inhoud.find(b"\xff\xd9", zoek)) >= 0:
        return inhoud[plek : zoek + 2]
    raise _onleesbaar()


def _draai(stuk: bytes) -> int:
    """The orientation that the EXIF asks for; 0 when it asks nothing or cannot be read."""
    tiff = stuk[10:]
    orde = {b"MM\x00\x2a": ">", b"II\x2a\x00": "<"}.get(tiff[:4])
    if stuk[4:10] != b"Exif\x00\x00" or orde is None or len(tiff) < 14:
        return 0
    (begin,) = struct.unpack_from(f"{orde}I", tiff, 4)
    if begin + 2 > len(tiff):
        return 0
    (aantal,) = struct.unpack_from(f"{orde}H", tiff, begin)
    for nummer in range(min(aantal, 64)):
        veld = tiff[begin + 2 + 12 * nummer : begin + 14 + 12 * nummer]
        if len(veld) == 12 and struct.unpack_from(f"{orde}HH", veld) == (0x0112, 3):
            (draai,) = struct.unpack_from(f"{orde}H", veld, 8)
            return int(draai) if 1 < draai <= 8 else 0
    return 0


def _alleen_draai(draai: int) -> bytes:
    tiff = b"MM\x00\x2a\x00\x00\x00\x08\x00\x01" + struct.pack(">HHIHH", 0x0112, 3, 1, draai, 0) + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\x00\x00" + tiff
