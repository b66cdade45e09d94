"""Who sits still is asked, answers, and at last is out; what was typed stands there again after logging in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from samenspel.demo.organisaties import WACHTWOORD
from tests.verhalen.conftest import Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]


def _bekijk(wie: Bezoek) -> None:
    for breedte in (360, 1280):
        wie.pagina.set_viewport_size({"width": breedte, "height": 900})
        wie.is_toegankelijk()


def _verder(pagina: Page, minuten: int) -> None:
    pagina.clock.fast_forward(minuten * 60_000)
    pagina.clock.run_for(6_000)


def test_wie_stil_zit_wordt_gevraagd_en_raakt_niets_kwijt(bezoek: Open) -> None:
    wie = bezoek(1280)
    pagina = wie.pagina
    pagina.clock.install()
    wie.log_in("marieke@assen.test").wait_for_url("**/werkvoorraad/")
    wie.naar("/dossiers/nieuw/")
    vraag, weg = pagina.locator("#er-nog-vraag"), pagina.locator("#er-nog-weg")

    _verder(pagina, 11)
    expect(vraag).to_be_hidden()
    _verder(pagina, 2)
    expect(vraag).to_be_visible()
    assert pagina.evaluate("document.activeElement.hasAttribute('data-er-nog')")  # the answer is one key away
    _bekijk(wie)
    pagina.keyboard.press("Enter")
    vraag.wait_for(state="hidden")

    # Typing counts as being there: the server hears it long before the end.
    _verder(pagina, 10)
    with pagina.expect_response("**/er-nog/") as antwoord:
        pagina.locator("main input[type=text]").first.fill("Vos")
        pagina.clock.run_for(6_000)
    assert antwoord.value.status == 204
    _verder(pagina, 11)
    expect(vraag).to_be_hidden()

    _verder(pagina, 5)
    expect(weg).to_be_visible()
    pagina.keyboard.press("Escape")
    expect(weg).to_be_visible()  # what stood on the screen is not for who comes by
    _bekijk(wie)
    pagina.context.clear_cookies()  # the server is of the same mind
    pagina.click("text=Log weer in")
    pagina.fill("input[name=login]", "marieke@assen.test")
    pagina.fill("input[name=password]", WACHTWOORD)
    pagina.click("main button[type=submit]")
    pagina.wait_for_url("**/dossiers/nieuw/")
    assert pagina.locator("main input[type=text]").first.input_value() == "Vos"


def test_ook_een_inburgeraar_wordt_het_gevraagd(bezoek: Open) -> None:
    wie = bezoek(360)
    pagina = wie.pagina
    pagina.clock.install()
    wie.log_in("arabisch@nieuwkomer.test").wait_for_url("**/mijn/**")
    _verder(pagina, 8)
    expect(pagina.locator("#er-nog-vraag")).to_be_visible()
    _bekijk(wie)
    pagina.click("[data-er-nog]")
    pagina.locator("#er-nog-vraag").wait_for(state="hidden")


def test_de_lijst_met_toestellen(bezoek: Open) -> None:
    wie, elders = bezoek(1280), bezoek(360)
    for venster in (wie, elders):
        venster.log_in("marieke@assen.test").wait_for_url("**/werkvoorraad/")
    pagina = wie.naar("/inloggen/sessies/")
    _bekijk(wie)
    pagina.locator("button[name=sessie]").last.click()
    pagina.wait_for_selector("text=Dat toestel is uitgelogd")
    _bekijk(wie)
    assert "/inloggen/" in elders.naar("/werkvoorraad/").url
