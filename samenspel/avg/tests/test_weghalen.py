"""Removing what was granted (AVG 17): row by row, and where nothing goes the ground stands there."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.avg.handelingen.weghalen import haal_weg, weg_te_halen
from samenspel.avg.onderdelen import onderdelen
from samenspel.avg.tests.hulp import vul_gezondheid
from samenspel.avg.tests.hulp_zaken import open_
from samenspel.avg.weghaalbaar import WEG_OP_VERZOEK, weigergronden
from samenspel.intake.models import BelemmeringGezondheid
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import nu
from samenspel.kern.oordeel import Weigering
from samenspel.personen.models import Contactgegeven
from samenspel.toegang.matrix import CATEGORIEEN
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db


def test_ook_een_antwoord_van_eerder_kan_weg(wereld: Wereld) -> None:
    """It is still kept, and still goes in a copy."""
    vul_gezondheid(wereld)
    zaak = open_(wereld, "verwijdering", betreft="C12")
    with wereld.als("sanne") as sanne:
        voor = {deel.rij_id for deel in weg_te_halen(zaak, wie=sanne)}
    with als_eigenaar():
        eerste = BelemmeringGezondheid.objects.order_by("pk")[0]
        BelemmeringGezondheid.objects.filter(pk=eerste.pk).update(
            ingetrokken_op=NU, ingetrokken_door=wereld.gebruikers["sanne"], ingetrokken_reden="Verkeerd."
        )
    with wereld.als("sanne") as sanne:
        assert {deel.rij_id for deel in weg_te_halen(zaak, wie=sanne)} == voor
        assert len(onderdelen([wereld.dossier_id], wie=sanne, categorieen=["C12"])) < len(voor)


def test_wat_toegewezen_is_gaat_weg_en_de_rest_blijft(wereld: Wereld) -> None:
    vul_gezondheid(wereld)
    zaak = open_(wereld, "verwijdering", betreft="C12")
    with wereld.als("sanne") as sanne:
        delen = weg_te_halen(zaak, wie=sanne)
        assert len(delen) == 2
        assert haal_weg(zaak, delen[:1], door=sanne, nu=nu()) == 1
        assert len(weg_te_halen(zaak, wie=sanne)) == 1
    with wereld.als("kees") as kees, pytest.raises(Weigering, match="regievoerder"):
        haal_weg(zaak, delen[1:], door=kees, nu=nu())


def test_van_elke_categorie_kan_iets_weg_of_er_staat_op_welke_grond_niet() -> None:
    """AVG 17 lid 3 and the table of retention: none is left out, and what may go is not refused because nobody thought of it."""
    weigert = {grond.categorie for grond in weigergronden()}
    assert set(WEG_OP_VERZOEK) | weigert == set(CATEGORIEEN)
    assert {"C04", "C08", "C09", "C10", "C11", "C12", "C13", "C15", "C16"}.isdisjoint(weigert)
    assert {"C02", "C05", "C17", "C19"}.isdisjoint(WEG_OP_VERZOEK)
    assert all("AVG 17 lid 3" in grond.grond or grond.categorie in {"C18", "C20"} for grond in weigergronden())


def test_een_telefoonnummer_kan_weg_en_het_adres_van_nu_niet(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        hier = {"gemeente": wereld.assen, "dossier_id": wereld.dossier_id}
        telefoon = Contactgegeven.objects.create(soort="telefoon", waarde="0592-000000", **hier)
        adres = Contactgegeven.objects.create(soort="adres", waarde="Brink 1", vanaf=date(2026, 1, 1), **hier)
    zaak = open_(wereld, "verwijdering", betreft="C03")
    with wereld.als("sanne") as sanne:
        delen = {deel.rij_id: deel for deel in weg_te_halen(zaak, wie=sanne)}
        assert telefoon.pk in delen
        assert adres.pk not in delen
        assert haal_weg(zaak, [delen[telefoon.pk]], door=sanne, nu=nu()) == 1
    blad = wereld.client("sanne").get(reverse("avg:zaak", args=[zaak.pk])).content.decode()
    assert "Het adres van nu" in blad
    assert "Besluit inburgering 2021, artikel 9.9" in blad


def test_van_een_besluit_kan_niets_weg_en_de_grond_staat_erbij(wereld: Wereld) -> None:
    zaak = open_(wereld, "verwijdering", betreft="C17")
    with wereld.als("sanne") as sanne:
        assert weg_te_halen(zaak, wie=sanne) == []
    blad = wereld.client("sanne").get(reverse("avg:zaak", args=[zaak.pk])).content.decode()
    assert "AVG 17 lid 3 onder b en e" in blad
    assert "De bronnen spreken elkaar tegen" in blad
