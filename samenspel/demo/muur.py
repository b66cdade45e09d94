"""Loading by COPY without what is checked row by row: keys, indexes, triggers and forced row-level security.

Everything that is lifted is first written down in a table, in the same transaction, so that a load that was killed is
put right by the next start. The rows get the same keys and checks again, over the whole table at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
from django.db import connections
from psycopg import sql

_BRIEFJE = "demo_muur_herstel"
# Of one group everything can be done at once; a group waits for the one before.
_KEYS, _INDEXEN, _VERWIJZINGEN, _NAREKENEN, _REST = range(5)
_WERKERS = 2
_CONSTRAINTS = """
select c.conname, c.conrelid::regclass::text, pg_get_constraintdef(c.oid), c.contype::text
from pg_constraint c
where c.contype in ('p', 'u', 'f') and (c.conrelid::regclass::text = any(%(t)s) or c.confrelid::regclass::text = any(%(t)s))
"""
_LOSSE_INDEXEN = """
select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
from pg_index i
where i.indrelid::regclass::text = any(%(t)s)
  and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
"""
_GEDWONGEN = "select oid::regclass::text from pg_class where relforcerowsecurity and oid::regclass::text = any(%(t)s)"
Daad = tuple[int, str, str]
"""Group, how to lift it, how to put it back."""


def databaseadres() -> str:
    """Where the owner of the tables connects."""
    info = connections["eigenaar" if "eigenaar" in connections else "default"].get_connection_params()
    delen = {
        sleutel: str(info[sleutel]) for sleutel in ("dbname", "user", "password", "host", "port") if info.get(sleutel)
    }
    return psycopg.conninfo.make_conninfo(**delen)


@contextmanager
def zonder_muur(url: str, tabellen: Sequence[str]) -> Iterator[None]:
    """Lift the checks of these tables for as long as this lasts."""
    herstel(url)
    with psycopg.connect(url) as verbinding:
        laat_zakken(verbinding, tabellen)
    try:
        yield
    finally:
        herstel(url)


def laat_zakken(verbinding: psycopg.Connection, tabellen: Sequence[str]) -> None:
    """Write down how to put everything back, and lift it; one transaction of the caller."""
    daden = sorted(_daden(verbinding, tabellen), reverse=True)  # references go before the keys that they need
    verbinding.execute(f"create table {_BRIEFJE} (id int primary key, groep int, opdracht text)")
    with verbinding.cursor() as cursor:
        briefjes = [(nummer, groep, terug) for nummer, (groep, _weg, terug) in enumerate(daden) if terug]
        cursor.executemany(f"insert into {_BRIEFJE} values (%s, %s, %s)", briefjes)  # noqa: S608  # our own name
        for _groep, weg, _terug in daden:
            if weg:
                cursor.execute(weg.encode())


def _daden(verbinding: psycopg.Connection, tabellen: Sequence[str]) -> Iterator[Daad]:
    def vraag(tekst: str) -> list[tuple[str, ...]]:
        return verbinding.execute(tekst.encode(), {"t": list(tabellen)}).fetchall()

    for naam, tabel, definitie, soort in vraag(_CONSTRAINTS):
        wie = f'alter table {tabel} %s constraint "{naam}"'
        if soort == "f":
            yield _VERWIJZINGEN, wie % "drop", f"{wie % 'add'} {definitie} not valid"
            yield _NAREKENEN, "", wie % "validate"
        else:
            yield _KEYS, wie % "drop", f"{wie % 'add'} {definitie}"
    for naam, definitie in vraag(_LOSSE_INDEXEN):
        yield _INDEXEN, f"drop index {naam}", definitie
    for (tabel,) in vraag(_GEDWONGEN):
        yield _REST, f"alter table {tabel} no force row level security", f"alter table {tabel} force row level security"
    for tabel in tabellen:
        yield _REST, f"alter table {tabel} disable trigger user", f"alter table {tabel} enable trigger user"
        uit = "alter table {} set (autovacuum_enabled = false)", "alter table {} reset (autovacuum_enabled)"
        yield _REST, uit[0].format(tabel), uit[1].format(tabel)


def teruggezet(verbinding: psycopg.Connection) -> list[str]:
    """What puts everything back, in an order that works."""
    rijen = verbinding.execute(f"select opdracht from {_BRIEFJE} order by groep, id").fetchall()  # noqa: S608
    return [opdracht for (opdracht,) in rijen]


def herstel(url: str) -> int:
    """Put back what a load lifted, also one that was killed; the number of things put back."""
    with psycopg.connect(url, autocommit=True) as verbinding:
        if verbinding.execute("select to_regclass(%s)", [_BRIEFJE]).fetchone() == (None,):
            return 0
        rijen = verbinding.execute(f"select id, groep, opdracht from {_BRIEFJE} order by id").fetchall()  # noqa: S608
        for groep in (_KEYS, _INDEXEN, _VERWIJZINGEN, _NAREKENEN, _REST):
            _doe_samen(url, [(id_, opdracht) for id_, bij, opdracht in rijen if bij == groep], groep)
        verbinding.execute(f"drop table {_BRIEFJE}")
    return len(rijen)


def _doe_samen(url: str, opdrachten: Iterable[tuple[int, str]], groep: int) -> None:
    """Two at a time; adding references locks both tables, so that goes one by one."""
    werkers = 1 if groep in (_VERWIJZINGEN, _REST) else _WERKERS
    with ThreadPoolExecutor(werkers) as samen:
        list(samen.map(lambda opdracht: _zet_terug(url, *opdracht), opdrachten))


def _zet_terug(url: str, id_: int, opdracht: str) -> None:
    with psycopg.connect(url) as verbinding:
        for instelling in (
            "maintenance_work_mem = '1GB'",
            "max_parallel_maintenance_workers = 0",
            "synchronous_commit = off",
        ):
            verbinding.execute(sql.SQL("set " + instelling))
        verbinding.execute(opdracht.encode())
        verbinding.execute(f"delete from {_BRIEFJE} where id = %s", [id_])  # noqa: S608
