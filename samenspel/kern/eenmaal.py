"""A question that is put together once per role: building and compiling it costs more than asking it.

    _KOP = Eenmaal(_met_kop)                      # _met_kop(wie, dossier_id, op) gives a query set
    rijen = _KOP(wie, dossier_id, vandaag())

The ORM builds the question from `zichtbaar_voor(wie)`, as everywhere, but for stand-ins that stand for no person, municipality or day.
Statement and row builder are kept for each role; for each reader the real values take the places of the stand-ins. So nothing of one
reader can be kept for the next, and row-level security looks on underneath. What a question makes of its values it must get as a
value of its own (both ends of a range, say): a question that hides a stand-in, or reads the clock itself, is built anew every time.
A list of ids is one value: `dossier_id__een_van=ids`. Words stand in no question: those of the first reader's language would stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, Final, Generic, ParamSpec, TypeVar, cast
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import ForeignKey, Lookup, QuerySet, UUIDField
from django.db.models.query import ValuesIterable, ValuesListIterable
from psycopg import Cursor, sql

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.leesboek import Lezer, lezer_van

P = ParamSpec("P")
R = TypeVar("R")

_OPEN: Final = object()
_MERK: Final = re.compile("%[s%]")


@ForeignKey.register_lookup
@UUIDField.register_lookup
class EenVan(Lookup):  # type: ignore[type-arg]  # not subscriptable when it runs
    """`column = any(ids)`: one parameter however many ids, where `__in` has one for each. The ids may be a sub-query (`ArraySubquery`)."""

    lookup_name = "een_van"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        kolom, waarden = self.process_lhs(compiler, connection)
        if hasattr(self.rhs, "as_sql"):
            reeks, binnen = compiler.compile(self.rhs)
            return f"{kolom} = any({reeks})", [*waarden, *binnen]
        return f"{kolom} = any(%s)", [*waarden, self.rhs]


@dataclass(frozen=True, slots=True)
class _Vorm:
    """The statement, its constants, and which value goes where; without `compiler` nothing can be found."""

    compiler: Any
    opdracht: str
    plekken: tuple[int, ...]  # for each parameter of the statement, the number of the value
    rijen: Any
    lees: Lezer | None = None


class _NietTeBewaren(Exception):
    """This question must be built for every reader."""


class Eenmaal(Generic[P, R]):
    """Calling it with `wie` and the values gives the rows: instances, dicts or tuples, as the query set would."""

    def __init__(self, bouw: Callable[P, QuerySet[Any, R]]) -> None:
        self._bouw = bouw
        self._vormen: dict[tuple[Any, ...], _Vorm | None] = {}

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        """Raises what the query set would raise."""
        assert not kwargs, "a kept question takes its values by place"
        sleutel = tuple(map(_soort, args))
        if sleutel not in self._vormen:
            self._vormen[sleutel] = self._maak(args) if None not in sleutel else None
        vorm = self._vormen[sleutel]
        if vorm is None:
            return list(self._bouw(*args, **kwargs))
        if vorm.compiler is None:
            return []
        echt = [waarde for deel in args for waarde in _waarden(deel)]
        rijen = _rijen(vorm, [echt[nummer] for nummer in vorm.plekken])
        if vorm.lees is not None:
            vorm.lees(rijen)
        return rijen

    def eerste(self, *args: P.args, **kwargs: P.kwargs) -> R | None:
        """The first row, of a question that asks for few."""
        rijen = self(*args, **kwargs)
        return rijen[0] if rijen else None

    def _maak(self, args: Sequence[Any]) -> _Vorm | None:
        """Build it twice, for two sets of stand-ins: only what is the same but for these is kept."""
        try:
            een, twee = (self._opgesteld(args, reeks) for reeks in (1, 2))
        except _NietTeBewaren:
            return None
        return een if (een.opdracht, een.plekken) == (twee.opdracht, twee.plekken) else None

    def _opgesteld(self, args: Sequence[Any], reeks: int) -> _Vorm:
        proef = [_stand_in(deel, reeks, nummer) for nummer, deel in enumerate(args)]
        namen = [waarde for deel in proef for waarde in _waarden(deel)]
        vraag: Any = cast("Callable[..., QuerySet[Any, R]]", self._bouw)(*proef)
        assert not vraag._prefetch_related_lookups, "a kept question reads in one statement"
        compiler = vraag.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            opdracht, waarden = compiler.as_sql()
        except EmptyResultSet:
            return _Vorm(None, "", (), None)
        plekken = [namen.index(w) if _is_een(w, namen) else None for w in waarden]
        verplicht = {nummer for nummer, w in enumerate(namen) if w is not None and not _van_wie(args, nummer)}
        vaste = [w if plek is None else _OPEN for w, plek in zip(waarden, plekken, strict=True)]
        if not verplicht <= set(plekken) or any(isinstance(w, date) for w in vaste):
            raise _NietTeBewaren
        nummers = tuple(plek for plek in plekken if plek is not None)
        return _Vorm(
            compiler, _met_vaste_waarden(opdracht, vaste), nummers, _rijmaker(vraag, compiler), lezer_van(vraag)
        )


def _met_vaste_waarden(opdracht: str, waarden: Sequence[Any]) -> str:
    """The statement with its constants written out, so that only what differs per reader is a parameter, of a known type."""
    volgende = iter(waarden)

    def vul(merk: re.Match[str]) -> str:
        if merk[0] == "%%" or (waarde := next(volgende)) is _OPEN:
            return merk[0]
        return sql.Literal(waarde).as_string(connections[DEFAULT_DB_ALIAS].connection).replace("%", "%%")

    return _MERK.sub(vul, opdracht)


@contextmanager
def bewaarde_cursor() -> Iterator[Any]:
    """A cursor with values bound by the server: PostgreSQL then keeps the plan of a statement it has seen five times."""
    verbinding: Any = connections[DEFAULT_DB_ALIAS]  # of this thread
    verbinding.ensure_connection()
    with verbinding._prepare_cursor(Cursor(verbinding.connection)) as cursor:
        yield cursor


def _rijen(vorm: _Vorm, parameters: list[Any]) -> list[Any]:
    """The rows as Django makes them of this statement."""
    with bewaarde_cursor() as cursor:
        cursor.execute(vorm.opdracht, parameters)
        rijen: list[Any] = vorm.rijen(cursor.fetchall())
        return rijen


def _rijmaker(vraag: QuerySet[Any, Any], compiler: Any) -> Callable[[list[Any]], list[Any]]:
    """How the rows of this question are made: tuples and dicts by hand, anything else from a compiler that has its rows."""
    kolommen = [kolom[0] for kolom in compiler.select[0 : compiler.col_count]]
    converters = compiler.get_converters(kolommen)
    compiler.get_converters = lambda _kolommen: converters

    def omgezet(rijen: list[Any]) -> Any:
        return compiler.apply_converters(rijen, converters) if converters else rijen

    if vraag._iterable_class is ValuesListIterable:
        return lambda rijen: list(map(tuple, omgezet(rijen)))
    if vraag._iterable_class is ValuesIterable:
        query = vraag.query
        namen = tuple(query.selected or (*query.values_select, *query.annotation_select))
        return lambda rijen: [dict(zip(namen, rij, strict=True)) for rij in omgezet(rijen)]

    def gemaakt(rijen: list[Any]) -> list[Any]:
        eigen = copy(compiler)
        eigen.execute_sql = lambda *_args, **_kwargs: [rijen]
        query = _Query(vraag.query, eigen)
        bron = SimpleNamespace(
            db=DEFAULT_DB_ALIAS, query=query, model=vraag.model, _known_related_objects={}, _fields=None
        )
        iterable: Any = vraag._iterable_class
        return list(iterable(bron))

    return gemaakt


class _Query:
    """The query as its row builder sees it: with a compiler that has its rows."""

    __slots__ = ("_compiler", "_query")

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, using: str) -> Any:
        return self._compiler

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._query, naam)


def _soort(waarde: Any) -> Any:
    """What makes two calls the same question; None when it cannot be kept."""
    match waarde:
        case Aanwezige():
            er_is_geen = (waarde.organisatie_id is None, waarde.dossier_id is None, waarde.gebruiker_id is None)
            return waarde.rol, waarde.niveau, *er_is_geen
        case list() | UUID() | datetime() | date() | str():
            return type(waarde).__name__
        case None:
            return "niets"
        case _:
            return None


def _waarden(deel: Any) -> tuple[Any, ...]:
    """The values inside an argument, always in this order."""
    if isinstance(deel, Aanwezige):
        return deel.gebruiker_id, deel.gemeente_id, deel.organisatie_id, deel.dossier_id
    return (deel,)


def _van_wie(args: Sequence[Any], nummer: int) -> bool:
    """Whether this value is one of the reader's: a question need not ask for all of them."""
    herkomst = [isinstance(deel, Aanwezige) for deel in args for _ in _waarden(deel)]
    return herkomst[nummer]


def _is_een(waarde: Any, namen: Sequence[Any]) -> bool:
    return isinstance(waarde, UUID | date | str | list) and any(
        type(naam) is type(waarde) and naam == waarde for naam in namen
    )


def _stand_in(deel: Any, reeks: int, nummer: int) -> Any:
    """A value of the same kind that stands for nobody and no day."""
    begin = reeks * 1000 + nummer * 10
    match deel:
        case Aanwezige():
            return replace(
                deel, aanstelling_id=None, naam="", doel="", gemeente_id=UUID(int=begin),
                gebruiker_id=deel.gebruiker_id and UUID(int=begin + 1), organisatie_id=deel.organisatie_id and UUID(int=begin + 2),
                dossier_id=deel.dossier_id and UUID(int=begin + 3),
            )  # fmt: skip
        case list():
            return [UUID(int=begin)]
        case UUID():
            return UUID(int=begin)
        case datetime():
            return datetime(1, 2, 3, tzinfo=UTC) + timedelta(days=begin)
        case date():
            return date(1, 2, 3) + timedelta(days=begin)
        case str():
            return f"\x01{begin}"
        case _:
            return None
