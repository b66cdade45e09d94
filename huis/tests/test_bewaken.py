"""The demo watches its worker: a dead one is said and started again, and a server that ends ends the demo."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from huis import demo

Proces = subprocess.Popen[bytes]


def _proces(seconden: float) -> Proces:
    return subprocess.Popen([sys.executable, "-S", "-c", f"import time; time.sleep({seconden})"])


@pytest.fixture
def _snel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "STAAT", tmp_path)
    monkeypatch.setattr(demo, "_OMKIJKEN", 0.05)


@pytest.mark.usefixtures("_snel")
def test_een_dode_werker_start_opnieuw_en_de_demo_zegt_het(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    nieuw: list[Proces] = []

    def werker() -> Proces:
        nieuw.append(_proces(60))
        return nieuw[-1]

    processen = [_proces(0), _proces(1.5)]
    try:
        assert demo._bewaak(processen, werker) == 0
        assert processen[0] is nieuw[0]
        assert len(nieuw) == 1
        assert str(nieuw[0].pid) in (tmp_path / "lopend.txt").read_text()  # a next start finds it
        assert "De werker is gestopt en start opnieuw. Waarom staat in" in capfd.readouterr().err
    finally:
        nieuw[0].kill()
        nieuw[0].wait()


@pytest.mark.usefixtures("_snel")
def test_een_werker_die_blijft_stoppen_wordt_niet_eindeloos_gestart(capfd: pytest.CaptureFixture[str]) -> None:
    nieuw: list[Proces] = []

    def werker() -> Proces:
        nieuw.append(_proces(0))
        return nieuw[-1]

    assert demo._bewaak([_proces(0), _proces(3)], werker) == 0
    assert len(nieuw) == demo._HERSTARTS
    assert capfd.readouterr().err.count("De werker blijft stoppen.") == 1


@pytest.mark.usefixtures("_snel")
def test_een_server_die_stopt_geeft_de_reden(capfd: pytest.CaptureFixture[str]) -> None:
    werker = _proces(60)
    try:
        server = subprocess.Popen([sys.executable, "-S", "-c", "raise SystemExit(3)"])
        assert demo._bewaak([werker, server], lambda: werker) == 3
        assert "De server is gestopt. Waarom staat in" in capfd.readouterr().err
    finally:
        werker.kill()
        werker.wait()
