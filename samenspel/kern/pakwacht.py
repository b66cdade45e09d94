"""The guard of everything that is a zip inside (xlsx, ods, docx): is it safe to open?

Sizes in its directory can lie, so every entry is really unpacked, piece by piece and counted, before a reader sees the file; only
the count is kept. Refusals say what the user can do.
"""

from __future__ import annotations

import io
import itertools
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from samenspel.kern.oordeel import Weigering

MIB = 1024 * 1024
MAX_UITGEPAKT = 100 * MIB
MAX_VERHOUDING = 100
MAX_DELEN = 500
_STUK = 256 * 1024
_STAART = 64
_VERHOUDING_VANAF = 1 * MIB  # a small repetitive sheet may compress well: that harms nobody
_DTD = re.compile(
    rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)", re.IGNORECASE
)
PROEFVIRUS = b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE"
_VERBORGEN = re.compile(
    r"(?:^|/)(?:externalLinks|activeX|embeddings)/|(?:^|/)connections\.xml$|(?:^|/)oleObject", re.IGNORECASE
)
_VAN_BUITEN = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?>", re.IGNORECASE)


def keur_pak(inhoud: bytes, *, om_te_bewaren: bool = False) -> set[str]:
    """The names of its parts. Raises `Weigering` when it may not be opened.

    `om_te_bewaren`: somebody will open this very file in their own program later, so nothing in it may fetch or start anything.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            delen = zip_.infolist()
            if _zit_iets_aan_vast(inhoud, zip_, delen):
                raise beschadigd()
            _keur_inhoudsopgave(delen, len(inhoud))
            _pak_proef_uit(inhoud, delen, om_te_bewaren=om_te_bewaren)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, UnicodeDecodeError, OverflowError) as fout:
        raise beschadigd() from fout
    namen = {deel.filename for deel in delen}
    if om_te_bewaren and any(_VERBORGEN.search(naam) for naam in namen):
        raise haalt_van_buiten()
    return namen


def met_wachtwoord() -> Weigering:
    """Nobody can look into it."""
    return Weigering(_("Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en kies het opnieuw."))


def beschadigd() -> Weigering:
    """It is not what it says that it is."""
    return Weigering(_("Dit bestand is beschadigd. Open het in Excel en bewaar het opnieuw."))


def met_macros() -> Weigering:
    """It holds code."""
    return Weigering(
        _("In dit bestand zitten macro's. Bewaar het als gewoon bestand (.xlsx of .docx), zonder macro's.")
    )


def haalt_van_buiten() -> Weigering:
    """It fetches or starts something when it is opened."""
    return Weigering(
        _("Dit bestand haalt iets van buiten op, of heeft een ander bestand in zich. Bewaar het als pdf en kies die.")
    )


def proefvirus() -> Weigering:
    """The file with which virus scanners are tried out."""
    return Weigering(_("Dit is een proefvirus. Er is niets bewaard."))


def _te_groot() -> Weigering:
    return Weigering(_("Dit bestand wordt uitgepakt veel te groot. Bewaar alleen het werkblad dat u nodig heeft."))


def _keur_inhoudsopgave(delen: list[zipfile.ZipInfo], grootte: int) -> None:
    namen = [deel.filename for deel in delen]
    if len(delen) > MAX_DELEN:
        raise Weigering(_("Dit bestand heeft te veel onderdelen. Bewaar alleen het werkblad dat u nodig heeft."))
    if len(set(namen)) != len(namen) or any(_vreemd_pad(deel) for deel in delen):
        raise beschadigd()
    if any(deel.flag_bits & 0x1 for deel in delen):
        raise met_wachtwoord()
    if any("vbaproject" in naam.lower() or naam.startswith(("Basic/", "Scripts/")) for naam in namen):
        raise met_macros()
    totaal = sum(deel.file_size for deel in delen)
    if totaal > MAX_UITGEPAKT or (totaal > _VERHOUDING_VANAF and totaal > grootte * MAX_VERHOUDING):
        raise _te_groot()
    if _overlappen(delen):
        raise beschadigd()


def _zit_iets_aan_vast(inhoud: bytes, zip_: zipfile.ZipFile, delen: list[zipfile.ZipInfo]) -> bool:
    """Before or behind the zip stands something else: two kinds of file at once."""
    einde = inhoud.rfind(b"PK\x05\x06") + 22 + len(zip_.comment)
    return einde != len(inhoud) or min((deel.header_offset for deel in delen), default=0) != 0


def _vreemd_pad(deel: zipfile.ZipInfo) -> bool:
    naam = deel.orig_filename
    wijzer = stat.S_ISLNK(deel.external_attr >> 16)
    return (
        wijzer or naam.startswith(("/", "\\")) or ".." in naam.split("/") or any(teken in naam for teken in ":\\\x00")
    )


def _overlappen(delen: list[zipfile.ZipInfo]) -> bool:
    """Two entries that share bytes are a known way to make a small bomb."""
    plekken = sorted((deel.header_offset, deel.header_offset + 30 + deel.compress_size) for deel in delen)
    return any(volgend[0] < vorig[1] for vorig, volgend in itertools.pairwise(plekken))


def _pak_proef_uit(inhoud: bytes, delen: list[zipfile.ZipInfo], *, om_te_bewaren: bool) -> None:
    uitgepakt = 0
    for deel in delen:
        if deel.is_dir():
            continue
        for stuk in _stukken(inhoud, deel):
            uitgepakt += len(stuk) - _STAART  # the tail of the former piece stands in front
            if uitgepakt > MAX_UITGEPAKT or (
                uitgepakt > _VERHOUDING_VANAF and uitgepakt > len(inhoud) * MAX_VERHOUDING
            ):
                raise _te_groot()
            _keur_stuk(deel.filename, stuk, om_te_bewaren=om_te_bewaren)


def _keur_stuk(naam: str, stuk: bytes, *, om_te_bewaren: bool) -> None:
    if naam.endswith((".xml", ".rels")) and _DTD.search(stuk):
        raise Weigering(_("In dit bestand zit iets dat niet in een werkblad hoort. Bewaar het opnieuw als .xlsx."))
    if naam == "META-INF/manifest.xml" and b"encryption-data" in stuk:
        raise met_wachtwoord()
    if PROEFVIRUS in stuk:
        raise proefvirus()
    if om_te_bewaren and (b"DataMashup" in stuk or (naam.endswith(".rels") and _haalt(stuk))):
        raise haalt_van_buiten()


def _haalt(stuk: bytes) -> bool:
    """A relationship with something outside that is more than a link on which somebody clicks."""
    return any(
        b'"External"' in regel and b'/hyperlink"' not in regel
        for regel in _VAN_BUITEN.findall(stuk.replace(b"'", b'"'))
    )


def _stukken(inhoud: bytes, deel: zipfile.ZipInfo) -> Iterator[bytes]:
    """Pieces of one unpacked entry, each with the last bytes of the one before; stops by itself at the limit."""
    begin = deel.header_offset
    naam, extra = (
        int.from_bytes(inhoud[begin + 26 : begin + 28], "little"),
        int.from_bytes(inhoud[begin + 28 : begin + 30], "little"),
    )
    ruw = memoryview(inhoud)[begin + 30 + naam + extra : begin + 30 + naam + extra + deel.compress_size]
    return _opgeslagen(ruw) if deel.compress_type == zipfile.ZIP_STORED else _samengeperst(ruw, deel)


def _opgeslagen(ruw: memoryview) -> Iterator[bytes]:
    staart = bytes(_STAART)
    for plek in range(0, len(ruw), _STUK):
        stuk = bytes(ruw[plek : plek + _STUK])
        yield staart + stuk
        staart = (staart + stuk)[-_STAART:]


def _samengeperst(ruw: memoryview, deel: zipfile.ZipInfo) -> Iterator[bytes]:
    if deel.compress_type != zipfile.ZIP_DEFLATED:
        raise beschadigd()
    pomp = zlib.decompressobj(-15)
    staart, rest = bytes(_STAART), bytes(ruw)
    while not pomp.eof:
        stuk = pomp.decompress(rest, _STUK)
        rest = pomp.unconsumed_tail
        if not stuk and not rest:
            break
        yield staart + stuk
        staart = (staart + stuk)[-_STAART:]
