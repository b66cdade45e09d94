"""An organisation takes part in a dossier: for a purpose, for certain categories, from and until."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from samenspel.dossiers.bevoegdheden import mag_betrekken
from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.categorieen import namen
from samenspel.toegang.models import Betrokkenheid
from samenspel.toegang.overeenkomsten import gedekt


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
    _weiger_wat_niet_is_afgesproken(organisatie, door, vanaf, categorieen)
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
        gemeente_id=dossier.gemeente_id, dossier_id=dossier.pk, organisatie=organisatie, doel=binnen(doel, 120), vanaf=vanaf, tot=tot,
        categorieen=categorieen, contactpersoon=binnen(contactpersoon, 120),
    )  # fmt: skip


def _weiger_wat_niet_is_afgesproken(
    organisatie: Organisatie, door: Aanwezige, vanaf: date, categorieen: list[str]
) -> None:
    """Without an agreement on that day, and beyond what it covers, nobody lets an organisation take part (R231)."""
    afgesproken = gedekt(organisatie, wie=door, op=vanaf)
    if not afgesproken:
        raise Weigering(
            f"Met {organisatie.naam} is op {voluit(vanaf)} geen overeenkomst. Vraag uw functioneel beheerder om die vast te leggen.",
            veld="organisatie",
        )
    if not categorieen:
        raise Weigering("Kies welke gegevens deze organisatie nodig heeft.", veld="categorieen")
    if te_veel := [c for c in categorieen if c not in afgesproken]:
        raise Weigering(
            f"In de overeenkomst met {organisatie.naam} staat niet: {namen(te_veel)}. Haal dat weg, of laat de overeenkomst aanpassen.",
            veld="categorieen",
        )


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
