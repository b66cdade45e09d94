"""The bars around a page are kept for whoever they are equal to: nobody meets another's name, word or token in them."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.wereld import Wereld, log_in

pytestmark = pytest.mark.django_db
LIJST = "/dossiers/"


def _balk(client: Client, adres: str = LIJST) -> str:
    inhoud = client.get(adres).content.decode()
    return inhoud[inhoud.index('<header class="balk">') : inhoud.index("</header>")]


def test_ieder_ziet_de_eigen_naam_en_de_eigen_gemeente(wereld: Wereld) -> None:
    for _keer in range(2):
        sanne, ines = _balk(wereld.client("sanne")), _balk(wereld.client("ines"))
        assert wereld.gebruikers["sanne"].naam in sanne
        assert wereld.gebruikers["sanne"].naam not in ines
        assert wereld.gebruikers["ines"].naam in ines
        assert ines != sanne


def test_een_andere_rol_heeft_een_ander_menu(wereld: Wereld) -> None:
    assert "Inlezen" in _balk(wereld.client("sanne"))
    assert "Inlezen" not in _balk(wereld.client("rob"))


def test_het_gezochte_woord_staat_er_alleen_bij_wie_zocht_en_nooit_als_opmaak(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    balk = _balk(client, f"{reverse('dossiers:zoek')}?zoek=%22%3E%3Cb%3Eproef")
    assert 'value="&quot;&gt;&lt;b&gt;proef"' in balk
    assert "proef" not in _balk(client)


def test_de_penning_van_de_balk_werkt_en_is_die_van_deze_bezoeker(wereld: Wereld) -> None:
    streng = Client(enforce_csrf_checks=True)
    log_in(streng, wereld.gebruikers["sanne"])
    _balk(wereld.client("ines"))  # the bar of somebody else comes first
    penningen = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', _balk(streng))
    assert penningen
    uit = reverse("account_logout")
    assert streng.post(uit, {"csrfmiddlewaretoken": penningen[-1]}).status_code == 302
    assert "_auth_user_id" not in streng.session


def test_zonder_login_staat_er_geen_naam(wereld: Wereld) -> None:
    inhoud = Client().get("/bestaat-niet/").content.decode()
    assert wereld.gebruikers["sanne"].naam not in inhoud
