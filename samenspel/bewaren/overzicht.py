"""Questions for the page: what is on a list, in numbers and line by line, and what is too late. Numbers only for who looks on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count, Min, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.bewaren.bevoegdheden import ziet_lijsten
from samenspel.bewaren.models import Deel, Vasthouding, Vernietigingslijst, Vernietigingsregel
from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.teamsignalen import Teamsignaal


@dataclass(frozen=True, slots=True)
class Deeltelling:
    """One part on a list."""

    deel: str
    dossiers: int
    rijen: int
    vast: int
    eerste: date


@dataclass(frozen=True, slots=True)
class TeLaat:
    """What had to be gone already, and nothing holds it."""

    aantal: int
    oudste: date | None


def te_laat(dag: date) -> TeLaat:
    """Counted by the database for who looks on, without showing a line."""
    with connection.cursor() as cursor:
        cursor.execute("select aantal, oudste from bewaren_te_laat(%s)", [dag])
        aantal, oudste = cursor.fetchone()
    return TeLaat(aantal, oudste)


def te_laat_in_het_team(wie: Aanwezige, op: date) -> Teamsignaal | None:
    """On the morning of who looks on: how much had to be gone, and nothing of whom. Who signs has it on top of the own first page."""
    if not ziet_lijsten(wie):
        return None
    stand = te_laat(op)
    if not stand.aantal or stand.oudste is None:
        return None
    zin = ngettext(
        "%(n)s onderdeel van een dossier had al weg moeten zijn, sinds %(dag)s. De informatiebeheerder tekent de lijst.",
        "%(n)s onderdelen van dossiers hadden al weg moeten zijn, de oudste sinds %(dag)s. De informatiebeheerder tekent de lijst.",
        stand.aantal,
    ) % {"n": stand.aantal, "dag": voluit(stand.oudste)}
    return Teamsignaal(_("Bewaren: te laat"), zin, reverse("bewaren:overzicht"))


def lijsten(wie: Aanwezige) -> QuerySet[Vernietigingslijst]:
    """The lists of the municipality, the newest first."""
    return (
        Vernietigingslijst.objects.filter(gemeente_id=wie.gemeente_id)
        .select_related("ondertekend_door")
        .order_by("-id")
    )


def regels(lijst: Vernietigingslijst) -> QuerySet[Vernietigingsregel]:
    """Its lines: what goes first on top."""
    return lijst.regels.order_by("laatste_dag", "nummer", "deel", "id")


def tellingen(lijst: Vernietigingslijst, *, alleen_weg: bool = False) -> list[Deeltelling]:
    """Per part how many dossiers and rows, and how many are held; `alleen_weg`: only what is gone."""
    stand = Vernietigingsregel.Stand
    hier = lijst.regels.filter(stand=stand.WEG) if alleen_weg else lijst.regels.exclude(stand=stand.VERVALLEN)
    rijen = hier.values("deel").annotate(
        aantal=Count("id"), som=Sum("rijen"), tegen=Count("id", filter=~Q(vast="")), eerste=Min("laatste_dag")
    )
    per_deel = {rij["deel"]: rij for rij in rijen}
    return [
        Deeltelling(Deel(code).label, rij["aantal"], rij["som"], rij["tegen"], rij["eerste"])
        for code in Deel.values
        if (rij := per_deel.get(code)) is not None
    ]


def vasthoudingen(wie: Aanwezige) -> QuerySet[Vasthouding]:
    """What is held, then what was; the newest first."""
    rijen = Vasthouding.objects.filter(gemeente_id=wie.gemeente_id).select_related("door", "opgeheven_door")
    return rijen.order_by("-opgeheven_op", "-id")
