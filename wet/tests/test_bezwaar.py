"""Deciding on an objection (Awb 7:10 and 7:13)."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from wet.bezwaar import Stap, beslis_uiterlijk, beslistermijn, over_te_laat

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


def artikelen(ontvangen_op: date, op: date, *stappen: Stap) -> list[str]:
    zinnen = over_te_laat(EINDE, ontvangen_op, beslistermijn(EINDE, stappen), op=op)
    return [zin.grondslag.artikel for zin in zinnen]


def test_op_tijd_en_binnen_de_beslistermijn_is_niets_te_laat() -> None:
    assert artikelen(EINDE, date(2026, 8, 26)) == []


def test_artikel_6_11_te_laat_ingediend_is_een_oordeel_met_een_motivering() -> None:
    assert artikelen(date(2026, 7, 16), date(2026, 7, 16)) == ["6:7", "6:11", "7:12"]
    wanneer, oordeel, _motief = over_te_laat(EINDE, date(2026, 7, 16), beslistermijn(EINDE), op=date(2026, 7, 16))
    assert wanneer.zin == "Dit bezwaar kwam op 16 juli 2026. Bezwaar maken kon tot en met 15 juli 2026"
    assert "niet-ontvankelijk" in oordeel.zin
    assert "Samenspel kiest niet" in oordeel.zin


def test_artikel_7_10_lid_1_de_beslisdag_schuift_niet_mee_met_een_laat_bezwaar() -> None:
    """Counted from the end of the term to object: a very late objection meets a day that passed before it came."""
    assert artikelen(date(2026, 9, 1), date(2026, 9, 2)) == ["6:7", "6:11", "7:12", "7:10", "7:10"]
    zinnen = over_te_laat(EINDE, date(2026, 9, 1), beslistermijn(EINDE), op=date(2026, 9, 2))
    assert "De beslisdag was 26 augustus 2026, en dus al voorbij toen het bezwaar kwam" in zinnen[3].zin
    assert "Verdagen kan niet meer" in zinnen[4].zin
    assert artikelen(date(2026, 8, 26), date(2026, 8, 26)) == ["6:7", "6:11", "7:12"]  # the last day itself


def test_artikel_7_10_lid_4_met_een_nieuwe_dag_is_het_oordeel_nog_nodig_maar_de_dag_niet_voorbij() -> None:
    uitstel = Stap("uitgesteld", date(2026, 9, 2), tot=date(2026, 10, 1))
    assert artikelen(date(2026, 9, 1), date(2026, 9, 20), uitstel) == ["6:7", "6:11", "7:12"]


def test_artikel_7_10_lid_1_op_tijd_gekomen_en_te_laat_beslist() -> None:
    assert artikelen(EINDE, date(2026, 8, 27)) == ["7:10", "7:10"]
    eerste = over_te_laat(EINDE, EINDE, beslistermijn(EINDE), op=date(2026, 8, 27))[0]
    assert eerste.zin == "U had kunnen beslissen tot en met 26 augustus 2026. Die dag is voorbij"
