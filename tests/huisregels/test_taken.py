"""House rule: the worker finds every job. It imports only modules called `tasks`; a job anywhere else is put down and never done."""

from __future__ import annotations

import ast
from pathlib import Path

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
