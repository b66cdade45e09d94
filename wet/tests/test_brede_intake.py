"""Wet inburgering 2021, artikel 14 lid 3 en lid 6, artikel 15 lid 4; Besluit, artikel 5.2."""

from __future__ import annotations

import pytest

from wet.brede_intake import ONDERDELEN, gebreken_van_de_intake, stand_van_de_intake

ALLE = [onderdeel.code for onderdeel in ONDERDELEN]
ZONDER_KIND = [code for code in ALLE if code != "vve"]


def codes(onderdelen):
    return [onderdeel.code for onderdeel in onderdelen]


def test_het_wettelijk_minimum_met_zijn_artikelen():
    lid_3, besluit = "Wet inburgering 2021, artikel 14, lid 3", "Besluit inburgering 2021, artikel 5.2"
    assert {onderdeel.code: str(onderdeel.grondslag) for onderdeel in ONDERDELEN} == {
        "leerbaarheidstoets": f"{lid_3}, onderdeel a",
        "opleiding_en_werk": lid_3,
        "persoonlijke_omstandigheden": lid_3,
        "gezondheid": lid_3,
        "vve": lid_3,
        "taalniveau": besluit,
        "arbeidsparticipatie": besluit,
        "zelfredzaamheid": besluit,
        "schriftelijk_vastgelegd": besluit,
        "alleen_praten_gezegd": besluit,
    }
    assert all(onderdeel.naam for onderdeel in ONDERDELEN)


def test_een_lege_intake():
    stand = stand_van_de_intake((), ouder_van_jong_kind=True)
    assert codes(stand.gevraagd) == codes(stand.ontbreekt) == ALLE
    assert (stand.compleet, stand.is_compleet) == ((), False)


def test_over_vve_wordt_alleen_met_ouders_gepraat():
    assert codes(stand_van_de_intake((), ouder_van_jong_kind=False).gevraagd) == ZONDER_KIND
    stand = stand_van_de_intake(ZONDER_KIND, ouder_van_jong_kind=True)
    assert (codes(stand.compleet), codes(stand.ontbreekt), stand.is_compleet) == (ZONDER_KIND, ["vve"], False)
    assert stand_van_de_intake(ZONDER_KIND, ouder_van_jong_kind=False).is_compleet


def test_wie_niet_goed_ziet_of_hoort_hoeft_de_toets_niet_te_doen():
    """Artikel 14, lid 6."""
    stand = stand_van_de_intake((), ouder_van_jong_kind=False, lbt_ontheven=True)
    assert codes(stand.gevraagd) == [code for code in ZONDER_KIND if code != "leerbaarheidstoets"]


def test_na_een_verhuizing_geen_toets_en_geen_vragen_over_opleiding_en_werk():
    """Artikel 15, lid 4."""
    stand = stand_van_de_intake((), ouder_van_jong_kind=False, leerroute_overgenomen=True)
    weg = {"leerbaarheidstoets", "opleiding_en_werk"}
    assert codes(stand.gevraagd) == [code for code in ZONDER_KIND if code not in weg]
    beide = stand_van_de_intake((), ouder_van_jong_kind=False, leerroute_overgenomen=True, lbt_ontheven=True)
    assert beide == stand


def test_een_onbekend_onderdeel_is_een_fout():
    with pytest.raises(ValueError, match=r"^onbekend onderdeel van de brede intake: a, b$"):
        stand_van_de_intake(["b", "a", "vve"], ouder_van_jong_kind=True)


# Artikel 14 lid 5 en 15 lid 1: het PIP rust op de hele brede intake


def test_wat_in_de_intake_ontbreekt_houdt_het_pip_tegen_met_het_artikel():
    ontbreekt = stand_van_de_intake(
        set(ALLE) - {"leerbaarheidstoets", "gezondheid"}, ouder_van_jong_kind=True
    ).ontbreekt
    gebreken = gebreken_van_de_intake(ontbreekt)
    assert codes(gebreken) == ["intake_leerbaarheidstoets", "intake_gezondheid"]
    assert gebreken[0].zin == "In de brede intake ontbreekt nog: leerbaarheidstoets afgenomen."
    assert gebreken[0].grondslag == "Wet inburgering 2021, artikel 14, lid 3, onderdeel a"
    assert gebreken_van_de_intake(()) == ()


@pytest.mark.parametrize(
    ("oproepen", "oordeel", "houdt_tegen"),
    [(0, None, True), (3, None, True), (3, False, True), (2, True, True), (3, True, False), (4, True, False)],
)
def test_na_drie_oproepen_mag_de_gemeente_de_intake_zonder_iemand_afronden(oproepen, oordeel, houdt_tegen):
    """Artikel 14, lid 2: only with a motivated judgement, and never before the third summons."""
    gebreken = gebreken_van_de_intake(ONDERDELEN, oproepen=oproepen, in_afwezigheid=oordeel)
    assert bool(gebreken) == houdt_tegen
    assert ("intake_in_afwezigheid" in codes(gebreken)) == (oordeel is True and oproepen < 3)


def test_wie_drie_keer_is_opgeroepen_en_alles_deed_mist_niets():
    assert gebreken_van_de_intake((), oproepen=1, in_afwezigheid=True) == ()
