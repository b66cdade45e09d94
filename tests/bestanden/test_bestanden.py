"""V7 in full and a part of V10, in processes of their own; `run.py bewijs start` and `bewijs bestanden` do the same and count."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest

from tests.bestanden.kwaad import KLASSEN
from tests.mallen import WORTEL


def bewijs(naam: str, deel: str = "1/1") -> dict[str, Any]:
    """Run a proof, or a part of it; its outcome."""
    opdracht = [sys.executable, "-m", f"bewijzen.{naam}", deel]
    klaar = subprocess.run(opdracht, cwd=WORTEL, env=dict(os.environ), capture_output=True, text=True, check=False)
    regels = [regel for regel in klaar.stdout.splitlines() if regel.startswith("{")]
    assert regels, klaar.stderr[-2000:]
    uitkomst: dict[str, Any] = json.loads(regels[-1])
    assert uitkomst["wrong"] == 0, klaar.stdout[-3000:]
    return uitkomst


@pytest.mark.parametrize("klasse", [naam for naam in KLASSEN if naam not in {"bommen", "zipvormen", "pixels"}])
def test_elke_klasse_heeft_genoeg_verschillende_bestanden(klasse: str) -> None:
    wat = Counter(wat for wat, _naam, _inhoud in KLASSEN[klasse]())
    assert len(wat) >= 15
    assert max(wat.values()) == 1


def test_een_tiende_van_de_kwade_bestanden_komt_er_niet_in() -> None:
    assert bewijs("bestanden", "1/10")["checked"] >= 60


def test_een_server_met_een_ding_mis_start_niet() -> None:
    assert bewijs("start")["checked"] >= 20
