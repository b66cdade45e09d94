"""Newcomers through DigiD: the BSN says which account, the level says what opens, on the page and in both walls."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.db import connection
from django.test import Client
from django.urls import get_resolver, resolve, reverse
from pytest_django import Settings

from samenspel.avg.models import ToestemmingKort
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.models import Doelgroep, Dossier
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.logboek.models import Betrokkene
from samenspel.organisaties.models import Gemeente
from samenspel.plan.models import Pip
from samenspel.toegang.gebonden import DossierGebonden
from samenspel.toegang.matrix import CATEGORIEEN, SYSTEEM, recht
from samenspel.toegang.models import Aanstelling, Gebruiker, Rol
from samenspel.toegang.niveau import HOOG, HOOG_KORT
from samenspel.toegang.oidc.koppelingen import koppel
from tests.huisregels.test_elke_url_is_beschermd import ALLE
from tests.oidc.conftest import AMIRA, MIDDEN, SUBSTANTIEEL, Opstelling, bij, binnen
from tests.wereld import BSN_AMIRA, NU, VANDAAG, WACHTWOORD, Wereld

pytestmark = pytest.mark.django_db
KEEK = "/mijn/wie-keek-mee/"
HOGER = "/mijn/inloggen/"
_WISSELT = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"')
STERK = {**AMIRA, "acr": SUBSTANTIEEL}


def _kaal(antwoord: Any) -> tuple[int, str]:
    return antwoord.status_code, _WISSELT.sub("", antwoord.content.decode())


def test_met_midden_gaat_mijn_plan_open_en_wie_keek_mee_niet(wereld: Wereld, ops: Opstelling) -> None:
    client = Client()
    adres = ops.naar(client, "digid")
    assert "acr_values=urn%3Aproef%3Amidden" in adres
    assert "prompt=login" in adres
    ops.terug(client, "digid", ops.digid.log_in(adres, AMIRA))
    assert client.get("/mijn/").status_code == 200
    antwoord = client.get(KEEK)
    assert antwoord["Location"] == f"{HOGER}?next={KEEK}"
    assert "extra beschermd" in client.get(antwoord["Location"]).content.decode()


def test_hoger_inloggen_komt_terug_op_de_bladzijde(wereld: Wereld, ops: Opstelling) -> None:
    client = Client()
    ops.log_in(client, "digid", AMIRA)
    voor = client.session.session_key
    adres = ops.naar(client, "digid", "account_aanbieder_hoger", next=KEEK)
    assert "acr_values=urn%3Aproef%3Asubstantieel" in adres
    antwoord = ops.terug(client, "digid", ops.digid.log_in(adres, STERK))
    assert antwoord["Location"] == KEEK
    assert client.get(KEEK).status_code == 200
    assert client.session.session_key != voor


@pytest.mark.parametrize("toen", [-3600, None])
def test_op_een_gedeelde_computer_telt_de_inlog_van_de_vorige_niet(
    wereld: Wereld, ops: Opstelling, toen: int | None
) -> None:
    """The provider did not ask again, or does not say when it did."""
    oud = {"auth_time": int(time.time()) + toen if toen is not None else None}
    client = Client()
    assert ops.terug(client, "digid", ops.digid.log_in(ops.naar(client, "digid"), {**AMIRA, **oud})).status_code == 403
    assert client.get("/mijn/").status_code == 302
    ops.log_in(client, "digid", AMIRA)
    adres = ops.naar(client, "digid", "account_aanbieder_hoger", next=KEEK)
    assert ops.terug(client, "digid", ops.digid.log_in(adres, {**STERK, **oud})).status_code == 403
    assert client.get(KEEK).status_code == 302


@pytest.mark.parametrize("acr", [MIDDEN, "urn:proef:nog-hoger", None, [SUBSTANTIEEL], f"{SUBSTANTIEEL} "])
def test_wie_hoger_vroeg_en_lager_kreeg_komt_niet_verder(wereld: Wereld, ops: Opstelling, acr: Any) -> None:
    client = Client()
    ops.log_in(client, "digid", AMIRA)
    adres = ops.naar(client, "digid", "account_aanbieder_hoger", next=KEEK)
    assert ops.terug(client, "digid", ops.digid.log_in(adres, {**AMIRA, "acr": acr})).status_code == 403
    assert client.get(KEEK).status_code == 302
    assert client.get("/mijn/").status_code == 200


def test_een_ander_mens_maakt_deze_sessie_niet_hoger(wereld: Wereld, ops: Opstelling) -> None:
    _nog_een(wereld, "999990032", "ander@voorbeeld.test")
    client = Client()
    ops.log_in(client, "digid", AMIRA)
    adres = ops.naar(client, "digid", "account_aanbieder_hoger", next=KEEK)
    ander = {"sub": "ander", "bsn": "999990032", "acr": SUBSTANTIEEL}
    assert ops.terug(client, "digid", ops.digid.log_in(adres, ander)).status_code == 403
    assert client.get(KEEK).status_code == 302
    assert binnen(client) == str(wereld.gebruikers["amira"].pk)


def test_wie_meteen_sterk_inlogt_hoeft_het_niet_nog_een_keer(wereld: Wereld, ops: Opstelling) -> None:
    client = Client()
    ops.log_in(client, "digid", STERK, next=KEEK)
    assert client.get(KEEK).status_code == 200


def test_wat_een_wachtwoord_is_zegt_de_gemeente(wereld: Wereld, ops: Opstelling, settings: Settings) -> None:
    for niveau, status in (("midden", 302), ("substantieel", 200)):
        settings.NIVEAU_WACHTWOORD = niveau
        client = Client()
        client.post("/inloggen/", {"login": "amira@voorbeeld.test", "password": WACHTWOORD})
        assert client.get("/mijn/").status_code == 200
        assert client.get(KEEK).status_code == status


def test_zonder_sterkere_manier_staat_er_wie_u_kunt_vragen(wereld: Wereld, settings: Settings) -> None:
    settings.NIVEAU_WACHTWOORD = "midden"
    client = wereld.client("amira")
    assert "Vraag uw contactpersoon" in client.get(client.get(KEEK)["Location"]).content.decode()
    for taal, woord in (("en", "extra protection"), ("ar", "محمية")):
        assert woord in client.get(f"{HOGER}?taal={taal}").content.decode()


def test_een_merk_van_een_ander_account_telt_niet(wereld: Wereld, ops: Opstelling) -> None:
    """A login that stopped half way leaves its level behind in the session, and the next account does not get it."""
    client = Client()
    ops.log_in(client, "digid", STERK)
    sessie = client.session
    assert sessie["aanbieder"]["niveau"] == "substantieel"
    sessie["aanbieder"] = {**sessie["aanbieder"], "wie": str(wereld.gebruikers["sanne"].pk)}
    sessie.save()
    assert client.get(KEEK).status_code == 302


def test_niemand_leert_wie_er_een_dossier_heeft(wereld: Wereld, ops: Opstelling) -> None:
    """Nobody here; a dossier without a login; a login that ended; an account that is shut: the same answer to the byte."""
    niemand = ops.log_in(Client(), "digid", {"sub": "niemand", "bsn": "999990032", "acr": MIDDEN})
    with als_eigenaar():
        Gebruiker.objects.filter(email="amira@voorbeeld.test").update(is_active=False)
    dicht = ops.log_in(Client(), "digid", AMIRA)
    with als_eigenaar():
        Gebruiker.objects.filter(email="amira@voorbeeld.test").update(is_active=True)
        Aanstelling.objects.filter(gebruiker=wereld.gebruikers["amira"]).update(vanaf="2026-01-01", tot="2026-01-02")
    voorbij = ops.log_in(Client(), "digid", AMIRA)
    with als_eigenaar():
        Aanstelling.objects.filter(gebruiker=wereld.gebruikers["amira"]).delete()
    zonder_login = ops.log_in(Client(), "digid", AMIRA)
    assert _kaal(niemand) == _kaal(dicht) == _kaal(voorbij) == _kaal(zonder_login)
    assert niemand.status_code == 403
    for woord in ("dossier", "BSN", BSN_AMIRA):
        assert woord not in niemand.content.decode()


def _nog_een(wereld: Wereld, bsn: str, email: str, gemeente: Gemeente | None = None) -> Gebruiker:
    """Somebody else with a dossier, this BSN and a login."""
    gemeente = gemeente or wereld.assen
    huis = Aanwezige(gebruiker_id=wereld.sanne.gebruiker_id, gemeente_id=gemeente.pk, rol=SYSTEEM, doel="proef")
    with identiteit(huis):
        aanmelding = Aanmelding(naam="Nog Een Proef", doelgroep=Doelgroep.ASIEL_A, bsn=bsn)
        dossier = open_dossier(aanmelding, door=huis, op=VANDAAG, vastgelegd_op=NU)
    with als_eigenaar():
        gebruiker = Gebruiker.objects.create_user(email, WACHTWOORD, naam="Nog een")
        Aanstelling.objects.create(
            gebruiker=gebruiker, gemeente=gemeente, rol=Rol.INBURGERAAR, dossier_id=dossier.pk, vanaf=VANDAAG
        )
    return gebruiker


def test_een_bsn_in_een_andere_gemeente_logt_hier_niet_in(wereld: Wereld, ops: Opstelling) -> None:
    _nog_een(wereld, "999990032", "elders@voorbeeld.test", wereld.tynaarlo)
    client = Client()
    assert ops.log_in(client, "digid", {"sub": "elders", "bsn": "999990032", "acr": MIDDEN}).status_code == 403


def test_een_sub_blijft_bij_een_mens(wereld: Wereld, ops: Opstelling) -> None:
    _nog_een(wereld, "999990032", "ander@voorbeeld.test")
    ops.log_in(Client(), "digid", AMIRA)
    client = Client()
    assert ops.log_in(client, "digid", {**AMIRA, "bsn": "999990032"}).status_code == 403
    assert binnen(client) == ""


def test_een_sub_gaat_mee_als_de_oude_login_voorbij_is(wereld: Wereld, ops: Opstelling) -> None:
    oud = wereld.gebruikers["sanne"]  # an account that is not of a newcomer any more
    koppel(oud, bij("digid"), AMIRA["sub"])
    client = Client()
    ops.log_in(client, "digid", AMIRA)
    assert binnen(client) == str(wereld.gebruikers["amira"].pk)
    assert SocialAccount.objects.get(provider="digid").user_id == wereld.gebruikers["amira"].pk


@pytest.mark.parametrize("sub", [BSN_AMIRA, f"s00000000:{BSN_AMIRA}"])
def test_een_sub_waar_het_bsn_in_staat_wordt_niet_bewaard(wereld: Wereld, ops: Opstelling, sub: str) -> None:
    client = Client()
    assert ops.log_in(client, "digid", {**AMIRA, "sub": sub}).status_code == 403
    assert not SocialAccount.objects.filter(provider="digid").exists()


def test_nergens_staat_het_bsn(wereld: Wereld, ops: Opstelling, caplog: pytest.LogCaptureFixture) -> None:
    """Not in any column of the session, the links or the logs, well or not."""
    ops.log_in(Client(), "digid", AMIRA)
    ops.log_in(Client(), "digid", {**AMIRA, "sub": "een-ander"})
    with als_eigenaar(), connection.cursor() as cursor:
        for tabel in (
            "django_session",
            "socialaccount_socialaccount",
            "logboek_regel",
            "logboek_verwerking",
            "toegang_inlogrem",
        ):
            cursor.execute(
                f"select count(*), count(*) filter (where t::text like %s) from {tabel} t", [f"%{BSN_AMIRA}%"]
            )
            aantal, met = cursor.fetchone()
            assert (aantal > 0, met) == (True, 0), tabel
    assert BSN_AMIRA not in caplog.text


def _amira(wereld: Wereld, niveau: str) -> Aanwezige:
    from dataclasses import replace

    return replace(wereld.amira, niveau=niveau)


@pytest.mark.parametrize("niveau", ["", "midden", "Substantieel"])
def test_de_muren_geven_onder_substantieel_geen_hoge_soort(wereld: Wereld, niveau: str) -> None:
    """Each wall apart: the functions of PostgreSQL, and what `zichtbaar_voor` asks."""
    with identiteit(_amira(wereld, niveau)) as wie, connection.cursor() as cursor:
        for categorie in CATEGORIEEN:
            mag = recht("inburgeraar", categorie)
            cursor.execute(
                "select toegang_mag(%s, 'lees'), toegang_mag(%s, 'schrijf'), toegang_kort(%s)", [categorie] * 3
            )
            lees, schrijf, kort = cursor.fetchone()
            assert (lees, schrijf) == (mag.lees and categorie not in HOOG, mag.schrijf and categorie not in HOOG), (
                categorie
            )
            assert kort == (mag.kort and categorie not in HOOG_KORT), categorie
        cursor.execute("select toegang_categorieen('lees')")
        assert not set(cursor.fetchone()[0]) & set(HOOG)
        assert "1=0" in _sql(Betrokkene, wie)
        assert "1=0" not in _sql(ToestemmingKort, wie)
        assert "1=0" not in _sql(Pip, wie)


def _sql(model: type[DossierGebonden], wie: Aanwezige) -> str:
    from django.core.exceptions import EmptyResultSet

    try:
        return str(model.objects.zichtbaar_voor(wie).query)  # type: ignore[attr-defined]
    except EmptyResultSet:
        return "1=0"


def test_de_muren_geven_met_substantieel_wat_de_matrix_zegt(wereld: Wereld) -> None:
    with identiteit(_amira(wereld, "substantieel")) as wie, connection.cursor() as cursor:
        for categorie in CATEGORIEEN:
            mag = recht("inburgeraar", categorie)
            cursor.execute("select toegang_mag(%s, 'lees'), toegang_kort(%s)", [categorie] * 2)
            assert cursor.fetchone() == (mag.lees, mag.kort), categorie
        assert "1=0" not in _sql(Betrokkene, wie)


def test_de_muur_vraagt_van_anderen_geen_niveau(wereld: Wereld) -> None:
    with wereld.als("sanne"), connection.cursor() as cursor:
        cursor.execute("select toegang_mag('C12', 'lees')")
        assert cursor.fetchone()[0] == recht("regievoerder", "C12").lees


def test_het_log_staat_achter_de_muur_ook_zonder_python(wereld: Wereld) -> None:
    wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/")
    gezien = {}
    for niveau in ("midden", "substantieel"):
        with identiteit(_amira(wereld, niveau)), connection.cursor() as cursor:
            cursor.execute("select count(*) from logboek_betrokkene")
            gezien[niveau] = cursor.fetchone()[0] > 0
    assert gezien == {"midden": False, "substantieel": True}


def test_welke_bladzijden_een_sterke_inlog_vragen() -> None:
    assert get_resolver()
    vraagt = {
        naam
        for naam, kwargs in ALLE
        if getattr(resolve(reverse(naam, kwargs=kwargs)).func, "vanaf_substantieel", False)
    }
    assert vraagt == {"portaal:machtigen", "portaal:wie_keek_mee"}


def test_met_het_dossier_gaat_de_koppeling_weg(wereld: Wereld, ops: Opstelling) -> None:
    """Erasure takes the account; what a provider calls this person goes with it, and does not stand in the way."""
    ops.log_in(Client(), "digid", AMIRA)
    assert SocialAccount.objects.filter(provider="digid").count() == 1
    with als_eigenaar():
        nummer = Dossier.objects.get(pk=wereld.dossier_id).nummer
    antwoord = wereld.client("sanne").post(
        reverse("dossiers:wissen", args=[wereld.dossier_id]), {"bevestiging": nummer}
    )
    assert antwoord.status_code == 302, antwoord.content.decode()[-1500:]
    assert not SocialAccount.objects.filter(provider="digid").exists()
    assert not Gebruiker.objects.filter(email="amira@voorbeeld.test").exists()
    assert SocialAccount.objects.filter(provider="assen").exists()
