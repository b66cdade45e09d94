"""Who lost telephone and codes gets in again through the functional manager, who cannot do it for themselves or for who works elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.beheer import haal_tweede_stap_weg
from samenspel.toegang.models import Beheerdaad, Rol
from tests.wereld import Wereld, werkt_ook_in

pytestmark = pytest.mark.django_db
OP = date(2026, 6, 3)


def _met_app(wereld: Wereld, naam: str) -> None:
    TOTP.activate(wereld.gebruikers[naam], generate_totp_secret())


def _roep_aan(wereld: Wereld, wie: str, van: str) -> None:
    """Past Python: what does the database say?"""
    with wereld.als(wie), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select toegang_haal_tweede_stap_weg(%s)", [wereld.gebruikers[van].pk])


def test_de_beheerder_haalt_hem_weg_en_alle_sessies_stoppen(wereld: Wereld) -> None:
    _met_app(wereld, "sanne")
    open_ = wereld.client("sanne")
    blad = reverse("toegang:gebruiker", args=[wereld.gebruikers["sanne"].pk])
    fatma = wereld.client("fatma")
    assert "Haal de tweede stap weg" in fatma.get(blad).content.decode()
    assert fatma.post(reverse("toegang:tweede_stap_weg", args=[wereld.gebruikers["sanne"].pk]))["Location"] == blad
    assert "tweede stap weggehaald" in fatma.get(blad).content.decode()
    assert not Authenticator.objects.exists()
    assert open_.get(reverse("toegang:instellingen"))["Location"].startswith(reverse("account_login"))


def test_wie_er_geen_heeft_krijgt_een_zin(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma, pytest.raises(Weigering, match="geen tweede stap"):
        haal_tweede_stap_weg(wereld.gebruikers["sanne"], door=fatma, op=OP)


@pytest.mark.parametrize("wie", ["sanne", "rob", "bert", "amira", "lotte"])
def test_alleen_een_beheerder(wereld: Wereld, wie: str) -> None:
    _met_app(wereld, "kees")
    with wereld.als(wie) as ik, pytest.raises(Weigering):
        haal_tweede_stap_weg(wereld.gebruikers["kees"], door=ik, op=OP)
    with pytest.raises(ProgrammingError):
        _roep_aan(wereld, wie, "kees")
    assert Authenticator.objects.exists()


@pytest.mark.parametrize("van", ["fatma", "ines", "amira"])
def test_niet_de_eigen_niet_van_de_buren_en_niet_van_een_inburgeraar(wereld: Wereld, van: str) -> None:
    _met_app(wereld, van)
    with wereld.als("fatma") as fatma, pytest.raises(Weigering):
        haal_tweede_stap_weg(wereld.gebruikers[van], door=fatma, op=OP)
    with pytest.raises(ProgrammingError):
        _roep_aan(wereld, "fatma", van)
    assert Authenticator.objects.exists()


def test_ook_niet_van_wie_ook_elders_werkt(wereld: Wereld) -> None:
    _met_app(wereld, "sanne")
    with als_eigenaar():
        sanne, fatma_zelf = wereld.gebruikers["sanne"], wereld.gebruikers["fatma"]
        werkt_ook_in(
            wereld.tynaarlo, sanne, thuis=wereld.assen, door=fatma_zelf, rol=Rol.TEAMLEIDER, vanaf=date(2022, 1, 1)
        )
    with wereld.als("fatma") as fatma, pytest.raises(Weigering, match="technisch beheerder"):
        haal_tweede_stap_weg(wereld.gebruikers["sanne"], door=fatma, op=OP)
    with pytest.raises(ProgrammingError):
        _roep_aan(wereld, "fatma", "sanne")
    with als_eigenaar():
        assert not Beheerdaad.objects.exists()
