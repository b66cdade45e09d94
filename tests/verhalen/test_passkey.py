"""Joost makes a passkey with a real browser and a made-up device, and from then on logs in with one button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import CDPSession, Page, expect

from samenspel.demo.organisaties import WACHTWOORD
from tests.verhalen.conftest import Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]
EERST, KNOP = "/inloggen/tweede-stap/", "main button[type=submit]"
SMAL_EN_BREED = (360, 1280)


def _op_localhost(wie: Bezoek) -> Bezoek:
    """A passkey belongs to a name; a number has none."""
    return Bezoek(wie.pagina, wie.adres.replace("127.0.0.1", "localhost"), wie.js)


def _toestel(pagina: Page) -> tuple[CDPSession, str]:
    """A device with a finger that always fits."""
    cdp = pagina.context.new_cdp_session(pagina)
    cdp.send("WebAuthn.enable")
    opties: dict[str, Any] = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    return cdp, cdp.send("WebAuthn.addVirtualAuthenticator", {"options": opties})["authenticatorId"]


def _bekijk(wie: Bezoek) -> None:
    for breedte in SMAL_EN_BREED:
        wie.pagina.set_viewport_size({"width": breedte, "height": 900})
        expect(wie.pagina.locator("h1")).to_have_count(1)
        wie.is_toegankelijk()


def _druk(pagina: Page) -> None:
    pagina.click("main [data-passkeyknop]")


def test_joost_maakt_een_passkey_en_logt_er_daarna_mee_in(bezoek: Open) -> None:
    wie = _op_localhost(bezoek(1280))
    pagina = wie.log_in("joost@assen.test")
    pagina.wait_for_url("**/werkvoorraad/")
    cdp, toestel = _toestel(pagina)

    wie.naar(EERST).click("text=Maak een passkey")
    pagina.wait_for_selector("text=Bent u het zelf?")
    pagina.fill("input[name=password]", WACHTWOORD)
    pagina.click(KNOP)
    pagina.wait_for_selector("text=Naam van deze passkey")
    _bekijk(wie)
    _druk(pagina)
    pagina.wait_for_selector("text=Herstelcodes")
    assert len(cdp.send("WebAuthn.getCredentials", {"authenticatorId": toestel})["credentials"]) == 1
    assert "Chrome op Linux" in wie.naar(EERST).inner_text("main")
    _bekijk(wie)

    # The next morning: one button, and the page he came for.
    pagina.context.clear_cookies()
    wie.naar("/instellingen/")
    _bekijk(wie)
    _druk(pagina)
    pagina.wait_for_url(lambda url: urlsplit(url).path == "/instellingen/")  # that of the login ends the same way

    # With his password: then the passkey is the second step.
    pagina.context.clear_cookies()
    wie.log_in("joost@assen.test").wait_for_selector("text=Nu de tweede stap")
    _bekijk(wie)
    _druk(pagina)
    pagina.wait_for_url("**/werkvoorraad/")

    # He takes it away again, and shows first who he is: with the passkey itself. The world of the stories stays as it was.
    wie.naar(EERST).click("text=Haal weg")
    pagina.wait_for_selector("text=Bent u het zelf?")
    pagina.wait_for_selector("[data-passkeyknop]:visible")
    _bekijk(wie)
    _druk(pagina)
    pagina.wait_for_selector("text=Wilt u deze passkey weghalen?")
    _bekijk(wie)
    pagina.click(KNOP)
    pagina.wait_for_selector("text=De passkey is weg")


def test_wie_stopt_bij_de_vraag_van_het_toestel_leest_wat_dan_kan(bezoek: Open) -> None:
    wie = _op_localhost(bezoek(1280))
    _toestel(wie.pagina)
    wie.naar("/inloggen/")
    _druk(wie.pagina)  # a device without a passkey of this house
    wie.pagina.wait_for_selector("text=Het is niet gelukt, of u stopte zelf")
    _bekijk(wie)


def test_zonder_script_is_er_gewoon_het_wachtwoord(bezoek: Open) -> None:
    wie = bezoek(1280, js=False)
    wie.naar("/inloggen/")
    assert not wie.pagina.is_visible("[data-passkeyknop]")
    assert wie.pagina.is_visible(KNOP)
