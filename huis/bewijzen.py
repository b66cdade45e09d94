"""`run.py bewijs NAAM [--deel i/n]`: one proof in full, or one part (contract.md section 5)."""

from __future__ import annotations

import json
import re
import subprocess
import time
from typing import Any

from huis.omgeving import zorg_voor_omgeving
from huis.plekken import BEWIJS, WORTEL, Stop, met_python, zeg


def bewijs(rest: list[str]) -> int:
    """Run the module `bewijzen.NAAM`; write `bewijs/NAAM.json`; 0 only when nothing was wrong."""
    alle = sorted(pad.stem for pad in (WORTEL / "bewijzen").glob("*.py") if not pad.stem.startswith("_"))
    if not rest or rest[0] not in alle:
        raise Stop(f"Kies een bewijs: {', '.join(alle)}.")
    naam, deel = rest[0], _deel(rest[1:])
    zorg_voor_omgeving(ontwikkel=True)
    from huis.opdrachten import database

    begin = time.monotonic()
    with database("proef") as omgeving:
        opdracht = met_python("-m", f"bewijzen.{naam}", f"{deel[0]}/{deel[1]}")
        uit = subprocess.run(opdracht, cwd=WORTEL, env=omgeving, check=False, stdout=subprocess.PIPE, text=True)
    uitkomst = _lees(uit.stdout)
    uitkomst |= {
        "naam": naam,
        "commit": _commit(),
        "deel": f"{deel[0]}/{deel[1]}",
        "duur_s": round(time.monotonic() - begin, 1),
    }
    BEWIJS.mkdir(exist_ok=True)
    bestand = BEWIJS / (f"{naam}.json" if deel == (1, 1) else f"{naam}-{deel[0]}-{deel[1]}.json")
    bestand.write_text(json.dumps(uitkomst, ensure_ascii=False, indent=2) + "\n")
    print(f"{naam}: {uitkomst['checked']} checked, {uitkomst['wrong']} wrong")
    return 0 if uit.returncode == 0 and uitkomst["checked"] and not uitkomst["wrong"] else 1


def _deel(rest: list[str]) -> tuple[int, int]:
    if not rest:
        return 1, 1
    treffer = re.fullmatch(r"(\d+)/(\d+)", rest[1]) if rest[0] == "--deel" and len(rest) == 2 else None
    if treffer is None or not 1 <= int(treffer[1]) <= int(treffer[2]):
        raise Stop("Schrijf een deel als --deel 1/4.")
    return int(treffer[1]), int(treffer[2])


def _lees(uitvoer: str) -> dict[str, Any]:
    """The last line of a proof is one JSON object with `checked`, `wrong`, `seed` and `counts`."""
    regels = [regel for regel in uitvoer.splitlines() if regel.startswith("{")]
    for regel in uitvoer.splitlines():
        if not regel.startswith("{"):
            zeg(regel)
    if not regels:
        raise Stop("Het bewijs gaf geen uitkomst.")
    return dict(json.loads(regels[-1]))


def _commit() -> str:
    uit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=WORTEL, check=False, capture_output=True, text=True)
    return uit.stdout.strip()
