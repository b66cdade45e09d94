"""What every bench needs: Django set up, CPU of application and PostgreSQL, counted SQL, and one way of printing.

Benches run as the application role with row-level security and encryption on; comparators run as the owner. The gate
is the number of statements (exact) and the CPU ratio; wall clock is advice, for other work may run beside it.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
os.environ.setdefault("SAMENSPEL_POOL", "nee")  # one connection, so that its CPU can be read

import django

django.setup()

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import connection, connections
from django.db.backends.postgresql.psycopg_any import mogrify
from django.db.models import Count
from django.test import Client

from samenspel.dossiers.models import BewaakteTermijn, Dossier
from samenspel.kern.identiteit import als_eigenaar as als_eigenaar
from samenspel.kern.opruimen import rust
from samenspel.toegang.models import Gebruiker

rust()  # as the server does
settings.ALLOWED_HOSTS = ["testserver"]
settings.DEBUG = False
settings.TWEEDE_STAP = "advies"  # `client_van` logs in without one

_GEEN_VRAAG = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
Doe = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Maat:
    """Milliseconds per request."""

    app: float
    pg: float
    p50: float
    p95: float

    @property
    def cpu(self) -> float:
        return self.app + self.pg


def keer(standaard: int) -> int:
    """How often to measure: the first argument, or the bench's own number."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else standaard


def client_van(gebruiker: Gebruiker) -> Client:
    """A browser in which this person is logged in."""
    client = Client()
    client.force_login(gebruiker, backend="samenspel.toegang.aanmelden.LoginBackend")
    # as a login through the page writes it; `force_login` goes past that
    UserSession.objects.get_or_create(
        session_key=client.session.session_key, defaults={"user": gebruiker, "ip": "127.0.0.1", "user_agent": "bench"}
    )
    return client


def fullest() -> tuple[Gebruiker, int, int]:
    """The person with the most open terms, how many, and N of the whole database."""
    with als_eigenaar(using="eigenaar"):
        open_ = BewaakteTermijn.objects.using("eigenaar").filter(
            voldaan_op__isnull=True, geeindigd_op__isnull=True, uiterlijk__isnull=False, dossier__gesloten_op__isnull=True,
            dossier__contactpersoon__isnull=False,
        )  # fmt: skip
        rij = open_.values("dossier__contactpersoon_id").annotate(n=Count("id")).order_by("-n").first()
        if rij is None:
            sys.exit("Geen open termijnen in deze database. Vul hem eerst: python3 run.py demo --schaal N")
        aantal = Dossier.objects.using("eigenaar").count()
    return Gebruiker.objects.get(pk=rij["dossier__contactpersoon_id"]), rij["n"], aantal


def caseload(gebruiker: Gebruiker, hooguit: int = 200) -> list[Dossier]:
    """Open dossiers of this person, read as the owner."""
    with als_eigenaar(using="eigenaar"):
        rijen = Dossier.objects.using("eigenaar").filter(contactpersoon=gebruiker, gesloten_op__isnull=True)
        return list(rijen.order_by("id")[:hooguit])


@contextmanager
def eigenaar_doet(doe: Doe) -> Iterator[Doe]:
    """What is to be measured, as the owner, without policies."""
    with als_eigenaar(using="eigenaar"):
        yield doe


