"""The answer of one figure, exactly as contract.md section 4 prints it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

NOG_GEEN_GEGEVENS = "nog geen gegevens"
TE_KLEIN = "te klein om te tonen"
KLEIN = 5


@dataclass(frozen=True, slots=True)
class Rij:
    """One group of a breakdown, or the whole."""

    groep: str
    teller: int | None
    noemer: int | None
    waarde: float | int | None
    onderdrukt: bool = False

    def als_json(self) -> dict[str, Any]:
        """Keys in the order of the contract."""
        return {
            "groep": self.groep, "teller": self.teller, "noemer": self.noemer, "waarde": self.waarde, "onderdrukt": self.onderdrukt,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomst:
    """A figure with everything a reader needs to trust it."""

    code: str
    naam: str
    eenheid: str
    peildatum: date
    periode: tuple[date, date] | None
    gemeente: str
    definitie: str
    bron: str
    totaal: Rij
    reden: str | None = None
    rijen: list[Rij] = field(default_factory=list)

    def als_json(self) -> dict[str, Any]:
        """One JSON object; `periode` is null or both days included."""
        periode = {"van": self.periode[0].isoformat(), "tot": self.periode[1].isoformat()} if self.periode else None
        return {
            "code": self.code, "naam": self.naam, "teller": self.totaal.teller, "noemer": self.totaal.noemer,
            "waarde": self.totaal.waarde, "eenheid": self.eenheid, "peildatum": self.peildatum.isoformat(), "periode": periode,
            "gemeente": self.gemeente, "definitie": self.definitie, "bron": self.bron, "onderdrukt": self.totaal.onderdrukt,
            "reden": self.reden, "rijen": [rij.als_json() for rij in self.rijen],
        }  # fmt: skip


def procent(teller: int, noemer: int) -> float | None:
    """0-100 with one decimal, half up; None without a denominator."""
    if noemer == 0:
        return None
    deel = Decimal(100 * teller) / Decimal(noemer)
    return float(deel.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def mediaan_van(waarden: list[tuple[int, int]]) -> float | int | None:
    """The median of (value, how often); half way between the two middle values when their number is even."""
    gesorteerd, totaal = sorted(waarden), sum(aantal for _, aantal in waarden)
    if not totaal:
        return None
    laag, hoog = (_de_zoveelste(gesorteerd, plek) for plek in ((totaal - 1) // 2, totaal // 2))
    som = laag + hoog
    return som // 2 if som % 2 == 0 else som / 2


def _de_zoveelste(gesorteerd: list[tuple[int, int]], plek: int) -> int:
    for waarde, aantal in gesorteerd:
        if plek < aantal:
            return waarde
        plek -= aantal
    raise IndexError(plek)


def afgerond(aantal: int) -> int | None:
    """To the nearest five, so that a page of yesterday and one of today cannot be subtracted; None for fewer than five people."""
    if 0 < aantal < KLEIN:
        return None
    return (aantal + KLEIN // 2) // KLEIN * KLEIN


def onderdruk(rij: Rij) -> Rij:
    """Hide the numerator and the value; the denominator stays."""
    return Rij(rij.groep, None, rij.noemer, None, onderdrukt=True)


def bescherm(totaal: Rij, rijen: list[Rij]) -> tuple[Rij, list[Rij]]:
    """Small numbers (public only): a cell under five, or whose complement is under five, is hidden.

    When exactly one row is hidden it would follow from the total, so the smallest of the others goes as well.
    Protection against differencing between tables and years comes with the issue Monitor.
    """
    verborgen = [_te_klein(rij) for rij in rijen]
    if sum(verborgen) == 1 and len(rijen) > 1:
        over = [i for i, weg in enumerate(verborgen) if not weg]
        verborgen[min(over, key=lambda i: rijen[i].teller or 0)] = True
    nieuw = [onderdruk(rij) if weg else rij for rij, weg in zip(rijen, verborgen, strict=True)]
    return (onderdruk(totaal) if _te_klein(totaal) else totaal), nieuw


def _te_klein(rij: Rij) -> bool:
    if rij.teller is None:
        return rij.noemer is not None and 0 < rij.noemer < KLEIN
    if 0 < rij.teller < KLEIN:
        return True
    return rij.noemer is not None and 0 < rij.noemer - rij.teller < KLEIN
