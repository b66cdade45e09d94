"""Words that somebody typed: kept whole or refused, never cut."""

from __future__ import annotations

from samenspel.kern.oordeel import Weigering


def binnen(tekst: str, hooguit: int) -> str:
    """The text without blanks around it. Raises `Weigering` when it has more than `hooguit` signs: nobody sees what was cut off."""
    kaal = tekst.strip()
    if len(kaal) > hooguit:
        raise Weigering(
            f"Deze tekst is te lang: {len(kaal)} letters. Er passen er {hooguit}. Maak de tekst korter en probeer het nog eens."
        )
    return kaal
