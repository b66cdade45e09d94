"""Everything about one person, straight from the data map: no list of pages, so that a new table cannot be forgotten (AVG 15 lid 1 and 3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from samenspel.avg.inzage.kaart import Tabel, kaart
from samenspel.avg.inzage.zwart import GEZINSLID, Zwart, is_jong_kind, zwart_voor
from samenspel.dossiers.handelingen.documenten import bestandsnaam, lees_document
from samenspel.dossiers.models import Document, Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.kern.identiteit import SYSTEEM, huidige
from samenspel.kern.klok import dag_van
from samenspel.logboek.meekijkers import KLUIS
from samenspel.logboek.models import Betrokkene
from samenspel.organisaties.models import Organisatie
from samenspel.personen.models import Nummer
from samenspel.personen.nummers import lees_nummer
from samenspel.plan.brieven import lees_brief
from samenspel.plan.models import PipBrief
from samenspel.toegang.models import Aanstelling, Rol

VEILIG = "C14"


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: its id, its columns as JSON can hold them, and why a person held it back (then it has no columns)."""

    id: str
    kolommen: dict[str, Any]
    achtergehouden: str = ""


@dataclass(frozen=True, slots=True)
class Deel:
    """One table of the map with the rows that are of this person."""

    tabel: Tabel
    model: type[Model]
    categorie: str
    rijen: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Kopie:
    """The whole: per table its rows, and the files beside it by name."""

    gemeente: str
    nummers: tuple[str, ...]
    gemaakt_op: datetime
    delen: tuple[Deel, ...]
    bestanden: dict[str, bytes] = field(repr=False)


def verzamel(
    dossier: Dossier, *, achtergehouden: Mapping[tuple[str, UUID], str], nu: datetime, gegeven: Collection[UUID] = ()
) -> Kopie:
    """All that is kept about the person of this record and of what was merged into it. `achtergehouden`: (table, row) with the reason.

    Runs as the house, which reads every category: who may have the copy is for the act that makes it. What is kept apart for somebody's
    safety is not there and not counted, but for the rows `gegeven` that a person weighed (C5 of the standards), as in "wie keek mee". Raises RuntimeError under another identity.
    """
    wie = huidige()
    if wie is None or wie.rol != SYSTEEM:
        raise RuntimeError("Een kopie maakt het huis: open identiteit() met de rol van het systeem.")
    bron = _Bron(dossier, achtergehouden, dag_van(nu), gegeven)
    delen = tuple(bron.deel(tabel) for tabel in kaart().values() if tabel.rijen != "geen")
    return Kopie(
        gemeente=dossier.gemeente.naam, nummers=bron.nummers, gemaakt_op=nu, delen=delen, bestanden=bron.bestanden
    )


