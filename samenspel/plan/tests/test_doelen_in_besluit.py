"""Which goals of the living plan go into the decision: those that everybody who reads decisions may read."""

from __future__ import annotations

import pytest

from samenspel.plan.besluit import mag_in_het_besluit
from samenspel.plan.brieven import gegevens_uit
from samenspel.plan.domeinen import DOMEINEN
from samenspel.plan.models import PipBesluit
from samenspel.plan.tests.hulp import vastgesteld_pip
from samenspel.plan.tests.hulp_leefplan import VAN_INBURGERAAR, actie, doel
from tests.wereld import Wereld


def test_taal_en_werk_staan_in_het_besluit_geld_en_gezondheid_niet() -> None:
    """A lawyer reads decisions and not debts; the archive keeps the document whole and reads no dossier."""
    assert {d.code for d in DOMEINEN if mag_in_het_besluit(d.categorie)} == {"taal", "werk"}


@pytest.mark.django_db
def test_een_doel_over_taal_staat_met_zijn_actie_in_het_besluit_en_een_doel_over_geld_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        actie(doel(wereld), wereld)
        actie(doel(wereld, "financien", "Ik wil mijn rekeningen betalen."), wereld, "Samen de post openen")
        pip = vastgesteld_pip(wereld.dossier(), sanne)
        (gevonden,) = PipBesluit.objects.get(pip=pip).inhoud["doelen"]
    assert gevonden["woorden"] == "Ik wil met de juf van Liya praten."
    assert gevonden["acties"][0]["wat"] == "Taalschool zoeken in de ochtend"


@pytest.mark.django_db
def test_wat_de_inburgeraar_zelf_doet_heet_in_de_brief_u_zelf(wereld: Wereld) -> None:
    """The letter speaks to the newcomer; the screen of the decision speaks about them."""
    with wereld.als("sanne") as sanne:
        actie(doel(wereld), wereld, "Theorie leren", eigenaar=VAN_INBURGERAAR)
        actie(doel(wereld, "werk", "Ik wil werken."), wereld, "Bellen met het bedrijf")
        inhoud = PipBesluit.objects.get(pip=vastgesteld_pip(wereld.dossier(), sanne)).inhoud
    wie = {een.wat: een.wie for doel_ in gegevens_uit(inhoud).doelen for een in doel_.acties}
    assert wie == {"Theorie leren": "u zelf", "Bellen met het bedrijf": "Sanne de Wit"}
