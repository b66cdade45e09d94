"""The screens on which a municipality makes its own questions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.intake.models import EigenVraag
from samenspel.intake.tests.hulp_eigen import FIETS, PAPIER, beheerder_van_tynaarlo, maak
from samenspel.kern.uuid7 import uuid7
from tests.wereld import NU, Wereld

LIJST = "/beheer/intakevragen/"


@pytest.fixture(autouse=True)
def _de_dag_van_de_proef(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


@pytest.fixture
def fatma(wereld: Wereld) -> Client:
    return wereld.client("fatma")


def _velden(**anders: Any) -> dict[str, Any]:
    return {
        "sleutel": str(uuid7()), "keuzerijen": "4", "vraag_nl": "Krijgt u post die u niet begrijpt?", "soort": "ja_nee",
        "kanten": ["zelf"], "categorie": "C04", "onderdeel": "wonen", **anders,
    }  # fmt: skip


def _adres(naam: str, *meer: object) -> str:
    return reverse(f"intakevragen:{naam}", args=list(meer))


def _een(**anders: Any) -> EigenVraag:
    return EigenVraag.objects.get(**anders)


# Beheer.


@pytest.mark.parametrize("naam", ["sanne", "rob", "lotte", "bert", "amira"])
def test_wie_geen_beheerder_is_krijgt_geen_enkel_scherm(wereld: Wereld, naam: str) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma)
    client = wereld.client(naam)
    adressen = [LIJST, _adres("nieuw", "gezin"), _adres("vraag", rij.pk), _adres("wijzigen", rij.pk)]
    assert {client.get(adres).status_code for adres in adressen} <= {403, 404, 409}
    daden = [_adres(daad, rij.pk) for daad in ("vaststelling", "intrekking", "nagekeken", "wijzigen")]
    assert {client.post(adres, _velden()).status_code for adres in daden} <= {403, 404, 409}
    with wereld.als("fatma"):
        rij.refresh_from_db()
        assert (rij.ingetrokken_op, rij.nagekeken, EigenVraag.objects.count()) == (None, {}, 1)


def test_de_beheerder_van_een_ander_krijgt_404(wereld: Wereld) -> None:
    _buur, client = beheerder_van_tynaarlo(wereld)
    with wereld.als("fatma") as fatma:
        rij = maak(fatma)
    assert PAPIER.tekst["nl"] not in client.get(LIJST).content.decode()
    assert client.get(_adres("vraag", rij.pk)).status_code == 404
    assert client.post(_adres("intrekking", rij.pk)).status_code == 404
    assert client.post(_adres("wijzigen", rij.pk), _velden()).status_code == 404


def test_van_opstellen_tot_intrekken_zonder_javascript(wereld: Wereld, fatma: Client) -> None:
    lijst = fatma.get(LIJST).content.decode()
    assert "wettelijk minimum" in lijst
    assert _adres("nieuw", "werk") in lijst
    velden = _velden()
    for _keer in range(2):  # sent twice
        assert fatma.post(_adres("nieuw", "gezin"), velden).status_code == 302
    with wereld.als("fatma"):
        rij = _een()
    assert "Concept" in fatma.get(LIJST).content.decode()
    pagina = fatma.get(_adres("vraag", rij.pk)).content.decode()
    assert "niemand krijgt deze vraag" in pagina
    assert fatma.post(_adres("nagekeken", rij.pk), {"nagekeken": ["vraag.nl"], "gezien": rij.merk}).status_code == 302
    assert "door Fatma Yilmaz</span>" in fatma.get(_adres("vraag", rij.pk)).content.decode()
    assert fatma.post(_adres("vaststelling", rij.pk), {"gezien": rij.merk}).status_code == 409  # an old page
    with wereld.als("fatma"):
        rij = _een()
    assert fatma.post(_adres("vaststelling", rij.pk), {"gezien": rij.merk}).status_code == 302
    assert "Wordt gesteld" in fatma.get(LIJST).content.decode()
    assert fatma.post(_adres("wijzigen", rij.pk), _velden(vraag_nl="Begrijpt u uw post?")).status_code == 302
    with wereld.als("fatma"):
        twee = _een(versie=2)
    assert fatma.get(_adres("wijzigen", rij.pk))["Location"] == _adres("wijzigen", twee.pk)
    assert fatma.post(_adres("intrekking", rij.pk)).status_code == 302
    assert "1 ingetrokken eigen vraag" in fatma.get(LIJST).content.decode()


@pytest.mark.parametrize("taal", ["nl", "en", "ar"])
def test_het_voorbeeld_toont_de_vraag_voor_beide_lezers_in_elke_taal(wereld: Wereld, fatma: Client, taal: str) -> None:
    with wereld.als("fatma") as wie:
        rij = maak(
            wie, FIETS, tekst={"nl": "Kunt u fietsen?", "en": "Can you ride a bike?", "ar": "هل تستطيع ركوب الدراجة؟"}
        )
    pagina = fatma.get(_adres("vraag", rij.pk), {"taal": taal}).content.decode()
    inburgeraar, medewerker = pagina.split('id="voorbeeld-inburgeraar"')[1].split('id="voorbeeld-medewerker"')
    for deel in (inburgeraar, medewerker.split("</fieldset>")[0]):
        assert rij.teksten["vraag"][taal] in deel
        assert ("Only in Dutch" in deel or "only in Dutch" in deel) == (taal == "en")  # the answers have no English
    assert "Wie kan het leren?" not in inburgeraar
    assert "Wie kan het leren?" in medewerker


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"vraag_nl": ""}, "vraag_nl", "Schrijf de vraag in het Nederlands."),
        ({"vraag_nl": "x" * 10_000}, "vraag_nl", "te lang: 10000 tekens"),
        ({"soort": ""}, "soort", "Kies wat voor antwoord u vraagt."),
        ({"soort": "keuze"}, "keuze_0_nl", "ten minste twee antwoorden"),
        ({"soort": "keuze", "keuze_0_nl": "Ja", "keuze_1_nl": "ja"}, "keuze_1_nl", "twee keer"),
        ({"soort": "keuze", "keuze_0_nl": "Ja", "keuze_1_ar": "نعم"}, "keuze_1_nl", "ook in het Nederlands"),
        ({"kanten": []}, "kanten", "Kies wie deze vraag beantwoordt."),
        ({"categorie": "C14"}, "categorie", "Kies waar het antwoord over gaat."),
        ({"hoogste": "veel"}, "hoogste", "Vul een heel getal in"),
        ({"toon_als": ["partner=misschien"]}, "toon_als", "eerder op deze bladzijde"),
        ({"toon_als": ["partner=hier", "kinderen=ja"]}, "toon_als", "één vraag tegelijk"),
        ({"toon_als": ["partner=hier"], "categorie": "C12"}, "toon_als", "andere categorie"),
    ],
)
def test_een_fout_staat_bij_het_veld_en_er_gaat_niets_verloren(
    wereld: Wereld, fatma: Client, anders: dict[str, Any], veld: str, zin: str
) -> None:
    velden = _velden(hulp_nl="Brieven 📬 van de gemeente", hulp_ar="رسائل من البلدية") | anders
    antwoord = fatma.post(_adres("nieuw", "gezin"), velden)
    assert antwoord.status_code == 422
    form = antwoord.context["form"]
    assert zin in " ".join(form.errors[veld])
    pagina = antwoord.content.decode()
    assert "Brieven 📬 van de gemeente" in pagina
    assert "رسائل من البلدية" in pagina
    assert all(str(form[naam].value()) == str(waarde) for naam, waarde in velden.items())
    with wereld.als("fatma"):
        assert not EigenVraag.objects.exists()


def test_meer_rijen_houdt_vast_wat_er_al_stond(fatma: Client, wereld: Wereld) -> None:
    velden = _velden(soort="keuze", keuze_0_nl="Een", vraag_ar="سؤال", toon_als=["partner=hier"], meer="ja")
    antwoord = fatma.post(_adres("nieuw", "gezin"), velden)
    assert antwoord.status_code == 200
    form = antwoord.context["form"]
    assert len(form.rijen) == 8
    assert (form["keuze_0_nl"].value(), form["vraag_ar"].value(), form["toon_als"].value()) == (
        "Een",
        "سؤال",
        ["partner=hier"],
    )
    assert form["sleutel"].value() == velden["sleutel"]
    with wereld.als("fatma"):
        assert not EigenVraag.objects.exists()


def test_een_oud_formulier_zegt_het_en_houdt_de_tekst(wereld: Wereld, fatma: Client) -> None:
    fatma.post(_adres("nieuw", "gezin"), _velden())
    with wereld.als("fatma"):
        rij = _een()
    velden = _velden(vraag_nl="Mijn woorden", versie="een-andere")
    antwoord = fatma.post(_adres("wijzigen", rij.pk), velden)
    assert antwoord.status_code == 422
    assert "Een collega heeft dit gewijzigd" in antwoord.content.decode()
    assert "Mijn woorden" in antwoord.content.decode()
    opnieuw = _velden(vraag_nl="Mijn woorden", versie=antwoord.context["form"]["versie"].value())
    assert fatma.post(_adres("wijzigen", rij.pk), opnieuw).status_code == 302


def test_een_voorwaarde_op_een_tweede_bladzijde_bestaat_niet(wereld: Wereld, fatma: Client) -> None:
    assert fatma.get(_adres("nieuw", "weer")).status_code == 404
    form = fatma.get(_adres("nieuw", "werk")).context["form"]
    assert {bron.domein for bron in form.bronnen} == {"werk"}


# The preview, and a form that fits on a phone.


def test_het_voorbeeld_voor_de_inburgeraar_is_de_regel_van_het_portaal(wereld: Wereld, fatma: Client) -> None:
    with wereld.als("fatma") as wie:
        rij = maak(wie, FIETS)
    deel = (
        fatma.get(_adres("vraag", rij.pk)).content.decode().split('class="portaal"')[1].split("Voor de medewerker")[0]
    )
    portaal = wereld.client("amira").get(reverse("portaal:vragenblad", args=["werk"])).content.decode()
    echt = portaal.split(f'id="v-{rij.code}"')[1].split("</fieldset>")[0]

    def kern(html: str) -> list[str]:
        """The words and the shape, without name and address of the row."""
        zonder = re.sub(
            r'(id|name|for|aria-describedby|value|hx-[a-z]+)="[^"]*"|hx-vals=.[^>]*|disabled="disabled"', "", html
        )
        return re.sub(r"hx-vals='[^']*'|\s+", " ", zonder).replace(" >", ">").split()

    assert kern(deel.split("<legend>")[1].split("</fieldset>")[0]) == kern(echt.split("<legend>")[1])
    assert "portaal/portaal" in fatma.get(_adres("vraag", rij.pk)).content.decode()


def test_een_vraag_over_geld_staat_in_het_voorbeeld_op_papier(wereld: Wereld, fatma: Client) -> None:
    with wereld.als("fatma") as wie:
        rij = maak(wie, replace(PAPIER, domein="geld", categorie="C10", onderdeel="financien"))
    pagina = fatma.get(_adres("vraag", rij.pk)).content.decode()
    assert 'class="papiervraag"' in pagina
    assert 'class="portaal"' not in pagina


def _open(pagina: str, begin: str) -> bool:
    """Is the part with this summary open?"""
    voor = pagina.split(begin)[0].rsplit("<details", 1)[1]
    return " open" in voor.split(">")[0]


def test_het_formulier_vouwt_de_talen_en_wat_niet_hoeft(wereld: Wereld, fatma: Client) -> None:
    leeg = fatma.get(_adres("nieuw", "gezin")).content.decode()
    delen = ("Uitleg onder de vraag, en vraag door", "Bij een getal", "Bij kiezen", "In het Engels en Arabisch")
    assert not any(_open(leeg, deel) for deel in delen)
    assert leeg.count("<details") > 10
    fout = fatma.post(
        _adres("nieuw", "gezin"),
        _velden(soort="keuze", doorvragen="Wie helpt?", vraag_ar="سؤال", keuze_1_en="Yes", hoogste="veel"),
    ).content.decode()
    assert all(_open(fout, deel) for deel in delen)
    talen = re.findall(r"<details[^>]*?( open)?>\s*<summary>In het Engels", fout)
    assert [bool(open_) for open_ in talen] == [
        True,
        False,
        False,
        True,
        False,
        False,
    ]  # question, explanation, answers
    with wereld.als("fatma") as wie:
        rij = maak(wie, FIETS)
    assert _open(fatma.get(_adres("wijzigen", rij.pk)).content.decode(), "Bij kiezen")
