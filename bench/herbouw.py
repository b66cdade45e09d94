"""Every deadline from nothing, by `wet` itself, writing only what changed.

Budget (design, section 8): 1,000,000 dossiers within 150 s on 2 cores, so 300 microseconds of CPU per dossier for Python and
PostgreSQL together. A rebuild costs something per municipality and something per dossier; in a small database there are as
many municipalities as in a large one, so both are measured and a million follows from them. Other work on the machine makes a
core slower and takes it away: the gate is CPU divided by that slowness (`drukte`), and the wall clock stands beside it. The
comparator reads the same rows and does nothing with them. `python3 run.py bench herbouw [workers]`.
"""

from __future__ import annotations

import os
import sys
import time
from uuid import UUID

from django.core.management import call_command
from django.db import connections
from django.db.models import Count

from bench._meten import Dossier, als_eigenaar, backend_cpu, besluit
from bench._schaal import drukte
from samenspel.dossiers.herbouw import herbouw

_LEES = (
    "select dossier_id, soort, op, gegevens::text, id, vastgelegd_op, trekt_in_id from dossiers_gebeurtenis",
    "select dossier_id, code, id, categorie, start, uiterlijk, voldaan_op, geeindigd_op, rest::text, versie from dossiers_bewaaktetermijn",
)


def lezen() -> float:
    """Seconds to read the same rows through the same driver, in one process."""
    begin = time.perf_counter()
    with als_eigenaar(using="eigenaar"):
        for query in _LEES:
            with connections["eigenaar"].connection.cursor(name="lezen") as cursor:  # a server-side cursor
                cursor.itersize = 10_000
                cursor.execute(query)
                for _ in cursor:
                    pass
    return time.perf_counter() - begin


def cpu_van(gemeenten: list[UUID], rondes: int) -> tuple[float, int, int]:
    """CPU seconds of Python and PostgreSQL for these, and how many municipalities and dossiers that were."""
    cpu, pg, aantal = time.process_time(), backend_cpu("default"), 0
    for _ in range(rondes):
        aantal += sum(herbouw(gemeente_id).dossiers for gemeente_id in gemeenten)
    return time.process_time() - cpu + backend_cpu("default") - pg, rondes * len(gemeenten), aantal


def kosten(gemeenten: list[UUID]) -> tuple[float, float]:
    """CPU seconds per municipality and per dossier, from all of them and from the three largest; `drukte` is out of it."""
    herbouw(gemeenten[0])  # warm
    schaal = drukte()
    alle, g_alle, n_alle = cpu_van(gemeenten, 1)
    groot, g_groot, n_groot = cpu_van(gemeenten[:3], 8)
    schaal = (schaal + drukte()) / 2
    per_dossier = (groot * g_alle - alle * g_groot) / (n_groot * g_alle - n_alle * g_groot)
    per_gemeente = (alle - per_dossier * n_alle) / g_alle
    print(
        f"CPU per gemeente {per_gemeente * 1e3:.1f} ms en per dossier {per_dossier * 1e6:.0f} µs, gedeeld door drukte {schaal:.2f}"
    )
    return per_gemeente / schaal, per_dossier / schaal


def main() -> int:
    """Run it on all cores, once; then what a million takes."""
    werkers = int(sys.argv[1]) if len(sys.argv) > 1 else os.cpu_count() or 1
    with als_eigenaar(using="eigenaar"):
        tellingen = Dossier.objects.using("eigenaar").values_list("gemeente_id").annotate(n=Count("id")).order_by("-n")
        per = list(tellingen)
    aantal = sum(n for _gemeente, n in per)
    kaal = lezen()
    begin = time.perf_counter()
    call_command("herbereken", werkers=werkers)
    duur = time.perf_counter() - begin
    print(f"{aantal} dossiers; {duur:.1f} s op {werkers} kernen (wandklok); alleen lezen {kaal:.1f} s")
    per_gemeente, per_dossier = kosten([gemeente_id for gemeente_id, _n in per])
    miljoen = (per_gemeente * len(per) + per_dossier * 1e6) / 2
    hier = (per_gemeente * len(per) + per_dossier * aantal) / 2
    print(f"deze {aantal} dossiers in {len(per)} gemeenten: {hier:.2f} s op 2 kernen die niets anders doen")
    return besluit([(f"seconden voor een miljoen dossiers in {len(per)} gemeenten, op 2 kernen", miljoen, 150)])


if __name__ == "__main__":
    sys.exit(main())
