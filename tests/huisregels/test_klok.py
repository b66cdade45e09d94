"""A day is a day in the Netherlands: from midnight here to midnight in UTC an hour or two pass in which the two disagree."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.db import connection

WORTEL = Path(__file__).resolve().parents[2]
# what is no moment of ours: a cell of a spreadsheet has no time zone, and here `hier` went before
_MAG = {
    "samenspel/koppelingen/bestanden/kindproces.py",
    "samenspel/huisstijl/datums.py",
}


def _dagen_van_een_moment(pad: Path) -> list[str]:
    boom = ast.parse(pad.read_text())
    return [
        f"{pad.relative_to(WORTEL)}:{knoop.lineno}"
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute) and knoop.func.attr == "date" and not knoop.args
        and not ast.unparse(knoop.func.value).startswith(("localtime(", "hier("))
    ]  # fmt: skip


def test_geen_dag_van_een_moment_zonder_plaats() -> None:
    """`moment.date()` is the day in UTC; `klok.dag_van(moment)` is the day here."""
    paden = [pad for pad in (WORTEL / "samenspel").rglob("*.py") if "tests" not in pad.parts]
    assert len(paden) > 300
    fout = [plek for pad in paden if str(pad.relative_to(WORTEL)) not in _MAG for plek in _dagen_van_een_moment(pad)]
    assert fout == []


@pytest.mark.django_db
def test_de_database_vraagt_nooit_de_dag_van_de_verbinding() -> None:
    """`current_date` follows the time zone of the connection, and that of Django is UTC."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select viewname from pg_views where schemaname = 'public' and definition ~* 'current_date|now\\(\\)\\)?::date'"
            " union all select proname::text from pg_proc where pronamespace = 'public'::regnamespace"
            " and prosrc ~* 'current_date|now\\(\\)::date'"
            " union all select tablename || ' ' || policyname from pg_policies where coalesce(qual, '') || coalesce(with_check, '') ~* 'current_date'"
        )
        assert cursor.fetchall() == []
