"""One appointment at a time: who has several chooses, and nobody takes somebody else's."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.toegang.middleware import SESSIE_AANSTELLING
from samenspel.toegang.models import Aanstelling, Rol
from tests.wereld import Wereld, werken_samen

pytestmark = pytest.mark.django_db


@pytest.fixture
def sanne_ook_in_tynaarlo(wereld: Wereld) -> Aanstelling:
    with als_eigenaar():
        werken_samen(wereld.assen, wereld.tynaarlo, door=wereld.gebruikers["fatma"])
        return Aanstelling.objects.create(
            gebruiker=wereld.gebruikers["sanne"], gemeente=wereld.tynaarlo, thuisgemeente=wereld.assen, rol=Rol.TEAMLEIDER, titel="coordinator",
            vanaf=date(2026, 1, 1),
        )  # fmt: skip


@pytest.mark.parametrize(("naam", "scherm"), [
    ("sanne", "werkvoorraad:lijst"), ("kees", "werkvoorraad:lijst"), ("rob", "werkvoorraad:team"), ("wim", "dossiers:lijst"),
    ("lotte", "beleid:lijst"), ("fatma", "toegang:beheer"), ("bert", "plan:mijn_acties"), ("amira", "portaal:mijn_plan"),
])  # fmt: skip
def test_wie_op_een_plek_werkt_begint_op_het_eigen_scherm(wereld: Wereld, naam: str, scherm: str) -> None:
    """Nobody has to choose, and nobody comes in at an empty page."""
    client = wereld.client(naam)
    assert client.get("/").url == reverse(scherm)  # type: ignore[attr-defined]
    assert client.get(reverse(scherm)).status_code == 200


def test_wie_op_meer_plekken_werkt_kiest_eerst_en_ziet_dan_die_plek(
    wereld: Wereld, sanne_ook_in_tynaarlo: Aanstelling
) -> None:
    client = wereld.client("sanne")
    keuze = client.get("/")
    assert keuze.status_code == 200
    assert "Tynaarlo" in keuze.content.decode()
    assert "coordinator" in keuze.content.decode()
    client.post(reverse("toegang:aanstelling"), {"aanstelling": str(sanne_ook_in_tynaarlo.pk)})
    assert client.get("/").url == reverse("werkvoorraad:team")  # type: ignore[attr-defined]
    # the dossier of Assen does not exist from here
    assert client.get(reverse("dossiers:dossier", args=[wereld.dossier_id])).status_code == 404
    client.post(reverse("toegang:aanstelling"), {"aanstelling": str(wereld.aanstellingen["sanne"].pk)})
    assert client.get(reverse("dossiers:dossier", args=[wereld.dossier_id])).status_code == 200


def test_de_aanstelling_van_een_ander_of_een_oude_kan_niet(wereld: Wereld, sanne_ook_in_tynaarlo: Aanstelling) -> None:
    client = wereld.client("sanne")
    for pk in (wereld.aanstellingen["ines"].pk, "onzin"):
        assert client.post(reverse("toegang:aanstelling"), {"aanstelling": str(pk)}).status_code == 409
    assert SESSIE_AANSTELLING not in client.session
    with als_eigenaar():
        Aanstelling.objects.filter(pk=sanne_ook_in_tynaarlo.pk).update(tot=date(2026, 1, 31))
    antwoord = client.post(reverse("toegang:aanstelling"), {"aanstelling": str(sanne_ook_in_tynaarlo.pk)})
    assert antwoord.status_code == 409


def test_zonder_geldige_aanstelling_komt_niemand_binnen(wereld: Wereld) -> None:
    with als_eigenaar():
        Aanstelling.objects.filter(gebruiker=wereld.gebruikers["sanne"]).update(tot=date(2023, 1, 1))
    antwoord = wereld.client("sanne").get(reverse("dossiers:dossier", args=[wereld.dossier_id]))
    assert antwoord.status_code == 403
    assert "geen aanstelling" in antwoord.content.decode()


def test_elke_rol_heeft_een_eerste_scherm(wereld: Wereld) -> None:
    """No role lands on a page that does not exist."""
    for naam in wereld.aanstellingen:
        antwoord = wereld.client(naam).get("/", follow=True)
        assert antwoord.status_code == 200, naam
