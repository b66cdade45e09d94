"""The base of every table with personal data: one category, one dossier, one municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self, TypeVar, cast

from django.db import models

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import vandaag
from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.matrix import Bereik, bereik, leesbare_categorieen, recht
from samenspel.toegang.models import Betrokkenheid

if TYPE_CHECKING:
    from uuid import UUID

M = TypeVar("M", bound=models.Model)


class GebondenQuerySet(models.QuerySet[M]):
    """Every fetch starts here. The same four values stand in row-level security underneath."""

    def zichtbaar_voor(self, wie: Aanwezige) -> Self:
        """Only rows of the own municipality, of categories the role may read, of dossiers within its reach."""
        model = cast("type[DossierGebonden]", self.model)
        rijen = self.filter(gemeente_id=wie.gemeente_id)
        if model.categorie_per_rij:
            rijen = rijen.filter(categorie__in=leesbare_categorieen(wie.rol))
        else:
            rijen = rijen._van_categorie(wie, model)
        return rijen._binnen_bereik(wie, model.dossier_kolom)

    def _van_categorie(self, wie: Aanwezige, model: type[DossierGebonden]) -> Self:
        mag = recht(wie.rol, model.vaste_categorie)
        if not mag.lees:
            return self.none()
        if mag.eigen:
            kolom = model.organisatie_kolom
            return self.filter(**{kolom: wie.organisatie_id}) if kolom and wie.organisatie_id else self.none()
        return self

    def _binnen_bereik(self, wie: Aanwezige, kolom: str) -> Self:
        match bereik(wie.rol):
            case Bereik.GEMEENTE:
                return self
            case Bereik.ONVERDEELD:
                pad = "contactpersoon" if kolom == "id" else "dossier__contactpersoon"
                return self.filter(**{f"{pad}__isnull": True})
            case Bereik.BETROKKEN:
                return self.filter(**{f"{kolom}__in": betrokken_dossiers(wie)})
            case Bereik.ZICHZELF:
                return self.filter(**{kolom: wie.dossier_id}) if wie.dossier_id else self.none()
            case _:
                return self.none()


def betrokken_dossiers(wie: Aanwezige) -> models.QuerySet[Betrokkenheid, UUID]:
    """Ids of the dossiers in which the own organisation takes part today."""
    if wie.organisatie_id is None:
        return Betrokkenheid.objects.none().values_list("dossier_id", flat=True)
    nu = vandaag()  # access follows the wall clock: an ended involvement shuts at once
    actief = Betrokkenheid.objects.filter(
        models.Q(tot__isnull=True) | models.Q(tot__gte=nu),
        gemeente_id=wie.gemeente_id,
        organisatie_id=wie.organisatie_id,
        vanaf__lte=nu,
    )
    return actief.values_list("dossier_id", flat=True)


class DossierGebonden(models.Model):
    """Abstract: id, municipality, dossier. A subclass names its one category in `vaste_categorie`.

    `Gebeurtenis` and `BewaakteTermijn` carry a column `categorie` per row instead (`categorie_per_rij`).
    Every subclass writes `objects = GebondenQuerySet["Itself"].as_manager()`; a house rule checks that it did.
    Where another index of the table begins with the dossier, the subclass names `dossier` again without one of its own.
    `organisatie_kolom` names the column that says whose row it is, for cells marked E.
    """

    vaste_categorie: ClassVar[str] = ""
    categorie_per_rij: ClassVar[bool] = False
    dossier_kolom: ClassVar[str] = "dossier_id"
    organisatie_kolom: ClassVar[str] = ""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False)

    class Meta:
        abstract = True