def sql_van(doe: Doe, using: str = "default") -> list[str]:
    """The statements of one call with their values, without BEGIN, COMMIT and savepoints, with `set_config`."""
    gezien: list[str] = []

    def luister(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        gezien.append(mogrify(sql, params, connections[using].connection) if params else sql)
        return execute(sql, params, many, context)

    with connections[using].execute_wrapper(luister):
        doe()
    return [vraag for vraag in gezien if not vraag.startswith(_GEEN_VRAAG)]


def lezend(sql: list[str]) -> list[str]:
    """Those of the statements that read data: what a comparator repeats."""
    return [
        q
        for q in sql
        if "set_config" not in q
        and "logboek_schrijf" not in q
        and q.lstrip().upper().startswith(("SELECT", "(SELECT", "WITH"))
    ]


def achter_de_muur(sql: list[str]) -> list[str]:
    """Those after the identity was set: what runs behind the policies."""
    begin = next((nummer for nummer, q in enumerate(sql) if "set_config('role'" in q), -1)
    return sql[begin + 1 :]


def bare_sql(sql: list[str]) -> Doe:
    """The same statements, bare, as the owner."""

    def doe() -> None:
        with connections["eigenaar"].cursor() as cursor:
            for query in sql:
                cursor.execute(query)
                if cursor.description:
                    cursor.fetchall()

    return doe


def backend_cpu(alias: str) -> float:
    """CPU seconds of this connection's PostgreSQL process, from /proc; 0 when the server is elsewhere."""
    with connections[alias].cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (pid,) = cursor.fetchone()
    try:
        velden = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(velden[11]) + int(velden[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class _Teller:
    """What one side of a bench took until now."""

    wand: list[float]
    app: float = 0.0
    pg: float = 0.0

    def tel(self, doe: Doe, aantal: int, alias: str) -> None:
        cpu, pg = time.process_time(), backend_cpu(alias)
        for _ in range(aantal):
            begin = time.perf_counter()
            doe()
            self.wand.append((time.perf_counter() - begin) * 1000)
        self.app += time.process_time() - cpu
        self.pg += backend_cpu(alias) - pg

    def maat(self) -> Maat:
        n, wand = len(self.wand), sorted(self.wand)
        return Maat(self.app * 1000 / n, self.pg * 1000 / n, statistics.median(wand), wand[int(n * 0.95)])


def meet(doe: Doe, aantal: int, alias: str = "default") -> Maat:
    """Twenty rounds to warm up, then `aantal` measured ones."""
    for _ in range(20):
        doe()
    teller = _Teller([])
    teller.tel(doe, aantal, alias)
    return teller.maat()


@dataclass(frozen=True, slots=True)
class Kant:
    """One side of a comparison: what opens it, and the connection whose CPU counts."""

    open_: Callable[[], AbstractContextManager[Doe]]
    alias: str = "default"


def meet_om_en_om(kanten: list[Kant], aantal: int, blok: int = 50) -> list[Maat]:
    """Each side in turns of `blok` requests, so that what else the machine does falls on all of them alike."""
    tellers = [_Teller([]) for _ in kanten]
    for beurt in range(max(1, aantal // blok)):
        for kant, teller in zip(kanten, tellers, strict=True):
            with kant.open_() as doe:
                for _ in range(4 if beurt else 20):
                    doe()
                teller.tel(doe, min(blok, aantal), kant.alias)
    return [teller.maat() for teller in tellers]


def toon(naam: str, maat: Maat, sql: int | None = None) -> None:
    """One line of figures."""
    telling = f"SQL {sql:3}" if sql is not None else " " * 7
    print(f"{naam:32} {telling}  app {maat.app:7.2f}  pg {maat.pg:6.2f}  p50 {maat.p50:7.2f}  p95 {maat.p95:7.2f} ms")


def besluit(regels: list[tuple[str, float, float]]) -> int:
    """Print each (name, measured, budget); 1 when one is over its budget."""
    over = 0
    for naam, gemeten, grens in regels:
        binnen = gemeten <= grens
        over |= not binnen
        print(f"{'binnen' if binnen else 'OVER  '} {naam}: {gemeten:.2f} (grens {grens:g})")
    return int(over)


__all__ = [
    "Kant",
    "Maat",
    "bare_sql",
    "besluit",
    "caseload",
    "client_van",
    "connection",
    "eigenaar_doet",
    "fullest",
    "keer",
    "lezend",
    "meet",
    "meet_om_en_om",
    "sql_van",
    "toon",
]
