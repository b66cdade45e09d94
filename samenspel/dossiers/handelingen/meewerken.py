"""A colleague works along: in one dossier, or (an ondersteuner) in all dossiers of one regievoerder. What it opens: ADR 25."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from samenspel.dossiers.bevoegdheden import mag_meewerken_regelen
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.verversing import als_systeem
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.kern.volgorde import om_de_beurt
from samenspel.toegang.kring import is_collega_in_kring
from samenspel.toegang.models import Aanstelling, Gebruiker, Meewerking, Rol

WERKT_MEE = (Rol.REGIEVOERDER.value, Rol.COACH_INBURGERING.value, Rol.ONDERSTEUNER_REGIE.value)
ALS_JURIST = (Rol.JURIST_BEZWAAR.value,)
"""Opens nothing to another role of the same person, and what opens to that role opens nothing to the jurist."""


@transaction.atomic
def laat_meewerken(
    dossier: Dossier, collega: Gebruiker, *, door: Aanwezige, waarvoor: str, vanaf: date, tot: date | None = None, nu: datetime,
    als: tuple[str, ...] = WERKT_MEE,
) -> Meewerking:  # fmt: skip
    """From `vanaf` on this colleague sees of the dossier what the role (`als`, one of these) allows. Asked twice is once."""
    mag_meewerken_regelen(door, dossier).of_weiger()
    if dossier.gesloten_op or dossier.samengevoegd_in_id:
        raise Weigering("Dit dossier is gesloten of samengevoegd. Er werkt niemand meer in mee.")
    if not waarvoor.strip():
        raise Weigering("Schrijf waarvoor deze collega meewerkt. De inburgeraar mag weten waarom iemand meekijkt.")
    if collega.pk == dossier.contactpersoon_id:
        raise Weigering(f"{collega.naam} is de contactpersoon van dit dossier. Kies een andere collega.")
    _keur_collega(collega, als, door, vanaf, tot)
    if collega.pk == door.gebruiker_id:
        raise Weigering("U ziet dit dossier al. Kies een collega.")
    om_de_beurt("meewerking", dossier.pk)
    waarin = {"dossier_id": dossier.pk, "als_jurist": als == ALS_JURIST}
    if al := _lopend(collega, vanaf, door).filter(**waarin).first():
        return al
    rij = _maak(collega, door, vanaf, tot, nu, **waarin, waarvoor=binnen(waarvoor, 120))
    _noteer(dossier, "meewerken_begonnen", rij, door=door, nu=nu)
    return rij


@transaction.atomic
def zet_onder(
    ondersteuner: Gebruiker, *, regievoerder: Gebruiker, door: Aanwezige, vanaf: date, tot: date | None = None, nu: datetime
) -> Meewerking:  # fmt: skip
    """The assistant reaches every dossier of which this regievoerder is the contact person, and no other. Asked twice is once."""
    mag_meewerken_regelen(door).of_weiger()
    if not is_collega_in_kring(door, regievoerder.pk):
        raise Weigering("U regelt ondersteuning voor uzelf. Voor een collega doet de teamleider van die collega dat.")
    if ondersteuner.pk == regievoerder.pk:
        raise Weigering("Niemand ondersteunt zichzelf. Kies een andere collega.")
    _keur_collega(regievoerder, (Rol.REGIEVOERDER.value,), door, vanaf, tot)
    _keur_collega(ondersteuner, (Rol.ONDERSTEUNER_REGIE.value,), door, vanaf, tot)
    om_de_beurt("meewerking", regievoerder.pk)
    if al := _lopend(ondersteuner, vanaf, door).filter(regievoerder=regievoerder).first():
        return al
    return _maak(ondersteuner, door, vanaf, tot, nu, regievoerder=regievoerder)


@transaction.atomic
def stop_meewerken(meewerking: Meewerking, *, door: Aanwezige, nu: datetime) -> None:
    """At once: in the next statement this colleague does not see the dossier any more. Twice is once, for who may."""
    dossier = (
        Dossier.objects.select_related("gemeente").get(pk=meewerking.dossier_id) if meewerking.dossier_id else None
    )
    mag_meewerken_regelen(door, dossier).of_weiger()
    if meewerking.regievoerder_id and not is_collega_in_kring(door, meewerking.regievoerder_id):
        raise Weigering("Deze ondersteuning stopt de regievoerder zelf, of de teamleider van die collega.")
    vast = Meewerking.objects.select_for_update().filter(pk=meewerking.pk, gestopt_op__isnull=True).first()
    if vast is None:
        return
    vast.gestopt_op, vast.gestopt_door_id = nu, door.mens()
    vast.save(update_fields=["gestopt_op", "gestopt_door"])
    if dossier is not None:
        _noteer(dossier, "meewerken_gestopt", vast, door=door, nu=nu)


def _keur_collega(collega: Gebruiker, rollen: tuple[str, ...], door: Aanwezige, vanaf: date, tot: date | None) -> None:
    if tot is not None and tot < vanaf:
        raise Weigering("De laatste dag ligt voor de eerste dag. Kies een latere dag.", veld="tot")
    hier = Aanstelling.objects.geldig(vanaf).filter(gebruiker=collega, gemeente_id=door.gemeente_id)
    if not hier.filter(rol__in=rollen).exists():
        woorden = " of ".join(Rol(rol).label for rol in rollen)
        raise Weigering(
            f"{collega.naam} heeft dan geen aanstelling als {woorden} in deze gemeente. Kies een andere collega."
        )


def _lopend(collega: Gebruiker, vanaf: date, door: Aanwezige) -> QuerySet[Meewerking]:
    nog = Q(tot__isnull=True) | Q(tot__gte=vanaf)
    return Meewerking.objects.filter(nog, gebruiker=collega, gemeente_id=door.gemeente_id, gestopt_op__isnull=True)


def _maak(
    collega: Gebruiker, door: Aanwezige, vanaf: date, tot: date | None, nu: datetime, **waar: object
) -> Meewerking:
    return Meewerking.objects.create(
        gemeente_id=door.gemeente_id,
        gebruiker=collega,
        vanaf=vanaf,
        tot=tot,
        gegeven_door_id=door.mens(),
        gegeven_op=nu,
        **waar,
    )


def _noteer(dossier: Dossier, soort: str, rij: Meewerking, *, door: Aanwezige, nu: datetime) -> None:
    """In the history of the dossier. A team leader gives it too, and writes no facts: so the house writes it, in their name."""
    gegevens = {"aan": str(rij.gebruiker_id), "waarvoor": rij.waarvoor}
    with identiteit(als_systeem(door)):
        leg_vast(dossier, soort, op=dag_van(nu), door=als_systeem(door), gegevens=gegevens, vastgelegd_op=nu)
