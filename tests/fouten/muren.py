"""Taking the second wall down, so that the first stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.db import connection

from samenspel.kern.identiteit import ROL_EIGENAAR
from tests.crawl.controle import niets_bewaard


@contextmanager
def onveranderd() -> Iterator[None]:
    yield


@contextmanager
def kaal() -> Iterator[None]:
    """No question is kept: it would be put together with a place that is left out, or without. And no password that is shown is another each time."""
    with (
        niets_bewaard(),
        mock.patch("secrets.choice", lambda letters: letters[0]),
    ):
        yield


@contextmanager
def nullmuur() -> Iterator[None]:
    """The second wall down: the pages run as the owner, and the minimal views show every row."""
    with mock.patch("samenspel.kern.identiteit.ROL_APP", ROL_EIGENAAR), connection.cursor() as cursor:
        cursor.execute("set app.zonder_muur = 'ja'")
        try:
            yield
        finally:
            cursor.execute("set app.zonder_muur = 'nee'")


def open_zichten() -> None:
    """As the owner: a minimal view repeats the wall itself, and what a policy holds back from everybody it holds back from the owner too; from here on a setting takes that away."""
    open_ = "current_setting('app.zonder_muur', true) = 'ja'"
    with connection.cursor() as cursor:
        cursor.execute(
            "select tablename, policyname, qual from pg_policies where schemaname = 'public' and permissive = 'RESTRICTIVE' and cmd = 'SELECT'"
        )
        for tabel, naam, waar in cursor.fetchall():
            cursor.execute(f"alter policy {naam} on {tabel} using ({open_} or ({waar}))")
        cursor.execute(
            "select viewname, definition from pg_views where schemaname = 'public' and viewname like 'kort\\_c%'"
        )
        for naam, definitie in cursor.fetchall():
            voor, waar = definitie.rstrip(" ;\n").rsplit("WHERE ", 1)
            cursor.execute(f"create or replace view {naam} with (security_barrier) as {voor} where {open_} or ({waar})")
