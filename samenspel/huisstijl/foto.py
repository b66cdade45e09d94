"""A photo that somebody uploads becomes a small square PNG of our own: only its pixels travel on.

No image library is added for this. Typst, which sets our letters, decodes PNG and JPEG, turns a photo as its EXIF asks,
and draws it anew: place, camera and thumbnail (metadata) do not come along, nor anything hidden behind the picture. What
was uploaded is decoded in a process of its own, without our environment and within a limit of memory and time: a file
that is made to break a decoder breaks that one only.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from samenspel.kern.oordeel import Weigering

MAX_BYTES: Final = 8 * 1024 * 1024
MAX_PUNTEN: Final = 25_000_000
KLEINSTE_ZIJDE: Final = 96
ZIJDE: Final = 192
"""The pixels of the square that is kept: sharp at 64 points on the screen of a phone."""
_TIJD: Final = 20
_ZETTER: Final = Path(__file__).with_name("foto_zetten.py")
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_MAAT_IN_JPEG: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ONLEESBAAR: Final = (
    "Deze foto is niet te lezen. Open hem op uw computer of telefoon, bewaar hem opnieuw, en kies hem nog een keer."
)


@dataclass(frozen=True, slots=True)
class Maat:
    """What the head of a file says it is. `soort` is png or jpg."""

    soort: str
    breedte: int
    hoogte: int


def maak_vierkant(inhoud: bytes) -> bytes:
    """The middle of the photo as a square PNG, without metadata. Raises `Weigering` with a sentence."""
    if not inhoud:
        raise Weigering("Dit bestand is leeg. Kies een foto.")
    if len(inhoud) > MAX_BYTES:
        raise Weigering("Deze foto is groter dan 8 MB. Kies een kleinere foto.")
    maat = maat_van(inhoud)
    if maat.breedte * maat.hoogte > MAX_PUNTEN:
        raise Weigering("Deze foto heeft te veel beeldpunten. Maak hem kleiner dan 25 megapixel.")
    if min(maat.breedte, maat.hoogte) < KLEINSTE_ZIJDE:
        raise Weigering(
            f"Deze foto is te klein. Kies een foto van minstens {KLEINSTE_ZIJDE} bij {KLEINSTE_ZIJDE} beeldpunten."
        )
    return _teken(inhoud, maat.soort)


def maat_van(inhoud: bytes) -> Maat:
    """Kind and size by what is in the file, never by its name."""
    if inhoud.startswith(_PNG):
        return _maat_van_png(inhoud)
    if inhoud.startswith(_JPEG):
        return _maat_van_jpeg(inhoud)
    raise Weigering("Dit is geen foto die wij kunnen gebruiken. Kies een jpg of png.")


def _maat_van_png(inhoud: bytes) -> Maat:
    if len(inhoud) < 24 or inhoud[12:16] != b"IHDR":
        raise Weigering(_ONLEESBAAR)
    return Maat("png", *struct.unpack(">II", inhoud[16:24]))


def _maat_van_jpeg(inhoud: bytes) -> Maat:
    """The frame header, past the segments before it (ITU T.81, B.1.1)."""
    plek = 2
    while plek + 9 <= len(inhoud) and inhoud[plek] == 0xFF:
        merk = inhoud[plek + 1]
        if merk in _MAAT_IN_JPEG:
            hoogte, breedte = struct.unpack(">HH", inhoud[plek + 5 : plek + 9])
            return Maat("jpg", breedte, hoogte)
        plek += 1 if merk == 0xFF else 2 + struct.unpack(">H", inhoud[plek + 2 : plek + 4])[0]
    raise Weigering(_ONLEESBAAR)


def _teken(inhoud: bytes, soort: str) -> bytes:
    with tempfile.TemporaryDirectory() as map_:
        (Path(map_) / "foto").write_bytes(inhoud)
        opdracht = [sys.executable, "-I", str(_ZETTER), map_, soort, str(ZIJDE)]
        try:
            klaar = subprocess.run(opdracht, capture_output=True, timeout=_TIJD, check=False, env={})  # noqa: S603
        except subprocess.TimeoutExpired as fout:
            raise Weigering(_ONLEESBAAR) from fout
    if klaar.returncode != 0 or not klaar.stdout.startswith(_PNG):
        raise Weigering(_ONLEESBAAR)
    return klaar.stdout
