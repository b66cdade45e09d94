"""Who works for two municipalities (ADR 34): a number of each on one page, one tap to go there, and each dossier of exactly one of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import vandaag
from samenspel.toegang.models import Aanstelling, Rol, Samenwerking
from samenspel.werkvoorraad.elders import Elders, vertrek_in_het_team, werk_elders
from tests.wereld import Wereld, werken_samen

pytestmark = pytest.mark.django_db
LIJST = "/werkvoorraad/"
DAG = timedelta(days=1)


@pytest.fixture
def regio(wereld: Wereld) -> Wereld:
    """Sanne of Assen also works for Tynaarlo, and Ines of Tynaarlo is contact person of Amira in Assen."""
    with als_eigenaar():
        werken_samen(wereld.assen, wereld.tynaarlo, door=wereld.gebruikers["fatma"])
        for naam, hier, thuis in (("sanne", wereld.tynaarlo, wereld.assen), ("ines", wereld.assen, wereld.tynaarlo)):
            wereld.aanstellingen[f"{naam} elders"] = Aanstelling.objects.create(
                gebruiker=wereld.gebruikers[naam],
                gemeente=hier,
                thuisgemeente=thuis,
                rol=Rol.REGIEVOERDER,
                vanaf=vandaag() - DAG,
            )
            wereld.gebruikers[f"{naam} elders"] = wereld.gebruikers[naam]
        Dossier.objects.filter(pk=wereld.dossier_id).update(contactpersoon=wereld.gebruikers["ines"])
    return wereld


def test_de_lijst_van_tynaarlo_zegt_wat_er_in_assen_wacht_en_van_niemand_een_naam(regio: Wereld) -> None:
    client = regio.client("ines")
    client.post(reverse("toegang:aanstelling"), {"aanstelling": str(regio.aanstellingen["ines"].pk)})
    tekst = client.get(LIJST).content.decode()
    assert "<bdi>Assen</bdi>:" in tekst
    assert "te laat" in tekst or "deze week" in tekst
    assert "Amira" not in tekst
    assert "Haddad" not in tekst


def test_er_wordt_geteld_als_wie_zij_daar_is(regio: Wereld) -> None:
    """The day after the PIP of Amira had to be there. Asked as who she is in Tynaarlo, the wall gives nothing of Assen: a number that is never right."""
    te_laat, daar = date(2026, 6, 20), regio.wie("ines elders")
    with regio.als("ines") as hier:
        gevonden = werk_elders([(regio.aanstellingen["ines elders"], daar)], te_laat)
        assert not Dossier.objects.filter(pk=regio.dossier_id).exists()  # here again
        assert werk_elders([(regio.aanstellingen["ines"], hier)], te_laat)[0].te_laat == 0
    assert gevonden == [Elders(regio.aanstellingen["ines elders"].pk, "Assen", te_laat=2, deze_week=0)]


def test_een_tik_wisselt_en_blijft_op_dezelfde_lijst(regio: Wereld) -> None:
    client, wissel = regio.client("ines"), reverse("toegang:aanstelling")
    gekozen = {"aanstelling": str(regio.aanstellingen["ines elders"].pk)}
    agenda = reverse("werkvoorraad:agenda")
    assert client.post(wissel, gekozen, headers={"referer": f"http://testserver{agenda}?dag=1"}).url == agenda  # type: ignore[attr-defined]
    for vreemd in ("https://elders.test/", f"http://testserver{reverse('dossiers:dossier', args=[regio.dossier_id])}"):
        assert client.post(wissel, gekozen, headers={"referer": vreemd}).url == "/"  # type: ignore[attr-defined]


def test_wie_in_een_gemeente_werkt_ziet_er_niets_van(wereld: Wereld) -> None:
    tekst = wereld.client("sanne").get(LIJST).content.decode()
    assert "Tynaarlo" not in tekst
    assert "dan eindigt de samenwerking" not in tekst


def test_de_kop_van_een_dossier_noemt_de_ene_gemeente_die_verantwoordelijk_is(regio: Wereld) -> None:
    client = regio.client("ines")
    client.post(reverse("toegang:aanstelling"), {"aanstelling": str(regio.aanstellingen["ines elders"].pk)})
    kop = client.get(reverse("dossiers:dossier", args=[regio.dossier_id])).content.decode().split("dossierkop", 1)[1]
    assert "Gemeente Assen" in kop
    assert (
        "Gemeente Assen"
        not in regio.client("rob")
        .get(reverse("dossiers:dossier", args=[regio.dossier_id]))
        .content.decode()
        .split("dossierkop", 1)[1]
        .split("</h1>")[0]
    )


def test_voor_het_einde_hoort_zij_het_zelf_en_de_teamleider_hoeveel_dossiers(regio: Wereld) -> None:
    with regio.als("rob") as rob:
        assert vertrek_in_het_team(rob, vandaag()) is None
    with als_eigenaar():
        Samenwerking.objects.update(tot=vandaag() + 20 * DAG)
        Aanstelling.objects.filter(pk=regio.aanstellingen["rob"].pk).update(team=None)
    with regio.als("rob") as rob:
        signaal = vertrek_in_het_team(rob, vandaag())
    assert signaal is not None
    assert "het zijn er 1" in signaal.zin
    with regio.als("ines elders") as ines:
        assert vertrek_in_het_team(ines, vandaag()) is None
    client = regio.client("ines")
    client.post(reverse("toegang:aanstelling"), {"aanstelling": str(regio.aanstellingen["ines elders"].pk)})
    assert "dan eindigt de samenwerking" in client.get(LIJST).content.decode()


def test_na_het_einde_is_het_dicht_en_ziet_de_teamleider_haar_dossiers(regio: Wereld) -> None:
    """Who left (ADR 25): somebody must pass them on."""
    blad = reverse("dossiers:dossier", args=[regio.dossier_id])
    with als_eigenaar():  # rob leads no team in which Ines is
        ander = regio.assen.teams.create(naam="Ander team")
        Aanstelling.objects.filter(pk=regio.aanstellingen["ines elders"].pk).update(team=ander)
    client = regio.client("ines")
    client.post(reverse("toegang:aanstelling"), {"aanstelling": str(regio.aanstellingen["ines elders"].pk)})
    assert client.get(blad).status_code == 200
    assert regio.client("rob").get(blad).status_code == 404
    with als_eigenaar():
        Samenwerking.objects.update(tot=vandaag() - DAG)
    # to the login: nobody goes on in another municipality without choosing it
    assert client.get(blad).status_code == 302
    assert regio.client("rob").get(blad).status_code == 200
    with regio.als("rob") as rob:
        assert Dossier.objects.zichtbaar_voor(rob).filter(pk=regio.dossier_id).exists()
    with regio.als("ines elders") as ines:
        assert not Dossier.objects.filter(pk=regio.dossier_id).exists()  # not in the database either
        assert ines.gemeente_id == regio.assen.pk
