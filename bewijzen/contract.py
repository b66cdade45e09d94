"""`run.py bewijs contract`: the engine of the law against a second reading of contract.md, over random histories.

The second reading (`wet/tests/orakel.py`) shares no code with the engine. Part i of n takes its own seeds.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from datetime import date

import wet
from wet.tests.geschiedenis import peildagen, persoon
from wet.tests.orakel import antwoord

GESCHIEDENISSEN = 20_000
ZAAD = 2026


def vergelijk(zaad: int, tel: Counter[str]) -> None:
    """One history on its reference days; counts days that were equal and those that were not."""
    r = random.Random(zaad)  # noqa: S311 - histories, not secrets
    obj = persoon(r)
    try:
        feiten = wet.lees_feiten(obj)
    except wet.Fouten:
        tel["geschiedenissen met een fout"] += 1
        return
    for op in peildagen(r, obj):
        gevonden = {
            t.code: (_iso(t.start), _iso(t.uiterlijk), t.stand, _iso(t.voldaan_op), t.onzeker)
            for t in wet.termijnen(feiten, wet.beleid_voor(feiten.gemeente), date.fromisoformat(op))
        }
        tel["termijnen"] += len(gevonden)
        tel["dagen"] += 1
        if gevonden != antwoord(obj, op):
            tel["ongelijk"] += 1
            sys.stdout.write(f"ongelijk: zaad {zaad}, {op}\n")


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag is not None else None


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    tel: Counter[str] = Counter()
    for nummer in range(i - 1, GESCHIEDENISSEN, n):
        vergelijk(ZAAD + nummer, tel)
    uitkomst = {"checked": tel["dagen"], "wrong": tel["ongelijk"], "seed": ZAAD, "counts": dict(tel)}
    sys.stdout.write(json.dumps(uitkomst) + "\n")
    return 1 if tel["ongelijk"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
