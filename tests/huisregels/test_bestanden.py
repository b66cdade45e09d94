"""House rules about files: lock files name no host, nothing names this machine, every rule of law has its source."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from wet.regel import Termijnregel
from wet.regels import REGELS
from wet.rekenen import beleidsnaam

WORTEL = Path(__file__).resolve().parents[2]


def _bestanden() -> list[Path]:
    uitvoer = subprocess.run(["git", "ls-files"], cwd=WORTEL, capture_output=True, text=True, check=True).stdout
    return [WORTEL / regel for regel in uitvoer.splitlines() if (WORTEL / regel).is_file()]


SLOTEN = [pad for pad in _bestanden() if re.search(r"requirements[^/]*\.txt$|lock[^/]*$", pad.name)]


def test_er_zijn_slotbestanden() -> None:
    assert {pad.name for pad in SLOTEN} >= {
        "requirements.txt",
        "requirements-dev.txt",
        "requirements-node.txt",
        "package-lock.json",
    }


@pytest.mark.parametrize("pad", SLOTEN, ids=lambda pad: pad.name)
def test_geen_slotbestand_noemt_een_adres(pad: Path) -> None:
    regels = [regel for regel in pad.read_text(encoding="utf-8").splitlines() if "://" in regel]
    financiering = re.compile(r'"(url|funding)":')
    assert [regel for regel in regels if not financiering.search(regel)] == []


def test_geen_bestand_noemt_een_pad_van_deze_machine() -> None:
    ouder = str(WORTEL.parent) + "/"
    if len(ouder) < 5:
        ouder = str(WORTEL) + "/"
    fout = [pad.name for pad in _bestanden() if pad.suffix in {".py", ".md", ".toml", ".txt", ".html", ".json", ".yml", ""}
            and ouder in pad.read_text(encoding="utf-8", errors="ignore")]  # fmt: skip
    assert fout == []


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: f"{regel.code}-{regel.geldig_vanaf}")
def test_elke_termijnregel_heeft_een_grondslag(regel: Termijnregel) -> None:
    """An article, or for a local term the municipality's own decision, which comes with the policy value."""
    assert bool(regel.grondslag) != bool(beleidsnaam(regel))


def test_geen_proef_slaat_zichzelf_over() -> None:
    """What a machine cannot run is a marker, which `run.py test` counts; a skip inside a test would be counted nowhere."""
    overslaan = re.compile(r"skip" r"if\b|pytest\.skip\b|mark\.skip\b|import" r"orskip\b|@unittest\.skip")
    fout = [
        pad.name for pad in _bestanden() if pad.suffix == ".py" and overslaan.search(pad.read_text(encoding="utf-8"))
    ]
    assert fout == []
