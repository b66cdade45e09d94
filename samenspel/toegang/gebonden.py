"""The base of every table with personal data: one category, one dossier, one municipality."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar, cast

from django.db import models

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import vandaag
from samenspel.kern.leesboek import Lezer, leest_mee, lezer_van
from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.toegang import deuren
from samenspel.toegang.balie import gevonden_dossiers
from samenspel.toegang.boekingen import geboekte_dossiers
from samenspel.toegang.kring import in_kring
from samenspel.toegang.machtigen import machtiging_voor, te_machtigen
from samenspel.toegang.matrix import Bereik, Kring, bereik, kring, leesbare_categorieen, ook_afgesproken, recht
from samenspel.toegang.models import Betrokkenheid, BetrokkenheidQuerySet, Overeenkomst
from samenspel.toegang.niveau import te_laag, zonder_te_hoge
from samenspel.toegang.toewijzen import toegewezen_dossiers

if TYPE_CHECKING:
    from uuid import UUID

M = TypeVar("M", bound=models.Model)
NALOOP = timedelta(days=30)
"""So long after its last day an organisation reads what it wrote itself (`toegang_nalopende_dossiers`, migration `keten` 0006)."""


class GebondenQuerySet(models.QuerySet[M]):
    """Every fetch starts here. The same four values stand in row-level security underneath, and what was read notes itself."""

    def _fetch_all(self) -> None:
        vers = self._result_cache is None
        super()._fetch_all()
        if vers and leest_mee() and (lees := lezer_van(self)) is not None:
            lees(self._result_cache or [])

    def iterator(self, chunk_size: int | None = None) -> Iterator[M]:
        """As the library does, and each row is noted when it passes."""
        rijen = super().iterator(chunk_size=chunk_size)
        if not leest_mee():
            yield from rijen
            return
        lees: Lezer | None = None
        for nummer, rij in enumerate(rijen):
            lees = lezer_van(self) if nummer == 0 else lees  # the first row: only then the query is whole
            if lees is not None:
                lees([rij])
            yield rij

    def zichtbaar_voor(self, wie: Aanwezige) -> Self:
        """Only rows of the own municipality, of categories the role may read, of dossiers within its reach."""
        model = cast("type[DossierGebonden]", self.model)
        if issubclass(model, Minimaal) and not model.is_voor(wie.rol):
            return self.none()
        rijen = self.filter(gemeente_id=wie.gemeente_id)
        if bereik(wie.rol) is Bereik.GEMACHTIGD:
            return rijen._door_machtiging(wie, model)
        if model.minimaal:
            mag = recht(wie.rol, model.vaste_categorie).kort and not te_laag(wie, model.vaste_categorie, kort=True)
            rijen = rijen if mag else self.none()
        elif model.categorie_per_rij:
            rijen = rijen.filter(categorie__in=zonder_te_hoge(wie, leesbare_categorieen(wie.rol)))
        elif recht(
            wie.rol, model.vaste_categorie
        ).nood:  # the door of an emergency leads past the reach, or it would be none
            return rijen.filter(dossier_id__in=deuren.nooddossiers(wie, model.vaste_categorie))
        else:
            rijen = rijen._van_categorie(wie, model)
        return rijen._binnen_bereik(wie, model)

    def _door_machtiging(self, wie: Aanwezige, model: type[DossierGebonden]) -> Self:
        """Of the one dossier the parts that the newcomer chose."""
        if wie.dossier_id is None:
            return self.none()
        hier = self.filter(**{model.dossier_kolom: wie.dossier_id})
        if not model.categorie_per_rij:
            return hier.filter(machtiging_voor(wie, model.vaste_categorie, minimaal=model.minimaal))
        per_categorie = (models.Q(categorie=c) & machtiging_voor(wie, c) for c in te_machtigen())
        return hier.filter(functools.reduce(operator.or_, per_categorie, models.Q(pk__in=[])))

    def _van_categorie(self, wie: Aanwezige, model: type[DossierGebonden]) -> Self:
        mag = recht(wie.rol, model.vaste_categorie)
        if mag.gedeeld:
            return self.filter(pk__in=deuren.gedeelde_rijen(wie, model.vaste_categorie))
        if not mag.lees or te_laag(wie, model.vaste_categorie):
            return self.none()
        if mag.eigen:
            kolom = model.organisatie_kolom
            return self.filter(**{kolom: wie.organisatie_id}) if kolom and wie.organisatie_id else self.none()
        return self

    def _binnen_bereik(self, wie: Aanwezige, model: type[DossierGebonden]) -> Self:
        kolom = model.dossier_kolom
        match bereik(wie.rol):
            case Bereik.GEMEENTE:
                return self._in_kring(wie, model)
            case Bereik.ONVERDEELD:
                pad = "contactpersoon" if kolom == "id" else "dossier__contactpersoon"
                return self.filter(**{f"{pad}__isnull": True})
            case Bereik.GEZOCHT:
                return self.filter(**{f"{kolom}__in": gevonden_dossiers(wie)})
            case Bereik.BETROKKEN | Bereik.TOEGEWEZEN:
                return self._waar_betrokken(wie, model)
            case Bereik.ZICHZELF:
                return self.filter(**{kolom: wie.dossier_id}) if wie.dossier_id else self.none()
            case Bereik.GEBOEKT:
                return self.filter(**{f"{kolom}__in": geboekte_dossiers(wie)})
            case Bereik.AVG_ZAAK:
                return self.filter(**{f"{kolom}__in": deuren.zaakdossiers(wie)})
            case _:
                return self.none()

    def _in_kring(self, wie: Aanwezige, model: type[DossierGebonden]) -> Self:
        if kring(wie.rol) is Kring.ALLES:
            return self
        if model.dossier_kolom == "id":
            return self.filter(in_kring(wie))
        dossiers = cast("type[models.Model]", model._meta.get_field("dossier").related_model)._default_manager
        hier = models.Q(dossier_id__in=dossiers.filter(in_kring(wie), gemeente_id=wie.gemeente_id).values("pk"))
        if model.ook_van and wie.gebruiker_id:
            hier |= models.Q(**{model.ook_van: wie.gebruiker_id})
        return self.filter(hier)

    def _waar_betrokken(self, wie: Aanwezige, model: type[DossierGebonden]) -> Self:
        if not model.categorie_per_rij:
            hier = models.Q(**{f"{model.dossier_kolom}__in": betrokken_dossiers(wie, model.vaste_categorie)})
            if model.organisatie_kolom and recht(wie.rol, model.vaste_categorie).eigen:  # own rows, by `_van_categorie`
                hier |= models.Q(**{f"{model.dossier_kolom}__in": nalopende_dossiers(wie, model.vaste_categorie)})
            return self.filter(hier)
        per_categorie = (
            models.Q(categorie=categorie, dossier_id__in=betrokken_dossiers(wie, categorie))
            for categorie in leesbare_categorieen(wie.rol)
        )
        return self.filter(functools.reduce(operator.or_, per_categorie, models.Q(pk__in=[])))


def betrokken_dossiers(wie: Aanwezige, categorie: str) -> models.QuerySet[Betrokkenheid, UUID]:
    """Ids of the dossiers of which the own organisation has this category today: agreed for the dossier, and at all."""
    if wie.organisatie_id is None:
        return Betrokkenheid.objects.none().values_list("dossier_id", flat=True)
    nu = vandaag()  # access follows the wall clock: an ended involvement or agreement shuts at once
    actief = _afgesproken(wie, categorie, nu).loopt(nu)
    if bereik(wie.rol) is Bereik.TOEGEWEZEN:
        actief = actief.filter(dossier_id__in=toegewezen_dossiers(wie, nu))
    return actief.values_list("dossier_id", flat=True)


def nalopende_dossiers(wie: Aanwezige, categorie: str) -> models.QuerySet[Betrokkenheid, UUID]:
    """Where the own organisation took part until lately: its own rows stay in sight for `NALOOP`, to read (D5). Not for its volunteers."""
    if wie.organisatie_id is None or bereik(wie.rol) is not Bereik.BETROKKEN:
        return Betrokkenheid.objects.none().values_list("dossier_id", flat=True)
    nu = vandaag()
    klaar = _afgesproken(wie, categorie, nu).filter(
        stand=Betrokkenheid.Stand.GEACCEPTEERD, tot__lt=nu, tot__gte=nu - NALOOP
    )
    return klaar.values_list("dossier_id", flat=True)


def _afgesproken(wie: Aanwezige, categorie: str, nu: date) -> BetrokkenheidQuerySet:
    """What was agreed with the own organisation about this category: for a dossier and at all, and not only stored."""
    hun = {"gemeente_id": wie.gemeente_id, "organisatie_id": wie.organisatie_id}
    overeenkomst = Overeenkomst.objects.geldig(nu).filter(categorieen__contains=[categorie], **hun)
    voor_dit_dossier = [categorie, *ook_afgesproken(wie.rol)]
    rijen = Betrokkenheid.objects.filter(models.Exists(overeenkomst), categorieen__contains=voor_dit_dossier, **hun)
    return rijen.exclude(dossier_id__in=deuren.op_slot(wie, categorie))


class DossierGebonden(models.Model):
    """Abstract: id, municipality, dossier. A subclass names its one category in `vaste_categorie`.

    `Gebeurtenis` and `BewaakteTermijn` carry a column `categorie` per row instead (`categorie_per_rij`).
    Every subclass writes `objects = GebondenQuerySet["Itself"].as_manager()`; a house rule checks that it did.
    Where another index of the table begins with the dossier, the subclass names `dossier` again without one of its own.
    `ook_van` names the column of who sees the row of their own act wherever it is.
    `organisatie_kolom` names the column that says whose row it is, for cells marked E. Where each row has its own category,
    `categorie_volgt_uit` says from which column it follows, for a question that does not ask for the category itself.
    """

    vaste_categorie: ClassVar[str] = ""
    categorie_per_rij: ClassVar[bool] = False
    categorie_volgt_uit: ClassVar[tuple[str, Callable[[str], str]] | None] = None
    minimaal: ClassVar[bool] = False
    dossier_kolom: ClassVar[str] = "dossier_id"
    organisatie_kolom: ClassVar[str] = ""
    ook_van: ClassVar[str] = ""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False)

    class Meta:
        abstract = True


class Minimaal(DossierGebonden):
    """Abstract: a row of a minimal view (V of the matrix, `rls.minimaal`), to read only.

    `niet_voor` and `alleen_voor` name roles, where the standard gives those another view of the category than everybody else (table D4).
    """

    minimaal = True
    niet_voor: ClassVar[tuple[str, ...]] = ()
    alleen_voor: ClassVar[tuple[str, ...]] = ()

    dossier = models.ForeignKey("dossiers.Dossier", models.DO_NOTHING, related_name="+", db_constraint=False)

    class Meta:
        abstract = True
        managed = False

    @classmethod
    def is_voor(cls, rol: str) -> bool:
        """Whether who has this role may have this view at all."""
        return rol not in cls.niet_voor and (not cls.alleen_voor or rol in cls.alleen_voor)
