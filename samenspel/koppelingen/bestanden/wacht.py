"""The guard at the door: what kind of file is this really, and is it safe to open? Refusals say what the user can do."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from samenspel.kern.oordeel import Weigering
from samenspel.kern.pakwacht import MIB, PROEFVIRUS, keur_pak, met_macros, met_wachtwoord, proefvirus

MAX_BYTES = 20 * MIB
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ANDERS = (
    b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BM", b"RIFF", b"\xca\xfe\xba\xbe",
)  # fmt: skip


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
        if not {"[Content_Types].xml", "content.xml"} & keur_pak(inhoud):
            raise Weigering(_("Dit is geen Excel-bestand maar een zip. Pak het uit en kies het bestand dat erin zit."))
        return Vorm.EXCEL
    if inhoud.startswith(_OLE):
        _keur_ole(inhoud)
        return Vorm.OUD_EXCEL
    if PROEFVIRUS in inhoud:
        raise proefvirus()
    if inhoud.startswith(_ANDERS) or _lijkt_op_webpagina(inhoud):
        raise Weigering(_("Dit is geen Excel- of CSV-bestand. Open het in Excel en bewaar het als .xlsx of .csv."))
    return Vorm.TEKST


def _lijkt_op_webpagina(inhoud: bytes) -> bool:
    begin = inhoud[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return begin.startswith((b"<!doctype", b"<html", b"<?xml", b"<svg", b"<table", b"mime-version:"))


def _keur_ole(inhoud: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in inhoud:
        raise met_wachtwoord()
    if "_VBA_PROJECT".encode("utf-16-le") in inhoud:
        raise met_macros()
