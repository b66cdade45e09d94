"""Our rules beside DUO's own description in `../shared/duo` (marker `gedeeld`): words, levels, refusals, signals.

DUO's files are read where they are, not copied. What is asked of a PIP in law is tested in `wet/tests/test_pip.py`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from samenspel.koppelingen.duo.signalen import SIGNALEN
from wet import pip as wet_pip
from wet.feiten import GROEPEN, ROUTES
from wet.leerroute import PUNTEN_MAXIMAAL, cesuur
from wet.lezen import EXAMENDELEN, NIVEAUS, REDENEN_EINDE, SOORTEN
from wet.melden import melding_voor

pytestmark = pytest.mark.gedeeld
DUO = Path(__file__).resolve().parents[3] / "shared" / "duo"


@cache
def schemas(naam: str) -> dict[str, Any]:
    """The schemas of one of DUO's interfaces."""
    gelezen: dict[str, Any] = yaml.safe_load((DUO / f"{naam}.openapi.yml").read_text(encoding="utf-8"))
    return dict(gelezen["components"]["schemas"])


def woorden(naam: str, schema: str) -> list[str]:
    return list(schemas(naam)[schema]["enum"])


@cache
def regels() -> str:
    return " ".join((DUO / "regels.md").read_text(encoding="utf-8").split())


ROUTE_BIJ_DUO = {"B1": "B", "ONDERWIJS": "O", "Z": "Z"}
DEEL_BIJ_DUO = {"lezen": "LE", "luisteren": "LU", "schrijven": "SC", "spreken": "SP", "knm": "KNM"}


def test_onze_leerroutes_zijn_die_van_duo() -> None:
    assert {ROUTE_BIJ_DUO[route] for route in ROUTES} == set(woorden("PIP", "Leerroute"))


def test_een_pip_kent_niveau_a2_en_b1() -> None:
    """So `niveau_per_vaardigheid` asks for one of these two."""
    niveaus = woorden("PIP", "NiveauPip")
    for vaardigheid in wet_pip.VAARDIGHEDEN:
        for niveau in NIVEAUS:
            plan = wet_pip.Plan("ASIEL_A", "B1", afgeschaald=True, niveaus=dict.fromkeys(wet_pip.VAARDIGHEDEN, "B1") | {vaardigheid: niveau})  # fmt: skip
            mist = "niveau_per_vaardigheid" in {gebrek.code for gebrek in wet_pip.gebreken(plan)}
            assert mist == (niveau not in niveaus)


def test_een_pip_bij_duo_heeft_dagtekening_en_leerroute() -> None:
    assert set(schemas("PIP")["PIP"]["required"]) == {"dagtekeningPip", "leerroute"}
    leeg = {gebrek.code for gebrek in wet_pip.gebreken(wet_pip.Plan("GEZIN"))}
    assert {"dagtekening", "leerroute"} <= leeg


@pytest.mark.parametrize(
    ("naam", "schema"),
    [
        ("Examen", "ExamenonderdeelWI2021Inburgering"),
        ("Ontheffing", "ExamenonderdeelOntheffingInburgering"),
    ],
)
def test_onze_examenonderdelen_zijn_die_van_duo(naam: str, schema: str) -> None:
    assert {DEEL_BIJ_DUO[deel] for deel in EXAMENDELEN} == set(woorden(naam, schema))


def test_een_vrijstelling_kan_voor_de_vier_vaardigheden() -> None:
    delen = {DEEL_BIJ_DUO[deel] for deel in wet_pip.VAARDIGHEDEN}
    assert delen == set(woorden("Vrijstelling", "ExamenonderdeelNederlands"))
    keur = SOORTEN["vrijstelling"].velden["onderdeel"]
    assert all(keur(deel) == "" for deel in (*EXAMENDELEN, "participatie"))


def test_elk_examenniveau_van_duo_kennen_wij() -> None:
    assert set(woorden("Examen", "ExamenniveauWI2021")) <= set(NIVEAUS)


def test_de_uitslag_van_de_leerbaarheidstoets_is_wel_of_niet_haalbaar() -> None:
    assert set(woorden("Leerbaarheidstoets", "LeerbaarheidstoetsResultaat")) == {
        "B1-route haalbaar", "B1-route niet haalbaar", "Onbekend",
    }  # fmt: skip
    assert 0 < cesuur(date(2026, 6, 1)) < PUNTEN_MAXIMAAL


def test_beide_doelgroepen_van_duo_hebben_de_onze() -> None:
    assert woorden("Inburgeringsplicht", "Doelgroepindeling") == [
        "Asielstatushouder", "Gezinsmigrant en overige migrant",
    ]  # fmt: skip
    assert set(GROEPEN) == {"ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG", "WI2013", "VRIJWILLIG"}


