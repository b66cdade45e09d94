"""By hand: open a dossier with its first fact, in one go."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.kern.identiteit import Aanwezige


@transaction.atomic
def meld_aan(
    aanmelding: Aanmelding, *, door: Aanwezige, op: date, nu: datetime, bron: str, eerste_feit: str = "", ontvangen_op: date | None = None,
    sleutel: UUID | None = None,
) -> Dossier:  # fmt: skip
    """Open, and record what brought the person here. The same `sleutel` twice is one dossier.

    `ontvangen_op`: the day on which the message reached us; it is kept as a fact of its own.
    """
    if sleutel is not None and (al := Dossier.objects.filter(pk=sleutel).first()):
        return al
    dossier = open_dossier(aanmelding, door=door, op=op, bron=bron, vastgelegd_op=nu, sleutel=sleutel)
    if eerste_feit:
        leg_vast(dossier, eerste_feit, op=op, door=door, bron=bron, vastgelegd_op=nu)
    if ontvangen_op is not None and ontvangen_op > op:
        leg_vast(dossier, "bericht_ontvangen", op=ontvangen_op, door=door, bron=Gebeurtenis.Bron.HAND, vastgelegd_op=nu)
    return dossier
