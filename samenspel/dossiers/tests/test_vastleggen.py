"""Every kind of fact has its form; a fact sent twice is one fact; bad input gets a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.dossiers.forms.feit import EXTRA, GROEPEN, NIET_MET_DE_HAND, met_de_hand
from samenspel.dossiers.models import BewaakteTermijn, Gebeurtenis
from samenspel.dossiers.soorten import SOORTEN
from samenspel.kern.uuid7 import uuid7
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


def test_elke_soort_heeft_een_formulier_of_een_eigen_handeling() -> None:
    assert set(met_de_hand()) | NIET_MET_DE_HAND == set(SOORTEN)
    assert set(EXTRA) <= set(met_de_hand())
    in_groepen = [soort for _titel, soorten in GROEPEN for soort in soorten]
    assert sorted(in_groepen) == sorted(met_de_hand())


@pytest.mark.parametrize("soort", met_de_hand())
def test_het_formulier_van_elke_soort_opent(wereld: Wereld, soort: str) -> None:
    antwoord = wereld.client("sanne").get(reverse("dossiers:feit", args=[wereld.dossier_id, soort]))
    assert antwoord.status_code == 200
    assert str(SOORTEN[soort].naam) in antwoord.content.decode()


_VOORBEELD = {
    "reden": "voldaan", "doelgroep": "ASIEL_B", "verschijnen_op": "20-11-2026", "score": "31", "leerroute": "Z", "begin": "1-6-2026",
    "einde": "31-5-2029", "nieuw_einde": "31-12-2029", "onderdeel": "lezen", "niveau": "A2", "type": "nt2", "uren": "120",
    "instelling": "keurmerk", "norm": "200", "geslaagd": "ja", "omvang": "geheel", "tot": "1-12-2027", "artikel": "24", "bedrag": "340",
    "volledig": "nee", "ontbreekt": "het medisch dossier", "opleiding": "mbo zorg", "mag_afmaken": "ja",
    "verzuim_geoorloofd": "4", "verzuim_ongeoorloofd": "2", "inspanning": "Oefent elke week met een taalmaatje.",
    "uren_totaal": "600", "alfabetisering": "NVT", "examens_z": "nee", "verwijtbaar": "nee", "school": "Taalschool Noord", "toets_op": "20-11-2026", "schoolnummer": "0012345678",
    "keurmerk": "bow", "elders": "nee", "met_pip": "ja", "pip_gemeente": "Hoogeveen", "start_opleiding": "1-12-2026", "einde_opleiding": "1-6-2028", "stand": "goed",
    **dict.fromkeys(("lezen", "luisteren", "schrijven", "spreken"), "A2"),
}  # fmt: skip


@pytest.mark.parametrize("soort", met_de_hand())
def test_elke_soort_wordt_vastgelegd_en_door_de_wet_begrepen(wereld: Wereld, soort: str) -> None:
    velden = {naam: _VOORBEELD[naam] for naam in EXTRA.get(soort, {})}
    antwoord = wereld.client("sanne").post(
        reverse("dossiers:feit", args=[wereld.dossier_id, soort]), {"op": "1-11-2026", "bron": "hand", **velden}
    )
    assert antwoord.status_code == 302, antwoord.content.decode()
    with wereld.als("sanne"):
        assert Gebeurtenis.objects.filter(dossier=wereld.dossier_id, soort=soort, op=date(2026, 11, 1)).exists()
    assert wereld.client("sanne").get(reverse("dossiers:tijdlijn", args=[wereld.dossier_id])).status_code == 200


def test_twee_keer_versturen_is_een_feit(wereld: Wereld) -> None:
    client, sleutel = wereld.client("sanne"), str(uuid7())
    for _ in range(2):
        client.post(
            reverse("dossiers:feit", args=[wereld.dossier_id, "welkomgesprek"]),
            {"op": "1-6-2026", "bron": "hand", "sleutel": sleutel},
        )
    with wereld.als("sanne"):
        assert Gebeurtenis.objects.filter(soort="welkomgesprek").count() == 1


def test_een_gestolen_sleutel_van_een_ander_feit_geeft_een_zin(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        ander = Gebeurtenis.objects.filter(soort="koppeling_gemeente").get()
    antwoord = wereld.client("sanne").post(
        reverse("dossiers:feit", args=[wereld.dossier_id, "welkomgesprek"]),
        {"op": "1-6-2026", "bron": "hand", "sleutel": str(ander.pk)},
    )
    assert antwoord.status_code == 422
    assert "al verstuurd" in antwoord.content.decode()


@pytest.mark.parametrize(("soort", "velden", "zin"), [
    ("welkomgesprek", {"op": "31-6-2026"}, "31 juni bestaat niet"),
    ("welkomgesprek", {"op": "1-1-2040"}, "Deze dag moet nog komen"),
    ("lbt_uitslag", {"op": "1-6-2026", "score": "41"}, "Vul een getal in van 0 tot en met 40"),
    ("pip_dagtekening", {"op": "1-6-2026", "leerroute": ""}, "Maak een keuze"),
    ("duo_termijn", {"op": "1-6-2026", "begin": "2-6-2026", "einde": "1-6-2026"}, "ligt voor het begin"),
])  # fmt: skip
def test_foute_invoer_krijgt_een_zin(wereld: Wereld, soort: str, velden: dict[str, str], zin: str) -> None:
    antwoord = wereld.client("sanne").post(
        reverse("dossiers:feit", args=[wereld.dossier_id, soort]), {"bron": "hand", **velden}
    )
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


def test_een_coach_legt_geen_status_van_duo_vast(wereld: Wereld) -> None:
    antwoord = wereld.client("kees").get(reverse("dossiers:feit", args=[wereld.dossier_id, "duo_termijn"]))
    assert antwoord.status_code == 409
    assert "Uw rol legt dit niet vast" in antwoord.content.decode()


def test_een_feit_van_een_rol_die_andere_categorieen_niet_schrijft_ververst_toch_alle_termijnen(wereld: Wereld) -> None:
    """A coach may not write C05, but the deadlines that follow from the coach's own fact are kept by the house."""
    wereld.client("kees").post(
        reverse("dossiers:feit", args=[wereld.dossier_id, "welkomgesprek"]), {"op": "1-6-2026", "bron": "hand"}
    )
    with wereld.als("sanne"):
        assert BewaakteTermijn.objects.filter(code="T12").exists()
        assert wereld.dossier().fase == "intake"
