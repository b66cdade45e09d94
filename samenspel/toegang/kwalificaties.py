"""The register of certificates and mandates, asked on a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from samenspel.kern.eenmaal import Eenmaal
from samenspel.toegang.models import Kwalificatie


def geldige_kwalificatie(gebruiker_id: UUID, gemeente_id: UUID, soort: str, op: date) -> Kwalificatie | None:
    """The qualification of this kind that is in force on that day, or None. What waits for a second pair of eyes is not."""
    return _GELDIG.eerste(gebruiker_id, gemeente_id, str(soort), op)


def _geldig(gebruiker_id: UUID, gemeente_id: UUID, soort: str, op: date) -> QuerySet[Kwalificatie]:
    geldig = Kwalificatie.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=op),
        Q(bevestigd_op__isnull=True) | Q(bevestigd_op__date__lte=op),
        ~Q(vier_ogen=Kwalificatie.VierOgen.WACHT),
        gebruiker_id=gebruiker_id,
        gemeente_id=gemeente_id,
        soort=soort,
        vanaf__lte=op,
    )
    return geldig.order_by("-vanaf")[:1]


_GELDIG = Eenmaal(_geldig)
