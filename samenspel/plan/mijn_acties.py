"""The actions of one's own organisation (or, for a newcomer, one's own): the task and the day, and no word more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.personen.models import Persoon
from samenspel.plan.models.leefplan import Actie
from samenspel.toegang.gebonden import betrokken_dossiers
from samenspel.toegang.matrix import Bereik, bereik

_HOOGUIT = 200
_GEWEEST = 20


@dataclass(frozen=True, slots=True)
class EigenActie:
    """One task with the person it is for, as far as this role may know them."""

    id: UUID
    dossier_id: UUID
    naam: str
    nummer: str
    opdracht: str
    begint_op: date
    gepland_op: date
    klaar_op: date | None
    terugmelding: str

    def te_laat(self, op: date) -> bool:
        return self.klaar_op is None and self.gepland_op < op


def eigen_acties(wie: Aanwezige) -> QuerySet[Actie]:
    """The rows that belong to who looks; nothing for staff, who work from a dossier."""
    rijen = Actie.objects.zichtbaar_voor(wie).filter(vervallen_op__isnull=True)
    if bereik(wie.rol) is Bereik.BETROKKEN and wie.organisatie_id:
        # what is over is still to be read for a while (`keten.afgerond`), and nothing is reported there any more
        return rijen.filter(
            organisatie_id=wie.organisatie_id, dossier_id__in=betrokken_dossiers(wie, Actie.vaste_categorie)
        )
    if bereik(wie.rol) is Bereik.ZICHZELF:
        return rijen.filter(eigenaar=Actie.Eigenaar.INBURGERAAR)
    return rijen.none()


def mijn_acties(wie: Aanwezige) -> tuple[list[EigenActie], list[EigenActie]]:
    """(open, done lately): four statements at most, whatever the number."""
    open_ = list(eigen_acties(wie).filter(klaar_op__isnull=True).order_by("gepland_op", "id")[:_HOOGUIT])
    klaar = list(eigen_acties(wie).filter(klaar_op__isnull=False).order_by("-klaar_op", "-id")[:_GEWEEST])
    namen, nummers = _mensen({actie.dossier_id for actie in (*open_, *klaar)}, wie)

    def maak(acties: Iterable[Actie]) -> list[EigenActie]:
        return [
            EigenActie(
                a.pk, a.dossier_id, namen.get(a.dossier_id, ""), nummers.get(a.dossier_id, ""), a.opdracht, a.begint_op, a.gepland_op,
                a.klaar_op, a.terugmelding,
            )
            for a in acties
        ]  # fmt: skip

    return maak(open_), maak(klaar)


def _mensen(ids: set[UUID], wie: Aanwezige) -> tuple[dict[Any, str], dict[Any, str]]:
    if not ids:
        return {}, {}
    namen = Persoon.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids).values_list("dossier_id", "naam")
    nummers = Dossier.objects.zichtbaar_voor(wie).filter(pk__in=ids).values_list("pk", "nummer")
    return dict(namen), dict(nummers)
