"""Erasure of a dossier that never belonged here: an act of the owner, which leaves only that it was."""

from __future__ import annotations

from django.db import connection, transaction

from samenspel.dossiers.bevoegdheden import mag_wissen
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering

VERKEERD_REGIME = "verkeerd_regime"


@transaction.atomic
def wis_dossier(dossier: Dossier, *, door: Aanwezige, bevestiging: str) -> str:
    """Erase every row of this dossier, in every table; the receipt keeps number, reason, day and who. Returns the number.

    `bevestiging` is the dossier number, typed again: this cannot be undone.
    """
    mag_wissen(door, dossier).of_weiger()
    if bevestiging.strip().upper() != dossier.nummer:
        raise Weigering(f"Typ het dossiernummer over ({dossier.nummer}). Wissen kan niet ongedaan worden gemaakt.")
    with connection.cursor() as cursor:
        cursor.execute("select dossiers_wis(%s, %s)", [dossier.pk, VERKEERD_REGIME])
    return dossier.nummer
