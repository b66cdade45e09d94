"""One cell: every way in which people write a date, a yes, a choice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.koppelingen.bestanden.cellen import datum, deeldatum, heel_getal, ja_nee, keuze


@pytest.mark.parametrize(
    "cel",
    ["1-3-2026", "01-03-2026", "1/3/2026", "01/03/26", "1.3.2026", "1 3 2026", "2026-03-01", "20260301", "01032026", "1 mrt 2026",
     "1 maart 2026", "1-mrt-26", "zo 1 maart 2026", "1-3-2026 00:00", "2026-03-01 09:30", "46082", "46082.0", "1 mrt. 2026"],
)  # fmt: skip
def test_elke_schrijfwijze_van_1_maart_2026(cel: str) -> None:
    assert datum(cel) == date(2026, 3, 1)


def test_29_februari_van_een_schrikkeljaar_bestaat_en_van_een_gewoon_jaar_niet() -> None:
    assert datum("29-2-2024") == date(2024, 2, 29)
    with pytest.raises(ValueError, match="29-2-2026 bestaat niet"):
        datum("29-2-2026")


@pytest.mark.parametrize(
    "cel", ["31-6-2026", "03/14/2026", "1-13-2026", "morgen", "2-2-1492", "maart 2026", "2026", "12", "1-1", "!" * 400]
)
def test_wat_geen_hele_datum_is_krijgt_een_zin(cel: str) -> None:
    with pytest.raises(ValueError, match=r"\w+.*\."):
        datum(cel)


def test_een_maand_zonder_dag_wordt_nooit_de_eerste_van_de_maand() -> None:
    with pytest.raises(ValueError, match="geen hele datum"):
        datum("maart 2026")


@pytest.mark.parametrize(
    ("cel", "waarde"),
    [("1994", "1994"), ("3-1994", "1994-03"), ("maart 1994", "1994-03"), ("14-3-1994", "1994-03-14"), ("00-00-1994", "1994"),
     ("1994-00-00", "1994"), ("14-3-94", "1994-03-14"), ("14-3-08", "2008-03-14"), ("0-3-1994", "1994-03")],
)  # fmt: skip
def test_een_geboortedatum_mag_half_bekend_zijn(cel: str, waarde: str) -> None:
    assert deeldatum(cel, dit_jaar=2026) == waarde


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_elke_datum_komt_terug_uit_elke_nederlandse_schrijfwijze(dag: date) -> None:
    for vorm in (
        f"{dag.day}-{dag.month}-{dag.year}",
        dag.isoformat(),
        f"{dag:%d/%m/%Y}",
        str((dag - date(1899, 12, 30)).days),
    ):
        assert datum(vorm) == dag


@given(st.text(max_size=40))
def test_geen_tekst_laat_een_cel_breken(cel: str) -> None:
    for lees in (
        lambda: datum(cel),
        lambda: deeldatum(cel, dit_jaar=2026),
        lambda: ja_nee(cel),
        lambda: heel_getal(cel, hoogste=40),
    ):
        try:
            lees()
        except ValueError as fout:
            assert str(fout)


def test_een_keuze_kent_woorden_en_noemt_ze_als_het_niet_past() -> None:
    routes = (("b1 route", "B1"), ("b1", "B1"), ("z route", "Z"))
    assert keuze("B1-Route", routes) == keuze("b1", routes) == "B1"
    with pytest.raises(ValueError, match=r"Kies uit: b1 route, z route\."):
        keuze("C-route", routes)


def test_een_score_boven_het_hoogste_wordt_geweigerd() -> None:
    assert heel_getal("40", hoogste=40) == 40
    with pytest.raises(ValueError, match="tot en met 40"):
        heel_getal("41", hoogste=40)
