"""Two records of one person: what the intake of either measured is on the table when the routes are weighed (Wi2021 14, 15)."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import haal_uit_elkaar, voeg_samen
from samenspel.dossiers.models import Dossier, Samenvoeging
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.leerbaarheid import leg_second_opinion_vast, vraag_second_opinion, zie_af_van_lbt
from samenspel.intake.handelingen.metingen import meet_taal
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.weging import Bekend, bekend_over, voor_en_tegen
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db
MEI, APRIL = date(2026, 5, 26), date(2026, 4, 20)


def _intake(dossier: Dossier, door: Aanwezige) -> None:
    """Language, no test because of eyesight, a second opinion, and two answers."""
    meet_taal(dossier, {"lezen": "PRE_A1"}, door=door, op=MEI, bron="toets", vastgelegd_op=NU)
    zie_af_van_lbt(
        dossier, door=door, op=MEI, beperking="zien", motivering="Ziet niet genoeg om te lezen.", vastgelegd_op=NU
    )
    mening = vraag_second_opinion(
        dossier, door=door, op=MEI, school="Taalschool", reden="Spreekt al veel beter.", vastgelegd_op=NU
    )
    leg_second_opinion_vast(
        mening, door=door, op=VANDAAG, uitkomst="haalbaar", gevolg="B1 blijft in beeld.", vastgelegd_op=NU
    )
    beantwoord(dossier, "opleiding_niveau", "hoger", door=door, op=MEI, vastgelegd_op=NU)
    beantwoord(dossier, "vervolgopleiding", "hoger", door=door, op=APRIL, vastgelegd_op=NU)


def _blijft(wereld: Wereld, door: Aanwezige) -> Dossier:
    """Amira's record goes on inside a new one, in which she said later that she wants no further school."""
    nieuw = open_dossier(
        Aanmelding(naam="Amira el Haddad", doelgroep="ASIEL_A"), door=door, op=VANDAAG, vastgelegd_op=NU
    )
    meet_taal(nieuw, {"lezen": "A2", "spreken": "A2"}, door=door, op=APRIL, bron="school", vastgelegd_op=NU)
    beantwoord(nieuw, "vervolgopleiding", "nee", door=door, op=MEI, vastgelegd_op=NU)
    voeg_samen(wereld.dossier(), in_=nieuw, door=door, op=VANDAAG, reden="zelfde persoon", nu=NU)
    return Dossier.objects.select_related("gemeente").get(pk=nieuw.pk)


def _weging(wereld: Wereld) -> tuple[Dossier, Bekend]:
    with wereld.als("sanne") as sanne:
        _intake(wereld.dossier(), sanne)
        blijft = _blijft(wereld, sanne)
        return blijft, bekend_over(blijft, sanne, VANDAAG)


def test_metingen_en_oordelen_van_het_samengevoegde_dossier_tellen_mee(wereld: Wereld) -> None:
    _blijvend, bekend = _weging(wereld)
    assert bekend.ontheven
    assert bekend.tweede_mening is not None
    assert [(m.vaardigheid, m.niveau) for m in bekend.taal] == [("lezen", "PRE_A1"), ("lezen", "A2"), ("spreken", "A2")]
    b1 = {feit.zin for feit in voor_en_tegen(bekend)["B1"]}
    assert "Leest onder A1." in b1
    assert any(zin.startswith("School: ") for zin in b1)


def test_van_twee_antwoorden_op_een_vraag_telt_het_laatste(wereld: Wereld) -> None:
    _blijvend, bekend = _weging(wereld)
    opleiding, wens = bekend.antwoord("opleiding_niveau"), bekend.antwoord("vervolgopleiding")
    assert opleiding is not None
    assert wens is not None
    assert (opleiding.waarde, wens.waarde) == ("hoger", "nee")


def test_het_scherm_van_de_afweging_laat_ze_zien_en_het_uit_elkaar_gehaalde_dossier_niet(wereld: Wereld) -> None:
    blijft, _bekend = _weging(wereld)
    afweging = reverse("plan:afweging", args=[blijft.pk])
    client = wereld.client("sanne")
    assert "Leest onder A1." in client.get(afweging).content.decode()
    with wereld.als("sanne") as sanne:
        haal_uit_elkaar(Samenvoeging.objects.get(), door=sanne, op=VANDAAG, nu=NU)
    assert "Leest onder A1." not in client.get(afweging).content.decode()
