"""Photos for the tests: a small JPEG (red above, blue below), with what may be hidden in one, and PNG written by hand."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Sequence

JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeX"
    "BkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAB4"
    "AKADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAFxABAAMAAAAAAAAAAAAAAAAAABRjov/EABYBAQEBAAAAAAAAAAAAAAAAAA"
    "AFBv/EABoRAQABBQAAAAAAAAAAAAAAAAABBBVSodH/2gAMAwEAAhEDEQA/AMUBLbwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAEc6vROr0qWetw3HU260mep4sEc6vROr0Wetw3HS60mep4sEc6vROr0Wetw3HS60mep4sEc6vROr0Wetw3HS60mep4sEc6vROr"
    "0Wetw3HS60mep4sEc6vROr0Wetw3HS60mep4sEc6vROr0Wetw3HS60mep4sEc6vROr0Wetw3HS60mep4sEc6vROr0Wetw3HS60mep4sEc6vROr"
    "0Wetw3HS60mep4jAbxiwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAH//2Q=="
)
"""160 by 120 points."""


def met_exif(*, stand: int = 1, geheim: bytes = b"52.9925,6.5649") -> bytes:
    """The JPEG as a phone makes it: with the way it was held (EXIF orientation) and where it was taken."""
    ifd = struct.pack("<HHHIHH", 1, 0x112, 3, 1, stand, 0) + struct.pack("<I", 0)
    deel = b"Exif\0\0II*\0" + struct.pack("<I", 8) + ifd + geheim
    return JPEG[:2] + b"\xff\xe1" + struct.pack(">H", len(deel) + 2) + deel + JPEG[2:]


def png(breedte: int = 120, hoogte: int = 120, *, geheim: bytes = b"", rijen: Sequence[bytes] = ()) -> bytes:
    """A grey PNG, or with one colour per row; `geheim` stands in a comment and behind the picture."""
    beeld = zlib.compress(b"".join(b"\0" + kleur * breedte for kleur in rijen or [b"\x80" * 3] * hoogte), 1)
    kop = struct.pack(">IIBBBBB", breedte, hoogte, 8, 2, 0, 0, 0)
    delen = [_deel(b"IHDR", kop), _deel(b"tEXt", b"Comment\0" + geheim), _deel(b"IDAT", beeld), _deel(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(delen) + geheim


def _deel(soort: bytes, inhoud: bytes) -> bytes:
    return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))


def punten(beeld: bytes) -> list[list[tuple[int, ...]]]:
    """The points of a PNG with 8 bits per channel, row by row (PNG specification, part 9)."""
    breedte, hoogte, _diepte, soort = struct.unpack(">IIBB", beeld[16:26])
    kanalen = {2: 3, 6: 4}[soort]
    plek, rauw = 8, b""
    while plek < len(beeld):
        lengte = struct.unpack(">I", beeld[plek : plek + 4])[0]
        if beeld[plek + 4 : plek + 8] == b"IDAT":
            rauw += beeld[plek + 8 : plek + 8 + lengte]
        plek += 12 + lengte
    data, stap = zlib.decompress(rauw), 1 + breedte * kanalen
    rijen: list[bytearray] = []
    for y in range(hoogte):
        rijen.append(_herstel(data[y * stap : (y + 1) * stap], rijen[-1] if rijen else bytearray(stap - 1), kanalen))
    return [[tuple(rij[x : x + kanalen]) for x in range(0, len(rij), kanalen)] for rij in rijen]


def _herstel(rij: bytes, boven: bytearray, kanalen: int) -> bytearray:
    filter_, uit = rij[0], bytearray(rij[1:])
    for i in range(len(uit)):
        links, schuin = (uit[i - kanalen], boven[i - kanalen]) if i >= kanalen else (0, 0)
        uit[i] = (uit[i] + _voorspeld(filter_, links, boven[i], schuin)) & 255
    return uit


def _voorspeld(filter_: int, links: int, boven: int, schuin: int) -> int:
    p = links + boven - schuin
    paeth = min((links, boven, schuin), key=lambda c: abs(p - c))
    return (0, links, boven, (links + boven) // 2, paeth)[filter_]
