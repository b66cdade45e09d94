"""From bytes to rows of text: `lees` is the only door. Any bytes give rows or a `Weigering`, never a crash."""

from __future__ import annotations

import codecs
import csv
import io
import marshal
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from samenspel.kern.oordeel import Weigering
from samenspel.koppelingen.bestanden import kindproces
from samenspel.koppelingen.bestanden.wacht import Vorm, keur

MAX_RIJEN = kindproces.MAX_RIJEN
_WACHTTIJD = 10.0  # seconds by the wall clock; the process itself gets 5 s of computing
_SCHEIDERS = ";\t,|"
_FORMULETEKENS = frozenset("=+-@|＝＋－＠")
_ONLEESBAAR = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: its rows as text (row 1 of the file is `rijen[0]`), and the other sheets of the file."""

    naam: str
    bladen: tuple[str, ...]
    rijen: list[list[str]]


def lees(inhoud: bytes, naam: str, *, blad: str = "") -> Blad:
    """Read a file as a municipality keeps it. Raises `Weigering` with a sentence when it cannot be read."""
    vorm = keur(inhoud, naam)
    gelezen = Blad("", (), _lees_tekst(inhoud)) if vorm is Vorm.TEKST else _lees_werkboek(inhoud, blad)
    if len(gelezen.rijen) > MAX_RIJEN and sum(1 for rij in gelezen.rijen if any(rij)) > MAX_RIJEN:
        raise Weigering(_("Het bestand heeft meer dan 200.000 regels. Splits het in kleinere bestanden."))
    if not any(any(rij) for rij in gelezen.rijen):
        raise Weigering(_("Er staat niets in dit bestand. Kies een ander bestand of werkblad."))
    return gelezen


def schoon(cel: str) -> str:
    """Without control and direction characters and outer spaces; a hard space becomes a space.

    An apostrophe that our own export put before a sign of a formula goes again.
    """
    kaal = cel if cel.isascii() and cel.isprintable() else _ONLEESBAAR.sub("", cel.replace("\xa0", " "))
    kaal = kaal.strip()
    return kaal[1:] if kaal.startswith("'") and kaal[1:2] in _FORMULETEKENS else kaal


def _lees_werkboek(inhoud: bytes, blad: str) -> Blad:
    opdracht = [sys.executable, "-I", str(Path(kindproces.__file__)), blad]
    try:
        klaar = subprocess.run(  # noqa: S603  # our own script; the file goes in on stdin
            opdracht, input=inhoud, capture_output=True, timeout=_WACHTTIJD, check=False, env={}
        )
    except (subprocess.TimeoutExpired, ValueError) as fout:
        raise _te_groot() from fout
    if klaar.returncode == kindproces.WACHTWOORD:
        raise Weigering(_("Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en kies het opnieuw."))
    if klaar.returncode == kindproces.KAPOT:
        raise Weigering(_("Dit bestand is beschadigd. Open het in Excel en bewaar het opnieuw."))
    if klaar.returncode != 0:  # out of memory, out of time, or stopped by the system
        raise _te_groot()
    namen, gelezen, rijen = marshal.loads(klaar.stdout)  # noqa: S302  # written by our own script a moment ago
    return Blad(schoon(gelezen), tuple(namen), [[schoon(cel) for cel in rij] for rij in rijen])


def _te_groot() -> Weigering:
    return Weigering(
        _("Dit bestand is te groot of te vreemd om te lezen. Bewaar alleen het werkblad dat u nodig heeft.")
    )


def _lees_tekst(inhoud: bytes) -> list[list[str]]:
    tekst = _ontcijfer(inhoud)
    regels = tekst.splitlines()
    scheider = _scheider(regels[:40])
    if regels and regels[0].lower().startswith("sep="):
        tekst = tekst.split("\n", 1)[1] if "\n" in tekst else ""
        leeg: list[list[str]] = [[]]  # keeps the row numbers of the file
    else:
        leeg = []
    try:
        gelezen = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheider)
        return leeg + [[schoon(cel) for cel in rij] for rij in gelezen]
    except csv.Error as fout:
        raise Weigering(_("Dit CSV-bestand is niet te lezen. Open het in Excel en bewaar het als .xlsx.")) from fout


def _ontcijfer(inhoud: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, UTF-8 when it is valid, else Windows-1252 as Excel writes it."""
    if inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return inhoud.decode("utf-16", errors="replace").replace("\x00", "")
    if b"\x00" in inhoud[:4096]:
        even, oneven = inhoud[:4096:2].count(0), inhoud[1:4096:2].count(0)
        if max(even, oneven) * 4 < min(len(inhoud), 4096):
            raise Weigering(_("Dit is geen Excel- of CSV-bestand. Open het in Excel en bewaar het als .xlsx of .csv."))
        return inhoud.decode("utf-16-be" if even > oneven else "utf-16-le", errors="replace").replace("\x00", "")
    try:
        return inhoud.decode("utf-8-sig").replace("\x00", "")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace").replace("\x00", "")


def _scheider(regels: list[str]) -> str:
    """The sign that splits most lines in equally many parts; a line `sep=;` says it itself."""
    if regels and regels[0].lower().startswith("sep=") and len(regels[0]) > 4:
        return regels[0][4] if regels[0][4] in _SCHEIDERS else ";"
    gevuld = [re.sub(r'"[^"]*"', "", regel) for regel in regels if regel.strip()]

    def past(teken: str) -> tuple[int, int]:
        aantallen = [regel.count(teken) for regel in gevuld]
        vaakst = max(set(aantallen), key=lambda aantal: (aantal > 0, aantallen.count(aantal), aantal), default=0)
        return (aantallen.count(vaakst) if vaakst else 0, vaakst)

    return max(_SCHEIDERS, key=past)