EINDE_BIJ_DUO = {
    "Inburgeringsplicht voldaan": "voldaan",
    "Verblijfsdoel gewijzigd": "ingetrokken",
    "Vertrek uit Nederland langer dan een jaar": "vertrokken",
    "Overlijden": "overleden",
}


def test_waarom_de_plicht_eindigt_hebben_wij_een_woord_voor() -> None:
    """Exemption and waiver are events of their own; for "Overig" no reason is filled in."""
    andere = {"Volledige ontheffing", "Volledige vrijstelling", "Tijdelijke vrijstelling", "Overig"}
    assert set(woorden("Inburgeringsplicht", "RedenGeenInburgeringsplicht")) == andere | set(EINDE_BIJ_DUO)
    assert set(EINDE_BIJ_DUO.values()) <= set(REDENEN_EINDE)


# What regels.md says DUO refuses

COMPLEET = wet_pip.Plan("ASIEL_A", "B1", dagtekening=date(2026, 6, 16), intensiteit_leerroute=12)


@pytest.mark.parametrize(
    ("zin", "plan", "code"),
    [
        ("date before the start of the duty", COMPLEET._replace(plicht_start=date(2026, 6, 17)), "duo_voor_plicht"),
        ("before the initial or the current PIP", COMPLEET._replace(eerste_pip=date(2026, 6, 17)), "duo_voor_eerste_pip"),
        ("before the initial or the current PIP", COMPLEET._replace(eerdere_pip=date(2026, 6, 17)), "duo_voor_eerdere_pip"),
        ("before the person settled here", COMPLEET._replace(gevestigd_op=date(2026, 6, 17)), "duo_voor_vestiging"),
        ("A2 with the onderwijsroute", COMPLEET._replace(leerroute="ONDERWIJS", niveaus={"lezen": "A2"}), "duo_a2_onderwijs"),
        ("B1 with the Z-route", COMPLEET._replace(leerroute="Z", niveaus={"lezen": "B1"}), "duo_b1_z"),
        ("A2 on the very first B1-route PIP", COMPLEET._replace(niveaus={"lezen": "A2"}), "duo_a2_eerste_pip"),
        ("estimated intensity other than for B1-route and asylum", COMPLEET._replace(doelgroep="GEZIN"), "duo_intensiteit"),
    ],
)  # fmt: skip
def test_wat_duo_weigert_zeggen_wij_vooraf(zin: str, plan: wet_pip.Plan, code: str) -> None:
    assert zin in regels()
    assert [gebrek.code for gebrek in wet_pip.duo_weigert(plan)] == [code]
    assert wet_pip.duo_weigert(COMPLEET) == ()


def test_de_intensiteit_gaat_alleen_voor_asiel_in_de_b1_route_naar_duo() -> None:
    assert "geschatteIntensiteitB1Route" in schemas("PIP")["PIP"]["properties"]
    assert "Alleen voor Asielstatushouder" in schemas("PIP")["PIP"]["properties"]["geschatteIntensiteitB1Route"]["description"]  # fmt: skip
    mee = [
        (groep, route)
        for groep in GROEPEN
        for route in ROUTES
        if wet_pip.intensiteit_naar_duo(COMPLEET._replace(doelgroep=groep, leerroute=route))
    ]
    assert mee == [("ASIEL_A", "B1"), ("ASIEL_B", "B1")]


def test_een_aanbod_melden_wij_alleen_voor_asiel() -> None:
    assert "Offer: asylum only" in regels()
    assert [groep for groep in GROEPEN if melding_voor("aanbod_gedaan", doelgroep=groep)] == ["ASIEL_A", "ASIEL_B"]


@pytest.mark.parametrize(
    ("soort", "pad"), [("pvt_ondertekend", "PVT"), ("map_eindgesprek", "MAP"), ("z_eindgesprek", "Zroute")]
)
def test_voor_pvt_map_en_z_route_heeft_duo_een_deur(soort: str, pad: str) -> None:
    gelezen = yaml.safe_load((DUO / "MAP-PVT-Zroute.openapi.yml").read_text(encoding="utf-8"))
    assert any(pad.lower() in sleutel.lower().replace("-", "") for sleutel in gelezen["paths"])
    assert melding_voor(soort, doelgroep="GEZIN") is not None


# The signals of DUO


def test_elk_signaal_van_duo_kennen_wij() -> None:
    assert set(re.findall(r"\bSS\d{3}\b", regels())) == set(SIGNALEN)


def test_elk_signaal_wordt_een_feit_dat_de_wet_kent() -> None:
    for signaal in SIGNALEN.values():
        for soort, velden, vast in signaal.feiten:
            assert {*velden, *dict(vast)} <= set(SOORTEN[soort].velden), signaal.code
