"""An organisation is asked, reads no name, says yes, and then has a client; who directs sees a no and an end that is near."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.verhalen.conftest import Bezoek

pytestmark = pytest.mark.browser
Open = Callable[..., Bezoek]


@pytest.mark.parametrize("breedte", [360, 1280])
def test_de_partner_leest_de_vraag_en_de_regie_ziet_wie_er_weggaat(bezoek: Open, breedte: int) -> None:
    partner = bezoek(breedte)
    partner.log_in("anneke@vwnn.test")
    pagina = partner.naar("/clienten/")
    assert pagina.get_by_role("heading", name="Loopt bijna af").count() == 1
    partner.is_toegankelijk()
    pagina.get_by_role("link", name="wegwijs in de nieuwe wijk").first.click()
    assert pagina.get_by_text("Om wie het gaat, ziet u pas als u ja zegt.").count() == 1
    partner.is_toegankelijk()
    pagina.get_by_label("Nee", exact=True).check()
    pagina.get_by_role("button", name="Geef antwoord").click()
    assert pagina.get_by_text("Schrijf kort waarom het niet kan.").count() >= 1
    partner.is_toegankelijk()
    partner.naar("/clienten/afgerond/")
    partner.is_toegankelijk()
    regie = bezoek(breedte)
    regie.log_in("marieke@assen.test")
    pagina = regie.naar("/werkvoorraad/")
    regie.naar("/werkvoorraad/?zoek=VluchtelingenWerk")
    regie.is_toegankelijk()
    assert pagina.url


@pytest.mark.parametrize("breedte", [360, 1280])
def test_welzijn_nodigt_alleen_uit_bij_wie_ja_zei(bezoek: Open, breedte: int) -> None:
    welzijn = bezoek(breedte)
    welzijn.log_in("ilse@vaart.test")
    pagina = welzijn.naar("/clienten/vrijwilligers/uitnodigen/")
    assert pagina.get_by_label("Wat gaat deze persoon doen?").count() == 1
    welzijn.is_toegankelijk()
    welzijn.naar("/clienten/vrijwilligers/")
    welzijn.is_toegankelijk()
