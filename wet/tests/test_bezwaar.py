"""Deciding on an objection (Awb 7:10)."""

from __future__ import annotations

from datetime import date

from wet.bezwaar import beslis_uiterlijk

EINDE = date(2026, 7, 15)


def test_artikel_7_10_zes_weken_na_de_bezwaartermijn() -> None:
    assert beslis_uiterlijk(EINDE) == date(2026, 8, 26)


def test_artikel_7_10_twaalf_weken_met_een_commissie() -> None:
    assert beslis_uiterlijk(EINDE, commissie=True) == date(2026, 10, 7)


def test_artikel_7_10_lid_3_zes_weken_verdagen() -> None:
    assert beslis_uiterlijk(EINDE, verdaagd=True) == date(2026, 10, 7)
    assert beslis_uiterlijk(EINDE, commissie=True, verdaagd=True) == date(2026, 11, 18)


def test_de_laatste_dag_is_geen_rustdag() -> None:
    assert beslis_uiterlijk(date(2026, 11, 14)) == date(2026, 12, 28)  # 26 and 27 December: Saturday and Sunday
