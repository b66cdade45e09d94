"""Stories in a real browser: the demo world, a real server as the login role, Chromium, and axe on every page."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from huis.demo import verzamel_opmaak
from huis.plekken import STAAT
from samenspel.demo.organisaties import WACHTWOORD
from tests.mallen import haal_weg, maak_van, omgeving_voor, server
from tests.verhalen.demowereld import beurt, demo_wereld

WORTEL = Path(__file__).resolve().parents[2]
AXE = WORTEL / "node_modules/axe-core/axe.min.js"
BREEDTES = (320, 1280)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
VLAGGEN = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"]  # fmt: skip


@cache
def _demo_database(soort: str = "nu") -> str:
    """A fresh copy of the demo world for this run: what one run does, the next does not meet.

    Each kind, and each process of pytest, has a copy of its own; the world that they are copies of is made once.
    """
    with beurt():
        wereld = demo_wereld()
        naam = f"{wereld}_{soort}{os.environ.get('PYTEST_XDIST_WORKER', '')}"
        with server() as verbinding:
            haal_weg(verbinding, naam)
            maak_van(verbinding, naam, wereld)
    return naam


@pytest.fixture(scope="session")
def adres() -> Iterator[str]:
    """The address of a running server over the demo world."""
    with server_over(_demo_database()) as url:
        yield url


@cache
def _opmaak() -> dict[str, str]:
    """Static files as in production: collected once, and served by their hashed names."""
    map_ = STAAT / "statisch-proef"
    omgeving = {"SAMENSPEL_STATIC": str(map_), "SAMENSPEL_STATIC_KLAAR": "ja"}
    with beurt():
        verzamel_opmaak(map_, {**os.environ, **omgeving})
    return omgeving


def toegangscode(email: str, soort: str = "nu") -> str:
    """What `run.py toegangscode` prints for somebody of the demo world of this kind."""
    database = (
        _demo_database() if soort == "nu" else _demo_database(soort)
    )  # as the others ask it: it is kept by what it was asked with
    omgeving = {**omgeving_voor(database), "SAMENSPEL_DEMO": "ja"}
    opdracht = [sys.executable, "manage.py", "toegangscode", email]
    uit = subprocess.run(opdracht, cwd=WORTEL, env=omgeving, check=True, capture_output=True)
    return uit.stdout.decode().split()[0]


@contextmanager
def server_over(database: str, anders: dict[str, str] | None = None) -> Iterator[str]:
    """A server as the login role, as in production (no DEBUG); its address, for as long as the block lasts. `anders`: more settings."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    opdracht = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(poort),
                "--no-ws", "--blocking-threads", "4", "tests.verhalen.kapot:application"]  # fmt: skip
    omgeving = {
        **omgeving_voor(database),
        "SAMENSPEL_PROEF": "ja",
        "SAMENSPEL_TWEEDE_STAP": "advies",
        **_opmaak(),
        **(anders or {}),
    }
    with subprocess.Popen(
        opdracht, cwd=WORTEL, env=omgeving, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wacht_op(f"http://127.0.0.1:{poort}/leeft/")
            yield f"http://127.0.0.1:{poort}"
        finally:
            server.terminate()


def _wacht_op(url: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("de server startte niet binnen dertig seconden")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, once."""
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        for soort in (Page, Locator):
            patch.setattr(soort, "click", _en_wacht_tot_het_er_is(soort.click))
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN)
        yield chromium
        chromium.close()


def _en_wacht_tot_het_er_is(klik: Callable[..., None]) -> Callable[..., None]:
    """Playwright's click comes back once the next page begins to arrive; on a busy machine half of it is not there yet.

    What a story then counts or reads at once is of half a page. A click without a next page waits for nothing.
    """

    def klik_en_wacht(waar: Page | Locator, *args: Any, **opties: Any) -> None:
        klik(waar, *args, **opties)
        (waar if isinstance(waar, Page) else waar.page).wait_for_load_state()

    return klik_en_wacht


# By how much the page is too wide, and the innermost elements that reach outside the window.
_STEEKT_UIT = """() => {
  const wortel = document.documentElement;
  const breder = wortel.scrollWidth - wortel.clientWidth;
  if (breder <= 0) return [breder, []];
  const buiten = [...document.body.querySelectorAll("*")].filter((element) => {
    const vak = element.getBoundingClientRect();
    return vak.width && (vak.right + scrollX > wortel.clientWidth + 0.5 || vak.left + scrollX < -0.5);
  });
  const binnenste = buiten.filter((element) => !buiten.some((ander) => ander !== element && element.contains(ander)));
  return [breder, binnenste.slice(0, 4).map((element) => element.outerHTML.slice(0, 120))];
}"""


@dataclass(frozen=True, slots=True)
class Bezoek:
    """One person in one browser window."""

    pagina: Page
    adres: str
    js: bool = True

    def naar(self, pad: str) -> Page:
        """Open a path; fails on a server error."""
        antwoord = self.pagina.goto(self.adres + pad)
        assert antwoord is not None
        assert antwoord.status < 500, f"{pad}: {antwoord.status}"
        return self.pagina

    def log_in(self, email: str) -> Page:
        """Log in through the form."""
        self.naar("/inloggen/")
        self.pagina.fill("input[name=login]", email)
        self.pagina.fill("input[name=password]", WACHTWOORD)
        self.pagina.click("form[data-inloggen] button[type=submit]")
        return self.pagina

    def is_toegankelijk(self) -> None:
        """axe finds nothing, and nothing sticks out sideways. axe is a script: with scripts off only the width is measured."""
        if self.js:
            self._vindt_axe_niets()
        self.steekt_niet_uit()

    def steekt_niet_uit(self) -> None:
        """Nothing sticks out sideways; the failure names what does."""
        breder, wat = self.pagina.evaluate(_STEEKT_UIT)
        assert breder <= 0, f"{self.pagina.url} is {breder} px te breed: {wat}"

    def zonder_lettertypen(self) -> Bezoek:
        """The same person in a tab where no web font arrives: the page as it is before the font has loaded.

        Another font is wider, and what a line then asks more of a narrow screen must fit too.
        """
        tab = self.pagina.context.new_page()
        tab.route("**/*.woff2", lambda route: route.abort())
        return Bezoek(tab, self.adres, self.js)

    def _vindt_axe_niets(self) -> None:
        if not self.pagina.evaluate("'axe' in window"):
            self.pagina.add_script_tag(path=str(AXE))
        self.pagina.evaluate("scrollTo(0, 0)")  # what has scrolled under the bar at the top is not too small to hit
        # The bar below covers what can be scrolled from under it; axe would call what it covers too small to hit.
        stijl = self.pagina.add_style_tag(content=".notitiebalk, .portaalnav { position: static !important }")
        uitkomst = self.pagina.evaluate(
            "axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'],"
            " resultTypes: ['violations'], selectors: false})"
        )
        stijl.evaluate("stijl => stijl.remove()")
        fouten = [(fout["id"], [knoop["html"][:160] for knoop in fout["nodes"][:3]]) for fout in uitkomst["violations"]]
        assert fouten == [], f"{self.pagina.url}: {fouten}"


@pytest.fixture
def bezoek(browser: Browser, adres: str) -> Iterator[Callable[..., Bezoek]]:
    """`bezoek(1280)` gives a fresh window of that width; `js=False` switches scripts off."""
    vensters = []

    def open_venster(breedte: int = 1280, *, js: bool = True) -> Bezoek:
        venster = browser.new_context(
            viewport={"width": breedte, "height": 900}, java_script_enabled=js, locale="nl-NL", bypass_csp=True
        )
        vensters.append(venster)
        return Bezoek(venster.new_page(), adres, js)

    yield open_venster
    for venster in vensters:
        venster.close()
