"""Starting the questionnaire: a fact for the law, once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samenspel.dossiers.bevoegdheden import mag_vastleggen
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis, Regime
from samenspel.dossiers.samen import ids_van
from samenspel.dossiers.verversing import als_systeem
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige, identiteit


def start_vragenlijst(
    dossier: Dossier, *, door: Aanwezige, op: date, vastgelegd_op: datetime | None = None
) -> Gebeurtenis | None:
    """Record that the questionnaire began, unless it already did. For the ondertussengroep no term exists, so no fact."""
    if dossier.regime == Regime.WI2013 or _is_begonnen(dossier):
        return None
    return leg_vast(dossier, "vragenlijst_start", op=op, door=door, vastgelegd_op=vastgelegd_op)


def start_bij_eerste_antwoord(dossier: Dossier, *, door: Aanwezige, op: date, vastgelegd_op: datetime) -> None:
    """The first answer of the newcomer starts the questionnaire, whoever typed it.

    A page keeps its answers one by one, so the first two may arrive together: the dossier is locked before looking,
    or the questionnaire would start twice.
    """
    if dossier.regime == Regime.WI2013 or _is_begonnen(dossier):
        return
    huis = als_systeem(door)
    with identiteit(huis):
        Dossier.objects.select_for_update(no_key=True).get(pk=dossier.pk)
        if not mag_vastleggen(door, dossier, "vragenlijst_start"):
            start_vragenlijst(dossier, door=huis, op=op, vastgelegd_op=vastgelegd_op)
            return
    start_vragenlijst(dossier, door=door, op=op, vastgelegd_op=vastgelegd_op)


def _is_begonnen(dossier: Dossier) -> bool:
    return bool(_BEGONNEN(ids_van(dossier)))


def _begonnen(dossier_ids: list[UUID]) -> QuerySet[Any, tuple[Any, ...]]:
    """Asked with every answer that is kept."""
    starts = Gebeurtenis.objects.filter(
        dossier_id__een_van=dossier_ids, soort="vragenlijst_start", intrekking__isnull=True
    )
    return starts.values_list("pk")[:1]


_BEGONNEN = Eenmaal(_begonnen)
