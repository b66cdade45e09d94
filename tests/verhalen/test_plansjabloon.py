"""The functional manager takes over a sample and adopts it; the regievoerder begins a plan with it, in the newcomer's words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.verhalen.conftest import Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]
FATMA, MARIEKE = "fatma@assen.test", "marieke@assen.test"
NAAM = "Meedoen in de wijk"


def _klik(pagina: Page, knop: str) -> None:
    with pagina.expect_navigation():
        pagina.get_by_role("button", name=knop, exact=True).click()


def test_van_voorbeeld_tot_plan(bezoek: Open) -> None:
    fatma = bezoek(1280)
    fatma.log_in(FATMA)
    pagina = fatma.naar("/beheer/plansjablonen/nieuw/kind_en_opvang/")
    pagina.fill("[name=naam]", NAAM)
    pagina.locator(".doelvak > summary", has_text="Doel 2").click()
    _klik(pagina, "Nog een actie bij doel 2")
    expect(pagina.locator("[name=naam]")).to_have_value(NAAM)
    pagina.fill("[name=actie_1_2_wat]", "Meedoen met de fietsles")
    _klik(pagina, "Bewaar als concept")
    expect(pagina.locator(".foutensamenvatting")).to_contain_text("Kies wie dit meestal doet")
    _op_beide_breedtes(fatma)
    pagina.select_option("[name=actie_1_2_eigenaar]", "i")
    pagina.fill("[name=actie_1_2_weken]", "8")
    _klik(pagina, "Bewaar als concept")
    pagina.fill("[name=besluit]", "teamoverleg van vandaag")
    _klik(pagina, "Stel het sjabloon vast")
    expect(pagina.locator("main")).to_contain_text("In gebruik")
    _op_beide_breedtes(fatma)

    marieke = bezoek(1280)
    marieke.log_in(MARIEKE)
    pagina = marieke.naar("/dossiers/?zoek=Selam+Voorbeeld")
    with pagina.expect_navigation():
        pagina.get_by_role("link", name="Selam Voorbeeld").first.click()
    dossier = "/" + "/".join(pagina.url.split("/")[3:5]) + "/"
    pagina = marieke.naar(dossier + "plan/sjabloon/")
    _op_beide_breedtes(marieke)
    with pagina.expect_navigation():
        pagina.get_by_role("link", name=re.compile(NAAM)).click()
    pagina.locator("[name^=kies_d]").first.uncheck()
    woorden = pagina.locator("[name^=woorden_d]").last
    _klik(pagina, "Zet dit in het plan")
    expect(pagina.locator(".foutensamenvatting")).to_contain_text("woorden van de inburgeraar")
    _op_beide_breedtes(marieke)
    woorden.fill("Ik wil koffie drinken met andere moeders ☕")
    pagina.get_by_label("Kennismaken met de ouders").uncheck()
    _klik(pagina, "Zet dit in het plan")
    expect(pagina.locator("main")).to_contain_text("Overgenomen uit het sjabloon: 1 doel en 1 actie.")
    expect(pagina.locator("main")).to_contain_text("Ik wil koffie drinken met andere moeders ☕")
    expect(pagina.locator("main")).to_contain_text("Meedoen met de fietsles")
    _op_beide_breedtes(marieke)


def _op_beide_breedtes(wie: Bezoek) -> None:
    for breedte in (320, 1280):
        wie.pagina.set_viewport_size({"width": breedte, "height": 800})
        wie.is_toegankelijk()
