"""Who works in the team and until when, for who reads C20 in short (D4). The same stands in the view `toegang_teamlid`."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.kring import van_collega
from samenspel.toegang.matrix import Bereik, bereik, recht
from samenspel.toegang.models import Teamlid

VOORAF = timedelta(days=90)
"""So long before its last day an appointment asks for attention."""


def teamleden(wie: Aanwezige) -> QuerySet[Teamlid]:
    """Of the municipality; for a team leader of the own team."""
    hier = Teamlid.objects.filter(gemeente_id=wie.gemeente_id)
    if not recht(wie.rol, "C20").kort:
        return hier.none()
    return hier.filter(van_collega(wie)) if bereik(wie.rol) is Bereik.GEMEENTE else hier


def loopt_af(wie: Aanwezige, op: date) -> QuerySet[Teamlid]:
    """In force, with a last day that is near; the nearest first."""
    return teamleden(wie).filter(vanaf__lte=op, tot__gte=op, tot__lte=op + VOORAF).order_by("tot", "pk")
