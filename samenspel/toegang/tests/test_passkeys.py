"""Passkeys: made after showing who one is, enough to log in with, and of no use to anybody else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from samenspel.kern.identiteit import als_eigenaar
from samenspel.toegang.models import Gebruiker
from tests.sleutelhanger import HOST, Sleutel
from tests.wereld import WACHTWOORD, Wereld

pytestmark = pytest.mark.django_db
START = reverse("toegang:start")


@pytest.fixture(autouse=True)
def _lege_cache() -> None:
    cache.clear()


def _browser() -> Client:
    return Client(SERVER_NAME=HOST)


def _met_wachtwoord(naam: str = "sanne") -> Client:
    client = _browser()
    client.post(reverse("account_login"), {"login": f"{naam}@voorbeeld.test", "password": WACHTWOORD})
    return client


def _is_binnen(client: Client) -> bool:
    return "/inloggen/" not in client.get(START)["Location"]


def _maak(client: Client, sleutel: Sleutel, naam: str = "kantoor") -> Any:
    client.post(reverse("account_reauthenticate"), {"password": WACHTWOORD})
    opties = client.get(reverse("mfa_add_webauthn")).context["js_data"]["creation_options"]
    return client.post(reverse("mfa_add_webauthn"), {"name": naam, "credential": json.dumps(sleutel.maak(opties))})


def _vraag(client: Client) -> dict[str, Any]:
    antwoord = client.get(reverse("mfa_login_webauthn"), HTTP_ACCEPT="application/json")
    vraag: dict[str, Any] = antwoord.json()["request_options"]
    return vraag


def _log_in(client: Client, credential: object, **velden: str) -> Any:
    return client.post(reverse("mfa_login_webauthn"), {"credential": json.dumps(credential), **velden})


@pytest.fixture
def sleutel(wereld: Wereld) -> Sleutel:
    """Sanne has one."""
    sleutel = Sleutel()
    assert _maak(_met_wachtwoord(), sleutel).status_code == 302
    return sleutel


def test_eerst_laten_zien_wie_u_bent(wereld: Wereld) -> None:
    antwoord = _met_wachtwoord().get(reverse("mfa_add_webauthn"))
    assert antwoord["Location"].startswith(reverse("account_reauthenticate"))


def test_de_eerste_passkey_geeft_ook_herstelcodes_en_staat_met_zijn_naam_op_het_blad(wereld: Wereld) -> None:
    client = _met_wachtwoord()
    antwoord = _maak(client, Sleutel(), naam="telefoon")
    assert antwoord["Location"] == reverse("mfa_view_recovery_codes")
    blad = client.get(reverse("mfa_index")).content.decode()
    assert "telefoon" in blad
    assert "De tweede stap staat aan" in blad


@pytest.mark.parametrize("naam", ["sanne", "bert", "amira"])
def test_met_een_passkey_alleen_is_iemand_binnen(wereld: Wereld, naam: str) -> None:
    sleutel = Sleutel()
    _maak(_met_wachtwoord(naam), sleutel)
    client = _browser()
    _log_in(client, sleutel.teken(_vraag(client)))
    assert _is_binnen(client)


def test_daarna_komt_het_blad_waar_iemand_voor_kwam(wereld: Wereld, sleutel: Sleutel) -> None:
    client, doel = _browser(), reverse("toegang:instellingen")
    assert _log_in(client, sleutel.teken(_vraag(client)), next=doel)["Location"] == doel
    elders = _browser()
    assert _log_in(elders, sleutel.teken(_vraag(elders)), next="https://kwaad.test/")["Location"] == "/"


def test_inloggen_geeft_een_nieuwe_sessie(wereld: Wereld, sleutel: Sleutel) -> None:
    client = _browser()
    vraag = _vraag(client)
    voor = client.cookies["sessie"].value
    _log_in(client, sleutel.teken(vraag))
    assert client.cookies["sessie"].value != voor


def test_na_het_wachtwoord_is_een_passkey_de_tweede_stap(wereld: Wereld, sleutel: Sleutel) -> None:
    client = _met_wachtwoord()
    assert not _is_binnen(client)
    blad = client.get(reverse("mfa_authenticate"))
    assert "Herstelcode" in blad.content.decode()  # she has no app with codes
    vraag = blad.context["js_data"]["request_options"]
    client.post(reverse("mfa_authenticate"), {"credential": json.dumps(sleutel.teken(vraag))})
    assert _is_binnen(client)


def test_een_passkey_laat_opnieuw_zien_wie_u_bent(wereld: Wereld, sleutel: Sleutel) -> None:
    client = _browser()
    _log_in(client, sleutel.teken(_vraag(client)))
    assert client.get(reverse("mfa_add_webauthn")).status_code == 302
    opnieuw = reverse("mfa_reauthenticate_webauthn")
    vraag = client.get(opnieuw).context["js_data"]["request_options"]
    client.post(opnieuw, {"credential": json.dumps(sleutel.teken(vraag)), "next": reverse("mfa_add_webauthn")})
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


@pytest.mark.parametrize(
    "fout",
    ["andere_sleutel", "niet_gevraagd_wie", "ander_adres", "oude_vraag", "andere_soort", "andere_gebruiker", "niemand", "niet_van_deze_host"],
)  # fmt: skip
def test_een_antwoord_dat_niet_klopt_laat_niemand_binnen(wereld: Wereld, sleutel: Sleutel, fout: str) -> None:
    client = _browser()
    vraag, anders = _vraag(client), {}
    if fout == "andere_sleutel":
        vals = Sleutel()
        vals.id, vals.gebruiker, sleutel = sleutel.id, sleutel.gebruiker, vals
    elif fout == "niet_gevraagd_wie":
        sleutel.gezien = False
    elif fout == "ander_adres":
        sleutel.oorsprong = "https://samenspel-assen.kwaad.test"
    elif fout == "niet_van_deze_host":
        sleutel.host = "kwaad.test"
    else:
        anders = {
            "oude_vraag": {"challenge": "b3VkZSB2cmFhZw"},
            "andere_soort": {"soort": "webauthn.create"},
            "andere_gebruiker": {"gebruiker": wereld.gebruikers["ines"].pk.hex},
            "niemand": {"gebruiker": "0" * 32},
        }[fout]
    antwoord = _log_in(client, sleutel.teken(vraag, **anders))
    assert antwoord["Location"] == reverse("account_login")
    assert "Deze passkey kennen wij niet" in client.get(reverse("account_login")).content.decode()
    assert not _is_binnen(client)


def test_een_antwoord_werkt_een_keer(wereld: Wereld, sleutel: Sleutel) -> None:
    client = _browser()
    antwoord = sleutel.teken(_vraag(client))
    _log_in(client, antwoord)
    client.post(reverse("account_logout"))
    _log_in(client, antwoord)
    assert not _is_binnen(client)
    ander = _browser()
    _vraag(ander)
    _log_in(ander, antwoord)  # the question of another browser
    assert not _is_binnen(ander)


_RARIGHEDEN: list[object] = [None, 1, "x", [], {}, {"response": []}, {"id": 1}, {"response": {"userHandle": 3}}, {"type": "public-key"},
               {"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "eA", "authenticatorData": "eA", "signature": "eA", "userHandle": "eA"}}]  # fmt: skip


@pytest.mark.parametrize("raar", _RARIGHEDEN, ids=str)
def test_wat_geen_antwoord_van_een_toestel_is_krijgt_dezelfde_zin(wereld: Wereld, raar: object) -> None:
    client = _browser()
    _vraag(client)
    assert _log_in(client, raar)["Location"] == reverse("account_login")
    binnen = _met_wachtwoord()
    binnen.post(reverse("account_reauthenticate"), {"password": WACHTWOORD})
    binnen.get(reverse("mfa_add_webauthn"))
    antwoord = binnen.post(reverse("mfa_add_webauthn"), {"credential": json.dumps(raar)})
    assert antwoord.status_code == 200
    assert not Authenticator.objects.exists()


def test_zonder_vraag_vooraf_komt_er_niemand_in(wereld: Wereld, sleutel: Sleutel) -> None:
    client = _browser()
    _log_in(client, sleutel.teken({"publicKey": {"challenge": "eA"}}))
    assert not _is_binnen(client)


def test_een_toestel_dat_niet_vraagt_wie_het_vasthoudt_maakt_geen_passkey(wereld: Wereld) -> None:
    antwoord = _maak(_met_wachtwoord(), Sleutel(gezien=False))
    assert "De passkey is niet gemaakt" in antwoord.content.decode()
    assert not Authenticator.objects.exists()


def test_wie_niet_meer_actief_is_komt_ook_zo_niet_binnen(wereld: Wereld, sleutel: Sleutel) -> None:
    with als_eigenaar():
        Gebruiker.objects.filter(email="sanne@voorbeeld.test").update(is_active=False)
    client = _browser()
    assert _log_in(client, sleutel.teken(_vraag(client)))["Location"] == reverse("account_inactive")
    assert not _is_binnen(client)


def test_een_passkey_gaat_weg_door_wie_hem_heeft(wereld: Wereld, sleutel: Sleutel, settings: Settings) -> None:
    settings.TWEEDE_STAP = "advies"  # else her last one stays
    rij = Authenticator.objects.get(type="webauthn")
    weg = reverse("mfa_remove_webauthn", args=[rij.pk])
    ines = _met_wachtwoord("ines")
    ines.post(reverse("account_reauthenticate"), {"password": WACHTWOORD})
    assert ines.get(weg).status_code == ines.post(weg).status_code == 404
    sanne = _browser()
    _log_in(sanne, sleutel.teken(_vraag(sanne)))
    sanne.post(reverse("account_reauthenticate"), {"password": WACHTWOORD})
    assert "kantoor" in sanne.get(weg).content.decode()
    assert sanne.post(weg)["Location"] == reverse("mfa_index")
    assert not Authenticator.objects.exists()
    assert "De passkey is weg" in sanne.get(reverse("mfa_index")).content.decode()


def test_hoe_een_passkey_heet_is_hoogstens_zestig_tekens(wereld: Wereld) -> None:
    _maak(_met_wachtwoord(), Sleutel(), naam="x" * 500)
    assert len(Authenticator.objects.get(type="webauthn").wrap().name) == 60
