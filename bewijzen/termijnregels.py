"""`run.py bewijs termijnregels`: every rule of law made wrong in one place at a time; a test must notice each.

Part i of n takes every n-th mutation. What no test noticed is printed by name.
"""

from __future__ import annotations

import json
import sys
from collections import Counter

from wet.tests.muteer_regels import gevangen_door, mutaties, proeven, vangt


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    alle = proeven()
    kapot = [naam for naam, proef in alle if vangt(proef)]
    if kapot:
        sys.stdout.write(f"Eerst moeten de tests slagen: {', '.join(kapot)}\n")
        return 1
    per_regel: Counter[str] = Counter()
    gemist = []
    for mutatie in list(mutaties())[i - 1 :: n]:
        per_regel[mutatie.oud.versie] += 1
        if not gevangen_door(mutatie, alle):
            gemist.append(mutatie.naam)
            sys.stdout.write(f"niet gevangen: {mutatie.naam}\n")
    counts = {"tests": len(alle), "per regel": dict(per_regel)}
    uitkomst = {"checked": per_regel.total(), "wrong": len(gemist), "seed": None, "counts": counts}
    sys.stdout.write(json.dumps(uitkomst) + "\n")
    return 1 if gemist else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
