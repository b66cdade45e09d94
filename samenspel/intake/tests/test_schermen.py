"""The screens: autosave and plain submit, languages, paper, errors that keep what was typed, and the tab."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.models import Doelgroep, Dossier, Gebeurtenis
from samenspel.intake.antwoorden import geldende
from samenspel.intake.bladen import telling, voor_het_pip
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.models import AntwoordGezin, Gesprek, IntakeOndertekening, LbtAfname, SecondOpinion, TaalMeting
from samenspel.intake.tests.hulp import VANDAAG, VRAGEN, WELKOM, vul_minimum
from samenspel.intake.vragenlijst import domeinen, vragen
from samenspel.kern import klok
from samenspel.personen.models import Gezinslid
from tests.wereld import NU, Wereld


@pytest.fixture(autouse=True)
def _de_dag_van_de_proef(monkeypatch: pytest.MonkeyPatch) -> None:
    """The views ask the clock; in the world of the tests it is 3 June 2026."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)
    assert klok.vandaag() == VANDAAG


@pytest.fixture
def sanne(wereld: Wereld) -> Client:
    return wereld.client("sanne")


def _adres(naam: str, wereld: Wereld, *meer: str) -> str:
    return reverse(f"intake:{naam}", args=[wereld.dossier_id, *meer])


def _post(**velden: Any) -> dict[str, Any]:
    return {"op": "19-5-2026", "wijze": "gesprek", "kant": "zelf", "taal": "nl", **velden}


def test_het_overzicht_noemt_de_vier_delen_en_het_wettelijk_minimum(wereld: Wereld, sanne: Client) -> None:
    pagina = sanne.get(_adres("intake", wereld)).content.decode()
    for naam in (
        "Welkomgesprek",
        "Vragenlijst",
        "Leerbaarheidstoets",
        "Eindgesprek",
        "0 van 10",
        "Besluit inburgering 2021, artikel 5.2",
    ):
        assert naam in pagina


def test_een_antwoord_bewaart_zichzelf_en_toont_de_vervolgvraag(wereld: Wereld, sanne: Client) -> None:
    antwoord = sanne.post(
        _adres("antwoord", wereld, "werk_gehad"),
        _post(**{"v-werk_gehad": "ja", "g-v-werk_gehad": ""}),
        headers={"HX-Request": "true"},
    )
    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Bewaard om 10.42 uur" in html
    assert 'hx-swap-oob="true"' in html.split('id="v-werk_wat"')[1].split(">")[0]
    assert "hidden" not in html.split('id="v-werk_wat"')[1].split(">")[0]
    with wereld.als("sanne") as wie:
        assert geldende(wereld.dossier(), wie)["werk_gehad", "", "zelf"].op == VRAGEN


def test_een_vervolgvraag_is_verborgen_tot_het_antwoord_er_is(wereld: Wereld, sanne: Client) -> None:
    pagina = sanne.get(_adres("vragen", wereld, "werk")).content.decode()
    assert "hidden" in pagina.split('id="v-werk_wat"')[1].split(">")[0]


def test_zonder_javascript_bewaart_een_hele_bladzijde(wereld: Wereld, sanne: Client) -> None:
    velden = {
        "v-wie_helpt": "de buurvrouw",
        "g-v-wie_helpt": "",
        "v-alleen": "soms",
        "g-v-alleen": "",
        "g-v-activiteit": "",
        "verder": "ja",
    }
    antwoord = sanne.post(_adres("vragen", wereld, "netwerk"), _post(**velden))
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith(_adres("vragen", wereld, "inburgeren"))
    with wereld.als("sanne") as wie:
        assert {sleutel[0] for sleutel in geldende(wereld.dossier(), wie)} == {"wie_helpt", "alleen"}


def test_een_fout_houdt_wat_getypt_is_en_bewaart_de_rest(wereld: Wereld, sanne: Client) -> None:
    velden = {
        "v-opleiding_jaren": "veel", "g-v-opleiding_jaren": "", "v-opleiding_laatste_jaar": "31-2-2010", "g-v-opleiding_laatste_jaar": "",
        "v-talen": "Tigrinya", "g-v-talen": "",
    }  # fmt: skip
    antwoord = sanne.post(_adres("vragen", wereld, "leren"), _post(**velden))
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert 'value="veel"' in pagina
    assert 'value="31-2-2010"' in pagina
    assert "31-2-2010 bestaat niet" in pagina
    assert "2 antwoorden kloppen nog niet" in pagina
    with wereld.als("sanne") as wie:
        assert set(geldende(wereld.dossier(), wie)) == {("talen", "", "zelf")}


