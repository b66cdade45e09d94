"""V37 in the tests: a tenth of `bewijs bewaren` with its controls, in a process of its own, for the proof opens its own copies of the database."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from tests.bewaren.leven import DAG, KLEIN, levens

WORTEL = Path(__file__).resolve().parents[2]


def test_elk_onderdeel_gaat_op_zijn_dag_en_een_kapotte_machine_wordt_gezien() -> None:
    opdracht = [sys.executable, "-m", "bewijzen.bewaren", "1/10"]
    gelopen = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, check=False)
    assert gelopen.returncode == 0, gelopen.stdout[-3000:] + gelopen.stderr[-2000:]
    uitkomst = json.loads(gelopen.stdout.splitlines()[-1])
    assert uitkomst["checked"] > 100_000
    assert uitkomst["counts"]["fouten gezien"] == 5


def test_de_levens_hebben_alles_wat_een_dag_verschuift() -> None:
    """Held by an objection and by a person, dead, without a duty, turned out otherwise: in the small worlds of the controls too."""
    for begin, aantal in ((0, 400), (KLEIN, 40)):
        alle = levens(2037, begin, aantal)
        assert any(lv.reden == "overleden" and lv.weg()["kern"] for lv in alle)
        assert any(lv.ingetrokken and lv.weg()["inhoud"] is None for lv in alle)
        assert any(lv.houvast and lv.dossier_weg() for lv in alle)
        assert any(len(lv.bezwaren) == 2 for lv in alle)
        assert any(lv.einde is None for lv in alle)
    assert timedelta(days=1) == DAG
    assert date(2028, 2, 29) in {lv.einde for lv in levens(2037, 0, 400)}
