"""`run.py reservekopie` and `run.py herstel`: pg_dump as the backup role, pg_restore into an empty database."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from huis.omgeving import zorg_voor_omgeving
from huis.plekken import STAAT, WORTEL, Stop, met_python, zeg
from huis.postgres import Cluster
from huis.stap import stap

_HERSTEL = "samenspel_herstel"


def reservekopie(rest: list[str]) -> int:
    """Write one compressed copy of the database; prints its path. The keys are not in it: keep those elsewhere."""
    zorg_voor_omgeving(ontwikkel=False)
    doel = Path(rest[0]) if rest else STAAT / f"samenspel-{time.strftime('%Y%m%d-%H%M%S')}.kopie"
    if "DATABASE_URL" in os.environ and "DATABASE_URL_BACKUP" not in os.environ:
        raise Stop("Zet ook DATABASE_URL_BACKUP: het adres van dezelfde database als samenspel_backup.")
    with _server("DATABASE_URL_BACKUP") as cluster, stap("Reservekopie maken"):
        maak_kopie(cluster, os.environ.get("DATABASE_URL_BACKUP") or cluster.url("samenspel_backup"), doel)
    zeg(f"Reservekopie: {doel}. De sleutels zitten er niet in; bewaar die apart.")
    return 0


def herstel(rest: list[str]) -> int:
    """Restore a copy into an empty database; the running one is never overwritten."""
    if not rest or not Path(rest[0]).is_file():
        raise Stop("Noem het bestand van de reservekopie: python3 run.py herstel BESTAND")
    zorg_voor_omgeving(ontwikkel=False)
    with _server("DATABASE_URL_HERSTEL") as cluster, stap("Herstellen"):
        url = os.environ.get("DATABASE_URL_HERSTEL") or _lege_database(cluster)
        zet_terug(cluster, url, Path(rest[0]))
        verwijder_opnieuw(cluster, url)
        aantal = _psql(cluster, url, "select count(*) from dossiers_dossier")
    naam = urlsplit(url).path.lstrip("/")
    zeg(f"Hersteld in de database {naam}: {aantal} dossiers. Zet DATABASE_URL daarop om hem te gebruiken.")
    return 0


def maak_kopie(cluster: Cluster, url: str, doel: Path) -> None:
    """Dump to a file that only its owner can read; no half file stays behind."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    fd = os.open(doel, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(fd, "wb") as bestand:
        opdracht = [str(cluster.binaries() / "pg_dump"), "-Fc", "--no-owner", "-d", url]
        uit = subprocess.run(opdracht, stdout=bestand, stderr=subprocess.PIPE, check=False)
    if uit.returncode:
        doel.unlink()
        raise Stop(f"De reservekopie lukte niet: {_laatste(uit.stderr)}")


def zet_terug(cluster: Cluster, url: str, bestand: Path) -> None:
    """Restore as the owner, in one transaction: all of it, or nothing."""
    opdracht = [str(cluster.binaries() / "pg_restore"), "--no-owner", "--single-transaction", "-d", url, str(bestand)]
    uit = subprocess.run(opdracht, stderr=subprocess.PIPE, check=False)
    if uit.returncode:
        raise Stop(f"Herstellen lukte niet: {_laatste(uit.stderr)}")


def verwijder_opnieuw(cluster: Cluster, url: str) -> None:
    """What was removed after the copy was made goes again, before anybody can look (AVG 17; `samenspel.avg.verwijderlijst`)."""
    eigen = {} if "SAMENSPEL_GEHEIMEN" in os.environ else {"SAMENSPEL_GEHEIMEN": str(cluster.geheimen())}
    omgeving = {**os.environ, **eigen, "DATABASE_URL": url, "DATABASE_URL_EIGENAAR": url, "SAMENSPEL_POOL": "nee"}
    uit = subprocess.run(
        met_python("manage.py", "verwijder_opnieuw"), cwd=WORTEL, env=omgeving, capture_output=True, check=False
    )
    if uit.returncode:
        raise Stop(
            f"De kopie staat er, maar wat later verwijderd is staat er nog in. Zet haar niet open. {_laatste(uit.stderr)}"
        )


@contextmanager
def _server(adres: str) -> Iterator[Cluster]:
    """Our own server, running, unless the environment names another; the programs are of use in both cases."""
    cluster = Cluster("demo")
    if adres in os.environ:
        yield cluster
        return
    cluster.start()
    try:
        yield cluster
    finally:
        cluster.stop()


def _lege_database(cluster: Cluster) -> str:
    cluster.sql(f"drop database if exists {_HERSTEL}", database="postgres")
    cluster.sql(f"create database {_HERSTEL} owner samenspel_eigenaar template template0", database="postgres")
    return urlunsplit(urlsplit(cluster.url("samenspel_eigenaar"))._replace(path=f"/{_HERSTEL}"))


def _psql(cluster: Cluster, url: str, vraag: str) -> str:
    opdracht = [str(cluster.binaries() / "psql"), "-X", "-A", "-t", "-d", url, "-c", vraag]
    return subprocess.run(opdracht, capture_output=True, text=True, check=False).stdout.strip() or "0"


def _laatste(fouten: bytes) -> str:
    regels = fouten.decode(errors="replace").strip().splitlines()
    return regels[-1] if regels else "zonder reden"