def test_tienduizend_tekens_krijgen_een_zin_en_blijven_staan(wereld: Wereld, sanne: Client) -> None:
    lang = "é" * 10_000
    antwoord = sanne.post(_adres("vragen", wereld, "netwerk"), _post(**{"v-wie_helpt": lang, "g-v-wie_helpt": ""}))
    assert antwoord.status_code == 422
    assert "te lang: 10000 tekens" in antwoord.content.decode()
    assert lang in antwoord.content.decode()


def test_twee_mensen_tegelijk_zien_elkaars_antwoord(wereld: Wereld, sanne: Client) -> None:
    with wereld.als("kees") as kees:
        beantwoord(wereld.dossier(), "alleen", "vaak", door=kees, op=VRAGEN, vastgelegd_op=NU)
    antwoord = sanne.post(_adres("vragen", wereld, "netwerk"), _post(**{"v-alleen": "nee", "g-v-alleen": ""}))
    assert antwoord.status_code == 422
    assert "Er staat nu: Vaak." in antwoord.content.decode()


def test_een_datum_in_de_toekomst_bewaart_niets(wereld: Wereld, sanne: Client) -> None:
    antwoord = sanne.post(
        _adres("vragen", wereld, "netwerk"), {**_post(**{"v-alleen": "nee", "g-v-alleen": ""}), "op": "4-6-2026"}
    )
    assert antwoord.status_code == 422
    assert "ligt in de toekomst" in antwoord.content.decode()
    with wereld.als("sanne") as wie:
        assert geldende(wereld.dossier(), wie) == {}


def test_van_papier_met_de_dag_van_het_gesprek(wereld: Wereld, sanne: Client) -> None:
    sanne.post(
        _adres("vragen", wereld, "gezin"),
        {**_post(**{"v-partner": "nee", "g-v-partner": ""}), "wijze": "papier", "op": "6 mei 2026"},
    )
    with wereld.als("sanne"):
        antwoord = AntwoordGezin.objects.get(dossier_id=wereld.dossier_id)
        assert (antwoord.wijze, antwoord.op) == ("papier", WELKOM)
        assert Gebeurtenis.objects.get(dossier_id=wereld.dossier_id, soort="vragenlijst_start").op == WELKOM


def test_in_het_arabisch_staat_de_vraag_rechts_met_nederlands_eronder(wereld: Wereld, sanne: Client) -> None:
    pagina = sanne.get(_adres("vragen", wereld, "gezin") + "?taal=ar").content.decode()
    assert '<div class="vragenlijst" dir="rtl">' in pagina
    assert '<span class="vreemd" lang="ar" dir="rtl">هل لديك أطفال؟ <small class="conceptmerk"' in pagina
    assert '<small class="ernaast" lang="nl" dir="ltr">Heeft u kinderen?</small>' in pagina
    assert '<small class="conceptmerk" lang="ar" dir="rtl">مسودة</small>' in pagina  # a draft says so


def test_eerdere_antwoorden_staan_dichtgevouwen_bij_de_vraag_met_dag_en_wie(wereld: Wereld, sanne: Client) -> None:
    """R27: the same subject may be asked again; what was said before can be read on the page."""
    with wereld.als("kees") as kees:
        beantwoord(wereld.dossier(), "alleen", "vaak", door=kees, op=WELKOM, vastgelegd_op=NU)
    with wereld.als("sanne") as wie:
        beantwoord(wereld.dossier(), "alleen", "nee", door=wie, op=VRAGEN, vastgelegd_op=NU)
    pagina = sanne.get(_adres("vragen", wereld, "netwerk")).content.decode()
    vraag = pagina.split('id="v-alleen"')[1].split("</fieldset>")[0]
    assert "Eerder geantwoord (1 keer)" in vraag
    eerder = vraag.split("Eerder geantwoord")[1].split("</details>")[0]
    assert "Vaak" in eerder
    assert "6 mei 2026" in eerder
    assert "Kees Boonstra" in eerder
    assert "Eerder geantwoord" not in pagina.split('id="v-wie_helpt"')[1].split("</fieldset>")[0]


