"""The pages of who manages the records: found by who may, gone for the rest; signed with a second look."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from samenspel.bewaren.models import Vasthouding, Vernietigingslijst, Vernietigingsregel
from samenspel.bewaren.tests.hulp import een_nacht, eindig, maak_beheerder, teken
from samenspel.bewaren.verklaring import _blokken
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.uuid7 import uuid7
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def iris(wereld: Wereld) -> Wereld:
    """A list waits, and all of it is too late."""
    maak_beheerder(wereld)
    eindig(wereld, "2026-05-20", "overleden")
    een_nacht(wereld, "2026-05-21")
    return wereld


def lijst_van(wereld: Wereld) -> Vernietigingslijst:
    with als_eigenaar():
        return Vernietigingslijst.objects.get(gemeente=wereld.assen)


def test_de_lijst_met_redenen_en_wat_te_laat_is(iris: Wereld) -> None:
    bladzijde = iris.client("iris").get(reverse("bewaren:overzicht")).content.decode()
    assert "hadden al weg moeten zijn" in bladzijde
    assert "20 mei 2026" in bladzijde
    regels = iris.client("iris").get(reverse("bewaren:lijst", args=[lijst_van(iris).pk])).content.decode()
    assert "Deze persoon overleed op 20 mei 2026. De gegevens gaan meteen weg." in regels
    assert "Besluit inburgering 2021, artikel 9.9, lid 1" in regels
    assert "Amira" not in regels, "a number, never a name"


@pytest.mark.parametrize("naam", ["sanne", "fatma", "wim", "bert", "amira", "ines"])
def test_voor_een_ander_is_er_niets(iris: Wereld, naam: str) -> None:
    client = iris.client(naam)
    for adres in (
        reverse("bewaren:overzicht"),
        reverse("bewaren:vasthoudingen"),
        reverse("bewaren:lijst", args=[lijst_van(iris).pk]),
    ):
        assert client.get(adres).status_code == 404


def test_een_teamleider_ziet_aantallen_en_geen_dossier(iris: Wereld) -> None:
    client = iris.client("rob")
    bladzijde = client.get(reverse("bewaren:overzicht")).content.decode()
    assert "hadden al weg moeten zijn" in bladzijde
    assert client.get(reverse("bewaren:lijst", args=[lijst_van(iris).pk])).status_code == 404


def test_een_beheerder_van_een_andere_gemeente_ziet_deze_lijst_niet(iris: Wereld) -> None:
    maak_beheerder(iris, "ilse", gemeente=iris.tynaarlo)
    client = iris.client("ilse")
    assert client.get(reverse("bewaren:lijst", args=[lijst_van(iris).pk])).status_code == 404
    assert "hadden al weg" not in client.get(reverse("bewaren:overzicht")).content.decode()


def test_ondertekenen_op_het_scherm(iris: Wereld) -> None:
    client, lijst = iris.client("iris"), lijst_van(iris)
    adres = reverse("bewaren:handtekening", args=[lijst.pk])
    gezien = client.get(adres).context["form"].initial["gezien"]
    assert client.post(adres, {"gezien": gezien}).status_code == 422, "without the tick nothing is signed"
    assert client.post(adres, {"gezien": "anders", "akkoord": "on"}).status_code == 422
    assert lijst_van(iris).stand == "voorstel"
    assert client.post(adres, {"gezien": gezien, "akkoord": "on", "toelichting": "Besproken."}).status_code == 302
    assert (lijst_van(iris).stand, lijst_van(iris).ondertekend_door_id) == ("ondertekend", iris.gebruikers["iris"].pk)


def test_het_bestand_heeft_geen_formules_en_geen_namen(iris: Wereld) -> None:
    with als_eigenaar():
        Vernietigingsregel.objects.update(nummer="=1+1")
    antwoord = iris.client("iris").get(reverse("bewaren:uitvoer", args=[lijst_van(iris).pk]))
    tekst = antwoord.content.decode("utf-8-sig")
    assert tekst.splitlines()[0].startswith("dossier;onderdeel;")
    assert "'=1+1;" in tekst
    assert "Amira" not in tekst


def test_de_verklaring_is_een_pdf_van_een_ondertekende_lijst(iris: Wereld) -> None:
    client, lijst = iris.client("iris"), lijst_van(iris)
    adres = reverse("bewaren:verklaring", args=[lijst.pk])
    assert client.get(adres).status_code == 409, "nothing was signed yet"
    teken(iris, "2026-05-22")
    antwoord = client.get(adres)
    assert antwoord["Content-Type"] == "application/pdf"
    import pypdfium2

    tekst = "".join(
        bladzijde.get_textpage().get_text_range() for bladzijde in pypdfium2.PdfDocument(BytesIO(antwoord.content))
    )
    assert "Verklaring van vernietiging" in tekst
    assert "Iris Test" in tekst
    assert "Uitgevoerd op 22 mei 2026" in tekst


def test_een_verklaring_van_een_lijst_die_nog_loopt_zegt_dat(iris: Wereld) -> None:
    import pypdfium2

    lijst = lijst_van(iris)
    teken(iris, "2026-05-22")
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table bewaren_vernietigingslijst disable trigger user")
        Vernietigingslijst.objects.filter(pk=lijst.pk).update(uitgevoerd_op=None)
    pdf = pypdfium2.PdfDocument(
        BytesIO(iris.client("iris").get(reverse("bewaren:verklaring", args=[lijst.pk])).content)
    )
    tekst = " ".join("".join(blad.get_textpage().get_text_range() for blad in pdf).split())
    assert "Dit is een tussenstand" in tekst
    assert "staan in geen tabel meer" not in tekst


def test_de_verklaring_telt_alleen_wat_al_gewist_is(iris: Wereld) -> None:
    lijst = lijst_van(iris)
    teken(iris, "2026-05-22")
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table bewaren_vernietigingsregel disable trigger user")
        lijst.refresh_from_db()
        op_papier = _tabelrijen(lijst)
        assert op_papier
        regel = lijst.regels.filter(stand=Vernietigingsregel.Stand.WEG)[0]
        lijst.regels.filter(deel=regel.deel).update(stand=Vernietigingsregel.Stand.OPEN, dossier_id=uuid7())
        assert len(_tabelrijen(lijst)) == len(op_papier) - 1


def _tabelrijen(lijst: Vernietigingslijst) -> Any:
    return next(blok[2] for blok in _blokken(lijst, 0) if blok[0] == "tabel")


def test_wat_te_laat_is_staat_in_de_ochtend_van_het_team_en_zonder_naam(iris: Wereld) -> None:
    """Overdue retention was only seen on its own page."""
    team = reverse("werkvoorraad:team")
    blad = iris.client("rob").get(team).content.decode()
    assert "weg moeten zijn" in blad
    assert reverse("bewaren:overzicht") in blad
    with iris.als("sanne"):
        nummer = iris.dossier().nummer
    assert nummer not in blad.split("weg moeten zijn")[1][:400]
    assert "weg moeten zijn" not in iris.client("kees").get(team).content.decode()
    assert "weg moeten zijn" in iris.client("iris").get(reverse("bewaren:overzicht")).content.decode()


def test_vasthouden_en_opheffen_op_het_scherm(iris: Wereld) -> None:
    client = iris.client("iris")
    adres = reverse("bewaren:vasthoudingen")
    with als_eigenaar():
        nummer = iris.dossier().nummer
    velden = {"nummer": nummer, "soort": "juridisch", "reden": "Rechtbank, zaak 26/118."}
    assert client.post(adres, velden | {"nummer": "A99-0001"}).status_code == 422
    assert client.post(adres, velden).status_code == 302
    assert nummer in client.get(adres).content.decode()
    with als_eigenaar():
        rij = Vasthouding.objects.get()
    assert client.post(reverse("bewaren:opheffing", args=[rij.pk]), {"reden": "De zaak is klaar."}).status_code == 302
    with als_eigenaar():
        rij.refresh_from_db()
    assert rij.opgeheven_door_id == iris.gebruikers["iris"].pk
    assert client.get(reverse("bewaren:opheffing", args=[rij.pk])).status_code == 404
    assert rij.vanaf >= date(2026, 1, 1)
