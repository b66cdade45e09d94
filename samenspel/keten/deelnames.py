"""What an organisation was asked, where it leaves soon, and what it did where it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from samenspel.kern.identiteit import Aanwezige
from samenspel.keten.clienten import clienten, werkt_mee
from samenspel.personen.models import Persoon
from samenspel.plan.models.leefplan import Actie
from samenspel.toegang.gebonden import NALOOP, nalopende_dossiers
from samenspel.toegang.matrix import ook_afgesproken
from samenspel.toegang.models import Betrokkenheid, BetrokkenheidQuerySet

VOORAF = timedelta(days=14)
"""So long before its last day an organisation is told that it leaves; three days before it says so louder (D5)."""
DRINGEND = 3


@dataclass(frozen=True, slots=True)
class Aflopend:
    """Where one's organisation leaves soon."""

    persoon: Persoon
    tot: date
    dagen: int

    @property
    def dringend(self) -> bool:
        return self.dagen <= DRINGEND


@dataclass(frozen=True, slots=True)
class Afgerond:
    """Where it took part until lately: what for, and the tasks that were its own. Nobody's name: that is no longer its to know."""

    doel: str
    tot: date
    leesbaar_tot: date
    acties: list[Actie]


def _eigen(wie: Aanwezige) -> BetrokkenheidQuerySet:
    if not werkt_mee(wie) or wie.organisatie_id is None:
        return Betrokkenheid.objects.none()
    return Betrokkenheid.objects.filter(
        gemeente_id=wie.gemeente_id,
        organisatie_id=wie.organisatie_id,
        categorieen__contains=list(ook_afgesproken(wie.rol)),
    )


def verzoeken(wie: Aanwezige, op: date) -> QuerySet[Betrokkenheid]:
    """Questions to one's own organisation without an answer, whose last day is not past; the oldest first."""
    open_ = _eigen(wie).filter(Q(tot__isnull=True) | Q(tot__gte=op), stand=Betrokkenheid.Stand.VOORGESTELD)
    return open_.select_related("gevraagd_door").order_by("gevraagd_op", "pk")


def aflopende(wie: Aanwezige, op: date) -> list[Aflopend]:
    """The soonest first. Two statements."""
    einden: dict[UUID, date] = {
        dossier: tot
        for dossier, tot in _eigen(wie).loopt(op).filter(tot__lte=op + VOORAF).values_list("dossier_id", "tot")
        if tot is not None
    }
    if not einden:
        return []
    mensen = clienten(wie).filter(dossier_id__in=einden)
    regels = [Aflopend(mens, einden[mens.dossier_id], (einden[mens.dossier_id] - op).days) for mens in mensen]
    return sorted(regels, key=lambda regel: (regel.tot, regel.persoon.sorteernaam))


def afgeronde_zijn_er(wie: Aanwezige) -> bool:
    """Whether there is something to read there."""
    return bool(nalopende_dossiers(wie, Actie.vaste_categorie).exists())


def afgeronde(wie: Aanwezige) -> list[Afgerond]:
    """The latest first: the wall decides which are still to be read. Two statements."""
    klaar = _eigen(wie).filter(dossier_id__in=nalopende_dossiers(wie, Actie.vaste_categorie), tot__isnull=False)
    rijen = list(klaar.filter(stand=Betrokkenheid.Stand.GEACCEPTEERD).order_by("-tot", "pk"))
    acties = _acties(wie, {rij.dossier_id for rij in rijen})
    return [
        Afgerond(rij.doel, rij.tot, rij.tot + NALOOP, acties.get(rij.dossier_id, [])) for rij in rijen if rij.tot is not None
    ]  # fmt: skip


def _acties(wie: Aanwezige, dossiers: Iterable[UUID]) -> dict[UUID, list[Actie]]:
    hun = {"dossier_id__in": dossiers, "organisatie_id": wie.organisatie_id}
    eigen = Actie.objects.zichtbaar_voor(wie).filter(**hun)
    per: dict[UUID, list[Actie]] = {}
    for actie in eigen.order_by("gepland_op", "pk"):
        per.setdefault(actie.dossier_id, []).append(actie)
    return per
