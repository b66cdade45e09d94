"""The screens on which somebody lets a colleague work along, or puts an assistant under a regievoerder."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import vandaag
from samenspel.toegang.models import Aanstelling, Gebruiker, Meewerking, Rol
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db
TEAM, LIJST = reverse("werkvoorraad:team"), reverse("werkvoorraad:lijst")


@pytest.fixture(autouse=True)
def otto(wereld: Wereld) -> Gebruiker:
    """Who assists, and nobody works along yet."""
    with als_eigenaar():
        Meewerking.objects.all().delete()
        mens = Gebruiker.objects.create_user("otto@voorbeeld.test", "x", naam="Otto Bakker")
        wereld.gebruikers["otto"] = mens
        wereld.aanstellingen["otto"] = Aanstelling.objects.create(
            gebruiker=mens, gemeente=wereld.assen, rol=Rol.ONDERSTEUNER_REGIE, vanaf=date(2022, 1, 1)
        )
    return mens


def test_sanne_laat_kees_meewerken_en_stopt_dat_weer(wereld: Wereld) -> None:
    sanne, kees = wereld.client("sanne"), wereld.client("kees")
    blad, dossier = (
        reverse("dossiers:partners", args=[wereld.dossier_id]),
        reverse("dossiers:dossier", args=[wereld.dossier_id]),
    )
    assert "Laat een collega meewerken" in sanne.get(blad).content.decode()
    assert kees.get(dossier).status_code == 404
    assert "Amira" not in kees.get(LIJST).content.decode()
    adres = reverse("dossiers:meewerken", args=[wereld.dossier_id])
    velden = {"collega": wereld.gebruikers["kees"].pk, "waarvoor": "naar werk", "vanaf": f"{vandaag():%d-%m-%Y}"}
    assert sanne.post(adres, {**velden, "waarvoor": ""}).status_code == 422
    assert sanne.post(adres, velden).status_code == 302
    inhoud = sanne.get(blad).content.decode()
    assert "Kees Boonstra" in inhoud
    assert "naar werk" in inhoud
    assert "Werkt mee:" in sanne.get(dossier).content.decode()
    assert "Een collega werkt mee" in sanne.get(reverse("dossiers:tijdlijn", args=[wereld.dossier_id])).content.decode()
    assert kees.get(dossier).status_code == 200
    assert "Amira" in kees.get(LIJST).content.decode()  # it is his work now
    with als_eigenaar():
        rij = Meewerking.objects.get()
    einde = reverse("dossiers:meewerken_einde", args=[wereld.dossier_id, rij.pk])
    assert kees.post(einde).status_code == 409
    assert sanne.post(einde).status_code == 302
    assert kees.get(dossier).status_code == 404
    assert "Kees Boonstra" not in sanne.get(blad).content.decode()


def test_rob_zet_otto_bij_sanne(wereld: Wereld) -> None:
    rob, otto = wereld.client("rob"), wereld.client("otto")
    dossier = reverse("dossiers:dossier", args=[wereld.dossier_id])
    velden = {
        "ondersteuner": wereld.gebruikers["otto"].pk, "regievoerder": wereld.gebruikers["sanne"].pk, "vanaf": vandaag().isoformat(),
    }  # fmt: skip
    fout = rob.post(reverse("werkvoorraad:ondersteuning"), {**velden, "ondersteuner": wereld.gebruikers["kees"].pk})
    assert "geen aanstelling als ondersteuner" in fout.content.decode()
    assert otto.get(dossier).status_code == 404
    assert rob.post(reverse("werkvoorraad:ondersteuning"), velden).status_code == 302
    assert otto.get(dossier).status_code == 200
    assert "Amira" in otto.get(LIJST).content.decode()
    tekst = rob.get(TEAM).content.decode()
    assert "ondersteunt" in tekst
    assert (
        "Ondersteunt de contactpersoon"
        in wereld.client("sanne").get(reverse("dossiers:partners", args=[wereld.dossier_id])).content.decode()
    )
    with als_eigenaar():
        rij = Meewerking.objects.get()
    assert rob.post(reverse("werkvoorraad:ondersteuning_einde", args=[rij.pk])).status_code == 302
    assert otto.get(dossier).status_code == 404
    assert otto.post(reverse("werkvoorraad:ondersteuning"), velden).status_code == 409


def test_het_teamscherm_toont_wie_in_de_eigen_kring_is(wereld: Wereld) -> None:
    """A regievoerder does not see how much a colleague has."""
    tekst = wereld.client("sanne").get(TEAM).content.decode()
    assert "?van=" + str(wereld.gebruikers["sanne"].pk) in tekst
    assert "?van=" + str(wereld.gebruikers["kees"].pk) not in tekst
    rob = wereld.client("rob")
    assert "?van=" + str(wereld.gebruikers["kees"].pk) in rob.get(TEAM).content.decode()
    assert rob.get(f"{LIJST}?van={wereld.gebruikers['kees'].pk}").status_code == 200
    assert wereld.client("sanne").get(f"{LIJST}?van={wereld.gebruikers['kees'].pk}").status_code == 404
