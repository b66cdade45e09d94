"""One cell: a date as people write it, a yes or no, a choice. Text in, value out, or `ValueError` with a sentence."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from django.utils.translation import gettext as _

from samenspel.kern.plat import plat

_MAANDEN = {
    naam: nummer
    for nummer, namen in enumerate(
        ("jan januari january", "feb februari february", "mrt maart mar march maa", "apr april", "mei may", "jun juni june",
         "jul juli july", "aug augustus august", "sep sept september", "okt oktober oct october", "nov november",
         "dec december"),
        start=1,
    )
    for naam in namen.split()
}  # fmt: skip
_EXCEL_BEGIN = date(1899, 12, 30)
_SERIE = re.compile(r"\d{5}(?:\.\d+)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?")
_DMJ = re.compile(r"(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{2})(?: \d{1,2}:\d{2}.*)?")
_ACHT = re.compile(r"(\d{2})(\d{2})(\d{4})|(\d{4})(\d{2})(\d{2})")
_WOORD = re.compile(r"(?:[a-z]{2,9}\.?,? )?(\d{1,2})[- .]{1,2}([a-z]{3,9})\.?[- ]{1,2}'?(\d{4}|\d{2})", re.IGNORECASE)
_MAANDJAAR = re.compile(r"(?:([a-z]{3,9})|(\d{1,2}))\.?[- /](\d{4})", re.IGNORECASE)
_JAAR = re.compile(r"(?:19|20)\d{2}")
_LEEG = frozenset(
    {"", "-", "--", "nvt", "n.v.t.", "n.v.t", "n/a", "onbekend", "?", "geen", "leeg", "x", "nnb", "n.n.b."}
)
_JA = frozenset({"ja", "j", "yes", "y", "true", "waar", "1", "x", "v"})
_NEE = frozenset({"nee", "n", "no", "false", "onwaar", "0", "geen"})


def is_leeg(cel: str) -> bool:
    """Empty, or one of the ways in which people write nothing."""
    return cel.lower() in _LEEG


@lru_cache(maxsize=20_000)
def datum(cel: str, *, eeuwgrens: int = 100) -> date:
    """A full date. Two digits of a year are 20.., or 19.. above `eeuwgrens`. Raises `ValueError` with a sentence."""
    jaar, maand, dag = _delen(cel, eeuwgrens)
    if not maand or not dag:
        raise ValueError(_("Hier staat geen hele datum. Schrijf dag, maand en jaar: 14-3-2026."))
    return _bestaat(jaar, maand, dag)


@lru_cache(maxsize=20_000)
def deeldatum(cel: str, *, dit_jaar: int) -> str:
    """A birth date, perhaps only a year or a month: `1994`, `1994-03`, `1994-03-14`. Never invents a day."""
    jaar, maand, dag = _delen(cel, dit_jaar % 100)
    if not maand:
        return f"{jaar:04}"
    if not dag:
        _bestaat(jaar, maand, 1)
        return f"{jaar:04}-{maand:02}"
    return _bestaat(jaar, maand, dag).isoformat()


def _bestaat(jaar: int, maand: int, dag: int) -> date:
    if not 1900 <= jaar <= 2100:
        raise ValueError(_("Het jaar %(jaar)s kan niet kloppen.") % {"jaar": jaar})
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise ValueError(_("%(datum)s bestaat niet.") % {"datum": f"{dag}-{maand}-{jaar}"}) from None


def _jaar(tekst: str, grens: int) -> int:
    if len(tekst) == 4:
        return int(tekst)
    return int(tekst) + (2000 if int(tekst) <= grens else 1900)


def _delen(cel: str, grens: int) -> tuple[int, int, int]:
    """Year, month, day; 0 where unknown."""
    kaal = " ".join(cel.split())
    if _SERIE.fullmatch(kaal):
        dag = _EXCEL_BEGIN + timedelta(days=int(float(kaal)))
        return dag.year, dag.month, dag.day
    if treffer := _ISO.fullmatch(kaal):
        return int(treffer[1]), int(treffer[2]), int(treffer[3])
    if treffer := _DMJ.fullmatch(kaal):
        return _jaar(treffer[3], grens), int(treffer[2]), int(treffer[1])
    if treffer := _ACHT.fullmatch(kaal):
        return _acht(treffer)
    if (treffer := _WOORD.fullmatch(kaal)) and (maand := _MAANDEN.get(treffer[2].lower())):
        return _jaar(treffer[3], grens), maand, int(treffer[1])
    if treffer := _MAANDJAAR.fullmatch(kaal):
        maand = int(treffer[2]) if treffer[2] else _MAANDEN.get(treffer[1].lower(), 0)
        if 1 <= maand <= 12:
            return int(treffer[3]), maand, 0
    if _JAAR.fullmatch(kaal):
        return int(kaal), 0, 0
    raise ValueError(_("“%(cel)s” is geen datum. Schrijf hem zo: 14-3-2026.") % {"cel": kaal[:30]})


def _acht(treffer: re.Match[str]) -> tuple[int, int, int]:
    tekst = treffer[0]
    if tekst[:2] in {"19", "20"} and int(tekst[4:6]) <= 12:
        return int(tekst[:4]), int(tekst[4:6]), int(tekst[6:])
    return int(tekst[4:]), int(tekst[2:4]), int(tekst[:2])


def ja_nee(cel: str) -> bool:
    """Raises `ValueError` with a sentence on anything else."""
    woord = cel.lower()
    if woord in _JA:
        return True
    if woord in _NEE:
        return False
    raise ValueError(_("Schrijf ja of nee."))


def heel_getal(cel: str, *, hoogste: int) -> int:
    """A whole number from 0 to `hoogste`. Raises `ValueError` with a sentence."""
    if not cel.isascii() or not cel.isdigit() or int(cel[:9]) > hoogste or len(cel) > 9:
        raise ValueError(_("Schrijf een heel getal van 0 tot en met %(hoogste)s.") % {"hoogste": hoogste})
    return int(cel)


@lru_cache(maxsize=20_000)
def keuze(cel: str, woorden: tuple[tuple[str, str], ...]) -> str:
    """The value whose word is this cell (plain text). `woorden`: (word, value). Raises `ValueError` with a sentence."""
    gezocht = plat(cel)
    for woord, waarde in woorden:
        if gezocht == woord:
            return waarde
    gewoonlijk = {waarde: woord for woord, waarde in reversed(woorden)}  # of each value the first word
    namen = ", ".join(woord for woord, waarde in woorden if gewoonlijk[waarde] == woord)
    raise ValueError(
        _("“%(cel)s” kent Samenspel hier niet. Kies uit: %(namen)s.") % {"cel": cel[:30], "namen": namen[:200]}
    )
