"""Many rows at once into a table behind row-level security.

COPY is refused there; one INSERT from JSON is not: the types come from the table, every check of the wall holds,
and the number of statements does not depend on the number of rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection


def _json(waarde: Any) -> Any:
    if isinstance(waarde, UUID):
        return str(waarde)
    if isinstance(waarde, datetime | date):
        return waarde.isoformat()
    if isinstance(waarde, bytes):
        return "\\x" + waarde.hex()
    raise TypeError(type(waarde).__name__)


def voeg_toe(tabel: str, rijen: Sequence[Mapping[str, Any]]) -> int:
    """Insert rows that all have the same columns; the number of rows. One statement."""
    if not rijen:
        return 0
    kolommen = ", ".join(f'"{kolom}"' for kolom in rijen[0])
    opdracht = (
        f'insert into "{tabel}" ({kolommen}) select {kolommen} from json_populate_recordset(null::"{tabel}", %s::json)'  # noqa: S608  # names of our own tables
    )
    with connection.cursor() as cursor:
        cursor.execute(opdracht, [json.dumps(rijen, default=_json, separators=(",", ":"), ensure_ascii=False)])
    return len(rijen)


def werk_bij(tabel: str, rijen: Sequence[Mapping[str, Any]]) -> int:
    """Update rows by `id`; every row has the same columns. One statement."""
    if not rijen:
        return 0
    kolommen = [kolom for kolom in rijen[0] if kolom != "id"]
    zet = ", ".join(f'"{kolom}" = bron."{kolom}"' for kolom in kolommen)
    opdracht = f'update "{tabel}" as doel set {zet} from json_populate_recordset(null::"{tabel}", %s::json) as bron where doel.id = bron.id'  # noqa: S608  # names of our own tables
    with connection.cursor() as cursor:
        cursor.execute(opdracht, [json.dumps(rijen, default=_json, separators=(",", ":"), ensure_ascii=False)])
        return int(cursor.rowcount)
