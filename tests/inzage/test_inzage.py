"""V38 in the tests: a tenth of `bewijs inzage`, in a process of its own, for the proof opens its own copy of the database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]


def test_wie_erom_vraagt_krijgt_alles_en_niets_van_een_ander() -> None:
    opdracht = [sys.executable, "-m", "bewijzen.inzage", "1/10"]
    gelopen = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, check=False)
    assert gelopen.returncode == 0, gelopen.stdout + gelopen.stderr[-2000:]
    uitkomst = json.loads(gelopen.stdout.splitlines()[-1])
    assert uitkomst["counts"]["mensen"] == 50
    assert uitkomst["counts"]["cellen"] > 10_000
    assert uitkomst["counts"]["controles"] == 8
