"""`run.py bewijs inzage` (V38): five hundred made-up people ask for their data; every copy against the raw rows of the database.

Part i of n takes every n-th pair of people. The judge (`tests/inzage/naief.py`) imports nothing of `samenspel`.
"""

from __future__ import annotations

import json
import sys

from bewijzen._opstelling import eigen_database, zeg


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    with eigen_database("inzage"):
        from tests.inzage.proef import MENSEN, ZAAD, controles, loop, verwijder
        from tests.inzage.proefwereld import bouw

        wereld = bouw(ZAAD + i, [nummer for nummer in range(MENSEN) if nummer // 2 % n == i - 1])
        telling, fouten, langst = loop(wereld)
        gemist = []
        for naam, gezien in controles(wereld):
            telling["controles"] += 1
            gemist += [] if gezien else [f"controle niet gezien: {naam}"]
        telling["verwijderd"], over = verwijder(wereld)
        fouten += over
    for fout in [*fouten[:50], *gemist]:
        zeg(f"fout: {fout}")
    uitkomst = {
        "checked": telling["cellen"] + telling["kolommen"] + telling["controles"] + telling["verwijderd"], "wrong": len(fouten) + len(gemist), "seed": ZAAD,
        "counts": {**telling, "langste kopie (s)": round(langst, 2)},
    }  # fmt: skip
    sys.stdout.write(json.dumps(uitkomst, ensure_ascii=False) + "\n")
    return 1 if uitkomst["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
