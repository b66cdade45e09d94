"""How the rows of a question say whose they are, and which categories they show: what the log is written from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, QuerySet
from django.db.models.expressions import Col
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesIterable, ValuesListIterable

from samenspel.kern.leesboek import Lezer, leest_mee, noteer
from samenspel.organisaties.models import Gemeente

_PER_RIJ = "per rij"
_VAN_HET_DOSSIER = "C05"
"""Where rows with a category of their own stand beside others in one list (the work list), and do not say it: how far a dossier is."""


@cache
def _categorie_van_tabel() -> dict[str, str]:
    """The category of each table and minimal view with personal data; "per rij" where each row has its own."""
    tabellen = {}
    for model in apps.get_models():
        vaste: str = getattr(model, "vaste_categorie", "")
        if vaste or getattr(model, "categorie_per_rij", False):
            tabellen[model._meta.db_table] = vaste or _PER_RIJ
    return tabellen


def lezer_van(vraag: QuerySet[Any, Any]) -> Lezer | None:
    """Raises nothing: a question whose rows do not say whose they are has no reader, and counts belong to nobody."""
    tabellen = set(_tabellen(vraag.query))
    soorten = {_categorie_van_tabel()[tabel] for tabel in tabellen if tabel in _categorie_van_tabel()}
    wijs = (
        _aanwijzer(vraag, "dossier_id", "dossier", *(("pk", "id") if _is_dossier(vraag.model) else ()))
        if soorten
        else None
    )
    if wijs is None:
        return None
    van_wie, per_rij = wijs, _categorie_per_rij(vraag) if _PER_RIJ in soorten else None
    vaste = frozenset(soorten - {_PER_RIJ}) | ({_VAN_HET_DOSSIER} if _PER_RIJ in soorten and per_rij is None else set())

    def lees(rijen: Sequence[Any]) -> None:
        if not leest_mee():
            return
        ids = {
            UUID(str(sleutel)) if isinstance(sleutel, str) else sleutel for rij in rijen if (sleutel := van_wie(rij))
        }
        noteer(ids, vaste)
        if per_rij is not None:
            for dossier_id, categorie in {(van_wie(rij), per_rij(rij)) for rij in rijen}:
                if dossier_id and categorie:
                    noteer((dossier_id,), (categorie,))

    return lees


def _categorie_per_rij(vraag: QuerySet[Any, Any]) -> Callable[[Any], Any] | None:
    """From the column itself, or from what the model says its category follows from."""
    if (zelf := _aanwijzer(vraag, "categorie")) is not None or vraag.query.combined_queries:
        return zelf
    kolom, categorie_van = getattr(vraag.model, "categorie_volgt_uit", None) or ("", None)
    bron = _aanwijzer(vraag, kolom) if categorie_van else None
    return (lambda rij: categorie_van(bron(rij))) if bron and categorie_van else None


def _is_dossier(model: Any) -> bool:
    return getattr(model, "dossier_kolom", "") == "id"


def _tabellen(query: Any) -> Iterable[str]:
    """The tables of which a query shows something: its own, and those whose columns it reads or computes with; of a union each part.

    A condition, an order and a join show nothing. That there is a dossier says nothing about somebody: the table of dossiers counts when more
    of it is read than which it is.
    """
    for deel in query.combined_queries:
        yield from _tabellen(deel)
    if query.combined_queries:
        return
    if query.default_cols or not _is_dossier(query.model):
        yield query.model._meta.db_table
    for kolom in query.select:
        yield from _van_kolom(kolom, query)
    if query.select_related:
        yield from _erbij(query.model, query.select_related, query)
    for uitdrukking in query.annotation_select.values():
        yield from _van_kolom(uitdrukking, query) if isinstance(uitdrukking, Col) else _uit(uitdrukking, query)


def _van_kolom(kolom: Any, query: Any) -> Iterable[str]:
    """The table that a column says something of; none for a column that only says which row it is."""
    veld = kolom.target
    if veld.primary_key or veld.name in {"dossier", "gemeente"} or veld.model is Gemeente:
        return ()
    return () if _is_dossier(veld.model) and veld.name == "nummer" else _van_alias(kolom.alias, query)


def _van_alias(alias: str | None, query: Any) -> Iterable[str]:
    """What has no category of its own (who somebody's contact person is) says something of the table that leads to it."""
    while alias in query.alias_map:
        join = query.alias_map[alias]
        if join.table_name in _categorie_van_tabel():
            yield join.table_name
            return
        alias = join.parent_alias


def _erbij(model: Any, welke: Any, query: Any) -> Iterable[str]:
    """Tables that are read whole beside the rows (`select_related`)."""
    if welke is True:
        yield from (join.table_name for join in query.alias_map.values() if join.table_name)
        return
    for naam, verder in welke.items():
        daar = model._meta.get_field(naam).related_model
        yield daar._meta.db_table
        yield from _erbij(daar, verder, query)


class Staand(Exists):
    """Whether there is any row of this, asked with something else: to know whether a door is shut, not to show what is behind it.

    It is not looking at those rows, so the log does not name their category.
    """


def _uit(uitdrukking: Any, buiten: Any) -> Iterable[str]:
    """What a computed value is made of; of a sub-query also that there is a row."""
    if isinstance(uitdrukking, Staand):
        return
    if isinstance(uitdrukking, Col):
        yield from _van_alias(uitdrukking.alias, buiten)
        return
    query = getattr(uitdrukking, "query", None)
    if query is not None:
        yield query.model._meta.db_table
        yield from _tabellen(query)
    for bron in uitdrukking.get_source_expressions() if hasattr(uitdrukking, "get_source_expressions") else ():
        if bron is not None and bron is not query:
            yield from _uit(bron, buiten)


def _aanwijzer(vraag: QuerySet[Any, Any], *namen: str) -> Callable[[Any], Any] | None:
    """How to take the first of these names out of a row, whatever shape rows have."""
    soort = vraag._iterable_class
    if soort is ModelIterable:
        eigen = "pk" if "pk" in namen else next((n for n in namen if hasattr(vraag.model, n)), None)
        return (lambda rij: getattr(rij, eigen, None)) if eigen else None
    query: Any = vraag.query
    velden = tuple(query.selected or (*query.values_select, *query.annotation_select))
    plek = next((n for n in namen if n in velden), None)
    if plek is None:
        return None
    if soort is ValuesIterable:
        return lambda rij: rij.get(plek)
    if soort is FlatValuesListIterable:
        return (lambda rij: rij) if velden[0] == plek else None
    if issubclass(soort, ValuesListIterable):
        nummer = velden.index(plek)
        return lambda rij: rij[nummer]
    return None
