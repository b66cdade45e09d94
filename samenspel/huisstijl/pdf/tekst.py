"""People's text, made safe to set: no markup (it is data), no control over direction, no word wider than the page.

A letter that no font can draw stops the letter with a sentence (`OnzetbareTekens`); a picture (emoji) is left out.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar, cast

LETTERTYPEN: Final = Path(__file__).resolve().parent.parent / "lettertypen"

_LANG: Final = 28
_BREEKPUNT: Final = "\u200b"
_STURING: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff]"
)
_LOS_VERBINDEND: Final = re.compile(r"(?<!\w)[\u200c\u200d]|[\u200c\u200d](?!\w)")
_LANG_WOORD: Final = re.compile(rf"\S{{{_LANG + 1},}}")
_NAAR_LINKS: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_GEWOON: Final = re.compile("[ -~\n\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201d\u20ac\u2026]*")

T = TypeVar("T")


class OnzetbareTekens(Exception):
    """The text has letters that no font of ours can draw."""

    def __init__(self, tekens: list[str]) -> None:
        self.tekens = tekens
        super().__init__(
            f"Deze tekens kunnen niet in een brief: {' '.join(tekens)}. Schrijf ze met Latijnse letters, zoals in het paspoort."
        )


def schoon(tekst: str) -> str:
    """The same words, safe to set. Raises `OnzetbareTekens`."""
    if not _GEWOON.fullmatch(tekst):
        tekst = _zetbaar(_STURING.sub("", unicodedata.normalize("NFC", tekst.replace("\r\n", "\n").replace("\t", " "))))
        tekst = "\n".join(_afgezonderd(regel) for regel in tekst.split("\n"))
    return _LANG_WOORD.sub(_breekbaar, tekst) if len(tekst) > _LANG else tekst


def schoon_geheel(waarde: T) -> T:
    """Every text in a dataclass, tuple or text made safe; anything else as it is."""
    if isinstance(waarde, str):
        return cast("T", schoon(waarde))
    if isinstance(waarde, tuple):
        return cast("T", tuple(schoon_geheel(deel) for deel in waarde))
    if is_dataclass(waarde):
        anders: dict[str, Any] = {veld.name: schoon_geheel(getattr(waarde, veld.name)) for veld in fields(waarde)}
        return cast("T", replace(cast("Any", waarde), **anders))
    return waarde


def _zetbaar(tekst: str) -> str:
    """Without pictures; refuses letters without a glyph."""
    vreemd = {teken for teken in set(tekst) if ord(teken) not in _gedekt() and teken not in "\n\u200c\u200d"}
    letters = sorted(teken for teken in vreemd if unicodedata.category(teken)[0] in "LMN")
    if letters:
        raise OnzetbareTekens(letters)
    for teken in vreemd:
        tekst = tekst.replace(teken, "")
    return _LOS_VERBINDEND.sub("", tekst)


def _afgezonderd(regel: str) -> str:
    """A line with right-to-left letters as an island, so that the words around it stay in place."""
    return f"\u2068{regel}\u2069" if _NAAR_LINKS.search(regel) else regel


def _breekbaar(gevonden: re.Match[str]) -> str:
    woord = gevonden.group()
    return _BREEKPUNT.join(woord[i : i + _LANG] for i in range(0, len(woord), _LANG))


@cache
def _gedekt() -> frozenset[int]:
    """Every code point that one of the fonts can draw."""
    return frozenset().union(*(_tekens_van(pad) for pad in sorted(LETTERTYPEN.glob("*_400Regular.ttf"))))


def _tekens_van(pad: Path) -> set[int]:
    """The code points in the cmap of a TrueType font (formats 4 and 12)."""
    data = pad.read_bytes()
    begin = next(
        struct.unpack_from(">I", data, 12 + 16 * i + 8)[0]
        for i in range(struct.unpack_from(">H", data, 4)[0])
        if data[12 + 16 * i : 16 + 16 * i] == b"cmap"
    )
    tekens: set[int] = set()
    for i in range(struct.unpack_from(">H", data, begin + 2)[0]):
        deel = begin + struct.unpack_from(">I", data, begin + 4 + 8 * i + 4)[0]
        vorm = struct.unpack_from(">H", data, deel)[0]
        if vorm == 12:
            for groep in range(struct.unpack_from(">I", data, deel + 12)[0]):
                van, tot = struct.unpack_from(">II", data, deel + 16 + 12 * groep)
                tekens.update(range(van, tot + 1))
        elif vorm == 4:
            aantal = struct.unpack_from(">H", data, deel + 6)[0] // 2
            einden = struct.unpack_from(f">{aantal}H", data, deel + 14)
            beginnen = struct.unpack_from(f">{aantal}H", data, deel + 16 + 2 * aantal)
            for van, tot in zip(beginnen, einden, strict=True):
                tekens.update(range(van, tot + 1))
    return tekens - {0xFFFF}
