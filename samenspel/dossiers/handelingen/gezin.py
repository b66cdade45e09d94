"""Acts on a household: a member is added or leaves, on both sides where both have a dossier."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.verversing import ververs
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.uuid7 import uuid7
from samenspel.personen.handelingen import leg_gezinslid_vast, vervalt_gezinslid
from samenspel.personen.models import Gezinslid, Persoon


@transaction.atomic
def voeg_gezinslid_toe(
    dossier: Dossier,
    *,
    door: Aanwezige,
    relatie: str,
    naam: str,
    geboortedatum: str = "",
    in_nederland: bool = True,
    eigen: Dossier | None = None,
    sleutel: UUID | None = None,
) -> Gezinslid:
    """Add a partner or child. A partner with a dossier of their own gets this person as partner there.

    The same `sleutel` twice is one member.
    """
    if sleutel is not None and (al := Gezinslid.objects.filter(pk=sleutel, dossier=dossier).first()):
        return al
    lid = leg_gezinslid_vast(
        dossier.pk, door=door, relatie=relatie, naam=naam, geboortedatum=geboortedatum, in_nederland=in_nederland,
        eigen_dossier=eigen, id=sleutel or uuid7(),
    )  # fmt: skip
    ververs(dossier, wie=door)
    if eigen is not None and relatie == Gezinslid.Relatie.PARTNER:
        _andersom(dossier, eigen, door=door)
    return lid


def _andersom(dossier: Dossier, eigen: Dossier, *, door: Aanwezige) -> None:
    staat_er = Gezinslid.objects.filter(dossier=eigen, eigen_dossier=dossier, vervallen_op__isnull=True)
    mens = Persoon.objects.zichtbaar_voor(door).filter(dossier=dossier).first()
    if mens is None or staat_er.exists():
        return
    leg_gezinslid_vast(
        eigen.pk, door=door, relatie=Gezinslid.Relatie.PARTNER, naam=mens.naam, geboortedatum=mens.geboortedatum,
        eigen_dossier=dossier,
    )  # fmt: skip
    ververs(eigen, wie=door)


@transaction.atomic
def haal_gezinslid_weg(lid: Gezinslid, *, door: Aanwezige, op: date) -> None:
    """No member of this household any more; a partner leaves on both sides."""
    vervalt_gezinslid(lid, door=door, op=op)
    ververs(lid.dossier, wie=door)
    if lid.eigen_dossier_id is None or lid.relatie != Gezinslid.Relatie.PARTNER:
        return
    andersom = Gezinslid.objects.filter(
        dossier_id=lid.eigen_dossier_id, eigen_dossier_id=lid.dossier_id, vervallen_op__isnull=True
    )
    for terug in andersom.select_related("dossier__gemeente"):
        vervalt_gezinslid(terug, door=door, op=op)
        ververs(terug.dossier, wie=door)
