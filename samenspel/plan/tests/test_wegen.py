"""Weighing (ECLI:NL:RVS:2024:5413): facts with their source, sentences as data, and nothing filled in beforehand."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.leerbaarheid import leg_second_opinion_vast, vraag_second_opinion
from samenspel.intake.handelingen.metingen import meet_taal
from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.kern.oordeel import Weigering
from samenspel.personen.handelingen import leg_gezinslid_vast
from samenspel.plan.besluit import mag_in_het_besluit
from samenspel.plan.brief.besluit import besluit as maak_stuk
from samenspel.plan.brieven import gegevens_uit
from samenspel.plan.handelingen.beginnen import begin_pip
from samenspel.plan.handelingen.bespreken import bespreek_pip
from samenspel.plan.handelingen.inhoud import leg_inhoud_vast
from samenspel.plan.handelingen.vaststellen import Onvolledig, stel_pip_vast
from samenspel.plan.handelingen.wegen import Antwoord, Routeweging, beoordeel, leg_afweging_vast, weeg_leerroute
from samenspel.plan.models import Afweging, Beoordeling, Pip, PipBesluit, PipGezin
from samenspel.plan.models.pip import Leerroute
from samenspel.plan.standaardzinnen import zinnen, zinnen_van
from samenspel.plan.tests.hulp import besproken_pip, dag, na, vers
from samenspel.plan.tests.hulp_leefplan import actie, doel
from samenspel.plan.weging import bekend_over, kernfeiten, overweging, voor_en_tegen
from tests.wereld import NU, VANDAAG, Wereld
from wet.leerroute import weeg

pytestmark = pytest.mark.django_db


def toets(wereld: Wereld, score: int, op: date = date(2026, 5, 26)) -> None:
    with wereld.als("sanne") as sanne:
        leg_vast(
            wereld.dossier(),
            "lbt_uitslag",
            op=op,
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


@pytest.mark.parametrize(
    ("code", "waarde", "kant"),
    [
        ("opleiding_niveau", "hoger", "professional"),
        ("opleiding_niveau", "beroep", "coa"),
        ("werk_niveau", "studie", "zelf"),
    ],
)
def test_artikel_14_elke_kant_die_de_toets_tegenspreekt_vraagt_een_tweede_mening_of_een_reden(
    wereld: Wereld, code: str, waarde: str, kant: str
) -> None:
    """Twelve years an engineer, as the professional found: the newcomer's own answer does not hide it."""
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        toets(wereld, 20, date(2026, 5, 27))
        beantwoord(wereld.dossier(), "opleiding_niveau", "middelbaar", door=sanne, op=VANDAAG, vastgelegd_op=NU)
        assert tegenspraken(wereld, sanne) == []
        beantwoord(wereld.dossier(), code, waarde, kant=kant, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        assert tegenspraken(wereld, sanne) == ["tegenspraak"]
        assert nog(pip, sanne) == ["zonder_tweede_mening"]
        beoordeel(pip, "zonder_tweede_mening", door=sanne, oordeel=True, motivering="", nu=NU)
        assert nog(pip, sanne) == ["zonder_tweede_mening"]
        beoordeel(pip, "zonder_tweede_mening", door=sanne, oordeel=False, motivering="Ik twijfel.", nu=NU)
        assert nog(pip, sanne) == ["zonder_tweede_mening"]
        beoordeel(pip, "zonder_tweede_mening", door=sanne, oordeel=True, motivering="De school zag haar al.", nu=NU)
        pip = stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        oordelen = PipBesluit.objects.get(pip=pip).inhoud["beoordelingen"]
        assert "De school zag haar al." in [oordeel["motivering"] for oordeel in oordelen]


def test_de_beoordelingen_staan_in_het_besluit_in_de_volgorde_van_de_wet(wereld: Wereld) -> None:
    """Also when the first question was answered last."""
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        with als_eigenaar():
            Beoordeling.objects.filter(pip=pip, vraag="grote_kans_op_diploma").delete()
        beoordeel(pip, "grote_kans_op_diploma", door=sanne, oordeel=False, motivering="Later bekeken.", nu=NU)
        pip = stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        oordelen = PipBesluit.objects.get(pip=pip).inhoud["beoordelingen"]
    assert [oordeel["code"] for oordeel in oordelen] == ["grote_kans_op_diploma", "redelijkerwijs_niet_in_staat"]


def test_na_een_tweede_mening_is_er_niets_meer_te_vragen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        meet_taal(
            wereld.dossier(), {"lezen": "ALFA"}, door=sanne, op=VANDAAG, bron="school", kant="school", vastgelegd_op=NU
        )
        assert nog(pip, sanne) == ["zonder_tweede_mening"]
        mening = vraag_second_opinion(
            wereld.dossier(),
            door=sanne,
            op=VANDAAG,
            school="Noord",
            reden="Lezen en toets verschillen.",
            vastgelegd_op=NU,
        )
        assert nog(pip, sanne) == ["zonder_tweede_mening"]
        leg_second_opinion_vast(mening, door=sanne, op=VANDAAG, uitkomst="haalbaar", gevolg="B1 kan.", vastgelegd_op=NU)
        assert tegenspraken(wereld, sanne) == []
        assert stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False).geldend


