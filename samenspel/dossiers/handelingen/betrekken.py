"""An organisation takes part in a dossier: for a purpose, for certain categories, from and until."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from samenspel.dossiers.bevoegdheden import mag_betrekken
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.models import Betrokkenheid


@transaction.atomic
def betrek(
    dossier: Dossier, organisatie: Organisatie, *, door: Aanwezige, doel: str, vanaf: date, categorieen: list[str],
    tot: date | None = None, contactpersoon: str = "",
) -> Betrokkenheid:  # fmt: skip
    """From `vanaf` on the organisation sees what its role allows in this dossier, and nothing without it."""
    mag_betrekken(door).of_weiger()
    if not doel.strip():
        raise Weigering("Schrijf waarom deze organisatie meedoet. Zonder doel mag niemand meekijken.")
    if tot is not None and tot < vanaf:
        raise Weigering("De laatste dag ligt voor de eerste dag.")
    lopend = Betrokkenheid.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=vanaf),
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier.pk,
        organisatie=organisatie,
    )
    if tot is not None:
        lopend = lopend.filter(vanaf__lte=tot)
    if lopend.exists():
        raise Weigering(f"{organisatie.naam} doet in deze periode al mee. Beëindig dat eerst.")
    return Betrokkenheid.objects.create(
        gemeente_id=dossier.gemeente_id, dossier_id=dossier.pk, organisatie=organisatie, doel=doel.strip()[:120], vanaf=vanaf, tot=tot,
        categorieen=categorieen, contactpersoon=contactpersoon.strip()[:120],
    )  # fmt: skip


@transaction.atomic
def beeindig_betrokkenheid(betrokkenheid: Betrokkenheid, *, door: Aanwezige, op: date) -> None:
    """`op` is the last day on which the organisation sees this dossier."""
    mag_betrekken(door).of_weiger()
    if betrokkenheid.tot is not None and betrokkenheid.tot < op:
        raise Weigering("Deze organisatie doet al niet meer mee.")
    if op < betrokkenheid.vanaf:
        raise Weigering("De laatste dag ligt voor de eerste dag.")
    betrokkenheid.tot = op
    betrokkenheid.save(update_fields=["tot"])
