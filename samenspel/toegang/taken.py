"""Does the worker work? What Beheer says about the jobs that run outside the pages. Times and numbers, no contents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob, ProcrastinateWorker

HARTSLAG = timedelta(minutes=2)
"""A worker writes every ten seconds that it is there."""
NACHT = timedelta(hours=26)
"""Something runs every night; after a day and two hours a night was missed."""


@dataclass(frozen=True, slots=True)
class Takenstand:
    """When a job last ended, whether a worker is there, and what it left."""

    laatste: datetime | None
    leeft: bool
    te_lang: bool
    wacht: int
    mislukt: int


def takenstand(nu: datetime) -> Takenstand:
    """Read it from the worker's own tables."""
    klaar = ProcrastinateEvent.objects.filter(type__in=("succeeded", "failed"))
    laatste = klaar.aggregate(laatste=Max("at"))["laatste"]
    taken = ProcrastinateJob.objects.exclude(scheduled_at__gt=nu)
    return Takenstand(
        laatste=laatste,
        leeft=ProcrastinateWorker.objects.filter(last_heartbeat__gte=nu - HARTSLAG).exists(),
        te_lang=laatste is not None and laatste < nu - NACHT,
        wacht=taken.filter(status="todo").count(),
        mislukt=taken.filter(
            status="failed", procrastinateevent__type="failed", procrastinateevent__at__gte=nu - timedelta(days=7)
        ).count(),
    )
