"""Deciding on an objection (Awb 7:10 and 7:13)."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from wet.bezwaar import Stap, beslis_uiterlijk, beslistermijn

EINDE = date(2026, 7, 15)


def test_artikel_7_10_zes_weken_na_de_bezwaartermijn() -> None:
    assert beslis_uiterlijk(EINDE) == date(2026, 8, 26)
    assert "artikel 7:10, lid 1" in beslistermijn(EINDE).uitleg
    assert "6 weken, na de bezwaartermijn die eindigde op 15 juli 2026" in beslistermijn(EINDE).uitleg


def test_artikel_7_13_twaalf_weken_met_een_commissie() -> None:
    assert beslis_uiterlijk(EINDE, commissie=True) == date(2026, 10, 7)
    assert "12 weken met een adviescommissie" in beslistermijn(EINDE, [Stap("commissie", EINDE)]).uitleg


def test_artikel_7_10_lid_3_zes_weken_verdagen() -> None:
    assert beslis_uiterlijk(EINDE, verdaagd=True) == date(2026, 10, 7)
    assert beslis_uiterlijk(EINDE, commissie=True, verdaagd=True) == date(2026, 11, 18)
    twee = beslistermijn(EINDE, [Stap("verdaagd", EINDE, weken=2)])
    assert twee.uiterlijk == date(2026, 9, 9)
    assert "Verdaagd met 2 weken (Algemene wet bestuursrecht, artikel 7:10, lid 3)" in twee.uitleg


def test_artikel_7_10_lid_3_nooit_meer_dan_zes_weken_samen() -> None:
    assert beslistermijn(EINDE, [Stap("verdaagd", EINDE, weken=4)] * 2).uiterlijk == date(2026, 10, 7)


def test_artikel_7_10_lid_2_de_termijn_staat_stil_tot_het_bezwaar_is_aangevuld() -> None:
    """Asked on 20 July, added on 30 July: 21 to 29 July do not count."""
    gevraagd = Stap("herstel_gevraagd", date(2026, 7, 20), tot=date(2026, 8, 10))
    termijn = beslistermijn(EINDE, [gevraagd, Stap("hersteld", date(2026, 7, 30))])
    assert termijn.uiterlijk == date(2026, 9, 4)
    assert "stond 9 dagen stil" in termijn.uitleg
    assert beslistermijn(EINDE, [gevraagd]).uiterlijk == date(2026, 9, 15)  # nothing came: until the day that was set
    later = Stap("hersteld", date(2026, 8, 20))
    assert beslistermijn(EINDE, [gevraagd, later]).uiterlijk == date(2026, 9, 15)


def test_artikel_7_10_lid_2_voor_de_beslistermijn_staat_niets_stil() -> None:
    stappen = [Stap("herstel_gevraagd", date(2026, 7, 1), tot=date(2026, 7, 14)), Stap("hersteld", date(2026, 7, 10))]
    assert beslistermijn(EINDE, stappen).uiterlijk == date(2026, 8, 26)


def test_artikel_7_10_lid_4_verder_uitstel_geldt_tot_de_afgesproken_dag() -> None:
    termijn = beslistermijn(EINDE, [Stap("uitgesteld", date(2026, 8, 1), tot=date(2026, 12, 1))])
    assert termijn.uiterlijk == date(2026, 12, 1)
    assert "tot en met 1 december 2026 (Algemene wet bestuursrecht, artikel 7:10, lid 4)" in termijn.uitleg
    korter = beslistermijn(EINDE, [Stap("uitgesteld", date(2026, 8, 1), tot=date(2026, 8, 2))])
    assert korter.uiterlijk == date(2026, 8, 26)
    assert len(korter.regels) == 1


def test_de_volgorde_van_de_stappen_maakt_niet_uit() -> None:
    stappen = (
        Stap("commissie", date(2026, 7, 16)), Stap("herstel_gevraagd", date(2026, 7, 20), tot=date(2026, 8, 1)),
        Stap("hersteld", date(2026, 7, 25)), Stap("verdaagd", date(2026, 9, 1), weken=3),
    )  # fmt: skip
    assert len({beslistermijn(EINDE, rij) for rij in permutations(stappen)}) == 1


def test_de_laatste_dag_is_geen_rustdag() -> None:
    """Of at most twelve weeks; a longer term does not move (Algemene termijnenwet, article 4)."""
    assert beslis_uiterlijk(date(2026, 11, 14)) == date(2026, 12, 28)  # 26 and 27 December: Saturday and Sunday
    assert beslis_uiterlijk(date(2026, 8, 22), commissie=True, verdaagd=True) == date(2026, 12, 26)
