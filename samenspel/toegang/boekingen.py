"""Which dossier an interpreter may know of, because of a booking. The same stands in `toegang_geboekt` (migration 0081)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.kring import Vandaag
from samenspel.toegang.models import Tolkboeking

NOG_EEN_DAG = timedelta(days=1)
"""After the appointment, for what was left: a bill, a question."""


def lopende_boekingen(wie: Aanwezige) -> QuerySet[Tolkboeking]:
    """One's own: nobody stopped it, the day after is not past, and secrecy was promised."""
    if wie.gebruiker_id is None:
        return Tolkboeking.objects.none()
    return Tolkboeking.objects.filter(
        gemeente_id=wie.gemeente_id, gebruiker_id=wie.gebruiker_id, gestopt_op__isnull=True, geheimhouding_op__isnull=False,
        dag__gte=Vandaag() - NOG_EEN_DAG,
    )  # fmt: skip


def geboekte_dossiers(wie: Aanwezige) -> QuerySet[Tolkboeking, UUID]:
    """Their dossiers, as a sub-query."""
    return lopende_boekingen(wie).values_list("dossier_id", flat=True)
