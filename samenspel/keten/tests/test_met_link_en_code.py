"""A volunteer comes in by a link and a code: once, on one device, and by nothing else (ADR 23)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.keten.handelingen.vrijwilligers import geef_nieuwe_link, stop_vrijwilliger
from samenspel.keten.tests.hulp_vrijwilligers import DAG, bert_nodigt_uit, kom_binnen
from samenspel.logboek.models import Betrokkene
from samenspel.toegang.beheer import beeindig_aanstelling, stel_aan
from samenspel.toegang.models import Aanstelling, Gebruiker, Toewijzing, Vrijwilliger
from samenspel.toegang.persoonlijk import Sleutels
from tests.wereld import Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]


def test_met_link_en_code_naar_het_gezin(wereld: Wereld, settings: Any) -> None:
    settings.TWEEDE_STAP = "verplicht"
    rij, sleutels = bert_nodigt_uit(wereld)
    client = kom_binnen(sleutels)
    assert client.get("/", follow=True).redirect_chain[-1][0] == reverse("keten:geheimhouding")
    gezin = reverse("keten:gezin", args=[wereld.dossier_id])
    assert client.get(gezin).status_code == 404
    client.post(reverse("keten:geheimhouding"), {"beloofd": "on"})
    lijst = client.get(reverse("keten:gezinnen")).content.decode()
    assert "Amira" in lijst
    assert "el Haddad" not in lijst
    bladzijde = client.get(gezin).content.decode()
    assert "06 12345618" in bladzijde
    assert "el Haddad" not in bladzijde
    for naam in ("keten:clienten", "keten:vrijwilligers", "plan:mijn_acties", "dossiers:lijst"):
        antwoord = client.get(reverse(naam))
        assert "Amira" not in antwoord.content.decode(), naam
    with als_eigenaar():
        regels = Betrokkene.objects.filter(dossier_id=wereld.dossier_id, regel__gebruiker_id=rij.gebruiker_id)
        assert {soort for regel in regels for soort in regel.categorieen} == {"C01", "C03", "C04"}


def test_de_link_werkt_een_keer_en_op_een_toestel(wereld: Wereld) -> None:
    _rij, sleutels = bert_nodigt_uit(wereld)
    client = kom_binnen(sleutels)
    adres = reverse("persoonlijke_link", args=[sleutels.link])
    assert Client().post(adres, {"code": sleutels.code}).status_code == 422
    client.post(reverse("account_logout"))
    assert client.get(reverse("keten:gezinnen")).status_code == 302
    terug = reverse("persoonlijke_code")
    assert Client().post(terug, {"code": sleutels.code}).status_code == 422  # another device
    assert client.post(terug, {"code": "aaaa-aaaa"}).status_code == 422
    assert client.post(terug, {"code": sleutels.code.upper().replace("-", " ")}).status_code == 302
    assert client.get(reverse("keten:gezinnen"), follow=True).status_code == 200


def test_een_nieuwe_link_zet_het_oude_toestel_buiten(wereld: Wereld) -> None:
    rij, sleutels = bert_nodigt_uit(wereld)
    client = kom_binnen(sleutels)
    assert client.get(reverse("keten:geheimhouding")).status_code == 200
    with wereld.als("bert") as bert:
        nieuw = geef_nieuwe_link(rij, door=bert, nu=nu())
    assert client.get(reverse("keten:geheimhouding")).status_code == 302
    for code in (sleutels.code, nieuw.code):
        assert client.post(reverse("persoonlijke_code"), {"code": code}).status_code == 422
    kom_binnen(nieuw)


def test_wie_met_een_link_komt_maakt_geen_andere_sleutel(wereld: Wereld) -> None:
    """A passkey would stay when the link is renewed, because the phone was stolen."""
    rij, sleutels = bert_nodigt_uit(wereld)
    client = kom_binnen(sleutels)
    client.post(reverse("keten:geheimhouding"), {"beloofd": "on"})
    for naam in ("mfa_add_webauthn", "mfa_activate_totp"):
        antwoord = client.get(reverse(naam))
        assert antwoord.status_code == 403, naam
        assert "uw link en uw code" in antwoord.content.decode()
    with wereld.als("fatma") as fatma, pytest.raises(Weigering, match="link van een coördinator"):
        stel_aan(rij.gebruiker, door=fatma, rol="regievoerder", vanaf=vandaag())


def test_na_stoppen_komt_niemand_erin(wereld: Wereld) -> None:
    rij, sleutels = bert_nodigt_uit(wereld)
    client = kom_binnen(sleutels)
    with wereld.als("bert") as bert:
        stop_vrijwilliger(rij, door=bert, nu=nu())
    assert client.get(reverse("keten:geheimhouding")).status_code == 302
    assert client.post(reverse("persoonlijke_code"), {"code": sleutels.code}).status_code == 422


def test_een_verlopen_link_werkt_niet(wereld: Wereld) -> None:
    _rij, sleutels = bert_nodigt_uit(wereld)
    with als_eigenaar():
        Vrijwilliger.objects.update(link_tot=nu() - timedelta(seconds=1))
    assert Client().post(reverse("persoonlijke_link", args=[sleutels.link]), {"code": sleutels.code}).status_code == 422


def _kaal(tekst: str) -> str:
    return re.sub(r'csrf\w*" value="[^"]+"|<meta name="csrf[^>]*>', "", tekst)


def test_raden_gaat_langzaam_en_zegt_niets(wereld: Wereld) -> None:
    _rij, sleutels = bert_nodigt_uit(wereld)
    echt, van_niemand = (reverse("persoonlijke_link", args=[link]) for link in (sleutels.link, "x" * 43))
    assert _kaal(Client().get(echt).content.decode()) == _kaal(Client().get(van_niemand).content.decode())
    for _poging in range(5):
        fout, niets = (Client().post(adres, {"code": "aaaa-aaaa"}) for adres in (echt, van_niemand))
        assert (fout.status_code, niets.status_code) == (422, 422)
        assert _kaal(fout.content.decode()) == _kaal(niets.content.decode())
    for adres in (echt, van_niemand):
        assert "te vaak" in Client().post(adres, {"code": sleutels.code}).content.decode()


def test_er_staat_geen_link_code_of_toestel_leesbaar_in_de_databank(wereld: Wereld) -> None:
    rij, sleutels = bert_nodigt_uit(wereld)
    client = kom_binnen(sleutels)
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("select to_jsonb(v)::text from toegang_vrijwilliger v")
        tekst = cursor.fetchone()[0]
        assert not Gebruiker.objects.get(pk=rij.gebruiker_id).has_usable_password()
    for geheim in (sleutels.link, sleutels.code, client.cookies["toestel"].value):
        assert geheim not in tekst
    assert client.cookies["toestel"]["httponly"]


def test_de_coordinator_doet_het_op_het_scherm(wereld: Wereld) -> None:
    client = wereld.client("bert")
    velden = {
        "gezin": str(wereld.dossier_id),
        "vanaf": f"{vandaag():%d-%m-%Y}",
        "tot": f"{vandaag() + 30 * DAG:%d-%m-%Y}",
    }
    antwoord = client.post(reverse("keten:vrijwilliger_uitnodigen"), {"naam": "Hanna Brink", **velden})
    link = re.search(r"/inloggen/met-link/([\w-]{43})/", antwoord.content.decode())
    code = re.search(r"\b[a-z2-9]{4}-[a-z2-9]{4}\b(?=</bdi>)", antwoord.content.decode())
    assert link
    assert code
    kom_binnen(Sleutels(link[1], code[0]))
    with als_eigenaar():
        rij = Vrijwilliger.objects.get()
        toewijzing = Toewijzing.objects.get()
    bladzijde = reverse("keten:vrijwilliger", args=[rij.pk])
    assert "Hanna Brink" in client.get(reverse("keten:vrijwilligers")).content.decode()
    assert client.post(bladzijde, velden).status_code == 422  # helps this family already
    client.post(reverse("keten:gezin_stop", args=[rij.pk, toewijzing.pk]))
    assert client.post(bladzijde, velden).status_code == 302
    assert client.post(reverse("keten:vrijwilliger_link", args=[rij.pk])).status_code == 200
    client.post(reverse("keten:vrijwilliger_stop", args=[rij.pk]))
    assert "gestopt" in client.get(bladzijde).content.decode()
    for naam in ("sanne", "fatma", "amira", "ines"):
        assert wereld.client(naam).get(bladzijde).status_code == 404


@pytest.mark.parametrize("binnen", [True, False])
def test_wordt_de_aanstelling_korter_dan_opent_de_link_noch_het_toestel(wereld: Wereld, binnen: bool) -> None:  # a case
    rij, sleutels = bert_nodigt_uit(wereld)
    with als_eigenaar():
        Aanstelling.objects.filter(gebruiker_id=rij.gebruiker_id).update(vanaf=vandaag() - 9 * DAG)
    client = kom_binnen(sleutels) if binnen else Client()
    with wereld.als("fatma") as fatma:
        aanstelling = Aanstelling.objects.get(gebruiker_id=rij.gebruiker_id)
        beeindig_aanstelling(aanstelling, door=fatma, tot=vandaag() - DAG, vandaag=vandaag())
    assert client.get(reverse("keten:geheimhouding")).status_code == 302
    adres = reverse("persoonlijke_code") if binnen else reverse("persoonlijke_link", args=[sleutels.link])
    assert client.post(adres, {"code": sleutels.code}).status_code == 422
