"""Tick a line off with the day on which it was reported, and take that back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from samenspel.dossiers.models import DuoMelding
from samenspel.dossiers.verversing import als_systeem
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.oordeel import Weigering
from samenspel.koppelingen.bevoegdheden import mag_melden


@transaction.atomic
def vink_af(melding: DuoMelding, *, door: Aanwezige, op: date, vandaag: date) -> bool:
    """Reported on that day; False when a colleague was first. Written by the house: a coach may not write C05."""
    mag_melden(door).of_weiger()
    if op > vandaag:
        raise Weigering(_("Deze dag moet nog komen. Kies vandaag of eerder."))
    if op < melding.gebeurtenis.op:
        raise Weigering(
            _("U kunt dit niet gemeld hebben voordat het gebeurde, op %(dag)s.") % {"dag": _dag(melding.gebeurtenis.op)}
        )
    if melding.vervallen_op:
        raise Weigering(_("Dit feit is ingetrokken. U hoeft het niet meer te melden."))
    with identiteit(als_systeem(door)):
        open_ = DuoMelding.objects.filter(pk=melding.pk, gemeld_op__isnull=True, vervallen_op__isnull=True)
        return bool(open_.update(gemeld_op=op, gemeld_door_id=door.gebruiker_id))


@transaction.atomic
def zet_terug(melding: DuoMelding, *, door: Aanwezige) -> bool:
    """It was not reported after all: the line is open again. Refused when its fact was withdrawn since."""
    mag_melden(door).of_weiger()
    with identiteit(als_systeem(door)):
        if DuoMelding.objects.filter(gebeurtenis__trekt_in_id=melding.gebeurtenis_id).exists():
            raise Weigering(
                _("Dit feit is daarna ingetrokken en dat staat ook op de lijst. Vink die regel af of laat hem staan.")
            )
        gedaan = DuoMelding.objects.filter(pk=melding.pk, gemeld_op__isnull=False)
        return bool(gedaan.update(gemeld_op=None, gemeld_door=None))


def _dag(op: date) -> str:
    return f"{op.day}-{op.month}-{op.year}"
