"""`run.py demo` for real, in a clone of its own: it serves, and after Ctrl-C no process, port or connection is left."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from huis.plekken import STAAT, WORTEL
from tests.mallen import omgeving_voor
from tests.verhalen.conftest import _demo_database, _opmaak

MET_INHOUD = ("huis", "wet", "samenspel")
LOSSE = ("run.py", "manage.py", "requirements.txt", "requirements-dev.txt", "requirements-node.txt", "package-lock.json")  # fmt: skip


@pytest.fixture
def kloon(tmp_path: Path) -> Path:
    """A clone of this folder with its environment and packages in place, so that nothing has to be fetched."""
    _opmaak()
    for naam in MET_INHOUD:
        shutil.copytree(WORTEL / naam, tmp_path / naam, ignore=shutil.ignore_patterns("tests", "__pycache__"))
    for naam in LOSSE:
        shutil.copyfile(WORTEL / naam, tmp_path / naam)
    (tmp_path / "node_modules/axe-core").mkdir(parents=True)
    shutil.copyfile(WORTEL / "node_modules/axe-core/axe.min.js", tmp_path / "node_modules/axe-core/axe.min.js")
    (tmp_path / ".venv").symlink_to(WORTEL / ".venv")
    (tmp_path / ".samenspel").mkdir()
    shutil.copytree(STAAT / "statisch-proef", tmp_path / ".samenspel/statisch")
    return tmp_path


def _processen_in(map_: Path) -> set[int]:
    """Everything that runs with this as its folder: server, its workers, the worker of the jobs."""
    gevonden = set()
    for proces in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (proces / "cwd").resolve() == map_.resolve():
                gevonden.add(int(proces.name))
    return gevonden


def _wacht(klaar: Callable[[], bool], seconden: int, wat: str) -> None:
    for _ in range(seconden * 5):
        if klaar():
            return
        time.sleep(0.2)
    raise AssertionError(wat)


def _antwoordt(poort: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{poort}/inloggen/", timeout=20) as antwoord:
            return bool(antwoord.status == 200 and b'name="password"' in antwoord.read())
    except OSError:
        return False


def _verbindingen(database: str) -> int:
    with psycopg.connect(os.environ["DATABASE_URL_EIGENAAR"]) as verbinding:
        rij = verbinding.execute("select count(*) from pg_stat_activity where datname = %s", [database]).fetchone()
    return int(rij[0]) if rij else 0


@pytest.fixture
def demo(kloon: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, str]]:
    """The demo, its port and its database."""
    database = _demo_database("ctrlc")
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    omgeving = {**omgeving_voor(database), "SAMENSPEL_PROEF": "ja", "SAMENSPEL_TWEEDE_STAP": "advies"}
    with (kloon / "uitvoer.txt").open("wb") as uitvoer:
        proces = subprocess.Popen(
            [sys.executable, "run.py", "demo", "--poort", str(poort)], cwd=kloon, env=omgeving, stdout=uitvoer, stderr=uitvoer
        )  # fmt: skip
    yield proces, poort, database
    for pid in _processen_in(kloon):
        with suppress(OSError):
            os.kill(pid, signal.SIGKILL)
    proces.wait()


def test_na_ctrl_c_is_er_niets_over(kloon: Path, demo: tuple[subprocess.Popen[bytes], int, str]) -> None:
    proces, poort, database = demo
    uitvoer = kloon / "uitvoer.txt"
    _wacht(lambda: proces.poll() is not None or "Stoppen: Ctrl-C." in uitvoer.read_text(), 180, uitvoer.read_text())
    assert proces.poll() is None, uitvoer.read_text()
    _wacht(lambda: _antwoordt(poort), 30, "de inlogpagina komt niet")
    assert "marieke@assen.test" in uitvoer.read_text()  # the logins
    lopend = _processen_in(kloon)
    assert {int(pid) for pid in (kloon / ".samenspel/lopend.txt").read_text().split()} < lopend
    assert len(lopend) >= 5  # run.py, the server and its two workers, the worker of the jobs
    assert _verbindingen(database) > 0

    proces.send_signal(signal.SIGINT)
    assert proces.wait(timeout=60) == 0
    assert "Samenspel stopt." in uitvoer.read_text()
    _wacht(lambda: not _processen_in(kloon), 10, f"nog over: {_processen_in(kloon)}")
    _wacht(lambda: _verbindingen(database) == 0, 10, "er is nog een verbinding met de database")
    assert not (kloon / ".samenspel/lopend.txt").exists()
    with socket.socket() as weer:
        weer.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        weer.bind(("127.0.0.1", poort))
