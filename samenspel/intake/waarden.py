"""From what somebody filled in to a value that may be kept: one check for screen, paper entry and import."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from samenspel.intake.vragenlijst import Soort, Vraag
from samenspel.kern.oordeel import Weigering
from samenspel.kern.velden import controleer_deeldatum

LANGSTE_TEKST = 4000


def controleer(vraag: Vraag, waarde: Any) -> Any:
    """The value to keep, or "" for no answer. Raises `Weigering` with a sentence at the question."""
    if waarde in (None, "", []):
        return ""
    match vraag.soort:
        case Soort.TEKST:
            return _tekst(waarde)
        case Soort.GETAL:
            return _getal(vraag, waarde)
        case Soort.DEELDATUM:
            return _deeldatum(waarde)
        case Soort.MEERKEUZE:
            return [_keuze(vraag, deel) for deel in dict.fromkeys(waarde)]
        case _:
            return _keuze(vraag, waarde)


def _tekst(waarde: Any) -> str:
    tekst = str(waarde).replace("\x00", "").strip()
    if len(tekst) > LANGSTE_TEKST:
        raise Weigering(f"Dit antwoord is te lang: {len(tekst)} tekens. Er passen {LANGSTE_TEKST} tekens in.")
    return tekst


def _getal(vraag: Vraag, waarde: Any) -> int:
    try:
        getal = int(str(waarde).strip())
    except ValueError:
        raise Weigering("Vul een heel getal in, bijvoorbeeld 12.") from None
    if not 0 <= getal <= (vraag.hoogste or 999):
        raise Weigering(f"Vul een getal in van 0 tot en met {vraag.hoogste or 999}.")
    return getal


def _deeldatum(waarde: Any) -> str:
    """`14-3-1994`, `3-1994`, `1994` or the ISO form; kept as ISO with the precision that was given."""
    delen = str(waarde).strip().replace("/", "-").replace(".", "-").replace(" ", "-").split("-")
    if len(delen[0]) <= 2:
        delen.reverse()
    iso = "-".join(deel.zfill(2) for deel in delen)
    try:
        controleer_deeldatum(iso)
    except ValidationError as fout:
        raise Weigering(fout.messages[0].replace(iso, str(waarde).strip())) from None
    return iso


def _keuze(vraag: Vraag, waarde: Any) -> str:
    if waarde not in {keuze.code for keuze in vraag.keuzes}:
        raise Weigering("Kies een van de antwoorden.")
    return str(waarde)
