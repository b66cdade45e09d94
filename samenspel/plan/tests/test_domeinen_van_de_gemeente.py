"""R15: five domains as the configurable backbone. A municipality names them and leaves one out; its code and category stay."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

import wet
from samenspel.beleid.parameters import PARAMETERS
from samenspel.dossiers.beeld import beleid_bij
from samenspel.kern.oordeel import Weigering
from samenspel.plan.domeinen import DOMEINEN, bij_de_gemeente
from samenspel.plan.handelingen.vaststellen import stel_pip_vast
from samenspel.plan.models import Doel, PipBesluit
from samenspel.plan.tests.hulp import besproken_pip
from samenspel.plan.tests.hulp_leefplan import actie, doel
from tests.wereld import NU, VANDAAG, Wereld, beleid

NAAM = "Nederlands en meedoen in de buurt"


def test_elk_domein_heeft_een_naam_en_een_schakelaar_in_het_beleid() -> None:
    codes = {domein.code for domein in DOMEINEN}
    for begin in ("domeinnaam.", "domein_gebruikt."):
        assert {naam.removeprefix(begin) for naam in PARAMETERS if naam.startswith(begin)} == codes
    for domein in DOMEINEN:
        assert PARAMETERS[f"domeinnaam.{domein.code}"].suggestie == str(domein.naam)


def test_een_naam_geldt_vanaf_haar_dag_en_verandert_verder_niets() -> None:
    morgen = VANDAAG + timedelta(days=1)
    gezet = wet.beleid_uit(
        {"domeinnaam.taal": [(morgen, NAAM, "besluit")], "domein_gebruikt.werk": [(VANDAAG, False, "b")]}
    )
    nu, straks = ({d.code: d for d in bij_de_gemeente(DOMEINEN, gezet, dag)} for dag in (VANDAAG, morgen))
    assert (str(nu["taal"].naam), str(straks["taal"].naam)) == ("Taal en samenleving", NAAM)
    assert (nu["werk"].gebruikt, nu["taal"].gebruikt) == (False, True)
    assert [(d.code, d.categorie) for d in straks.values()] == [(d.code, d.categorie) for d in DOMEINEN]
    assert bij_de_gemeente(DOMEINEN, wet.beleid_uit({}), VANDAAG) == DOMEINEN


@pytest.mark.django_db
def test_het_plan_het_formulier_en_de_brief_noemen_de_naam_van_de_gemeente(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        werk = doel(wereld, "werk", "Ik wil weer koken.")
    beleid(wereld.assen, **{"domeinnaam.taal": NAAM, "domein_gebruikt.werk": False})
    with wereld.als("sanne") as sanne:
        actie(doel(wereld), wereld)
        actie(werk, wereld)  # what stands there stays, and is still kept up
        pip = besproken_pip(wereld.dossier(), sanne)
        stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        namen = [d["leefdomein"] for d in PipBesluit.objects.get().inhoud["doelen"]]
        assert set(namen) == {NAAM, "(Betaald) werk en meedoen"}
    client = wereld.client("sanne")
    for pad in ("plan:leefplan", "dossiers:dossier", "dossiers:afdruk"):
        blad = client.get(reverse(pad, args=[wereld.dossier_id])).content.decode()
        assert NAAM in blad, pad
        assert "Taal en samenleving" not in blad, pad
    plan = client.get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    assert "Ik wil weer koken." in plan
    form = client.get(reverse("plan:doel", args=[wereld.dossier_id])).content.decode()
    assert f'<option value="taal">{NAAM}' in form
    assert '<option value="werk"' not in form


@pytest.mark.django_db
def test_een_nieuw_doel_in_een_onderdeel_buiten_gebruik_weigert_de_handeling_ook(wereld: Wereld) -> None:
    """Not only the form: whoever calls the act meets the same. A step on the way to a goal that stands there may be set."""
    with wereld.als("sanne"):
        boven = doel(wereld, "werk", "Ik wil weer koken.")
    beleid(wereld.assen, **{"domeinnaam.werk": "Aan de slag", "domein_gebruikt.werk": False})
    with wereld.als("sanne"):
        with pytest.raises(Weigering, match="geen nieuwe doelen bij ‘Aan de slag’"):
            doel(wereld, "werk", "Ik wil werken in de zorg.")
        doel(wereld, "werk", "Ik wil een diploma hygiëne.", bovendoel=boven)
        assert Doel.objects.count() == 2


@pytest.mark.django_db
def test_de_bladzijde_van_het_dossier_leest_het_beleid_een_keer(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        dossier = wereld.dossier()
        assert beleid_bij(dossier) is beleid_bij(dossier)
