"""A signal of DUO by hand in a real browser: somebody comes with a PIP of elsewhere, and DUO tells it again by another number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.verhalen.conftest import Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]
KNOP = "main button.utrecht-button--primary-action"


@pytest.mark.parametrize(("breedte", "js", "bsn"), [(1280, True, "999991632"), (360, False, "999991644")])
def test_iemand_komt_met_een_pip_en_wordt_onder_een_ander_nummer_herkend(
    bezoek: Open, breedte: int, js: bool, bsn: str
) -> None:
    wie = bezoek(breedte, js=js)
    pagina = wie.log_in("marieke@assen.test")
    naam, v_nummer = f"Komt Hier{breedte}", f"28{breedte:08d}"
    wie.naar("/inlezen/signaal/ss121/")
    pagina.fill("input[name=wie]", v_nummer)
    pagina.fill("input[name=op]", "1-6-2026")
    pagina.fill("input[name=pip_op]", "2-6-2026")
    pagina.fill("input[name=naam]", naam)
    pagina.select_option("select[name=doelgroep]", "GEZIN")
    pagina.fill("input[name=geboortedatum]", f"14-3-{1950 + breedte % 47}")
    pagina.click(KNOP)
    assert "is van voor de verhuizing" in pagina.inner_text("main")
    wie.is_toegankelijk()
    pagina.fill("input[name=pip_op]", "")
    pagina.click(KNOP)
    assert pagina.inner_text("h1") == naam
    assert "nog niet bekend: dagtekening en leerroute" in pagina.inner_text("main")
    wie.is_toegankelijk()
    dossier = pagina.url

    wie.naar("/inlezen/signaal/ss101/")
    pagina.fill("input[name=wie]", bsn)
    pagina.fill("input[name=op]", "1-5-2026")
    pagina.fill("input[name=naam]", naam)
    pagina.select_option("select[name=doelgroep]", "GEZIN")
    pagina.fill("input[name=geboortedatum]", str(1950 + breedte % 47))
    pagina.click(KNOP)
    assert "Kies of het dezelfde is" in pagina.inner_text("main")
    wie.is_toegankelijk()
    pagina.locator("input[name=wie_is_het]").first.check()
    pagina.click(KNOP)
    assert pagina.url == dossier
    assert f"BSN eindigt op {bsn[-3:]}" in pagina.inner_text("body")
