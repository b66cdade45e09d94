"""Keeps the one row that says which parts of the intake are covered; derived, never typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.verversing import als_systeem
from samenspel.intake.antwoorden import geldende
from samenspel.intake.bewijs import aantallen, onderdelen_van
from samenspel.intake.models import IntakeStand
from samenspel.kern.identiteit import Aanwezige, identiteit


@contextmanager
def eenmaal_bijwerken(dossier: Dossier, *, door: Aanwezige) -> Iterator[None]:
    """Many acts in a row on this dossier: the row is derived once, when they are done."""
    dossier.__dict__["_stand_volgt"] = True
    try:
        yield
    finally:
        del dossier.__dict__["_stand_volgt"]
    werk_stand_bij(dossier, door=door)


def werk_stand_bij(dossier: Dossier, *, door: Aanwezige) -> None:
    """Derive the row afresh and write it when it differs. Written by the house: it spans every category.

    Each record has the row of its own: of two records of one person `stand_van` reads both, and taking apart leaves both right.
    """
    if dossier.__dict__.get("_stand_volgt"):
        return
    with identiteit(als_systeem(door)) as huis:
        gegeven = geldende(dossier, huis, alleen_hier=True)
        waarden = {"onderdelen": onderdelen_van([dossier.pk], gegeven), "antwoorden": aantallen(gegeven)}
        stand, nieuw = IntakeStand.objects.get_or_create(
            gemeente_id=dossier.gemeente_id, dossier=dossier, defaults=waarden
        )
        if not nieuw and (stand.onderdelen, stand.antwoorden) != (waarden["onderdelen"], waarden["antwoorden"]):
            stand.onderdelen, stand.antwoorden = waarden["onderdelen"], waarden["antwoorden"]
            stand.save(update_fields=["onderdelen", "antwoorden"])
