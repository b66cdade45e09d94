"""What a coordinator knows of the own volunteers, and a volunteer of the own families. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from samenspel.kern.identiteit import Aanwezige
from samenspel.keten.clienten import clienten
from samenspel.keten.models import NaamKort
from samenspel.plan.models.leefplan import Actie
from samenspel.toegang.models import EEN_OP_EEN, Aanstelling, Toewijzing, Vrijwilliger
from samenspel.toegang.toewijzen import lopende_toewijzingen, nodigt_uit, zondag_van


@dataclass(frozen=True, slots=True)
class Hulp:
    """One family of a volunteer, as the coordinator sees it; `naam` is empty when the organisation takes no part there any more."""

    toewijzing: Toewijzing
    naam: str
    loopt: bool
    deze_week: bool


@dataclass(frozen=True, slots=True)
class Vrijwilligerregel:
    """One volunteer: how they come in, until when, and for whom."""

    rij: Vrijwilliger
    tot: date | None
    hulp: list[Hulp]

    @property
    def lopend(self) -> list[Hulp]:
        return [hulp for hulp in self.hulp if hulp.loopt]

    def stand(self, op: date, nu: datetime) -> str:
        """In words, for the list."""
        if self.tot is None or self.tot < op or not self.rij.code:
            return "gestopt"
        if self.rij.toestel_merk:
            return "kan erin" if self.rij.geheimhouding_op else "heeft nog niet getekend"
        return "link nog niet gebruikt" if self.rij.link_tot and self.rij.link_tot > nu else "link verlopen"


def eigen_vrijwilligers(wie: Aanwezige) -> QuerySet[Vrijwilliger]:
    """Those of the own organisation in this municipality."""
    if not nodigt_uit(wie.rol) or wie.organisatie_id is None:
        return Vrijwilliger.objects.none()
    hier = Vrijwilliger.objects.filter(gemeente_id=wie.gemeente_id, organisatie_id=wie.organisatie_id)
    return hier.select_related("gebruiker")


def vrijwilligerregels(rijen: list[Vrijwilliger], *, wie: Aanwezige, op: date) -> list[Vrijwilligerregel]:
    """Three statements, whatever the number."""
    mensen = [rij.gebruiker_id for rij in rijen]
    einden: dict[UUID, date | None] = dict(
        Aanstelling.objects.filter(gemeente_id=wie.gemeente_id, gebruiker_id__in=mensen, rol__in=EEN_OP_EEN)
        .order_by("tot")
        .values_list("gebruiker_id", "tot")
    )
    namen = dict(clienten(wie).values_list("dossier_id", "naam"))
    hulp: dict[UUID, list[Hulp]] = {}
    for t in Toewijzing.objects.filter(gemeente_id=wie.gemeente_id, gebruiker_id__in=mensen).order_by("-vanaf", "-pk"):
        loopt = t.gestopt_op is None and t.tot >= op and t.dossier_id in namen
        deze_week = loopt and t.vanaf <= zondag_van(op)
        hulp.setdefault(t.gebruiker_id, []).append(Hulp(t, namen.get(t.dossier_id, ""), loopt, deze_week))
    return [Vrijwilligerregel(rij, einden.get(rij.gebruiker_id), hulp.get(rij.gebruiker_id, [])) for rij in rijen]


def heeft_beloofd(wie: Aanwezige) -> bool:
    """Whether this volunteer signed to keep secret what they see."""
    eigen = Vrijwilliger.objects.filter(gebruiker_id=wie.mens(), gemeente_id=wie.gemeente_id)
    return eigen.filter(geheimhouding_op__isnull=False).exists()


def gezinnen(wie: Aanwezige) -> QuerySet[NaamKort]:
    """The families of this week: first name and an initial, no more."""
    return NaamKort.objects.zichtbaar_voor(wie).order_by("naam", "pk")


def tot_wanneer(dossier_id: UUID, *, wie: Aanwezige, op: date) -> date | None:
    """The last day of one's own help here."""
    rijen = lopende_toewijzingen(wie, op).filter(dossier_id=dossier_id)
    return rijen.order_by("-tot").values_list("tot", flat=True).first()


def taken(dossier_id: UUID, *, wie: Aanwezige) -> list[Actie]:
    """What one's organisation agreed to do for this family and is not done (C16, own rows)."""
    open_ = Actie.objects.zichtbaar_voor(wie).filter(
        dossier_id=dossier_id, klaar_op__isnull=True, vervallen_op__isnull=True
    )
    return list(open_.order_by("gepland_op", "pk")[:50])
