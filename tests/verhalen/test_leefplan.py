"""The living plan in a real browser: with the keyboard alone, without JavaScript, on a phone, and by a partner."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.verhalen.conftest import BREEDTES, Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]


def _dossier(wie: Bezoek, naam: str) -> str:
    """The address of the dossier of a story, found by name."""
    pagina = wie.naar(f"/dossiers/?zoek={naam}")
    href = pagina.locator("main a[href^='/dossiers/0']").first.get_attribute("href")
    assert href is not None
    return "/".join(href.split("/")[:3]) + "/"


@pytest.mark.parametrize("breedte", BREEDTES)
def test_besluit_naast_plan_is_te_lezen_op_elk_scherm(bezoek: Open, breedte: int) -> None:
    wie = bezoek(breedte)
    wie.log_in("marieke@assen.test")
    basis = _dossier(wie, "Nour+Al-Proefstuk")
    pagina = wie.naar(basis + "plan/")
    expect(pagina.locator("table.naast tr[data-verschil]")).to_have_count(2)
    expect(pagina.locator("table.naast td.besluit :is(a, button, input)")).to_have_count(0)
    assert pagina.locator("table.naast .icoon").count() > 10
    wie.is_toegankelijk()
    wie.naar(basis)
    wie.is_toegankelijk()


@pytest.mark.parametrize("breedte", BREEDTES)
def test_wat_de_intake_vond_staat_met_een_klik_in_het_plan(bezoek: Open, breedte: int) -> None:
    """Peers, idea 5: said where one decides; without a script too. The second width meets what the first left."""
    wie = bezoek(breedte, js=breedte == BREEDTES[0])
    wie.log_in("marieke@assen.test")
    basis = _dossier(wie, "Saba+Voorbeeld")
    pagina = wie.naar(basis + "pip/vaststelling/")
    wie.is_toegankelijk()
    if pagina.locator("text=Schrijf eerst een doel op").count():
        pagina.locator("text=Schrijf eerst een doel op").first.click()
        pagina.select_option("[name=voorbeeld]", label="Ik heb kinderopvang voor mijn kinderen.")
        pagina.click("main button.utrecht-button--primary-action")
        pagina.wait_for_selector("text=Het doel staat in het plan.")
        wie.is_toegankelijk()
    pagina = wie.naar(basis + "pip/vaststelling/")
    over = pagina.locator("button:has-text('Maak de actie')").count()
    assert over > 0
    pagina.locator("button:has-text('Maak de actie')").first.click()
    pagina.wait_for_selector("text=De actie staat in het plan.")
    assert pagina.url.endswith("/pip/vaststelling/")
    expect(pagina.locator("button:has-text('Maak de actie')")).to_have_count(over - 1)
    wie.is_toegankelijk()


def test_een_doel_met_een_actie_met_alleen_het_toetsenbord(bezoek: Open) -> None:
    wie = bezoek()
    wie.log_in("marieke@assen.test")
    pagina = wie.naar(_dossier(wie, "Nour+Al-Proefstuk") + "plan/doel/?onderdeel=4")
    wie.is_toegankelijk()
    veld = pagina.locator("textarea[name=tekst]")
    veld.focus()
    pagina.keyboard.type("Ik wil een eigen bakkerij.")
    pagina.keyboard.press("Tab")  # the language
    pagina.keyboard.press("Tab")  # the day
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("text=Het doel staat in het plan.")
    expect(pagina.locator("text=‘Ik wil een eigen bakkerij.’").first).to_be_attached()
    wie.is_toegankelijk()


def test_een_actie_zonder_javascript_en_met_een_fout(bezoek: Open) -> None:
    wie = bezoek(js=False)
    wie.log_in("marieke@assen.test")
    pagina = wie.naar(_dossier(wie, "Nour+Al-Proefstuk") + "plan/")
    pagina.locator("section.domein a:has-text('Actie')").first.click()
    pagina.fill("textarea[name=wat]", "Samen naar de bank")
    pagina.select_option("select[name=wie]", "n")
    pagina.fill("input[name=gepland_op]", "31-6-2030")
    pagina.click("main button.utrecht-button--primary-action")
    pagina.wait_for_selector("text=31 juni bestaat niet. Juni heeft 30 dagen.")
    assert pagina.locator("textarea[name=wat]").input_value() == "Samen naar de bank"
    pagina.select_option("select[name=wie]", "i")
    pagina.fill("input[name=gepland_op]", "28-6-2030")
    pagina.click("main button.utrecht-button--primary-action")
    pagina.wait_for_selector("text=De actie staat in het plan.")
    expect(pagina.locator("text=Samen naar de bank").first).to_be_attached()


@pytest.mark.parametrize("breedte", BREEDTES)
def test_een_steunplan_heeft_geen_besluit(bezoek: Open, breedte: int) -> None:
    wie = bezoek(breedte)
    wie.log_in("marieke@assen.test")
    pagina = wie.naar(_dossier(wie, "Semira") + "plan/")
    expect(pagina.locator("table.naast")).to_have_count(0)
    assert "besluit" not in pagina.locator("main").inner_text().lower()
    expect(pagina.locator("nav a:text-is('PIP')")).to_have_count(0)
    wie.is_toegankelijk()


@pytest.mark.parametrize("breedte", BREEDTES)
def test_anneke_meldt_een_actie_klaar(bezoek: Open, breedte: int) -> None:
    """Marieke agrees on it, Anneke of VluchtelingenWerk reports it done."""
    regie = bezoek()
    regie.log_in("marieke@assen.test")
    pagina = regie.naar(_dossier(regie, "Nour+Al-Proefstuk") + "plan/")
    pagina.locator("#domein-ontmoeten a:has-text('Actie')").first.click()
    pagina.fill("textarea[name=wat]", "Samen naar het wijkcentrum")
    pagina.select_option("select[name=wie]", label="VluchtelingenWerk Noord-Nederland")
    pagina.fill("input[name=gepland_op]", "28-6-2030")
    pagina.click("main button.utrecht-button--primary-action")
    pagina.wait_for_selector("text=De actie staat in het plan.")
    wie = bezoek(breedte)
    wie.log_in("anneke@vwnn.test")
    pagina = wie.naar("/dossiers/mijn-acties/")
    wie.is_toegankelijk()
    pagina.locator("li:has-text('Samen naar het wijkcentrum') a.utrecht-button").first.click()
    wie.is_toegankelijk()
    pagina.fill("textarea[name=resultaat]", "Dit is gedaan.")
    pagina.click("main button.utrecht-button--primary-action")
    pagina.wait_for_selector("text=Doorgegeven.")
    pagina.locator("li:has-text('Samen naar het wijkcentrum'):has-text('Dit is gedaan.')").first.wait_for()
    wie.is_toegankelijk()
