"""Summons for the brede intake, with its term (Wi2021 art. 14 lid 1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q

from samenspel.dossiers.eigen_regels import Toch
from samenspel.dossiers.elders import VERHUIZING
from samenspel.dossiers.handelingen.passeren import houd_aan
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis, Regime
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering

NA_HET_PIP = "Er is al een PIP. De brede intake komt daarvoor. Schrijf waarom u toch oproept."


@transaction.atomic
def roep_op(
    dossier: Dossier,
    *,
    door: Aanwezige,
    op: date,
    verschijnen_op: date,
    tijd: time | None = None,
    plaats: str = "",
    vastgelegd_op: datetime | None = None,
    sleutel: UUID | None = None,
    toch: Toch | None = None,
) -> Gebeurtenis:
    """Summon for the brede intake. The law asks for a term, so a day to appear is needed.

    With a time and a place there is a letter (`oproepbrief`). The intake comes before the PIP (14, 15), but the law forbids no later summons: who has a PIP is summoned with a reason.
    """
    if dossier.regime == Regime.WI2013:
        raise Weigering("Voor de ondertussengroep bestaat geen oproep. Nodig iemand uit met een afspraak.")
    if verschijnen_op < op:
        raise Weigering("De dag van het gesprek ligt voor de dag van de oproep. Kies een latere dag.")
    if had_al_een_pip([dossier.pk], op):
        houd_aan(
            dossier, "oproep_na_pip", NA_HET_PIP, door=door, op=op, moment=vastgelegd_op, toch=toch,
            sleutel=uuid5(sleutel, "toch") if sleutel else None,
        )  # fmt: skip
    return leg_vast(
        dossier,
        "oproep_brede_intake",
        op=op,
        door=door,
        gegevens={
            "verschijnen_op": verschijnen_op.isoformat(),
            **({"tijd": f"{tijd:%H.%M}"} if tijd else {}),
            **({"plaats": " ".join(plaats.split())} if plaats.strip() else {}),
        },
        vastgelegd_op=vastgelegd_op,
        sleutel=sleutel,
    )


def had_al_een_pip(ids: Iterable[UUID], op: date) -> bool:
    """Was a PIP adopted for one of these dossiers by that day, here or elsewhere, and is that still so? Follows a merge."""
    hier = Q(dossier_id__in=list(ids)) | Q(dossier__samengevoegd_in_id__in=list(ids))
    pip = Q(soort="pip_dagtekening") | Q(soort=VERHUIZING, gegevens__met_pip=True)
    return Gebeurtenis.objects.filter(hier, pip, op__lte=op, intrekking__isnull=True).exists()
