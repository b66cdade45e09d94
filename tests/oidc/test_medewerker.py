"""Staff through the provider of their municipality: it proves who somebody is, and gives nothing else."""

from __future__ import annotations

import re
import time
from datetime import date
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from samenspel.kern.identiteit import als_eigenaar
from samenspel.toegang.aanmelden import beeindig_sessies
from samenspel.toegang.models import Aanstelling, Beheerdaad, Gebruiker, Rol
from samenspel.toegang.oidc.koppelingen import koppel, koppelingen_van
from tests.oidc.conftest import AMIRA, SANNE, TWEE_FACTOREN, Opstelling, bij, binnen, inlogregels
from tests.oidc.vijand import json_antwoord
from tests.wereld import Wereld, werkt_ook_in

pytestmark = pytest.mark.django_db
WERK = "/werkvoorraad/"
_WISSELT = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"')
_LINK = re.compile(r"https?://[^/]+(/inloggen/koppellink/[^<]+)")


def _kaal(antwoord: Any) -> tuple[int, str]:
    return antwoord.status_code, _WISSELT.sub("", antwoord.content.decode())


def test_wie_gekoppeld_is_komt_binnen_en_zet_dan_een_tweede_stap_aan(wereld: Wereld, ops: Opstelling) -> None:
    client = Client()
    assert ops.log_in(client, "assen", SANNE).status_code == 302
    assert binnen(client) == str(wereld.gebruikers["sanne"].pk)
    assert client.get(WERK)["Location"] == reverse("mfa_index")


def test_een_eigen_tweede_stap_blijft_gevraagd(wereld: Wereld, ops: Opstelling) -> None:
    TOTP.activate(wereld.gebruikers["sanne"], generate_totp_secret())
    client = Client()
    assert ops.log_in(client, "assen", SANNE)["Location"] == reverse("mfa_authenticate")
    assert binnen(client) == ""


def test_twee_factoren_bij_de_aanbieder_tellen_als_de_instellingen_dat_zeggen(wereld: Wereld, ops: Opstelling) -> None:
    with_stap = wereld.gebruikers["sanne"]
    TOTP.activate(with_stap, generate_totp_secret())
    client = Client()
    ops.log_in(client, "assen", {**SANNE, "acr": TWEE_FACTOREN})
    assert binnen(client)
    assert client.get(WERK).status_code == 200
    assert Authenticator.objects.filter(user_id=with_stap.pk).exists()


@pytest.mark.parametrize("acr", ["urn:proef:een", "", None, [TWEE_FACTOREN], TWEE_FACTOREN.upper()])
def test_een_ander_niveau_telt_niet_als_tweede_stap(wereld: Wereld, ops: Opstelling, acr: Any) -> None:
    client = Client()
    ops.log_in(client, "assen", {**SANNE, "acr": acr, "amr": ["pwd", "mfa"]})
    assert client.get(WERK)["Location"] == reverse("mfa_index")


def test_een_aanbieder_zonder_die_instelling_bewijst_geen_tweede_stap(wereld: Wereld, ops: Opstelling) -> None:
    koppel(wereld.gebruikers["sanne"], bij("ander"), "sanne-elders")
    client = Client()
    ops.log_in(client, "ander", {"sub": "sanne-elders", "acr": TWEE_FACTOREN})
    assert client.get(WERK)["Location"] == reverse("mfa_index")


def test_hetzelfde_adres_bij_een_andere_aanbieder_is_een_ander(wereld: Wereld, ops: Opstelling) -> None:
    """ASVS 6.8.1: nothing is tied by an e-mail address, verified or not; and no account is made."""
    aantal = Gebruiker.objects.count(), SocialAccount.objects.count()
    for sub in ("iemand", SANNE["sub"], str(wereld.gebruikers["sanne"].pk), "sanne@voorbeeld.test"):
        client = Client()
        antwoord = ops.log_in(client, "ander", {**SANNE, "sub": sub, "email_verified": True, "acr": TWEE_FACTOREN})
        assert antwoord.status_code == 403
        assert binnen(client) == ""
    assert (Gebruiker.objects.count(), SocialAccount.objects.count()) == aantal


def test_niemand_leert_wie_er_een_account_heeft(wereld: Wereld, ops: Opstelling) -> None:
    """V18: unknown, known but shut, known with a wrong token: the same answer to the byte."""
    onbekend = ops.log_in(Client(), "assen", {"sub": "niemand"})
    with als_eigenaar():
        Gebruiker.objects.filter(email="sanne@voorbeeld.test").update(is_active=False)
    dicht = ops.log_in(Client(), "assen", SANNE)
    ops.assen.userinfo = lambda c: json_antwoord({"sub": "x"})
    fout = ops.log_in(Client(), "assen", SANNE)
    assert _kaal(onbekend) == _kaal(dicht) == _kaal(fout)
    assert onbekend.status_code == 403


