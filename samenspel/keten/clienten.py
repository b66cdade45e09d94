"""For whom an organisation works, as its people may know it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.plat import woorden
from samenspel.personen.models import Persoon
from samenspel.toegang.matrix import Bereik, bereik
from samenspel.toegang.models import Betrokkenheid


def werkt_mee(wie: Aanwezige) -> bool:
    """Whether somebody has clients: who reaches dossiers by taking part."""
    return bereik(wie.rol) is Bereik.BETROKKEN


def clienten(wie: Aanwezige, zoek: str = "") -> QuerySet[Persoon]:
    """The people whose name one may know, by name; `zoek`: those with each of these words in their name."""
    rijen = Persoon.objects.zichtbaar_voor(wie)
    for woord in woorden(zoek):
        rijen = rijen.filter(sorteernaam__contains=woord)
    return rijen.order_by("sorteernaam", "pk")


def deelname(dossier_id: UUID, *, wie: Aanwezige, op: date) -> Betrokkenheid | None:
    """What one's organisation does in this dossier today, the newest first; None when it takes no part."""
    if wie.organisatie_id is None:
        return None
    rijen = Betrokkenheid.objects.loopt(op).filter(
        gemeente_id=wie.gemeente_id, organisatie_id=wie.organisatie_id, dossier_id=dossier_id
    )
    return rijen.order_by("-vanaf", "-pk").first()
