"""The screens of a municipality's own questions, and that such a question works wherever a shipped one does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.intake.antwoorden import eerdere, geldende, verschillen
from samenspel.intake.eigenvragen import domeinen_van
from samenspel.intake.handelingen.beantwoorden import IntussenGewijzigd, beantwoord
from samenspel.intake.handelingen.eigenvragen import (
    inhoud_van,
    stel_eigen_vraag_vast,
    trek_eigen_vraag_in,
    wijzig_eigen_vraag,
)
from samenspel.intake.models import EigenVraag, IntakeStand
from samenspel.intake.tests.hulp import VRAGEN
from samenspel.intake.tests.hulp_eigen import FIETS, PAPIER, beheerder_van_tynaarlo, maak
from samenspel.intake.verslag import verslag_van
from samenspel.intake.vragenblad import Vragenblad
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.personen.models import Gezinslid
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


# Everywhere a shipped question works.


def _post(**velden: Any) -> dict[str, Any]:
    return {"op": "19-5-2026", "wijze": "gesprek", "kant": "zelf", "taal": "nl", **velden}


def test_een_eigen_vraag_met_voorwaarde_bewaart_zichzelf_en_staat_in_het_verslag(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        bron = maak(fatma)
        volger = maak(
            fatma, PAPIER, soort="tekst", tekst={"nl": "Wie helpt u met de post?"}, toon_als=((bron.code, "ja"),)
        )
    sanne = wereld.client("sanne")
    adres = reverse("intake:vragen", args=[wereld.dossier_id, "gezin"])
    assert "hidden" in sanne.get(adres).content.decode().split(f'id="v-{volger.code}"')[1].split(">")[0]
    html = sanne.post(
        reverse("intake:antwoord", args=[wereld.dossier_id, bron.code]),
        _post(**{f"v-{bron.code}": "ja", f"g-v-{bron.code}": "", f"w-v-{bron.code}": "1"}),
        headers={"HX-Request": "true"},
    ).content.decode()
    assert "hidden" not in html.split(f'id="v-{volger.code}"')[1].split(">")[0]
    velden = {f"v-{volger.code}": "mijn broer", f"g-v-{volger.code}": "", f"w-v-{volger.code}": "1"}
    assert sanne.post(adres, _post(**velden)).status_code == 302
    verslag = sanne.get(reverse("intake:verslag", args=[wereld.dossier_id])).content.decode()
    assert "Wie helpt u met de post?" in verslag
    assert "mijn broer" in verslag
    with wereld.als("sanne"):
        assert IntakeStand.objects.get(dossier_id=wereld.dossier_id).antwoorden == {"gezin": 2}
    papier = sanne.get(reverse("intake:papier", args=[wereld.dossier_id]), {"taal": "ar"}).content.decode()
    assert "Wie helpt u met de post?" in papier
    assert "بالهولندية فقط" in papier


def test_in_een_andere_gemeente_bestaat_de_vraag_niet(wereld: Wereld) -> None:
    buur, _client = beheerder_van_tynaarlo(wereld)
    with wereld.als("fatma") as fatma:
        maak(fatma)
    with wereld.als("ines") as ines:
        dossier = open_dossier(
            Aanmelding(naam="Buur Man", doelgroep="ASIEL_A"), door=ines, op=date(2026, 5, 1), vastgelegd_op=NU
        )
        with pytest.raises(Weigering, match="bestaat niet"):
            beantwoord(dossier, "eigen_1", "ja", door=ines, op=VRAGEN, vastgelegd_op=NU)
    ines_ = wereld.client("ines")
    adres = reverse("intake:vragen", args=[dossier.pk, "gezin"])
    assert PAPIER.tekst["nl"] not in ines_.get(adres).content.decode()
    assert ines_.post(reverse("intake:antwoord", args=[dossier.pk, "eigen_1"]), _post()).status_code == 404
    assert buur.gemeente_id == dossier.gemeente_id


def test_de_categorie_bepaalt_wie_de_vraag_en_het_antwoord_ziet(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        gezond = maak(fatma, PAPIER, domein="gezondheid", categorie="C12", onderdeel="lichamelijke_gezondheid")
    with wereld.als("sanne") as sanne:
        beantwoord(wereld.dossier(), gezond.code, "ja", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        assert (gezond.code, "", "zelf") in geldende(wereld.dossier(), sanne)
        dossier = wereld.dossier()
    for naam in ("bert", "rob"):
        with wereld.als(naam) as wie:
            assert not geldende(dossier, wie)
            blad = Vragenblad(dossier, wie, domeinen_van(wereld.assen.pk)["gezondheid"], "zelf")
            assert gezond.code not in [regel.vraag.code for regel in blad.regels()]
            with pytest.raises(Weigering):
                beantwoord(dossier, gezond.code, "nee", door=wie, op=VRAGEN, vastgelegd_op=NU)
    with wereld.als("amira") as amira, pytest.raises(Weigering, match="samen"):
        beantwoord(wereld.dossier(), gezond.code, "nee", door=amira, op=VRAGEN, vastgelegd_op=NU)
    assert wereld.client("amira").get(reverse("portaal:vragenblad", args=["gezondheid"])).status_code == 404


def test_de_inburgeraar_beantwoordt_een_eigen_vraag_op_haar_telefoon(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma)
    amira = wereld.client("amira")
    adres = reverse("portaal:vragenblad", args=["gezin"])
    assert PAPIER.tekst["en"] in amira.get(adres, {"taal": "en"}).content.decode()
    velden = {f"v-{rij.code}": "ja", f"g-v-{rij.code}": "", f"w-v-{rij.code}": "1"}
    assert amira.post(reverse("portaal:antwoord", args=[rij.code]), velden).status_code == 302
    with wereld.als("sanne") as sanne:
        assert geldende(wereld.dossier(), sanne)[rij.code, "", "zelf"].in_woorden == "Ja"


def test_per_kind_een_eigen_antwoord(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma, PAPIER, per_kind=True, kanten=("zelf",), onderdeel="gezin")
    with wereld.als("sanne") as sanne:
        for naam in ("Liya", "Sami"):
            Gezinslid.objects.create(
                gemeente=wereld.assen, dossier_id=wereld.dossier_id, relatie="kind", naam=naam, geboortedatum="2020"
            )
        kinderen = {str(lid.pk): lid.naam for lid in Gezinslid.objects.all()}
        for kind in kinderen:
            beantwoord(wereld.dossier(), rij.code, "ja", door=sanne, op=VRAGEN, vastgelegd_op=NU, onderwerp=kind)
        ((_domein, regels),) = verslag_van(wereld.dossier(), sanne)["domeinen"]
    assert sorted(over for _vraag, over, _g in regels) == ["Liya", "Sami"]


def test_een_oud_antwoord_houdt_de_woorden_die_gevraagd_werden(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        een = maak(fatma, FIETS)
    with wereld.als("sanne") as sanne:
        beantwoord(wereld.dossier(), een.code, "k2", door=sanne, op=VRAGEN, vastgelegd_op=NU)
    with wereld.als("fatma") as fatma:
        keuzes = inhoud_van(een).keuzes
        anders = replace(inhoud_van(een), tekst={"nl": "Fietst u?"}, keuzes=(keuzes[0], keuzes[2]))
        twee = stel_eigen_vraag_vast(wijzig_eigen_vraag(een, anders, door=fatma, nu=NU), door=fatma, nu=NU)
    with wereld.als("sanne") as sanne:
        ((_domein, regels),) = verslag_van(wereld.dossier(), sanne)["domeinen"]
        assert regels[0][0].tekst.in_taal("nl") == "Kunt u fietsen?"
        assert regels[0][2][0].in_woorden == "Een beetje"
        with pytest.raises(IntussenGewijzigd, match="gemeente heeft deze vraag"):
            beantwoord(wereld.dossier(), een.code, "k1", door=sanne, op=VRAGEN, vastgelegd_op=NU, gelezen=1)
        beantwoord(wereld.dossier(), een.code, "k1", door=sanne, op=date(2026, 5, 20), vastgelegd_op=NU, gelezen=2)
        oud = eerdere(wereld.dossier(), sanne, [regels[0][0]])
        assert [(g.in_woorden, g.gevraagd.versie) for g in oud] == [("Een beetje", 1)]
        assert twee.versie == geldende(wereld.dossier(), sanne)[een.code, "", "zelf"].versie == 2


def test_een_antwoord_op_een_ingetrokken_vraag_blijft_leesbaar_met_zijn_woorden(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma, FIETS)
    with wereld.als("sanne") as sanne:
        beantwoord(wereld.dossier(), rij.code, "k2", door=sanne, op=VRAGEN, vastgelegd_op=NU)
    with wereld.als("fatma") as fatma:
        trek_eigen_vraag_in(rij, door=fatma, nu=NU)
    client = wereld.client("sanne")
    verslag = client.get(reverse("intake:verslag", args=[wereld.dossier_id])).content.decode()
    assert "Kunt u fietsen?" in verslag
    assert "Een beetje" in verslag
    assert (
        "Kunt u fietsen?" not in client.get(reverse("intake:vragen", args=[wereld.dossier_id, "werk"])).content.decode()
    )
    with wereld.als("sanne") as sanne:
        with pytest.raises(Weigering, match="bestaat niet"):
            beantwoord(wereld.dossier(), rij.code, "k1", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        assert IntakeStand.objects.get(dossier_id=wereld.dossier_id).antwoorden == {"werk": 1}


@pytest.mark.parametrize("naam", ["sanne", "amira"])
def test_wie_de_oude_vraag_las_krijgt_eerst_de_nieuwe_woorden(wereld: Wereld, naam: str) -> None:
    with wereld.als("fatma") as fatma:
        een = maak(fatma, FIETS)
        anders = replace(inhoud_van(een), tekst={"nl": "Fietst u graag?"})
        stel_eigen_vraag_vast(wijzig_eigen_vraag(een, anders, door=fatma, nu=NU), door=fatma, nu=NU)
    velden = _post(**{f"v-{een.code}": "k2", f"g-v-{een.code}": "", f"w-v-{een.code}": "1"})
    adres = reverse("intake:antwoord", args=[wereld.dossier_id, een.code])
    if naam == "amira":
        adres = reverse("portaal:antwoord", args=[een.code])
    antwoord = wereld.client(naam).post(adres, velden, headers={"HX-Request": "true"})
    assert (antwoord.status_code, antwoord["HX-Retarget"]) == (422, f"#v-{een.code}")
    html = antwoord.content.decode()
    assert "Fietst u graag?" in html
    assert (
        'value="k2"' in html.split("checked")[0].rsplit("<input", 1)[1] or "checked" in html.split('value="k2"')[1][:80]
    )
    with wereld.als("sanne") as sanne:
        assert not geldende(wereld.dossier(), sanne)
    opnieuw = wereld.client(naam).post(adres, velden | {f"w-v-{een.code}": "2"}, headers={"HX-Request": "true"})
    assert opnieuw.status_code == 200


def test_wat_bij_een_ingetrokken_vraag_stond_gaat_niet_stil_verloren(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma, FIETS)
        trek_eigen_vraag_in(rij, door=fatma, nu=NU)
    velden = {
        f"v-{rij.code}": "k2",
        f"g-v-{rij.code}": "",
        f"w-v-{rij.code}": "1",
        "w-v-eigen_99": "1",
        "v-eigen_99": "x",
    }
    adres = reverse("intake:vragen", args=[wereld.dossier_id, "werk"])
    pagina = wereld.client("sanne").post(adres, _post(**velden), follow=True).content.decode()
    assert "Niet bewaard: Kunt u fietsen? Een beetje" in pagina


def test_twee_kanten_die_verschillen(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma, FIETS, kanten=("zelf", "professional"))
    with wereld.als("sanne") as sanne:
        for kant, waarde in (("zelf", "k1"), ("professional", "k3")):
            beantwoord(wereld.dossier(), rij.code, waarde, door=sanne, op=VRAGEN, vastgelegd_op=NU, kant=kant)
        (verschil,) = verschillen(geldende(wereld.dossier(), sanne))
    assert [gegeven.in_woorden for gegeven in verschil.gegevens] == ["Ja", "Nee"]


def test_antwoorden_zonder_eigen_vraag_kosten_geen_extra_vraag_aan_de_database(
    wereld: Wereld, django_assert_num_queries: Any
) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma, FIETS)
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        beantwoord(dossier, "partner", "nee", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        with django_assert_num_queries(1):
            assert [g.in_woorden for g in geldende(dossier, sanne).values()] == ["Nee"]
        beantwoord(dossier, rij.code, "k1", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        with django_assert_num_queries(2):
            assert {g.in_woorden for g in geldende(dossier, sanne).values()} == {"Nee", "Ja"}
