"""What stands about a user can be corrected, by whom that is fit, and it is written down."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.oordeel import Weigering
from samenspel.organisaties.models import Team
from samenspel.toegang.beheer import stel_aan
from samenspel.toegang.beheer_kwalificaties import geef_kwalificatie
from samenspel.toegang.models import Aanstelling, Beheerdaad, Gebruiker
from samenspel.toegang.wijzigen import wijzig_aanstelling, wijzig_eigen_gegevens
from tests.wereld import WACHTWOORD, Wereld, werkt_ook_in

pytestmark = pytest.mark.django_db


def _log(wereld: Wereld) -> list[tuple[str, str]]:
    with wereld.als("fatma"):
        return list(Beheerdaad.objects.order_by("op", "id").values_list("wat", "toelichting"))


def test_fatma_verbetert_naam_adres_en_telefoon_en_het_oude_adres_logt_niet_meer_in(wereld: Wereld) -> None:
    sanne, fatma = wereld.gebruikers["sanne"], wereld.client("fatma")
    adres, oud = reverse("toegang:gegevens", args=[sanne.pk]), sanne.email
    assert f'value="{oud}"' in fatma.get(adres).content.decode()
    velden = {"naam": "Sanne  de Wit-Bos", "email": "Sanne.Bos@assen.test", "telefoon": "0592 366 911"}
    assert fatma.post(adres, velden).status_code == 302
    nieuw = Gebruiker.objects.get(pk=sanne.pk)
    assert (nieuw.naam, nieuw.email, nieuw.telefoon) == ("Sanne de Wit-Bos", "sanne.bos@assen.test", "0592 366 911")
    assert _log(wereld) == [("gegevens_gewijzigd", f"e-mailadres was {oud}, naam was Sanne de Wit, telefoon was leeg")]
    assert "naam was Sanne de Wit" in fatma.get(reverse("toegang:gebruiker", args=[sanne.pk])).content.decode()
    fatma.post(adres, velden)
    assert len(_log(wereld)) == 1  # nothing changed, nothing to write down
    inlog = reverse("account_login")
    ander = wereld.client("fatma")
    ander.logout()
    assert ander.post(inlog, {"login": oud, "password": WACHTWOORD}).status_code != 302
    assert ander.post(inlog, {"login": nieuw.email, "password": WACHTWOORD}).status_code == 302


def test_twee_gebruikers_met_een_adres_kan_niet(wereld: Wereld) -> None:
    adres = reverse("toegang:gegevens", args=[wereld.gebruikers["sanne"].pk])
    velden = {"naam": "Sanne", "email": wereld.gebruikers["kees"].email.upper(), "telefoon": ""}
    antwoord = wereld.client("fatma").post(adres, velden)
    assert antwoord.status_code == 422
    assert "logt al in met dit e-mailadres" in antwoord.content.decode()


def test_van_wie_ook_elders_werkt_of_inburgert_verandert_beheer_niets(wereld: Wereld) -> None:
    """Else a manager of one municipality takes over the account of a colleague of another, or of a newcomer."""
    for naam in ("ines", "amira"):
        mens = wereld.gebruikers[naam]
        vast: dict[str, Any] = {"rol": "coach_inburgering", "vanaf": date(2026, 6, 1)}
        if naam == "ines":
            with als_eigenaar():
                werkt_ook_in(wereld.assen, mens, thuis=wereld.tynaarlo, door=wereld.gebruikers["fatma"], **vast)
        else:
            with wereld.als("fatma") as fatma:
                stel_aan(mens, door=fatma, **vast)
        velden = {"naam": "X", "email": "x@assen.test", "telefoon": ""}
        assert wereld.client("fatma").post(reverse("toegang:gegevens", args=[mens.pk]), velden).status_code == 409
        assert Gebruiker.objects.get(pk=mens.pk).email == mens.email


@pytest.mark.parametrize("naam", ["sanne", "rob", "lotte", "ines"])
def test_een_ander_wijzigt_niets(wereld: Wereld, naam: str) -> None:
    client, kees = wereld.client(naam), wereld.gebruikers["kees"]
    adressen = [
        reverse("toegang:gegevens", args=[kees.pk]),
        reverse("toegang:aanstelling_wijzigen", args=[wereld.aanstellingen["kees"].pk]),
        reverse("toegang:register"),
    ]
    assert {client.get(adres).status_code for adres in adressen} == {409}


def test_titel_team_en_uren_van_een_aanstelling(wereld: Wereld) -> None:
    with als_eigenaar():
        team = Team.objects.create(gemeente=wereld.assen, naam="Noord")
        elders = Team.objects.create(gemeente=wereld.tynaarlo, naam="Zuid")
    rij = wereld.aanstellingen["kees"]
    adres = reverse("toegang:aanstelling_wijzigen", args=[rij.pk])
    client = wereld.client("fatma")
    inhoud = client.get(adres).content.decode()
    assert "Rol" not in inhoud.split("<main")[1].split("</main>")[0]
    assert client.post(adres, {"titel": "klantmanager", "team": team.pk, "uren_per_week": "28,5"}).status_code == 302
    with wereld.als("fatma") as fatma:
        nu = Aanstelling.objects.get(pk=rij.pk)
        assert (nu.titel, nu.team, nu.uren_per_week, nu.rol) == ("klantmanager", team, Decimal("28.5"), rij.rol)
        with pytest.raises(Weigering, match="eigen gemeente"):
            wijzig_aanstelling(nu, door=fatma, titel="", team=elders, uren_per_week=None)
    ((wat, toelichting),) = _log(wereld)
    assert wat == "aanstelling_gewijzigd"
    assert toelichting == "coach inburgering, titel was leeg, team was leeg, uren per week was leeg"


def test_wie_een_mandaat_heeft_staat_in_het_register_met_dagen(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        for naam, vanaf, tot in (("kees", date(2026, 6, 1), None), ("rob", date(2020, 1, 1), date(2020, 12, 31))):
            geef_kwalificatie(
                wereld.gebruikers[naam],
                door=fatma,
                soort="mandaat_pip",
                vanaf=vanaf,
                tot=tot,
                bron="mandaatbesluit 2026-14",
            )
    client, adres = wereld.client("fatma"), reverse("toegang:register")
    inhoud = client.get(adres).content.decode()
    assert "Kees Boonstra" in inhoud
    assert "mandaatbesluit 2026-14" in inhoud
    assert "1 juni 2026" in inhoud
    assert "Rob Veenstra" not in inhoud
    assert "31 december 2020" in client.get(adres, {"oud": "ja"}).content.decode()
    assert adres in client.get(reverse("toegang:beheer")).content.decode()


def test_ieder_zegt_zelf_wanneer_en_in_welke_taal(wereld: Wereld) -> None:
    client, adres = wereld.client("sanne"), reverse("toegang:instellingen")
    velden = {
        "telefoon": "0592 366 911",
        "bereikbaar": "ma-do 9-16 uur",
        "talen": "Nederlands, Arabisch",
        "letters": "on",
    }
    assert client.post(adres, velden).status_code == 302
    sanne = Gebruiker.objects.get(pk=wereld.gebruikers["sanne"].pk)
    assert (sanne.telefoon, sanne.bereikbaar, sanne.talen) == ("0592 366 911", "ma-do 9-16 uur", "Nederlands, Arabisch")
    assert 'value="ma-do 9-16 uur"' in client.get(adres).content.decode()
    assert "Welke talen spreekt u?" not in wereld.client("amira").get(adres).content.decode()
    with wereld.als("kees") as kees, pytest.raises(Weigering, match="eigen gegevens"):
        wijzig_eigen_gegevens(sanne, door=kees, telefoon="", talen="", bereikbaar="")
