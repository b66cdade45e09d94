"""`run.py bewijs crawl` (V2): every route, everybody, every relation to a dossier, every method, against the naive matrix.

Part i of n takes every n-th (route, person, relation). What is expected stands in `tests/crawl/routes.csv`; a route without a row is wrong.
"""

from __future__ import annotations

import sys

from bewijzen._opstelling import einde, kruiper_over, zeg


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    with kruiper_over("crawl") as kruiper:
        from tests.crawl import controle
        from tests.crawl.kruiper import gevallen, zonder_rij

        uitslag = kruiper.uitslag
        for zin in zonder_rij():
            uitslag.meld(zin)
        if uitslag.mis:  # first every route its row
            return einde(1, uitslag.mis)
        deze = gevallen()[i - 1 :: n]
        for begin in range(0, len(deze), 500):
            kruiper.loop(deze[begin : begin + 500])
            zeg(f"{begin + len(deze[begin : begin + 500])} van {len(deze)}: {uitslag.mis.total()} anders")
        gemist = controle.gemist(kruiper)
    for naam in gemist:
        uitslag.meld("de controle zag niet:", naam)
    return einde(
        uitslag.gevraagd.total(), uitslag.mis + uitslag.koppen, per_methode=dict(uitslag.gevraagd), kanaries_gezien=uitslag.kanaries,
        gevallen=len(deze), routes_met_gevolg=len(uitslag.met_gevolg), controles=controle.AANTAL,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
