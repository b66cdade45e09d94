"""Logging in: nobody learns which addresses exist, and nobody signs up."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from samenspel.kern.identiteit import als_eigenaar
from samenspel.toegang.models import Gebruiker
from tests.wereld import WACHTWOORD, Wereld

pytestmark = pytest.mark.django_db
_WISSELT = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|value="[^"]*@voorbeeld.test"|"X-CSRFToken": "[^"]*"')


@pytest.fixture(autouse=True)
def _zonder_eerdere_pogingen() -> None:
    cache.clear()


def _kaal(inhoud: bytes) -> str:
    return _WISSELT.sub("", inhoud.decode())


def test_met_het_juiste_wachtwoord_komt_iemand_op_het_eigen_scherm(wereld: Wereld, settings: Settings) -> None:
    settings.TWEEDE_STAP = "advies"
    client = Client()
    antwoord = client.post(
        reverse("account_login"), {"login": "Sanne@Voorbeeld.test", "password": WACHTWOORD}, follow=True
    )
    assert antwoord.redirect_chain[-1][0] == reverse("werkvoorraad:lijst")


def test_een_onbekend_adres_en_een_fout_wachtwoord_geven_hetzelfde_antwoord(wereld: Wereld) -> None:
    """Byte for byte, but for the address that was typed and the token."""
    bekend = Client().post(reverse("account_login"), {"login": "sanne@voorbeeld.test", "password": "fout wachtwoord"})
    onbekend = Client().post(
        reverse("account_login"), {"login": "niemand@voorbeeld.test", "password": "fout wachtwoord"}
    )
    assert bekend.status_code == onbekend.status_code
    assert _kaal(bekend.content) == _kaal(onbekend.content)


def test_een_nieuw_wachtwoord_per_mail_vragen_kan_niet_en_verraadt_dus_niets(wereld: Wereld) -> None:
    """The functional manager gives a new one: nobody's mailbox opens a dossier."""
    antwoorden = [
        Client().post(reverse("account_reset_password"), {"email": email})
        for email in ("sanne@voorbeeld.test", "niemand@voorbeeld.test")
    ]
    assert [a.status_code for a in antwoorden] == [404, 404]
    assert _kaal(antwoorden[0].content) == _kaal(antwoorden[1].content)


def test_niemand_schrijft_zichzelf_in(wereld: Wereld) -> None:
    aantal = Gebruiker.objects.count()
    Client().post(reverse("account_signup"), {"email": "ik@voorbeeld.test", "password1": "een lang eigen wachtwoord"})
    assert Gebruiker.objects.count() == aantal


def test_wie_niet_meer_actief_is_komt_niet_binnen(wereld: Wereld) -> None:
    with als_eigenaar():
        Gebruiker.objects.filter(email="sanne@voorbeeld.test").update(is_active=False)
    client = Client()
    client.post(reverse("account_login"), {"login": "sanne@voorbeeld.test", "password": WACHTWOORD})
    assert client.get(reverse("werkvoorraad:lijst")).status_code == 302


def test_zonder_login_leidt_elke_bladzijde_naar_de_deur(wereld: Wereld) -> None:
    antwoord = Client().get(reverse("dossiers:dossier", args=[wereld.dossier_id]))
    assert antwoord.status_code == 302
    assert antwoord.url.startswith(reverse("account_login"))  # type: ignore[attr-defined]