class _Bron:
    """The rows of one person."""

    def __init__(
        self, dossier: Dossier, achtergehouden: Mapping[tuple[str, UUID], str], op: date, gegeven: Collection[UUID]
    ) -> None:
        self.dossier, self.achtergehouden, self.op, self.gegeven = dossier, achtergehouden, op, gegeven
        self.ids = ids_van(dossier)
        self.nummer_van = dict(Dossier.objects.filter(pk__in=self.ids).order_by("nummer").values_list("pk", "nummer"))
        self.nummers = tuple(self.nummer_van.values())
        self.bestanden: dict[str, bytes] = {}

    @cached_property
    def gebruikers(self) -> list[UUID]:
        eigen = Aanstelling.objects.filter(dossier_id__in=self.ids, rol=Rol.INBURGERAAR)
        return sorted(set(eigen.values_list("gebruiker_id", flat=True)))

    @cached_property
    def zwart(self) -> Zwart:
        return zwart_voor(self.dossier.gemeente, self.ids, self.gebruikers, op=self.op)

    @cached_property
    def organisaties(self) -> dict[UUID, str]:
        return dict(Organisatie.objects.values_list("pk", "naam"))

    @cached_property
    def _zichtbaar_log(self) -> QuerySet[Betrokkene]:
        return Betrokkene.objects.filter(dossier_id__in=self.ids).exclude(categorieen__contains=[KLUIS])

    def deel(self, tabel: Tabel) -> Deel:
        model = apps.get_model(tabel.label)
        categorie = getattr(model, "vaste_categorie", "") or (
            "" if getattr(model, "categorie_per_rij", False) else "C19"
        )
        rijen = tuple(self._rij(tabel, rij) for rij in self._rijen(tabel, model))
        return Deel(tabel, model, categorie, rijen)

    def _rijen(self, tabel: Tabel, model: type[Model]) -> Iterable[Any]:
        alle = model._default_manager.order_by("pk")
        match tabel.rijen:
            case "gebruiker":
                return alle.filter(pk__in=self.gebruikers)
            case "gebruiker:over":
                return alle.filter(over_id__in=self.gebruikers, gemeente_id=self.dossier.gemeente_id)
            case "log":
                return alle.filter(pk__in=self._zichtbaar_log.values("regel_id"))
            case "nood":
                return alle.filter(dossier_id__in=self.ids, verborgen=False)
            case "niet apart":
                return alle.filter(dossier_id__in=self.ids, apart=False)
        if model is Betrokkene:
            return self._zichtbaar_log.order_by("pk")
        if getattr(model, "categorie_per_rij", False):
            alle = alle.exclude(~Q(pk__in=self.gegeven), categorie=VEILIG)
        elif getattr(model, "vaste_categorie", "") == VEILIG:
            alle = alle.filter(pk__in=self.gegeven)
        kolom = getattr(model, "dossier_kolom", "dossier_id")
        return alle.filter(**{f"{kolom}__in": self.ids})

    def _rij(self, tabel: Tabel, rij: Any) -> Rij:
        reden = self.achtergehouden.get((rij._meta.db_table, rij.pk), "")
        if reden:
            return Rij(str(rij.pk), {}, reden)
        return Rij(str(rij.pk), dict(self._kolommen(tabel, rij)))

    def _kolommen(self, tabel: Tabel, rij: Any) -> Iterator[tuple[str, Any]]:
        for veld in rij._meta.concrete_fields:
            wijze = tabel.kolommen.get(veld.name)
            if wijze is not None:
                yield veld.name, self._waarde(wijze, veld, rij)

    def _waarde(self, wijze: str, veld: Any, rij: Any) -> Any:
        ruw = getattr(rij, veld.attname)
        match wijze:
            case "sleutel":
                return None if ruw is None else str(ruw)
            case "medewerker":
                return self.zwart.wie(ruw) if isinstance(ruw, UUID | None) else (ruw and "iemand van de organisatie")
            case "organisatie":
                return None if ruw is None else self.organisaties.get(ruw, "")
            case "gezin":
                return json_waarde(ruw) if is_jong_kind(rij, self.op) or not ruw else GEZINSLID
            case "geheim":
                return _geheim(rij)
            case "bestand":
                return self._bestand(rij)
        if veld.is_relation or veld.name in {"dossier_id", "gemeente_id"}:
            return self._verwijzing(veld, ruw)
        return self.zwart.schoon(json_waarde(ruw))

    def _verwijzing(self, veld: Any, ruw: Any) -> Any:
        """Where it belongs: the municipality, one's own record by number, never the id of another's."""
        if ruw is None:
            return None
        if veld.name in {"dossier", "dossier_id", "samengevoegd_in", "blijft"}:
            return self.nummer_van.get(ruw, GEZINSLID)
        if veld.name in {"gemeente", "gemeente_id"}:
            return self.dossier.gemeente.naam
        return str(veld.related_model._default_manager.get(pk=ruw))

    def _bestand(self, rij: Any) -> str:
        match rij:
            case Document():
                naam, inhoud = f"bestanden/{bestandsnaam(rij)}", lees_document(rij)
            case PipBrief():
                naam, inhoud = f"bestanden/brief-{rij.pk.hex[-6:]}.pdf", lees_brief(rij)
            case _:
                raise TypeError(f"{rij._meta.label} heeft geen bestand dat hier gelezen wordt")
        self.bestanden[naam] = inhoud
        return naam


def _geheim(rij: Any) -> str:
    if not isinstance(rij, Nummer):
        raise TypeError(f"{rij._meta.label} heeft niets geheims dat hier gelezen wordt")
    return lees_nummer(rij)


def json_waarde(ruw: Any) -> Any:
    """As JSON can hold it."""
    if isinstance(ruw, datetime | date):
        return ruw.isoformat()
    if isinstance(ruw, Decimal | UUID):
        return str(ruw)
    if isinstance(ruw, list | tuple):
        return [json_waarde(deel) for deel in ruw]
    return ruw
