"""`run.py bewijs NAAM [--deel i/n]`: one proof in full, or one part (contract.md section 5)."""

from __future__ import annotations

import json
import re
import subprocess
import time
from typing import Any

from huis.omgeving import zorg_voor_omgeving
from huis.plekken import BEWIJS, WORTEL, Stop, met_python, zeg
from huis.stap import stap


def bewijs(rest: list[str]) -> int:
    """Run the module `bewijzen.NAAM`; write `bewijs/NAAM.json`; 0 only when nothing was wrong."""
    alle = sorted(pad.stem.replace("_", "-") for pad in (WORTEL / "bewijzen").glob("*.py") if pad.stem[0] != "_")
    if not rest or rest[0] not in alle:
        raise Stop(f"Kies een bewijs: {', '.join(alle)}.")
    naam, deel = rest[0], _deel(rest[1:])
    zorg_voor_omgeving(ontwikkel=True)
    from huis.opdrachten import database

    begin = time.monotonic()
    with database("proef") as omgeving:
        code, uitkomst = _loop_mee(
            naam, met_python("-m", f"bewijzen.{naam.replace('-', '_')}", f"{deel[0]}/{deel[1]}"), omgeving
        )
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
    return 0 if code == 0 and uitkomst["checked"] and not uitkomst["wrong"] else 1


def _deel(rest: list[str]) -> tuple[int, int]:
    if not rest:
        return 1, 1
    treffer = re.fullmatch(r"(\d+)/(\d+)", rest[1]) if rest[0] == "--deel" and len(rest) == 2 else None
    if treffer is None or not 1 <= int(treffer[1]) <= int(treffer[2]):
        raise Stop("Schrijf een deel als --deel 1/4.")
    return int(treffer[1]), int(treffer[2])


def _loop_mee(naam: str, opdracht: list[str], omgeving: dict[str, str]) -> tuple[int, dict[str, Any]]:
    """Run it and say every line when it comes; the last one that is a JSON object is the outcome.

    It has `checked`, `wrong`, `seed` and `counts`.
    """
    laatste = ""
    omgeving = {**omgeving, "PYTHONUNBUFFERED": "1"}
    with (
        stap(f"Bewijs {naam}"),
        subprocess.Popen(opdracht, cwd=WORTEL, env=omgeving, stdout=subprocess.PIPE, text=True) as proces,
    ):
        assert proces.stdout is not None
        for regel in proces.stdout:
            if regel.startswith("{"):
                laatste = regel
            else:
                zeg(regel.rstrip("\n"))
    if not laatste:
        raise Stop("Het bewijs gaf geen uitkomst.")
    return proces.returncode, dict(json.loads(laatste))


def _commit() -> str:
    uit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=WORTEL, check=False, capture_output=True, text=True)
    return uit.stdout.strip()
