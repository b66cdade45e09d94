"""Marieke weighs three routes, fills in the plan, discusses, adopts and makes it known; every page passes axe."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.verhalen.conftest import BREEDTES, Bezoek
from tests.verhalen.test_de_intake import _beantwoord, _nieuw_dossier, _toets_en_meting, _welkomgesprek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]
ROUTES = {"B1": "past", "ONDERWIJS": "later", "Z": "past_niet"}


def _iemand_in_de_intake(wie: Bezoek) -> str:
    """The address of a dossier of a status holder without a PIP."""
    for blad in range(1, 6):
        pagina = wie.naar(f"/dossiers/?blad={blad}")
        rij = (
            pagina.locator("main tbody tr")
            .filter(has_text="asielstatushouder")
            .filter(has_text=re.compile("brede intake|nieuw"))
        )
        if rij.count():
            adres = rij.first.locator("a[href*='/dossiers/']").first.get_attribute("href")
            assert adres is not None
            return adres
    raise AssertionError("niemand in de intake in de demowereld")


def _iemand_na_de_intake(wie: Bezoek, naam: str) -> str:
    """A newcomer whose brede intake was done through its screens: no first PIP without it."""
    adres = _nieuw_dossier(wie, naam)
    pagina = wie.naar(f"{adres}pip/afweging/")
    _klik(pagina, "button[value=blijf]")
    wie.naar(f"{adres}pip/vaststelling/")
    expect(pagina.locator("text=In de brede intake ontbreekt nog: leerbaarheidstoets afgenomen.")).to_have_count(1)
    _klik(pagina, "a[href$='#v-lichaam']")
    assert "/intake/vragen/gezondheid/" in pagina.url
    _welkomgesprek(wie, adres)
    _beantwoord(wie, adres)
    _toets_en_meting(wie, adres)
    return adres


def _klik(pagina: Page, wat: str) -> None:
    """Click, and wait for the page that follows."""
    with pagina.expect_navigation():
        pagina.click(wat)


def _weeg(pagina: Page) -> None:
    for route, oordeel in ROUTES.items():
        pagina.fill(f"textarea[name=eigen_{route}]", f"Een regel over de {route}-route.")
        pagina.check(f"input[name=oordeel_{route}][value={oordeel}]")
    for vraag in ("grote_kans_op_diploma", "redelijkerwijs_niet_in_staat"):
        pagina.check(f"input[name=oordeel_{vraag}][value=nee]")
        pagina.fill(f"textarea[name=motivering_{vraag}]", "Besproken in het eindgesprek.")
    pagina.fill("textarea[name=omstandigheden]", "Een kind gaat naar de opvang; de lessen zijn overdag.")
    pagina.check("input[name=leerroute][value=B1]")


@pytest.mark.parametrize("breedte", BREEDTES)
def test_de_afweging_vult_niets_in_en_werkt_zonder_javascript(bezoek: Open, breedte: int) -> None:
    wie = bezoek(breedte, js=False)
    wie.log_in("marieke@assen.test")
    adres = _iemand_in_de_intake(wie)
    pagina = wie.naar(f"{adres}pip/afweging/")
    assert pagina.locator("main input:checked").count() == 0 or pagina.locator("text=Bewaard op").count() == 1
    pagina.fill("textarea[name=eigen_B1]", "Leert snel.")
    _klik(pagina, "button[value=blijf]")
    expect(pagina.locator("text=De afweging is bewaard")).to_have_count(1)
    assert pagina.input_value("textarea[name=eigen_B1]") == "Leert snel."


@pytest.mark.parametrize("breedte", [320, pytest.param(1280, marks=pytest.mark.pg15)])
def test_van_afweging_tot_bekendmaking(bezoek: Open, breedte: int) -> None:
    wie = bezoek(breedte)
    wie.log_in("marieke@assen.test")
    adres, vandaag = _iemand_na_de_intake(wie, f"Proef Besluit {breedte}"), date.today().strftime("%d-%m-%Y")
    pagina = wie.naar(f"{adres}pip/afweging/")
    wie.is_toegankelijk()
    _weeg(pagina)
    _klik(pagina, "button[value=inhoud]")
    wie.is_toegankelijk()
    wie.naar(f"{adres}pip/vaststelling/")
    _klik(pagina, "main form button[type=submit]")
    assert pagina.title().startswith("Fout:")
    wie.is_toegankelijk()
    _klik(pagina, "a[href$='#id_ondersteuning']")
    assert pagina.evaluate("document.querySelector(':target').name") == "ondersteuning"
    for veld, waarde in (("intensiteit_leerroute", "12,5"), ("intensiteit_pvt", "2"), ("intensiteit_map", "1,5"),
                         ("aantal_voortgangsgesprekken", "4"), ("ondersteuning", "Een taalmaatje."), ("motivering", "Past bij het gezin."),
                         ("vve_afspraken", "Het kind gaat naar de voorschool."), ("ontzorgbesluit", "Zes maanden.")):  # fmt: skip
        pagina.fill(f"[name={veld}]", waarde)
    pagina.check("input[name=uren_vooraf_bekeken]")
    _klik(pagina, "button[value=bespreek]")
    wie.is_toegankelijk()
    pagina.fill("input[name=op]", vandaag)
    pagina.check("input[name=hoe][value=thuis]")
    pagina.check("input[name=instemming] >> nth=0")
    _klik(pagina, "main form button[type=submit]")
    expect(pagina.locator("text=Alles staat erin"), pagina.locator("main").inner_text()).to_have_count(1)
    wie.is_toegankelijk()
    wie.naar(f"{adres}pip/vaststelling/")
    _klik(pagina, "main form button[type=submit]")
    assert "/pip/bekendmaking/" in pagina.url
    wie.is_toegankelijk()
    pagina.check("input[name=hoe][value=post]")
    _klik(pagina, "main form button[type=submit]")
    expect(pagina.locator("text=Verandert niet")).to_have_count(1)
    wie.is_toegankelijk()


def test_een_concept_bewaart_zichzelf_ook_zonder_verbinding_en_na_uitloggen(bezoek: Open) -> None:
    wie = bezoek(1280)
    wie.log_in("marieke@assen.test")
    adres = _iemand_in_de_intake(wie)
    tekst = f"Getypt om {datetime.now():%H%M%S%f}"
    pagina = wie.naar(f"{adres}pip/afweging/")
    stand = pagina.locator("[data-tussendoorstand]")
    pagina.fill("textarea[name=eigen_B1]", tekst)
    expect(stand).to_contain_text("Bewaard om")
    wie.is_toegankelijk()
    assert tekst not in pagina.evaluate("JSON.stringify(localStorage)")

    # A button straight after typing waits for what is under way: no false "a colleague".
    pagina.fill("textarea[name=eigen_Z]", "Meteen daarna de knop")
    pagina.wait_for_timeout(1500)
    _klik(pagina, "button[value=blijf]")
    expect(pagina.locator("text=De afweging is bewaard")).to_have_count(1)
    assert pagina.input_value("textarea[name=eigen_B1]") == tekst

    pagina.context.set_offline(True)
    pagina.fill("textarea[name=eigen_ONDERWIJS]", "Zonder verbinding")
    expect(stand).to_contain_text("Geen verbinding")
    pagina.context.set_offline(False)
    expect(stand).to_contain_text("Bewaard om")
    assert wie.naar(f"{adres}pip/afweging/").input_value("textarea[name=eigen_ONDERWIJS]") == "Zonder verbinding"

    pagina.context.clear_cookies(name=re.compile(r"^(?!.*csrf)"))
    pagina.fill("textarea[name=eigen_B1]", f"{tekst} en verder")
    expect(stand).to_contain_text("U bent uitgelogd")
    wie.log_in("marieke@assen.test")
    pagina = wie.naar(f"{adres}pip/afweging/")
    assert pagina.input_value("textarea[name=eigen_B1]") == f"{tekst} en verder"
