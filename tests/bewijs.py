"""Running a proof, or a part of it, from a test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from tests.mallen import WORTEL


def loop_bewijs(naam: str, *rest: str) -> tuple[dict[str, Any], str]:
    """Run a proof with these arguments; its outcome, and all it said."""
    opdracht = [sys.executable, "-m", f"bewijzen.{naam}", *rest]
    klaar = subprocess.run(opdracht, cwd=WORTEL, env=dict(os.environ), capture_output=True, text=True, check=False)
    regels = [regel for regel in klaar.stdout.splitlines() if regel.startswith("{")]
    assert regels, klaar.stderr[-2000:]
    return json.loads(regels[-1]), klaar.stdout


def bewijs(naam: str, deel: str = "1/1") -> dict[str, Any]:
    """The same, where nothing may be wrong."""
    uitkomst, tekst = loop_bewijs(naam, deel)
    assert uitkomst["wrong"] == 0, tekst[-3000:]
    return uitkomst
