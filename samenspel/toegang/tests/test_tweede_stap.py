"""A second step: switched on by the user, asked for at login, kept encrypted; its code is printed for the demo only."""

from __future__ import annotations

import re
import time
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from samenspel.toegang.models import Gebruiker
from tests.wereld import WACHTWOORD, Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _naar_keuze(settings: Settings) -> None:
    """As in the demo, where everybody chooses; that it is obligatory elsewhere: test_tweede_stap_verplicht.py."""
    settings.TWEEDE_STAP = "advies"
    cache.clear()


def _code(geheim: str) -> str:
    return str(format_hotp_value(hotp_value(geheim, int(time.time()) // 30)))


def _log_in(naam: str = "sanne") -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": f"{naam}@voorbeeld.test", "password": WACHTWOORD})
    return client


def _ik_ben_het(client: Client) -> None:
    """Whoever changes how they log in, shows once more who they are."""
    antwoord = client.get(reverse("mfa_activate_totp"))
    assert antwoord["Location"].startswith(reverse("account_reauthenticate"))
    fout = client.post(antwoord["Location"], {"password": "iets anders"})
    assert "Dit wachtwoord klopt niet" in fout.content.decode()
    client.post(antwoord["Location"], {"password": WACHTWOORD})


def _zet_aan(client: Client) -> str:
    _ik_ben_het(client)
    blad = client.get(reverse("mfa_activate_totp"))
    geheim = str(blad.context["form"].secret)
    assert geheim in blad.content.decode()
    antwoord = client.post(reverse("mfa_activate_totp"), {"code": _code(geheim)})
    assert antwoord.status_code == 302, antwoord.content.decode()
    return str(geheim)


@pytest.mark.parametrize("naam", ["sanne", "bert", "amira"])
def test_iemand_zet_de_tweede_stap_zelf_aan_en_logt_daarna_in_met_een_code(wereld: Wereld, naam: str) -> None:
    client = _log_in(naam)
    assert reverse("mfa_index") in client.get(reverse("toegang:instellingen")).content.decode()
    assert "De tweede stap staat uit" in client.get(reverse("mfa_index")).content.decode()
    geheim = _zet_aan(client)
    codes = re.findall(
        r'<code class="tekens">(\S+)</code>', client.get(reverse("mfa_view_recovery_codes")).content.decode()
    )
    assert len(codes) == 10
    assert "De tweede stap staat aan" in client.get(reverse("mfa_index")).content.decode()
    cache.clear()
    opnieuw = _log_in(naam)
    assert opnieuw.get(reverse("toegang:start")).status_code == 302
    assert "/inloggen/" in opnieuw.get(reverse("toegang:start"))["Location"]  # a password alone is not enough
    fout = opnieuw.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Deze code klopt niet" in fout.content.decode()
    opnieuw.post(reverse("mfa_authenticate"), {"code": _code(geheim)})
    assert "/inloggen/" not in opnieuw.get(reverse("toegang:start"))["Location"]
    kwijt = _log_in(naam)
    kwijt.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert "/inloggen/" not in kwijt.get(reverse("toegang:start"))["Location"]


def test_uitzetten_haalt_ook_de_herstelcodes_weg(wereld: Wereld) -> None:
    client = _log_in()
    _zet_aan(client)
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not Authenticator.objects.exists()


def test_een_verkeerde_eerste_code_zet_niets_aan(wereld: Wereld) -> None:
    client = _log_in()
    _ik_ben_het(client)
    client.get(reverse("mfa_activate_totp"))
    antwoord = client.post(reverse("mfa_activate_totp"), {"code": "12"})
    assert "Deze code klopt niet" in antwoord.content.decode()
    assert not Authenticator.objects.exists()


def test_het_geheim_staat_versleuteld_in_de_database(wereld: Wereld) -> None:
    geheim = _zet_aan(_log_in())
    rijen = list(Authenticator.objects.values_list("data", flat=True))
    assert geheim not in str(rijen)
    assert decrypt(Authenticator.objects.get(type="totp").data["secret"]) == geheim


def test_de_bladen_van_het_account_zeggen_u(wereld: Wereld) -> None:
    client = _log_in()
    start = client.get(reverse("mfa_index")).content.decode()
    assert "Tweede stap" in start
    assert "signed in" not in start  # our own words, and none for what the page shows
    _zet_aan(client)
    paden = ["mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp",
             "account_change_password", "account_reauthenticate", "mfa_reauthenticate"]  # fmt: skip
    for pad in paden:
        antwoord = client.get(reverse(pad))
        assert antwoord.status_code == 200, pad
        tekst = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
        assert not re.search(r"\b(je|jij|jouw)\b", tekst, re.IGNORECASE), pad
        assert antwoord.content.decode().count("<h1") == 1, pad


def _met_code(wereld: Wereld) -> str:
    """Bea of the demo, in the world of the tests."""
    bea = Gebruiker.objects.get(email="fatma@voorbeeld.test")
    geheim = generate_totp_secret()
    TOTP.activate(bea, geheim)
    return str(geheim)


def test_de_demo_drukt_de_code_van_dit_moment_af(
    wereld: Wereld, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    geheim, uit = _met_code(wereld), StringIO()
    monkeypatch.setattr("samenspel.demo.management.commands.toegangscode.MET_CODE", ("fatma@voorbeeld.test",))
    settings.DEMO = True
    call_command("toegangscode", "fatma@voorbeeld.test", stdout=uit)
    assert uit.getvalue()[:6] in {_code(geheim), format_hotp_value(hotp_value(geheim, int(time.time() - 5) // 30))}
    with pytest.raises(CommandError, match="Alleen deze logins"):
        call_command("toegangscode", "sanne@voorbeeld.test")


@pytest.mark.parametrize("zet", [{"DEMO": False}, {"DEMO": True, "VEILIG": True}])
def test_in_productie_drukt_niemand_een_code_af(wereld: Wereld, settings: Settings, zet: dict[str, bool]) -> None:
    _met_code(wereld)
    settings.PROEF = settings.DEBUG = False
    for naam, waarde in zet.items():
        setattr(settings, naam, waarde)
    with pytest.raises(CommandError, match="alleen in de demo"):
        call_command("toegangscode", "bea@assen.test")
