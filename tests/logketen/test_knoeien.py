"""V31 in the tests: a tenth of `bewijs logketen`, in a process of its own, for the proof opens its own copy of the database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]


def test_wie_in_het_logboek_knoeit_wordt_elke_keer_gezien() -> None:
    opdracht = [sys.executable, "-m", "bewijzen.logketen", "1/10"]
    gelopen = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, check=False)
    assert gelopen.returncode == 0, gelopen.stdout + gelopen.stderr[-2000:]
    uitkomst = json.loads(gelopen.stdout.splitlines()[-1])
    assert uitkomst["checked"] == 100
    assert uitkomst["counts"]["soorten"] > 60
