"""A signal of DUO by hand: every code, for who is here and who is new, once, and only what DUO says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Gebeurtenis
from samenspel.kern.uuid7 import uuid7
from samenspel.koppelingen.duo.signalen import GROEPEN, SIGNALEN
from samenspel.personen.models import NummerKort
from tests.wereld import BSN_AMIRA, NU, Wereld

pytestmark = pytest.mark.django_db

_VOORBEELD = {
    "doelgroep": "GEZIN", "tot": "1-6-2027", "begin": "29-5-2026", "einde": "28-5-2029", "onderdeel": "lezen", "niveau": "B1", "score": "31",
    "geslaagd": "ja", "datum_plicht": "1-4-2026",
}  # fmt: skip


def post(wereld: Wereld, code: str, door: str = "sanne", /, **velden: Any):
    return wereld.client(door).post(
        reverse("koppelingen:signaal", args=[code.lower()]), {"wie": "A26-0001", "op": "2-6-2026", **velden}
    )


def test_elk_signaal_staat_in_een_groep() -> None:
    assert sorted(code for _titel, codes in GROEPEN for code in codes) == sorted(SIGNALEN)


@pytest.mark.parametrize("code", sorted(SIGNALEN))
def test_elk_signaal_wordt_een_feit_dat_op_de_tijdlijn_staat(wereld: Wereld, code: str) -> None:
    client = wereld.client("sanne")
    assert code in client.get(reverse("koppelingen:signalen")).content.decode()
    pagina = client.get(reverse("koppelingen:signaal", args=[code.lower()]))
    velden = {naam: _VOORBEELD[naam] for naam in pagina.context["form"].fields if naam in _VOORBEELD}
    if code == "SS125":
        velden["doelgroep"] = "ASIEL_B"
    with wereld.als("sanne"):
        voor = set(Gebeurtenis.objects.values_list("pk", flat=True))
    antwoord = post(wereld, code, **velden)
    assert antwoord.status_code == 302, antwoord.content.decode()
    with wereld.als("sanne"):
        nieuw = Gebeurtenis.objects.exclude(pk__in=voor)
        assert nieuw.exists()
        assert {feit.bron for feit in nieuw} == {"duo"}
        assert {feit.dossier_id for feit in nieuw} == {wereld.dossier_id}
    assert client.get(reverse("dossiers:tijdlijn", args=[wereld.dossier_id])).status_code == 200


@pytest.mark.parametrize("wie", [BSN_AMIRA, "9999 90 019", "A26-0001", "a26-0001"])
def test_de_persoon_is_te_vinden_op_bsn_en_dossiernummer(wereld: Wereld, wie: str) -> None:
    assert post(wereld, "SS131", wie=wie, score="31").status_code == 302
    with wereld.als("sanne"):
        assert Gebeurtenis.objects.get(soort="lbt_uitslag").gegevens == {"score": 31}


def test_alleen_een_dossiernummer_uit_het_adres_gaat_mee_naar_het_formulier(wereld: Wereld) -> None:
    client, bladen = (
        wereld.client("sanne"),
        (reverse("koppelingen:signalen"), reverse("koppelingen:signaal", args=["ss131"])),
    )
    for blad in bladen:
        met_nummer, met_naam = (
            client.get(blad, {"dossier": wie}).content.decode() for wie in ("A26-0001", "Amira Test")
        )
        assert ("A26-0001" in met_nummer, "Amira" in met_naam) == (True, False)


def test_een_nieuwe_persoon_krijgt_een_dossier_met_nummer_feit_en_termijn(wereld: Wereld) -> None:
    antwoord = post(
        wereld,
        "SS101",
        wie="999990020",
        naam="Yared Tekle",
        doelgroep="GEZIN",
        geboortedatum="1990",
        datum_plicht="1-5-2026",
    )
    assert antwoord.status_code == 302
    with wereld.als("sanne"):
        dossier = Dossier.objects.get(persoon__naam="Yared Tekle")
        assert NummerKort.objects.get(dossier=dossier).staart == "020"
        soorten = set(Gebeurtenis.objects.filter(dossier=dossier).values_list("soort", "op"))
        assert {("kennisgeving_inburgeringsplicht", date(2026, 6, 2)), ("plicht_start", date(2026, 5, 1))} <= soorten
        assert BewaakteTermijn.objects.get(dossier=dossier, code="T12").uiterlijk == date(2026, 8, 11)


@pytest.mark.parametrize(
    ("code", "velden", "zin"),
    [
        ("SS101", {"wie": "999990020"}, "Deze persoon is nieuw"),
        ("SS101", {"wie": "A26-0999", "naam": "Yared", "doelgroep": "GEZIN"}, "BSN (9 cijfers)"),
        ("SS131", {"wie": "999990020", "score": "31"}, "heeft hier geen dossier"),
        ("SS131", {"score": "41"}, "Van 0 tot en met 40"),
        ("SS131", {"op": "31-6-2026", "score": "31"}, "31 juni bestaat niet"),
        ("SS131", {"op": "2-6-2035", "score": "31"}, "moet nog komen"),
        ("SS109", {}, "Vul de dag in"),
        ("SS124", {}, "Maak een keuze"),
        ("SS131", {"wie": "x" * 10_000, "score": "31"}, "te lang voor een nummer"),
    ],
)
def test_foute_invoer_krijgt_een_zin(wereld: Wereld, code: str, velden: dict[str, str], zin: str) -> None:
    antwoord = post(wereld, code, **velden)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


def test_twee_keer_versturen_en_een_signaal_dat_al_bekend_is_doen_niets(wereld: Wereld) -> None:
    sleutel = str(uuid7())
    for _ in range(2):
        post(wereld, "SS131", score="31", sleutel=sleutel)
    antwoord = wereld.client("sanne").post(
        reverse("koppelingen:signaal", args=["ss131"]),
        {"wie": "A26-0001", "op": "2-6-2026", "score": "31"},
        follow=True,
    )
    assert "stond al in het dossier" in antwoord.content.decode()
    with wereld.als("sanne"):
        assert Gebeurtenis.objects.filter(soort="lbt_uitslag").count() == 1


def test_een_signaal_dat_in_een_samengevoegd_dossier_staat_is_ook_bekend(wereld: Wereld) -> None:
    """Also by way of another record, and when DUO still knows the person by the oldest one."""
    post(wereld, "SS131", score="31")
    with wereld.als("sanne") as sanne:
        midden, hoofd = (
            open_dossier(
                Aanmelding(naam="Amira el Haddad", doelgroep="ASIEL_A"),
                door=sanne,
                op=date(2026, 1, 5),
                vastgelegd_op=NU,
            )
            for _ in range(2)
        )
        voeg_samen(wereld.dossier(), in_=midden, door=sanne, op=date(2026, 6, 2), reden="zelfde persoon", nu=NU)
        nummers = ["A26-0001", midden.nummer]
    for nummer in nummers:
        post(wereld, "SS131", wie=nummer, score="31")
    with wereld.als("sanne") as sanne:
        assert Gebeurtenis.objects.filter(soort="lbt_uitslag").count() == 1
        # a chain, as merges of before left it: the oldest record points at the middle one
        voeg_samen(midden, in_=hoofd, door=sanne, op=date(2026, 6, 2), reden="zelfde persoon", nu=NU)
        Dossier.objects.filter(pk=wereld.dossier_id).update(samengevoegd_in=midden)
        nummers = ["A26-0001", midden.nummer, hoofd.nummer]
    for nummer in nummers:
        post(wereld, "SS131", wie=nummer, score="31")
    with wereld.als("sanne"):
        assert Gebeurtenis.objects.filter(soort="lbt_uitslag").count() == 1
    assert post(wereld, "SS131", wie=hoofd.nummer, score="32").status_code == 302  # another result is news
    with wereld.als("sanne"):
        assert Gebeurtenis.objects.get(gegevens__score=32).dossier_id == hoofd.pk


def test_een_dossier_van_de_ondertussengroep_krijgt_geen_signaal(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        oud = open_dossier(
            Aanmelding(naam="Proef Oud", doelgroep="WI2013"), door=sanne, op=date(2026, 1, 5), vastgelegd_op=NU
        )
    antwoord = post(wereld, "SS102", wie=oud.nummer, begin="29-5-2026", einde="28-5-2029")
    assert antwoord.status_code == 422
    assert "valt onder de oude wet" in antwoord.content.decode()


@pytest.mark.parametrize("naam", ["kees", "rob", "lotte", "fatma", "bert", "amira"])
def test_wie_geen_status_vastlegt_voert_geen_signaal_in(wereld: Wereld, naam: str) -> None:
    assert wereld.client(naam).get(reverse("koppelingen:signalen")).status_code in {404, 409}
    assert post(wereld, "SS131", naam, score="31").status_code in {404, 409}


def test_ines_raakt_met_een_bsn_uit_assen_niemand(wereld: Wereld) -> None:
    antwoord = post(wereld, "SS131", "ines", wie=BSN_AMIRA, score="31")
    assert antwoord.status_code == 422
    with wereld.als("sanne"):
        assert not Gebeurtenis.objects.filter(soort="lbt_uitslag").exists()


def test_een_vreemde_code_bestaat_niet(wereld: Wereld) -> None:
    assert wereld.client("sanne").get(reverse("koppelingen:signaal", args=["ss999"])).status_code == 404
