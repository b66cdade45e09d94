"""One row of any table, with what is asked and something harmless in the rest."""

from __future__ import annotations

from datetime import date
from typing import Any, cast
from uuid import uuid4

import psycopg
from psycopg import sql

_WAARDE = {
    "uuid": None, "boolean": False, "date": date(2026, 1, 5), "timestamp with time zone": "2026-01-05T10:00:00Z", "jsonb": "{}", "bytea": b"x",
    "ARRAY": [], "smallint": 1, "integer": 1, "numeric": 1,
}  # fmt: skip


def voeg_toe(eigenaar: psycopg.Connection[Any], tabel: str, velden: dict[str, Any]) -> dict[str, Any]:
    """One row with these fields, and something harmless in every other column that must have a value."""
    alles = {naam: _waarde(soort) for naam, soort in _verplicht(eigenaar)[tabel]} | velden
    invoegen = sql.SQL("insert into {} ({}) values ({}) returning to_jsonb({}.*)").format(
        sql.Identifier(tabel), sql.SQL(", ").join(map(sql.Identifier, alles)), sql.SQL(", ").join([sql.Placeholder()] * len(alles)), sql.Identifier(tabel),
    )  # fmt: skip
    rij = eigenaar.execute(invoegen, list(alles.values())).fetchone()
    assert rij is not None
    return cast("dict[str, Any]", rij[0])


_KOLOMMEN: dict[str, list[tuple[str, str]]] = {}


def _verplicht(eigenaar: psycopg.Connection[Any]) -> dict[str, list[tuple[str, str]]]:
    """Of every table the columns without which there is no row, and of what kind they are."""
    if not _KOLOMMEN:
        for tabel, naam, soort in eigenaar.execute(
            "select table_name, column_name, data_type from information_schema.columns where table_schema = 'public'"
            " and is_nullable = 'NO' and column_default is null and is_identity = 'NO'"
        ).fetchall():
            _KOLOMMEN.setdefault(tabel, []).append((naam, soort))
    return _KOLOMMEN


def _waarde(soort: str) -> Any:
    return uuid4() if soort == "uuid" else _WAARDE.get(soort, "x")
