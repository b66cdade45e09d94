"""A random sample of the loaded volume, told again through the acts: every row of every table must be equal.

`python3 run.py bench schaal [number] [seed]`; 1,000 dossiers by default. Exit 1 on any difference, or an empty volume.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from functools import cache
from uuid import UUID

# The acts run as the application role behind row-level security; reading every table back needs the owner, and what
# is undone at the end can only be read on the same connection.
os.environ["DATABASE_URL"] = os.environ.get("DATABASE_URL_EIGENAAR", os.environ.get("DATABASE_URL", ""))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
os.environ.setdefault("SAMENSPEL_POOL", "nee")

import django

django.setup()

from samenspel.demo.narekenen import Uitkomst, lees_dossiers, reken_na, trek
from samenspel.demo.volume import lees_partners
from samenspel.kern.identiteit import als_eigenaar
from samenspel.organisaties.models import Organisatie

_GETOOND = 40


def main(aantal: int = 1_000, zaad: int | None = None) -> int:
    """Compare, print the differences as text and the rows per table."""
    zaad = zaad if zaad is not None else random.SystemRandom().randrange(10**6)
    ids = trek(aantal, zaad)
    if not ids:
        print("Er is geen volume. Laad het eerst: python3 run.py demo --opnieuw --schaal 10000")
        return 1
    begin, tel, fout = time.monotonic(), Counter[str](), 0
    with multiprocessing.get_context("spawn").Pool(os.cpu_count() or 1) as werkers:
        for n, uitkomst in enumerate(werkers.imap_unordered(_reken_na, ids, chunksize=5), start=1):
            tel.update(uitkomst.rijen)
            fout += bool(uitkomst.verschillen)
            _toon(uitkomst, fout)
            if n % 100 == 0:
                print(f"{n} van {len(ids)} nagespeeld, {fout} anders, {time.monotonic() - begin:.0f} s", flush=True)
    for tabel, rijen in tel.most_common():
        print(f"{rijen:9} rijen  {tabel}")
    print(f"steekproef {zaad}: {len(ids)} dossiers, {tel.total()} rijen in {len(tel)} tabellen, {fout} dossiers anders")
    return int(fout > 0)


def _reken_na(dossier_id: UUID) -> Uitkomst:
    (dossier,) = lees_dossiers([dossier_id])
    return reken_na(dossier, _partners())


@cache
def _partners() -> dict[str, Organisatie]:
    with als_eigenaar():
        return lees_partners()


def _toon(uitkomst: Uitkomst, fout: int) -> None:
    for verschil in uitkomst.verschillen if fout <= _GETOOND else ():
        print(f"{uitkomst.nummer} ({uitkomst.gemeente}): {verschil}", flush=True)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