def test_het_verslag_zet_elk_antwoord_op_een_rij_en_verbergt_wat_een_rol_niet_mag_zien(
    wereld: Wereld, sanne: Client
) -> None:
    with wereld.als("sanne") as wie:
        vul_minimum(wereld, wereld.dossier(), wie)
        beantwoord(wereld.dossier(), "hoofd", "vaak", door=wie, op=VRAGEN, kant="professional", vastgelegd_op=NU)
    pagina = sanne.get(_adres("verslag", wereld)).content.decode()
    assert "Nog niet ondertekend." in pagina
    assert "10 van 10 wettelijke onderdelen" in pagina
    assert "31 van 40 punten op" in pagina
    assert "Vaak niet goed" in pagina
    assert "Amira" not in pagina.split("</head>")[0]
    rob = wereld.client("rob").get(_adres("verslag", wereld)).content.decode()
    assert "de buurvrouw" not in rob  # of the network a team leader knows yes or no
    assert "Vaak niet goed" not in rob
    assert wereld.client("ines").get(_adres("verslag", wereld)).status_code == 404


def test_op_papier_staan_alle_vragen_en_geen_antwoord_of_naam(wereld: Wereld, sanne: Client) -> None:
    with wereld.als("sanne") as wie:
        beantwoord(wereld.dossier(), "wie_helpt", "geheime buurvrouw", door=wie, op=VRAGEN, vastgelegd_op=NU)
    for taal in ("nl", "en", "ar"):
        pagina = sanne.get(_adres("papier", wereld) + f"?taal={taal}").content.decode()
        gevraagd = [vraag for vraag in vragen().values() if "zelf" in vraag.kanten and not vraag.per_kind]
        assert len(gevraagd) > 50
        assert all(vraag.tekst.in_taal(taal) in pagina for vraag in gevraagd)
        assert "geheime buurvrouw" not in pagina
        assert "Amira" not in pagina


def test_wat_wij_al_weten_staat_klaar_maar_is_nog_geen_antwoord(wereld: Wereld, sanne: Client) -> None:
    with wereld.als("sanne") as wie:
        dossier = wereld.dossier()
        Gezinslid.objects.create(gemeente_id=dossier.gemeente_id, dossier=dossier, relatie="kind", naam="Liya Test")
        beantwoord(dossier, "opleiding_niveau", "beroep", door=wie, op=VRAGEN, kant="coa", vastgelegd_op=NU)
    pagina = sanne.get(_adres("vragen", wereld, "gezin")).content.decode()
    assert "1 kind</textarea>" in pagina
    assert "Dit wisten wij al" in pagina
    assert "Over <bdi>Liya</bdi>" in pagina
    leren = sanne.get(_adres("vragen", wereld, "leren")).content.decode()
    assert 'value="beroep"' in leren.split("checked")[0][-200:]
    assert "staat in het COA-dossier" in leren
    with wereld.als("sanne") as wie:
        assert set(geldende(wereld.dossier(), wie)) == {("opleiding_niveau", "", "coa")}


def test_een_tweede_kant_laat_alleen_haar_vragen_zien(wereld: Wereld, sanne: Client) -> None:
    pagina = sanne.get(_adres("vragen", wereld, "geld") + "?kant=professional").content.decode()
    assert "schulden zijn die niet genoemd zijn" in pagina
    assert "Rekent er iemand op geld van u" not in pagina


def test_een_coach_leest_het_inkomen_maar_vult_het_niet_in(wereld: Wereld) -> None:
    pagina = wereld.client("kees").get(_adres("vragen", wereld, "geld")).content.decode()
    bron = pagina.split('id="v-inkomen_bron"')[1].split("</fieldset>")[0]
    assert "disabled" in bron
    assert "hx-post" not in bron
    assert "hx-post" in pagina.split('id="v-einde_maand"')[1].split(">")[0]


