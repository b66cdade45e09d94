"""Plain text for searching and sorting: lower case, no accents, Dutch order of names."""

from __future__ import annotations

import re
import unicodedata

_BIJZONDER = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_GEEN_WOORD = re.compile(r"[^\w]+", re.UNICODE)


def plat(tekst: str) -> str:
    """`Yıldırım-Öz` becomes `yildirim oz`. Keeps letters and digits of every script."""
    if tekst.isascii():  # nothing to take apart, and most names are
        return _GEEN_WOORD.sub(" ", tekst.lower()).strip()
    ontleed = unicodedata.normalize("NFKD", tekst.casefold().translate(_BIJZONDER))
    kaal = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return _GEEN_WOORD.sub(" ", kaal.translate(_BIJZONDER)).strip()


def woorden(tekst: str) -> list[str]:
    """The distinct words of `plat(tekst)`, in order."""
    return list(dict.fromkeys(plat(tekst).split()))


def na_voorvoegsel(voorvoegsel: str) -> str:
    """The smallest string after every string that starts with `voorvoegsel` (code-point order).

    `term >= v and term < na_voorvoegsel(v)` is a prefix search with leakproof operators, so that the index
    still serves behind row-level security (LIKE would not).
    """
    return voorvoegsel[:-1] + chr(ord(voorvoegsel[-1]) + 1)
