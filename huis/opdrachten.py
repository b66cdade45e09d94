"""Which command does what."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from huis.omgeving import zorg_voor_omgeving
from huis.plekken import WORTEL, Stop, met_python
from huis.postgres import Cluster

_ALS_EIGENAAR = {"eerste-beheerder"}  # what comes before anybody can log in
Opdracht = Callable[[list[str]], int]


def voer_uit(naam: str, rest: list[str]) -> int:
    """Run one command; a name that is not ours goes to Django."""
    eigen = _eigen()
    if naam in eigen:
        return eigen[naam](rest)
    zorg_voor_omgeving(ontwikkel=False)
    if naam in _ALS_EIGENAAR:
        return django([naam.replace("-", "_"), *rest], als_eigenaar=True)
    return django([naam.replace("-", "_"), *rest])


def _eigen() -> dict[str, Opdracht]:
    from huis import bewijzen, controle, demo, kopie, metingen, proef

    return {
        "demo": demo.demo,
        "dev": demo.dev,
        "test": proef.test,
        "check": controle.check,
        "ci": controle.ci,
        "bench": metingen.bench,
        "bewijs": bewijzen.bewijs,
        "reservekopie": kopie.reservekopie,
        "herstel": kopie.herstel,
    }


@contextmanager
def database(naam: str = "demo") -> Iterator[dict[str, str]]:
    """The environment of a running database: `DATABASE_URL` where given, else ours, stopped again if we started it."""
    if "DATABASE_URL" in os.environ:
        yield dict(os.environ)
        return
    cluster = Cluster(naam)
    cluster.start()
    try:
        yield {**os.environ, **cluster.omgeving()}
    finally:
        cluster.stop()


def django(argumenten: list[str], *, als_eigenaar: bool = False) -> int:
    """A management command with a database; output and exit code are the command's."""
    with database() as omgeving:
        if "DATABASE_URL" not in os.environ:  # our own server holds the demo, and nothing else
            omgeving["SAMENSPEL_DEMO"] = "ja"
        if als_eigenaar:
            if "DATABASE_URL_EIGENAAR" not in omgeving:
                raise Stop("Hiervoor is DATABASE_URL_EIGENAAR nodig: het adres van de database als samenspel_eigenaar.")
            omgeving["DATABASE_URL"] = omgeving["DATABASE_URL_EIGENAAR"]
        return subprocess.run(met_python("manage.py", *argumenten), cwd=WORTEL, env=omgeving, check=False).returncode
