"""A migrated, empty database to copy: migrating takes half a minute, copying a second."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from huis.plekken import STAAT
from huis.slot import om_de_beurt

WORTEL = Path(__file__).resolve().parents[1]


def stempel_schema() -> str:
    """Changes when a migration changes, or what is made after migrating."""
    som = hashlib.sha256()
    for bestand in sorted(WORTEL.glob("samenspel/*/migrations/*.py")):
        som.update(bestand.read_bytes())
    for bestand in sorted(WORTEL.glob("samenspel/*/*functies.py")):
        som.update(bestand.read_bytes())
    for naam in ("rls.py", "na_migratie.py", "matrix.py", "matrix.csv"):
        som.update((WORTEL / "samenspel/toegang" / naam).read_bytes())
    return som.hexdigest()[:10]


def met_naam(url: str, naam: str) -> str:
    """The same server and role, another database."""
    return urlunsplit(urlsplit(url)._replace(path="/" + naam))


def omgeving_voor(naam: str) -> dict[str, str]:
    """Settings with which `manage.py` works on this database of the server under test."""
    omgeving = {**os.environ, "DATABASE_URL": met_naam(os.environ["DATABASE_URL"], naam), "SAMENSPEL_POOL": "nee"}
    omgeving["DATABASE_URL_EIGENAAR"] = met_naam(os.environ["DATABASE_URL_EIGENAAR"], naam)
    return omgeving


def kopieer_mal(naam: str) -> None:
    """Make this database, with every table and wall and no rows; what was called so before is gone.

    The mould is made once per schema and server. It gets its name when it is finished: a killed run leaves none that is half.
    """
    mal = f"mal_{stempel_schema()}"
    with om_de_beurt(STAAT / "mal.slot", op="de tabellen voor de proef worden gemaakt"), server() as verbinding:
        bestaand = {
            rij[0] for rij in verbinding.execute("select datname from pg_database where datname like 'mal\\_%'")
        }
        if mal not in bestaand:
            for oud in bestaand:
                haal_weg(verbinding, oud)
            maak_van(verbinding, f"{mal}_half", "template0")
            opdracht = [sys.executable, "manage.py", "migrate", "--database=eigenaar", "-v0"]
            subprocess.run(opdracht, cwd=WORTEL, env=omgeving_voor(f"{mal}_half"), check=True)
            verbinding.execute(
                sql.SQL("alter database {} rename to {}").format(sql.Identifier(f"{mal}_half"), sql.Identifier(mal))
            )
        haal_weg(verbinding, naam)
        maak_van(verbinding, naam, mal)


def server() -> psycopg.Connection:
    """The server under test, as the owner."""
    return psycopg.connect(os.environ["DATABASE_URL_EIGENAAR"], autocommit=True)


def haal_weg(verbinding: psycopg.Connection, naam: str) -> None:
    """This database is gone, whoever was in it. Who cleans up in it (autovacuum) may not be sent away by us, and is soon done."""
    opdracht = sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(naam))
    for _poging in range(240):
        try:
            verbinding.execute(opdracht)
        except psycopg.errors.InsufficientPrivilege:
            time.sleep(0.5)
        else:
            return
    raise AssertionError(f"{naam} blijft in gebruik")


def maak_van(verbinding: psycopg.Connection, naam: str, mal: str) -> None:
    """A new database, a copy of another."""
    verbinding.execute(sql.SQL("create database {} template {}").format(sql.Identifier(naam), sql.Identifier(mal)))
