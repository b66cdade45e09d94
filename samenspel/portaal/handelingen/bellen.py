"""`Bel mij`: one tap, no text. It lands on the call list of the contact person."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from samenspel.dossiers.handelingen.notities import zet_herinnering
from samenspel.dossiers.models import Dossier, Herinnering
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering


def open_belverzoek(dossier: Dossier, *, wie: Aanwezige) -> Herinnering | None:
    """The call that this newcomer asked for and did not get yet."""
    return (
        Herinnering.objects.zichtbaar_voor(wie)
        .filter(
            dossier=dossier, soort=Herinnering.Soort.TERUGBELLEN, door_id=wie.gebruiker_id, klaar_op__isnull=True
        )
        .first()
    )  # fmt: skip


@transaction.atomic
def vraag_om_gebeld_te_worden(dossier: Dossier, *, door: Aanwezige, nu: datetime) -> Herinnering:
    """Ask once; asking again while it stands open changes nothing."""
    if dossier.pk != door.dossier_id:
        raise Weigering("U vraagt dit alleen voor uzelf.")
    if dossier.gesloten_op:
        raise Weigering("Uw dossier is gesloten. Bel de gemeente.")
    if al := open_belverzoek(dossier, wie=door):
        return al
    return zet_herinnering(dossier, door=door, soort=Herinnering.Soort.TERUGBELLEN, op=dag_van(nu), nu=nu)
