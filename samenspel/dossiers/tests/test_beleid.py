"""Policy by date and decision; a suggestion is not in force; a change rebuilds the terms (so it is tested up here)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse

import wet
from samenspel.beleid.gevolgen import Gevolg
from samenspel.beleid.models import Beleidswaarde, Herberekening
from samenspel.beleid.parameters import PARAMETERS, Werking
from samenspel.dossiers.beleidsgevolgen import bereken
from samenspel.dossiers.models import BewaakteTermijn
from samenspel.dossiers.tasks import herbereken
from samenspel.kern.identiteit import als_eigenaar
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db


def zet(wereld: Wereld, naam: str = "fatma", parameter: str = "welkomgesprek_weken", **velden: str):
    gegevens = {"waarde": "6", "vanaf": "1-1-2026", "bron": "collegebesluit van 9 december 2025", **velden}
    return wereld.client(naam).post(reverse("beleid:waarde", args=[parameter]), gegevens)


def test_een_suggestie_staat_op_het_scherm_en_geldt_niet(wereld: Wereld) -> None:
    inhoud = wereld.client("fatma").get(reverse("beleid:lijst")).content.decode()
    assert "Suggestie, niet van kracht" in inhoud
    assert "geen waarde" in inhoud
    with wereld.als("sanne"):
        assert not BewaakteTermijn.objects.filter(code="T01").exists()


def test_een_nieuwe_waarde_vraagt_een_herberekening_die_de_termijn_maakt(wereld: Wereld) -> None:
    assert zet(wereld).status_code == 302
    with wereld.als("fatma"):
        herberekening = Herberekening.objects.get()
        assert herberekening.klaar_op is None
    inhoud = wereld.client("fatma").get(reverse("beleid:lijst")).content.decode()
    assert "Termijnen worden herberekend" in inhoud
    telling = herbereken(wereld.assen.pk, herberekening.pk, op=NU)
    assert telling.gewijzigd == 1
    with wereld.als("sanne"):
        assert BewaakteTermijn.objects.get(code="T01").uiterlijk == date(2026, 3, 30)  # six weeks after 16 February
        herberekening.refresh_from_db()
        assert (herberekening.totaal, herberekening.klaar) == (1, 1)
        assert herberekening.klaar_op is not None


def test_eerst_bekijken_welke_termijnen_veranderen_bewaart_niets(wereld: Wereld) -> None:
    eerst = zet(wereld, bekijk="ja")
    assert eerst.status_code == 200
    assert eerst.context["gevolgen"].termijnen == (Gevolg("Welkomgesprek voeren", 1, 0, 0),)
    assert "Er is nog niets bewaard" in eerst.content.decode()
    assert 'value="collegebesluit van 9 december 2025"' in eerst.content.decode()
    with wereld.als("fatma"):
        assert not Beleidswaarde.objects.exists()
        assert not Herberekening.objects.exists()
    zet(wereld)
    assert zet(wereld, waarde="8", bekijk="ja").context["gevolgen"].termijnen == (
        Gevolg("Welkomgesprek voeren", 0, 1, 0),
    )
    assert zet(wereld, waarde="", bekijk="ja").context["gevolgen"].termijnen == (
        Gevolg("Welkomgesprek voeren", 0, 0, 1),
    )
    later = zet(wereld, waarde="8", vanaf="1-1-2027", bekijk="ja")  # after the start of the term
    assert later.context["gevolgen"].termijnen == ()
    assert "Geen enkele termijn verandert" in later.content.decode()
    assert zet(wereld, waarde="999", bekijk="ja").status_code == 422


def test_het_gevolg_noemt_aantallen_en_geen_mens_en_zegt_het_als_niet_alles_bekeken_is(wereld: Wereld) -> None:
    inhoud = zet(wereld, bekijk="ja").content.decode()
    assert "Amira" not in inhoud
    assert str(wereld.dossier_id) not in inhoud
    leeg = wet.beleid_uit({})
    assert not bereken(wereld.assen.pk, leeg, leeg, hoogstens=0).volledig
    assert bereken(wereld.tynaarlo.pk, leeg, leeg).totaal == 0


def test_de_taak_staat_in_de_rij_van_de_werker(wereld: Wereld) -> None:
    zet(wereld)
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("select task_name, args ->> 'gemeente_id', lock from procrastinate_jobs")
        assert cursor.fetchall() == [("dossiers.herbouw_gemeente", str(wereld.assen.pk), f"herbouw-{wereld.assen.pk}")]


@pytest.mark.parametrize("naam", ["sanne", "rob", "lotte"])
def test_een_ander_leest_beleid_en_zet_het_niet(wereld: Wereld, naam: str) -> None:
    assert wereld.client(naam).get(reverse("beleid:lijst")).status_code == 200
    assert zet(wereld, naam).status_code == 409


def test_twee_waarden_op_een_dag_kan_niet_zonder_te_zeggen_dat_het_een_verbetering_is(wereld: Wereld) -> None:
    zet(wereld)
    tweede = zet(wereld, waarde="8")
    assert tweede.status_code == 422
    assert "Op deze dag begint al een waarde" in tweede.content.decode()
    assert zet(wereld, waarde="8", vervang="on").status_code == 302
    with wereld.als("fatma"):
        assert Beleidswaarde.objects.get().waarde == 8


@pytest.mark.parametrize(("velden", "zin"), [
    ({"waarde": "999"}, "Vul een heel getal in van 0 tot en met 520"),
    ({"waarde": "zes"}, "Vul een heel getal in"),
    ({"vanaf": "31-6-2026"}, "31 juni bestaat niet"),
    ({"bron": ""}, "Noem het besluit"),
])  # fmt: skip
def test_foute_invoer_krijgt_een_zin(wereld: Wereld, velden: dict[str, str], zin: str) -> None:
    antwoord = zet(wereld, **velden)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


def test_ines_ziet_het_beleid_van_assen_niet(wereld: Wereld) -> None:
    zet(wereld)
    assert (
        "collegebesluit van 9 december 2025" not in wereld.client("ines").get(reverse("beleid:lijst")).content.decode()
    )
    with wereld.als("ines"):
        assert not Beleidswaarde.objects.exists()


@pytest.mark.parametrize("parameter", ["mb_maanden.min", "z_uren_per_week_min"])
def test_een_waarde_die_nog_niets_doet_zegt_dat(wereld: Wereld, parameter: str) -> None:
    """Nothing in the code asks for it, so nothing is computed anew and the screen does not say that it is."""
    client = wereld.client("fatma")
    assert "Nog zonder gevolg" in client.get(reverse("beleid:lijst")).content.decode()
    assert "Nog zonder gevolg" in client.get(reverse("beleid:waarde", args=[parameter])).content.decode()
    assert "Nog zonder gevolg" not in client.get(reverse("beleid:waarde", args=["mb_maanden.max"])).content.decode()
    gegevens = {"waarde": "6", "vanaf": "1-1-2026", "bron": "collegebesluit"}
    assert client.post(reverse("beleid:waarde", args=[parameter]), gegevens).status_code == 302
    assert "heeft nog geen gevolg" in client.get(reverse("beleid:lijst")).content.decode()
    with wereld.als("fatma"):
        assert Beleidswaarde.objects.filter(parameter=parameter).exists()
        assert not Herberekening.objects.exists()


_NOG_DOOR_NIEMAND_GEVRAAGD = {"ijkpunten.py"}
"""The law that no screen asks yet (issue 4): for who reads the page of choices, a value that only this reads does nothing."""


def test_van_elke_keuze_klopt_wat_zij_doet() -> None:
    """Who begins to read a value changes its `werking` too: looked up in the source, `wet` and application alike.

    A value of a family (one per part of the plan) is read by the family's name.
    """
    wortel = Path(__file__).resolve().parents[3]
    bron = {
        waar: "".join(bestand.read_text() for map_ in mappen for bestand in (wortel / map_).rglob("*.py") if "tests" not in bestand.parts
                      and "demo" not in bestand.parts and bestand.name not in {"parameters.py", *_NOG_DOOR_NIEMAND_GEVRAAGD})
        for waar, mappen in {"wet": ("wet",), "alles": ("wet", "samenspel")}.items()
    }  # fmt: skip
    gelezen = {
        naam: any(f'"{wijze}"' in bron["alles"] for wijze in {naam, naam.partition(".")[0]}) for naam in PARAMETERS
    }
    assert gelezen == {naam: parameter.werking is not Werking.GEEN for naam, parameter in PARAMETERS.items()}
    termijn = {naam for naam, parameter in PARAMETERS.items() if parameter.werking is Werking.TERMIJN}
    assert termijn == {naam for naam in PARAMETERS if f'"{naam}"' in bron["wet"]}