def nog(pip: Pip, sanne: Aanwezige) -> list[str]:
    """What adoption is refused for."""
    with pytest.raises(Onvolledig) as fout, transaction.atomic():
        stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
    return [gebrek.code for gebrek in fout.value.gebreken]


def tegenspraken(wereld: Wereld, sanne: Aanwezige) -> list[str]:
    """What the page of the weighing warns of."""
    voorstel = weeg(overweging(bekend_over(wereld.dossier(), sanne, VANDAAG), None))
    return [punt.code for punt in voorstel.waarschuwingen if punt.code == "tegenspraak"]


def test_de_bladzijde_vraagt_bij_een_tegenspraak_om_een_mening_of_een_reden(wereld: Wereld) -> None:
    adres = reverse("plan:afweging", args=[wereld.dossier_id])
    client = wereld.client("sanne")
    assert "zonder_tweede_mening" not in client.get(adres).content.decode()
    toets(wereld, 20)
    with wereld.als("sanne") as sanne:
        beantwoord(wereld.dossier(), "opleiding_niveau", "hoger", kant="coa", door=sanne, op=VANDAAG, vastgelegd_op=NU)
    blad = client.get(adres).content.decode()
    assert "Toets en opleiding spreken elkaar tegen. De toets zegt: B1 is niet haalbaar (20 van de 40 punten)" in blad
    assert "deze persoon ging naar een hogeschool of universiteit (staat in het COA-dossier, 3 juni 2026)" in blad
    assert 'id="id_oordeel_zonder_tweede_mening_0"' in blad
    assert "checked" not in blad
    client.post(
        adres,
        {
            "oordeel_zonder_tweede_mening": "ja",
            "motivering_zonder_tweede_mening": "De school zag haar.",
            "versie": "nieuw",
        },
    )
    with wereld.als("sanne"):
        assert Beoordeling.objects.get(vraag="zonder_tweede_mening").motivering == "De school zag haar."


