"""`run.py bewijs crawl` (V2): every route, everybody, every relation to a dossier, every method, against the naive matrix.

Part i of n takes every n-th (route, person, relation). What is expected stands in `tests/crawl/routes.csv`; a route without a row is wrong.
"""

from __future__ import annotations

import sys

from bewijzen._opstelling import eigen_database, einde, zeg


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    with eigen_database("crawl"):
        from django.db import transaction

        from tests.crawl import controle
        from tests.crawl.kruiper import Kruiper, Uitslag, gevallen, zonder_rij
        from tests.crawl.wereld import bouw

        uitslag = Uitslag()
        for zin in zonder_rij():
            uitslag.meld(zin)
        if uitslag.mis:  # first every route its row
            return einde(1, uitslag.mis)
        wereld = bouw()
        with transaction.atomic():
            kruiper = Kruiper(wereld, uitslag)
            kruiper.leer_formulieren()
            deze = gevallen()[i - 1 :: n]
            for begin in range(0, len(deze), 500):
                kruiper.loop(deze[begin : begin + 500])
                zeg(f"{begin + len(deze[begin : begin + 500])} van {len(deze)}: {uitslag.mis.total()} anders")
            gemist = controle.gemist(wereld, kruiper)
            transaction.set_rollback(True)
    for naam in gemist:
        uitslag.meld("de controle zag niet:", naam)
    return einde(
        uitslag.gevraagd.total(), uitslag.mis + uitslag.koppen, per_methode=dict(uitslag.gevraagd), kanaries_gezien=uitslag.kanaries,
        gevallen=len(deze), routes_met_gevolg=len(uitslag.met_gevolg), controles=controle.AANTAL,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
