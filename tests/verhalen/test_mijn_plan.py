"""The newcomer on her own phone: her page, her language, being called."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.verhalen.conftest import BREEDTES, Bezoek

pytestmark = pytest.mark.browser
Open = Callable[..., Bezoek]
EMAIL = "arabisch@nieuwkomer.test"


@pytest.mark.parametrize("breedte", BREEDTES)
@pytest.mark.parametrize("taal", ["ar", "nl"])
def test_mijn_plan_en_de_vragen_in_twee_richtingen(bezoek: Open, breedte: int, taal: str) -> None:
    wie = bezoek(breedte)
    wie.log_in(EMAIL)
    pagina = wie.naar(f"/mijn/?taal={taal}")
    assert pagina.evaluate("document.documentElement.dir") == ("rtl" if taal == "ar" else "ltr")
    wie.is_toegankelijk()
    wie.naar("/mijn/vragen/")
    wie.is_toegankelijk()
    pagina.locator(".onderwerpen a").first.click()
    wie.is_toegankelijk()


def test_zonder_javascript_vraagt_zij_om_gebeld_te_worden(bezoek: Open) -> None:
    wie = bezoek(360, js=False)
    pagina = wie.log_in(EMAIL)
    wie.naar("/mijn/?taal=nl")
    if pagina.locator("button.belmij").count():
        pagina.click("button.belmij")
    expect(pagina.locator("[data-gevraagd]")).to_have_count(1)
