"""What a plan keeps, by noun. One category per table."""

from __future__ import annotations

from samenspel.plan.models.afweging import Afweging, Beoordeling
from samenspel.plan.models.besluit import BezwaarStap, PipBesluit, PipBezwaar, PipBrief
from samenspel.plan.models.leefplan import (
    PLANREGELS,
    Actie,
    Doel,
    Planregel,
    PlanregelFinancien,
    PlanregelOntmoeten,
    PlanregelTaal,
    PlanregelWelbevinden,
    PlanregelWerk,
    Praktijk,
    PraktijkGezin,
    PraktijkInkomen,
    PraktijkPlan,
)
from samenspel.plan.models.pip import Pip, PipBelastbaarheid, PipGezin, PipInkomen
from samenspel.plan.models.sjabloon import Plansjabloon
from samenspel.plan.models.steunplan import Steunplan

__all__ = [
    "PLANREGELS",
    "Actie",
    "Afweging",
    "Beoordeling",
    "BezwaarStap",
    "Doel",
    "Pip",
    "PipBelastbaarheid",
    "PipBesluit",
    "PipBezwaar",
    "PipBrief",
    "PipGezin",
    "PipInkomen",
    "Planregel",
    "PlanregelFinancien",
    "PlanregelOntmoeten",
    "PlanregelTaal",
    "PlanregelWelbevinden",
    "PlanregelWerk",
    "Plansjabloon",
    "Praktijk",
    "PraktijkGezin",
    "PraktijkInkomen",
    "PraktijkPlan",
    "Steunplan",
]
