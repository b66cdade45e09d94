"""The dossier in a real browser: opened with a household, a fact for both, DUO's signal, the list for DUO; axe on every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.verhalen.conftest import BREEDTES, Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]
BLADEN = ("", "termijnen/", "tijdlijn/", "gesprekken/", "documenten/", "partners/", "persoon/", "feit/duo_termijn/", "sluiten/", "samenvoegen/",
          "afdruk/")  # fmt: skip


def eerste_dossier(wie: Bezoek) -> str:
    """The path of the newest dossier of Marieke."""
    pagina = wie.naar("/dossiers/?volgorde=nieuw")
    return str(pagina.locator("tbody th a").first.get_attribute("href"))


@pytest.mark.parametrize("breedte", BREEDTES)
def test_elk_blad_van_een_dossier(bezoek: Open, breedte: int) -> None:
    wie = bezoek(breedte)
    wie.log_in("marieke@assen.test")
    dossier = eerste_dossier(wie)
    for blad in BLADEN:
        pagina = wie.naar(dossier + blad)
        assert pagina.locator("h1").count() == 1
        pagina.evaluate(
            "document.querySelector('.notitiebalk, [data-notitiebalk]')?.remove()"
        )  # it floats over what axe measures
        wie.is_toegankelijk()


@pytest.mark.parametrize("breedte", BREEDTES)
@pytest.mark.parametrize(
    "pad",
    ["/inlezen/bestand/", "/inlezen/duo/", "/inlezen/signaal/", "/inlezen/signaal/ss101/", "/dossiers/?zoek=zzzz"],
)
def test_in_en_uit_met_de_hand(bezoek: Open, pad: str, breedte: int) -> None:
    wie = bezoek(breedte)
    wie.log_in("marieke@assen.test")
    wie.naar(pad)
    wie.is_toegankelijk()


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
    assert pagina.locator(f"#{voor}").count() == 0
    wie.naar("/inlezen/duo/?stand=gemeld")
    assert pagina.locator(f"#{voor}").count() == 1
    pagina.locator(f"#{voor} .afvinken button").click()
    wie.naar("/inlezen/duo/")
    assert pagina.locator(f"#{voor}").count() == 1
