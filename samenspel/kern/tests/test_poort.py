"""What stands around every request: headers on each answer, and which requests come in at all."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.crawl.koppen import bezwaren
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("adres", ["/leeft/", "/inloggen/", "/bestaat-niet/", "/dossiers/", "/static/bestaat-niet.css"])
def test_elk_antwoord_draagt_de_koppen_ook_een_fout_en_een_verwijzing(adres: str) -> None:
    antwoord = Client().get(adres)
    assert bezwaren(antwoord.headers, antwoord.cookies, https=False) == []


def test_een_kop_die_ontbreekt_wordt_gezien() -> None:
    antwoord = Client().get("/leeft/")
    for naam in list(antwoord.headers):
        if naam in {"Content-Security-Policy", "Cross-Origin-Resource-Policy", "Referrer-Policy", "Cache-Control"}:
            rest = {kop: waarde for kop, waarde in antwoord.headers.items() if kop != naam}
            assert bezwaren(rest, {}, https=False) != []
    assert "Strict-Transport-Security" in bezwaren(antwoord.headers, {}, https=True)


@pytest.mark.parametrize("methode", ["put", "patch", "delete", "options", "trace"])
def test_er_zijn_geen_andere_handelingen_dan_lezen_en_versturen(wereld: Wereld, methode: str) -> None:
    antwoord = getattr(wereld.client("sanne"), methode)(reverse("werkvoorraad:lijst"))
    assert (antwoord.status_code, antwoord["Allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.parametrize(
    ("vandaan", "mag"), [("cross-site", False), ("same-site", False), ("same-origin", True), ("none", True), ("", True)]
)
def test_een_bladzijde_van_elders_verstuurt_hier_niets(wereld: Wereld, vandaan: str, mag: bool) -> None:
    kop = {"sec-fetch-site": vandaan} if vandaan else {}
    client = wereld.client("sanne")
    antwoord = client.post(reverse("toegang:instellingen"), {"telefoon": "0592 366 911"}, headers=kop)
    assert antwoord.status_code == (302 if mag else 403)
    assert client.get(reverse("toegang:instellingen"), headers={"sec-fetch-site": "cross-site"}).status_code == 200


def test_wie_te_lang_wachtte_krijgt_een_bladzijde_in_het_nederlands(wereld: Wereld) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(wereld.gebruikers["sanne"], backend="samenspel.toegang.aanmelden.LoginBackend")
    antwoord = client.post(reverse("toegang:instellingen"), {"telefoon": "1"})
    assert antwoord.status_code == 403
    assert "uw pagina stond te lang open" in antwoord.content.decode()
    assert "CSRF" not in antwoord.content.decode()
