"""By hand: open a dossier with its first fact, in one go."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.timezone import localdate

from samenspel.dossiers.handelingen.gezin import voeg_gezinslid_toe
from samenspel.dossiers.handelingen.openen import Aanmelding, EersteFeit, open_met_feiten
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.kern.identiteit import Aanwezige
from samenspel.personen.models import Gezinslid


@transaction.atomic
def meld_aan(
    aanmelding: Aanmelding, *, door: Aanwezige, op: date, nu: datetime, bron: str, eerste_feit: str = "", ontvangen_op: date | None = None,
    sleutel: UUID | None = None, ook_partner: bool = False,
) -> Dossier:  # fmt: skip
    """Open, with the household, and record what brought the person here. The same `sleutel` twice is one dossier.

    `ontvangen_op`: the day on which the message reached us; it is kept as a fact of its own. `ook_partner`: the partner
    gets a dossier as well, with the same message and the same children.
    """
    feiten: list[EersteFeit] = [(eerste_feit, op, bron)] if eerste_feit else []
    if (
        ontvangen_op is not None and op <= ontvangen_op and op < localdate(nu)
    ):  # on the day itself there is nothing to explain
        feiten.append(("bericht_ontvangen", ontvangen_op, Gebeurtenis.Bron.HAND))
    dossier, nieuw = open_met_feiten(aanmelding, feiten, door=door, op=op, bron=bron, vastgelegd_op=nu, sleutel=sleutel)
    if not nieuw:
        return dossier
    for relatie, naam, geboren in aanmelding.gezin:
        eigen = None
        if ook_partner and relatie == Gezinslid.Relatie.PARTNER:
            eigen = meld_aan(
                _van_partner(aanmelding, naam, geboren), door=door, op=op, nu=nu, bron=bron, eerste_feit=eerste_feit,
                ontvangen_op=ontvangen_op, sleutel=uuid5(dossier.pk, "partner"),
            )  # fmt: skip
        voeg_gezinslid_toe(dossier, door=door, relatie=relatie, naam=naam, geboortedatum=geboren, eigen=eigen)
    return dossier


def _van_partner(aanmelding: Aanmelding, naam: str, geboren: str) -> Aanmelding:
    """The same group, languages and address; numbers and phone are the partner's own and come later."""
    kinderen = tuple(lid for lid in aanmelding.gezin if lid[0] == Gezinslid.Relatie.KIND)
    return Aanmelding(
        naam=naam, doelgroep=aanmelding.doelgroep, regime=aanmelding.regime, geboortedatum=geboren, adres=aanmelding.adres,
        azc=aanmelding.azc, persoon=aanmelding.persoon, gezin=kinderen,
    )  # fmt: skip
