"""After a password alone nothing works but setting up a second step, for everybody but the newcomer (V16)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from samenspel.kern.identiteit import als_eigenaar
from samenspel.toegang.models import Aanstelling, Rol
from samenspel.toegang.openbaar import OPENBAAR
from samenspel.toegang.tests.test_tweede_stap import _code
from samenspel.toegang.tweede_stap import BIJ_HET_AANZETTEN
from tests.huisregels.test_elke_url_is_beschermd import ALLE, DICHT
from tests.sleutelhanger import HOST, Sleutel
from tests.wereld import WACHTWOORD, Wereld

pytestmark = pytest.mark.django_db
WORTEL = Path(__file__).resolve().parents[3]
BEWAAKT = [(naam, kwargs) for naam, kwargs in ALLE if naam not in OPENBAAR | DICHT | BIJ_HET_AANZETTEN]


@pytest.fixture(autouse=True)
def _lege_cache() -> None:
    cache.clear()


def _log_in(naam: str) -> Client:
    client = Client(SERVER_NAME=HOST)
    client.post(reverse("account_login"), {"login": f"{naam}@voorbeeld.test", "password": WACHTWOORD})
    return client


def _zet_app_aan(client: Client) -> str:
    client.post(reverse("account_reauthenticate"), {"password": WACHTWOORD})
    geheim = str(client.get(reverse("mfa_activate_totp")).context["form"].secret)
    client.post(reverse("mfa_activate_totp"), {"code": _code(geheim)})
    return geheim


@pytest.mark.parametrize("naam", ["sanne", "rob", "kees", "wim", "lotte", "fatma", "bert"])
def test_geen_enkele_route_werkt_met_een_stap(wereld: Wereld, naam: str) -> None:
    """Every route of the site, by GET and by POST: only towards setting one up."""
    client = _log_in(naam)
    for route, kwargs in BEWAAKT:
        for antwoord in (client.get(reverse(route, kwargs=kwargs)), client.post(reverse(route, kwargs=kwargs))):
            assert (antwoord.status_code, antwoord["Location"]) == (302, reverse("mfa_index")), route
    assert len(BEWAAKT) > 80


def test_wat_openblijft_is_het_aanzetten_zelf(wereld: Wereld) -> None:
    client = _log_in("sanne")
    blad = client.get(reverse("mfa_index")).content.decode()
    assert "Zet eerst een tweede stap aan" in blad
    assert client.get(reverse("account_reauthenticate")).status_code == 200
    assert "account_change_password" not in BIJ_HET_AANZETTEN
    _zet_app_aan(client)
    assert "Zet eerst een tweede stap aan" not in client.get(reverse("mfa_index")).content.decode()
    assert client.get(reverse("werkvoorraad:lijst")).status_code == 200


def test_een_passkey_is_ook_een_tweede_stap(wereld: Wereld) -> None:
    client, sleutel = _log_in("sanne"), Sleutel()
    client.post(reverse("account_reauthenticate"), {"password": WACHTWOORD})
    opties = client.get(reverse("mfa_add_webauthn")).context["js_data"]["creation_options"]
    client.post(reverse("mfa_add_webauthn"), {"credential": json.dumps(sleutel.maak(opties))})
    assert client.get(reverse("werkvoorraad:lijst")).status_code == 200


def test_een_inburgeraar_heeft_genoeg_aan_een_wachtwoord(wereld: Wereld) -> None:
    client = _log_in("amira")
    assert client.get(reverse("portaal:mijn_plan")).status_code == 200
    assert client.get(reverse("account_change_password")).status_code == 200
    assert "Zet eerst" not in client.get(reverse("mfa_index")).content.decode()


def test_wie_ook_medewerker_is_heeft_er_wel_een_nodig(wereld: Wereld) -> None:
    with als_eigenaar():
        Aanstelling.objects.create(
            gebruiker=wereld.gebruikers["amira"], gemeente=wereld.assen, rol=Rol.REGIEVOERDER, vanaf="2022-01-01"
        )
    assert _log_in("amira").get(reverse("portaal:mijn_plan"))["Location"] == reverse("mfa_index")


def test_wie_geen_aanstelling_heeft_ook(wereld: Wereld) -> None:
    with als_eigenaar():
        Aanstelling.objects.filter(gebruiker=wereld.gebruikers["sanne"]).update(tot="2023-01-01")
    assert _log_in("sanne").get(reverse("toegang:start"))["Location"] == reverse("mfa_index")


def test_een_sessie_van_voor_de_tweede_stap_gaat_dicht(wereld: Wereld) -> None:
    """Who knows only the password, and was in before it was there, cannot set up a second of their own."""
    indringer, sanne = _log_in("sanne"), _log_in("sanne")
    _zet_app_aan(sanne)
    for bladzijde in ("toegang:start", "mfa_index", "mfa_add_webauthn"):
        assert indringer.get(reverse(bladzijde))["Location"].startswith(reverse("account_login"))
    assert "_auth_user_id" not in indringer.session
    assert sanne.get(reverse("werkvoorraad:lijst")).status_code == 200


def test_de_enige_tweede_stap_blijft_aan(wereld: Wereld) -> None:
    client = _log_in("sanne")
    _zet_app_aan(client)
    assert "enige tweede stap" in client.post(reverse("mfa_deactivate_totp")).content.decode()
    sleutel = Sleutel()
    opties = client.get(reverse("mfa_add_webauthn")).context["js_data"]["creation_options"]
    client.post(reverse("mfa_add_webauthn"), {"credential": json.dumps(sleutel.maak(opties))})
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    passkey = Authenticator.objects.get(type="webauthn")
    client.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))
    assert "enige tweede stap" in client.get(reverse("mfa_index")).content.decode()
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_een_inburgeraar_zet_hem_wel_uit(wereld: Wereld) -> None:
    client = _log_in("amira")
    _zet_app_aan(client)
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not Authenticator.objects.exists()


def test_een_code_werkt_een_keer(wereld: Wereld) -> None:
    geheim = generate_totp_secret()
    TOTP.activate(wereld.gebruikers["sanne"], geheim)
    code = _code(geheim)
    eerste, tweede = _log_in("sanne"), _log_in("sanne")
    eerste.post(reverse("mfa_authenticate"), {"code": code})
    assert eerste.get(reverse("werkvoorraad:lijst")).status_code == 200
    tweede.post(reverse("mfa_authenticate"), {"code": code})
    assert tweede.get(reverse("werkvoorraad:lijst"))["Location"].startswith(reverse("account_login"))


def test_in_de_demo_is_het_een_advies(wereld: Wereld, settings: Settings) -> None:
    settings.TWEEDE_STAP = "advies"
    client = _log_in("sanne")
    assert client.get(reverse("werkvoorraad:lijst")).status_code == 200
    assert "Dit is een proef" in Client().get(reverse("account_login")).content.decode()
    settings.TWEEDE_STAP = "verplicht"
    assert "Dit is een proef" not in Client().get(reverse("account_login")).content.decode()


@pytest.mark.parametrize(
    ("omgeving", "start"),
    [
        ({"SAMENSPEL_TWEEDE_STAP": "advies"}, False),
        ({"SAMENSPEL_TWEEDE_STAP": "nee"}, False),
        ({"SAMENSPEL_TWEEDE_STAP": "advies", "SAMENSPEL_DEMO": "ja"}, True),
        ({"SAMENSPEL_TWEEDE_STAP": "advies", "SAMENSPEL_PROEF": "ja"}, True),
        ({}, True),
    ],
)
def test_buiten_demo_en_proef_start_samenspel_niet_met_een_advies(omgeving: dict[str, str], start: bool) -> None:
    kaal: dict[str, Any] = {
        k: v for k, v in os.environ.items() if not k.startswith(("SAMENSPEL_DEMO", "SAMENSPEL_PROEF"))
    }
    vraag = "from samenspel.config import settings; print(settings.TWEEDE_STAP)"
    uit = subprocess.run(
        [sys.executable, "-c", vraag], cwd=WORTEL, env={**kaal, **omgeving}, check=False, capture_output=True, text=True
    )
    assert (uit.returncode == 0) is start
    if start:
        assert uit.stdout.strip() == omgeving.get("SAMENSPEL_TWEEDE_STAP", "verplicht")
    else:
        assert "SAMENSPEL_TWEEDE_STAP" in uit.stderr
