"""One figure over everybody, against its bare SQL.

Budget (design, section 8): at most 1.5 x the bare SQL of the same data. `python3 run.py bench monitor`.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

from django.db import connections

from bench._meten import Dossier, als_eigenaar, besluit
from samenspel.monitor.berekening import cijfer
from samenspel.monitor.feitenbank import Vraag
from samenspel.organisaties.models import Gemeente

_KAAL = """
select coalesce((select w.gegevens ->> 'leerroute' from dossiers_gebeurtenis w where w.dossier_id = p.dossier_id
        and w.soort in ('pip_dagtekening', 'pip_wijziging', 'leerroute_gewijzigd') order by w.op desc limit 1), '') as route, count(*)
from (select distinct on (g.dossier_id) g.dossier_id, g.op from dossiers_gebeurtenis g where g.soort = 'pip_dagtekening' and g.op <= %s
      and not exists (select from dossiers_gebeurtenis i where i.trekt_in_id = g.id) order by g.dossier_id, g.op) p
group by 1
"""


def klok(doe: Callable[[], object], keer: int = 3) -> float:
    """Median seconds."""
    tijden = []
    for _ in range(keer):
        begin = time.perf_counter()
        doe()
        tijden.append(time.perf_counter() - begin)
    return statistics.median(tijden)


def main() -> int:
    """I02 by route over all municipalities."""
    op = date.today()  # noqa: DTZ011  # a bench runs today
    with als_eigenaar(using="eigenaar"):
        aantal = Dossier.objects.using("eigenaar").count()

    def bare() -> None:
        with als_eigenaar(using="eigenaar"), connections["eigenaar"].cursor() as cursor:
            cursor.execute(_KAAL, [op])
            cursor.fetchall()

    vraag = Vraag(gemeenten=tuple(Gemeente.objects.all()), op=op)
    kaal = klok(bare)
    ons = klok(lambda: cijfer("I02", vraag, gemeente="alle", uitsplitsing="leerroute"))
    print(f"{aantal} dossiers; I02 naar leerroute: {ons:.2f} s; kale SQL {kaal:.2f} s")
    return besluit([("x kale SQL", ons / kaal, 1.5)])


if __name__ == "__main__":
    sys.exit(main())
