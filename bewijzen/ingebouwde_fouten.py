"""`run.py bewijs ingebouwde-fouten` (V6): the wall made wrong in one place at a time; V1 must notice each.

Part i of n takes every n-th bug.
"""

from __future__ import annotations

import json
import os
import sys

import psycopg

from tests.mallen import haal_weg, kopieer_mal, met_naam, server
from tests.matrix.fouten import fouten, wordt_gezien
from tests.matrix.muur import Uitslag, Vrager, korte_zichten
from tests.matrix.proefwereld import bouw, voeg_proefrollen_toe

NAAM = "bewijs_fouten"


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    kopieer_mal(NAAM)
    gemist = []
    try:
        with (
            psycopg.connect(met_naam(os.environ["DATABASE_URL_EIGENAAR"], NAAM), autocommit=True) as eigenaar,
            psycopg.connect(met_naam(os.environ["DATABASE_URL"], NAAM), autocommit=True) as login,
        ):
            voeg_proefrollen_toe(eigenaar)
            vrager = Vrager(login, bouw(eigenaar), korte_zichten(eigenaar), Uitslag())
            deze = fouten(eigenaar)[i - 1 :: n]
            for fout in deze:
                if not wordt_gezien(fout, eigenaar, vrager):
                    gemist.append(fout.naam)
                    sys.stdout.write(f"niet gezien: {fout.naam}\n")
    finally:
        with server() as verbinding:
            haal_weg(verbinding, NAAM)
    uitkomst = {"checked": len(deze), "wrong": len(gemist), "seed": None, "counts": {"niet gezien": gemist}}
    sys.stdout.write(json.dumps(uitkomst) + "\n")
    return 1 if gemist else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
