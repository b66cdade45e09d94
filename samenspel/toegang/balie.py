"""Which dossiers somebody at the desk found a moment ago (ADR 31). The same stands in SQL in `toegang_gevonden_dossiers` (migration 0040)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Now

from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.models import Balievraag


def open_vragen(wie: Aanwezige) -> QuerySet[Balievraag]:
    """One's own questions that found somebody and still open something, by the clock of the database."""
    hier = Balievraag.objects.filter(gemeente_id=wie.gemeente_id, gebruiker_id=wie.gebruiker_id or UUID(int=0))
    return hier.filter(dossier_id__isnull=False, tot__gt=Now())


def gevonden_dossiers(wie: Aanwezige) -> QuerySet[Any, Any]:
    """Their dossiers."""
    return open_vragen(wie).values("dossier_id")
