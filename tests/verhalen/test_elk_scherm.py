"""Every screen, as each role that may open it: axe at 1280 and 320 px, nothing sticks out, also not when the web fonts do not
come, and as it comes from the server (without JavaScript) its forms can be sent.

Which screens there are comes from the URL configuration (`schermen.py`). One login and one window per role.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

import psycopg
import pytest
from playwright.sync_api import Browser, Error, Page, expect

from samenspel.koppelingen.tests.bestandmakers import caseload, xlsx
from tests.mallen import omgeving_voor
from tests.verhalen.conftest import BREEDTES, Bezoek, _demo_database, server_over
from tests.verhalen.schermen import Oogst

pytestmark = pytest.mark.browser

ROLLEN = (
    "marieke@assen.test",
    "fatma@assen.test",
    "rob@assen.test",
    "wim@assen.test",
    "dirk@assen.test",
    "lotte@assen.test",
    "rik@rekenkamer.test",
    "femke@assen.test",
    "ilse@assen.test",
    "anneke@vwnn.test",
    "arabisch@nieuwkomer.test",
)
OOK = {"marieke@assen.test": ["/dossiers/?zoek=zzzz"], "wim@assen.test": ["/dossiers/"]}
"""Pages that look different than their address says: an empty list, a list of somebody who may see less."""
WERELD = "schermen"
"""A world of its own: what is made here, other stories would meet."""


def lees(vraag: str) -> list[tuple[object, ...]]:
    """Straight from the database, as the owner."""
    with psycopg.connect(omgeving_voor(_demo_database(WERELD))["DATABASE_URL_EIGENAAR"]) as verbinding:
        return verbinding.execute(vraag).fetchall()


@pytest.fixture(scope="module")
def adres() -> Iterator[str]:
    with server_over(_demo_database(WERELD)) as url:
        yield url


@dataclass(slots=True)
class Rollen:
    """Per role one window, and the pages that nobody before it in the list could open."""

    gezien: Oogst = field(default_factory=Oogst)
    vensters: dict[str, Bezoek] = field(default_factory=dict)
    paden: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def rollen(browser: Browser, adres: str) -> Iterator[Rollen]:
    """Everybody is logged in once; the addresses come from the URL configuration."""
    alle = Rollen()
    for email in ROLLEN:
        alle.vensters[email] = wie = _venster(browser, adres)
        begin = wie.log_in(email).url.removeprefix(adres)
        if email == ROLLEN[0]:
            _maak_rijen(wie)
        alle.paden[email] = list(dict.fromkeys([begin, *OOK.get(email, []), *alle.gezien.zoek(_vraag(wie), lees)]))
    yield alle
    for wie in alle.vensters.values():
        wie.pagina.context.close()


def _venster(browser: Browser, adres: str) -> Bezoek:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL", bypass_csp=True)
    return Bezoek(context.new_page(), adres)


def _maak_rijen(wie: Bezoek) -> None:
    """What the demo world has not: a file that waits for its columns, an appointment to come, a question to a school, and
    a new version of a support plan."""
    ((dossier,),) = lees(
        "select id from dossiers_dossier d where gesloten_op is null and contactpersoon_id = (select id from toegang_gebruiker"
        " where email = 'marieke@assen.test') and exists (select from intake_lbtafname where dossier_id = d.id and score is not null)"
        " order by id desc limit 1"
    )
    ((steunplan,),) = lees(
        "select dossier_id from plan_steunplan s join organisaties_gemeente g on g.id = s.gemeente_id join dossiers_dossier d on d.id = s.dossier_id"
        " where g.code = 'assen' and s.stand = 'vastgesteld' and d.gesloten_op is null"
        " and not exists (select from plan_steunplan c where c.dossier_id = d.id and c.stand = 'concept') order by s.id desc limit 1"
    )
    bestand = {"name": "lijst.xlsx", "mimeType": "application/octet-stream", "buffer": xlsx(caseload(3))}
    pagina = wie.naar("/inlezen/bestand/")
    pagina.set_input_files("input[name=bestand]", bestand)  # type: ignore[arg-type]  # a TypedDict of Playwright
    _kies(pagina, "soort", "caseload")
    _verstuur(pagina, "bestand")
    wie.naar(f"/dossiers/{dossier}/gesprekken/")
    for veld, waarde in (("onderwerp", "Eindgesprek"), ("dag", "5-6-2030"), ("tijd", "10.30")):
        pagina.fill(f"[name=afspraak-{veld}]", waarde)
    _verstuur(pagina, "afspraak-dag")
    wie.naar(f"/dossiers/{dossier}/intake/tweede-mening/")
    pagina.fill("[name=school]", "De Wissel")
    pagina.fill("[name=reden]", "De uitslag past niet bij het gesprek.")
    pagina.fill("form:has([name=reden]) [name=op]", date.today().strftime("%d-%m-%Y"))
    _verstuur(pagina, "reden")
    wie.naar(f"/dossiers/{steunplan}/plan/wijziging/")
    pagina.fill("[name=reden]", "Er kwam een doel bij.")
    _verstuur(pagina, "reden")


def _kies(pagina: Page, veld: str, waarde: str) -> None:
    if pagina.locator(f"select[name={veld}]").count():
        pagina.select_option(f"select[name={veld}]", waarde)
    else:
        pagina.check(f"input[name={veld}][value={waarde}]")


def _verstuur(pagina: Page, veld: str) -> None:
    with pagina.expect_navigation():
        pagina.locator(f"main form:has([name={veld}])").locator("button[type=submit], button:not([type])").first.click()
    assert not pagina.title().startswith("Fout:"), f"{pagina.url}: {pagina.locator('main').inner_text()[:400]}"


@pytest.mark.parametrize("email", ROLLEN)
def test_elk_scherm_van_een_rol(rollen: Rollen, email: str) -> None:
    wie = rollen.vensters[email]
    assert [fout for pad in rollen.paden[email] for fout in fouten_in(wie, pad)] == []


def test_er_is_geen_scherm_dat_niemand_ziet(rollen: Rollen) -> None:
    """A new screen needs a row in the demo world (`schermen.ROWS`), or a reason (`schermen.GEEN_SCHERM`)."""
    assert len(rollen.gezien.schermen) > 80
    assert rollen.gezien.ongezien() == set()


def _vraag(wie: Bezoek) -> Callable[[str], tuple[int, str]]:
    def vraag(pad: str) -> tuple[int, str]:
        antwoord = wie.pagina.context.request.get(wie.adres + pad, max_redirects=0)
        return antwoord.status, antwoord.headers.get("content-type", "")

    return vraag


def fouten_in(wie: Bezoek, pad: str) -> list[str]:
    """Look at one page in every width, and at what the server sent. In a tab of its own: one that saw many pages grows slow."""

    fouten: list[str] = []
    wie = Bezoek(wie.pagina.context.new_page(), wie.adres)
    try:
        pagina = wie.naar(pad)
        for breedte in BREEDTES:
            pagina.set_viewport_size({"width": breedte, "height": 900})
            wie.is_toegankelijk()
        gemaakt = pagina.evaluate(_GEMAAKT)
        if gemaakt["koppen"] != 1:
            fouten.append(f"{pad}: {gemaakt['koppen']} koppen h1")
        if gemaakt["formulieren"] < pagina.locator("main form").count():
            fouten.append(f"{pad}: zonder JavaScript {gemaakt['formulieren']} formulieren")
        if gemaakt["knoploos"]:
            fouten.append(f"{pad}: zonder JavaScript een formulier zonder knop: {gemaakt['knoploos']}")
    except (AssertionError, Error) as fout:
        fouten.append(f"{pad}: {fout}")
    finally:
        wie.pagina.close()
    return fouten + _zonder_lettertypen(wie, pad)


def _zonder_lettertypen(wie: Bezoek, pad: str) -> list[str]:
    """What sticks out while the web fonts have not come."""
    kaal = wie.zonder_lettertypen()
    try:
        pagina = kaal.naar(pad)
        for breedte in BREEDTES:
            pagina.set_viewport_size({"width": breedte, "height": 900})
            kaal.steekt_niet_uit()
    except (AssertionError, Error) as fout:
        return [f"{pad}, zonder lettertypen: {fout}"]
    finally:
        kaal.pagina.close()
    return []


# The page as it came, without what scripts did to it.
_GEMAAKT = """async () => {
  const antwoord = await fetch(location.href, { credentials: "same-origin" });
  const bron = new DOMParser().parseFromString(await antwoord.text(), "text/html");
  const formulieren = [...bron.querySelectorAll("main form")];
  const knop = "button:not([type=button]), input[type=submit]";
  const heeftKnop = (f) => f.querySelector(knop) || (f.id && bron.querySelector(`button[form="${f.id}"]`));
  return {
    koppen: bron.querySelectorAll("h1").length,
    formulieren: formulieren.length,
    knoploos: formulieren.filter((f) => !heeftKnop(f)).map((f) => f.getAttribute("action") ?? f.className),
  };
}"""


@pytest.mark.parametrize("breedte", BREEDTES)
@pytest.mark.parametrize("pad", ["/inloggen/", "/bestaat-niet/"])
def test_wie_niet_is_ingelogd(bezoek: Callable[..., Bezoek], pad: str, breedte: int) -> None:
    wie = bezoek(breedte)
    wie.naar(pad)
    wie.is_toegankelijk()


@pytest.mark.parametrize("breedte", BREEDTES)
@pytest.mark.parametrize(
    ("pad", "status", "kop"),
    [("/dossiers/bestaat-niet/", 404, "Deze pagina is er niet"), ("/kapot/", 500, "Er ging iets mis bij ons")],
)
def test_onze_eigen_foutbladen(bezoek: Callable[..., Bezoek], pad: str, status: int, kop: str, breedte: int) -> None:
    """As they are served: without Django's page for developers, in our own look, with a way back."""
    wie = bezoek(breedte)
    pagina = wie.log_in("marieke@assen.test")
    antwoord = pagina.goto(wie.adres + pad)
    assert antwoord is not None
    assert antwoord.status == status
    assert pagina.locator("h1").inner_text() == kop
    assert "Traceback" not in pagina.content()
    expect(pagina.locator("main a[href]").first).to_be_attached()
    wie.is_toegankelijk()
