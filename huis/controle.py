"""`run.py check` and `run.py ci`: what a machine can judge."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from huis.omgeving import zorg_voor_omgeving
from huis.plekken import OMGEVING, WORTEL, met_python, zeg
from huis.postgres import Cluster
from huis.stap import stap


def check(rest: list[str]) -> int:
    """Every check, each with its time; 1 when one fails."""
    zorg_voor_omgeving(ontwikkel=True)
    cluster = Cluster("proef")
    cluster.start()
    bin_ = OMGEVING / "bin"
    sjablonen = sorted(str(pad.relative_to(WORTEL)) for pad in (WORTEL / "samenspel").rglob("templates/**/*.html"))
    stappen: list[tuple[str, Sequence[str | Path]]] = [
        ("stijl", [bin_ / "ruff", "check", "--quiet"]),
        ("vorm", [bin_ / "ruff", "format", "--check", "--quiet"]),
        ("types", [bin_ / "mypy", "samenspel", "wet", "huis", "run.py"]),
        ("imports", [bin_ / "lint-imports"]),
        ("sjablonen", [bin_ / "djade", "--target-version", "5.2", "--check", *sjablonen]),
        ("migraties", met_python("manage.py", "makemigrations", "--check", "--dry-run")),
    ]
    try:
        return max(_stap(naam, opdracht, cluster) for naam, opdracht in stappen)
    finally:
        cluster.stop()


def ci(rest: list[str]) -> int:
    """All of it; CI runs only this."""
    from huis.proef import test

    return check([]) or test(["--alles"])


def _stap(naam: str, opdracht: Sequence[str | Path], cluster: Cluster) -> int:
    begin = time.monotonic()
    omgeving = {**os.environ, **cluster.omgeving()}
    with stap(naam.capitalize()):
        uit = subprocess.run(
            [str(deel) for deel in opdracht], cwd=WORTEL, env=omgeving, check=False, capture_output=True, text=True
        )
    zeg(f"{'goed' if uit.returncode == 0 else 'FOUT'}  {naam:<10} {time.monotonic() - begin:5.1f} s")
    if uit.returncode:
        zeg((uit.stdout + uit.stderr)[-4000:])
    return 1 if uit.returncode else 0
