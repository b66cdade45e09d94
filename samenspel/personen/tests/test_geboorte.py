"""An age without inventing a birthday."""

from __future__ import annotations

from datetime import date

import pytest

from samenspel.personen.geboorte import in_woorden, leeftijd, zeker_volwassen

OP = date(2026, 6, 3)


@pytest.mark.parametrize(("geboren", "jaren"), [
    ("1994-03-14", "32 jaar"),
    ("1994-06-03", "32 jaar"),  # today
    ("1994-06-04", "31 jaar"),  # tomorrow
    ("1994-03", "32 jaar"),
    ("1994-06", "31 of 32 jaar"),
    ("1994", "31 of 32 jaar"),
    ("2026", "0 jaar"),
    ("2027", ""),
    ("", ""),
])  # fmt: skip
def test_leeftijd(geboren: str, jaren: str) -> None:
    assert leeftijd(geboren, OP) == jaren


@pytest.mark.parametrize(
    ("geboren", "woorden"), [("1994-03-14", "14 maart 1994"), ("1994-03", "maart 1994"), ("1994", "1994"), ("", "")]
)
def test_in_woorden(geboren: str, woorden: str) -> None:
    assert in_woorden(geboren) == woorden


@pytest.mark.parametrize(
    ("geboren", "ja"), [("2008-06-03", True), ("2008-06-04", False), ("2008", False), ("2007", True), ("", False)]
)
def test_zeker_volwassen(geboren: str, *, ja: bool) -> None:
    assert zeker_volwassen(geboren, OP) is ja
