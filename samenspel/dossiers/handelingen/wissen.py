"""Erasure of a dossier that never belonged here: an act of the owner, which leaves only that it was."""

from __future__ import annotations

from django.db import DatabaseError, connection, transaction

from samenspel.dossiers.bevoegdheden import mag_wissen
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering

VERKEERD_REGIME = "verkeerd_regime"
VASTGEHOUDEN = "SB017"
"""What the database says when a hold stands in the way (`bewaren`)."""


@transaction.atomic
def wis_dossier(dossier: Dossier, *, door: Aanwezige, bevestiging: str) -> str:
    """Erase every row of this dossier, in every table; the receipt keeps number, reason, day and who. Returns the number.

    `bevestiging` is the dossier number, typed again: this cannot be undone.
    """
    mag_wissen(door, dossier).of_weiger()
    if bevestiging.strip().upper() != dossier.nummer:
        raise Weigering(f"Typ het dossiernummer over ({dossier.nummer}). Wissen kan niet ongedaan worden gemaakt.")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select dossiers_wis(%s, %s)", [dossier.pk, VERKEERD_REGIME])
    except DatabaseError as fout:
        if getattr(fout.__cause__, "sqlstate", "") != VASTGEHOUDEN:
            raise
        raise Weigering(
            "Dit dossier wordt vastgehouden, en mag nu niet weg. Vraag de informatiebeheerder of dat nog nodig is."
        ) from fout
    return dossier.nummer
