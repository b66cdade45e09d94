"""Two records of one person: what stands in the record that was merged stays on the list, with the dossier that goes on."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.notities import zet_herinnering
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import haal_uit_elkaar, voeg_samen
from samenspel.dossiers.models import Dossier, Samenvoeging
from samenspel.kern.identiteit import als_eigenaar
from samenspel.plan.tests.hulp import bekend_pip, besproken_pip, vastgesteld_pip
from samenspel.werkvoorraad.bronnen import taken_van_niemand
from samenspel.werkvoorraad.regels import Regel, regels_van
from samenspel.werkvoorraad.tests.test_plan_op_de_lijst import actie, rijen
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def ander(wereld: Wereld) -> Dossier:
    """The record that will stay, on the list of Sanne; nothing of DUO in it."""
    with wereld.als("sanne") as sanne:
        nieuw = open_dossier(
            Aanmelding(naam="Amira el Haddad", doelgroep="ASIEL_A"), door=sanne, op=VANDAAG, vastgelegd_op=NU
        )
    with als_eigenaar():
        Dossier.objects.filter(pk=nieuw.pk).update(contactpersoon=wereld.gebruikers["sanne"])
        return Dossier.objects.select_related("gemeente").get(pk=nieuw.pk)


def samen(wereld: Wereld, ander: Dossier) -> None:
    with wereld.als("sanne") as sanne:
        voeg_samen(wereld.dossier(), in_=ander, door=sanne, op=VANDAAG, reden="zelfde persoon", nu=NU)


def regels(wereld: Wereld, soort: str) -> list[Regel]:
    with wereld.als("sanne") as sanne:
        return [regel for regel in regels_van(sanne, VANDAAG) if regel.soort == soort]


def test_een_besproken_pip_van_het_samengevoegde_dossier_bepaalt_de_volgende_handeling(
    wereld: Wereld, ander: Dossier
) -> None:
    with wereld.als("sanne") as sanne:
        besproken_pip(wereld.dossier(), sanne)
    samen(wereld, ander)
    (rij,) = rijen(wereld)
    assert rij.knop == "Stel PIP vast"
    assert rij.actie_url == reverse("plan:vaststelling", args=[ander.pk])
    with wereld.als("sanne") as sanne:
        haal_uit_elkaar(Samenvoeging.objects.get(), door=sanne, op=VANDAAG, nu=NU)
    (rij,) = rijen(wereld)
    assert rij.actie_url == reverse("plan:vaststelling", args=[wereld.dossier_id])


def test_een_vastgesteld_pip_van_het_samengevoegde_dossier_wordt_bekendgemaakt(wereld: Wereld, ander: Dossier) -> None:
    with wereld.als("sanne") as sanne:
        vastgesteld_pip(wereld.dossier(), sanne)
    samen(wereld, ander)
    (regel,) = regels(wereld, "bekendmaken")
    assert (regel.dossier_id, regel.nummer) == (ander.pk, ander.nummer)


def test_van_twee_besluiten_wordt_alleen_het_laatste_bekendgemaakt(wereld: Wereld, ander: Dossier) -> None:
    """The older one is in force no more: making it known would be asked for ever."""
    with wereld.als("sanne") as sanne:
        vastgesteld_pip(wereld.dossier(), sanne)
        bekend_pip(ander, sanne, nu=NU.replace(hour=12))
    samen(wereld, ander)
    assert regels(wereld, "bekendmaken") == []


def test_acties_en_herinneringen_van_het_samengevoegde_dossier_blijven_op_de_lijst(
    wereld: Wereld, ander: Dossier
) -> None:
    actie(wereld)
    klaar = actie(wereld, klaar_op=VANDAAG, toets_op=date(2026, 7, 1))
    with wereld.als("sanne") as sanne:
        zet_herinnering(wereld.dossier(), door=sanne, soort="terugbellen", op=VANDAAG, nu=NU)
    samen(wereld, ander)
    for soort in ("actie", "toets", "terugbellen"):
        (regel,) = regels(wereld, soort)
        assert regel.dossier_id == ander.pk
    effect = reverse("plan:actiedaad", args=[ander.pk, klaar.pk, "effect"])
    assert wereld.client("sanne").get(effect).status_code == 200


def test_een_actie_zonder_eigenaar_van_het_samengevoegde_dossier_is_van_niemand(wereld: Wereld, ander: Dossier) -> None:
    actie(wereld, eigenaar="niemand", eigenaar_uiterlijk=VANDAAG)
    samen(wereld, ander)
    with wereld.als("sanne") as sanne:
        (taak,) = taken_van_niemand(sanne, VANDAAG)
        assert (taak.dossier_id, taak.nummer) == (ander.pk, ander.nummer)


def test_wat_gesloten_is_staat_ook_samengevoegd_niet_op_de_lijst(wereld: Wereld, ander: Dossier) -> None:
    actie(wereld)
    samen(wereld, ander)
    with als_eigenaar():
        Dossier.objects.filter(pk=ander.pk).update(gesloten_op=VANDAAG)
    assert regels(wereld, "actie") == []
