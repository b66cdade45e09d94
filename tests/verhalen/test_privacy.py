"""Somebody asks about her own data at home; who directs the dossier answers, makes the copy, and the officer sees the clock."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.verhalen.conftest import BREEDTES, Bezoek

pytestmark = pytest.mark.browser
Open = Callable[..., Bezoek]


@pytest.mark.parametrize("breedte", [*BREEDTES, 360])
def test_een_vraag_over_de_eigen_gegevens(bezoek: Open, breedte: int) -> None:
    zij = bezoek(breedte, js=False)
    zij.log_in("arabisch@nieuwkomer.test")
    pagina = zij.naar("/mijn/gegevens/?taal=nl")
    zij.is_toegankelijk()
    pagina.locator("form[action*=rectificatie] button").click()
    expect(pagina.get_by_text("Schrijf eerst wat u bedoelt.")).to_have_count(1)
    zij.is_toegankelijk()
    pagina.locator("#tekst-verwijdering").fill("Wat ik over mijn gezondheid zei, mag weg.")
    pagina.locator("form[action*=verwijdering] button").click()
    expect(pagina.get_by_role("status").filter(has_text="binnen een maand")).to_have_count(1)
    expect(pagina.get_by_role("heading", name="Wat u vroeg")).to_have_count(1)
    pagina = zij.naar("/mijn/gegevens/?taal=ar")
    assert pagina.evaluate("document.documentElement.dir") == "rtl"
    zij.is_toegankelijk()
    pagina = zij.naar("/mijn/wie-keek-mee/?taal=nl")
    zij.is_toegankelijk()


@pytest.mark.parametrize("breedte", [*BREEDTES, 360])
def test_wie_het_dossier_voert_antwoordt_en_geeft_de_kopie(bezoek: Open, breedte: int) -> None:
    regie = bezoek(breedte)
    regie.log_in("marieke@assen.test")
    pagina = regie.naar("/privacy/")
    regie.is_toegankelijk()
    pagina.get_by_role("link", name="een kopie van de gegevens").first.click()
    regie.is_toegankelijk()
    pagina.get_by_role("button", name="Maak de kopie").click()
    expect(pagina.get_by_role("link", name="Haal de kopie")).to_have_count(1)
    regie.is_toegankelijk()
    pagina.get_by_role("button", name="Leg het antwoord vast").click()
    expect(pagina.get_by_text("Kies wat de uitkomst is.").first).to_be_attached()
    regie.is_toegankelijk()
    fg = bezoek(breedte)
    fg.log_in("femke@assen.test")
    pagina = fg.naar("/privacy/")
    fg.is_toegankelijk()
    pagina.get_by_role("link", name="een kopie van de gegevens").first.click()
    expect(pagina.get_by_role("button", name="Maak de kopie")).to_have_count(0)
    fg.is_toegankelijk()


def test_een_dossier_dat_alleen_bewaard_wordt_vraagt_waarom(bezoek: Open) -> None:
    regie = bezoek(320)
    regie.log_in("marieke@assen.test")
    pagina = regie.naar("/privacy/")
    pagina.get_by_role("link", name="iets klopt niet").first.click()
    pagina.locator("[name=beperk-reden]").fill("Zij betwist haar geboortedatum.")
    pagina.get_by_role("button", name="Bewaar alleen").click()
    expect(pagina.get_by_text("worden nu alleen bewaard")).to_have_count(1)
    expect(pagina.get_by_role("heading", name="wordt alleen bewaard"), "the request itself asks too").to_have_count(1)
    regie.is_toegankelijk()
    pagina.locator("[name=grond]").first.check()
    pagina.locator("[name=reden]").fill("Ik kijk de geboorteakte na.")
    pagina.get_by_role("button", name="Open het dossier").click()
    pagina.get_by_role("link", name="Naar het dossier").click()
    expect(pagina.get_by_text("worden nu alleen bewaard")).to_have_count(1)
    regie.is_toegankelijk()
    pagina.get_by_role("link", name="Beperking opheffen").click()
    pagina.locator("[name=reden]").fill("Het is nagekeken en verbeterd.")
    pagina.get_by_role("button", name="Hef op").click()
    expect(pagina.get_by_text("worden nu alleen bewaard")).to_have_count(0)
