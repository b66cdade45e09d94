"""What a plan keeps, by noun. One category per table."""

from __future__ import annotations

from samenspel.plan.models.afweging import Afweging, Beoordeling
from samenspel.plan.models.besluit import PipBesluit, PipBezwaar, PipBrief
from samenspel.plan.models.pip import Pip, PipBelastbaarheid, PipGezin, PipInkomen

__all__ = [
    "Afweging",
    "Beoordeling",
    "Pip",
    "PipBelastbaarheid",
    "PipBesluit",
    "PipBezwaar",
    "PipBrief",
    "PipGezin",
    "PipInkomen",
]
