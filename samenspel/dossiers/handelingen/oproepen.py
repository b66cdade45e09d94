"""Summons for the brede intake, with its term (Wi2021 art. 14 lid 1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q

from samenspel.dossiers.handelingen.notities import noteer
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
    reden: str = "",
) -> Gebeurtenis:
    """Summon for the brede intake. The law asks for a term, so a day to appear is needed.

    The intake comes before the PIP (14, 15). Who has one is only summoned with a reason, which is kept as a note.
    """
    if dossier.regime == Regime.WI2013:
        raise Weigering("Voor de ondertussengroep bestaat geen oproep. Nodig iemand uit met een afspraak.")
    if verschijnen_op < op:
        raise Weigering("De dag van het gesprek ligt voor de dag van de oproep. Kies een latere dag.")
    na_pip = had_al_een_pip([dossier.pk], op)
    if na_pip and not reden.strip():
        raise Weigering("Er is al een PIP. De brede intake komt daarvoor. Schrijf waarom u toch oproept.")
    oproep = leg_vast(
        dossier,
        "oproep_brede_intake",
        op=op,
        door=door,
        gegevens={"verschijnen_op": verschijnen_op.isoformat()},
        vastgelegd_op=vastgelegd_op,
        sleutel=sleutel,
    )
    if na_pip:
        noteer(
            dossier, door=door, tekst=f"Opgeroepen voor de brede intake terwijl er al een PIP is. Reden: {reden.strip()}",
            nu=oproep.vastgelegd_op, sleutel=uuid5(oproep.pk, "reden"),
        )  # fmt: skip
    return oproep


def had_al_een_pip(ids: Iterable[UUID], op: date) -> bool:
    """Was a PIP adopted for one of these dossiers by that day, here or elsewhere, and is that still so? Follows a merge."""
    hier = Q(dossier_id__in=list(ids)) | Q(dossier__samengevoegd_in_id__in=list(ids))
    return Gebeurtenis.objects.filter(hier, soort="pip_dagtekening", op__lte=op, intrekking__isnull=True).exists()
