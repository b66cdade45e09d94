"""The guard at the door: what kind of file is this really, and is it safe to open?

A workbook is a zip. Sizes in its directory can lie, so every entry is really unpacked, piece by piece and
counted, before a reader sees the file; only the count is kept. Refusals say what the user can do.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum

from django.utils.translation import gettext as _

from samenspel.kern.oordeel import Weigering

MIB = 1024 * 1024
MAX_BYTES = 20 * MIB
MAX_UITGEPAKT = 100 * MIB
MAX_VERHOUDING = 100
MAX_DELEN = 500
_STUK = 256 * 1024
_VERHOUDING_VANAF = 1 * MIB  # a small repetitive sheet may compress well: that harms nobody

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ANDERS = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_DTD = re.compile(
    rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)", re.IGNORECASE
)


class Vorm(StrEnum):
    """What the bytes are; the name of a file proves nothing."""

    TEKST = "tekst"
    EXCEL = "excel"  # xlsx, ods
    OUD_EXCEL = "xls"


def keur(inhoud: bytes, naam: str) -> Vorm:
    """The form of this file. Raises `Weigering` when it may not be opened."""
    if not inhoud:
        raise Weigering(_("Het bestand is leeg. Kies een ander bestand."))
    if len(inhoud) > MAX_BYTES:
        raise Weigering(_("Het bestand is groter dan 20 MB. Splits het, of bewaar alleen het ene werkblad."))
    if naam.lower().endswith((".xlsm", ".xltm", ".xlsb", ".xlam")):
        raise Weigering(_("In dit soort bestand kunnen macro's zitten. Bewaar het als gewoon Excel-bestand (.xlsx)."))
    if inhoud.startswith(b"PK"):
        _keur_zip(inhoud)
        return Vorm.EXCEL
    if inhoud.startswith(_OLE):
        _keur_ole(inhoud)
        return Vorm.OUD_EXCEL
    if inhoud.startswith(_ANDERS) or _lijkt_op_webpagina(inhoud):
        raise Weigering(_("Dit is geen Excel- of CSV-bestand. Open het in Excel en bewaar het als .xlsx of .csv."))
    return Vorm.TEKST


def _lijkt_op_webpagina(inhoud: bytes) -> bool:
    begin = inhoud[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return begin.startswith((b"<!doctype", b"<html", b"<?xml", b"<svg", b"<table"))


def _keur_ole(inhoud: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in inhoud:
        raise _met_wachtwoord()
    if "_VBA_PROJECT".encode("utf-16-le") in inhoud:
        raise Weigering(_("In dit bestand zitten macro's. Bewaar het als gewoon Excel-bestand (.xlsx)."))


def _met_wachtwoord() -> Weigering:
    return Weigering(_("Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en kies het opnieuw."))


def _beschadigd() -> Weigering:
    return Weigering(_("Dit bestand is beschadigd. Open het in Excel en bewaar het opnieuw."))


def _te_groot() -> Weigering:
    return Weigering(_("Dit bestand wordt uitgepakt veel te groot. Bewaar alleen het werkblad dat u nodig heeft."))


def _keur_zip(inhoud: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            delen = zip_.infolist()
            _keur_inhoudsopgave(delen, len(inhoud))
            _pak_proef_uit(inhoud, delen)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, UnicodeDecodeError, OverflowError) as fout:
        raise _beschadigd() from fout


def _keur_inhoudsopgave(delen: list[zipfile.ZipInfo], grootte: int) -> None:
    namen = [deel.filename for deel in delen]
    if len(delen) > MAX_DELEN:
        raise Weigering(_("Dit bestand heeft te veel onderdelen. Bewaar alleen het werkblad dat u nodig heeft."))
    if len(set(namen)) != len(namen) or any(_vreemd_pad(naam) for naam in namen):
        raise _beschadigd()
    if any(deel.flag_bits & 0x1 for deel in delen):
        raise _met_wachtwoord()
    if any("vbaproject" in naam.lower() or naam.startswith(("Basic/", "Scripts/")) for naam in namen):
        raise Weigering(_("In dit bestand zitten macro's. Bewaar het als gewoon Excel-bestand (.xlsx)."))
    if not {"[Content_Types].xml", "content.xml"} & set(namen):
        raise Weigering(_("Dit is geen Excel-bestand maar een zip. Pak het uit en kies het bestand dat erin zit."))
    totaal = sum(deel.file_size for deel in delen)
    if totaal > MAX_UITGEPAKT or (totaal > _VERHOUDING_VANAF and totaal > grootte * MAX_VERHOUDING):
        raise _te_groot()
    if _overlappen(delen):
        raise _beschadigd()


def _vreemd_pad(naam: str) -> bool:
    return naam.startswith(("/", "\\")) or ".." in naam.split("/") or ":" in naam or "\\" in naam or "\x00" in naam


def _overlappen(delen: list[zipfile.ZipInfo]) -> bool:
    """Two entries that share bytes are a known way to make a small bomb."""
    plekken = sorted((deel.header_offset, deel.header_offset + 30 + deel.compress_size) for deel in delen)
    return any(volgend[0] < vorig[1] for vorig, volgend in itertools.pairwise(plekken))


def _pak_proef_uit(inhoud: bytes, delen: list[zipfile.ZipInfo]) -> None:
    uitgepakt = 0
    for deel in delen:
        if deel.is_dir():
            continue
        xml = deel.filename.endswith((".xml", ".rels"))
        for stuk in _stukken(inhoud, deel):
            uitgepakt += len(stuk) - 64  # the tail of the former piece stands in front
            if uitgepakt > MAX_UITGEPAKT or (
                uitgepakt > _VERHOUDING_VANAF and uitgepakt > len(inhoud) * MAX_VERHOUDING
            ):
                raise _te_groot()
            if xml and _DTD.search(stuk):
                raise Weigering(
                    _("In dit bestand zit iets dat niet in een werkblad hoort. Bewaar het opnieuw als .xlsx.")
                )
            if deel.filename == "META-INF/manifest.xml" and b"encryption-data" in stuk:
                raise _met_wachtwoord()


def _stukken(inhoud: bytes, deel: zipfile.ZipInfo) -> Iterator[bytes]:
    """Pieces of one unpacked entry, each with the last 64 bytes of the one before; stops by itself at the limit."""
    begin = deel.header_offset
    naam, extra = (
        int.from_bytes(inhoud[begin + 26 : begin + 28], "little"),
        int.from_bytes(inhoud[begin + 28 : begin + 30], "little"),
    )
    ruw = memoryview(inhoud)[begin + 30 + naam + extra : begin + 30 + naam + extra + deel.compress_size]
    return _opgeslagen(ruw) if deel.compress_type == zipfile.ZIP_STORED else _samengeperst(ruw, deel)


def _opgeslagen(ruw: memoryview) -> Iterator[bytes]:
    staart = bytes(64)
    for plek in range(0, len(ruw), _STUK):
        stuk = bytes(ruw[plek : plek + _STUK])
        yield staart + stuk
        staart = (staart + stuk)[-64:]


def _samengeperst(ruw: memoryview, deel: zipfile.ZipInfo) -> Iterator[bytes]:
    if deel.compress_type != zipfile.ZIP_DEFLATED:
        raise _beschadigd()
    pomp = zlib.decompressobj(-15)
    staart, rest = bytes(64), bytes(ruw)
    while not pomp.eof:
        stuk = pomp.decompress(rest, _STUK)
        rest = pomp.unconsumed_tail
        if not stuk and not rest:
            break
        yield staart + stuk
        staart = (staart + stuk)[-64:]
