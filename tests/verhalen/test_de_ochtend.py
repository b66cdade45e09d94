"""The morning of a regievoerder: by keyboard alone, without scripts, without a connection, and for an absent colleague."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.verhalen.conftest import BREEDTES, CHROMIUM, VLAGGEN, Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]
MARIEKE, JOOST, ROB = "marieke@assen.test", "joost@assen.test", "rob@assen.test"
LIJST = "/werkvoorraad/"


def ingelogd(bezoek: Open, wie: str = MARIEKE, breedte: int = 1280, *, js: bool = True) -> Bezoek:
    window = bezoek(breedte, js=js)
    window.log_in(wie)
    return window


def dossier_van(pagina: Page, nummer: int = 0) -> str:
    """The address of the dossier in a row of the list that is open."""
    href = pagina.locator("[data-rij] [data-open]").nth(nummer).get_attribute("href")
    assert href
    return href


def noteer_over(window: Bezoek, dossier: str, tekst: str, *, soort: str = "niet_bereikt", dag: str = "vandaag") -> None:
    """A note on the page, with a day to come back; this makes a line on the list."""
    id_ = dossier.strip("/").split("/")[-1]
    pagina = window.naar(f"{LIJST}notitie/?dossier={id_}&terug=lijst")
    pagina.locator(f".notitievragen label:has([value={soort}])").click()
    pagina.fill("#vraag-tekst", tekst)
    pagina.locator(".notitievragen label:has([value=anders])").click()
    pagina.fill("[name=terug_op_anders]", dag)
    pagina.get_by_role("button", name="Bewaar notitie").click()
    expect(pagina.get_by_text("Notitie bewaard.").first).to_be_visible()


def contact(window: Bezoek, dossier: str) -> str:
    return window.naar(f"{dossier}gesprekken/").locator("main").inner_text()


def test_een_ochtend_met_alleen_het_toetsenbord(bezoek: Open) -> None:
    window = ingelogd(bezoek)
    pagina = window.naar(LIJST)
    noteer_over(window, dossier_van(pagina), "Neemt niet op.")
    pagina = window.naar(f"{LIJST}?soort=terugbellen")
    window.is_toegankelijk()

    # One tab stop for the list: arrows choose, and only the chosen row says why it is there.
    pagina.locator("[data-rij]").first.focus()
    expect(pagina.locator("[data-rij][tabindex='0']")).to_have_count(1)
    if pagina.locator("[data-rij]").count() > 1:
        pagina.keyboard.press("ArrowDown")
        expect(pagina.locator("[data-rij]").nth(1)).to_be_focused()
        pagina.keyboard.press("ArrowUp")
    expect(pagina.locator("[data-rij]").first).to_be_focused()
    expect(pagina.locator("[data-rij]").first.get_by_text("Waarom staat dit hier?")).to_be_visible()

    # B calls: the note opens with Gesproken, Ctrl Enter keeps it, and the list is as it was.
    pagina.keyboard.press("b")
    pagina.wait_for_url("**/notitie/**")
    assert pagina.locator("[name=soort]:checked").get_attribute("value") == "gesproken"
    expect(pagina.locator("#vraag-tekst")).to_be_focused()
    window.is_toegankelijk()
    pagina.keyboard.type("Zij komt vrijdag.")
    pagina.keyboard.press("Control+Enter")
    pagina.wait_for_url("**soort=terugbellen**")
    expect(pagina.get_by_text("Notitie bewaard.").first).to_be_visible()
    expect(pagina.locator("[data-rij]:focus")).to_have_count(1)

    # K: done, next; and back again.
    for_ = pagina.locator("[data-rij]").count()
    pagina.keyboard.press("k")
    expect(pagina.get_by_text("Herinnering is klaar.")).to_be_visible()
    expect(pagina.locator("[data-rij]")).to_have_count(for_ - 1)
    pagina.get_by_role("button", name="Ongedaan maken").press("Enter")
    expect(pagina.get_by_text("Het staat weer op uw lijst.")).to_be_visible()

    # W asks on whom and until when; Enter opens the dossier; / searches; ? shows every key.
    pagina = window.naar(LIJST)
    pagina.locator("[data-rij]").first.focus()
    pagina.keyboard.press("w")
    expect(pagina.get_by_label("Op wie of wat wacht u?")).to_be_visible()
    window.is_toegankelijk()
    pagina.go_back()

    # J is the arrow down, and A goes where the button of the chosen row goes.
    pagina = window.naar(LIJST)
    rijen = pagina.locator("[data-rij]")
    rijen.first.focus()
    pagina.keyboard.press("j")
    expect(rijen.nth(1)).to_be_focused()
    doel = rijen.nth(1).locator("[data-doe]").get_attribute("href") or ""
    pagina.keyboard.press("a")
    expect(pagina).to_have_url(re.compile(re.escape(doel)))
    expect(pagina.locator("h1")).to_be_visible()
    pagina = window.naar(LIJST)
    pagina.locator("[data-rij]").first.focus()
    pagina.keyboard.press("/")
    expect(pagina.locator("[data-zoekveld]")).to_be_focused()
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("?")
    expect(pagina.get_by_role("heading", name="Alle toetsen")).to_be_visible()
    pagina.keyboard.press("Escape")
    pagina.locator("[data-rij]").first.focus()
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/dossiers/**")


def test_losse_letters_kunnen_uit_en_pijltjes_blijven(bezoek: Open) -> None:
    """WCAG 2.1.4, for the person on every device."""
    window = ingelogd(bezoek)
    pagina = window.naar("/instellingen/")
    window.is_toegankelijk()
    pagina.get_by_label("Losse letters werken").uncheck()
    pagina.get_by_role("button", name="Bewaar instellingen").click()
    try:
        pagina = window.naar(f"{LIJST}?lijst=later")
        pagina.locator("[data-rij]").first.focus()
        pagina.keyboard.press("w")
        pagina.keyboard.press("n")
        pagina.keyboard.press("ArrowDown")
        assert "lijst=later" in pagina.url
        expect(pagina.locator("[data-rij]").nth(1)).to_be_focused()
    finally:
        window.naar("/instellingen/").get_by_label("Losse letters werken").check()
        pagina.get_by_role("button", name="Bewaar instellingen").click()


@pytest.mark.parametrize("breedte", [360, 1280])
def test_een_notitie_zonder_verbinding_wordt_later_een_keer_verstuurd(bezoek: Open, breedte: int) -> None:
    """On a phone in a stairwell: the bar of an open dossier, and the sheet on the list."""
    window = ingelogd(bezoek, breedte=breedte)
    pagina = window.naar(LIJST)
    dossier = dossier_van(pagina)
    tekst, op_de_lijst = f"In het trappenhuis {uuid4().hex[:8]}", f"Vanaf de lijst {uuid4().hex[:8]}"

    pagina = window.naar(dossier)
    pagina.context.set_offline(True)
    pagina.fill("#notitieregel", tekst)
    pagina.keyboard.press("Control+Enter")
    expect(pagina.locator("[data-notitiebericht], #status").get_by_text("Geen verbinding.").first).to_be_attached()
    assert tekst in pagina.evaluate("JSON.stringify(localStorage)")
    pagina.context.set_offline(False)
    expect(pagina.locator("#status")).to_have_text(re.compile("alsnog verstuurd"))
    assert tekst not in pagina.evaluate("JSON.stringify(localStorage)")
    assert contact(window, dossier).count(tekst) == 1

    pagina = window.naar(LIJST)
    pagina.context.set_offline(True)
    pagina.locator("[data-rij]").first.focus()
    pagina.keyboard.press("n")
    expect(pagina.get_by_role("dialog")).to_be_visible()
    window.is_toegankelijk()
    pagina.get_by_role("dialog").get_by_label("Eén regel").fill(op_de_lijst)
    pagina.get_by_role("dialog").get_by_role("button", name="Bewaar notitie").click()
    expect(pagina.get_by_role("dialog")).to_have_count(0)
    pagina.context.set_offline(False)
    expect(pagina.locator("#status")).to_have_text(re.compile("alsnog verstuurd"))
    assert contact(window, dossier).count(op_de_lijst) == 1


def test_een_notitie_overleeft_een_verlopen_login(bezoek: Open) -> None:
    window = ingelogd(bezoek)
    dossier = dossier_van(window.naar(LIJST))
    tekst = f"Net voor de pauze {uuid4().hex[:8]}"
    pagina = window.naar(dossier)
    niet_csrf = re.compile(r"^(?!.*csrf)")
    pagina.context.clear_cookies(name=niet_csrf)
    pagina.fill("#notitieregel", tekst)
    pagina.keyboard.press("Control+Enter")
    expect(pagina.get_by_text("U bent uitgelogd. Uw notitie staat op dit toestel").first).to_be_attached()

    # Somebody else on this device does not send it, and does not see it.
    window.log_in(JOOST)
    pagina = window.naar(LIJST)
    pagina.wait_for_timeout(400)
    assert tekst not in contact(window, dossier)
    pagina.context.clear_cookies(name=niet_csrf)

    window.log_in(MARIEKE)
    expect(pagina.locator("#status")).to_have_text(re.compile("alsnog verstuurd"))
    assert contact(window, dossier).count(tekst) == 1


def test_een_formulier_overleeft_een_verlopen_login(bezoek: Open) -> None:
    """The answer to the button was the page of the login; after it the form stands there as it was typed, and nothing was kept twice."""
    window = ingelogd(bezoek)
    blad = f"{dossier_van(window.naar(LIJST))}plan/doel/"
    tekst = f"Ik wil dit niet nog een keer typen {uuid4().hex[:8]}"
    pagina = window.naar(blad)
    pagina.fill("main textarea", tekst)
    pagina.context.clear_cookies(name=re.compile(r"^(?!.*csrf)"))
    pagina.get_by_role("button", name="Bewaar doel").click()
    pagina.wait_for_url("**/inloggen/**")
    window.log_in(MARIEKE)
    pagina = window.naar(blad)
    expect(pagina.get_by_text("Wat u eerder typte, staat er weer.")).to_be_visible()
    assert pagina.input_value("main textarea") == tekst
    pagina.get_by_role("button", name="Bewaar doel").click()
    expect(pagina.get_by_text("Het doel staat in het plan.")).to_be_visible()
    assert window.naar(blad).input_value("main textarea") == ""


def test_uitloggen_laat_niets_op_het_toestel(bezoek: Open) -> None:
    window = ingelogd(bezoek)
    pagina = window.naar(dossier_van(window.naar(LIJST)))
    pagina.fill("#notitieregel", "Half getypt")
    assert "Half getypt" in pagina.evaluate("JSON.stringify(localStorage)")
    pagina.get_by_text("Mijn account").locator("xpath=ancestor::summary").click()
    pagina.get_by_role("button", name="Log uit").click()
    pagina.wait_for_url(re.compile("inloggen|uitloggen|/$"))
    assert "samenspel.notitie" not in pagina.evaluate("JSON.stringify(localStorage)")


@pytest.mark.parametrize("breedte", BREEDTES)
def test_een_gezin_krijgt_in_een_keer_dezelfde_notitie(bezoek: Open, breedte: int) -> None:
    """Each adult apart, or all of them together."""
    window = ingelogd(bezoek, breedte=breedte)
    pagina = window.naar(f"{LIJST}notitie/?zoek=Hala+Al-Voorbeeld")
    for adres in [a.get_attribute("href") for a in pagina.locator("#gevonden a").all()]:
        window.naar(str(adres))
        if pagina.locator("#vraag-over").get_by_text("Allebei").count():
            break
    expect(pagina.locator("#vraag-over").get_by_text("Allebei")).to_be_visible()
    window.is_toegankelijk()
    tekst = f"Samen gesproken {uuid4().hex[:8]}"
    beide = pagina.locator(".notitievragen [name=over]").last.get_attribute("value") or ""
    assert beide.count(",") >= 1
    pagina.locator("#vraag-over label").last.click()
    pagina.fill("#vraag-tekst", tekst)
    pagina.get_by_role("button", name="Bewaar notitie").click()
    pagina.wait_for_url("**/dossiers/**")
    for id_ in beide.split(","):
        assert contact(window, f"/dossiers/{id_}/").count(tekst) == 1


@pytest.mark.parametrize("breedte", BREEDTES)
def test_een_woord_zonder_einde_rekt_de_bladzijde_niet_op(bezoek: Open, breedte: int) -> None:
    """Pasted into a field that grows with its text; with a day that is not one, so that it comes back."""
    window = ingelogd(bezoek, breedte=breedte)
    id_ = dossier_van(window.naar(LIJST)).strip("/").split("/")[-1]
    pagina = window.naar(f"{LIJST}notitie/?dossier={id_}&terug=lijst")
    pagina.fill("#vraag-tekst", "y" * 400)
    window.steekt_niet_uit()
    pagina.locator(".notitievragen label:has([value=anders])").click()
    pagina.fill("[name=terug_op_anders]", "31 juni")
    pagina.get_by_role("button", name="Bewaar notitie").click()
    expect(pagina.get_by_text("31 juni bestaat niet").first).to_be_visible()
    assert pagina.input_value("#vraag-tekst") == "y" * 400
    window.steekt_niet_uit()


def test_een_stapel_op_de_bellijst(bezoek: Open) -> None:
    window = ingelogd(bezoek)
    pagina = window.naar(f"{LIJST}?lijst=later")
    expect(pagina.locator(".stapelbalk")).to_be_hidden()
    pagina.locator("[data-rij]").first.focus()
    for _ in range(2):
        pagina.keyboard.press("Space")
        pagina.keyboard.press("ArrowDown")
    expect(pagina.get_by_text("2 dossiers gekozen")).to_be_visible()
    window.is_toegankelijk()
    pagina.get_by_role("button", name="Zet op bellijst").click()
    pagina.get_by_label("Op welke dag?").fill("31 juni 2030")
    pagina.get_by_role("button", name="Doe dit voor 2 dossiers").click()
    expect(pagina.get_by_text("31 juni bestaat niet").first).to_be_visible()
    window.is_toegankelijk()
    pagina.get_by_label("Op welke dag?").fill("28 juni 2030")
    pagina.get_by_role("button", name="Doe dit voor 2 dossiers").click()
    expect(pagina.get_by_text("Gedaan voor 2 dossiers.")).to_be_visible()


def test_wie_afwezig_is_heeft_een_vervanger_die_haar_lijst_ziet(bezoek: Open) -> None:
    rob = ingelogd(bezoek, ROB)
    pagina = rob.naar("/werkvoorraad/team/")
    rob.is_toegankelijk()
    while (stop := pagina.get_by_role("button", name="Stop vervanging")).count():
        stop.first.click()
        pagina.wait_for_load_state()
    pagina.get_by_role("link", name="Regel vervanging").click()
    rob.is_toegankelijk()
    pagina.get_by_label("Wie is er niet?").select_option(label="Marieke Hoekstra")
    pagina.get_by_label("Wie neemt waar?").select_option(label="Kees Boonstra")
    vandaag = pagina.evaluate("new Date().toLocaleDateString('nl-NL', {timeZone: 'Europe/Amsterdam'}).split('-')")
    for groep in ("Eerste dag", "Laatste dag"):
        velden = pagina.get_by_role("group", name=groep)
        for label, waarde in zip(("Dag", "Maand", "Jaar"), vandaag, strict=True):
            velden.get_by_label(label).fill(waarde)
    pagina.get_by_role("main").get_by_role("button", name="Regel vervanging").click()
    expect(pagina.get_by_text("afwezig tot en met")).to_be_visible()

    kees = ingelogd(bezoek, "kees@assen.test")
    lijst = kees.naar(LIJST)
    expect(lijst.get_by_text("U neemt waar voor Marieke Hoekstra")).to_be_visible()
    expect(lijst.get_by_text("lijst van Marieke Hoekstra").first).to_be_visible()
    kees.is_toegankelijk()
    marieke = ingelogd(bezoek)
    expect(marieke.naar(LIJST).get_by_text("Kees Boonstra neemt uw lijst waar")).to_be_visible()

    pagina.get_by_role("button", name="Stop vervanging").first.click()
    expect(pagina.get_by_text("De vervanging is gestopt.")).to_be_visible()
    assert "U neemt waar" not in kees.naar(LIJST).locator("main").inner_text()


def test_de_teamleider_opent_de_lijst_van_een_collega(bezoek: Open) -> None:
    rob = ingelogd(bezoek, ROB)
    rob.naar("/werkvoorraad/team/").get_by_role("link", name="Marieke Hoekstra").click()
    expect(rob.pagina.get_by_role("heading", name="De lijst van Marieke Hoekstra")).to_be_visible()
    assert rob.pagina.locator("[data-rij]").count() > 3
    rob.is_toegankelijk()


def test_de_ochtend_zonder_javascript(bezoek: Open) -> None:
    window = ingelogd(bezoek, js=False)
    pagina = window.naar(LIJST)
    expect(pagina.locator(".waarom").first).to_be_visible()
    expect(pagina.locator(".waarom").nth(1)).to_be_visible()  # without scripts no row has to be chosen first
    expect(pagina.locator(".stapelbalk")).to_be_visible()
    dossier = dossier_van(pagina)
    noteer_over(window, dossier, "Zonder scripts.", dag="morgen")
    pagina = window.naar(f"{LIJST}?lijst=later&volgorde=naam")
    pagina.locator("[name=kies]").first.check()
    pagina.get_by_role("button", name="Schrijf notitie").click()
    expect(pagina.get_by_label("Eén regel")).to_be_visible()
    pagina = window.naar(f"{LIJST}?lijst=later")
    pagina.get_by_text("Bewaar weergave").click()
    pagina.get_by_label("Naam van deze weergave").fill("Straks")
    pagina.get_by_role("button", name="Bewaar", exact=True).click()
    expect(pagina.get_by_role("link", name="Straks")).to_be_visible()


def test_acht_dossiers_met_de_zijkolom_in_930_px(bezoek: Open) -> None:
    """The density of the sketch: rows of 60 px, the eighth ends above the fold."""
    window = ingelogd(bezoek)
    window.pagina.set_viewport_size({"width": 1280, "height": 930})
    pagina = window.naar(f"{LIJST}?lijst=later")
    onder = pagina.locator("[data-rij]").nth(7).bounding_box()
    hoogtes = sorted(
        pagina.locator("[data-rij]").evaluate_all("rijen => rijen.slice(1, 8).map(rij => rij.offsetHeight)")
    )
    assert onder
    assert onder["y"] + onder["height"] <= 930
    assert 58 <= hoogtes[3] <= 62, hoogtes  # the middle of seven: a long name may take a second line, never a cut
    expect(pagina.locator("aside")).to_be_visible()


def test_een_nederlands_blad_laadt_alleen_latijnse_letters_en_weegt_weinig(bezoek: Open, browser: Browser) -> None:
    """In a browser of its own: Chromium fetches for the next page too what another page of the same process once needed."""
    window = ingelogd(bezoek)
    stand = window.naar("/instellingen/").context.storage_state()
    vers = browser.browser_type.launch(executable_path=CHROMIUM, args=VLAGGEN)
    pagina = vers.new_context(storage_state=stand).new_page()
    pagina.goto(f"{window.adres}/instellingen/")
    pagina.wait_for_load_state("networkidle")
    geladen = pagina.evaluate("performance.getEntriesByType('resource').map((r) => [r.name, r.encodedBodySize])")
    assert pagina.url.endswith("/instellingen/")
    vers.close()
    letters = [url.rsplit("/", 1)[-1] for url, _ in geladen if ".woff2" in url]
    assert letters
    assert all("noto-sans-latin-" in naam and "-ext-" not in naam for naam in letters), letters
    assert len(letters) <= 3
    assert all(url.startswith(window.adres) for url, _ in geladen)


def test_een_briefing_past_op_een_blad(bezoek: Open) -> None:
    window = ingelogd(bezoek)
    dossier = dossier_van(window.naar(LIJST))
    pagina = window.naar(f"{dossier}gesprekken/")
    pagina.get_by_label("Waar gaat het over?").fill("Eindgesprek van de brede intake")
    pagina.locator("[name=afspraak-dag]").fill("3-6-2030")
    pagina.locator("[name=afspraak-tijd]").fill("10.30")
    pagina.get_by_role("button", name="Plan afspraak").click()
    expect(pagina.get_by_text("Afspraak gepland.")).to_be_visible()
    pagina = window.naar(f"{LIJST}agenda/?week=2030-06-03")
    window.is_toegankelijk()
    pagina.get_by_role("link", name=re.compile("^Briefing")).first.click()
    expect(pagina.get_by_role("heading", name="Eerstvolgende termijn")).to_be_visible()
    window.is_toegankelijk()
    blad = pypdfium2.PdfDocument(
        pagina.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "15mm"))
    )
    assert len(blad) == 1
