"""The functional manager makes a question with a condition, the regievoerder gets its answer, and it stands in the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.verhalen.conftest import Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]
FATMA, MARIEKE = "fatma@assen.test", "marieke@assen.test"
VRAAG, BRON = "Welke hulp bij de voorschool zoekt u?", "vve_gezin"


def _klik(pagina: Page, knop: str) -> None:
    with pagina.expect_navigation():
        pagina.get_by_role("button", name=knop, exact=True).click()


def test_van_eigen_vraag_tot_verslag(bezoek: Open) -> None:
    fatma = bezoek(1280)
    fatma.log_in(FATMA)
    pagina = fatma.naar("/beheer/intakevragen/")
    _op_beide_breedtes(fatma)
    pagina = fatma.naar("/beheer/intakevragen/nieuw/gezin/")
    pagina.fill("[name=vraag_nl]", VRAAG)
    pagina.select_option("[name=soort]", "tekst")
    expect(pagina.locator("[name=keuze_0_nl]")).to_be_hidden()  # folded: a text asks no answers
    pagina.locator("summary", has_text="Bij kiezen").click()
    pagina.fill("[name=keuze_0_nl]", "hoort hier niet")
    pagina.locator("summary", has_text="voorschool").click()
    pagina.check(f"[name=toon_als][value='{BRON}=nee']")
    _klik(pagina, "Bewaar als concept")
    expect(pagina.locator(".foutensamenvatting")).to_contain_text("horen geen eigen antwoorden")
    expect(pagina.locator("[name=keuze_0_nl]")).to_be_visible()  # open where there is something to see
    expect(pagina.locator(f"[name=toon_als][value='{BRON}=nee']")).to_be_checked()
    _op_beide_breedtes(fatma)
    pagina.fill("[name=keuze_0_nl]", "")
    _klik(pagina, "Bewaar als concept")
    _op_beide_breedtes(fatma)
    _klik(pagina, "Stel de vraag vast")
    expect(pagina.locator("main")).to_contain_text("Wordt gesteld")

    marieke = bezoek(1280)
    marieke.log_in(MARIEKE)
    pagina = marieke.naar("/dossiers/?zoek=Selam+Voorbeeld")
    with pagina.expect_navigation():
        pagina.get_by_role("link", name="Selam Voorbeeld").first.click()
    dossier = "/" + "/".join(pagina.url.split("/")[3:5]) + "/"
    pagina = marieke.naar(dossier + "intake/vragen/gezin/?kant=zelf")
    eigen = pagina.locator("fieldset.vraag", has_text=VRAAG)
    expect(eigen).to_be_hidden()
    pagina.check(f"input[name=v-{BRON}][value=nee]")
    expect(eigen).to_be_visible()
    eigen.locator("textarea").fill("Een plek dichtbij 🧸 قريب")
    eigen.locator("textarea").blur()
    expect(eigen.locator(".bewaard")).to_be_visible()
    pagina = marieke.naar(dossier + "intake/verslag/")
    expect(pagina.locator("main")).to_contain_text(VRAAG)
    expect(pagina.locator("main")).to_contain_text("Een plek dichtbij 🧸 قريب")


def _op_beide_breedtes(wie: Bezoek) -> None:
    for breedte in (320, 1280):
        wie.pagina.set_viewport_size({"width": breedte, "height": 800})
        wie.is_toegankelijk()