def _ook_in_tynaarlo(wereld: Wereld, naam: str, vanaf: date) -> Aanstelling:
    """A regievoerder of Assen who works in Tynaarlo too (as the owner)."""
    wie, fatma = wereld.gebruikers[naam], wereld.gebruikers["fatma"]
    return werkt_ook_in(wereld.tynaarlo, wie, thuis=wereld.assen, door=fatma, rol=Rol.REGIEVOERDER, vanaf=vanaf)


def test_een_inlog_van_assen_opent_niets_in_een_andere_gemeente(wereld: Wereld, ops: Opstelling) -> None:
    with als_eigenaar():
        rij = _ook_in_tynaarlo(wereld, "sanne", date(2026, 1, 1))
    client = Client()
    ops.log_in(client, "assen", {**SANNE, "acr": TWEE_FACTOREN})
    client.post("/aanstelling/", {"aanstelling": str(rij.pk)})
    assert "Tynaarlo" not in client.get(WERK).content.decode()
    assert str(rij.pk) in wereld.client("sanne").get(WERK).content.decode()


def _fatma_maakt_link(wereld: Wereld, naam: str = "kees") -> str:
    blad = wereld.client("fatma").post(reverse("toegang:koppellink", args=[wereld.gebruikers[naam].pk, "assen"]))
    gevonden = _LINK.search(blad.content.decode())
    assert gevonden, blad.content.decode()
    return gevonden[1]


def test_met_een_link_van_de_beheerder_hoort_de_inlog_bij_het_account(wereld: Wereld, ops: Opstelling) -> None:
    link, client = _fatma_maakt_link(wereld), Client()
    blad = client.get(link).content.decode()
    assert "Kees" not in blad
    assert "kees@" not in blad
    antwoord = client.post(link)
    adres = re.search(r'url=([^"]+)"', antwoord.content.decode())
    assert adres
    from html import unescape

    vraag = ops.assen.log_in(unescape(adres[1]), {"sub": "kees-bij-de-gemeente"})
    assert ops.terug(client, "assen", vraag).status_code == 302
    assert binnen(client) == str(wereld.gebruikers["kees"].pk)
    assert ("inlog:gekoppeld", "ok") in inlogregels()
    with als_eigenaar():
        daad = Beheerdaad.objects.get(wat=Beheerdaad.Wat.KOPPELLINK)
    assert daad.over_id == wereld.gebruikers["kees"].pk
    opnieuw = Client()
    assert ops.log_in(opnieuw, "assen", {"sub": "kees-bij-de-gemeente"}).status_code == 302
    assert binnen(opnieuw) == str(wereld.gebruikers["kees"].pk)


def _volg(ops: Opstelling, client: Client, link: str, sub: str) -> Any:
    from html import unescape

    adres = re.search(r'url=([^"]+)"', client.post(link).content.decode())
    assert adres
    return ops.terug(client, "assen", ops.assen.log_in(unescape(adres[1]), {"sub": sub}))


def test_een_link_werkt_een_keer(wereld: Wereld, ops: Opstelling) -> None:
    link = _fatma_maakt_link(wereld)
    assert _volg(ops, Client(), link, "kees").status_code == 302
    dader = Client()
    assert _volg(ops, dader, link, "dader").status_code == 403
    assert binnen(dader) == ""


def test_een_link_neemt_geen_inlog_van_een_ander_over(wereld: Wereld, ops: Opstelling) -> None:
    client = Client()
    assert _volg(ops, client, _fatma_maakt_link(wereld), SANNE["sub"]).status_code == 403
    assert [rij.user_id for rij in SocialAccount.objects.filter(uid=SANNE["sub"])] == [wereld.gebruikers["sanne"].pk]