def test_een_gesprek_voor_het_hele_gezin_en_een_groep(wereld: Wereld, sanne: Client) -> None:
    with wereld.als("sanne") as wie:
        partner = open_dossier(
            Aanmelding(naam="Yusuf Test", doelgroep=Doelgroep.ASIEL_A), door=wie, op=WELKOM, vastgelegd_op=NU
        )
        ander = open_dossier(
            Aanmelding(naam="Sara Test", doelgroep=Doelgroep.ASIEL_A), door=wie, op=WELKOM, vastgelegd_op=NU
        )
        Gezinslid.objects.create(
            gemeente_id=partner.gemeente_id,
            dossier_id=wereld.dossier_id,
            relatie="partner",
            naam="Yusuf Test",
            eigen_dossier=partner,
        )
    adres = _adres("gesprek", wereld, "welkomgesprek")
    pagina = sanne.get(adres)
    assert "Yusuf Test" in pagina.content.decode()
    velden = {
        "op": "6-5-2026", "vorm": "gezin", "gezin": [str(partner.pk)], "groep": ander.nummer.lower(), "recht_alleen_gezegd": "on",
        "groepsgrootte": "3", "sessie": str(pagina.context["form"]["sessie"].value()),
    }  # fmt: skip
    for _ in range(2):  # a double submit
        assert sanne.post(adres, velden).status_code == 302
    with wereld.als("sanne"):
        assert set(Gesprek.objects.values_list("dossier_id", flat=True)) == {wereld.dossier_id, partner.pk, ander.pk}
        assert Gesprek.objects.count() == 3


def test_een_onbekend_dossiernummer_bij_een_groep_krijgt_een_zin(wereld: Wereld, sanne: Client) -> None:
    velden = {"op": "6-5-2026", "vorm": "groep", "groep": "A26-9999", "groepsgrootte": "6", "folders": "Inburgering"}
    antwoord = sanne.post(_adres("gesprek", wereld, "vervolg"), velden)
    assert antwoord.status_code == 422
    assert "In welke taal" in antwoord.content.decode()
    antwoord = sanne.post(_adres("gesprek", wereld, "vervolg"), {**velden, "folder_taal": "Tigrinya"})
    assert "Dit nummer kennen wij niet: A26-9999" in antwoord.content.decode()
    with wereld.als("sanne"):
        assert not Gesprek.objects.exists()


def test_leerbaarheidstoets_en_tweede_mening_over_het_scherm(wereld: Wereld, sanne: Client) -> None:
    fout = sanne.post(_adres("leerbaarheidstoets", wereld), {"op": "26-5-2026", "score": "41"})
    assert fout.status_code == 422
    assert "hoogstens 40 punten" in fout.content.decode()
    assert "Kies wie de toets afnam" in fout.content.decode()
    goed = {"op": "26-5-2026", "score": "20", "toetsbegeleider": str(wereld.gebruikers["sanne"].pk)}
    assert sanne.post(_adres("leerbaarheidstoets", wereld), goed).status_code == 302
    assert (
        sanne.post(
            _adres("tweede_mening", wereld),
            {"op": "27-5-2026", "school": "Noord", "reden": "Studeerde aan de universiteit"},
        ).status_code
        == 302
    )
    with wereld.als("sanne"):
        assert LbtAfname.objects.get().haalbaar is False
        opinion = SecondOpinion.objects.get()
    uitkomst = {"op": "2-6-2026", "uitkomst": "haalbaar", "gevolg": "Wij wegen B1."}
    assert sanne.post(_adres("uitkomst", wereld, str(opinion.pk)), uitkomst).status_code == 302
    assert "B1 lijkt wel haalbaar" in sanne.get(_adres("leerbaarheidstoets", wereld)).content.decode()


@pytest.mark.parametrize(
    ("soort", "velden"),
    [
        ("taal", {"kant": "school", "bron": "school", "lezen": "A1"}),
        ("netwerk", {"kant": "zelf", "contacten": "0", "per": "week"}),
        ("digitaal", {"kant": "zelf", "telefoon": "zelf", "formulier": "hulp", "digid": "niet"}),
        ("belemmering", {"kant": "professional", "lichamelijk": "geen", "psychisch": "licht", "hulp": "aangeboden"}),
        ("zelfredzaamheid", {"kant": "professional", "financien": "2", "sociaal_netwerk": "3"}),
        (
            "positieve-gezondheid",
            {
                "kant": "zelf", "lichaamsfuncties": "6", "mentaal_welbevinden": "4", "zingeving": "7", "kwaliteit_van_leven": "6", "meedoen": "3",
                "dagelijks_functioneren": "8",
            },
        ),
    ],
)  # fmt: skip
def test_elke_meting_heeft_een_scherm_dat_bewaart_en_terugtoont(
    wereld: Wereld, sanne: Client, soort: str, velden: dict[str, str]
) -> None:
    adres = _adres("meting", wereld, soort)
    leeg = sanne.post(adres, {"op": "19-5-2026"})
    assert leeg.status_code == 422
    assert sanne.post(adres, {"op": "19-5-2026", **velden}).status_code == 302
    assert "19 mei 2026" in sanne.get(adres).content.decode()


