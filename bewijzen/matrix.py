"""`run.py bewijs matrix` (V1): everybody, in every relation to a dossier, tries everything with every table, straight on PostgreSQL.

Part i of n takes every n-th (principal, state).
"""

from __future__ import annotations

import json
import os
import sys

import psycopg

from tests.mallen import haal_weg, kopieer_mal, met_naam, server
from tests.matrix.muur import Uitslag, Vrager, alle_proeven, korte_zichten, onbekende_tabellen
from tests.matrix.proefwereld import bouw

NAAM = "bewijs_matrix"


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    kopieer_mal(NAAM)
    uitslag = Uitslag()
    try:
        with psycopg.connect(met_naam(os.environ["DATABASE_URL_EIGENAAR"], NAAM), autocommit=True) as eigenaar:
            for tabel in onbekende_tabellen(eigenaar):
                uitslag.meld("tests/matrix/tabellen.csv", tabel)
            wereld, zichten = bouw(eigenaar), korte_zichten(eigenaar)
        proeven = alle_proeven()[i - 1 :: n]
        with psycopg.connect(met_naam(os.environ["DATABASE_URL"], NAAM), autocommit=True) as login:
            vrager = Vrager(login, wereld, zichten, uitslag)
            for principal, toestand in proeven:
                vrager.alles(principal, toestand)
    finally:
        with server() as verbinding:
            haal_weg(verbinding, NAAM)
    for waar, aantal in uitslag.mis.most_common(200):
        sys.stdout.write(f"anders dan de matrix: {waar} ({aantal})\n")
    counts = {
        "wie en toestand": len(proeven),
        "tabellen": len(wereld.rijen),
        "korte zichten": len(zichten),
        "anders": uitslag.mis,
    }
    uitkomst = {"checked": uitslag.gevraagd, "wrong": uitslag.mis.total(), "seed": None, "counts": counts}
    sys.stdout.write(json.dumps(uitkomst) + "\n")
    return 1 if uitslag.mis else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
