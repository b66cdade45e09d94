"""What somebody typed is kept whole or refused."""

from __future__ import annotations

import pytest

from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen


def test_een_tekst_blijft_heel() -> None:
    assert binnen("  Zij belde. ", 10) == "Zij belde."
    assert binnen(" " * 20, 3) == ""


def test_een_te_lange_tekst_wordt_geweigerd_met_het_aantal() -> None:
    with pytest.raises(Weigering, match="te lang: 11 letters"):
        binnen("Zij belde j", 10)
