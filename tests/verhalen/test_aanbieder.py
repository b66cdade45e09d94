"""Logging in at a real provider in a process of its own, in a browser: a colleague who ties her account, and a newcomer who goes on more surely."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from tests.mallen import omgeving_voor
from tests.oidc.aanbiederproces import GEHEIM, WACHTWOORD
from tests.oidc.vijand import KROMME, openbaar, pem
from tests.verhalen.conftest import BREEDTES, WORTEL, Bezoek, _demo_database, server_over
from tests.wereld import BSN_AMIRA

pytestmark = pytest.mark.browser
NIEUWKOMER = "arabisch@nieuwkomer.test"
_BSN = """
from samenspel.kern.identiteit import als_eigenaar
from samenspel.personen.models import Nummer
from samenspel.personen.nummers import nummer_velden
from samenspel.toegang.models import Aanstelling
with als_eigenaar():
    a = Aanstelling.objects.get(gebruiker__email="{email}")
    Nummer.objects.update_or_create(gemeente_id=a.gemeente_id, dossier_id=a.dossier_id, soort="bsn",
        defaults=nummer_velden(a.dossier_id, "bsn", "{bsn}", gemeente_id=a.gemeente_id))
    print(a.gemeente.code)
"""


@dataclass(frozen=True, slots=True)
class Huis:
    """Samenspel with a provider beside it."""

    adres: str
    open_venster: Callable[..., Bezoek]


def _poort() -> int:
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort: int = vrij.getsockname()[1]
        return poort


def _gemeente_van_de_nieuwkomer(database: str) -> str:
    omgeving = omgeving_voor(database)
    omgeving["DATABASE_URL"] = omgeving["DATABASE_URL_EIGENAAR"]
    opdracht = [sys.executable, "manage.py", "shell", "-v0", "-c", _BSN.format(email=NIEUWKOMER, bsn=BSN_AMIRA)]
    uit = subprocess.run(opdracht, cwd=WORTEL, env=omgeving, check=True, capture_output=True)
    return uit.stdout.decode().split()[-1]


def _instellingen(map_: Path, poort: int, gemeente: str) -> dict[str, str]:
    """Secrets and the file with both providers, as somebody who installs writes them."""
    geheimen = map_ / "geheimen"
    shutil.copytree(settings.SAMENSPEL_GEHEIMEN, geheimen)
    for naam, inhoud in (("oidc_gemeente", GEHEIM), ("oidc_makelaar", pem(KROMME))):
        (geheimen / naam).write_text(inhoud)
        (geheimen / naam).chmod(0o600)
    (map_ / "openbaar.pem").write_bytes(openbaar(KROMME))
    bestand = map_ / "oidc.toml"
    bestand.write_text(f"""
[gemeente]
naam = "gemeente Assen"
voor = "medewerkers"
gemeenten = ["assen"]
issuer = "http://127.0.0.1:{poort}"
client_id = "gemeente"
bewijs = "client_secret_basic"
geheim = "oidc_gemeente"

[makelaar]
naam = "DigiD"
voor = "inburgeraars"
gemeenten = ["{gemeente}"]
issuer = "http://127.0.0.1:{poort}"
client_id = "makelaar"
geheim = "oidc_makelaar"
acr = {{ midden = "urn:proef:midden", substantieel = "urn:proef:substantieel" }}
""")
    return {"SAMENSPEL_GEHEIMEN": str(geheimen), "SAMENSPEL_OIDC": str(bestand)}


@pytest.fixture(scope="module")
def huis_adres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Both processes."""
    map_, poort, database = tmp_path_factory.mktemp("oidc"), _poort(), _demo_database("oidc")
    anders = _instellingen(map_, poort, _gemeente_van_de_nieuwkomer(database))
    opdracht = [sys.executable, "tests/oidc/aanbiederproces.py", str(poort)]
    with server_over(database, anders) as adres:
        rest = [adres, str(map_ / "openbaar.pem"), BSN_AMIRA]
        with (
            (map_ / "fouten.txt").open("wb") as fouten,
            subprocess.Popen([*opdracht, *rest], cwd=WORTEL, stderr=fouten) as aanbieder,
        ):
            try:
                _wacht(f"http://127.0.0.1:{poort}/.well-known/openid-configuration", map_ / "fouten.txt")
                yield adres
            finally:
                aanbieder.terminate()


def _wacht(url: str, fouten: Path) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"de aanbieder startte niet: {fouten.read_text()[-2000:]}")


