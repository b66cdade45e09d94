"""`run.py bewijs logketen` (V31): a thousand times somebody who rules the database changes the log; the verifier must say so each time.

Part i of n takes every n-th. The log is written by the functions of the owner; its heads stand in a folder of the proof.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile

from tests.mallen import haal_weg, kopieer_mal, met_naam, server

NAAM = "bewijs_logketen"
KEREN = 1_000
ZAAD = 2026


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    kopieer_mal(NAAM)
    oud = {sleutel: os.environ[sleutel] for sleutel in ("DATABASE_URL", "DATABASE_URL_EIGENAAR")}
    try:
        os.environ.update({sleutel: met_naam(url, NAAM) for sleutel, url in oud.items()})
        uitkomst = _meet(i, n)
    finally:
        os.environ.update(oud)
        with server() as verbinding:
            haal_weg(verbinding, NAAM)
    sys.stdout.write(json.dumps(uitkomst) + "\n")
    return 1 if uitkomst["wrong"] else 0


def _meet(i: int, n: int) -> dict[str, object]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.db import connections

    from tests.logketen.proef import bouw, knoei

    with tempfile.TemporaryDirectory() as map_:
        settings.SAMENSPEL_ANKERS = map_
        bouw(ZAAD)
        try:
            gedaan, gemist, soorten = knoei(ZAAD, KEREN, begin=i - 1, stap=n)
        finally:
            connections.close_all()
    for naam in gemist:
        sys.stdout.write(f"niet gezien: {naam}\n")
    return {
        "checked": gedaan,
        "wrong": len(gemist),
        "seed": ZAAD,
        "counts": {"soorten": len(soorten), "niet gezien": gemist},
    }


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
