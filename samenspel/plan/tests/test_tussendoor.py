"""A concept is kept on the server while somebody types: it stays a concept, and a colleague's work is not overwritten."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from samenspel.plan.models import Afweging, Pip
from samenspel.plan.tests.test_schermen import AFWEGING, INHOUD, adres, merk, nu_pip, stuur
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


def tussendoor(client: Client, url: str, gegevens: dict[str, Any]) -> tuple[int, dict[str, str]]:
    antwoord = client.post(url, gegevens, headers={"X-Tussendoor": "ja"})
    assert antwoord["content-type"] == "application/json"
    return antwoord.status_code, json.loads(antwoord.content)


def test_de_eerste_regel_begint_een_concept_en_elke_volgende_schuift_het_merk_op(wereld: Wereld) -> None:
    client, url = wereld.client("sanne"), adres(wereld, "afweging")
    status, eerst = tussendoor(client, url, {"versie": merk(client, url), "eigen_B1": "Leert snel."})
    assert status == 200
    assert eerst["zin"].startswith("Bewaard om ")
    status, daarna = tussendoor(client, url, {**AFWEGING, "versie": eerst["versie"]})
    assert status == 200
    assert daarna["versie"] != eerst["versie"]
    assert daarna["versie"] == merk(client, url)
    assert (nu_pip(wereld).stand, nu_pip(wereld).leerroute) == (Pip.Stand.CONCEPT, "B1")
    assert client.post(url, {**AFWEGING, "versie": daarna["versie"], "volgende": "blijf"}).status_code == 302


def test_wie_op_een_oude_stand_typt_krijgt_een_zin_en_schrijft_niets(wereld: Wereld) -> None:
    client, url = wereld.client("sanne"), adres(wereld, "afweging")
    oud = merk(client, url)
    assert stuur(client, url, AFWEGING).status_code == 302
    status, antwoord = tussendoor(client, url, {"versie": oud, "eigen_B1": "Overschrijft een collega."})
    assert status == 409
    assert "Een collega heeft dit gewijzigd" in antwoord["zin"]
    assert "versie" not in antwoord
    with wereld.als("sanne"):
        assert Afweging.objects.get(leerroute="B1").eigen_regel == AFWEGING["eigen_B1"]


def test_een_fout_veld_houdt_de_andere_velden_van_het_pip_niet_tegen(wereld: Wereld) -> None:
    client, url = wereld.client("sanne"), adres(wereld, "inhoud")
    stuur(client, adres(wereld, "afweging"), AFWEGING)
    fout = {**INHOUD, "intensiteit_pvt": "heel veel", "versie": merk(client, url)}
    status, antwoord = tussendoor(client, url, fout)
    assert status == 422
    assert "Vul een getal in" in antwoord["zin"]
    pip = nu_pip(wereld)
    assert (pip.ondersteuning, pip.intensiteit_pvt) == ("Een taalmaatje.", None)
    assert antwoord["versie"] == merk(client, url)
    assert tussendoor(client, url, {**INHOUD, "versie": antwoord["versie"]})[0] == 200
    assert nu_pip(wereld).intensiteit_pvt == 2


def test_wie_uitgelogd_is_gaat_naar_het_inloggen_en_schrijft_niets(wereld: Wereld) -> None:
    antwoord = Client().post(adres(wereld, "afweging"), AFWEGING, headers={"X-Tussendoor": "ja"})
    assert antwoord.status_code == 302
    with wereld.als("sanne"):
        assert not Pip.objects.exists()
