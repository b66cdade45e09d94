"""The main screens of each role: they open, axe finds nothing, at 320 and 1280 px, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.verhalen.conftest import BREEDTES, Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]

SCHERMEN = [
    ("marieke@assen.test", "/werkvoorraad/"),
    ("marieke@assen.test", "/werkvoorraad/notitie/"),
    ("marieke@assen.test", "/dossiers/"),
    ("marieke@assen.test", "/dossiers/nieuw/"),
    ("rob@assen.test", "/werkvoorraad/team/"),
    ("marieke@assen.test", "/inlezen/bestand/"),
    ("marieke@assen.test", "/inlezen/duo/"),
    ("fatma@assen.test", "/beheer/"),
    ("fatma@assen.test", "/beleid/"),
    ("wim@assen.test", "/dossiers/"),
]


@pytest.mark.parametrize("breedte", BREEDTES)
def test_de_inlogpagina(bezoek: Open, breedte: int) -> None:
    wie = bezoek(breedte)
    wie.naar("/inloggen/")
    wie.is_toegankelijk()


@pytest.mark.parametrize("breedte", BREEDTES)
@pytest.mark.parametrize(("email", "pad"), SCHERMEN)
def test_een_scherm_van_elke_rol(bezoek: Open, email: str, pad: str, breedte: int) -> None:
    wie = bezoek(breedte)
    wie.log_in(email)
    pagina = wie.naar(pad)
    assert pagina.locator("h1").count() == 1
    wie.is_toegankelijk()


@pytest.mark.parametrize(
    "email",
    [
        "marieke@assen.test",
        "rob@assen.test",
        "wim@assen.test",
        "fatma@assen.test",
        "anneke@vwnn.test",
        "lotte@assen.test",
    ],
)
def test_elke_rol_komt_zonder_javascript_op_een_eigen_scherm(bezoek: Open, email: str) -> None:
    pagina = bezoek(1280, js=False).log_in(email)
    assert pagina.locator("h1").count() == 1
    assert "/inloggen/" not in pagina.url


@pytest.mark.parametrize("breedte", BREEDTES)
def test_de_regievoerder_opent_het_eerste_dossier(bezoek: Open, breedte: int) -> None:
    wie = bezoek(breedte)
    wie.log_in("marieke@assen.test")
    pagina = wie.naar("/werkvoorraad/")
    href = pagina.locator("main a[href*='/dossiers/0']").first.get_attribute("href")
    assert href is not None
    basis = "/".join(href.split("/")[:3]) + "/"
    for blad in ("", "intake/", "pip/", "termijnen/", "gesprekken/", "documenten/", "partners/"):
        wie.naar(basis + blad)
        wie.is_toegankelijk()
