"""Closing with a reason, reopening, and erasure of what was received under the wrong regime."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models, transaction

from samenspel.dossiers.bevoegdheden import mag_sluiten
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.verversing import ververs
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering


class Sluitreden(models.TextChoices):
    """Why a dossier is closed. `verkeerd_regime` erases: see `wissen.py`."""

    KLAAR = "klaar", "klaar met inburgeren of met de ondersteuning"
    VERHUISD = "verhuisd", "verhuisd naar een andere gemeente"
    OVERLEDEN = "overleden", "overleden"
    PLICHT_INGETROKKEN = "plicht_ingetrokken", "DUO trok de plicht in"


@transaction.atomic
def sluit(dossier: Dossier, *, door: Aanwezige, op: date, reden: str, vastgelegd_op: datetime | None = None) -> None:
    """Close. What DUO decides (the duty ended) is a fact of its own and is not made up here."""
    mag_sluiten(door, dossier).of_weiger()
    if reden not in Sluitreden.values:
        raise Weigering("Kies waarom het dossier dicht gaat.")
    _zet_vast(dossier)
    if dossier.gesloten_op:
        raise Weigering("Dit dossier is al gesloten.")
    leg_vast(dossier, "dossier_gesloten", op=op, door=door, gegevens={"reden": reden}, vastgelegd_op=vastgelegd_op)
    dossier.gesloten_op = op
    dossier.save(update_fields=["gesloten_op"])
    ververs(dossier, wie=door)


@transaction.atomic
def heropen(dossier: Dossier, *, door: Aanwezige, op: date, reden: str, vastgelegd_op: datetime | None = None) -> None:
    """Open again, with a reason in own words."""
    mag_sluiten(door, dossier).of_weiger()
    _zet_vast(dossier)
    if not dossier.gesloten_op:
        raise Weigering("Dit dossier is al open.")
    if not reden.strip():
        raise Weigering("Schrijf waarom het dossier weer open gaat.")
    leg_vast(
        dossier, "dossier_heropend", op=op, door=door, gegevens={"reden": reden.strip()}, vastgelegd_op=vastgelegd_op
    )
    dossier.gesloten_op = None
    dossier.save(update_fields=["gesloten_op"])
    ververs(dossier, wie=door)


def _zet_vast(dossier: Dossier) -> None:
    """Lock the record and read whether it is open: two colleagues at the same moment go one after the other."""
    rij = Dossier.objects.select_for_update(no_key=True).filter(pk=dossier.pk)
    dossier.gesloten_op = rij.values_list("gesloten_op", flat=True).get()
