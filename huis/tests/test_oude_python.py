"""On a Python that is too old, every command says one line that helps, and nothing else."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from huis.plekken import WORTEL

_ALS_OUD = (
    "import runpy, sys; sys.version_info = ({oud}, 18, 'final', 0); sys.argv = ['run.py', '{naam}'];"
    "runpy.run_path('run.py', run_name='__main__')"
)
ZIN = (
    "Samenspel heeft Python 3.11 of nieuwer nodig; dit is {oud}."
    " Installeer die met: apt-get install python3.11 python3.11-venv\n"
)


@pytest.mark.parametrize("naam", ["demo", "test", "termijnen", "voldaan", "migrate", "help"])
@pytest.mark.parametrize("oud", [(3, 7), (3, 8), (3, 10)])
def test_een_oude_python_krijgt_een_regel(oud: tuple[int, int], naam: str) -> None:
    tekst = _ALS_OUD.format(oud=f"{oud[0]}, {oud[1]}", naam=naam)
    uit = subprocess.run([sys.executable, "-c", tekst], cwd=WORTEL, capture_output=True, text=True, check=False)
    assert (uit.returncode, uit.stdout) == (1, "")
    assert uit.stderr == ZIN.format(oud=f"{oud[0]}.{oud[1]}")


def test_een_oude_python_kan_run_py_lezen() -> None:
    """What Python cannot parse it cannot refuse either: the check would never be reached."""
    tekst = (WORTEL / "run.py").read_text(encoding="utf-8")
    boom = ast.parse(tekst, feature_version=(3, 4))
    assert not any(isinstance(knoop, ast.ImportFrom) and knoop.module == "__future__" for knoop in boom.body)
    assert not any(isinstance(knoop, ast.JoinedStr | ast.AnnAssign | ast.NamedExpr) for knoop in ast.walk(boom))
    eerder = boom.body[: next(n for n, knoop in enumerate(boom.body) if isinstance(knoop, ast.If))]
    assert {alias.name for knoop in eerder if isinstance(knoop, ast.Import) for alias in knoop.names} == {
        "signal",
        "sys",
    }
    assert not any(isinstance(knoop, ast.ImportFrom) for knoop in eerder)
