"""What the college reports to DUO: Besluit inburgering 2021, artikel 9.2 lid 2 en 9.3 lid 2."""

from __future__ import annotations

import pytest

from wet.lezen import SOORTEN
from wet.melden import MELDINGEN, melding_voor

ARTIKEL = {
    "pip_dagtekening": "9.3, lid 2", "pip_wijziging": "9.3, lid 2", "afgeschaald": "9.3, lid 2", "aanbod_gedaan": "9.3, lid 2",
    "urennorm_verlaagd": "9.3, lid 2", "geen_aanbod": "9.3, lid 2", "niet_vrijstellende_opleiding": "9.3, lid 2",
    "leerroute_gewijzigd": "9.2, lid 2, onderdeel a",
    **dict.fromkeys(
        ("uren", "aanwezigheid", "inspanning", "taalniveau", "pvt_ondertekend", "map_eindgesprek", "z_eindgesprek"),
        "9.2, lid 2, onderdeel b",
    ),
    "lbt_afgezien": "9.2, lid 2", "toegewezen": "9.2, lid 2",
}  # fmt: skip
"""By domein.md 6.1 (the articles) and 6.4 (the send list, which is derived from them)."""


@pytest.mark.parametrize("soort", sorted(SOORTEN.keys() | MELDINGEN.keys() | ARTIKEL.keys()))
def test_welke_gebeurtenis_een_melding_vraagt(soort):
    melding = melding_voor(soort, doelgroep="ASIEL_A")
    assert (melding is not None) == (soort in ARTIKEL)
    if melding is not None:
        assert str(melding.grondslag) == f"Besluit inburgering 2021, artikel {ARTIKEL[soort]}"
        assert melding.zin.startswith("Meld aan DUO ")


def test_wat_alleen_uit_de_verzendlijst_volgt_blijft_als_onzeker_gemerkt():
    onzeker = {soort for soort, melding in MELDINGEN.items() if melding.onzeker}
    assert onzeker == {"lbt_afgezien", "toegewezen"}


def test_elke_melding_heeft_haar_eigen_code():
    assert len({melding.code for melding in MELDINGEN.values()}) == len(MELDINGEN) == len(ARTIKEL)


def test_wat_een_andere_gemeente_besloot_meldt_die_gemeente():
    assert melding_voor("pip_dagtekening", doelgroep="ASIEL_A", bron="hand", elders=True) is None


def test_wat_duo_zelf_zei_wordt_niet_gemeld():
    assert melding_voor("pip_dagtekening", doelgroep="ASIEL_A", bron="duo") is None
    assert melding_voor("pip_dagtekening", doelgroep="ASIEL_A", bron="hand") is not None


@pytest.mark.parametrize(
    ("groep", "pip", "aanbod"),
    [("ASIEL_A", True, True), ("ASIEL_B", True, True), ("GEZIN", True, False), ("OVERIG", True, False), ("WI2013", False, False), ("VRIJWILLIG", False, False)],
)  # fmt: skip
def test_voor_wie(groep, pip, aanbod):
    assert (melding_voor("pip_dagtekening", doelgroep=groep) is not None) == pip
    for soort in ("aanbod_gedaan", "geen_aanbod", "uren", "aanwezigheid", "inspanning", "taalniveau"):
        assert (melding_voor(soort, doelgroep=groep) is not None) == aanbod
