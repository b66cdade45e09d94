"""Every deadline from nothing, by `wet` itself, writing only what changed.

Budget (design, section 8): 1,000,000 dossiers within 150 s on 2 cores, so 150 microseconds of wall clock per dossier. The
comparator reads the same rows and does nothing with them. `python3 run.py bench herbouw [workers]`.
"""

from __future__ import annotations

import os
import resource
import sys
import time

from django.core.management import call_command
from django.db import connections

from bench._meten import Dossier, als_eigenaar, besluit

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


def main() -> int:
    """Run it, and once more: the second run must write nothing."""
    werkers = int(sys.argv[1]) if len(sys.argv) > 1 else os.cpu_count() or 1
    with als_eigenaar(using="eigenaar"):
        aantal = Dossier.objects.using("eigenaar").count()
    kaal = lezen()
    begin = time.perf_counter()
    call_command("herbereken", werkers=werkers)
    duur = time.perf_counter() - begin
    kind = resource.getrusage(resource.RUSAGE_CHILDREN)
    zelf = resource.getrusage(resource.RUSAGE_SELF)
    cpu = kind.ru_utime + kind.ru_stime + (zelf.ru_utime + zelf.ru_stime if werkers == 1 else 0)
    print(
        f"{aantal} dossiers; {duur:.1f} s op {werkers} kernen; CPU van Python {cpu / aantal * 1e6:.0f} µs per dossier; alleen lezen {kaal:.1f} s"
    )
    return besluit([("seconden per miljoen dossiers", duur / aantal * 1e6, 150)])


if __name__ == "__main__":
    sys.exit(main())
