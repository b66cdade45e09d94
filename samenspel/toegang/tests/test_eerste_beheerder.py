"""A new installation: one command lets the first functional manager in, once."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.models import Aanstelling, Beheerdaad
from samenspel.toegang.tests.test_tweede_stap import _code
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _blijf_verbonden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samenspel.toegang.management.commands.eerste_beheerder.connection.close", lambda: None)


def _maak(**opties: str) -> str:
    uit = StringIO()
    call_command(
        "eerste_beheerder",
        stdout=uit,
        **({"gemeente": "Hollands Kroon", "email": "Bea@hk.test", "naam": "Bea  Boer"} | opties),
    )
    return uit.getvalue()


def test_de_eerste_beheerder_logt_in_met_het_wachtwoord_dat_er_staat(wereld: Wereld) -> None:
    wachtwoord = _maak().splitlines()[0].split()[-1]
    client = Client()
    client.post(reverse("account_login"), {"login": "bea@hk.test", "password": wachtwoord})
    assert client.get(reverse("toegang:beheer"))["Location"] == reverse("mfa_index")  # first a second step
    client.post(reverse("account_reauthenticate"), {"password": wachtwoord})
    geheim = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": _code(geheim)})
    assert client.get(reverse("toegang:beheer")).status_code == 200
    with als_eigenaar():
        gemeente = Gemeente.objects.get(code="hollands-kroon")
        aanstelling = Aanstelling.objects.get(gemeente=gemeente)
        log = Beheerdaad.objects.get(gemeente=gemeente)
    assert (gemeente.naam, gemeente.nummerletter) == ("Hollands Kroon", "H")
    assert (log.door, log.over, log.wat) == (None, aanstelling.gebruiker, "aangesteld")
    assert (aanstelling.rol, aanstelling.gebruiker.naam) == ("functioneel_beheerder", "Bea Boer")


def test_een_gemeente_met_een_beheerder_krijgt_er_zo_geen_bij(wereld: Wereld) -> None:
    with pytest.raises(CommandError, match="Assen heeft al een functioneel beheerder"):
        _maak(gemeente="Assen")


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        ({"email": "geen adres"}, "geen e-mailadres"),
        ({"naam": " "}, "Zonder antwoord gaat het niet"),
        ({"email": "sanne@assen.test"}, "bestaat al"),
    ],
)
def test_een_verkeerd_antwoord_krijgt_een_zin(wereld: Wereld, opties: dict[str, str], zin: str) -> None:
    if "email" in opties and "@" in opties["email"]:
        opties = {"email": wereld.gebruikers["sanne"].email}
    with pytest.raises(CommandError, match=zin):
        _maak(**opties)


def test_zonder_antwoorden_vraagt_het_ernaar(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    vragen: list[str] = []
    antwoorden = iter(["Urk", "u@urk.test", "Urker"])

    def vraag(tekst: str) -> str:
        vragen.append(tekst)
        return next(antwoorden)

    monkeypatch.setattr("builtins.input", vraag)
    uit = StringIO()
    call_command("eerste_beheerder", stdout=uit)
    assert [vraag.split(" van ")[0] for vraag in vragen] == ["Naam", "E-mailadres", "Naam"]
    assert "startwachtwoord" in uit.getvalue()