def test_omstandigheden_staan_klaar_in_gewone_woorden_en_horen_in_de_afweging(wereld: Wereld) -> None:
    """Wi 14 lid 3: child care, care for another and what somebody can bear; never why."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        assert not [f for f in kernfeiten(bekend_over(dossier, sanne, VANDAAG)) if f.naam == "Let op"]
        kind = leg_gezinslid_vast(dossier.pk, door=sanne, relatie="kind", naam="Liya Test", geboortedatum="2023-02")
        for code, waarde, over in (
            ("kind_opvang_nodig", "ja", str(kind.pk)), ("rekening_houden", ["niet_avond", "pauze"], ""),
            ("hoofd", "vaak", ""), ("slapen", "slecht", ""),
        ):  # fmt: skip
            beantwoord(dossier, code, waarde, onderwerp=over, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        bekend = bekend_over(wereld.dossier(), sanne, VANDAAG)
        let_op = kernfeiten(bekend)[-1]
        assert (let_op.naam, let_op.waarde) == ("Let op", "Opvang voor Liya")
        assert let_op.bij == "Niet in de avond; Meer pauze"
        assert kernfeiten(bekend, ())[-1].naam == "Leeftijd"
        pip = besproken_pip(wereld.dossier(), sanne, omstandigheden="", vve_afspraken="Vier ochtenden per week.")
        assert nog(pip, sanne) == ["omstandigheden"]
        leg_inhoud_vast(pip, {"omstandigheden": "Alleen les in de ochtend."}, door=sanne, nu=NU)
        actie(doel(wereld), wereld, "Opvang zoeken")
        pip = stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        besluit = PipBesluit.objects.get(pip=pip)
        assert besluit.inhoud["inhoud"]["omstandigheden"] == "Alleen les in de ochtend."
        assert gegevens_uit(besluit.inhoud).omstandigheden == "Alleen les in de ochtend."
        assert ("Liya" in str(besluit.inhoud["bronnen"])) == (mag_in_het_besluit("C04"))
    blad = wereld.client("sanne").get(reverse("plan:pip", args=[wereld.dossier_id])).content.decode()
    assert "Alleen les in de ochtend." in blad


def test_wie_gezin_en_belastbaarheid_niet_mag_zien_ziet_geen_let_op(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    with wereld.als("sanne") as sanne:
        beantwoord(wereld.dossier(), "zorg_voor_ander", "ja", door=sanne, op=VANDAAG, vastgelegd_op=NU)
        assert kernfeiten(bekend_over(wereld.dossier(), sanne, VANDAAG))[-1].waarde == "Zorgt voor een ander"
        monkeypatch.setattr(
            "samenspel.intake.antwoorden.leesbaar", lambda wie, categorie: categorie not in {"C04", "C11"}
        )
        assert kernfeiten(bekend_over(wereld.dossier(), sanne, VANDAAG))[-1].naam == "Leeftijd"


def test_hoofddoel_wens_aandachtspunten_en_instemming_komen_in_besluit_en_brief(wereld: Wereld) -> None:
    """domein.md 4.1: main goal, ontwikkelwens, aandachtspunten; R18: the plan is made together."""
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(
            wereld.dossier(),
            sanne,
            hoofddoel="studiefinanciering",
            ontwikkelwens="Kok worden.",
            aandachtspunten="Les in de ochtend.",
        )
        assert pip.instemming == "eens"
        bespreek_pip(
            pip, door=sanne, op=VANDAAG, hoe="thuis", instemming="deels", bespreking="Liever minder les.", nu=NU
        )
        pip = stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        besluit = PipBesluit.objects.get(pip=pip).inhoud
        assert besluit["bespreking"]["instemming"] == "deels eens"
        brief = str(maak_stuk(gegevens_uit(besluit)))
        for tekst in ("Uw hoofddoel: een opleiding met studiefinanciering", "Kok worden.", "Les in de ochtend."):
            assert tekst in brief
    blad = wereld.client("sanne").get(reverse("plan:pip", args=[wereld.dossier_id])).content.decode()
    for tekst in (
        "een opleiding met studiefinanciering",
        "Kok worden.",
        "Les in de ochtend.",
        "Deels eens",
        "Liever minder les.",
    ):
        assert tekst in blad


def test_een_kant_verbergt_een_andere_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        for waarde, kant in (("basis", "zelf"), ("hoger", "professional"), ("hoger", "coa")):
            beantwoord(
                wereld.dossier(), "opleiding_niveau", waarde, kant=kant, door=sanne, op=VANDAAG, vastgelegd_op=NU
            )
        beantwoord(wereld.dossier(), "werk_niveau", "studie", door=sanne, op=VANDAAG, vastgelegd_op=NU)
        gevonden = voor_en_tegen(bekend_over(wereld.dossier(), sanne, VANDAAG))
        assert [(f.kant, f.zin, f.bron) for f in gevonden["B1"]] == [
            ("weten", "Ging naar de basisschool.", "eigen woorden"),
            ("voor", "Ging naar een hogeschool of universiteit.", "gesprek"),
            ("voor", "Leerde het werk op een hogeschool of universiteit.", "eigen woorden"),
        ]


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
        bespreek_pip(pip, door=sanne, op=VANDAAG, hoe="telefoon", instemming="eens", nu=NU)
        assert not vers(pip).gewijzigd_na_bespreking


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"op": dag(1)}, "toekomst"),
        ({"op": dag(-1)}, "nog geen concept"),
        ({"hoe": "rooksignalen"}, "Kies hoe"),
        ({"hoe": "niet"}, "waarom het gesprek niet lukte"),
        ({"met": ["tolk"]}, "in welke taal"),
        ({"instemming": ""}, "Kies of de inburgeraar het eens is"),
        ({"instemming": "misschien"}, "Kies of de inburgeraar het eens is"),
        ({"instemming": "deels"}, "waarmee de inburgeraar het niet eens is"),
        ({"instemming": "niet", "bespreking": " "}, "waarmee de inburgeraar het niet eens is"),
    ],
)
def test_een_gesprek_dat_niet_klopt_wordt_geweigerd(wereld: Wereld, velden: dict[str, object], zin: str) -> None:
    with wereld.als("sanne") as sanne:
        pip = begin_pip(wereld.dossier(), door=sanne, nu=NU)
        with pytest.raises(Weigering, match=zin):
            bespreek_pip(pip, **{"door": sanne, "op": VANDAAG, "hoe": "thuis", "instemming": "eens", "nu": NU} | velden)  # type: ignore[arg-type]


def test_een_mislukt_gesprek_houdt_het_besluit_niet_tegen_maar_heeft_een_reden(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = begin_pip(wereld.dossier(), door=sanne, nu=NU)
        pip = bespreek_pip(
            pip, door=sanne, op=VANDAAG, hoe="niet", bespreking="Kwam drie keer niet; brief en huisbezoek.", nu=NU
        )
        assert pip.stand == Pip.Stand.BESPROKEN


def test_een_jong_kind_en_bijstand_staan_klaar(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        leg_gezinslid_vast(wereld.dossier_id, door=sanne, relatie="kind", naam="Sami", geboortedatum="2023-02")
        leg_vast(wereld.dossier(), "recht_op_bijstand", op=date(2026, 4, 1), door=sanne, vastgelegd_op=NU)
        pip = begin_pip(wereld.dossier(), door=sanne, nu=na(0))
        assert PipGezin.objects.get(pip=pip).jong_kind
        assert vers(pip).pipinkomen.heeft_bijstand
