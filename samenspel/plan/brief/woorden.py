"""Words and numbers as a letter writes them."""

from __future__ import annotations

from typing import Final

from samenspel.huisstijl.pdf.stuk import Blok, citaat, kop, tabel
from samenspel.plan.brief.gegevens import Planactie, Plandoel

ROUTES: Final = {"B1": "B1-route", "ONDERWIJS": "onderwijsroute", "Z": "Z-route"}


def getal(waarde: float) -> str:
    """`15`, `1,5`."""
    return f"{waarde:g}".replace(".", ",")


def uren_per_week(waarde: float) -> str:
    """`15 uur per week`."""
    return f"{getal(waarde)} uur per week"


def doelblokken(doelen: tuple[Plandoel, ...]) -> list[Blok]:
    """Per goal: the domain, the newcomer's own words, and who does what and when."""
    blokken: list[Blok] = []
    for doel in doelen:
        blokken.append(kop(doel.leefdomein, 3))
        if doel.woorden.strip():
            blokken.append(citaat(f"‘{doel.woorden.strip()}’"))
        if doel.acties:
            blokken.append(tabel(("Wat", "Wie", "Wanneer"), map(_rij, doel.acties), (5, 3, 3)))
    return blokken


def _rij(actie: Planactie) -> tuple[str, str, str]:
    return actie.wat, actie.wie, actie.wanneer or "nog af te spreken"
