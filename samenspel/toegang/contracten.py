"""Who manages the contract with which organisation: given and ended by the functional manager, read by both walls (ADR 32)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.beheer import mag_beheren, mag_toelaten, noteer_beheerdaad, weiger_laatste_dag
from samenspel.toegang.kring import Vandaag
from samenspel.toegang.models import Aanstelling, Beheerdaad, Contractbeheer, Gebruiker, Rol


def is_contractmanager(wie: Aanwezige) -> bool:
    """Who sees organisations of the own contract, and nobody else's."""
    return wie.rol == Rol.CONTRACTMANAGER


def eigen_contracten(wie: Aanwezige) -> QuerySet[Any, Any]:
    """The organisations whose contract somebody manages today, by the day of the database. The same stands in `toegang_eigen_contracten`."""
    loopt = Q(tot__isnull=True) | Q(tot__gte=Vandaag())
    hier = Contractbeheer.objects.filter(
        loopt, gemeente_id=wie.gemeente_id, gebruiker_id=wie.gebruiker_id or UUID(int=0), vanaf__lte=Vandaag()
    )
    return (hier if is_contractmanager(wie) else hier.none()).values("organisatie_id")


def organisaties_voor(wie: Aanwezige) -> QuerySet[Organisatie]:
    """With which organisations somebody may make agreements: of the own contract, or (the functional manager) all of the municipality."""
    hier = Organisatie.objects.filter(gemeenten=wie.gemeente_id)
    return hier.filter(pk__in=eigen_contracten(wie)) if is_contractmanager(wie) else hier


@transaction.atomic
def geef_contractbeheer(
    gebruiker: Gebruiker, organisatie: Organisatie, *, door: Aanwezige, vanaf: date, nu: datetime, tot: date | None = None
) -> Contractbeheer:  # fmt: skip
    """To a contract manager of this municipality, never to oneself. The same again while it runs is refused: then it would never end."""
    mag_toelaten(door, gebruiker).of_weiger()
    hier = {"gemeente_id": door.gemeente_id, "gebruiker": gebruiker}
    al_lopend = Q(tot__isnull=True) | Q(tot__gte=vanaf)
    if not Aanstelling.objects.filter(al_lopend, rol=Rol.CONTRACTMANAGER, **hier).exists():
        raise Weigering("Deze gebruiker is geen contractmanager. Geef eerst die aanstelling.")
    if not organisatie.gemeenten.filter(pk=door.gemeente_id).exists():
        raise Weigering("Deze organisatie werkt niet voor uw gemeente.", veld="organisatie")
    if tot is not None and tot < vanaf:
        raise Weigering("De laatste dag ligt voor de eerste dag.", veld="tot")
    if Contractbeheer.objects.filter(al_lopend, organisatie=organisatie, **hier).exists():
        raise Weigering("Deze gebruiker beheert dit contract al. Beëindig dat eerst.", veld="organisatie")
    rij = Contractbeheer.objects.create(
        organisatie=organisatie, vanaf=vanaf, tot=tot, gegeven_door_id=door.mens(), gegeven_op=nu, **hier
    )
    _noteer(Beheerdaad.Wat.CONTRACT, rij, door, nu, f"vanaf {voluit(vanaf)}")
    return rij


@transaction.atomic
def beeindig_contractbeheer(rij: Contractbeheer, *, door: Aanwezige, tot: date, nu: datetime) -> None:
    """`tot` is the last day."""
    mag_beheren(door).of_weiger()
    weiger_laatste_dag(tot, vanaf=rij.vanaf, op=dag_van(nu))
    if rij.tot is not None and tot > rij.tot:
        raise Weigering(f"Dit eindigt al op {voluit(rij.tot)}. Langer kan alleen met een nieuwe.", veld="tot")
    rij.tot = tot
    rij.save(update_fields=["tot"])
    _noteer(Beheerdaad.Wat.CONTRACT_EINDE, rij, door, nu, f"laatste dag {voluit(tot)}")


def _noteer(wat: Beheerdaad.Wat, rij: Contractbeheer, door: Aanwezige, nu: datetime, dagen: str) -> None:
    noteer_beheerdaad(
        wat, rij.gebruiker, gemeente_id=rij.gemeente_id, door=door.gebruiker_id, toelichting=f"{rij.organisatie.naam}, {dagen}", nu=nu
    )  # fmt: skip
