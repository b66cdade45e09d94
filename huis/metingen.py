"""`run.py bench [naam]`: the measurements of `bench/`, on the database of the demo."""

from __future__ import annotations

import subprocess

from huis.omgeving import zorg_voor_omgeving
from huis.plekken import WORTEL, Stop, met_python, zeg


def bench(rest: list[str]) -> int:
    """Run one bench, or all of them."""
    from huis.opdrachten import database

    zorg_voor_omgeving(ontwikkel=False)
    alle = sorted(pad.stem for pad in (WORTEL / "bench").glob("*.py") if not pad.stem.startswith("_"))
    namen = [rest[0]] if rest else alle
    if onbekend := [naam for naam in namen if naam not in alle]:
        raise Stop(f"De meting {onbekend[0]} bestaat niet. Kies uit: {', '.join(alle)}.")
    code = 0
    with database() as omgeving:
        for naam in namen:
            zeg(f"== {naam}")
            opdracht = met_python("-m", f"bench.{naam}", *rest[1:])
            code = subprocess.run(opdracht, cwd=WORTEL, env=omgeving, check=False).returncode or code
    return code
