"""Which organisation takes part, for what and until when, is of C18: who has nothing in that cell reads nothing of it (matrix)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from samenspel.dossiers.beeld import kop_van
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.plan.tests.hulp_jurist import gevuld as gevuld
from samenspel.plan.tests.hulp_jurist import vraag
from samenspel.toegang.models import Betrokkenheid
from tests.wereld import Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]
DOEL = "Begeleiding bij schulden van het gezin"


def _partners(wereld: Wereld, naam: str) -> str:
    antwoord = wereld.client(naam).get(reverse("dossiers:partners", args=[wereld.dossier_id]))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def _geteld(wie: Aanwezige, dossier: Dossier) -> tuple[int, int]:
    """What the head of the dossier counts, and what the database alone lets through."""
    with identiteit(wie):
        return kop_van(dossier, wie=wie).partners, Betrokkenheid.objects.count()


def _met_doel(wereld: Wereld) -> Dossier:
    with als_eigenaar():
        assert Betrokkenheid.objects.filter(dossier_id=wereld.dossier_id).update(doel=DOEL)
        return Dossier.objects.select_related("gemeente").get(pk=wereld.dossier_id)


def test_een_jurist_leest_niet_welke_organisatie_waarvoor_meedoet(gevuld: Wereld) -> None:
    dossier = _met_doel(gevuld)
    vraag(gevuld)
    blad = _partners(gevuld, "judith")
    for woord in (DOEL, "VluchtelingenWerk", "Nog geen partner doet mee"):
        assert woord not in blad
    assert "Welke organisaties meedoen, ziet u in uw rol niet." in blad
    assert _geteld(gevuld.wie("judith"), dossier) == (0, 0)


def test_de_intakebalie_ook_niet(wereld: Wereld) -> None:
    dossier = _met_doel(wereld)
    with als_eigenaar():
        Dossier.objects.filter(pk=dossier.pk).update(contactpersoon=None)
    blad = _partners(wereld, "wim")
    assert DOEL not in blad
    assert "VluchtelingenWerk" not in blad
    assert _geteld(wereld.wie("wim"), dossier) == (0, 0)


@pytest.mark.parametrize("naam", ["sanne", "rob"])
def test_wie_het_korte_zicht_van_c18_heeft_ziet_het_wel(wereld: Wereld, naam: str) -> None:
    dossier = _met_doel(wereld)
    assert DOEL in _partners(wereld, naam)
    assert _geteld(wereld.wie(naam), dossier) == (1, 1)


def test_bert_ziet_nog_steeds_de_vraag_aan_zijn_organisatie(wereld: Wereld) -> None:
    _met_doel(wereld)
    with identiteit(wereld.bert):
        assert Betrokkenheid.objects.count() == 1
