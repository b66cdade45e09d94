"""The functional manager lets people in and out, by date; nobody else does, and no dossier is within reach."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.toegang.models import Aanstelling, Gebruiker, Kwalificatie, Vervanging
from tests.wereld import WACHTWOORD, Wereld

pytestmark = pytest.mark.django_db


def test_fatma_maakt_een_gebruiker_met_een_startwachtwoord_dat_werkt(wereld: Wereld) -> None:
    antwoord = wereld.client("fatma").post(
        reverse("toegang:gebruiker_nieuw"),
        {"email": "Nieuw@Assen.test", "naam": "Nina Nieuw", "rol": "regievoerder", "vanaf": "1-6-2026"},
    )
    assert antwoord.status_code == 200
    gebruiker = Gebruiker.objects.get(email="nieuw@assen.test")
    wachtwoord = antwoord.context["wachtwoord"]
    assert wachtwoord in antwoord.content.decode()
    assert gebruiker.check_password(wachtwoord)
    with wereld.als("fatma"):
        assert Aanstelling.objects.get(gebruiker=gebruiker).gemeente_id == wereld.assen.pk


def test_een_partner_zonder_organisatie_wordt_geweigerd_en_niets_blijft_achter(wereld: Wereld) -> None:
    antwoord = wereld.client("fatma").post(
        reverse("toegang:gebruiker_nieuw"),
        {"email": "p@partner.test", "naam": "Piet", "rol": "taalaanbieder", "vanaf": "1-6-2026"},
    )
    assert antwoord.status_code == 422
    assert "Kies de organisatie" in antwoord.content.decode()
    assert 'value="p@partner.test"' in antwoord.content.decode()
    assert not Gebruiker.objects.filter(email="p@partner.test").exists()


@pytest.mark.parametrize("naam", ["sanne", "rob", "bert", "amira", "lotte"])
def test_een_ander_beheert_geen_gebruikers(wereld: Wereld, naam: str) -> None:
    assert wereld.client(naam).get(reverse("toegang:beheer")).status_code == 409
    assert (
        wereld.client(naam).get(reverse("toegang:gebruiker", args=[wereld.gebruikers["sanne"].pk])).status_code == 409
    )


def test_wie_voor_een_andere_gemeente_werkt_bestaat_hier_niet(wereld: Wereld) -> None:
    assert (
        wereld.client("fatma").get(reverse("toegang:gebruiker", args=[wereld.gebruikers["ines"].pk])).status_code == 404
    )
    assert "Ines" not in wereld.client("fatma").get(reverse("toegang:beheer")).content.decode()


def test_een_mandaat_een_vervanging_en_het_einde_van_een_aanstelling(wereld: Wereld) -> None:
    fatma, kees, sanne = wereld.client("fatma"), wereld.gebruikers["kees"], wereld.gebruikers["sanne"]
    fatma.post(
        reverse("toegang:kwalificatie_nieuw", args=[kees.pk]),
        {"soort": "mandaat_pip", "bron": "mandaatbesluit 2026", "vanaf": "1-6-2026"},
    )
    fatma.post(
        reverse("toegang:vervanging"),
        {"afwezig": sanne.pk, "vervanger": kees.pk, "vanaf": "1-12-2026", "tot": "24-12-2026"},
    )
    aanstelling = wereld.aanstellingen["kees"]
    fatma.post(reverse("toegang:aanstelling_einde", args=[aanstelling.pk]), {"tot": "31-12-2026"})
    with wereld.als("fatma"):
        assert Kwalificatie.objects.get(gebruiker=kees).bron == "mandaatbesluit 2026"
        assert Vervanging.objects.get().vervanger == kees
        assert Aanstelling.objects.get(pk=aanstelling.pk).tot == date(2026, 12, 31)


def test_de_enige_beheerder_kan_niet_weg(wereld: Wereld) -> None:
    antwoord = wereld.client("fatma").post(
        reverse("toegang:aanstelling_einde", args=[wereld.aanstellingen["fatma"].pk]), {"tot": "31-12-2026"}
    )
    assert antwoord.status_code == 422
    assert "enige functioneel beheerder" in antwoord.content.decode()


def test_een_dag_die_niet_bestaat_krijgt_een_zin_en_niets_gaat_verloren(wereld: Wereld) -> None:
    antwoord = wereld.client("fatma").post(
        reverse("toegang:gebruiker_nieuw"),
        {"email": "n@assen.test", "naam": "Nina 🌷", "rol": "regievoerder", "vanaf": "31-6-2026"},
    )
    assert antwoord.status_code == 422
    assert "31 juni bestaat niet" in antwoord.content.decode()
    assert "Nina 🌷" in antwoord.content.decode()


def test_wie_ook_elders_werkt_houdt_zijn_wachtwoord(wereld: Wereld) -> None:
    """Else a manager of one municipality logs in as a colleague of another, and reads that municipality's dossiers."""
    fatma = wereld.client("fatma")
    velden = {"email": "ines@voorbeeld.test", "naam": "Ines", "rol": "coach_inburgering", "vanaf": "1-6-2026"}
    assert fatma.post(reverse("toegang:gebruiker_nieuw"), velden).status_code == 302
    antwoord = fatma.post(reverse("toegang:startwachtwoord", args=[wereld.gebruikers["ines"].pk]))
    assert antwoord.status_code == 409
    assert "werkt ook voor een andere gemeente" in antwoord.content.decode()
    assert Gebruiker.objects.get(pk=wereld.gebruikers["ines"].pk).check_password(WACHTWOORD)


def test_het_wachtwoord_van_een_inburgeraar_komt_niet_van_beheer(wereld: Wereld) -> None:
    """A manager sees no dossier, so cannot log in as a newcomer either, by appointing that newcomer first."""
    fatma = wereld.client("fatma")
    velden = {"email": "amira@voorbeeld.test", "naam": "Amira", "rol": "coach_inburgering", "vanaf": "1-6-2026"}
    fatma.post(reverse("toegang:gebruiker_nieuw"), velden)
    antwoord = fatma.post(reverse("toegang:startwachtwoord", args=[wereld.gebruikers["amira"].pk]))
    assert antwoord.status_code in {404, 409}
    assert Gebruiker.objects.get(pk=wereld.gebruikers["amira"].pk).check_password(WACHTWOORD)
