"""Sessions end: after silence, after a working day, when access changes, and when their owner says so (V20)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from samenspel.kern import klok
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.aanmelden import SessionStore
from samenspel.toegang.beheer import beeindig_aanstelling, geef_startwachtwoord, stel_aan
from samenspel.toegang.models import Aanstelling, Gebruiker, Rol
from tests.wereld import WACHTWOORD, Wereld

pytestmark = pytest.mark.django_db
BLAD = reverse("account_change_password")
"""A page that staff and newcomers both have."""


@pytest.fixture(autouse=True)
def _lege_cache() -> None:
    cache.clear()


@pytest.fixture
def klokje(monkeypatch: pytest.MonkeyPatch) -> Klokje:
    return Klokje(monkeypatch)


class Klokje:
    """A clock that the test winds on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begin, self.later = nu(), timedelta()
        monkeypatch.setattr("samenspel.kern.klok.timezone.now", lambda: self.begin + self.later)

    def verder(self, **tijd: int) -> datetime:
        self.later += timedelta(**tijd)
        return klok.nu()


def _leeft(client: Client) -> bool:
    return client.get(BLAD).status_code == 200


def _log_in(naam: str = "amira", kenmerk: str = "") -> Client:
    """Amira needs no second step: this is about what comes after."""
    client = Client(HTTP_USER_AGENT=kenmerk or "Firefox/130 Windows")
    client.post(reverse("account_login"), {"login": f"{naam}@voorbeeld.test", "password": WACHTWOORD})
    return client


@pytest.mark.parametrize(("naam", "minuten"), [("sanne", 15), ("bert", 15), ("amira", 10)])
def test_na_stilte_is_de_sessie_voorbij(wereld: Wereld, klokje: Klokje, naam: str, minuten: int) -> None:
    client = wereld.client(naam)
    assert _leeft(client)
    klokje.verder(minutes=minuten, seconds=-1)
    assert _leeft(client)
    klokje.verder(minutes=minuten, seconds=1)
    assert not _leeft(client)


def test_wie_bezig_is_blijft_binnen_tot_het_einde_van_de_dag(wereld: Wereld, klokje: Klokje) -> None:
    client = wereld.client("sanne")
    for _keer in range(59):
        klokje.verder(minutes=10)
        assert _leeft(client)
    klokje.verder(minutes=9)
    assert _leeft(client)
    klokje.verder(minutes=2)  # ten hours and a minute
    assert not _leeft(client)


def test_ook_een_sessie_die_iets_onthoudt_wordt_niet_langer_dan_een_dag(wereld: Wereld, klokje: Klokje) -> None:
    """A switch of appointment or a language saves the session anew; its end stays the same."""
    client = wereld.client("amira")
    for _keer in range(70):
        klokje.verder(minutes=9)
        client.get(reverse("portaal:mijn_plan"), {"taal": "en"})
    assert not _leeft(client)


def test_ik_ben_er_nog_verlengt(wereld: Wereld, klokje: Klokje) -> None:
    client = wereld.client("sanne")
    klokje.verder(minutes=14)
    assert client.post(reverse("account_er_nog")).status_code == 204
    assert client.get(reverse("account_er_nog")).status_code == 405
    klokje.verder(minutes=14)
    assert _leeft(client)
    klokje.verder(minutes=16)
    antwoord = client.post(reverse("account_er_nog"))
    assert antwoord["Location"].startswith(reverse("account_login"))