def test_een_fout_niveau_bewaart_niets(wereld: Wereld, sanne: Client) -> None:
    antwoord = sanne.post(
        _adres("meting", wereld, "taal"), {"op": "31-6-2026", "kant": "zelf", "bron": "zelf", "lezen": "A1"}
    )
    assert "31 juni bestaat niet. Juni heeft 30 dagen." in antwoord.content.decode()
    with wereld.als("sanne"):
        assert not TaalMeting.objects.exists()


def test_ondertekenen_over_het_scherm(wereld: Wereld, sanne: Client) -> None:
    assert sanne.post(_adres("ondertekening", wereld)).status_code == 409
    with wereld.als("sanne") as wie:
        vul_minimum(wereld, wereld.dossier(), wie)
    kees = wereld.client("kees").post(
        _adres("ondertekening", wereld), {"voorbereid_door": str(wereld.gebruikers["sanne"].pk)}
    )
    assert kees.status_code == 422  # no qualification: he is asked why he would sign all the same
    assert "toch_reden" in kees.content.decode()
    voorbereid = {"voorbereid_door": str(wereld.gebruikers["sanne"].pk)}
    assert sanne.post(_adres("ondertekening", wereld), voorbereid).status_code == 302
    with wereld.als("sanne"):
        assert IntakeOndertekening.objects.get().door == wereld.gebruikers["sanne"]
    assert "Ondertekend" in sanne.get(_adres("intake", wereld)).content.decode()


def test_tab_en_blok_op_het_dossier_kosten_samen_twee_vragen(wereld: Wereld, django_assert_num_queries: Any) -> None:
    with wereld.als("sanne") as wie:
        vul_minimum(wereld, wereld.dossier(), wie)
        dossier = wereld.dossier()
        dossier.__dict__["kop_samengevoegd"] = []  # as the page read it
        with django_assert_num_queries(2):
            assert telling(dossier, wie, VANDAAG) == "10 van 10"
            blok = voor_het_pip(dossier, wie, VANDAAG)
        assert blok is not None
        assert blok["stand"].ontbreekt == ()


def test_de_ondertussengroep_heeft_geen_blok_geen_toets_en_geen_minimum(wereld: Wereld, sanne: Client) -> None:
    with wereld.als("sanne") as wie:
        dossier: Dossier = open_dossier(
            Aanmelding(naam="Hamid Test", doelgroep=Doelgroep.WI2013), door=wie, op=WELKOM, vastgelegd_op=NU
        )
        assert voor_het_pip(dossier, wie, VANDAAG) is None
    pagina = sanne.get(reverse("intake:intake", args=[dossier.pk])).content.decode()
    assert "Wat de wet minstens vraagt" not in pagina
    assert "Leerbaarheidstoets" not in pagina
    assert sanne.get(reverse("intake:leerbaarheidstoets", args=[dossier.pk])).status_code == 404


@pytest.mark.parametrize("domein", list(domeinen()))
def test_elke_bladzijde_opent_in_elke_taal_voor_elke_kant(wereld: Wereld, sanne: Client, domein: str) -> None:
    for taal in ("nl", "en", "ar", "xx"):
        for kant in ("zelf", "professional", "coa", "school", "onzin"):
            assert sanne.get(_adres("vragen", wereld, domein) + f"?taal={taal}&kant={kant}").status_code == 200


def test_wat_niet_bestaat_is_404(wereld: Wereld, sanne: Client) -> None:
    assert sanne.get(_adres("vragen", wereld, "onzin")).status_code == 404
    assert sanne.get(_adres("gesprek", wereld, "onzin")).status_code == 404
    assert sanne.get(_adres("meting", wereld, "onzin")).status_code == 404
    assert sanne.post(_adres("antwoord", wereld, "onzin"), _post()).status_code == 404
