"""A dossier by hand, in one short form: notice, coupling or benefit."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.dossiers.models import BewaakteTermijn, Dossier, Gebeurtenis
from samenspel.kern.uuid7 import uuid7
from samenspel.personen.models import Contactgegeven, NummerKort, Persoon
from tests.wereld import BSN_AMIRA, Wereld

pytestmark = pytest.mark.django_db

FORMULIER = {
    "aanleiding": "duo",
    "naam": "Yared Tekle",
    "doelgroep": "ASIEL_A",
    "op": "1-6-2026",
    "geboortedatum": "1990",
}


def post(client: Client, **velden: str):
    return client.post(reverse("dossiers:nieuw"), {**FORMULIER, **velden})


def test_een_kennisgeving_van_duo_opent_een_dossier_met_alles_wat_bekend_is(wereld: Wereld) -> None:
    antwoord = post(wereld.client("sanne"), ontvangen_op="9-6-2026", bsn="999990020", telefoon="+31 6 1111 2222")
    assert antwoord.status_code == 302
    with wereld.als("sanne"):
        dossier = Dossier.objects.get(persoon__naam="Yared Tekle")
        soorten = set(Gebeurtenis.objects.filter(dossier=dossier).values_list("soort", "op"))
        assert ("kennisgeving_inburgeringsplicht", date(2026, 6, 1)) in soorten
        assert ("bericht_ontvangen", date(2026, 6, 9)) in soorten
        assert Persoon.objects.get(dossier=dossier).geboortedatum == "1990"
        assert NummerKort.objects.get(dossier=dossier).staart == "020"
        assert Contactgegeven.objects.get(dossier=dossier).zoek == "0611112222"
        assert not BewaakteTermijn.objects.filter(
            dossier=dossier, code="T12"
        ).exists()  # an asylum status holder: not registered yet
    inhoud = wereld.client("sanne").get(antwoord["Location"]).content.decode()
    assert "Yared Tekle" in inhoud
    assert "35 of 36 jaar" in inhoud or "36 of 37 jaar" in inhoud  # the day of the year is not known


@pytest.mark.parametrize(("op", "ontvangen", "bewaard"), [
    ("1-6-2026", "1-6-2026", True),  # it came on the day itself, and we type it later: without it the delay would be DUO's
    ("", "", False),
])  # fmt: skip
def test_de_dag_van_ontvangst_blijft_ook_als_het_de_dag_van_het_bericht_is(
    wereld: Wereld, op: str, ontvangen: str, *, bewaard: bool
) -> None:
    velden = {"op": op, "ontvangen_op": ontvangen} if op else {}
    assert post(wereld.client("sanne"), **velden).status_code == 302
    with wereld.als("sanne"):
        feiten = Gebeurtenis.objects.filter(dossier__persoon__naam="Yared Tekle", soort="bericht_ontvangen")
        assert list(feiten.values_list("op", flat=True)) == ([date(2026, 6, 1)] if bewaard else [])


def test_bij_een_gezinsmigrant_begint_de_tien_weken_bij_de_kennisgeving(wereld: Wereld) -> None:
    post(wereld.client("sanne"), doelgroep="GEZIN")
    with wereld.als("sanne"):
        termijn = BewaakteTermijn.objects.get(dossier__persoon__naam="Yared Tekle", code="T12")
        assert (termijn.start, termijn.uiterlijk) == (date(2026, 6, 1), date(2026, 8, 10))


def test_een_koppeling_door_het_coa_bewaart_het_azc_als_verblijf(wereld: Wereld) -> None:
    post(wereld.client("sanne"), aanleiding="coa", azc="AZC Assen", v_nummer="1234567890")
    with wereld.als("sanne"):
        assert Contactgegeven.objects.get(dossier__persoon__naam="Yared Tekle").soort == "azc"
        assert Gebeurtenis.objects.filter(
            dossier__persoon__naam="Yared Tekle", soort="koppeling_gemeente", bron="coa"
        ).exists()


def test_het_formulier_twee_keer_versturen_opent_een_dossier(wereld: Wereld) -> None:
    client, sleutel = wereld.client("sanne"), str(uuid7())
    eerste, tweede = (post(client, sleutel=sleutel) for _ in range(2))
    assert eerste["Location"] == tweede["Location"]
    with wereld.als("sanne"):
        assert Dossier.objects.filter(persoon__naam="Yared Tekle").count() == 1


def test_wie_er_misschien_al_is_wordt_eerst_getoond(wereld: Wereld) -> None:
    dubbel = {"naam": "Haddad Amira", "geboortedatum": "14-3-1994"}
    antwoord = post(wereld.client("sanne"), **dubbel)
    assert antwoord.status_code == 409
    assert "Deze persoon is er misschien al" in antwoord.content.decode()
    assert post(wereld.client("sanne"), **dubbel, toch="ja").status_code == 302


def test_hetzelfde_bsn_wordt_ook_gezien(wereld: Wereld) -> None:
    assert post(wereld.client("sanne"), bsn=BSN_AMIRA).status_code == 409


def test_hetzelfde_v_nummer_wordt_gezien_ook_met_een_heel_andere_naam(wereld: Wereld) -> None:
    """V-number before BSN: who comes from the AZC is known by it alone."""
    client = wereld.client("sanne")
    assert post(client, v_nummer="2801234567").status_code == 302
    antwoord = post(client, naam="Iemand Anders", geboortedatum="", v_nummer="280 123 4567")
    assert antwoord.status_code == 409
    assert "Yared Tekle" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("geboren", "status"), [("1994", 409), ("3-1994", 409), ("1995", 302), ("4-1994", 302), ("14-3-1994", 409)]
)
def test_een_deels_bekende_geboortedatum_kan_dezelfde_dag_zijn(wereld: Wereld, geboren: str, status: int) -> None:
    """Amira was born on 14 March 1994."""
    assert post(wereld.client("sanne"), naam="Haddad Amira", geboortedatum=geboren).status_code == status


def test_wie_hier_alleen_met_een_jaar_staat_wordt_gezien_bij_een_hele_datum(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    assert post(client, naam="Samuel Kidane", geboortedatum="1990").status_code == 302
    assert post(client, naam="Kidane Samuel", geboortedatum="2-5-1990").status_code == 409
    assert post(client, naam="Kidane Samuel", geboortedatum="2-5-1991").status_code == 302


@pytest.mark.parametrize(("velden", "zin"), [
    ({"op": "31-6-2026"}, "31 juni bestaat niet. Juni heeft 30 dagen."),
    ({"bsn": "999990018"}, "Dit BSN klopt niet (elfproef)"),
    ({"bsn": "12345"}, "Een BSN heeft 9 cijfers. Dit zijn er 5."),
    ({"v_nummer": "12"}, "Een V-nummer heeft 10 cijfers"),
    ({"naam": "x" * 10_000}, "Deze naam is te lang"),
    ({"naam": "   "}, "Vul een naam in"),
    ({"doelgroep": ""}, "Kies een doelgroep"),
    ({"geboortedatum": "13-1994"}, "Maand 13 bestaat niet"),
    ({"op": "1-1-2040"}, "Deze dag moet nog komen"),
    ({"op": "1-1-2099"}, "Deze dag ligt te ver weg"),
    ({"ontvangen_op": "1-5-2026"}, "U kreeg het bericht niet eerder"),
])  # fmt: skip
def test_foute_invoer_krijgt_een_zin_bij_het_veld_en_niets_gaat_verloren(
    wereld: Wereld, velden: dict[str, str], zin: str
) -> None:
    antwoord = post(wereld.client("sanne"), **{"telefoon": "06 99 88 77 66", **velden})
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zin in inhoud
    assert 'value="06 99 88 77 66"' in inhoud
    with wereld.als("sanne"):
        assert Dossier.objects.count() == 1


@pytest.mark.parametrize("naam", ["أميرة الحداد", "Zoë 🌷 Özgür", "ተስፋይ ገብረ", "<script>alert(1)</script>"])
def test_elke_naam_komt_terug_zoals_hij_geschreven_is(wereld: Wereld, naam: str) -> None:
    antwoord = post(wereld.client("sanne"), naam=naam)
    assert antwoord.status_code == 302
    inhoud = wereld.client("sanne").get(antwoord["Location"]).content.decode()
    assert "<script>alert" not in inhoud
    with wereld.als("sanne"):
        assert Persoon.objects.filter(naam=naam).exists()


def test_de_intakebalie_opent_en_ziet_het_dossier_tot_iemand_het_heeft(wereld: Wereld) -> None:
    wim = wereld.client("wim")
    antwoord = post(wim)
    assert antwoord.status_code == 302
    assert wim.get(antwoord["Location"]).status_code == 200
    assert (
        wim.get(reverse("dossiers:dossier", args=[wereld.dossier_id])).status_code == 404
    )  # Sanne is the contact person of Amira


@pytest.mark.parametrize("naam", ["rob", "kees", "lotte", "fatma", "bert", "amira"])
def test_wie_geen_dossier_mag_openen_krijgt_een_zin(wereld: Wereld, naam: str) -> None:
    antwoord = post(wereld.client(naam))
    assert antwoord.status_code == 409
    assert "Uw rol opent geen dossiers" in antwoord.content.decode()
