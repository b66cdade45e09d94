"""The copy of the access matrix by which the proofs judge is the source's, letter for letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.matrix import naief

BRON = Path(__file__).resolve().parents[3] / "shared/toegangsmatrix.csv"
pytestmark = pytest.mark.gedeeld


def test_de_kopie_is_de_bron() -> None:
    assert (naief.MAP / "toegangsmatrix.csv").read_bytes() == BRON.read_bytes()
