"""Summons for the brede intake, with its term (Wi2021 art. 14 lid 1)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis, Regime
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering


@transaction.atomic
def roep_op(
    dossier: Dossier,
    *,
    door: Aanwezige,
    op: date,
    verschijnen_op: date,
    vastgelegd_op: datetime | None = None,
    sleutel: UUID | None = None,
) -> Gebeurtenis:
    """Summon for the brede intake. The law asks for a term, so a day to appear is needed."""
    if dossier.regime == Regime.WI2013:
        raise Weigering("Voor de ondertussengroep bestaat geen oproep. Nodig iemand uit met een afspraak.")
    if verschijnen_op < op:
        raise Weigering("De dag van het gesprek ligt voor de dag van de oproep. Kies een latere dag.")
    return leg_vast(
        dossier,
        "oproep_brede_intake",
        op=op,
        door=door,
        gegevens={"verschijnen_op": verschijnen_op.isoformat()},
        vastgelegd_op=vastgelegd_op,
        sleutel=sleutel,
    )
