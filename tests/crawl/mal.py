"""The world of the crawl, made once per state of the code and copied for each proof: the database as a template, the names in it beside it.

`python -m tests.crawl.mal` makes it, in the database of the settings; `lees` reads what it wrote.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from psycopg import sql

from huis.plekken import STAAT
from huis.slot import om_de_beurt
from tests.mallen import WORTEL, haal_weg, kopieer_mal, maak_van, omgeving_voor, server

if TYPE_CHECKING:
    from tests.crawl.formulieren import Velden
    from tests.crawl.wereld import Crawlwereld

    Formulieren = dict[str, tuple[Velden, list[str]]]

_MAP = STAAT / "crawl"
_BRONNEN = ("samenspel/**/*", "wet/**/*", "tests/**/*")
_KIJKT_ALLEEN = WORTEL / "tests/fouten"
"""Asks in the world, and makes nothing of it."""
_SOORTEN = {".py", ".html", ".csv", ".toml", ".txt", ".json", ".mo", ".po"}


def _stempel() -> str:
    """Changes with anything that the world is made of: code, tables, keys, and the day on which it is made."""
    som = hashlib.sha256(date.today().isoformat().encode())
    for patroon in _BRONNEN:
        for bestand in sorted(WORTEL.glob(patroon)):
            hoort_erbij = bestand.suffix in _SOORTEN and _KIJKT_ALLEEN not in bestand.parents
            if hoort_erbij and bestand.is_file():
                som.update(bestand.relative_to(WORTEL).as_posix().encode() + bestand.read_bytes())
    for bestand in sorted(Path(os.environ.get("SAMENSPEL_GEHEIMEN", WORTEL / ".geheimen")).glob("sleutel_*")):
        som.update(hashlib.sha256(bestand.read_bytes()).digest())
    return som.hexdigest()[:10]


def kopieer(naam: str) -> bytes:
    """Make this database a copy of the world; gives the names in it, for `lees`."""
    with om_de_beurt(STAAT / "crawl.slot", op="de wereld van de crawl wordt gemaakt"):
        mal = f"crawl_{_stempel()}"
        bestand = _MAP / f"{mal}.pickle"
        with server() as verbinding:
            vraag = "select datname from pg_database where datname like 'crawl\\_%'"
            bestaand = {rij[0] for rij in verbinding.execute(vraag)}
            if mal not in bestaand or not bestand.exists():
                for oud in bestaand:
                    haal_weg(verbinding, oud)
                _maak(mal, bestand)
                verbinding.execute(
                    sql.SQL("alter database {} rename to {}").format(sql.Identifier(f"{mal}_half"), sql.Identifier(mal))
                )
            haal_weg(verbinding, naam)
            maak_van(verbinding, naam, mal)
        return bestand.read_bytes()


def _maak(mal: str, bestand: Path) -> None:
    """In a process of its own, which makes the world as a proof would."""
    _MAP.mkdir(parents=True, exist_ok=True, mode=0o700)
    for oud in _MAP.glob("*.pickle"):
        oud.unlink()
    kopieer_mal(f"{mal}_half")
    opdracht = [sys.executable, "-m", "tests.crawl.mal", str(bestand)]
    subprocess.run(opdracht, cwd=WORTEL, env={**omgeving_voor(f"{mal}_half"), **OMGEVING}, check=True)


OMGEVING = {
    "DJANGO_SETTINGS_MODULE": "samenspel.config.settings", "SAMENSPEL_HTTPS": "ja", "SAMENSPEL_PROEF": "ja", "SAMENSPEL_POOL": "nee",
    "SAMENSPEL_LOGNIVEAU": "CRITICAL", "SAMENSPEL_TIJDSLIMIET": "60",
}  # fmt: skip
"""As in production behind HTTPS."""


def lees(namen: bytes) -> tuple[Crawlwereld, Formulieren]:
    """The names in the world, and every form that a page of it has. Under Django."""
    wereld, formulieren = pickle.loads(namen)  # our own, beside our own database
    return wereld, formulieren


def main(bestand: str) -> None:
    """Make it, in the database of the settings."""
    import logging

    import django

    django.setup()
    logging.disable(logging.CRITICAL)  # every refusal would be a line
    from django.db import connections, transaction

    from tests.crawl.kruiper import Kruiper, Uitslag
    from tests.crawl.wereld import bouw

    wereld = bouw()
    with transaction.atomic():
        kruiper = Kruiper(wereld, Uitslag())
        kruiper.leer_formulieren()
        transaction.set_rollback(True)
    connections.close_all()
    half = Path(bestand).with_suffix(".half")
    half.write_bytes(pickle.dumps((wereld, kruiper.formulieren)))
    half.rename(bestand)


if __name__ == "__main__":
    main(*sys.argv[1:2])
