"""The demo world that the stories are told in: made once per day and state of the code, and copied.

`python -m tests.verhalen.demowereld` makes it ahead of the stories: `run.py test` does so while the other tests run, so that no process waits for it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import psycopg

from conftest import stempel
from huis.plekken import STAAT
from huis.slot import om_de_beurt
from tests.mallen import haal_weg, kopieer_mal, met_naam, omgeving_voor, server

WORTEL = Path(__file__).resolve().parents[2]


def beurt() -> AbstractContextManager[None]:
    plek = os.environ.get("SAMENSPEL_TESTDB", "alles")
    return om_de_beurt(STAAT / f"verhalen-{plek}.slot", op="de demowereld wordt gemaakt")


def demo_wereld() -> str:
    """A database with the demo world of today; kept while code of the world and of the tables is the same.

    On PostgreSQL 15 one story runs, over the stories alone (`SAMENSPEL_WERELD=klein`, set by `run.py test`).
    """
    klein = ["--klein"] if os.environ.get("SAMENSPEL_WERELD") == "klein" else []
    voor = f"verhalen_{os.environ.get('SAMENSPEL_TESTDB', 'alles')}_"
    naam = f"{voor}{stempel()}_{date.today():%m%d}"
    with server() as verbinding:
        bestaand = {
            rij[0] for rij in verbinding.execute("select datname from pg_database where datname like 'verhalen\\_%'")
        }
        if naam in bestaand and _is_gevuld(naam):
            return naam
        for oud in (ander for ander in bestaand if ander.startswith(voor)):
            haal_weg(verbinding, oud)
    kopieer_mal(naam)
    omgeving = omgeving_voor(naam)
    omgeving["DATABASE_URL"] = omgeving["DATABASE_URL_EIGENAAR"]
    opdracht = [sys.executable, "manage.py", "demo_wereld", *klein]
    subprocess.run(opdracht, cwd=WORTEL, env=omgeving, check=True, capture_output=True)
    return naam


def _is_gevuld(naam: str) -> bool:
    try:
        with psycopg.connect(met_naam(os.environ["DATABASE_URL_EIGENAAR"], naam)) as verbinding:
            return bool(verbinding.execute("select count(*) > 40 from dossiers_dossier").fetchone()[0])  # type: ignore[index]
    except psycopg.Error:
        return False


if __name__ == "__main__":
    with beurt():
        demo_wereld()
