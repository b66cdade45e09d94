"""Who moved here with a PIP: what we adapt, what comes along, and what nobody knows yet (Bi 5.3 lid 3, Wi 11 lid 3, 15 lid 4)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from samenspel.beleid.waarden import beleid_van
from samenspel.dossiers.beeld import beeld_van
from samenspel.dossiers.feiten import feiten_van
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import BewaakteTermijn, Gebeurtenis
from samenspel.intake.stand import stand_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import vandaag
from samenspel.plan.besluitregels import besluitblad
from samenspel.plan.brief.tests.test_brief import woorden
from samenspel.plan.brieven import brief_van, gegevens_uit
from samenspel.plan.drie_jaar import begon_de_drie_jaar, over_de_drie_jaar
from samenspel.plan.handelingen.beginnen import begin_pip
from samenspel.plan.handelingen.bespreken import bespreek_pip
from samenspel.plan.handelingen.inhoud import leg_inhoud_vast
from samenspel.plan.handelingen.vaststellen import stel_pip_vast
from samenspel.plan.handelingen.wegen import kies_leerroute, weeg_leerroute
from samenspel.plan.handelingen.wijzigen import wijzig_pip
from samenspel.plan.meegekomen import meegekomen
from samenspel.plan.models import Pip, PipBesluit
from samenspel.plan.naast import gespreksperiode, vergelijking_van
from samenspel.plan.stand import alle_gebreken, versie_van
from samenspel.plan.tests.hulp import INHOUD, bekend_pip, besproken_pip, dag, na, vastgesteld_pip, vers
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db

DAAR, VERHUISD = date(2026, 4, 20), date(2026, 5, 20)
DAG_ONBEKEND: dict[str, Any] = {"met_pip": True, "leerroute": "B1"}


def feit(wereld: Wereld, wie: Aanwezige, soort: str, op: date, bron: str = "hand", **gegevens: Any) -> Gebeurtenis:
    return leg_vast(wereld.dossier(), soort, op=op, door=wie, gegevens=gegevens, bron=bron, vastgelegd_op=NU)


def komt_met_pip(wereld: Wereld, wie: Aanwezige, *, gemeente: str = "Hoogeveen") -> None:
    """SS121 with the day, the route and the municipality."""
    feit(wereld, wie, "pip_dagtekening", DAAR, "duo", leerroute="B1", elders=True)
    feit(wereld, wie, "verhuizing", VERHUISD, "duo", met_pip=True, **({"pip_gemeente": gemeente} if gemeente else {}))


def aangepast(wereld: Wereld, wie: Aanwezige, *, route: str = "B1", nu: Any = NU, met_brief: bool = False) -> Pip:
    """Adapted and adopted without weighing: the route came along."""
    pip = begin_pip(wereld.dossier(), door=wie, nu=nu)
    kies_leerroute(pip, route, door=wie, nu=nu)
    leg_inhoud_vast(pip, INHOUD, door=wie, nu=nu)
    bespreek_pip(pip, door=wie, op=nu.date(), hoe="op_kantoor", instemming="eens", nu=nu)
    return stel_pip_vast(vers(pip), door=wie, dagtekening=nu.date(), nu=nu, met_brief=met_brief)


def codes(pip: Pip, wie: Aanwezige, op: date = VANDAAG) -> set[str]:
    feiten, beleid = feiten_van(pip.hoofddossier), beleid_van(pip.gemeente_id)
    gevonden = alle_gebreken(
        versie_van(pip, wie), feiten, beleid, doelgroep="ASIEL_A", dagtekening=op, intake=(), tegenspraken=()
    )
    return {gebrek.code for gebrek in gevonden}


# The letter


def test_artikel_5_3_lid_3_de_brief_zegt_op_welk_pip_van_wie_hij_bouwt_en_weegt_niets_wat_niet_is_gewogen(
    wereld: Wereld,
) -> None:
    with wereld.als("sanne") as sanne:
        komt_met_pip(wereld, sanne)
        besluit = PipBesluit.objects.get(pip=aangepast(wereld, sanne, met_brief=True))
        tekst = woorden(brief_van(besluit, wie=sanne))
        assert "Dit besluit bouwt voort op het PIP van de gemeente Hoogeveen van 20 april 2026." in tekst
        for artikel in ("artikel 5.3, lid 3", "artikel 15, lid 4", "artikel 11, lid 3"):
            assert artikel in tekst
        assert "Daarom hebben wij de drie leerroutes niet opnieuw gewogen." in tekst
        assert "naar alle drie de leerroutes gekeken" not in tekst
        assert "past het best bij u" not in tekst
        assert "Wij stellen uw persoonlijk plan" not in tekst
        assert "Uw inburgeringstermijn loopt al sinds 21 april 2026" in tekst
        assert "Sinds deze dag telt uw tijd al." in tekst
        assert "U had al een plan. Wij hebben het aangepast." in tekst
        assert besluit.inhoud["wegingen"] == []
        assert "Hoogeveen" in besluitblad(besluit).bouwt_op
    blad = wereld.client("sanne").get(reverse("plan:versie", args=[wereld.dossier_id, 1])).content.decode()
    assert "bouwt voort op het PIP van de gemeente Hoogeveen" in blad
    assert "Hier staat alleen wat deze gemeente zelf afwoog" in blad


@pytest.mark.parametrize(
    ("gegevens", "zin"),
    [
        (DAG_ONBEKEND, "op het PIP van uw vorige gemeente. De datum van dat PIP is bij ons nog niet bekend."),
        (DAG_ONBEKEND | {"pip_gemeente": "Hoogeveen"}, "op het PIP van de gemeente Hoogeveen. De datum van dat PIP"),
    ],
)
def test_wat_van_dat_pip_niet_bekend_is_zegt_de_brief(wereld: Wereld, gegevens: dict[str, Any], zin: str) -> None:
    with wereld.als("sanne") as sanne:
        feit(wereld, sanne, "verhuizing", VERHUISD, "duo", **gegevens)
        tekst = woorden(brief_van(PipBesluit.objects.get(pip=aangepast(wereld, sanne)), wie=sanne))
    assert f"Dit besluit bouwt voort {zin}" in tekst


def test_wie_zelf_een_route_woog_ziet_alleen_die_weging(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        komt_met_pip(wereld, sanne)
        pip = begin_pip(wereld.dossier(), door=sanne, nu=NU)
        weeg_leerroute(pip, "Z", door=sanne, oordeel="past_niet", eigen_regel="Leert snel.", nu=NU)
        tekst = woorden(brief_van(PipBesluit.objects.get(pip=aangepast(wereld, sanne)), wie=sanne))
    assert "Hier staat wat wij wel hebben gewogen." in tekst
    assert "De Z-route past niet bij u." in tekst
    assert "B1-route past" not in tekst


def test_een_volgende_versie_komt_in_de_plaats_van_ons_besluit_en_weegt_de_meegekomen_route_niet(
    wereld: Wereld,
) -> None:
    with wereld.als("sanne") as sanne:
        komt_met_pip(wereld, sanne)
        eerste = aangepast(wereld, sanne)
        nieuw = wijzig_pip(vers(eerste), door=sanne, reden=Pip.Reden.OVERIG, toelichting="Meer uren.", nu=na(10))
        bespreek_pip(nieuw, door=sanne, op=dag(10), hoe="telefoon", instemming="eens", nu=na(10))
        stel_pip_vast(vers(nieuw), door=sanne, dagtekening=dag(10), nu=na(10))
        gegevens = gegevens_uit(PipBesluit.objects.get(pip=nieuw).inhoud)
        tekst = woorden(brief_van(PipBesluit.objects.get(pip=nieuw), wie=sanne))
    assert (gegevens.van_elders, gegevens.leerroute_gaat_mee) == (None, True)
    assert "in de plaats van ons besluit van 3 juni 2026" in tekst
    assert "bouwt voort" not in tekst


def test_een_eigen_pip_van_voor_samenspel_wordt_genoemd(wereld: Wereld) -> None:
    """Read in with the caseload: ours, so nothing comes along, and the routes are weighed."""
    with wereld.als("sanne") as sanne:
        feit(wereld, sanne, "pip_dagtekening", DAAR, "bestand", leerroute="B1")
        besluit = PipBesluit.objects.get(pip=vastgesteld_pip(wereld.dossier(), sanne))
        tekst = woorden(brief_van(besluit, wie=sanne))
    assert "in de plaats van ons besluit van 20 april 2026" in tekst
    assert "bouwt voort" not in tekst
    assert "naar alle drie de leerroutes gekeken" in tekst


def test_een_besluit_van_voor_dit_werd_gezegd_geeft_nog_steeds_zijn_brief(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inhoud = PipBesluit.objects.get(pip=vastgesteld_pip(wereld.dossier(), sanne)).inhoud
    for later in ("van_elders", "leerroute_gaat_mee"):
        del inhoud[later]
    assert gegevens_uit(inhoud).van_elders is None


def test_het_scherm_van_de_afweging_vraagt_niet_te_wegen_wat_meekwam(wereld: Wereld) -> None:
    adres = reverse("plan:afweging", args=[wereld.dossier_id])
    assert "Weeg elke route apart" in wereld.client("sanne").get(adres).content.decode()
    with wereld.als("sanne") as sanne:
        komt_met_pip(wereld, sanne)
        kies_leerroute(begin_pip(wereld.dossier(), door=sanne, nu=NU), "B1", door=sanne, nu=NU)
    antwoord = wereld.client("sanne").get(adres)
    assert "Weeg elke route apart" not in antwoord.content.decode()
    assert antwoord.context["nodig"] == []


# The three years


def test_artikel_11_wat_het_scherm_over_de_drie_jaar_zegt_is_bij_elke_versie_waar(wereld: Wereld) -> None:
    def zegt() -> str:
        return over_de_drie_jaar(feiten_van(wereld.dossier()), beleid_van(wereld.assen.pk))

    with wereld.als("sanne") as sanne:
        assert "begint op de dag na de dagtekening" in zegt()
        verhuisd = feit(wereld, sanne, "verhuizing", VERHUISD, "duo", **DAG_ONBEKEND)
        assert "De dag daarvan is nog niet bekend" in zegt()
        feit(wereld, sanne, "pip_dagtekening", DAAR, "duo", leerroute="B1", elders=True)
        assert "loopt al sinds 21 april 2026" in zegt()
        assert verhuisd.pk


def test_het_scherm_van_een_latere_versie_zegt_niet_dat_de_drie_jaar_dan_begint(wereld: Wereld) -> None:
    adres = reverse("plan:vaststelling", args=[wereld.dossier_id])
    with wereld.als("sanne") as sanne:
        besproken_pip(wereld.dossier(), sanne)
    eerst = wereld.client("sanne").get(adres).content.decode()
    assert "begint op de dag na de dagtekening" in eerst
    with wereld.als("sanne") as sanne:
        pip = Pip.objects.get()
        stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        assert begon_de_drie_jaar(vers(pip), feiten_van(wereld.dossier()))
    bekend = reverse("plan:bekendmaking", args=[wereld.dossier_id])
    assert "gaat die tijd van de drie jaar af" in wereld.client("sanne").get(bekend).content.decode()
    with wereld.als("sanne") as sanne:
        nieuw = wijzig_pip(vers(pip), door=sanne, reden=Pip.Reden.OVERIG, toelichting="Meer uren.", nu=na(10))
    later = wereld.client("sanne").get(adres).content.decode()
    assert "begint op de dag na de dagtekening" not in later
    assert "De drie jaar loopt al sinds 4 juni 2026. Dit besluit verandert dat niet." in later
    with wereld.als("sanne") as sanne:
        bespreek_pip(nieuw, door=sanne, op=dag(10), hoe="telefoon", instemming="eens", nu=na(10))
        stel_pip_vast(vers(nieuw), door=sanne, dagtekening=dag(10), nu=na(10), met_brief=False)
        assert not begon_de_drie_jaar(vers(nieuw), feiten_van(wereld.dossier()))
    assert "van de drie jaar af" not in wereld.client("sanne").get(bekend).content.decode()
    antwoord = wereld.client("sanne").post(bekend, {"op": vandaag().strftime("%d-%m-%Y"), "hoe": "post"}, follow=True)
    assert "dagen na de dagtekening." in antwoord.content.decode()
    assert "gaan van de drie jaar af" not in antwoord.content.decode()


# Talks about progress


def test_besluit_5_3_lid_4_gesprekken_tellen_na_een_verhuizing_vanaf_ons_pip_tot_het_einde_van_de_termijn(
    wereld: Wereld,
) -> None:
    with wereld.als("sanne") as sanne:
        komt_met_pip(wereld, sanne)
        feit(wereld, sanne, "voortgangsgesprek", date(2026, 5, 4))  # there
        pip = vers(aangepast(wereld, sanne))
        beeld = beeld_van(wereld.dossier(), wie=sanne, op=VANDAAG)
        assert gespreksperiode(pip, beeld) == (VANDAAG, date(2029, 4, 20), True)
        nieuw = wijzig_pip(pip, door=sanne, reden=Pip.Reden.OVERIG, toelichting="Meer uren.", nu=na(10))
        bespreek_pip(nieuw, door=sanne, op=dag(10), hoe="telefoon", instemming="eens", nu=na(10))
        stel_pip_vast(vers(nieuw), door=sanne, dagtekening=dag(10), nu=na(10), met_brief=False)
        op = date(2027, 4, 20)
        later = beeld_van(wereld.dossier(), wie=sanne, op=op)
        assert gespreksperiode(vers(nieuw), later) == (VANDAAG, date(2029, 4, 20), True)
        rij = next(
            r
            for r in vergelijking_van(wereld.dossier(), vers(nieuw), later, wie=sanne, op=op)
            if r.code == "gesprekken"
        )
    assert (rij.besluit, rij.nu, rij.verschil) == (
        "4 vanaf ons PIP tot het einde van de termijn",
        "nog geen gehad",
        True,
    )
    assert rij.bij.startswith(
        "gelijk verdeeld zijn het er nu 1 · gesprekken bij de vorige gemeente tellen hier niet mee"
    )
    assert rij.bij.endswith("zo lezen wij het, de wet zegt het niet")


def test_zonder_het_einde_van_de_termijn_zegt_niemand_hoeveel_gesprekken_het_hadden_moeten_zijn(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        feit(wereld, sanne, "verhuizing", VERHUISD, "duo", **DAG_ONBEKEND)
        pip, op = vers(aangepast(wereld, sanne)), date(2028, 6, 3)
        beeld = beeld_van(wereld.dossier(), wie=sanne, op=op)
        assert gespreksperiode(pip, beeld) == (VANDAAG, None, True)
        rij = next(
            r for r in vergelijking_van(wereld.dossier(), pip, beeld, wie=sanne, op=op) if r.code == "gesprekken"
        )
    assert not rij.verschil
    assert "niet bekend: de dag van het eerste PIP ontbreekt" in rij.bij


# A concept that was begun before the move was known


def test_artikel_15_lid_4_een_concept_van_voor_ss121_wordt_een_aanpassing(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        assert pip.reden == Pip.Reden.EERSTE
        feit(wereld, sanne, "verhuizing", VERHUISD, "duo", **DAG_ONBEKEND)
        assert not any(code.startswith("afweging_") for code in codes(pip, sanne))
        stel_pip_vast(vers(pip), door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        assert vers(pip).reden == Pip.Reden.VERHUIZING
        assert PipBesluit.objects.get(pip=pip).inhoud["van_elders"] == {"dagtekening": None, "gemeente": ""}
        soorten = set(Gebeurtenis.objects.filter(bron="handeling").values_list("soort", flat=True))
        assert "pip_wijziging" in soorten
        assert {"pip_dagtekening", "leerroute_gewijzigd"}.isdisjoint(soorten)


def test_een_concept_van_voor_ss121_wacht_op_de_leerroute_van_elders(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        feit(wereld, sanne, "verhuizing", VERHUISD, "duo", met_pip=True)
        assert "leerroute_elders" in codes(pip, sanne)


def test_artikel_9_2_een_route_die_nog_niet_bekend_was_is_niet_gewijzigd(wereld: Wereld) -> None:
    """Our PIP of before Samenspel, read in without its route: DUO is not told that the route changed."""
    with wereld.als("sanne") as sanne:
        feit(wereld, sanne, "pip_dagtekening", DAAR, "bestand")
        vastgesteld_pip(wereld.dossier(), sanne)
        assert not Gebeurtenis.objects.filter(soort="leerroute_gewijzigd").exists()


# All of "came with a PIP"


def test_een_pip_van_elders_zonder_de_verhuizing_is_ook_met_een_pip_gekomen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        feit(wereld, sanne, "pip_dagtekening", DAAR, leerroute="B1", elders=True)
        assert "leerbaarheidstoets" not in {deel.wet.code for deel in stand_van(wereld.dossier(), sanne).minimum}
        pip = begin_pip(wereld.dossier(), door=sanne, nu=NU)
        assert pip.reden == Pip.Reden.VERHUIZING
        mee = meegekomen(pip, feiten_van(wereld.dossier()))
        assert mee is not None
        assert (mee.verhuisd_op, mee.dagtekening, mee.leerroute) == (None, DAAR, "B1")


# Our own PIP, left, and came back


def terug(wereld: Wereld, sanne: Aanwezige, **gegevens: Any) -> Pip:
    """Our own PIP of the day of the world; back after thirty days. Gives the concept of after that."""
    pip = bekend_pip(wereld.dossier(), sanne)
    feit(wereld, sanne, "verhuizing", dag(30), "duo", **gegevens)
    reden = {"reden": Pip.Reden.VERHUIZING, "toelichting": "Terug uit een andere gemeente."}
    return vers(wijzig_pip(vers(pip), door=sanne, nu=na(40), **reden))


def test_wie_terugkomt_met_een_pip_van_elders_waarvan_niemand_de_route_kent_krijgt_geen_gok(wereld: Wereld) -> None:
    """The three years still count from our first PIP (Wi 11 lid 3); whether the other college changed the route is asked."""
    with wereld.als("sanne") as sanne:
        concept = terug(wereld, sanne, met_pip=True)
        assert "leerroute_elders" in codes(concept, sanne, dag(40))
        assert BewaakteTermijn.objects.get(dossier_id=wereld.dossier_id, code="T17").start == dag(1)
        feit(wereld, sanne, "leerroute_gewijzigd", dag(20), leerroute="Z", reden="onvoldoende voortgang", elders=True)
        mee = meegekomen(concept, feiten_van(wereld.dossier()))
        assert mee is not None
        assert (mee.leerroute, mee.hier_verder) == ("Z", False)
        assert "leerroute_elders" not in codes(concept, sanne, dag(40))
        kies_leerroute(concept, "Z", door=sanne, nu=na(40))
        assert not {code for code in codes(vers(concept), sanne, dag(40)) if "wijkt" in code or "bijzonder" in code}


def test_wie_terugkomt_met_een_route_bij_de_verhuizing_neemt_die_mee_en_duo_hoort_geen_wissel(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        concept = terug(wereld, sanne, met_pip=True, leerroute="ONDERWIJS")
        kies_leerroute(concept, "ONDERWIJS", door=sanne, nu=na(40))
        leg_inhoud_vast(vers(concept), {"intensiteit_map": None}, door=sanne, nu=na(40))
        bespreek_pip(vers(concept), door=sanne, op=dag(40), hoe="telefoon", instemming="eens", nu=na(40))
        stel_pip_vast(vers(concept), door=sanne, dagtekening=dag(40), nu=na(40), met_brief=False)
        assert not Gebeurtenis.objects.filter(soort="leerroute_gewijzigd").exists()
        inhoud = PipBesluit.objects.get(pip=concept).inhoud
        assert inhoud["van_elders"] == {"dagtekening": None, "gemeente": ""}
        assert wereld.dossier().leerroute == "ONDERWIJS"


def test_wie_terugkomt_zonder_dat_iemand_een_ander_pip_noemt_heeft_het_onze_nog(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        concept = terug(wereld, sanne)
        mee = meegekomen(concept, feiten_van(wereld.dossier()))
        assert mee is not None
        assert (mee.leerroute, mee.dagtekening) == ("B1", None)
        assert "leerroute_elders" not in codes(concept, sanne, dag(40))
