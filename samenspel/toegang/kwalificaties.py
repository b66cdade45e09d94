"""The register of certificates and mandates, asked on a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from samenspel.toegang.models import Kwalificatie


def geldige_kwalificatie(gebruiker_id: UUID, gemeente_id: UUID, soort: str, op: date) -> Kwalificatie | None:
    """The qualification of this kind that is in force on that day, or None."""
    geldig = Kwalificatie.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=op),
        gebruiker_id=gebruiker_id,
        gemeente_id=gemeente_id,
        soort=soort,
        vanaf__lte=op,
    )
    return geldig.order_by("-vanaf").first()
