"""A migrated, empty database to copy: migrating takes half a minute, copying a second."""

from __future__ import annotations

import hashlib
import json
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


def _bestanden() -> dict[str, str]:
    """What the schema is made of: each migration, and what is made after migrating, with a digest."""
    paden = [*WORTEL.glob("samenspel/*/migrations/*.py"), *WORTEL.glob("samenspel/*/*functies.py")]
    paden += [WORTEL / "samenspel/toegang" / naam for naam in ("rls.py", "na_migratie.py", "matrix.py", "matrix.csv")]
    return {
        pad.relative_to(WORTEL).as_posix(): hashlib.sha256(pad.read_bytes()).hexdigest()[:10] for pad in sorted(paden)
    }


def stempel_schema() -> str:
    """Changes when a migration changes, or what is made after migrating."""
    return hashlib.sha256(json.dumps(_bestanden()).encode()).hexdigest()[:10]


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
        if mal not in (bestaand := _mallen(verbinding)):
            _maak_mal(verbinding, mal, bestaand)
        haal_weg(verbinding, naam)
        maak_van(verbinding, naam, mal)


def _mallen(verbinding: psycopg.Connection) -> dict[str, dict[str, str]]:
    """Each mould on this server, with what it was made of."""
    rijen = verbinding.execute(
        "select datname, coalesce(shobj_description(oid, 'pg_database'), '{}') from pg_database where datname like 'mal\\_%'"
    )
    return {naam: json.loads(uit) for naam, uit in rijen}


def _maak_mal(verbinding: psycopg.Connection, mal: str, bestaand: dict[str, dict[str, str]]) -> None:
    """Migrate from the mould that is nearest: one of which every file is still the same, so that only what came later is done. Else from nothing.

    That one stays, for who changes the newest migration again; the others go.
    """
    nu = _bestanden()
    passend = [naam for naam, uit in bestaand.items() if uit and uit.items() <= nu.items()]
    basis = max(passend, key=lambda naam: len(bestaand[naam]), default="template0")
    for oud in bestaand.keys() - {basis}:
        haal_weg(verbinding, oud)
    maak_van(verbinding, f"{mal}_half", basis)
    opdracht = [sys.executable, "manage.py", "migrate", "--database=eigenaar", "-v0"]
    subprocess.run(opdracht, cwd=WORTEL, env=omgeving_voor(f"{mal}_half"), check=True)
    half, heel = sql.Identifier(f"{mal}_half"), sql.Identifier(mal)
    verbinding.execute(sql.SQL("alter database {} rename to {}").format(half, heel))
    verbinding.execute(sql.SQL("comment on database {} is {}").format(heel, sql.Literal(json.dumps(nu))))


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
