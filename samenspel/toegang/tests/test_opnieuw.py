"""A full number, a file with many people and the access of others ask once more who somebody is, when it was long ago."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.toegang.models import Beheerdaad, Inzage
from samenspel.toegang.tests.test_passkeys import _log_in, _maak, _vraag
from samenspel.toegang.tests.test_tweede_stap import _code
from tests.huisregels.test_elke_url_is_beschermd import ALLE
from tests.sleutelhanger import HOST, Sleutel
from tests.wereld import WACHTWOORD, Wereld

pytestmark = pytest.mark.django_db
VRAAG = reverse("account_bent_u_het")
WEL = frozenset(
    {
        "account_koppel", "account_ontkoppelen", "avg:zaak_haal", "bewaren:handtekening", "bewaren:uitvoer", "datalek:getroffenen", "dossiers:export", "dossiers:nummer", "koppelingen:meldingen_uitvoer", "portaal:machtigen", "portaal:uitnodigen", "portaal:wachtwoord", "toegang:aanstelling_einde",
        "toegang:aanstelling_nieuw", "toegang:aanstelling_wijzigen", "toegang:bevestiging", "toegang:gebruiker_nieuw", "toegang:gegevens", "toegang:koppellink",
        "keten:tolkboeking", "keten:vrijwilliger_link", "keten:vrijwilliger_uitnodigen",
        "toegang:contract_einde", "toegang:contract_nieuw", "toegang:kwalificatie_einde", "toegang:kwalificatie_nieuw", "toegang:overeenkomst_einde", "toegang:overeenkomst_nieuw", "toegang:samenwerking_einde", "toegang:samenwerking_ja", "toegang:samenwerking_nieuw", "toegang:startwachtwoord",
        "toegang:tweede_stap_weg", "werkvoorraad:export",
    }
)  # fmt: skip
NIET = {
    "toegang:beheer": "a list",
    "toegang:foto_van_collega": "a photo lets nobody in",
    "toegang:foto_van_collega_weg": "a photo lets nobody in",
    "toegang:gebruiker": "reads; each act on it has a page of its own",
    "toegang:mandaten": "a list; the confirmation itself asks",
    "toegang:modeltekst": "a draft to read; signs nothing",
    "toegang:overeenkomsten": "a list",
    "toegang:register": "a list",
    "toegang:samenwerking_model": "a draft to read; signs nothing",
    "toegang:samenwerkingen": "a list",
    "toegang:vervanging": "whose work list somebody sees first; opens no dossier that was shut",
    "toegang:vervanging_weg": "the same",
}


def _lang_geleden(client: Client, seconden: int = 301) -> Client:
    sessie = client.session
    for record in sessie["account_authentication_methods"]:
        record["at"] = time.time() - seconden
    sessie.save()
    return client


def _vraagt(naam: str, kwargs: dict[str, Any]) -> bool:
    return getattr(resolve(reverse(naam, kwargs=kwargs)).func, "vraagt_wie_u_bent", False)


def test_wat_het_vraagt_is_dit_en_niets_anders() -> None:
    assert {naam for naam, kwargs in ALLE if _vraagt(naam, kwargs)} == WEL


def test_alles_van_beheer_is_bedacht() -> None:
    """A new page of Beheer asks, or says here why it does not."""
    van_beheer = {
        naam
        for naam, kwargs in ALLE
        if naam.startswith("toegang:") and reverse(naam, kwargs=kwargs).startswith("/beheer/")
    }
    assert van_beheer - WEL == set(NIET)


@pytest.mark.parametrize("naam", sorted(WEL))
def test_na_vijf_minuten_gaat_het_blad_pas_open_als_u_het_laat_zien(wereld: Wereld, naam: str) -> None:
    kwargs = next(delen for ander, delen in ALLE if ander == naam)
    adres = reverse(naam, kwargs=kwargs)
    for wie in ("sanne", "fatma", "amira"):
        client = _lang_geleden(wereld.client(wie))
        blad, knop = client.get(adres), client.post(adres)
        assert blad.status_code == 405 or blad["Location"].startswith(VRAAG)
        assert knop.status_code == 405 or knop["Location"].startswith(VRAAG)
        assert {blad.status_code, knop.status_code} != {405}


def test_binnen_vijf_minuten_vraagt_niemand_het_weer(wereld: Wereld) -> None:
    client = _lang_geleden(wereld.client("fatma"), 290)
    assert client.get(reverse("toegang:gebruiker_nieuw")).status_code == 200


def test_met_het_wachtwoord_gaat_het_verder_waar_het_was(wereld: Wereld) -> None:
    client, adres = _lang_geleden(wereld.client("fatma")), reverse("toegang:gebruiker_nieuw")
    vraag = client.get(adres, follow=True)
    assert "Bent u het zelf?" in vraag.content.decode()
    assert "data-inloggen" in vraag.content.decode()  # what was typed stays on the device (concept.js)
    fout = client.post(vraag.request["PATH_INFO"], {"password": "iets anders", "next": adres})
    assert "Dit wachtwoord klopt niet" in fout.content.decode()
    assert client.get(adres).status_code == 302
    assert client.post(vraag.request["PATH_INFO"], {"password": WACHTWOORD, "next": adres})["Location"] == adres
    assert client.get(adres).status_code == 200


def test_wie_een_app_heeft_laat_eerst_een_code_zien(wereld: Wereld) -> None:
    geheim = generate_totp_secret()
    TOTP.activate(wereld.gebruikers["fatma"], geheim)
    client, adres = _lang_geleden(wereld.client("fatma")), reverse("toegang:gebruiker_nieuw")
    vraag = client.get(adres, follow=True)
    assert vraag.request["PATH_INFO"] == reverse("mfa_reauthenticate")
    assert "Met uw wachtwoord" in vraag.content.decode()
    client.post(reverse("mfa_reauthenticate"), {"code": _code(geheim), "next": adres})
    assert client.get(adres).status_code == 200


def test_wie_een_passkey_heeft_gebruikt_die(wereld: Wereld) -> None:
    sleutel, client = Sleutel(), Client(SERVER_NAME=HOST)
    client.post(reverse("account_login"), {"login": "fatma@voorbeeld.test", "password": WACHTWOORD})
    _maak(client, sleutel)
    client = Client(SERVER_NAME=HOST)
    _log_in(client, sleutel.teken(_vraag(client)))
    adres = reverse("toegang:gebruiker_nieuw")
    vraag = _lang_geleden(client).get(adres, follow=True)
    assert vraag.request["PATH_INFO"] == reverse("mfa_reauthenticate_webauthn")
    antwoord = sleutel.teken(vraag.context["js_data"]["request_options"])
    client.post(reverse("mfa_reauthenticate_webauthn"), {"credential": json.dumps(antwoord), "next": adres})
    assert client.get(adres).status_code == 200


def test_een_knop_leidt_terug_naar_het_blad_waar_hij_staat(wereld: Wereld) -> None:
    client = _lang_geleden(wereld.client("fatma"))
    blad = reverse("toegang:gebruiker", args=[wereld.gebruikers["rob"].pk])
    knop = reverse("toegang:startwachtwoord", args=[wereld.gebruikers["rob"].pk])
    antwoord = client.post(knop, HTTP_REFERER=f"http://testserver{blad}")
    assert antwoord["Location"] == f"{VRAAG}?next={blad}"
    for vreemd in ("https://kwaad.test/x", "", "javascript:alert(1)"):
        assert client.post(knop, HTTP_REFERER=vreemd)["Location"] == f"{VRAAG}?next=/"
    assert client.get(VRAAG, {"next": "https://kwaad.test/"})["Location"] == reverse("account_reauthenticate")


def test_er_is_niets_gebeurd_voor_wie_het_niet_liet_zien(wereld: Wereld) -> None:
    fatma, sanne = _lang_geleden(wereld.client("fatma")), _lang_geleden(wereld.client("sanne"))
    oud = wereld.gebruikers["rob"].password
    fatma.post(reverse("toegang:startwachtwoord", args=[wereld.gebruikers["rob"].pk]))
    sanne.post(reverse("dossiers:nummer", args=[wereld.dossier_id, "bsn"]), {"reden": "controle met de gemeente"})
    sanne.post(reverse("dossiers:export"), {"reden": "voor het overleg van de week"})
    wereld.gebruikers["rob"].refresh_from_db()
    assert wereld.gebruikers["rob"].password == oud
    with als_eigenaar():
        assert not Inzage.objects.exists()
        assert not Beheerdaad.objects.exists()


def test_de_namen_bestaan() -> None:
    """A route that is renamed does not fall out of the list unseen."""
    with pytest.raises(NoReverseMatch):
        reverse("toegang:bestaat_niet")
    assert {naam for naam, _kwargs in ALLE} >= WEL | set(NIET)
