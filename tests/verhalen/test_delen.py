"""A yes and a stop, and a door that is opened because it cannot wait: seen by everybody whom it is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.verhalen.conftest import BREEDTES, Bezoek

pytestmark = pytest.mark.browser
Open = Callable[..., Bezoek]


def test_zij_ziet_wie_iets_over_haar_weet_en_stopt_het_met_een_tik(bezoek: Open) -> None:
    zij = bezoek(360, js=False)
    zij.log_in("arabisch@nieuwkomer.test")
    pagina = zij.naar("/mijn/delen/?taal=nl")
    zij.is_toegankelijk()
    expect(pagina.get_by_text("uw gezondheid").first).to_be_attached()
    knoppen = pagina.get_by_role("button", name="Stop met delen").count()
    pagina.get_by_role("button", name="Stop met delen").first.click()
    expect(pagina.get_by_role("status").filter(has_text="ziet dit nu niet meer")).to_have_count(1)
    expect(pagina.get_by_role("button", name="Stop met delen")).to_have_count(knoppen - 1)
    pagina = zij.naar("/mijn/delen/?taal=ar")
    assert pagina.evaluate("document.documentElement.dir") == "rtl"
    zij.is_toegankelijk()


@pytest.mark.parametrize("breedte", BREEDTES)
def test_de_regievoerder_deelt_een_ding_en_de_partner_ziet_dat_ene(bezoek: Open, breedte: int) -> None:
    partner = bezoek(breedte)
    partner.log_in("anneke@vwnn.test")
    pagina = partner.naar("/clienten/")
    for adres in pagina.eval_on_selector_all("main .keuzelijst a", "alle => alle.map(a => a.pathname)"):
        pagina = partner.naar(adres)
        if pagina.get_by_role("heading", name="Met u gedeeld").count():
            break
    else:
        pytest.fail("niemand deelde iets met Anneke")
    partner.is_toegankelijk()
    regie = bezoek(breedte)
    regie.log_in("marieke@assen.test")
    pagina = regie.naar(f"/dossiers/{adres.rstrip('/').rsplit('/', 1)[-1]}/partners/")
    expect(pagina.get_by_role("heading", name="Gedeeld met toestemming")).to_have_count(1)
    pagina.get_by_role("link", name="Deel iets").click()
    regie.is_toegankelijk()
    if pagina.get_by_role("heading", name="Met wie?").count():
        pagina.get_by_role("link", name="VluchtelingenWerk Noord-Nederland").click()
    pagina.get_by_role("button", name="Deel dit").click()
    expect(pagina.get_by_text("Kies wat u deelt.").first).to_be_attached()
    regie.is_toegankelijk()


def test_de_fg_kijkt_een_uur_en_elke_bladzijde_zegt_het(bezoek: Open) -> None:
    fg = bezoek(1280)
    fg.log_in("femke@assen.test")
    pagina = fg.naar("/noodtoegang/")
    nummer = pagina.locator("main li div").first.inner_text().split(" ")[0]
    pagina = fg.naar(f"/noodtoegang/nieuw/?nummer={nummer}")
    fg.is_toegankelijk()
    pagina.get_by_label("onderzoek naar een datalek").check()
    pagina.get_by_label("Wat is er aan de hand?").fill("Nagaan wat er in de verkeerde brief stond.")
    pagina.get_by_label("Gezondheid").check()
    pagina.get_by_role("button", name="Open het dossier").click()
    expect(pagina.get_by_text("Noodtoegang loopt tot")).to_have_count(1)
    fg.is_toegankelijk()
    pagina = fg.naar("/instellingen/")
    expect(pagina.get_by_text("Noodtoegang loopt tot")).to_have_count(1)
    pagina.get_by_role("link", name="Bekijk of stop").click()
    pagina.locator("main li a").first.click()
    pagina.get_by_role("button", name="Stop de noodtoegang").click()
    expect(pagina.get_by_text("Noodtoegang loopt tot")).to_have_count(0)
