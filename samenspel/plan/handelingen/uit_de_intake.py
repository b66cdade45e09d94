"""One click: what the intake found becomes an action with an owner and a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.plan.bevoegdheden_leefplan import mag_plan_bijhouden
from samenspel.plan.handelingen.leefplan_acties import spreek_actie_af
from samenspel.plan.handelingen.leefplan_schrijven import VAN_INBURGERAAR, Eigenaar, van_medewerker
from samenspel.plan.leefplan import leefplan_van, vergeet
from samenspel.plan.models.leefplan import Actie, Doel
from samenspel.plan.uit_de_intake import VONDST, Vondst, vondsten_zonder_actie
from samenspel.toegang.models import Gebruiker


@transaction.atomic
def neem_vondst_op(
    dossier: Dossier, code: str, *, door: Aanwezige, op: date, vastgelegd_op: datetime | None = None, sleutel: UUID | None = None
) -> Actie | None:  # fmt: skip
    """The usual action, under an open goal. None when an action is there already: twice is once.

    A goal is in the words of the newcomer, so none is made here.
    """
    mag_plan_bijhouden(door, dossier).of_weiger()
    vondst = VONDST.get(code)
    if vondst is None:
        raise Weigering("Kies wat u uit de intake wilt opnemen.")
    Dossier.objects.zichtbaar_voor(door).select_for_update(of=("self",), no_key=True).get(
        pk=dossier.pk
    )  # of two at once, one makes it
    vergeet(dossier)
    if vondst not in vondsten_zonder_actie(dossier, door):
        return None
    doel = vondst.doel(leefplan_van(dossier, door))
    if doel is None:
        raise Weigering("Een actie hoort bij een doel. Vraag wat de inburgeraar wil, en schrijf eerst dat doel op.")
    actie = spreek_actie_af(
        Doel.objects.zichtbaar_voor(door).get(pk=doel.id), door=door, op=op, wat=str(vondst.actie.wat),
        eigenaar=_eigenaar(vondst, dossier, door), gepland_op=op + timedelta(days=vondst.actie.dagen),
        vastgelegd_op=vastgelegd_op, sleutel=sleutel,
    )  # fmt: skip
    vergeet(dossier)
    return actie


def _eigenaar(vondst: Vondst, dossier: Dossier, door: Aanwezige) -> Eigenaar:
    """The newcomer, or the contact person; who clicks, where there is no contact person."""
    if vondst.actie.eigenaar == "i":
        return VAN_INBURGERAAR
    return van_medewerker(dossier.contactpersoon or Gebruiker.objects.get(pk=door.mens()))
