"""An organisation is asked to take part in a dossier: for a purpose, for certain categories, from and until. It answers itself (ADR 26)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from samenspel.dossiers.bevoegdheden import mag_betrekken
from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.beheer import weiger_laatste_dag, weiger_verlengen
from samenspel.toegang.categorieen import namen
from samenspel.toegang.models import Betrokkenheid, Overeenkomst
from samenspel.toegang.overeenkomsten import gedekt
from wet.kalender import plus_maanden

S = Betrokkenheid.Stand
HOOGUIT_MAANDEN = 12
"""Whoever takes part longer than a year is looked at again (D1)."""


@transaction.atomic
def betrek(
    dossier: Dossier, organisatie: Organisatie, *, door: Aanwezige, doel: str, vanaf: date, categorieen: list[str],
    nu: datetime, tot: date | None = None, contactpersoon: str = "",
) -> Betrokkenheid:  # fmt: skip
    """Asks the organisation. After its yes, and from `vanaf` on, it sees what its role allows in this dossier.

    Where the law itself says that it gets the data (an agreement of kind `wettelijke_taak`), there is nothing to ask.
    """
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
        stand__in=[S.VOORGESTELD, S.GEACCEPTEERD],
    )
    if tot is not None:
        lopend = lopend.filter(vanaf__lte=tot)
    if lopend.exists():
        raise Weigering(
            f"{organisatie.naam} doet in deze periode al mee, of is al gevraagd. Beëindig dat eerst, of trek de vraag in."
        )
    return Betrokkenheid.objects.create(
        gemeente_id=dossier.gemeente_id, dossier_id=dossier.pk, organisatie=organisatie, doel=binnen(doel, 120), vanaf=vanaf, tot=tot,
        categorieen=categorieen, contactpersoon=binnen(contactpersoon, 120), gevraagd_door_id=door.mens(), gevraagd_op=nu,
        stand=S.GEACCEPTEERD if _vraagt_de_wet_het(organisatie, door, vanaf, categorieen) else S.VOORGESTELD,
    )  # fmt: skip


def _vraagt_de_wet_het(organisatie: Organisatie, door: Aanwezige, vanaf: date, categorieen: list[str]) -> bool:
    """Whether the law itself gives all of it to this organisation on that day, so that nobody is asked (ADR 14)."""
    taken = Overeenkomst.objects.geldig(vanaf).filter(
        gemeente_id=door.gemeente_id, organisatie=organisatie, soort=Overeenkomst.Soort.WETTELIJKE_TAAK
    )
    gegeven = {c for rij in taken.values_list("categorieen", flat=True) for c in rij}
    return set(categorieen) <= gegeven


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
def beeindig_betrokkenheid(betrokkenheid: Betrokkenheid, *, door: Aanwezige, tot: date, op: date) -> None:
    """`tot` is the last day on which the organisation sees this dossier; what it wrote itself it reads thirty days longer (D5)."""
    mag_betrekken(door).of_weiger()
    _weiger_als_niet_loopt(betrokkenheid, op)
    weiger_laatste_dag(tot, vanaf=betrokkenheid.vanaf, op=op)
    weiger_verlengen(tot, betrokkenheid.tot)
    betrokkenheid.tot = tot
    betrokkenheid.save(update_fields=["tot"])


@transaction.atomic
def verleng_betrokkenheid(betrokkenheid: Betrokkenheid, *, door: Aanwezige, tot: date, op: date) -> None:
    """A later last day, for the same purpose and the same categories, as long as the agreement covers them. `op` is today."""
    mag_betrekken(door).of_weiger()
    _weiger_als_niet_loopt(betrokkenheid, op)
    if betrokkenheid.tot is None:
        raise Weigering("Hier is geen laatste dag afgesproken. U hoeft niets te verlengen.")
    if tot <= betrokkenheid.tot:
        raise Weigering(
            f"Deze organisatie doet al mee tot en met {voluit(betrokkenheid.tot)}. Kies een latere dag.", veld="tot"
        )
    if tot > plus_maanden(op, HOOGUIT_MAANDEN):
        raise Weigering("Verleng met hooguit een jaar. Daarna kijkt u opnieuw.", veld="tot")
    if te_veel := [c for c in betrokkenheid.categorieen if c not in gedekt(betrokkenheid.organisatie, wie=door, op=op)]:
        raise Weigering(
            f"In de overeenkomst met {betrokkenheid.organisatie.naam} staat niet meer: {namen(te_veel)}. Rond dit af, en betrek de organisatie opnieuw."
        )
    betrokkenheid.tot = tot
    betrokkenheid.save(update_fields=["tot"])


def _weiger_als_niet_loopt(betrokkenheid: Betrokkenheid, op: date) -> None:
    if betrokkenheid.stand != S.GEACCEPTEERD:
        raise Weigering("Deze organisatie heeft nog geen ja gezegd. U kunt de vraag intrekken.")
    if betrokkenheid.tot is not None and betrokkenheid.tot < op:
        raise Weigering("Deze organisatie doet al niet meer mee.")


@transaction.atomic
def trek_betrokkenheid_in(betrokkenheid: Betrokkenheid, *, door: Aanwezige, nu: datetime) -> None:
    """The question is taken back, a refusal is seen, or an organisation that should never have looked is shut out at once, its own rows too."""
    mag_betrekken(door).of_weiger()
    if betrokkenheid.stand == S.INGETROKKEN:
        raise Weigering("Dit is al ingetrokken.")
    betrokkenheid.stand, betrokkenheid.ingetrokken_door_id, betrokkenheid.ingetrokken_op = (
        S.INGETROKKEN,
        door.mens(),
        nu,
    )
    betrokkenheid.save(update_fields=["stand", "ingetrokken_door", "ingetrokken_op"])
