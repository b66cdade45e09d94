"""What a PIP must hold: Wet inburgering 2021, artikel 15; Besluit, artikel 3.14, 5.3 en 6.2; and what DUO refuses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from wet.pip import VAARDIGHEDEN, VEREISTEN, Plan, duo_weigert, gebreken, intensiteit_naar_duo, vereisten

COMPLEET = Plan(
    doelgroep="ASIEL_A",
    leerroute="B1",
    ondersteuning="Een taalmaatje.",
    intensiteit_pvt=2,
    intensiteit_map=3,
    intensiteit_leerroute=12,
    aantal_voortgangsgesprekken=4,
    uren_vooraf_bekeken=True,
    motivering="De drie leerroutes zijn gewogen.",
    bezwaarclausule=True,
    dagtekening=date(2026, 6, 16),
)


def plan(**velden: Any) -> Plan:
    return COMPLEET._replace(**velden)


def codes(een: Plan) -> list[str]:
    return [gebrek.code for gebrek in gebreken(een)]


def test_een_compleet_pip_heeft_geen_gebreken():
    assert gebreken(COMPLEET) == ()


GRONDEN = {
    "leerroute": "Wet inburgering 2021, artikel 15, lid 1, onderdeel a",
    "ondersteuning": "Wet inburgering 2021, artikel 15, lid 1, onderdeel b",
    "intensiteit_pvt": "Wet inburgering 2021, artikel 15, lid 1, onderdeel c",
    "intensiteit_map": "Wet inburgering 2021, artikel 15, lid 1, onderdeel c",
    "vve": "Wet inburgering 2021, artikel 15, lid 1, onderdeel d",
    "intensiteit_leerroute": "Wet inburgering 2021, artikel 15, lid 2",
    "ontzorgbesluit": "Wet inburgering 2021, artikel 15, lid 3",
    "voortgangsgesprekken": "Besluit inburgering 2021, artikel 5.3, lid 4",
    "alfabetisering": "Besluit inburgering 2021, artikel 6.2, lid 1, onderdeel c",
    "examen_in_z_route": "Besluit inburgering 2021, artikel 3.14, lid 7",
    "niveau_per_vaardigheid": "Besluit inburgering 2021, artikel 5.3, lid 6",
    "urennorm": "Regeling inburgering 2021, artikel 3.16, lid 2",
    "uren_vooraf": "Besluit inburgering 2021, artikel 5.3, lid 5",
    "dagtekening": "Wet inburgering 2021, artikel 11, lid 2",
    "motivering": "Algemene wet bestuursrecht, artikel 3:46",
    "bezwaarclausule": "Algemene wet bestuursrecht, artikel 3:45",
}


def test_elk_vereiste_heeft_zijn_artikel():
    assert {vereiste.code: str(vereiste.grondslag) for vereiste in VEREISTEN} == GRONDEN


ALTIJD = ["leerroute", "ondersteuning", "intensiteit_pvt"]
ERNA = ["uren_vooraf", "dagtekening", "motivering", "bezwaarclausule"]


@pytest.mark.parametrize(
    ("velden", "erbij"),
    [
        ({}, ["intensiteit_map", "intensiteit_leerroute", "voortgangsgesprekken"]),
        ({"leerroute": "ONDERWIJS"}, ["intensiteit_leerroute", "voortgangsgesprekken"]),
        ({"doelgroep": "GEZIN"}, ["intensiteit_map", "voortgangsgesprekken", "alfabetisering"]),
        ({"doelgroep": "OVERIG"}, ["intensiteit_map", "voortgangsgesprekken", "alfabetisering"]),
        ({"doelgroep": "ASIEL_B", "heeft_bijstand": True}, ["intensiteit_map", "intensiteit_leerroute", "voortgangsgesprekken"]),
        ({"heeft_bijstand": True}, ["intensiteit_map", "intensiteit_leerroute", "ontzorgbesluit", "voortgangsgesprekken"]),
        ({"ouder_van_jong_kind": True}, ["intensiteit_map", "vve", "intensiteit_leerroute", "voortgangsgesprekken"]),
        ({"leerroute": "Z"}, ["intensiteit_map", "intensiteit_leerroute", "voortgangsgesprekken", "examen_in_z_route"]),
        ({"leerroute": "Z", "beperking": True}, ["intensiteit_map", "intensiteit_leerroute", "voortgangsgesprekken", "examen_in_z_route", "urennorm"]),
        ({"beperking": True}, ["intensiteit_map", "intensiteit_leerroute", "voortgangsgesprekken"]),
        ({"afgeschaald": True}, ["intensiteit_map", "intensiteit_leerroute", "voortgangsgesprekken", "niveau_per_vaardigheid"]),
        ({"leerroute": "Z", "afgeschaald": True}, ["intensiteit_map", "intensiteit_leerroute", "voortgangsgesprekken", "examen_in_z_route"]),
    ],
)  # fmt: skip
def test_wat_er_in_moet_voor_groep_en_route(velden, erbij):
    assert [vereiste.code for vereiste in vereisten(plan(**velden))] == [*ALTIJD, *erbij, *ERNA]


@pytest.mark.parametrize(
    ("velden", "code"),
    [
        ({"leerroute": None}, "leerroute"),
        ({"leerroute": "A2"}, "leerroute"),
        ({"ondersteuning": "  "}, "ondersteuning"),
        ({"intensiteit_pvt": 0}, "intensiteit_pvt"),
        ({"intensiteit_map": None}, "intensiteit_map"),
        ({"ouder_van_jong_kind": True, "vve_afspraken": " "}, "vve"),
        ({"intensiteit_leerroute": None}, "intensiteit_leerroute"),
        ({"heeft_bijstand": True, "ontzorgbesluit": " "}, "ontzorgbesluit"),
        ({"aantal_voortgangsgesprekken": 0}, "voortgangsgesprekken"),
        ({"doelgroep": "GEZIN", "intensiteit_leerroute": None}, "alfabetisering"),
        ({"leerroute": "Z"}, "examen_in_z_route"),
        ({"leerroute": "Z", "examenonderdelen_toegestaan": False, "beperking": True}, "urennorm"),
        ({"uren_vooraf_bekeken": False}, "uren_vooraf"),
        ({"dagtekening": None}, "dagtekening"),
        ({"motivering": "\n"}, "motivering"),
        ({"bezwaarclausule": False}, "bezwaarclausule"),
    ],
)
def test_wat_ontbreekt(velden, code):
    (gebrek,) = gebreken(plan(**velden))
    assert (gebrek.code, gebrek.grondslag) == (code, GRONDEN[code])
    assert gebrek.zin.startswith("In het PIP ontbreekt ")


@pytest.mark.parametrize(
    "velden",
    [
        {"ouder_van_jong_kind": True, "vve_afspraken": "Twee dagdelen."},
        {"heeft_bijstand": True, "ontzorgbesluit": "Huur en energie tot december."},
        {"doelgroep": "GEZIN", "intensiteit_leerroute": None, "alfabetisering_verplicht": False},
        {"leerroute": "Z", "examenonderdelen_toegestaan": False},
        {"leerroute": "Z", "examenonderdelen_toegestaan": True, "beperking": True, "urennorm": 0},
        {"leerroute": "ONDERWIJS", "intensiteit_map": None},
    ],
)
def test_wat_is_ingevuld_ontbreekt_niet(velden):
    assert gebreken(plan(**velden)) == ()


def test_na_afschalen_een_niveau_voor_elke_vaardigheid():
    af = {"afgeschaald": True, "eerdere_pip": date(2025, 6, 16)}
    niveaus = dict.fromkeys(VAARDIGHEDEN, "B1") | {"lezen": "A2"}
    assert codes(plan(**af, niveaus=niveaus)) == []
    assert codes(plan(**af, niveaus={"lezen": "A2"})) == ["niveau_per_vaardigheid"]
    assert codes(plan(**af, niveaus={**niveaus, "spreken": "A1"})) == ["niveau_per_vaardigheid"]


@pytest.mark.parametrize("groep", ["WI2013", "VRIJWILLIG"])
def test_buiten_de_wet_bestaat_geen_pip(groep):
    (gebrek,) = gebreken(plan(doelgroep=groep))
    assert (gebrek.code, gebrek.grondslag) == ("geen_pip", "Wet inburgering 2021, artikel 15")
    assert "ondersteuningsplan" in gebrek.zin


# Wat DUO weigert


@pytest.mark.parametrize(
    ("veld", "code", "wat"),
    [
        ("plicht_start", "duo_voor_plicht", "het begin van de inburgeringsplicht"),
        ("eerste_pip", "duo_voor_eerste_pip", "het eerste PIP"),
        ("eerdere_pip", "duo_voor_eerdere_pip", "het PIP dat nu geldt"),
        ("gevestigd_op", "duo_voor_vestiging", "de dag waarop iemand hier kwam wonen"),
    ],
)
def test_de_dagtekening_ligt_niet_voor(veld, code, wat):
    assert duo_weigert(plan(**{veld: date(2026, 6, 16)})) == ()
    (gebrek,) = duo_weigert(plan(**{veld: date(2026, 6, 17)}))
    assert gebrek.code == code
    assert gebrek.zin == f"De dagtekening, 16 juni 2026, ligt voor {wat}, 17 juni 2026. Kies een latere dag."
    assert gebrek.grondslag.startswith("DUO")
    assert duo_weigert(plan(**{veld: date(2026, 6, 17)}, dagtekening=None)) == ()
    assert gebrek in gebreken(plan(**{veld: date(2026, 6, 17)}))


@pytest.mark.parametrize(
    ("velden", "code"),
    [
        ({"leerroute": "ONDERWIJS", "niveaus": {"lezen": "A2"}}, "duo_a2_onderwijs"),
        ({"leerroute": "ONDERWIJS", "niveaus": {"lezen": "B1"}}, None),
        ({"leerroute": "Z", "niveaus": {"lezen": "B1"}}, "duo_b1_z"),
        ({"leerroute": "Z", "niveaus": {"lezen": "A2"}}, None),
        ({"leerroute": "B1", "niveaus": {"lezen": "A2"}}, "duo_a2_eerste_pip"),
        ({"leerroute": "B1", "niveaus": {"lezen": "A2"}, "eerdere_pip": date(2025, 6, 16)}, None),
        ({"leerroute": "B1", "niveaus": {"lezen": "B1"}}, None),
        ({"doelgroep": "GEZIN"}, "duo_intensiteit"),
        ({"doelgroep": "GEZIN", "intensiteit_leerroute": None}, None),
        ({"doelgroep": "ASIEL_B"}, None),
    ],
)
def test_niveau_en_intensiteit(velden, code):
    gevonden = duo_weigert(plan(**velden))
    assert [gebrek.code for gebrek in gevonden] == ([code] if code else [])
    assert all(gebrek.zin.endswith(".") and gebrek.grondslag.startswith("DUO") for gebrek in gevonden)


@pytest.mark.parametrize(
    ("doelgroep", "leerroute", "mee"),
    [("ASIEL_A", "B1", True), ("ASIEL_B", "B1", True), ("ASIEL_A", "Z", False), ("ASIEL_A", "ONDERWIJS", False), ("GEZIN", "B1", False)],
)  # fmt: skip
def test_duo_vraagt_de_intensiteit_alleen_in_de_b1_route_van_asiel(doelgroep, leerroute, mee):
    assert intensiteit_naar_duo(plan(doelgroep=doelgroep, leerroute=leerroute)) == mee
