"""An interpreter is booked for one appointment, comes in by a link and a code, and reads a number and no name (ADR 30)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.verhalen.conftest import BREEDTES, Bezoek
from tests.verhalen.test_de_ochtend import dossier_van

pytestmark = pytest.mark.browser
Open = Callable[..., Bezoek]


def _plan(regie: Bezoek, dossier: str, dag: date) -> None:
    pagina = regie.naar(f"{dossier}gesprekken/")
    pagina.get_by_label("Waar gaat het over?").fill("Schulden")
    pagina.locator("[name=afspraak-dag]").fill(f"{dag:%d-%m-%Y}")
    pagina.locator("[name=afspraak-tijd]").fill("10.30")
    pagina.locator("[name=afspraak-plaats]").fill("Gemeentehuis, kamer 4")
    pagina.locator("[name=afspraak-tolk]").fill("Tigrinya")
    pagina.get_by_role("button", name="Plan afspraak").click()
    expect(pagina.get_by_text("Afspraak gepland.")).to_be_visible()


def _boek(regie: Bezoek, dossier: str) -> tuple[str, str, str, str]:
    """Book for the first appointment with an interpreter; gives the link, the code, the number of the booking and the page."""
    pagina = regie.naar(f"{dossier}gesprekken/")
    pagina.get_by_role("link", name="Boek de tolk").first.click()
    regie.is_toegankelijk()
    bladzijde = pagina.url.removeprefix(regie.adres)
    pagina.get_by_label("Hoe heet de tolk?").fill("Wilma Zandstra")
    pagina.get_by_label("Welk dialect?").fill("Asmara")
    pagina.get_by_label("een vrouw").check()
    pagina.get_by_role("button", name="Maak link en code").click()
    expect(pagina.get_by_role("heading", name="2. Zeg deze code")).to_be_visible()
    regie.is_toegankelijk()
    link, code = (tekst.strip() for tekst in pagina.locator("main .kaart bdi").all_inner_texts())
    nummer = re.search(r"T\d{6}", pagina.locator("main").inner_text())
    assert nummer
    return link, code, nummer[0], bladzijde


def _kom_binnen(tolk: Bezoek, link: str, code: str) -> Page:
    pagina = tolk.naar(link.removeprefix(tolk.adres))
    tolk.is_toegankelijk()
    pagina.get_by_label("Uw code").fill(code)
    pagina.get_by_role("button", name="Ga verder").click()
    expect(pagina.get_by_role("heading", name="Wat u hoort, blijft bij u")).to_be_visible()
    return pagina


@pytest.mark.parametrize("breedte", BREEDTES)
def test_de_tolk_leest_een_nummer_en_geen_naam_tot_de_regie_stopt(bezoek: Open, breedte: int) -> None:
    regie, tolk = bezoek(breedte), bezoek(breedte)
    regie.log_in("marieke@assen.test")
    dossier = dossier_van(regie.naar("/werkvoorraad/"))
    naam = regie.naar(dossier).locator("h1").inner_text()
    _plan(regie, dossier, date.today() + timedelta(days=2))
    link, code, nummer, bladzijde = _boek(regie, dossier)
    pagina = _kom_binnen(tolk, link, code)
    tolk.is_toegankelijk()
    assert "kamer 4" not in pagina.content()
    pagina.get_by_label("Ik beloof dit.").check()
    pagina.get_by_role("button", name="Teken en ga verder").click()
    expect(pagina.get_by_text(nummer)).to_be_visible()
    tolk.is_toegankelijk()
    for wel in ("Tigrinya", "Asmara", "een vrouw", "Gemeentehuis, kamer 4"):
        assert wel in pagina.locator("main").inner_text(), wel
    for niet in (*(deel for deel in naam.split() if len(deel) > 3), "Schulden", dossier):
        assert niet not in pagina.content(), niet
    pagina = regie.naar(bladzijde)
    regie.is_toegankelijk()
    pagina.get_by_role("button", name="Stop meteen").click()
    pagina = tolk.naar("/clienten/tolk/")
    expect(pagina.get_by_text("Er is geen boeking")).to_be_visible()
    tolk.is_toegankelijk()
