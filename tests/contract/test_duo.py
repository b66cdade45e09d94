"""What we report and what we read, held against DUO's own description in `../shared/duo` (marker `gedeeld`; not copied into the project)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samenspel.koppelingen.duo.melden import LEERROUTE_BIJ_DUO, SOORTEN, VELDEN
from samenspel.koppelingen.duo.signalen import SIGNALEN
from wet.melden import MELDINGEN

DUO = Path(__file__).resolve().parents[3] / "shared/duo"
pytestmark = pytest.mark.gedeeld


def _tekst() -> str:
    return "\n".join(pad.read_text() for pad in DUO.glob("*.openapi.yml"))


def test_elk_veld_dat_wij_noemen_bestaat_bij_duo() -> None:
    bij_duo = set(re.findall(r"^ +([A-Za-z0-9]+):\s*$", _tekst(), re.MULTILINE))
    assert set(VELDEN) <= bij_duo


def test_elke_leerroute_heeft_de_letter_van_duo() -> None:
    stuk = _tekst().split("    Leerroute:", 1)[1].split("    NiveauPip:", 1)[0]
    assert sorted(LEERROUTE_BIJ_DUO.values()) == sorted(re.findall(r"^ +- ([A-Z])$", stuk, re.MULTILINE))


def test_elk_signaal_van_duo_is_bekend_en_geen_ander() -> None:
    assert set(re.findall(r"SS\d{3}", (DUO / "regels.md").read_text())) == set(SIGNALEN)


def test_elke_soort_melding_van_de_wet_heeft_een_naam_op_de_lijst() -> None:
    assert {melding.code for melding in MELDINGEN.values()} == set(SOORTEN)
