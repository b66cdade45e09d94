"""The work list of the fullest caseload in the database: SQL, CPU of application and PostgreSQL, p50, p95, ratios.

Budget (design, section 8): at most 10 statements and 1.5 x the CPU of the ceiling. Run on whatever DATABASE_URL points to
(and DATABASE_URL_EIGENAAR for the comparators): `python bench/werkvoorraad.py [requests]`. N comes from the data.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")

import django

django.setup()

from ceiling import bare_view
from django.conf import settings
from django.db import connection, connections
from django.db.models import Count
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from samenspel.dossiers.models import BewaakteTermijn, Dossier
from samenspel.kern.identiteit import als_eigenaar
from samenspel.toegang.models import Gebruiker

ADRES = "/werkvoorraad/"
_GEEN_VRAAG = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


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


def measure(doe: Callable[[], object], keer: int, alias: str) -> dict[str, float]:
    """Milliseconds per request."""
    for _ in range(20):
        doe()
    wand, cpu, pg = [], time.process_time(), backend_cpu(alias)
    for _ in range(keer):
        begin = time.perf_counter()
        doe()
        wand.append((time.perf_counter() - begin) * 1000)
    app = (time.process_time() - cpu) * 1000 / keer
    wand.sort()
    return {
        "app": app,
        "pg": (backend_cpu(alias) - pg) * 1000 / keer,
        "p50": statistics.median(wand),
        "p95": wand[int(keer * 0.95)],
    }


def show(naam: str, m: dict[str, float], sql: int) -> None:
    print(f"{naam:32} SQL {sql:2}  app {m['app']:6.2f}  pg {m['pg']:6.2f}  p50 {m['p50']:6.2f}  p95 {m['p95']:6.2f} ms")


def main() -> None:
    """Ours, the ceiling and the bare SQL, in one run."""
    keer = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.DEBUG = False
    gebruiker, caseload, aantal = fullest()
    client = Client()
    client.force_login(gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend")
    eerste = client.get(ADRES)
    assert eerste.status_code == 200, eerste.status_code
    with CaptureQueriesContext(connection) as vragen:
        inhoud = client.get(ADRES).content
    sql = [v["sql"] for v in vragen if not v["sql"].startswith(_GEEN_VRAAG)]
    alle = [q for q in sql if "set_config" not in q and q.lstrip().upper().startswith(("SELECT", "(SELECT"))]
    getoond = inhoud.count(b"data-rij ")
    rijen: list[dict[str, object]] = [
        {"id": uuid4(), "naam": "Naam van iemand", "nummer": "A26-0001 · intake", "wat": "PIP nog niet vastgesteld", "bron": "Besluit inburgering 2021",
         "dag": "", "nog": "over 3 dagen", "url": "/x/", "knop": "Open intake"} for _ in range(getoond)
    ]  # fmt: skip
    plafond = bare_view(alle, rijen, len(inhoud))
    verzoek = RequestFactory().get("/plafond/")
    print(
        f"{aantal} dossiers; {caseload} open termijnen op deze lijst; {getoond} regels getoond; {len(inhoud) / 1024:.0f} kB; {keer} verzoeken"
    )

    def bare_sql() -> None:
        with connections["eigenaar"].cursor() as cursor:
            for query in alle:
                cursor.execute(query)
                cursor.fetchall()

    with als_eigenaar(using="eigenaar"):
        kaal, boven = measure(bare_sql, keer, "eigenaar"), measure(lambda: plafond(verzoek), keer, "eigenaar")
    ons = measure(lambda: client.get(ADRES), keer, "default")
    show("kale SQL", kaal, len(alle))
    show("plafond (view + sjabloon)", boven, len(alle))
    show("werkvoorraad", ons, len(sql))
    cpu = {naam: m["app"] + m["pg"] for naam, m in (("kaal", kaal), ("boven", boven), ("ons", ons))}
    print(
        f"CPU: {cpu['ons'] / cpu['boven']:.2f} x plafond (budget 1,5), {cpu['ons'] / cpu['kaal']:.2f} x kale SQL; SQL {len(sql)} (budget 10)"
    )


if __name__ == "__main__":
    main()
