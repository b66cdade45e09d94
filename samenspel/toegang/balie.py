"""Which dossiers somebody at the desk found a moment ago (ADR 31). The same stands in SQL in `toegang_gevonden_dossiers` (migration 0040)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
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


def over_wie(vraag_id: UUID, wie: Aanwezige) -> list[UUID]:
    """The dossiers that an answer "more than one" was about, for the log; the desk sees nothing of them. Empty for another answer."""
    van_mij = Balievraag.objects.filter(gemeente_id=wie.gemeente_id, gebruiker_id=wie.gebruiker_id or UUID(int=0))
    toen = van_mij.filter(pk=vraag_id, dossier_id__isnull=True).values("op")
    daarover = van_mij.filter(op__in=toen, dossier_id__isnull=False, tot=F("op")).values_list("dossier_id", flat=True)
    return [dossier_id for dossier_id in daarover.distinct() if dossier_id is not None]
