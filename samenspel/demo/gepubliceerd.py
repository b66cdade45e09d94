"""What the municipalities published, as far as a figure exists for it: the world must give these numbers (domein.md 9.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Noemer(StrEnum):
    """Where the denominator of a figure comes from."""

    GEEN = "geen"  # a count
    GEPUBLICEERD = "gepubliceerd"
    GEKOZEN = "gekozen"  # the source does not say of how many; we had to choose


@dataclass(frozen=True, slots=True, kw_only=True)
class Gepubliceerd:
    """One published figure: which figure of ours must give it, on which day, and how it is split."""

    cijfer: str
    wat: str
    gemeente: str
    op: date
    teller: int
    bron: str
    noemer: int | None = None
    herkomst: Noemer = Noemer.GEEN
    uitsplitsing: str | None = None
    delen: Mapping[str, int] = field(default_factory=dict)


GEPUBLICEERD = (
    Gepubliceerd(
        cijfer="I04", wat="plannen in de pilot van SDA", gemeente="sda", op=date(2022, 7, 1), teller=450, bron="bronnen/001",
        uitsplitsing="gemeente", delen={"tynaarlo": 115, "aa-en-hunze": 85, "assen": 250},
    ),
    # "Ongeveer 20, 20 en 8": the answer gives three numbers and no whole, so their sum is our choice.
    Gepubliceerd(
        cijfer="I02", wat="leerroutes in Noordoostpolder", gemeente="noordoostpolder", op=date(2023, 4, 7), teller=48, bron="bronnen/002",
        noemer=48, herkomst=Noemer.GEKOZEN, uitsplitsing="leerroute", delen={"Z": 20, "B1": 20, "ONDERWIJS": 8},
    ),
    Gepubliceerd(
        cijfer="I20", wat="tweede meningen in Almelo", gemeente="almelo", op=date(2022, 11, 22), teller=2, bron="bronnen/003"
    ),
)  # fmt: skip
