"""What we report and what we read, held against DUO's own description in `../shared/duo` (marker `gedeeld`; not copied into the project)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from samenspel.dossiers.models import Gebeurtenis
from samenspel.koppelingen.duo.bezwaren import Feiten
from samenspel.koppelingen.duo.melden import SOORTEN
from samenspel.koppelingen.duo.signalen import SIGNALEN
from samenspel.koppelingen.duo.waarden import ALFABETISERING, LEERROUTE_BIJ_DUO, VELDEN, Context, Waarde, waarden
from samenspel.toegang.models import Gebruiker
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


_COLLEGA = Gebruiker(naam="Kees Boonstra", email="kees@voorbeeld.test", telefoon="0592 123456")
_REGELS: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "pip_vastgesteld": ("PIP", "PIP", "pip_dagtekening", {"leerroute": "B1", "uren_totaal": 600, "alfabetisering": "AA"}),
    "aanbod": ("Inburgeringsaanbod", "Inburgeringsaanbod", "aanbod_gedaan", {"school": "Noord", "schoolnummer": "0012345678", "alfabetisering": "A"}),
    "pvt": ("MAP-PVT-Zroute", "DatumPvt", "pvt_ondertekend", {"verwijtbaar": "ja"}),
    "map": ("MAP-PVT-Zroute", "DatumMap", "map_eindgesprek", {"verwijtbaar": "nee"}),
    "uren": ("GevolgdeUren", "ParticipatieAlsTaalles", "uren", {"type": "nt2", "uren": 120}),
    "contactpersoon": ("Contactpersoon", "Contactpersoongegevens", "toegewezen", {"aan": "1"}),
}  # fmt: skip


def _schemas(naam: str) -> dict[str, Any]:
    return dict(yaml.safe_load((DUO / f"{naam}.openapi.yml").read_text(encoding="utf-8"))["components"]["schemas"])


def _van(regel: str) -> dict[str, Waarde]:
    _bestand, _schema, soort, gegevens = _REGELS[regel]
    feit = Gebeurtenis(soort=soort, op=date(2026, 6, 1), gegevens=gegevens)
    feiten = Feiten({soort: [(feit.op, gegevens)]}, "ASIEL_A", date(2026, 6, 3))
    return {waarde.veld: waarde for waarde in waarden(regel, Context(feit, feiten, mensen={"1": _COLLEGA}))}


@pytest.mark.parametrize("regel", _REGELS)
def test_elke_regel_draagt_alles_wat_duo_verplicht(regel: str) -> None:
    bestand, schema, _soort, _gegevens = _REGELS[regel]
    assert set(_schemas(bestand)[schema]["required"]) <= set(_van(regel))


def test_het_aanbod_draagt_de_school_die_bij_duo_in_het_pad_staat() -> None:
    paden = yaml.safe_load((DUO / "Inburgeringsaanbod.openapi.yml").read_text(encoding="utf-8"))["paths"]
    assert all("{instellingsnummer}" in pad for pad in paden if "/Inburgeringsaanbod" in pad)
    nummer = _schemas("Inburgeringsaanbod")["Instelling"]["properties"]["instellingsnummer"]
    assert nummer["minLength"] == nummer["maxLength"] == len(_van("aanbod")["instellingsnummer"].bij_duo)


def test_alfabetisering_verwijtbaar_en_intensiteit_zijn_de_waarden_van_duo() -> None:
    assert set(ALFABETISERING) == set(_schemas("PIP")["Alfabetiseringsonderwijs"]["enum"])
    ja_nee = {_van("pvt")["verwijtbaar"].bij_duo, _van("map")["verwijtbaar"].bij_duo}
    assert ja_nee == set(_schemas("MAP-PVT-Zroute")["InburgeringJaNeeType"]["enum"])
    uren = _schemas("PIP")["PIP"]["properties"]["geschatteIntensiteitB1Route"]
    assert uren["minimum"] <= int(_van("pip_vastgesteld")["geschatteIntensiteitB1Route"].bij_duo) <= uren["maximum"]
