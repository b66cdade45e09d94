"""A tenth of the proofs that have no folder of their own; `run.py bewijs NAAM` does all of it."""

from __future__ import annotations

from tests.bewijs import bewijs, loop_bewijs


def test_wat_een_dossier_opent_sluit_als_het_voorbij_is() -> None:
    """V5: two hundred of two thousand ends, and every wall that looks at no end is seen."""
    assert bewijs("tijdreis", "1/10")["checked"] >= 550


def test_een_deur_antwoordt_over_niemand_zoals_over_iemand() -> None:
    """V18 without its half about time, which is measured in the proof alone: two hundred answers at each of the eight doors."""
    uitkomst, tekst = loop_bewijs("herkenning", "1/10", "antwoorden")
    assert uitkomst["wrong"] == 0, tekst[-3000:]
    assert uitkomst["checked"] == 8 * 200
