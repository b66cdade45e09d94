"""Femke writes down a breach: whose data, until when to report, drafts, and what was decided. Every page at three widths, with axe."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from tests.verhalen.conftest import Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]
BREEDTES = (320, 360, 1280)


def test_femke_zoekt_uit_om_wie_het_gaat(bezoek: Open) -> None:
    kees = bezoek(1280)
    kees.log_in("kees@assen.test").wait_for_url("**/werkvoorraad/")

    femke = bezoek(1280)
    pagina = femke.log_in("femke@assen.test")
    pagina.wait_for_selector("nav >> text=Logboek")
    femke.naar("/logboek/").click("main >> text=Datalekken")
    pagina.wait_for_url("**/logboek/datalek/")
    pagina.click("text=Leg een datalek vast")
    pagina.wait_for_url("**/nieuw/")
    _overal(femke)
    nu = localtime()
    pagina.check("input[name=bron][value=account]")
    pagina.fill("input[name=wat]", "kees@assen.test")
    for veld, moment in (
        ("vanaf", nu - timedelta(days=1)),
        ("tot", nu + timedelta(minutes=5)),
        ("ontdekt_op", nu - timedelta(hours=30)),
    ):
        pagina.fill(f"input[name={veld}]", f"{moment:%Y-%m-%dT%H:%M}")
    pagina.check("input[name=aard][value=vertrouwelijk]")
    pagina.fill("textarea[name=omschrijving]", "Het wachtwoord van een collega stond op een briefje dat gevonden is.")
    pagina.click("main form button")
    pagina.wait_for_selector("text=Om wie het gaat")
    assert "nog 41 uur om te melden" in pagina.inner_text("main")
    zaak = pagina.url
    _overal(femke)
    for deel in ("melding/", "brief/nl/", "brief/en/", "brief/ar/"):
        pagina.goto(zaak + deel)
        _overal(femke)
    pagina.goto(zaak)
    pagina.check("input[name=soort][value=ap_melden]")
    pagina.fill("input[name=beslist_door]", "gemeentesecretaris")
    pagina.fill(
        "textarea[name=motivering]", "Er zijn gegevens over gezondheid bij, en we weten niet wie het briefje vond."
    )
    pagina.click("main form button")
    pagina.wait_for_selector("text=Meld het aan de AP")
    _overal(femke)
    femke.naar("/logboek/datalek/")
    _overal(femke)
    femke.naar("/logboek/gewijzigd/")
    _overal(femke)


def test_marieke_ziet_wat_er_is_gewijzigd(bezoek: Open) -> None:
    marieke = bezoek(1280)
    pagina = marieke.log_in("marieke@assen.test")
    pagina.wait_for_url("**/werkvoorraad/")
    href = marieke.naar("/dossiers/").get_attribute("main a[href*='/dossiers/0']", "href") or ""
    dossier = "/".join(href.split("/")[:3])
    marieke.naar(f"{dossier}/tijdlijn/").click("main >> text=Wat is er gewijzigd")
    pagina.wait_for_selector("text=Elke wijziging, de nieuwste eerst.")
    _overal(marieke)


def _overal(bezoek: Bezoek) -> None:
    for breedte in BREEDTES:
        bezoek.pagina.set_viewport_size({"width": breedte, "height": 900})
        bezoek.is_toegankelijk()