def test_een_link_vervalt_na_een_dag_en_als_de_toegang_verandert(
    wereld: Wereld, ops: Opstelling, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = _fatma_maakt_link(wereld)
    assert Client().get(link).status_code == 200
    assert Client().get(link[:-3] + "xx/").status_code == 404
    with monkeypatch.context() as straks:
        nu = time.time()
        straks.setattr(time, "time", lambda: nu + 25 * 3600)
        assert Client().get(link).status_code == 404
    with als_eigenaar():
        beeindig_sessies(wereld.gebruikers["kees"].pk)
    assert Client().get(link).status_code == 404


def test_een_link_maakt_alleen_de_beheerder_van_hier_en_niet_voor_zichzelf(wereld: Wereld, ops: Opstelling) -> None:
    for wie, over, aanbieder in (("sanne", "kees", "assen"), ("fatma", "fatma", "assen"), ("fatma", "kees", "digid")):
        antwoord = wereld.client(wie).post(reverse("toegang:koppellink", args=[wereld.gebruikers[over].pk, aanbieder]))
        assert antwoord.status_code in {403, 404, 409}
        assert not _LINK.search(antwoord.content.decode())
    ines = reverse("toegang:koppellink", args=[wereld.gebruikers["ines"].pk, "assen"])
    assert wereld.client("fatma").post(ines).status_code == 404


def test_wie_ook_elders_werkt_koppelt_zelf(wereld: Wereld, ops: Opstelling) -> None:
    with als_eigenaar():
        _ook_in_tynaarlo(wereld, "kees", date(2026, 1, 1))
    antwoord = wereld.client("fatma").post(reverse("toegang:koppellink", args=[wereld.gebruikers["kees"].pk, "assen"]))
    assert antwoord.status_code == 409


def test_wie_binnen_is_koppelt_zelf_en_maakt_weer_los(wereld: Wereld, ops: Opstelling) -> None:
    client = wereld.client("kees")
    assert "Koppel met" in client.get(reverse("account_koppelen")).content.decode()
    vraag = ops.assen.log_in(ops.naar(client, "assen", "account_koppel"), {"sub": "kees-zelf"})
    assert ops.terug(client, "assen", vraag)["Location"] == reverse("account_koppelen")
    (rij,) = koppelingen_van(wereld.gebruikers["kees"])
    blad = client.get(reverse("account_koppelen")).content.decode()
    assert "Maak proef assen los" in blad
    assert "Koppel met proef assen" not in blad
    assert "Koppel met proef ander" in blad
    wereld.client("rob").post(reverse("account_ontkoppelen", args=[rij.pk]))
    assert koppelingen_van(wereld.gebruikers["kees"])
    client.post(reverse("account_ontkoppelen", args=[rij.pk]))
    assert not koppelingen_van(wereld.gebruikers["kees"])
    assert ops.log_in(Client(), "assen", {"sub": "kees-zelf"}).status_code == 403


def test_koppelen_vraagt_eerst_wie_u_bent(wereld: Wereld, ops: Opstelling) -> None:
    client = wereld.client("kees")
    sessie = client.session
    sessie["account_authentication_methods"][0]["at"] = time.time() - 400
    sessie.save()
    antwoord = client.post(reverse("account_koppel", args=["assen"]))
    assert antwoord["Location"].startswith(reverse("account_bent_u_het"))


def test_een_antwoord_voor_kees_koppelt_niets_aan_rob(wereld: Wereld, ops: Opstelling) -> None:
    """Who went to the provider is no longer who is logged in."""
    client = wereld.client("kees")
    vraag = ops.assen.log_in(ops.naar(client, "assen", "account_koppel"), {"sub": "kees-zelf"})
    sessie = client.session
    van_rob = wereld.client("rob").session
    for naam in ("_auth_user_id", "_auth_user_hash"):
        sessie[naam] = van_rob[naam]
    sessie.save()
    assert ops.terug(client, "assen", vraag).status_code == 403
    assert not koppelingen_van(wereld.gebruikers["rob"]) + koppelingen_van(wereld.gebruikers["kees"])


def test_een_partner_of_inburgeraar_koppelt_niet_met_een_aanbieder_van_een_ander(
    wereld: Wereld, ops: Opstelling
) -> None:
    for naam in ("ines", "amira"):
        assert wereld.client(naam).post(reverse("account_koppel", args=["assen"])).status_code == 404
    assert wereld.client("kees").post(reverse("account_koppel", args=["digid"])).status_code == 404


def test_via_de_aanbieder_van_een_gemeente_komt_er_geen_sleutel_bij_voor_een_andere(
    wereld: Wereld, ops: Opstelling
) -> None:
    """A passkey is a whole login: made in such a session it would open what the provider does not."""
    client = Client()
    ops.log_in(client, "assen", {**SANNE, "acr": TWEE_FACTOREN})
    maken = [reverse(naam) for naam in ("mfa_add_webauthn", "mfa_activate_totp")]
    assert {client.get(adres).status_code for adres in maken} == {302}, (
        "who logs in here only is asked once more, and may"
    )
    with als_eigenaar():
        _ook_in_tynaarlo(wereld, "sanne", date(2022, 1, 1))
    for adres in maken:
        antwoord = client.get(adres)
        assert antwoord.status_code == 403
        assert "via een van uw gemeenten" in antwoord.content.decode()
    assert client.post(reverse("account_koppel", args=["ander"])).status_code == 403


def test_opnieuw_laten_zien_wie_u_bent_kan_bij_de_aanbieder(wereld: Wereld, ops: Opstelling) -> None:
    client = Client()
    lang_geleden = {**SANNE, "acr": TWEE_FACTOREN, "auth_time": int(time.time()) - 3600}
    ops.log_in(client, "assen", lang_geleden)
    wie = reverse("account_koppel", args=["assen"])
    assert client.post(wie)["Location"].startswith(reverse("account_bent_u_het"))
    assert "Opnieuw inloggen met" in client.get(reverse("account_reauthenticate")).content.decode()
    route = "account_aanbieder_opnieuw"
    adres = ops.naar(client, "assen", route, next=reverse("account_koppelen"))
    assert "max_age=0" in adres
    assert ops.terug(client, "assen", ops.assen.log_in(adres, lang_geleden)).status_code == 403
    assert client.post(wie)["Location"].startswith(reverse("account_bent_u_het"))
    een_ander = {**SANNE, "sub": "niemand", "acr": TWEE_FACTOREN}
    assert ops.terug(client, "assen", ops.assen.log_in(ops.naar(client, "assen", route), een_ander)).status_code == 403
    assert client.post(wie)["Location"].startswith(reverse("account_bent_u_het"))
    adres = ops.naar(client, "assen", route, next=reverse("account_koppelen"))
    antwoord = ops.terug(client, "assen", ops.assen.log_in(adres, {**SANNE, "acr": TWEE_FACTOREN}))
    assert antwoord["Location"] == reverse("account_koppelen")
    assert client.post(wie).status_code == 200


def test_na_het_inloggen_opent_de_bladzijde_waarvoor_iemand_kwam_en_geen_andere_site(
    wereld: Wereld, ops: Opstelling
) -> None:
    for verder, uit in ((WERK, WERK), ("https://elders.voorbeeld.nl/", "/"), ("//elders.voorbeeld.nl", "/")):
        antwoord = ops.log_in(Client(), "assen", {**SANNE, "acr": TWEE_FACTOREN}, next=verder)
        assert antwoord["Location"] == uit


def test_de_sleutel_van_de_sessie_is_na_het_inloggen_een_andere(wereld: Wereld, ops: Opstelling) -> None:
    client = Client()
    adres = ops.naar(client, "assen")
    voor = client.session.session_key
    ops.terug(client, "assen", ops.assen.log_in(adres, SANNE))
    assert client.session.session_key != voor
    assert not Client(HTTP_COOKIE=f"sessie={voor}").session.get("_auth_user_id")


def test_een_inlog_via_de_aanbieder_staat_in_de_lijst_van_toestellen(wereld: Wereld, ops: Opstelling) -> None:
    client = Client()
    ops.log_in(client, "assen", {**SANNE, "acr": TWEE_FACTOREN})
    assert client.get(reverse("usersessions_list")).status_code == 200
    with als_eigenaar():
        beeindig_sessies(wereld.gebruikers["sanne"].pk)
    assert client.get(WERK)["Location"].startswith("/inloggen/")


def test_met_een_wachtwoord_blijft_het_zoals_het_was(wereld: Wereld, ops: Opstelling, settings: Settings) -> None:
    settings.OIDC = {}
    assert "proef assen" not in Client().get("/inloggen/").content.decode()
    assert Client().post("/inloggen/bij/assen/").status_code == 404
    assert Client().get("/inloggen/bij/assen/terug/").status_code == 404
    assert wereld.client("sanne").get(WERK).status_code == 200


def test_een_inburgeraar_komt_niet_binnen_bij_de_aanbieder_van_medewerkers(wereld: Wereld, ops: Opstelling) -> None:
    """Also not when somebody tied the account by hand: such a login opens no newcomer's page."""
    koppel(wereld.gebruikers["amira"], bij("assen"), "amira-bij-de-gemeente")
    client = Client()
    ops.log_in(client, "assen", {**AMIRA, "sub": "amira-bij-de-gemeente", "acr": TWEE_FACTOREN})
    assert client.get("/mijn/").status_code == 403
