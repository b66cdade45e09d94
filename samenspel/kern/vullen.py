"""Many rows at once into a table behind row-level security.

COPY is refused there; one INSERT from JSON is not: the types come from the table, every check of the wall holds,
and the number of statements does not depend on the number of rows.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model

from samenspel.kern.eenmaal import bewaarde_cursor


def _json(waarde: Any) -> Any:
    if isinstance(waarde, UUID):
        return str(waarde)
    if isinstance(waarde, datetime | date):
        return waarde.isoformat()
    if isinstance(waarde, bytes):
        return "\\x" + waarde.hex()
    raise TypeError(type(waarde).__name__)


def als_json(waarde: Any) -> str:
    """A row or rows as the one parameter of a statement that reads them with `json_populate_record(set)`."""
    return json.dumps(waarde, default=_json, separators=(",", ":"), ensure_ascii=False, check_circular=False)


@contextmanager
def zonder_wachten() -> Iterator[None]:
    """PostgreSQL writes the last rows while Python makes the next: answers are read at the end, and no statement may ask.

    Rows by the hundred thousand keep the collector of cycles busy for nothing, so it rests meanwhile.
    """
    rustte = not gc.isenabled()
    gc.disable()
    try:
        with connection.wrap_database_errors, connection.connection.pipeline():
            yield
    finally:
        if not rustte:
            gc.enable()


def voeg_toe(tabel: str, rijen: Sequence[Mapping[str, Any]], vast: Mapping[str, Any] | None = None) -> int:
    """Insert rows that all have the same columns; the number of rows. One statement.

    `vast`: columns with one value for every row, so that it is sent and read once.
    """
    if not rijen:
        return 0
    vast = vast or {}
    kolommen = ", ".join(f'"{kolom}"' for kolom in (*rijen[0], *vast))
    waarden = ", ".join((*(f'rij."{kolom}"' for kolom in rijen[0]), *(f'vast."{kolom}"' for kolom in vast)))
    opdracht = (
        f'insert into "{tabel}" ({kolommen}) select {waarden} from json_populate_recordset(null::"{tabel}", %s::json) as rij,'  # noqa: S608  # names of our own tables
        f' json_populate_record(null::"{tabel}", %s::json) as vast'
    )
    with connection.cursor() as cursor:
        cursor.execute(opdracht, [als_json(rijen), als_json(vast)])
    return len(rijen)


def werk_bij(tabel: str, rijen: Sequence[Mapping[str, Any]]) -> int:
    """Update rows by `id`; every row has the same columns. One statement."""
    if not rijen:
        return 0
    kolommen = [kolom for kolom in rijen[0] if kolom != "id"]
    zet = ", ".join(f'"{kolom}" = bron."{kolom}"' for kolom in kolommen)
    opdracht = f'update "{tabel}" as doel set {zet} from json_populate_recordset(null::"{tabel}", %s::json) as bron where doel.id = bron.id'  # noqa: S608  # names of our own tables
    with connection.cursor() as cursor:
        cursor.execute(opdracht, [als_json(rijen)])
        return int(cursor.rowcount)


def toets_sleutels() -> None:
    """Check the foreign keys of what was written so far. Inside a pipeline PostgreSQL does so while Python goes on;
    left to the commit, it would be half of the time, and nobody could do anything meanwhile.
    """
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def voeg_samen_toe(rijen: Iterable[Model]) -> None:
    """Insert rows of several tables, as their models hold them. One statement, whose plan is kept.

    Its parts do not see each other: a row whose policy asks for another row comes in a later statement than that one.
    """
    per_tabel: dict[str, list[dict[str, Any]]] = {}
    for rij in rijen:
        per_tabel.setdefault(rij._meta.db_table, []).append(kolommen_van(rij))
    if not per_tabel:
        return
    delen = ", ".join(f'"in_{tabel}" as ({_erbij(tabel, van[0])})' for tabel, van in per_tabel.items())
    with bewaarde_cursor() as cursor:
        cursor.execute(f"with {delen} select", [als_json(van) for van in per_tabel.values()])


def voeg_eenmalig_toe(rijen: Sequence[Model], mee: Sequence[Model], *, op: Sequence[str]) -> set[UUID]:
    """Insert rows of dossiers unless one with the same columns `op` is there, and what goes `mee` of those that were new.

    The dossiers whose row was new. One statement, whose plan is kept; also two at the same moment write it once.
    """
    tabel, eerste = rijen[0]._meta.db_table, [kolommen_van(rij) for rij in rijen]
    uniek = ", ".join(f'"{kolom}"' for kolom in op)
    delen = [f"nieuw as ({_erbij(tabel, eerste[0])} on conflict ({uniek}) do nothing returning dossier_id)"]
    waarden = [eerste]
    if mee:
        waarden.append([kolommen_van(rij) for rij in mee])
        ook = _erbij(mee[0]._meta.db_table, waarden[1][0])
        delen.append(f"mee as ({ook} where rij.dossier_id in (select dossier_id from nieuw))")  # noqa: S608  # names of our own tables
    with bewaarde_cursor() as cursor:
        cursor.execute(f"with {', '.join(delen)} select dossier_id from nieuw", [als_json(van) for van in waarden])  # noqa: S608  # names of our own tables
        return {dossier_id for (dossier_id,) in cursor.fetchall()}


def kolommen_van(rij: Model) -> dict[str, Any]:
    """The row as its table gets it, what is secret in it encrypted."""
    return {veld.column: veld.pre_save(rij, add=True) for veld in rij._meta.concrete_fields}


def _erbij(tabel: str, rij: Mapping[str, Any]) -> str:
    """The insertion of rows with these columns, which are one parameter."""
    van = f'json_populate_recordset(null::"{tabel}", %s::json) as rij'
    return f'insert into "{tabel}" ({_namen(rij)}) select {_namen(rij, "rij.")} from {van}'  # noqa: S608  # names of our own tables


def _namen(rij: Mapping[str, Any], voor: str = "") -> str:
    return ", ".join(f'{voor}"{kolom}"' for kolom in rij)
