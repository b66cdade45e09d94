"""House rule: the worker finds every job, and every job says to which processing activity it belongs.

The worker imports only modules called `tasks`; a job anywhere else is put down and never done.
"""

from __future__ import annotations

import ast
import importlib
from collections import Counter
from pathlib import Path

import pytest
from procrastinate.contrib.django import app

from samenspel.toegang.verwerkingen import GEEN_GEGEVENS, ZONDER_REGEL, verwerking_van_taak, verwerkingen

WORTEL = Path(__file__).resolve().parents[2] / "samenspel"


def met_een_taak(wortel: Path) -> set[Path]:
    """The files in which a function is a job."""
    return {pad for pad in wortel.rglob("*.py") if any(map(_is_taak, ast.walk(ast.parse(pad.read_text("utf-8")))))}


def _is_taak(knoop: ast.AST) -> bool:
    return isinstance(knoop, ast.FunctionDef) and any(
        ast.unparse(sier).startswith(("app.task", "app.periodic")) for sier in knoop.decorator_list
    )


def test_elke_taak_staat_waar_de_werker_haar_vindt() -> None:
    gevonden = met_een_taak(WORTEL)
    assert gevonden
    assert {
        pad.relative_to(WORTEL) for pad in gevonden if pad.name != "tasks.py" or pad.parent.parent != WORTEL
    } == set()


def test_de_regel_ziet_een_taak_die_de_werker_niet_vindt(tmp_path: Path) -> None:
    (tmp_path / "taken.py").write_text("@app.task(name='x')\ndef doe() -> None: ...\n", "utf-8")
    assert met_een_taak(tmp_path) == {tmp_path / "taken.py"}


def zonder_regel(bron: str, geen: set[str]) -> set[str]:
    """The jobs in this source that do not begin their line in the logs (`taak` with their own name)."""
    gevonden = set()
    for knoop in ast.walk(ast.parse(bron)):
        if not _is_taak(knoop):
            continue
        naam = next(_naam(sier) for sier in knoop.decorator_list if ast.unparse(sier).startswith("app.task"))  # type: ignore[attr-defined]
        begonnen = {
            ast.unparse(k.args[0]) for k in ast.walk(knoop) if isinstance(k, ast.Call) and ast.unparse(k.func) == "taak"
        }
        if begonnen != {naam} and naam.strip("'") not in geen:
            gevonden.add(naam)
    return gevonden


def _naam(sier: ast.expr) -> str:
    return next(ast.unparse(kw.value) for kw in sier.keywords if kw.arg == "name")  # type: ignore[attr-defined]  # a call: `_is_taak`


def test_elke_taak_staat_bij_een_verwerking_of_er_staat_waarom_niet() -> None:
    """Logboek Dataverwerkingen: also what nobody looks at. A new job without one fails here, and does not run either."""
    for map_ in WORTEL.glob("*/tasks.py"):
        importlib.import_module(f"samenspel.{map_.parent.name}.tasks")
    taken = {naam for naam in app.tasks if naam.split(".")[0] not in {"builtin", "procrastinate"} and ":" not in naam}
    per = Counter(naam for v in verwerkingen().values() for naam in v.taken)
    assert taken == set(per) | set(GEEN_GEGEVENS)
    assert set(per.values()) == {1}


def test_elke_taak_begint_met_haar_regel() -> None:
    for pad in WORTEL.glob("*/tasks.py"):
        assert zonder_regel(pad.read_text("utf-8"), set(GEEN_GEGEVENS)) == set(), pad


def zonder_opdrachtregel(bron: str, naam: str) -> bool:
    """A command at the server that begins no line in the logs under its own name, nor one of a job."""
    aanroepen = [k for k in ast.walk(ast.parse(bron)) if isinstance(k, ast.Call)]
    eerste = {ast.unparse(k.func): ast.unparse(k.args[0]) for k in aanroepen if k.args}
    return eerste.get("opdracht") != f"'{naam}'" and "taak" not in eerste


def test_elke_opdracht_begint_met_haar_regel_of_er_staat_waarom_niet() -> None:
    """Also what somebody does at the server with data of newcomers stands in the log."""
    opdrachten = {
        p.stem: p for p in WORTEL.glob("*/management/commands/*.py") if p.stem != "__init__" and "demo" not in p.parts
    }
    assert {naam for naam, pad in opdrachten.items() if zonder_opdrachtregel(pad.read_text("utf-8"), naam)} == set(
        ZONDER_REGEL
    )
    met = {naam for v in verwerkingen().values() for naam in v.opdrachten}
    assert met <= set(opdrachten)
    assert zonder_opdrachtregel("opdracht('iets_anders', g)", "nieuw")
    assert not zonder_opdrachtregel("opdracht('nieuw', g)", "nieuw")


def test_de_regel_ziet_een_taak_zonder_verwerking() -> None:
    taak = "@app.task(name='nieuw')\ndef doe() -> None:\n    {}\n"
    assert zonder_regel(taak.format("..."), set()) == {"'nieuw'"}
    assert zonder_regel(taak.format("taak('nieuw', g)"), set()) == set()
    with pytest.raises(LookupError):
        verwerking_van_taak("nieuw")
