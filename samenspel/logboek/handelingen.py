"""What the data protection officer writes down about a signal."""

from __future__ import annotations

from datetime import datetime

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.logboek.bevoegdheden import ziet_logboek
from samenspel.logboek.models import Nazien
from samenspel.logboek.snuffelen import Signaal

MINSTENS = 20


def zie_na(signaal: Signaal, *, uitkomst: str, toelichting: str, door: Aanwezige, op: datetime) -> Nazien:
    """Record the outcome of one signal, once. Nobody sees after what they did themselves."""
    if not ziet_logboek(door):
        raise Weigering("Alleen de functionaris gegevensbescherming ziet signalen na.")
    if signaal.gebruiker.pk == door.mens():
        raise Weigering("Dit gaat over uzelf. Laat een ander dit nazien.")
    if signaal.nazien is not None:
        raise Weigering("Dit signaal is al nagezien.")
    if len(toelichting.strip()) < MINSTENS:
        raise Weigering("Schrijf in een zin wat u heeft nagegaan.")
    return Nazien.objects.create(
        gemeente_id=door.gemeente_id, sleutel=signaal.sleutel, over=signaal.gebruiker, uitkomst=uitkomst,
        toelichting=toelichting.strip(), door_id=door.mens(), op=op,
    )  # fmt: skip
