"""One face (peers, idea 10): a colleague places a photo, and the newcomer sees who helps on every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from samenspel.huisstijl.tests.fotohulp import met_exif
from tests.verhalen.conftest import Bezoek

pytestmark = pytest.mark.browser
Open = Callable[..., Bezoek]


def _zichtbaar(wie: Bezoek) -> bool:
    """The picture came, and is a square of ours."""
    foto = wie.pagina.locator("main img.avatar").first
    foto.scroll_into_view_if_needed()
    return bool(foto.evaluate("beeld => beeld.complete && beeld.naturalWidth === 192 && beeld.naturalHeight === 192"))


def test_een_foto_plaatsen_zien_en_weghalen(bezoek: Open) -> None:
    marieke = bezoek()
    marieke.log_in("marieke@assen.test")
    pagina = marieke.naar("/instellingen/foto/")
    marieke.is_toegankelijk()
    pagina.set_input_files("[name=foto]", {"name": "notitie.txt", "mimeType": "text/plain", "buffer": b"geen foto"})
    pagina.click("text=Bewaar de foto")
    pagina.wait_for_selector("text=Dit is geen foto die wij kunnen gebruiken.")
    marieke.is_toegankelijk()
    pagina.set_input_files("[name=foto]", {"name": "ik.jpg", "mimeType": "image/jpeg", "buffer": met_exif()})
    pagina.click("text=Bewaar de foto")
    pagina.wait_for_selector("text=De foto is bewaard.")
    assert _zichtbaar(marieke)
    for js in (True, False):
        nieuwkomer = bezoek(320, js=js)
        nieuwkomer.log_in("arabisch@nieuwkomer.test")
        for pad in ("/mijn/?taal=nl", "/mijn/vragen/?taal=ar", "/mijn/vragen/gezin/?taal=en"):
            nieuwkomer.naar(pad)
            assert _zichtbaar(nieuwkomer), pad
            nieuwkomer.is_toegankelijk()
    pagina.click("text=Haal de foto weg")
    pagina.wait_for_selector("text=Uw foto is weg.")
    expect(pagina.locator("main img.avatar")).to_have_count(0)
