"""What the demo world has ready: a list that Ilse may sign, a breach on Femke's clock with a letter per person, and what the team hears of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.verhalen.conftest import Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]
BREEDTES = (360, 1280)


def _overal(wie: Bezoek) -> None:
    """At both widths, with axe."""
    for breedte in BREEDTES:
        wie.pagina.set_viewport_size({"width": breedte, "height": 900})
        wie.is_toegankelijk()


def test_ilse_vindt_een_lijst_die_op_haar_wacht(bezoek: Open) -> None:
    ilse = bezoek(1280)
    pagina = ilse.log_in("ilse@assen.test")
    pagina.wait_for_selector("text=Wacht op een handtekening")
    _overal(ilse)
    pagina.click("text=Lijst nakijken")
    pagina.wait_for_selector("text=Deze persoon overleed")
    assert "Besluit inburgering 2021, artikel 9.9, lid 1" in pagina.inner_text("main")
    assert "De Selectielijst noemt voor besluiten een eigen termijn" in pagina.inner_text("main")
    _overal(ilse)


def test_femke_heeft_een_datalek_op_de_klok_en_een_brief_per_persoon(bezoek: Open) -> None:
    femke = bezoek(1280)
    pagina = femke.log_in("femke@assen.test")
    pagina.wait_for_selector("nav >> text=Logboek")
    femke.naar("/logboek/datalek/")
    _overal(femke)
    pagina.click("main a[href*='/datalek/0'] >> nth=0")
    pagina.wait_for_selector("text=Om wie het gaat")
    _overal(femke)
    zaak = pagina.url
    pagina.click("text=Brief bij A")
    pagina.wait_for_url("**/brief/**")
    assert "Open de brief bij een dossiernummer" not in pagina.inner_text("body")
    _overal(femke)
    pagina.goto(f"{zaak}brief/nl/")
    assert "Open de brief bij een dossiernummer" in pagina.inner_text("body")
