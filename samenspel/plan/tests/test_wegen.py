"""Weighing (ECLI:NL:RVS:2024:5413): facts with their source, sentences as data, and nothing filled in beforehand."""

from __future__ import annotations

from datetime import date

import pytest

from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.kern.oordeel import Weigering
from samenspel.plan.handelingen.beginnen import begin_pip
from samenspel.plan.handelingen.bespreken import bespreek_pip
from samenspel.plan.handelingen.inhoud import leg_inhoud_vast
from samenspel.plan.handelingen.wegen import Antwoord, Routeweging, beoordeel, leg_afweging_vast, weeg_leerroute
from samenspel.plan.models import Afweging, Beoordeling, Pip, PipGezin
from samenspel.plan.models.pip import Leerroute
from samenspel.plan.standaardzinnen import zinnen, zinnen_van
from samenspel.plan.tests.hulp import besproken_pip, dag, na, vers
from samenspel.plan.weging import bekend_over, kernfeiten, overweging, voor_en_tegen
from tests.wereld import NU, VANDAAG, Wereld
from wet.leerroute import weeg

pytestmark = pytest.mark.django_db


def toets(wereld: Wereld, score: int) -> None:
    with wereld.als("sanne") as sanne:
        leg_vast(
            wereld.dossier(),
            "lbt_uitslag",
            op=date(2026, 5, 26),
            door=sanne,
            gegevens={"score": score},
            vastgelegd_op=NU,
        )


def test_elke_route_heeft_zinnen_voor_en_tegen() -> None:
    assert all(len(zinnen_van(route)) >= 4 for route in Leerroute.values)
    assert all(zin.leerroute in Leerroute.values and zin.tekst.endswith(".") for zin in zinnen().values())


def test_de_toets_staat_bij_de_routes_met_bron(wereld: Wereld) -> None:
    toets(wereld, 31)
    with wereld.als("sanne") as sanne:
        bekend = bekend_over(wereld.dossier(), sanne, VANDAAG)
        assert kernfeiten(bekend)[0].waarde == "31 van 40"
        assert kernfeiten(bekend)[0].bij == "grens 28 · 26 mei 2026"
        kanten = {
            route: [f.kant for f in feiten if "toets" in f.zin] for route, feiten in voor_en_tegen(bekend).items()
        }
        assert kanten == {"B1": ["voor"], "ONDERWIJS": [], "Z": ["tegen"]}


def test_artikel_14_toets_tegen_opleiding_waarschuwt_voor_een_tweede_mening(wereld: Wereld) -> None:
    toets(wereld, 20)
    with wereld.als("sanne") as sanne:
        beantwoord(wereld.dossier(), "opleiding_niveau", "hoger", door=sanne, op=VANDAAG, vastgelegd_op=NU)
        voorstel = weeg(overweging(bekend_over(wereld.dossier(), sanne, VANDAAG), None))
        assert voorstel.leerroute == "Z"
        assert "D3b" in [punt.code for punt in voorstel.waarschuwingen]


def test_een_wens_zonder_onderzoek_waarschuwt(wereld: Wereld) -> None:
    toets(wereld, 31)
    with wereld.als("sanne") as sanne:
        beantwoord(wereld.dossier(), "vervolgopleiding", "beroep", door=sanne, op=VANDAAG, vastgelegd_op=NU)
        voorstel = weeg(overweging(bekend_over(wereld.dossier(), sanne, VANDAAG), None))
        assert [punt.code for punt in voorstel.waarschuwingen] == ["onderwijsroute_onderzoeken"]


