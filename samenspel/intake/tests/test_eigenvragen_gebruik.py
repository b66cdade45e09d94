"""A municipality's own question works wherever a shipped one does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils.html import escape

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
from samenspel.intake.models import IntakeStand
from samenspel.intake.tests.hulp import VRAGEN
from samenspel.intake.tests.hulp_eigen import FIETS, PAPIER, beheerder_van_tynaarlo, maak
from samenspel.intake.verslag import verslag_van
from samenspel.intake.vragenblad import Vragenblad
from samenspel.kern.oordeel import Weigering
from samenspel.personen.models import Gezinslid
from tests.wereld import NU, Wereld

LIJST = "/beheer/intakevragen/"


@pytest.fixture(autouse=True)
def _de_dag_van_de_proef(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


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
    pagina = wereld.client("sanne").post(adres, _post(**velden))
    assert _teruggegeven(pagina) == [("Kunt u fietsen?", "Een beetje")]
    assert wereld.client("sanne").post(adres, _post()).status_code == 302  # the page that came back asks it no more


def _teruggegeven(pagina: Any) -> list[tuple[str, str]]:
    """What a page gives back of a withdrawn question: the question and the words, in the answer itself."""
    assert pagina.status_code == 422
    return [(weg.vraag.tekst.in_taal("nl"), weg.antwoord) for weg in pagina.context["ingetrokken"]]


@pytest.mark.parametrize("naam", ["sanne", "amira"])
@pytest.mark.parametrize("los", [True, False])
def test_wat_iemand_schreef_gaat_door_geen_cookie_en_geen_sessie_hoe_lang_ook(
    wereld: Wereld, naam: str, los: bool
) -> None:
    """Ten thousand characters, by the page or by the one question, without JavaScript."""
    with wereld.als("fatma") as fatma:
        rij = maak(fatma, FIETS, soort="tekst", keuzes=(), tekst={"nl": "Hoe reist u?"})
        trek_eigen_vraag_in(rij, door=fatma, nu=NU)
    woorden = ("ik liep naar huis <b>" + "مرحبا ") * 400
    woorden = woorden[:9_999] + "."
    velden = _post(**{f"v-{rij.code}": woorden, f"g-v-{rij.code}": "", f"w-v-{rij.code}": "1"})
    adressen = {
        ("sanne", True): reverse("intake:antwoord", args=[wereld.dossier_id, rij.code]),
        ("sanne", False): reverse("intake:vragen", args=[wereld.dossier_id, "werk"]),
        ("amira", True): reverse("portaal:antwoord", args=[rij.code]),
        ("amira", False): reverse("portaal:vragenblad", args=["werk"]),
    }
    client = wereld.client(naam)
    pagina = client.post(adressen[naam, los], velden)
    assert _teruggegeven(pagina) == [("Hoe reist u?", woorden)]
    assert escape(woorden) in pagina.content.decode()
    assert not any("liep" in cookie.value or len(cookie.value) > 200 for cookie in client.cookies.values())
    assert "liep" not in str(dict(client.session.items()))


@pytest.mark.parametrize("naam", ["sanne", "amira"])
def test_een_antwoord_dat_na_de_intrekking_komt_krijgt_een_zin_en_zijn_woorden_terug(wereld: Wereld, naam: str) -> None:
    """Saved by itself while the question was withdrawn: no 404, and nothing is lost."""
    with wereld.als("fatma") as fatma:
        rij = maak(fatma, FIETS, kanten=("zelf", "professional"))
        trek_eigen_vraag_in(rij, door=fatma, nu=NU)
    adres = reverse("intake:antwoord", args=[wereld.dossier_id, rij.code])
    if naam == "amira":
        adres = reverse("portaal:antwoord", args=[rij.code])
    velden = _post(**{f"v-{rij.code}": "k2", f"g-v-{rij.code}": "", f"w-v-{rij.code}": "1"})
    client = wereld.client(naam)
    antwoord = client.post(adres, velden, headers={"HX-Request": "true"})
    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert f'id="stand-v-{rij.code}"' in html  # stands where the state stood
    assert ("ingetrokken" in html) or ("stellen wij niet meer" in html)
    assert "Een beetje" in html
    assert _teruggegeven(client.post(adres, velden)) == [("Kunt u fietsen?", "Een beetje")]  # without JavaScript
    with wereld.als("sanne") as sanne:
        assert not geldende(wereld.dossier(), sanne)


def test_een_antwoord_op_een_vraag_die_er_nooit_was_is_404(wereld: Wereld) -> None:
    for code in ("eigen_99", "eigen_x", "iets_anders"):
        adres = reverse("intake:antwoord", args=[wereld.dossier_id, code])
        assert wereld.client("sanne").post(adres, _post(**{f"w-v-{code}": "1"})).status_code == 404


def test_in_het_portaal_gaat_wat_bij_een_ingetrokken_vraag_stond_niet_stil_verloren(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma, FIETS)
        trek_eigen_vraag_in(rij, door=fatma, nu=NU)
    velden = {f"v-{rij.code}": "k2", f"g-v-{rij.code}": "", f"w-v-{rij.code}": "1"}
    pagina = wereld.client("amira").post(reverse("portaal:vragenblad", args=["werk"]), velden)
    assert _teruggegeven(pagina) == [("Kunt u fietsen?", "Een beetje")]
    assert "Een beetje" in pagina.content.decode()


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
        dossier.__dict__["kop_samengevoegd"] = []  # as the page read it
        beantwoord(dossier, "partner", "nee", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        with django_assert_num_queries(1):
            assert [g.in_woorden for g in geldende(dossier, sanne).values()] == ["Nee"]
        beantwoord(dossier, rij.code, "k1", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        with django_assert_num_queries(2):
            assert {g.in_woorden for g in geldende(dossier, sanne).values()} == {"Nee", "Ja"}
