"""R83: one screen per household, each adult apart; what the reader may not see is not there."""

from __future__ import annotations

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.gezin import voeg_gezinslid_toe
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.models import Dossier
from samenspel.plan.handelingen.leefplan_doelen import stel_doel
from samenspel.plan.tests.hulp import besproken_pip
from samenspel.plan.tests.hulp_leefplan import actie, doel
from samenspel.toegang.matrix import recht
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(wereld: Wereld) -> Dossier:
    """Yusuf, with a dossier and a plan of his own, in the household of Amira."""
    with wereld.als("sanne") as sanne:
        aanmelding = Aanmelding(naam="Yusuf el Haddad", doelgroep="WI2013")
        yusuf = open_dossier(aanmelding, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        voeg_gezinslid_toe(wereld.dossier(), door=sanne, relatie="partner", naam="Yusuf el Haddad", eigen=yusuf)
        stel_doel(
            yusuf, domein="financien", tekst="Ik wil zelf mijn huur betalen.", door=sanne, op=VANDAAG, vastgelegd_op=NU
        )
        actie(doel(wereld), wereld, "Taalschool zoeken in de ochtend")
        besproken_pip(wereld.dossier(), sanne)
    return yusuf


def test_elke_volwassene_staat_apart_met_domeinen_acties_en_pip(wereld: Wereld, partner: Dossier) -> None:
    client = wereld.client("sanne")
    adres = reverse("plan:huishouden", args=[wereld.dossier_id])
    assert adres in client.get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    antwoord = client.get(adres)
    amira, yusuf = antwoord.context["volwassenen"]
    assert (amira.naam, amira.woord, amira.lopend) == ("Amira Test el Haddad", "PIP in de maak", 1)
    assert (yusuf.naam, yusuf.woord, yusuf.lopend) == ("Yusuf el Haddad", "Nog geen plan", 0)
    inhoud = antwoord.content.decode()
    for tekst in ("Taalschool zoeken in de ochtend", "Sanne de Wit", "Ik wil zelf mijn huur betalen.", "1 actie loopt"):
        assert tekst in inhoud
    assert [rij.domein.code for rij in yusuf.rijen if rij.doelen] == ["financien"]
    andersom = client.get(reverse("plan:huishouden", args=[partner.pk])).context["volwassenen"]
    assert [mens.naam for mens in andersom] == ["Yusuf el Haddad", "Amira Test el Haddad"]


def test_wie_geld_niet_mag_lezen_leest_het_ook_hier_niet(wereld: Wereld, partner: Dossier) -> None:
    """A team leader reads no money goals, here as little as in the plan itself."""
    inhoud = wereld.client("rob").get(reverse("plan:huishouden", args=[wereld.dossier_id])).content.decode()
    assert ("huur betalen" in inhoud) == recht("teamleider", "C10").lees
    assert "Lichamelijk en psychisch welbevinden" not in inhoud


@pytest.mark.parametrize("naam", ["ines", "bert", "amira", "lotte"])
def test_voor_een_ander_bestaat_het_huishouden_niet(wereld: Wereld, partner: Dossier, naam: str) -> None:
    assert wereld.client(naam).get(reverse("plan:huishouden", args=[wereld.dossier_id])).status_code == 404
