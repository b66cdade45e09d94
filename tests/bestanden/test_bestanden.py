"""V7 in full and a part of V10, in processes of their own; `run.py bewijs start` and `bewijs bestanden` do the same and count."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.bestanden.kwaad import KLASSEN
from tests.bewijs import bewijs


@pytest.mark.parametrize("klasse", [naam for naam in KLASSEN if naam not in {"bommen", "zipvormen", "pixels"}])
def test_elke_klasse_heeft_genoeg_verschillende_bestanden(klasse: str) -> None:
    wat = Counter(wat for wat, _naam, _inhoud in KLASSEN[klasse]())
    assert len(wat) >= 15
    assert max(wat.values()) == 1


def test_een_tiende_van_de_kwade_bestanden_komt_er_niet_in() -> None:
    assert bewijs("bestanden", "1/10")["checked"] >= 60


def test_een_server_met_een_ding_mis_start_niet() -> None:
    assert bewijs("start")["checked"] >= 20
