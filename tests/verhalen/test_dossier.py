"""The dossier in a real browser: opened with a household, a fact for both, DUO's signal, the list for DUO; axe on every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.verhalen.conftest import Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]


@pytest.mark.parametrize("js", [True, False])
def test_een_gezin_melden_en_een_feit_voor_allebei(bezoek: Open, *, js: bool) -> None:
    wie = bezoek(1280, js=js)
    pagina = wie.log_in("marieke@assen.test")
    naam = f"Proef Gezin {'Met' if js else 'Zonder'}"
    wie.naar("/dossiers/nieuw/")
    pagina.check("input[name=aanleiding][value=coa]")
    pagina.fill("input[name=op]", "31-6-2026")
    pagina.fill("input[name=naam]", naam)
    pagina.select_option("select[name=doelgroep]", "ASIEL_A")
    pagina.click(".uitklap > summary")
    pagina.fill("input[name=partner_naam]", f"{naam} Partner")
    pagina.check("input[name=partner_dossier]")
    pagina.fill("input[name=kind_1_naam]", "Liya")
    pagina.fill("input[name=kind_1_geboren]", "2021")
    pagina.click("main button.utrecht-button--primary-action")
    assert "31 juni bestaat niet" in pagina.inner_text("main")
    assert pagina.input_value("input[name=partner_naam]") == f"{naam} Partner"
    pagina.fill("input[name=op]", "1-6-2026")
    pagina.click("main button.utrecht-button--primary-action")
    assert pagina.inner_text("h1") == naam
    assert "partner Proef" in pagina.inner_text(".dossierkop")
    pagina.goto(pagina.url + "feit/brp_inschrijving/")
    pagina.fill("input[name=op]", "2-6-2026")
    pagina.check("input[name=ook_voor]")
    pagina.click("main button.utrecht-button--primary-action")
    assert "Vastgelegd" in pagina.inner_text("body")
    wie.naar(f"/dossiers/?zoek={naam.replace(' ', '+')}+Partner")
    pagina.click("tbody th a")
    assert "Ingeschreven in de gemeente" in pagina.inner_text(".tijdlijn")


def test_een_regel_voor_duo_afvinken_en_terugnemen(bezoek: Open) -> None:
    wie = bezoek(1280)
    pagina = wie.log_in("marieke@assen.test")
    wie.naar("/inlezen/duo/")
    voor = pagina.locator(".meldregel").first.get_attribute("id")
    pagina.locator(".meldregel .afvinken button").first.click()
    expect(pagina.locator(f"#{voor}")).to_have_count(0)
    wie.naar("/inlezen/duo/?stand=gemeld")
    expect(pagina.locator(f"#{voor}")).to_have_count(1)
    pagina.locator(f"#{voor} .afvinken button").click()
    wie.naar("/inlezen/duo/")
    expect(pagina.locator(f"#{voor}")).to_have_count(1)
