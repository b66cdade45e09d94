"""Two records of one person: the PIP of the one is the PIP of the other, on the tab, beside the plan, and in every act."""

from __future__ import annotations

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import haal_uit_elkaar, voeg_samen
from samenspel.dossiers.models import Dossier, Gebeurtenis, Samenvoeging
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.plan.bladen import telling
from samenspel.plan.handelingen.beginnen import begin_pip
from samenspel.plan.handelingen.bespreken import bespreek_pip
from samenspel.plan.handelingen.bezwaar import teken_bezwaar_aan
from samenspel.plan.handelingen.inhoud import leg_inhoud_vast
from samenspel.plan.handelingen.vaststellen import maak_pip_bekend, stel_pip_vast
from samenspel.plan.handelingen.wijzigen import wijzig_pip
from samenspel.plan.models import Pip, PipBesluit
from samenspel.plan.stand import geldend, in_bewerking, versies_van
from samenspel.plan.tests.hulp import INHOUD, bekend_pip, besproken_pip, dag, na, vastgesteld_pip, vers
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db


def _blijft(wereld: Wereld, door: Aanwezige) -> Dossier:
    """Amira's record goes on inside a new one."""
    nieuw = open_dossier(
        Aanmelding(naam="Amira el Haddad", doelgroep="ASIEL_A"), door=door, op=VANDAAG, vastgelegd_op=NU
    )
    voeg_samen(wereld.dossier(), in_=nieuw, door=door, op=VANDAAG, reden="zelfde persoon", nu=NU)
    return Dossier.objects.select_related("gemeente").get(pk=nieuw.pk)


def test_het_pip_staat_op_het_tabblad_en_naast_het_plan_van_het_dossier_dat_blijft(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = bekend_pip(wereld.dossier(), sanne)
        blijft = _blijft(wereld, sanne)
        assert geldend(blijft, sanne) == pip
    client = wereld.client("sanne")
    tab = client.get(reverse("plan:pip", args=[blijft.pk]))
    assert tab.context["geldend"] == pip
    brief = reverse("plan:brief", args=[wereld.dossier_id, pip.versie])
    assert brief in tab.content.decode()
    assert client.get(brief).status_code == 200
    assert client.get(reverse("plan:leefplan", args=[blijft.pk])).context["pip"] == pip


def test_een_concept_gaat_verder_in_het_dossier_dat_blijft(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        blijft = _blijft(wereld, sanne)
        assert telling(blijft, sanne, VANDAAG) == "concept"
        assert begin_pip(blijft, door=sanne, nu=NU) == pip  # no second concept
        leg_inhoud_vast(pip, INHOUD | {"motivering": "Anders."}, door=sanne, nu=NU)
        bespreek_pip(pip, door=sanne, op=VANDAAG, hoe="op_kantoor", instemming="eens", nu=NU)
        stel_pip_vast(vers(pip), door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        maak_pip_bekend(pip, door=sanne, op=VANDAAG, hoe="post", nu=NU)
        teken_bezwaar_aan(vers(pip), door=sanne, ontvangen_op=VANDAAG, nu=NU)
        assert vers(pip).dossier_id == wereld.dossier_id  # the row stays in its own record
        assert PipBesluit.objects.get(pip=pip).inhoud["dossiernummer"] == blijft.nummer
        feiten = Gebeurtenis.objects.filter(dossier=blijft).values_list("soort", flat=True)
        assert {"pip_dagtekening", "pip_bekendgemaakt", "bezwaar"} <= set(feiten)
    for naam in ("pip", "bezwaar"):
        assert wereld.client("sanne").get(reverse(f"plan:{naam}", args=[blijft.pk])).status_code == 200


def test_een_wijziging_komt_in_het_dossier_dat_blijft_en_vervangt_het_besluit_van_het_andere(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        eerste = bekend_pip(wereld.dossier(), sanne)
        blijft = _blijft(wereld, sanne)
        tweede = wijzig_pip(eerste, door=sanne, reden="OVERIG", toelichting="Andere uren.", nu=na(10))
        assert (tweede.dossier_id, tweede.versie) == (blijft.pk, 2)
        with pytest.raises(Weigering, match="al een concept"):
            wijzig_pip(eerste, door=sanne, reden="OVERIG", toelichting="Nog eens.", nu=na(10))
        bespreek_pip(tweede, door=sanne, op=dag(10), hoe="op_kantoor", instemming="eens", nu=na(10))
        stel_pip_vast(vers(tweede), door=sanne, dagtekening=dag(10), nu=na(10), met_brief=False)
        assert vers(eerste).stand == Pip.Stand.GEWIJZIGD
        assert geldend(blijft, sanne) == tweede
        assert [v.versie for v in versies_van(blijft, sanne)] == [2, 1]
        soorten = Gebeurtenis.objects.filter(dossier=blijft, op=dag(10)).values_list("soort", flat=True)
        assert "pip_wijziging" in set(soorten)


def test_van_twee_besluiten_geldt_het_laatste_en_het_andere_staat_bij_eerder(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        oud = vastgesteld_pip(wereld.dossier(), sanne)
        ander = open_dossier(
            Aanmelding(naam="Amira el Haddad", doelgroep="ASIEL_A"), door=sanne, op=VANDAAG, vastgelegd_op=NU
        )
        jong = vastgesteld_pip(ander, sanne, nu=na(3))
        voeg_samen(wereld.dossier(), in_=ander, door=sanne, op=dag(3), reden="zelfde persoon", nu=na(3))
    tab = wereld.client("sanne").get(reverse("plan:pip", args=[ander.pk]))
    assert tab.context["geldend"] == jong
    assert tab.context["eerdere"] == [oud]
    assert reverse("plan:versie", args=[oud.dossier_id, oud.versie]) in tab.content.decode()


def test_uit_elkaar_heeft_ieder_weer_het_eigen_pip(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = bekend_pip(wereld.dossier(), sanne)
        blijft = _blijft(wereld, sanne)
        haal_uit_elkaar(Samenvoeging.objects.get(), door=sanne, op=VANDAAG, nu=NU)
        assert geldend(wereld.dossier(), sanne) == pip
        assert geldend(blijft, sanne) is None
        assert in_bewerking(blijft, sanne) is None
