"""A change of policy asks for new deadlines; the job itself lives higher up and is known here by name only."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from procrastinate.contrib.django import app

from samenspel.beleid.models import Herberekening

HERBOUW = "dossiers.herbouw_gemeente"


def vraag_herberekening(gemeente_id: UUID, *, aanleiding: str, nu: datetime) -> Herberekening:
    """Queue the job in the same transaction as the change: both happen, or neither. One job per municipality at a time."""
    herberekening = Herberekening.objects.create(gemeente_id=gemeente_id, aanleiding=aanleiding[:120], gevraagd_op=nu)
    taak = app.configure_task(HERBOUW, allow_unknown=True, lock=f"herbouw-{gemeente_id}")
    taak.defer(gemeente_id=str(gemeente_id), herberekening_id=str(herberekening.pk))
    return herberekening
