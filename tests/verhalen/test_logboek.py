"""Kees tries addresses; Femke, who guards privacy, sees it in the log, goes after it and says what it was."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from samenspel.logboek.snuffelen import GEWEIGERD
from tests.verhalen.conftest import BREEDTES, Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]


def test_femke_gaat_na_wat_er_opviel(bezoek: Open) -> None:
    kees = bezoek(1280)
    kees.log_in("kees@assen.test").wait_for_url("**/werkvoorraad/")
    for nummer in range(GEWEIGERD + 1):
        antwoord = kees.pagina.goto(f"{kees.adres}/dossiers/{UUID(int=nummer)}/")
        assert antwoord is not None
        assert antwoord.status == 404

    femke = bezoek(1280)
    pagina = femke.log_in("femke@assen.test")
    pagina.wait_for_selector("nav >> text=Logboek")
    for breedte in BREEDTES:
        pagina.set_viewport_size({"width": breedte, "height": 900})
        femke.naar("/logboek/")
        femke.is_toegankelijk()
        femke.naar("/logboek/regels/")
        femke.is_toegankelijk()
    femke.naar("/logboek/").click("main a[href*='/signaal/geweigerd/']")
    pagina.wait_for_selector("text=werd")
    for breedte in BREEDTES:
        pagina.set_viewport_size({"width": breedte, "height": 900})
        femke.is_toegankelijk()
    pagina.click("text=in orde")
    pagina.fill("textarea[name=toelichting]", "Kees zocht een dossier met een oude link uit zijn mail. Gesproken.")
    pagina.click("main form button")
    pagina.wait_for_selector("text=Nagegaan")
    femke.is_toegankelijk()
