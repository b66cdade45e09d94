"""A new version with its reason: another route (Wi 17 lid 2, Besluit 5.4), scaling down (Wi 17 lid 3, Besluit 5.5), others."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from samenspel.dossiers.models import BewaakteTermijn, Gebeurtenis
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.plan.handelingen.beginnen import begin_pip, laat_concept_vervallen
from samenspel.plan.handelingen.bespreken import bespreek_pip
from samenspel.plan.handelingen.inhoud import leg_inhoud_vast
from samenspel.plan.handelingen.vaststellen import Onvolledig, stel_pip_vast
from samenspel.plan.handelingen.wegen import beoordeel, kies_leerroute
from samenspel.plan.handelingen.wijzigen import wijzig_pip
from samenspel.plan.models import Afweging, Pip, PipInkomen
from samenspel.plan.tests.hulp import Z_INHOUD, bekend_pip, besproken_pip, boek_uren, dag, na, vers, weeg_alles
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db
R = Pip.Reden


def stel_opnieuw_vast(pip: Pip, door: Aanwezige, nu: datetime) -> Pip:
    bespreek_pip(pip, door=door, op=nu.date(), hoe="telefoon", instemming="eens", nu=nu)
    return stel_pip_vast(pip, door=door, dagtekening=nu.date(), nu=nu, met_brief=False)


def naar_z(pip: Pip, door: Aanwezige, nu: datetime) -> Pip:
    """A concept that changes the route to Z, with everything but the judgement on progress."""
    nieuw = wijzig_pip(pip, door=door, reden=R.LEERROUTE_WIJZIGING, toelichting="B1 lukt niet.", nu=nu)
    weeg_alles(nieuw, door, leerroute="Z", nu=nu)
    leg_inhoud_vast(nieuw, Z_INHOUD, door=door, nu=nu)
    return nieuw


def test_artikel_17_een_andere_route_vraagt_voortgang_die_afwijkt(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        nieuw = naar_z(bekend_pip(wereld.dossier(), sanne), sanne, na(100))
        with pytest.raises(Onvolledig, match="Is de voortgang onvoldoende"):
            stel_opnieuw_vast(nieuw, sanne, na(100))
        beoordeel(nieuw, "voortgang_wijkt_af", door=sanne, oordeel=True, motivering="Na een jaar nog A1.", nu=na(100))
        stel_opnieuw_vast(nieuw, sanne, na(100))
        feiten = Gebeurtenis.objects.filter(op=dag(100)).order_by("id").values_list("soort", "gegevens")
        assert [f for f in feiten if f[0] != "plan_besproken"] == [
            ("pip_wijziging", {"leerroute": "Z"}),
            ("leerroute_gewijzigd", {"leerroute": "Z"}),
        ]
        assert wereld.dossier().leerroute == "Z"


def test_artikel_11_lid_3_de_drie_jaar_blijft_lopen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        eerste = bekend_pip(wereld.dossier(), sanne)
        nieuw = naar_z(eerste, sanne, na(100))
        beoordeel(nieuw, "voortgang_wijkt_af", door=sanne, oordeel=True, motivering="Na een jaar nog A1.", nu=na(100))
        stel_opnieuw_vast(nieuw, sanne, na(100))
        termijn = BewaakteTermijn.objects.get(dossier_id=wereld.dossier_id, code="T17")
        assert termijn.start == date(2026, 6, 4)
        assert (vers(eerste).stand, vers(eerste).geeindigd_op) == (Pip.Stand.GEWIJZIGD, dag(100))
        assert vers(eerste).dagtekening == VANDAAG


def test_artikel_5_4_na_anderhalf_jaar_alleen_in_een_bijzonder_geval(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        nieuw = naar_z(bekend_pip(wereld.dossier(), sanne), sanne, na(600))
        beoordeel(nieuw, "voortgang_wijkt_af", door=sanne, oordeel=True, motivering="Na een jaar nog A1.", nu=na(600))
        with pytest.raises(Onvolledig, match="bijzondere persoonlijke reden"):
            stel_opnieuw_vast(nieuw, sanne, na(600))
        beoordeel(
            nieuw, "bijzonder_individueel_geval", door=sanne, oordeel=False, motivering="Niet bijzonder.", nu=na(600)
        )
        with pytest.raises(Onvolledig, match="Wisselen kon tot en met 3 december 2027"):
            stel_opnieuw_vast(nieuw, sanne, na(600))
        beoordeel(
            nieuw, "bijzonder_individueel_geval", door=sanne, oordeel=True, motivering="Lang ziek geweest.", nu=na(600)
        )
        assert stel_opnieuw_vast(nieuw, sanne, na(600)).stand == Pip.Stand.VASTGESTELD


def test_artikel_5_5_afschalen_kan_pas_na_600_uur(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        eerste = bekend_pip(wereld.dossier(), sanne)
        nieuw = wijzig_pip(eerste, door=sanne, reden=R.AFSCHALEN, toelichting="Lezen blijft achter.", nu=na(300))
        niveaus = {"niveau_lezen": "A2", "niveau_luisteren": "B1", "niveau_schrijven": "B1", "niveau_spreken": "B1"}
        leg_inhoud_vast(nieuw, niveaus, door=sanne, nu=na(300))
        for vraag in ("voldoende_inspanning", "niet_op_b1"):
            beoordeel(nieuw, vraag, door=sanne, oordeel=True, motivering="De school bevestigt dit.", nu=na(300))
        boek_uren(wereld.dossier(), sanne, 599, dag(200))
        with pytest.raises(Onvolledig, match="Er zijn 599 uren taalles geboekt"):
            stel_opnieuw_vast(nieuw, sanne, na(300))
        boek_uren(wereld.dossier(), sanne, 1, dag(210), "alfabetisering")
        stel_opnieuw_vast(nieuw, sanne, na(300))
        feit = Gebeurtenis.objects.get(soort="afgeschaald")
        assert feit.gegevens == {"onderdeel": "lezen", "niveau": "A2"}


def test_artikel_5_3_lid_6_afschalen_vraagt_een_niveau_per_vaardigheid(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        nieuw = wijzig_pip(
            bekend_pip(wereld.dossier(), sanne), door=sanne, reden=R.AFSCHALEN, toelichting="x", nu=na(300)
        )
        leg_inhoud_vast(nieuw, {"niveau_lezen": "A2"}, door=sanne, nu=na(300))
        with pytest.raises(Onvolledig) as fout:
            stel_opnieuw_vast(nieuw, sanne, na(300))
        assert "niveau_per_vaardigheid" in [gebrek.code for gebrek in fout.value.gebreken]


def test_bij_een_andere_route_weegt_u_opnieuw_en_anders_gaat_de_weging_mee(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        eerste = bekend_pip(wereld.dossier(), sanne)
        overig = wijzig_pip(eerste, door=sanne, reden=R.OVERIG, toelichting="Minder lesuren.", nu=na(10))
        assert Afweging.objects.filter(pip=overig).count() == 3
        assert overig.leerroute == "B1"
        laat_concept_vervallen(overig, door=sanne, op=dag(10), nu=na(10))
        route = wijzig_pip(eerste, door=sanne, reden=R.LEERROUTE_WIJZIGING, toelichting="B1 lukt niet.", nu=na(10))
        assert not Afweging.objects.filter(pip=route).exists()
        assert (route.leerroute, route.versie) == ("", 3)


def test_een_gewone_wijziging_houdt_de_route(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        nieuw = wijzig_pip(
            bekend_pip(wereld.dossier(), sanne), door=sanne, reden=R.OVERIG, toelichting="Minder.", nu=na(10)
        )
        leg_inhoud_vast(nieuw, {"intensiteit_leerroute": 8}, door=sanne, nu=na(10))
        stel_opnieuw_vast(nieuw, sanne, na(10))
        soorten = set(Gebeurtenis.objects.filter(op=dag(10)).values_list("soort", flat=True))
        assert soorten == {"plan_besproken", "pip_wijziging"}


def test_een_wijziging_zegt_waarom(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = bekend_pip(wereld.dossier(), sanne)
        with pytest.raises(Weigering, match="Kies waarom"):
            wijzig_pip(pip, door=sanne, reden="", toelichting="x", nu=na(1))
        with pytest.raises(Weigering, match="Schrijf waarom"):
            wijzig_pip(pip, door=sanne, reden=R.OVERIG, toelichting=" ", nu=na(1))


def test_er_is_een_concept_tegelijk(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = bekend_pip(wereld.dossier(), sanne)
        wijzig_pip(pip, door=sanne, reden=R.OVERIG, toelichting="x", nu=na(1))
        with pytest.raises(Weigering, match="al een concept"):
            wijzig_pip(pip, door=sanne, reden=R.OVERIG, toelichting="x", nu=na(1))


def test_beginnen_mag_twee_keer_en_is_een_concept(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        assert begin_pip(wereld.dossier(), door=sanne, nu=NU) == begin_pip(wereld.dossier(), door=sanne, nu=NU)
        assert Pip.objects.count() == 1


def test_alleen_wat_geldt_wijzigt(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        with pytest.raises(Weigering, match="al een concept"):
            wijzig_pip(pip, door=sanne, reden=R.OVERIG, toelichting="x", nu=NU)
        laat_concept_vervallen(pip, door=sanne, op=VANDAAG, nu=NU)
        with pytest.raises(Weigering, match="dat nu geldt"):
            wijzig_pip(pip, door=sanne, reden=R.OVERIG, toelichting="x", nu=NU)


def test_wat_een_coach_niet_mag_schrijven_komt_uit_de_vorige_versie(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = bekend_pip(wereld.dossier(), sanne, heeft_bijstand=True, ontzorgbesluit="De GKB betaalt de huur.")
    with wereld.als("kees") as kees:
        nieuw = wijzig_pip(pip, door=kees, reden=R.OVERIG, toelichting="Minder lesuren.", nu=na(5))
        assert not PipInkomen.objects.filter(pip=nieuw).exists()
    with wereld.als("sanne") as sanne:
        stel_opnieuw_vast(nieuw, sanne, na(5))
        assert PipInkomen.objects.get(pip=nieuw).ontzorgbesluit == "De GKB betaalt de huur."


def test_een_vaste_keuze_wordt_teruggenomen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = begin_pip(wereld.dossier(), door=sanne, nu=NU)
        assert kies_leerroute(pip, "Z", door=sanne, nu=NU).leerroute == "Z"
        assert kies_leerroute(pip, "", door=sanne, nu=NU).leerroute == ""
