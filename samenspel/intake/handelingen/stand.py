"""Keeps the one row that says which parts of the intake are covered; derived, never typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
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

    It is of the record that goes on, and counts over all that went into it, whatever the one who acts sees of them; a merge and
    its undoing derive it again (`volg_samenvoeging`).
    """
    if dossier.__dict__.get("_stand_volgt"):
        return
    with identiteit(als_systeem(door)) as huis:
        hoofd = Dossier.objects.get(pk=dossier.samengevoegd_in_id or dossier.pk)
        gegeven = geldende(hoofd, huis)
        waarden = {"onderdelen": onderdelen_van(ids_van(hoofd), gegeven), "antwoorden": aantallen(gegeven)}
        stand, nieuw = IntakeStand.objects.get_or_create(gemeente_id=hoofd.gemeente_id, dossier=hoofd, defaults=waarden)
        if not nieuw and (stand.onderdelen, stand.antwoorden) != (waarden["onderdelen"], waarden["antwoorden"]):
            stand.onderdelen, stand.antwoorden = waarden["onderdelen"], waarden["antwoorden"]
            stand.save(update_fields=["onderdelen", "antwoorden"])


def volg_samenvoeging(dossier: Dossier, door: Aanwezige) -> None:
    """Another record went on in this one, or went its own way again."""
    werk_stand_bij(dossier, door=door)
