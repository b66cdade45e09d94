"""What the proofs over HTTP share: Django over a database of their own, with HTTPS on, and the outcome as one line."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tests.crawl.mal import OMGEVING, kopieer, lees
from tests.mallen import haal_weg, kopieer_mal, met_naam, server

if TYPE_CHECKING:
    from tests.crawl.kruiper import Kruiper, Uitslag


@contextmanager
def eigen_database(naam: str, maak: Callable[[str], object] = kopieer_mal) -> Iterator[None]:
    """Django, as in production behind HTTPS, over a copy of the (empty) mould that is thrown away afterwards."""
    naam = f"bewijs_{naam}_{os.getpid()}"
    maak(naam)
    for variabele in ("DATABASE_URL", "DATABASE_URL_EIGENAAR"):
        os.environ[f"{variabele}_SERVER"] = os.environ[variabele]
        os.environ[variabele] = met_naam(os.environ[variabele], naam)
    os.environ |= OMGEVING
    import django
    from django.db import connections

    django.setup()
    logging.disable(logging.CRITICAL)  # every refusal would be a line
    from django.test.utils import setup_test_environment

    setup_test_environment()
    try:
        yield
    finally:
        connections.close_all()
        for variabele in ("DATABASE_URL", "DATABASE_URL_EIGENAAR"):
            os.environ[variabele] = os.environ.pop(f"{variabele}_SERVER")
        with server() as verbinding:
            haal_weg(verbinding, naam)


@contextmanager
def kruiper_over(naam: str, uitslag: Uitslag | None = None) -> Iterator[Kruiper]:
    """Somebody who asks as everybody, in a copy of the world of the crawl; nothing of what is done there stays."""
    namen: list[bytes] = []
    with eigen_database(naam, lambda nieuw: namen.append(kopieer(nieuw))):
        from django.db import transaction

        from tests.crawl import kruiper as crawl

        wereld, formulieren = lees(namen[0])
        with transaction.atomic():
            yield crawl.Kruiper(wereld, uitslag or crawl.Uitslag(), formulieren)
            transaction.set_rollback(True)


def zeg(regel: str) -> None:
    """One line to who looks on."""
    sys.stdout.write(regel + "\n")
    sys.stdout.flush()


def einde(gevraagd: int, mis: Counter[str] | list[str], **counts: Any) -> int:
    """Say what was wrong, then the outcome as JSON; the exit code."""
    telling = Counter(mis)
    for waar, aantal in telling.most_common(200):
        zeg(f"anders dan verwacht: {waar} ({aantal})")
    counts["anders"] = dict(telling.most_common(200))
    uitkomst = {"checked": gevraagd, "wrong": telling.total(), "seed": None, "counts": counts}
    zeg(json.dumps(uitkomst, ensure_ascii=False))
    return 1 if telling else 0
