"""A volume that does not fit on the disk is refused before anything is written."""

from __future__ import annotations

from collections import namedtuple
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from samenspel.demo.ruimte import nodig_mb, past_op_schijf
from samenspel.organisaties.models import Gemeente

_Schijf = namedtuple("_Schijf", "total used free")


def _met_vrij(monkeypatch: pytest.MonkeyPatch, megabytes: int) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda map_: _Schijf(0, 0, megabytes * 1024**2))


def test_de_weigering_noemt_wat_wel_past(monkeypatch: pytest.MonkeyPatch) -> None:
    _met_vrij(monkeypatch, nodig_mb(20_000) + 1)
    assert past_op_schijf(20_000, Path("/"))
    past = past_op_schijf(1_000_000, Path("/"))
    assert not past
    assert "20000 past wel" in past.reden


def test_een_miljoen_past_in_veertig_gigabyte() -> None:
    """What the volume may take (issue Fundament, I): what is asked beforehand stays under it, the log of PostgreSQL included."""
    assert nodig_mb(1_000_000) <= 40 * 1024


def test_zonder_ruimte_begint_er_niets(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _met_vrij(monkeypatch, 500)
    monkeypatch.setattr("samenspel.demo.management.commands.demo_wereld.herstel", lambda url: 0)
    with pytest.raises(CommandError, match="500 MB vrij, en 100000 dossiers vragen"):
        call_command("demo_wereld", schaal=100_000, schijf=tmp_path)
    assert not Gemeente.objects.exists()
