"""Which dossiers a jurist for objections can reach at all: where there is an objection to look at (ADR 28). `toegang_bezwaardossiers` says the same."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.models import PipBezwaar
from samenspel.toegang import deuren
from samenspel.toegang.kring import Vandaag

BEROEP_KAN_NOG: Final = timedelta(weeks=7)
"""So long after the decision on an objection somebody can appeal: six weeks from the day after it was made known (Awb 6:7, 6:8 lid 1), and a
week in which a letter may arrive (6:9 lid 2). Counted from the decision: made known later, or an end in a weekend, is longer (onzeker).
Taken back, there is nothing to appeal against."""


def meld_aan() -> None:
    """Called once, from `ready`."""
    deuren.meld_bezwaren_aan(bezwaardossiers)


def bezwaardossiers(wie: Aanwezige) -> QuerySet[Any, UUID]:
    """Ids, as a sub-query; of a PIP in a record that was merged, the one in which it goes on."""
    kan_nog = ~Q(uitkomst=PipBezwaar.Uitkomst.INGETROKKEN) & Q(beslist_op__gte=Vandaag() - BEROEP_KAN_NOG)
    hier = PipBezwaar.objects.filter(Q(uitkomst=PipBezwaar.Uitkomst.OPEN) | kan_nog, gemeente_id=wie.gemeente_id)
    return hier.values_list(Coalesce("dossier__samengevoegd_in_id", "dossier_id"), flat=True)
