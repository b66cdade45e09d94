"""`run.py reservekopie` and `run.py herstel`: pg_dump as the backup role, pg_restore into an empty database."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from huis.omgeving import zorg_voor_omgeving
from huis.plekken import STAAT, Stop, zeg
from huis.postgres import Cluster
from huis.stap import stap


def reservekopie(rest: list[str]) -> int:
    """Write one compressed copy of the database; prints its path. The keys are not in it: keep those elsewhere."""
    zorg_voor_omgeving(ontwikkel=False)
    doel = Path(rest[0]) if rest else STAAT / f"samenspel-{time.strftime('%Y%m%d-%H%M%S')}.kopie"
    doel.parent.mkdir(parents=True, exist_ok=True)
    cluster = Cluster("demo")
    cluster.start()
    try:
        with stap("Reservekopie maken"):
            fd = os.open(doel, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(fd, "wb") as bestand:
                url = os.environ.get("DATABASE_URL_BACKUP", cluster.url("samenspel_backup"))
                uit = subprocess.run(
                    [cluster.binaries() / "pg_dump", "-Fc", "--no-owner", "-d", url],
                    stdout=bestand,
                    stderr=subprocess.PIPE,
                    check=False,
                )
        if uit.returncode:
            doel.unlink()
            raise Stop(f"De reservekopie lukte niet: {uit.stderr.decode().strip().splitlines()[-1]}")
    finally:
        cluster.stop()
    zeg(f"Reservekopie: {doel}. De sleutels zitten er niet in; bewaar die apart.")
    return 0


def herstel(rest: list[str]) -> int:
    """Restore a copy into the empty database `samenspel_herstel`; the running one is never overwritten."""
    if not rest or not Path(rest[0]).is_file():
        raise Stop("Noem het bestand van de reservekopie: python3 run.py herstel BESTAND")
    zorg_voor_omgeving(ontwikkel=False)
    cluster = Cluster("demo")
    cluster.start()
    try:
        cluster.sql("drop database if exists samenspel_herstel", database="postgres")
        cluster.sql(
            "create database samenspel_herstel owner samenspel_eigenaar template template0", database="postgres"
        )
        url = urlunsplit(urlsplit(cluster.url("samenspel_eigenaar"))._replace(path="/samenspel_herstel"))
        with stap("Herstellen"):
            uit = subprocess.run(
                [cluster.binaries() / "pg_restore", "--no-owner", "--exit-on-error", "-d", url, rest[0]],
                stderr=subprocess.PIPE,
                check=False,
            )
        if uit.returncode:
            raise Stop(f"Herstellen lukte niet: {uit.stderr.decode().strip().splitlines()[-1]}")
        aantal = cluster.sql("select count(*) from dossiers_dossier", database="samenspel_herstel")
    finally:
        cluster.stop()
    zeg(
        f"Hersteld in de database samenspel_herstel: {(aantal or '0').strip()} dossiers. Zet DATABASE_URL daarop om hem te gebruiken."
    )
    return 0
