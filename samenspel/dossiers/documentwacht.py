"""A document that is kept: what kind it is by what is in it, and nothing in it that runs, fetches or tells more than it shows."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from samenspel.kern.kaalbeeld import kaal
from samenspel.kern.oordeel import Weigering
from samenspel.kern.pakwacht import PROEFVIRUS, keur_pak, met_wachtwoord, proefvirus

_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX, XLSX = f"{_OFFICE}wordprocessingml.document", f"{_OFFICE}spreadsheetml.sheet"
SOORTEN = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    DOCX: "docx",
    XLSX: "xlsx",
    "text/plain": "txt",
}
_BEGIN = ((b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
_HANDELING = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|SubmitForm|XFA|RichMedia|GoToR|GoToE|ImportData|Rendition|Movie)(?![A-Za-z])"
    rb"|/OpenAction\s*<<[^>]*/S\s*/URI(?![A-Za-z])"
)
_STROOM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_ONTCIJFER = re.compile(rb"#([0-9A-Fa-f]{2})")
_MEESTE = 32 * 1024 * 1024


def keur_document(inhoud: bytes) -> tuple[str, bytes]:
    """Its kind, and what is kept of it. Raises `Weigering` with a sentence."""
    mime = mime_van(inhoud)
    if PROEFVIRUS in inhoud:
        raise proefvirus()
    if mime == "application/pdf":
        _keur_pdf(inhoud)
    return mime, kaal(inhoud) if mime.startswith("image/") else inhoud


def mime_van(inhoud: bytes) -> str:
    """The kind of file by what is in it, never by its name. Raises `Weigering` when it is none of ours."""
    for begin, mime in _BEGIN:
        if inhoud.startswith(begin):
            return mime
    if inhoud.startswith(b"PK\x03\x04"):
        namen = keur_pak(inhoud, om_te_bewaren=True)
        if "word/document.xml" in namen:
            return DOCX
        if "xl/workbook.xml" in namen:
            return XLSX
    elif b"\0" not in inhoud and _is_tekst(inhoud):
        return "text/plain"
    raise Weigering("Dit soort bestand kan niet. Kies een pdf, png, jpg, docx, xlsx of txt.")


def _is_tekst(inhoud: bytes) -> bool:
    try:
        inhoud.decode("utf-8")
    except UnicodeDecodeError:
        return all(teken >= 32 or teken in (9, 10, 13) for teken in inhoud)
    return all(teken >= 32 or teken in (9, 10, 13) for teken in inhoud[:4096])


def _keur_pdf(inhoud: bytes) -> None:
    """No code, no programs, no files in it, and readable. Names can be spelled with #; objects can be packed in a stream."""
    for deel in _objecten(inhoud):
        deel = _ONTCIJFER.sub(lambda treffer: bytes([int(treffer[1], 16)]), deel)
        if re.search(rb"/Encrypt(?![A-Za-z])", deel):
            raise met_wachtwoord()
        if _HANDELING.search(deel):
            raise Weigering(
                "Dit pdf-bestand doet iets als iemand het opent, of heeft een ander bestand in zich. Druk het af naar een nieuwe pdf en kies die."
            )
    if (
        b"<html" in inhoud[:64].lower()
        or b"PK\x05\x06" in inhoud[-65_600:]
        or b"<script" in inhoud[inhoud.rfind(b"%%EOF") :].lower()
    ):
        raise Weigering("Dit bestand is een pdf en nog iets anders. Druk het af naar een nieuwe pdf en kies die.")


def _objecten(inhoud: bytes) -> Iterator[bytes]:
    """What is between the streams, and the objects that stand in one."""
    yield _STROOM.sub(b"", inhoud)
    ruimte = _MEESTE
    for treffer in _STROOM.finditer(inhoud):
        if b"/ObjStm" not in _ONTCIJFER.sub(
            lambda t: bytes([int(t[1], 16)]), inhoud[max(treffer.start() - 300, 0) : treffer.start()]
        ):
            continue
        try:
            uitgepakt = zlib.decompressobj().decompress(treffer[1], ruimte)
        except zlib.error:
            continue
        yield uitgepakt
        ruimte -= len(uitgepakt)
        if ruimte <= 0:
            raise Weigering(
                "Dit pdf-bestand wordt uitgepakt veel te groot. Druk het af naar een nieuwe pdf en kies die."
            )
