"""The screens of the PIP: every step by its form, without JavaScript, with errors at the field and nothing lost."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.kern import klok
from samenspel.kern.identiteit import als_eigenaar
from samenspel.plan.handelingen.inhoud import leg_inhoud_vast
from samenspel.plan.models import Afweging, Pip, PipBesluit, PipBrief
from samenspel.plan.tests.hulp import bekend_pip, besproken_pip, vastgesteld_pip, zorg_voor_intake
from samenspel.toegang.models import Kwalificatie
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db
BLADEN = ("pip", "afweging", "inhoud", "bespreking", "vaststelling", "bekendmaking", "wijziging", "bezwaar")

AFWEGING: dict[str, Any] = {
    "oordeel_B1": "past", "eigen_B1": "Leert snel.", "zinnen_B1": ["b1_gewone_route"], "oordeel_ONDERWIJS": "later",
    "omstandigheden": "Lessen in de ochtend, want dan is er opvang.", "eigen_ONDERWIJS": "Eerst werk.", "oordeel_Z": "past_niet", "eigen_Z": "Wil een diploma.", "leerroute": "B1",
    "oordeel_grote_kans_op_diploma": "nee", "motivering_grote_kans_op_diploma": "Wil eerst werken.",
    "oordeel_redelijkerwijs_niet_in_staat": "nee", "motivering_redelijkerwijs_niet_in_staat": "De toets is gehaald.",
}  # fmt: skip
INHOUD: dict[str, Any] = {
    "ondersteuning": "Een taalmaatje.", "intensiteit_leerroute": "12,5", "intensiteit_pvt": "2", "intensiteit_map": "1,5",
    "aantal_voortgangsgesprekken": "4", "uren_vooraf_bekeken": "on", "motivering": "Past bij de opvang.",
}  # fmt: skip


def adres(wereld: Wereld, blad: str, *rest: object) -> str:
    return reverse(f"plan:{blad}", args=[wereld.dossier_id, *rest])


def merk(client: Client, url: str) -> str:
    """The mark of the state that the form was opened on."""
    gevonden = re.search(r'name="versie" value="([^"]*)"', client.get(url).content.decode())
    return gevonden[1] if gevonden else ""


def stuur(client: Client, url: str, gegevens: dict[str, Any]) -> Any:
    return client.post(url, {"versie": merk(client, url), **gegevens})


def nu_pip(wereld: Wereld) -> Pip:
    with wereld.als("sanne"):
        return Pip.objects.latest("versie")


def test_van_afweging_tot_brief_door_de_formulieren(wereld: Wereld) -> None:
    client, vandaag = wereld.client("sanne"), klok.vandaag().strftime("%d-%m-%Y")
    with wereld.als("sanne") as sanne:
        zorg_voor_intake(wereld.dossier(), sanne)
    assert stuur(client, adres(wereld, "afweging"), AFWEGING).status_code == 302
    assert stuur(client, adres(wereld, "inhoud"), INHOUD).status_code == 302
    assert (
        stuur(client, adres(wereld, "bespreking"), {"op": vandaag, "hoe": "thuis", "instemming": "eens"}).status_code
        == 302
    )
    antwoord = stuur(client, adres(wereld, "vaststelling"), {"dagtekening": vandaag})
    assert antwoord.status_code == 302, antwoord.content.decode()
    assert nu_pip(wereld).stand == Pip.Stand.VASTGESTELD
    assert stuur(client, adres(wereld, "bekendmaking"), {"op": vandaag, "hoe": "post"}).status_code == 302
    brief = client.get(adres(wereld, "brief", 1))
    assert brief.content.startswith(b"%PDF")
    assert brief["Content-Disposition"] == f'attachment; filename="{wereld_nummer(wereld)}-pip-1.pdf"'
    blad = client.get(adres(wereld, "pip")).content.decode()
    assert "U heeft 12,5 uur per week les" in blad
    assert "Verandert niet" in blad
    assert stuur(client, adres(wereld, "bezwaar"), {"ontvangen_op": vandaag, "gronden": "Liever Z."}).status_code == 302


def wereld_nummer(wereld: Wereld) -> str:
    with wereld.als("sanne"):
        return wereld.dossier().nummer


def test_de_brief_wordt_bij_het_besluit_gemaakt_en_versleuteld_bewaard(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        besproken_pip(wereld.dossier(), sanne, nu=klok.nu())
    client = wereld.client("sanne")
    stuur(client, adres(wereld, "vaststelling"), {"dagtekening": klok.vandaag().strftime("%d-%m-%Y")})
    with wereld.als("sanne"):
        brief = PipBrief.objects.get()
        assert b"%PDF" not in bytes(brief.cijfer)
    assert client.get(adres(wereld, "brief", 1)).content == client.get(adres(wereld, "brief", 1)).content


def test_een_oordeel_is_nooit_vooraf_ingevuld(wereld: Wereld) -> None:
    inhoud = wereld.client("sanne").get(adres(wereld, "afweging")).content.decode()
    assert "checked" not in inhoud
    assert inhoud.count('class="route"') == 3


def test_kijken_naar_de_afweging_begint_geen_pip(wereld: Wereld) -> None:
    wereld.client("sanne").get(adres(wereld, "afweging"))
    with wereld.als("sanne"):
        assert not Pip.objects.exists()


def test_een_halve_afweging_wordt_bewaard_en_mag_besproken(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    half = {"oordeel_B1": "past", "eigen_B1": "Leert snel.", "volgende": "bespreek"}
    antwoord = stuur(client, adres(wereld, "afweging"), half)
    assert antwoord["Location"] == adres(wereld, "bespreking")
    with wereld.als("sanne"):
        assert list(Afweging.objects.values_list("leerroute", "oordeel")) == [("B1", "past")]
    blad = client.get(adres(wereld, "afweging")).content.decode()
    assert "Eén van drie routes is afgewogen" in blad
    assert "Weeg de Z-route nog af" in blad


def test_wat_ontbreekt_is_een_zin_die_naar_het_veld_leidt(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    stuur(client, adres(wereld, "afweging"), AFWEGING)
    blad = client.get(adres(wereld, "vaststelling")).content.decode()
    assert f'href="{adres(wereld, "inhoud")}#id_aantal_voortgangsgesprekken"' in blad
    veld = client.get(adres(wereld, "inhoud")).content.decode()
    for anker in re.findall(r'inhoud/#([^"]+)"', blad):
        assert f'id="{anker}"' in veld
    ankers = re.findall(r'bespreking/#([^"]+)"', blad)
    assert ankers
    assert f'id="{ankers[0]}"' in client.get(adres(wereld, "bespreking")).content.decode()


def test_een_onvolledig_pip_blijft_een_concept_en_zegt_waarom(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    stuur(client, adres(wereld, "afweging"), AFWEGING)
    antwoord = stuur(client, adres(wereld, "vaststelling"), {"dagtekening": klok.vandaag().strftime("%d-%m-%Y")})
    assert antwoord.status_code == 422
    assert "In het PIP ontbreekt de motivering." in antwoord.content.decode()
    assert nu_pip(wereld).stand == Pip.Stand.CONCEPT


def test_een_verouderd_formulier_houdt_de_tekst_vast(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    stuur(client, adres(wereld, "afweging"), AFWEGING)
    oud = merk(client, adres(wereld, "inhoud"))
    with wereld.als("sanne") as sanne:
        leg_inhoud_vast(Pip.objects.get(), {"motivering": "Van een collega."}, door=sanne)
    antwoord = client.post(adres(wereld, "inhoud"), {**INHOUD, "versie": oud})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Een collega heeft dit gewijzigd" in tekst
    assert "Past bij de opvang." in tekst
    assert nu_pip(wereld).motivering == "Van een collega."
    nieuw = re.search(r'name="versie" value="([^"]*)"', tekst)
    assert nieuw
    assert client.post(adres(wereld, "inhoud"), {**INHOUD, "versie": nieuw[1]}).status_code == 302


def test_twee_keer_versturen_is_een_besluit(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        besproken_pip(wereld.dossier(), sanne, nu=klok.nu())
    client, url = wereld.client("sanne"), adres(wereld, "vaststelling")
    gegevens = {"versie": merk(client, url), "dagtekening": klok.vandaag().strftime("%d-%m-%Y")}
    assert client.post(url, gegevens).status_code == 302
    assert client.post(url, gegevens)["Location"] == adres(wereld, "pip")
    with wereld.als("sanne"):
        assert PipBesluit.objects.count() == 1


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("intensiteit_pvt", "veel", "Vul een getal in"),
        ("intensiteit_pvt", "41", "Meer dan 40 uur per week kan niet"),
        ("intensiteit_pvt", "-1", "Minder dan 0 uur kan niet"),
        ("intensiteit_pvt", "NaN", "Vul een getal in"),
        ("aantal_voortgangsgesprekken", "1e9", "Vul een heel getal in"),
        ("motivering", "x" * 8001, "Dit is te lang: 8001 tekens"),
    ],
)
def test_slechte_invoer_krijgt_een_zin_bij_het_veld(wereld: Wereld, veld: str, waarde: str, zin: str) -> None:
    client = wereld.client("sanne")
    stuur(client, adres(wereld, "afweging"), AFWEGING)
    antwoord = stuur(client, adres(wereld, "inhoud"), INHOUD | {veld: waarde})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zin in tekst
    assert f'href="#id_{veld}"' in tekst
    assert "Een taalmaatje." in tekst


@pytest.mark.parametrize(
    "tekst", ["😀 met emoji", "نص من اليمين إلى اليسار", "<script>alert(1)</script>", "met\x00nul"]
)
def test_vreemde_tekst_blijft_heel(wereld: Wereld, tekst: str) -> None:
    client = wereld.client("sanne")
    antwoord = stuur(client, adres(wereld, "afweging"), AFWEGING | {"eigen_B1": tekst})
    if "\x00" in tekst:
        assert antwoord.status_code == 422
        return
    assert antwoord.status_code == 302
    assert "<script>alert" not in client.get(adres(wereld, "afweging")).content.decode()
    with wereld.als("sanne"):
        assert Afweging.objects.get(leerroute="B1").eigen_regel == tekst


@pytest.mark.parametrize(("dagtekening", "zin"), [("1-1-2020", "is al voorbij"), ("31-6-2026", "Juni heeft 30 dagen")])
def test_een_onmogelijke_dagtekening_krijgt_een_zin(wereld: Wereld, dagtekening: str, zin: str) -> None:
    with wereld.als("sanne") as sanne:
        besproken_pip(wereld.dossier(), sanne, nu=klok.nu())
    antwoord = stuur(wereld.client("sanne"), adres(wereld, "vaststelling"), {"dagtekening": dagtekening})
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


@pytest.mark.parametrize("naam", ["ines", "bert", "amira", "lotte", "fatma", "wim"])
@pytest.mark.parametrize("blad", BLADEN)
def test_voor_wie_er_niets_te_zoeken_heeft_bestaat_het_pip_niet(wereld: Wereld, naam: str, blad: str) -> None:
    with wereld.als("sanne") as sanne:
        bekend_pip(wereld.dossier(), sanne)
    client = wereld.client(naam)
    assert client.get(adres(wereld, blad)).status_code == 404
    assert client.get(adres(wereld, "brief", 1)).status_code == 404


@pytest.mark.parametrize("blad", ["pip", "afweging"])
def test_een_teamleider_leest_en_krijgt_geen_knoppen(wereld: Wereld, blad: str) -> None:
    with wereld.als("sanne") as sanne:
        besproken_pip(wereld.dossier(), sanne)
    antwoord = wereld.client("rob").get(adres(wereld, blad))
    assert antwoord.status_code == 200
    assert "Uw rol maakt geen PIP" in antwoord.content.decode()


def test_een_coach_vult_in_wat_zij_mag_en_stelt_niet_vast(wereld: Wereld) -> None:
    client = wereld.client("kees")
    assert stuur(client, adres(wereld, "afweging"), AFWEGING).status_code == 302
    blad = client.get(adres(wereld, "inhoud")).content.decode()
    assert "ontzorgbesluit" not in blad
    assert "Dit deel vult de regievoerder in" in blad
    assert stuur(client, adres(wereld, "inhoud"), INHOUD).status_code == 302
    assert "Vaststellen doet een regievoerder" in client.get(adres(wereld, "vaststelling")).content.decode()


def test_zonder_mandaat_zegt_het_scherm_wat_te_doen(wereld: Wereld) -> None:
    with als_eigenaar():
        Kwalificatie.objects.filter(soort="mandaat_pip").delete()
    with wereld.als("sanne") as sanne:
        besproken_pip(wereld.dossier(), sanne, nu=klok.nu())
    assert "mandaatregister" in wereld.client("sanne").get(adres(wereld, "vaststelling")).content.decode()


@pytest.mark.parametrize("doelgroep", ["WI2013", "VRIJWILLIG"])
def test_buiten_de_wet_wijst_het_blad_naar_het_ondersteuningsplan(wereld: Wereld, doelgroep: str) -> None:
    from samenspel.dossiers.models import Dossier

    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(doelgroep=doelgroep, doelgroep_nu=doelgroep)
    client = wereld.client("sanne")
    assert "Maak een ondersteuningsplan" in client.get(adres(wereld, "pip")).content.decode()
    assert client.get(adres(wereld, "afweging")).status_code == 409


def test_een_oude_versie_blijft_te_lezen_met_haar_brief(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    with wereld.als("sanne") as sanne:
        vastgesteld_pip(wereld.dossier(), sanne, nu=klok.nu())
    stuur(client, adres(wereld, "wijziging"), {"reden": "OVERIG", "toelichting": "Minder lesuren."})
    stuur(client, adres(wereld, "inhoud"), INHOUD | {"intensiteit_leerroute": "8"})
    vandaag = klok.vandaag().strftime("%d-%m-%Y")
    stuur(client, adres(wereld, "bespreking"), {"op": vandaag, "hoe": "thuis", "instemming": "eens"})
    antwoord = stuur(client, adres(wereld, "vaststelling"), {"dagtekening": vandaag})
    assert antwoord.status_code == 302, antwoord.content.decode()
    assert "U heeft 15 uur per week les" in client.get(adres(wereld, "versie", 1)).content.decode()
    assert "U heeft 8 uur per week les" in client.get(adres(wereld, "versie", 2)).content.decode()
    assert client.get(adres(wereld, "brief", 1)).content != client.get(adres(wereld, "brief", 2)).content


def test_het_overzicht_wijst_de_volgende_stap(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        vastgesteld_pip(wereld.dossier(), sanne, nu=klok.nu())
    blad = wereld.client("sanne").get(reverse("dossiers:dossier", args=[wereld.dossier_id])).content.decode()
    assert "Maak het PIP bekend" in blad
    assert "nog bekendmaken" in blad


def test_een_concept_laten_vervallen(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    stuur(client, adres(wereld, "afweging"), AFWEGING)
    assert client.post(adres(wereld, "concept")).status_code == 302
    assert nu_pip(wereld).stand == Pip.Stand.VERVALLEN
    assert client.get(adres(wereld, "versie", 1)).status_code == 200


def test_een_andere_route_dan_de_vorige_gemeente_vraagt_waarom(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        leg_vast(
            wereld.dossier(),
            "pip_dagtekening",
            op=date(2026, 4, 20),
            door=sanne,
            gegevens={"leerroute": "Z"},
            bron="duo",
        )
        leg_vast(wereld.dossier(), "verhuizing", op=date(2026, 5, 20), door=sanne, bron="brp")
    client = wereld.client("sanne")
    leeg = client.get(adres(wereld, "pip")).content.decode()
    assert "Volgens de feiten is er al een PIP" in leeg
    stuur(client, adres(wereld, "afweging"), AFWEGING)
    assert nu_pip(wereld).reden == Pip.Reden.VERHUIZING
    blad = client.get(adres(wereld, "vaststelling")).content.decode()
    anker = "id_oordeel_voortgang_wijkt_af_0"
    assert f"{adres(wereld, 'afweging')}#{anker}" in blad
    assert f'id="{anker}"' in client.get(adres(wereld, "afweging")).content.decode()
