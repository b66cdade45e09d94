"""The brede intake in two roles, from summons to weighing: Marieke summons, Lies prepares, Marieke signs; axe on every page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.verhalen.conftest import BREEDTES, Bezoek

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]
MARIEKE, LIES = "marieke@assen.test", "lies@assen.test"
# Every question that the law asks, by page: (name, value); a list is a choice, a string is typed.
MINIMUM: dict[str, dict[str, str | list[str]]] = {
    "gezin": {"gezin_wie": "Mijn zoon en ik", "vve_gezin": ["geen_kind"]},
    "leren": {"opleiding_niveau": ["hoger"], "opleiding_jaren": "15", "nederlands_nu": ["woorden"]},
    "werk": {"werk_gehad": ["nee"], "werk_wens": "Koken 🍲 في مطعم", "werk_nu_kan": ["vrijwillig"]},
    "geld": {"wie_betaalt": ["ik"]},
    "gezondheid": {"lichaam": ["goed"], "hoofd": ["soms"]},
    "netwerk": {"wie_helpt": "de buurvrouw", "zelf_regelen": ["hulp"]},
}


def _dag(dag: date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"


def _klik(pagina: Page, wat: str = "main form[method=post] button.utrecht-button--primary-action") -> None:
    """Click (the primary button of the form in the page), and wait for the page that follows."""
    with pagina.expect_navigation():
        pagina.click(wat)


def _nieuw_dossier(wie: Bezoek, naam: str) -> str:
    """Opened by hand; gives the path of the dossier."""
    pagina = wie.naar("/dossiers/nieuw/")
    pagina.check("input[name=aanleiding][value=coa]")
    pagina.fill("input[name=op]", _dag(date.today() - timedelta(days=30)))
    pagina.fill("input[name=naam]", naam)
    pagina.select_option("select[name=doelgroep]", "ASIEL_A")
    _klik(pagina)
    return "/" + "/".join(pagina.url.split("/")[3:5]) + "/"


def _neem_zelf(wie: Bezoek, dossier: str) -> None:
    """From the pile to Marieke: then who assists her reaches it too (ADR 25)."""
    pagina = wie.naar(dossier + "toewijzen/")
    pagina.select_option("select[name=aan]", label="Marieke Hoekstra")
    _klik(pagina)


@pytest.mark.parametrize(("breedte", "js"), [(1280, True), (320, True), (1280, False)])
def test_van_oproep_tot_handtekening_in_twee_rollen(bezoek: Open, breedte: int, *, js: bool) -> None:
    marieke, lies = bezoek(breedte, js=js), bezoek(breedte, js=js)
    marieke.log_in(MARIEKE)
    lies.log_in(LIES)
    dossier = _nieuw_dossier(marieke, f"Proef Intake {breedte} {'Met' if js else 'Zonder'}")
    _neem_zelf(marieke, dossier)

    _roep_op(marieke, dossier)
    _welkomgesprek(lies, dossier)
    _beantwoord(lies, dossier)
    _toets_en_meting(lies, dossier)
    pagina = lies.naar(dossier + "intake/")
    lies.is_toegankelijk()
    expect(pagina.locator("main")).to_contain_text("10 van 10")
    expect(pagina.locator("main")).to_contain_text("voorbereiden, maar niet ondertekenen")
    expect(pagina.locator("main form[action$='/ondertekening/']")).to_have_count(0)

    pagina = marieke.naar(dossier + "intake/gesprek/eindgesprek/")
    marieke.is_toegankelijk()
    pagina.check("input[name=onderwerpen][value=plan]")
    _klik(pagina)
    expect(pagina.get_by_text("Het gesprek is vastgelegd.", exact=True)).to_be_visible()
    pagina.select_option("select[name=voorbereid_door]", label="Lies Nijboer")
    _klik(pagina, "main form[action$='/ondertekening/'] button")
    expect(pagina.get_by_text("De brede intake is ondertekend.")).to_be_visible()
    expect(pagina.locator("main")).to_contain_text("Ondertekend")
    marieke.is_toegankelijk()
    marieke.naar(dossier + "intake/verslag/")
    assert "Proef" not in pagina.title()
    expect(pagina.locator("main")).to_contain_text("Koken 🍲 في مطعم")
    marieke.is_toegankelijk()
    _de_afweging_ziet_het(marieke, dossier)


def _roep_op(wie: Bezoek, dossier: str) -> None:
    pagina = wie.naar(dossier + "oproep/")
    wie.is_toegankelijk()
    _klik(pagina)
    assert pagina.title().startswith("Fout:")  # no day to come
    wie.is_toegankelijk()
    komt = date.today() + timedelta(days=7)
    pagina.fill("input[name=verschijnen_op]", _dag(komt))
    pagina.fill("input[name=tijd]", "10.30")
    pagina.fill("input[name=plaats]", "Gemeentehuis, Noordersingel 33, Assen")
    _klik(pagina)
    expect(pagina.get_by_text("Oproep vastgelegd. De brief staat klaar")).to_be_visible()
    wie.is_toegankelijk()
    brief = pagina.get_by_role("link", name="Brief (PDF)").get_attribute("href")
    antwoord = pagina.request.get(pagina.url.split("/dossiers/")[0] + str(brief))
    assert antwoord.headers["content-type"] == "application/pdf"
    wie.naar(dossier)
    expect(pagina.locator("main")).to_contain_text("Opgeroepen voor de brede intake")
    wie.is_toegankelijk()


def _welkomgesprek(wie: Bezoek, dossier: str) -> None:
    """First a mistake: an interpreter without a language. Nothing typed is lost."""
    pagina = wie.naar(dossier + "intake/gesprek/welkomgesprek/")
    wie.is_toegankelijk()
    for naam in ("coa_casemanager", "tolk"):
        pagina.check(f"input[name=deelnemers][value={naam}]")
    pagina.check("input[name=onderwerpen][value=handhaving]")
    pagina.check("input[name=recht_alleen_gezegd]")
    pagina.fill("input[name=folders]", "Inburgeren")
    pagina.fill("input[name=folder_taal]", "Tigrinya")
    _klik(pagina)
    expect(pagina.locator("main")).to_contain_text("Vul de taal van de tolk in")
    assert pagina.title().startswith("Fout:")
    wie.is_toegankelijk()
    assert pagina.input_value("input[name=folders]") == "Inburgeren"
    pagina.fill("input[name=tolk_taal]", "Tigrinya")
    _klik(pagina)
    assert pagina.url.endswith("/intake/")
    wie.is_toegankelijk()


def _beantwoord(wie: Bezoek, dossier: str) -> None:
    """With a script each answer is kept as it is given, and the button comes on top of that; without one only the button."""
    for domein, antwoorden in MINIMUM.items():
        pagina = wie.naar(f"{dossier}intake/vragen/{domein}/")
        for code, waarde in antwoorden.items():
            if isinstance(waarde, list):
                _kies(wie, code, waarde[0])
            else:
                pagina.fill(f"[name=v-{code}]", waarde)
        _klik(pagina, "button[name=blijf]")
        expect(pagina.get_by_text("De antwoorden zijn bewaard.")).to_be_visible()
        expect(pagina.locator("[data-fouten]")).to_have_count(0)
        for code, waarde in antwoorden.items():
            if not isinstance(waarde, list):
                assert pagina.input_value(f"[name=v-{code}]") == waarde
        wie.is_toegankelijk()
    _een_fout_bewaart_de_rest(wie, dossier)


def _kies(wie: Bezoek, code: str, waarde: str) -> None:
    """Choose an answer; that it is kept says so, and moves nothing: the next answer stays where the finger goes."""
    plek = f"scrollY + document.getElementById('stand-v-{code}').getBoundingClientRect().bottom"
    onder = wie.pagina.evaluate(plek)
    wie.pagina.check(f"input[name=v-{code}][value={waarde}]")
    if wie.js:
        expect(wie.pagina.locator(f"#stand-v-{code} .bewaard")).to_be_visible()
        assert wie.pagina.evaluate(plek) == pytest.approx(onder, abs=1)


def _een_fout_bewaart_de_rest(wie: Bezoek, dossier: str) -> None:
    """One answer that is not right: it says so, keeps the others, and does not call what was left open kept."""
    pagina = wie.naar(f"{dossier}intake/vragen/leren/")
    pagina.fill("[name=v-opleiding_jaren]", "vijftien")
    pagina.fill("[name=v-talen]", "Tigrinya en Arabisch")
    _klik(pagina, "button[name=blijf]")
    assert pagina.title().startswith("Fout:")
    expect(pagina.locator("#stand-v-opleiding_jaren")).to_contain_text("Vul een heel getal in")
    expect(pagina.locator("#stand-v-talen")).to_contain_text("Bewaard")
    expect(pagina.locator("#stand-v-diploma")).not_to_contain_text("Bewaard")
    wie.is_toegankelijk()
    pagina.fill("[name=v-opleiding_jaren]", "15")
    _klik(pagina, "button[name=blijf]")
    expect(pagina.get_by_text("De antwoorden zijn bewaard.")).to_be_visible()


def _toets_en_meting(wie: Bezoek, dossier: str) -> None:
    pagina = wie.naar(dossier + "intake/leerbaarheidstoets/")
    wie.is_toegankelijk()
    pagina.fill("input[name=score]", "31")
    _klik(pagina)
    expect(pagina.locator("main")).to_contain_text("Kies wie de toets afnam.")
    wie.is_toegankelijk()
    pagina.select_option("select[name=toetsbegeleider]", label="Marieke Hoekstra")
    _klik(pagina)
    expect(pagina.locator("main")).to_contain_text("B1 haalbaar")
    wie.is_toegankelijk()
    pagina = wie.naar(dossier + "intake/metingen/taal/")
    wie.is_toegankelijk()
    _klik(pagina)
    expect(pagina.locator("main")).to_contain_text("minstens één vaardigheid")
    pagina.select_option("select[name=lezen]", "A1")
    _klik(pagina)
    expect(pagina.locator("#over-tijd")).to_be_visible()
    wie.is_toegankelijk()


def _de_afweging_ziet_het(wie: Bezoek, dossier: str) -> None:
    """What was found stands ready for the weighing, with its source; nothing is filled in."""
    pagina = wie.naar(dossier + "pip/afweging/")
    for tekst in ("31 van 40", "hogeschool of universiteit", "Lezen op A1", "Koken 🍲 في مطعم"):
        expect(pagina.locator("main")).to_contain_text(tekst, ignore_case=True)
    expect(pagina.locator("main input:checked")).to_have_count(0)
    wie.is_toegankelijk()


def test_een_antwoord_bewaart_zichzelf_en_de_vervolgvraag_komt(bezoek: Open) -> None:
    marieke, wie = bezoek(1280), bezoek(1280)
    marieke.log_in(MARIEKE)
    dossier = _nieuw_dossier(marieke, "Proef Bewaart Zichzelf")
    _neem_zelf(marieke, dossier)
    wie.log_in(LIES)
    pagina = wie.naar(dossier + "intake/vragen/werk/")
    expect(pagina.locator("#v-werk_wat")).to_be_hidden()
    pagina.check("input[name=v-werk_gehad][value=ja]")
    pagina.locator("#stand-v-werk_gehad .bewaard").wait_for()
    pagina.locator("#v-werk_wat").wait_for(state="visible")
    pagina.fill("[name=v-werk_wat]", "Kok 🍲 في مطعم")
    pagina.keyboard.press("Tab")
    pagina.locator("#stand-v-werk_wat .bewaard").wait_for()
    wie.naar(dossier + "intake/vragen/werk/")  # no button was pressed
    assert pagina.input_value("[name=v-werk_wat]") == "Kok 🍲 في مطعم"


def test_na_het_bewaren_werkt_de_bladzijde_nog(bezoek: Open) -> None:
    """The page after a kept form runs its scripts: the note keeps what is typed, and no error is thrown."""
    wie = bezoek(1280)
    fouten: list[str] = []
    wie.pagina.on("pageerror", lambda fout: fouten.append(str(fout)))
    wie.log_in(MARIEKE)
    dossier = _nieuw_dossier(wie, "Proef Na Bewaren")
    pagina = wie.naar(dossier + "oproep/")
    pagina.fill("input[name=verschijnen_op]", _dag(date.today() + timedelta(days=7)))
    _klik(pagina)
    pagina.fill("#notitieregel", "Half getypt")
    assert "Half getypt" in pagina.evaluate("JSON.stringify(localStorage)")
    assert fouten == []


@pytest.mark.parametrize("breedte", BREEDTES)
def test_een_volle_intake_op_elk_scherm(bezoek: Open, breedte: int) -> None:
    """Selam's: differences, a chart with its table, two directions of writing, and paper."""
    wie = bezoek(breedte)
    wie.log_in(MARIEKE)
    pagina = wie.naar("/dossiers/?zoek=Selam+Voorbeeld")
    dossier = str(pagina.locator("main a[href^='/dossiers/0']").first.get_attribute("href"))
    pagina = wie.naar(dossier + "intake/")
    expect(pagina.locator("main")).to_contain_text("Verschillen")
    expect(pagina.locator("main")).to_contain_text("Onderteken de intake")
    wie.is_toegankelijk()
    pagina = wie.naar(dossier + "intake/metingen/positieve-gezondheid/")
    grafiek = pagina.locator("figure.grafiek")
    assert grafiek.locator("svg > title").first.text_content() == "Positieve gezondheid, zegt de inburgeraar"
    assert "Meedoen 5" in str(grafiek.locator("svg > desc").text_content())
    expect(grafiek.locator("table tbody tr")).to_have_count(6)
    wie.is_toegankelijk()
    for blad in (
        "metingen/taal/", "metingen/zelfredzaamheid/", "leerbaarheidstoets/", "vragen/gezin/?taal=ar", "vragen/leren/?kant=school",
        "papier/?taal=ar", "verslag/",
    ):  # fmt: skip
        pagina = wie.naar(dossier + "intake/" + blad)
        expect(pagina.locator("h1")).to_have_count(1)
        wie.is_toegankelijk()