@pytest.fixture
def huis(browser: Browser, huis_adres: str) -> Iterator[Huis]:
    vensters = []

    def open_venster(breedte: int = 1280, *, streng: bool = False) -> Bezoek:
        """`streng`: under our own content security policy, which axe cannot stand."""
        venster = browser.new_context(viewport={"width": breedte, "height": 900}, locale="nl-NL", bypass_csp=not streng)
        vensters.append(venster)
        return Bezoek(venster.new_page(), huis_adres, js=not streng)

    yield Huis(huis_adres, open_venster)
    for venster in vensters:
        venster.close()


def _bekijk(wie: Bezoek) -> Page:
    for breedte in (*BREEDTES, 360):
        wie.pagina.set_viewport_size({"width": breedte, "height": 900})
        expect(wie.pagina.locator("h1")).to_have_count(1)
        wie.is_toegankelijk()
    return wie.pagina


def _bij_de_aanbieder(pagina: Page, wie: str) -> None:
    """Type name and password there; who is in already, the password alone."""
    pagina.wait_for_selector("input[name=password]")
    assert "/accounts/" in pagina.url
    if pagina.locator("input[name=login]").count():
        pagina.fill("input[name=login]", wie)
    pagina.fill("input[name=password]", WACHTWOORD)
    pagina.click("button[type=submit]")


def test_kees_koppelt_zijn_account_en_logt_voortaan_in_bij_de_gemeente(huis: Huis) -> None:
    wie = huis.open_venster()
    wie.naar("/inloggen/")
    _bekijk(wie).click("text=Log in met gemeente Assen")
    _bij_de_aanbieder(wie.pagina, "medewerker")
    wie.pagina.wait_for_selector("text=Inloggen is niet gelukt")
    _bekijk(wie)
    wie.log_in("kees@assen.test").wait_for_url("**/werkvoorraad/")
    wie.naar("/instellingen/").click("text=Inloggen via de gemeente")
    wie.pagina.wait_for_selector("text=nog niet gekoppeld")
    _bekijk(wie).click("text=Koppel met gemeente Assen")
    wie.pagina.wait_for_selector("text=Gekoppeld. U kunt voortaan")
    assert "Maak gemeente Assen los" in _bekijk(wie).inner_text("main")
    ander = huis.open_venster(360, streng=True)
    ander.naar("/inloggen/?next=/dossiers/").click("text=Log in met gemeente Assen")
    _bij_de_aanbieder(ander.pagina, "medewerker")
    ander.pagina.wait_for_url(f"{huis.adres}/dossiers/")


def test_fatma_maakt_een_link_voor_een_collega(huis: Huis) -> None:
    wie = huis.open_venster()
    wie.log_in("fatma@assen.test").wait_for_url("**/beheer/")
    wie.pagina.fill("input[name=zoek]", "Lies")
    wie.pagina.press("input[name=zoek]", "Enter")
    wie.pagina.click("main a:has-text('Lies Nijboer')")
    _bekijk(wie).click("text=Maak een link voor gemeente Assen")
    wie.pagina.wait_for_selector("h1:has-text('Link om te koppelen')")
    link = _bekijk(wie).inner_text("p.breekt").strip()
    ander = huis.open_venster()
    ander.pagina.goto(link)
    assert "Lies" not in _bekijk(ander).inner_text("main")
    ander.pagina.goto(link[:-9] + "xxxxxxxx/")
    assert "Deze link werkt niet" in _bekijk(ander).inner_text("main")


@pytest.mark.parametrize("streng", [False, True])
def test_een_nieuwkomer_gaat_van_midden_naar_substantieel(huis: Huis, streng: bool) -> None:
    wie = huis.open_venster(360, streng=streng)
    wie.naar("/inloggen/").click("text=Log in met DigiD")
    _bij_de_aanbieder(wie.pagina, "nieuwkomer")
    wie.pagina.wait_for_url(f"{huis.adres}/mijn/")
    wie.naar("/mijn/wie-keek-mee/?taal=ar")
    wie.pagina.wait_for_url(f"{huis.adres}/mijn/inloggen/**")
    _bekijk(wie)
    wie.pagina.click("main form button.portaalknop")
    _bij_de_aanbieder(wie.pagina, "nieuwkomer")
    wie.pagina.wait_for_url(f"{huis.adres}/mijn/wie-keek-mee/?taal=ar")
    expect(wie.pagina.locator("select[name=periode]")).to_have_count(1)
    _bekijk(wie)