def test_hoogstens_een_keer_per_minuut_wordt_er_iets_geschreven(
    wereld: Wereld, klokje: Klokje, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = wereld.client("sanne")
    rij = Session.objects.filter(session_key=client.session.session_key)
    begin = rij.get().expire_date
    klokje.verder(seconds=58)
    client.get(BLAD)
    assert rij.get().expire_date == begin
    klokje.verder(seconds=3)
    client.get(BLAD)
    assert rij.get().expire_date > begin


def test_er_nog_op_de_bladzijde_staat_wanneer_hij_sluit(wereld: Wereld) -> None:
    assert 'data-stil="900"' in wereld.client("sanne").get(reverse("toegang:instellingen")).content.decode()
    plan = wereld.client("amira").get(reverse("portaal:mijn_plan"), {"taal": "en"}, follow=True).content.decode()
    assert 'data-stil="600"' in plan
    assert "I am still here" in plan
    assert "Bent u er nog" not in plan


@pytest.mark.parametrize("wat", ["aangesteld", "beeindigd", "startwachtwoord", "uitgezet"])
def test_verandert_de_toegang_dan_is_elke_sessie_meteen_voorbij(wereld: Wereld, wat: str) -> None:
    fatma, sanne = wereld.wie("fatma"), wereld.gebruikers["sanne"]
    clients = [wereld.client("sanne"), wereld.client("sanne")]
    assert all(map(_leeft, clients))
    if wat == "uitgezet":
        with als_eigenaar():
            Gebruiker.objects.filter(pk=sanne.pk).update(is_active=False)
    else:
        with identiteit(fatma):
            if wat == "aangesteld":
                stel_aan(sanne, door=fatma, rol=Rol.TEAMLEIDER, vanaf=vandaag())
            elif wat == "beeindigd":
                beeindig_aanstelling(wereld.aanstellingen["sanne"], door=fatma, tot=vandaag(), vandaag=vandaag())
            else:
                geef_startwachtwoord(sanne, door=fatma, op=vandaag())
    assert not any(map(_leeft, clients))
    assert _leeft(wereld.client("rob"))


def test_een_eigen_nieuw_wachtwoord_sluit_de_andere_toestellen(wereld: Wereld) -> None:
    hier, daar = _log_in(), _log_in()
    nieuw = "vier losse paarden in de regen"
    hier.post(reverse("account_change_password"), {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw})
    assert _leeft(hier)
    assert not _leeft(daar)


def test_wie_in_een_aanstelling_werkte_die_voorbij_is_werkt_niet_stil_verder_in_een_andere(wereld: Wereld) -> None:
    with als_eigenaar():
        tweede = Aanstelling.objects.create(
            gebruiker=wereld.gebruikers["sanne"], gemeente=wereld.assen, rol=Rol.TEAMLEIDER, vanaf="2022-01-01"
        )
    client = wereld.client("sanne")
    client.post(reverse("toegang:aanstelling"), {"aanstelling": str(tweede.pk)})
    assert client.get(reverse("toegang:instellingen")).status_code == 200
    with als_eigenaar():
        Aanstelling.objects.filter(pk=tweede.pk).update(tot=vandaag() - timedelta(days=1))
    assert client.get(reverse("toegang:instellingen"))["Location"].startswith(reverse("account_login"))
    assert not _leeft(client)


def test_inloggen_geeft_een_nieuwe_sleutel_en_niet_die_van_een_ander(wereld: Wereld) -> None:
    client = Client()
    client.get(reverse("mfa_login_webauthn"), HTTP_ACCEPT="application/json")  # gives a session before the login
    voor = client.session.session_key or ""
    client.post(reverse("account_login"), {"login": "amira@voorbeeld.test", "password": WACHTWOORD})
    assert client.session.session_key != voor
    assert not SessionStore().exists(voor)
    vals = Client()
    vals.cookies[settings.SESSION_COOKIE_NAME] = "een-sleutel-die-een-ander-koos"
    vals.post(reverse("account_login"), {"login": "amira@voorbeeld.test", "password": WACHTWOORD})
    assert vals.cookies[settings.SESSION_COOKIE_NAME].value != "een-sleutel-die-een-ander-koos"


def test_na_uitloggen_werkt_de_sleutel_niet_meer_en_ruimt_de_browser_op(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    sleutel = client.cookies[settings.SESSION_COOKIE_NAME].value
    antwoord = client.post(reverse("account_logout"))
    assert antwoord["Clear-Site-Data"] == '"storage"'
    assert "Clear-Site-Data" not in client.get(reverse("account_login"))
    dief = Client()
    dief.cookies[settings.SESSION_COOKIE_NAME] = sleutel
    assert not _leeft(dief)


def test_een_sessiekoekje_is_weg_als_de_browser_dichtgaat(wereld: Wereld) -> None:
    koekje = _log_in().cookies[settings.SESSION_COOKIE_NAME]
    assert koekje["max-age"] == ""
    assert koekje["expires"] == ""
    assert koekje["httponly"]


def test_het_zesde_toestel_stuurt_het_eerste_weg(wereld: Wereld) -> None:
    toestellen = [_log_in() for _keer in range(6)]
    assert [_leeft(toestel) for toestel in toestellen] == [False, True, True, True, True, True]


def test_iemand_ziet_de_eigen_toestellen_en_logt_er_een_uit(wereld: Wereld) -> None:
    hier, telefoon, tablet = _log_in(), _log_in(kenmerk="Safari/604 iPhone"), _log_in(kenmerk="Safari/604 iPad")
    blad = hier.get(reverse("usersessions_list")).content.decode()
    assert "Safari op iPhone" in blad
    knoppen = re.findall(r'name="sessie" value="(\d+)"', blad)
    assert len(knoppen) == 2  # not of this device
    van_telefoon = UserSession.objects.get(user_agent__contains="iPhone")
    hier.post(reverse("usersessions_list"), {"sessie": van_telefoon.pk})
    assert [_leeft(client) for client in (hier, telefoon, tablet)] == [True, False, True]
    hier.post(reverse("usersessions_list"))
    assert [_leeft(client) for client in (hier, tablet)] == [True, False]


@pytest.mark.parametrize("vreemd", ["0", "x", "9" * 30, "-1"])
def test_een_toestel_van_een_ander_bestaat_niet(wereld: Wereld, vreemd: str) -> None:
    hier, ines = _log_in(), Client()
    ines.post(reverse("account_login"), {"login": "ines@voorbeeld.test", "password": WACHTWOORD})
    van_ines = UserSession.objects.get(user=wereld.gebruikers["ines"])
    assert hier.post(reverse("usersessions_list"), {"sessie": van_ines.pk}).status_code == 404
    assert hier.post(reverse("usersessions_list"), {"sessie": vreemd}).status_code == 404
    assert UserSession.objects.filter(pk=van_ines.pk).exists()


def test_aanstellingen_komen_mee_met_de_sessie_van_wie_is_ingelogd_en_van_niemand_anders(wereld: Wereld) -> None:
    """The account stands in the session itself; a row beside it that says another opens nothing of that other."""
    client, sanne, ines = wereld.client("sanne"), wereld.gebruikers["sanne"], wereld.gebruikers["ines"]
    adres = reverse("dossiers:dossier", args=[wereld.dossier_id])

    def wie_is_hier() -> tuple[Any, set[Any]]:
        verzoek: Any = client.get(adres).wsgi_request
        return verzoek.user.pk, {aanstelling.gebruiker_id for aanstelling in verzoek.aanstellingen}

    assert wie_is_hier() == (sanne.pk, {sanne.pk})
    UserSession.objects.filter(session_key=client.session.session_key).update(user=ines)
    assert wie_is_hier() == (sanne.pk, {sanne.pk})


def test_wie_geen_aanstelling_meer_heeft_houdt_zijn_sessie_en_ziet_waarom_er_niets_is(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    with als_eigenaar():
        Aanstelling.objects.filter(gebruiker=wereld.gebruikers["sanne"]).update(tot=vandaag() - timedelta(days=1))
    antwoord = client.get(reverse("werkvoorraad:lijst"))
    assert antwoord.status_code == 403
    assert "U heeft nu geen aanstelling" in antwoord.content.decode()
