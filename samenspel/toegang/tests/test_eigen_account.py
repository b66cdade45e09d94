"""One's own account: what works with a login alone, under the narrow rights of the login role."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import vandaag
from samenspel.toegang.models import Aanstelling, Gebruiker
from tests.wereld import WACHTWOORD, Wereld

pytestmark = pytest.mark.django_db
NIEUW = "een heel ander wachtwoord 26"


def test_iemand_wijzigt_het_eigen_wachtwoord(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    data = {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW}
    assert client.post(reverse("account_change_password"), data).status_code == 302
    assert Gebruiker.objects.get(email="sanne@voorbeeld.test").check_password(NIEUW)


@pytest.mark.parametrize("naam", ["sanne", "amira", "bert"])
def test_een_aanstelling_die_voorbij_is_sluit_meteen(wereld: Wereld, naam: str) -> None:
    """Also in a session that is open: what is asked next is refused."""
    client = wereld.client(naam)
    assert client.get(reverse("toegang:start")).status_code == 302
    with als_eigenaar():
        Aanstelling.objects.filter(gebruiker=wereld.gebruikers[naam]).update(tot=vandaag() - timedelta(days=1))
    for adres in (
        reverse("plan:leefplan", args=[wereld.dossier_id]),
        reverse("plan:mijn_acties"),
        reverse("portaal:mijn_plan"),
        reverse("werkvoorraad:ics"),
    ):
        assert client.get(adres).status_code == 403, adres


def test_waar_u_bent_ingelogd_noemt_dit_toestel_in_het_nederlands(wereld: Wereld) -> None:
    inhoud = wereld.client("sanne").get("/inloggen/sessies/").content.decode()
    assert "Waar u bent ingelogd" in inhoud
    assert "Log uit" in inhoud
    assert "Sessions" not in inhoud
