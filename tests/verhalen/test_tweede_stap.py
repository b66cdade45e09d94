"""Bea logs in with a code; Lies switches her own second step on. Every page of the account at both widths, with axe."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samenspel.demo.organisaties import WACHTWOORD
from tests.verhalen.conftest import BREEDTES, Bezoek, toegangscode

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]
EERST, AAN, KNOP = "/inloggen/tweede-stap/", "/inloggen/tweede-stap/totp/activate/", "main button[type=submit]"


def _bekijk(wie: Bezoek) -> Page:
    for breedte in BREEDTES:
        wie.pagina.set_viewport_size({"width": breedte, "height": 900})
        expect(wie.pagina.locator("h1")).to_have_count(1)
        wie.is_toegankelijk()
    return wie.pagina


def test_bea_logt_in_met_een_code(bezoek: Open) -> None:
    wie = bezoek(1280)
    pagina = wie.log_in("bea@assen.test")
    pagina.wait_for_selector("input[name=code]")
    _bekijk(wie)
    pagina.fill("input[name=code]", "000000")
    pagina.click(KNOP)
    pagina.wait_for_selector("text=Deze code klopt niet")
    _bekijk(wie)
    pagina.fill("input[name=code]", toegangscode("bea@assen.test"))
    pagina.click(KNOP)
    pagina.wait_for_url("**/beheer/")
    assert "De tweede stap staat aan" in wie.naar(EERST).inner_text("main")
    _bekijk(wie)


def test_lies_ziet_hoe_zij_haar_tweede_stap_aanzet(bezoek: Open) -> None:
    """She stops before the last button: the world of the stories stays as it was."""
    wie = bezoek(1280)
    wie.log_in("lies@assen.test").wait_for_url("**/werkvoorraad/")
    wie.naar("/instellingen/").click("text=Tweede stap bij het inloggen")
    wie.pagina.wait_for_url(f"**{EERST}")
    _bekijk(wie).click("text=Zet de app aan")
    wie.pagina.wait_for_selector("text=Bent u het zelf?")
    _bekijk(wie)
    wie.pagina.fill("input[name=password]", WACHTWOORD)
    wie.pagina.click(KNOP)
    wie.pagina.wait_for_url(f"**{AAN}")
    expect(_bekijk(wie).locator("img[alt*='QR-code']")).to_have_count(1)
    # The characters are drawn by chance; the widest that can come fit too.
    wie.pagina.locator("code.tekens").evaluate(
        "tekens => { tekens.textContent = 'W'.repeat(tekens.textContent.length) }"
    )
    _bekijk(wie)
    wie.naar("/inloggen/password/change/")
    _bekijk(wie)