def test_artikel_15_lid_4_na_een_verhuizing_ligt_de_route_vast(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        leg_vast(
            dossier, "pip_dagtekening", op=date(2026, 4, 20), door=sanne, gegevens={"leerroute": "Z"}, vastgelegd_op=NU
        )
        leg_vast(dossier, "verhuizing", op=date(2026, 5, 20), door=sanne, vastgelegd_op=NU)
        voorstel = weeg(overweging(bekend_over(wereld.dossier(), sanne, VANDAAG), None))
        assert (voorstel.leerroute, voorstel.moet) == ("Z", True)


def test_een_zin_van_een_andere_route_gaat_niet_mee(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = begin_pip(wereld.dossier(), door=sanne, nu=NU)
        weging = weeg_leerroute(
            pip,
            "B1",
            door=sanne,
            oordeel="past",
            eigen_regel="x",
            codes=["b1_ervaring", "z_praktijk", "bestaat_niet"],
            nu=NU,
        )
        assert weging.zinnen == ["b1_ervaring"]


@pytest.mark.parametrize(("route", "oordeel"), [("B2", "past"), ("B1", "misschien")])
def test_een_onbekende_route_of_een_onbekend_oordeel_wordt_geweigerd(wereld: Wereld, route: str, oordeel: str) -> None:
    with wereld.als("sanne") as sanne:
        pip = begin_pip(wereld.dossier(), door=sanne, nu=NU)
        with pytest.raises(Weigering):
            weeg_leerroute(pip, route, door=sanne, oordeel=oordeel, eigen_regel="x", nu=NU)
        with pytest.raises(Weigering):
            beoordeel(pip, "bestaat_niet", door=sanne, oordeel=True, motivering="x", nu=NU)


def test_bewaren_zonder_wijziging_telt_niet_door(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = begin_pip(wereld.dossier(), door=sanne, nu=NU)
        alles = {
            "routes": {"B1": Routeweging("past", "Leert snel.")},
            "antwoorden": {"grote_kans_op_diploma": Antwoord(None, "")},
            "leerroute": "",
        }
        leg_afweging_vast(pip, door=sanne, nu=NU, **alles)  # type: ignore[arg-type]
        eerst = vers(pip).bewerking
        leg_afweging_vast(pip, door=sanne, nu=NU, **alles)  # type: ignore[arg-type]
        assert vers(pip).bewerking == eerst
        assert (Afweging.objects.count(), Beoordeling.objects.count()) == (1, 0)


def test_wat_wijzigt_na_het_gesprek_wordt_gemerkt(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        leg_inhoud_vast(pip, {"intensiteit_leerroute": 6}, door=sanne, nu=NU)
        assert vers(pip).gewijzigd_na_bespreking
        bespreek_pip(pip, door=sanne, op=VANDAAG, hoe="telefoon", nu=NU)
        assert not vers(pip).gewijzigd_na_bespreking


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"op": dag(1)}, "toekomst"),
        ({"op": dag(-1)}, "nog geen concept"),
        ({"hoe": "rooksignalen"}, "Kies hoe"),
        ({"hoe": "niet"}, "waarom het gesprek niet lukte"),
        ({"met": ["tolk"]}, "in welke taal"),
    ],
)
def test_een_gesprek_dat_niet_klopt_wordt_geweigerd(wereld: Wereld, velden: dict[str, object], zin: str) -> None:
    with wereld.als("sanne") as sanne:
        pip = begin_pip(wereld.dossier(), door=sanne, nu=NU)
        with pytest.raises(Weigering, match=zin):
            bespreek_pip(pip, **{"door": sanne, "op": VANDAAG, "hoe": "thuis", "nu": NU} | velden)  # type: ignore[arg-type]


def test_een_mislukt_gesprek_houdt_het_besluit_niet_tegen_maar_heeft_een_reden(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = begin_pip(wereld.dossier(), door=sanne, nu=NU)
        pip = bespreek_pip(
            pip, door=sanne, op=VANDAAG, hoe="niet", bespreking="Kwam drie keer niet; brief en huisbezoek.", nu=NU
        )
        assert pip.stand == Pip.Stand.BESPROKEN


def test_een_jong_kind_en_bijstand_staan_klaar(wereld: Wereld) -> None:
    from samenspel.personen.handelingen import leg_gezinslid_vast

    with wereld.als("sanne") as sanne:
        leg_gezinslid_vast(wereld.dossier_id, door=sanne, relatie="kind", naam="Sami", geboortedatum="2023-02")
        leg_vast(wereld.dossier(), "recht_op_bijstand", op=date(2026, 4, 1), door=sanne, vastgelegd_op=NU)
        pip = begin_pip(wereld.dossier(), door=sanne, nu=na(0))
        assert PipGezin.objects.get(pip=pip).jong_kind
        assert vers(pip).pipinkomen.heeft_bijstand
