"""Begin a plan with a template: what it would add, own words, what stands there already, and all or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Organisatie
from samenspel.plan.handelingen.leefplan_acties import laat_actie_vallen
from samenspel.plan.handelingen.leefplan_doelen import bereik_doel
from samenspel.plan.handelingen.plansjablonen import (
    stel_plansjabloon_vast,
    trek_plansjabloon_in,
    wijzig_plansjabloon,
)
from samenspel.plan.handelingen.sjabloon_overnemen import Gekozen, neem_sjabloon_over
from samenspel.plan.leefplan import acties_zonder_eigenaar, leefplan_van
from samenspel.plan.models import Actie, Doel, PlanregelFinancien, PlanregelTaal, Plansjabloon
from samenspel.plan.sjablooninhoud import inhoud_van
from samenspel.plan.tests.hulp_leefplan import actie, doel, maak_ondertussengroep
from samenspel.plan.tests.hulp_sjabloon import BEGIN, BESLUIT, maak_sjabloon
from samenspel.toegang.models import Betrokkenheid
from tests.wereld import NU, VANDAAG, Wereld, beleid, sluit_overeenkomst

pytestmark = pytest.mark.django_db
WEKEN = timedelta(weeks=1)


@pytest.fixture(autouse=True)
def _de_dag_van_de_proef(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


@pytest.fixture
def rij(wereld: Wereld) -> Plansjabloon:
    with wereld.als("fatma") as fatma:
        return maak_sjabloon(fatma)


@pytest.fixture
def sanne(wereld: Wereld) -> Client:
    return wereld.client("sanne")


def _adres(wereld: Wereld, rij: Plansjabloon) -> str:
    return reverse("plan:sjabloon", args=[wereld.dossier_id, rij.pk])


def _velden(pagina: Any, **anders: Any) -> dict[str, Any]:
    """The form as the page showed it, with every goal in the newcomer's own words."""
    form = pagina.context["form"]
    velden: dict[str, Any] = {}
    for veld in form:
        waarde = veld.value()
        if waarde is True:
            velden[veld.name] = "on"
        elif waarde not in (False, None):
            velden[veld.name] = veld.field.widget.format_value(waarde) if isinstance(waarde, date) else str(waarde)
        if veld.name.startswith("woorden_"):
            velden[veld.name] = f"In mijn eigen woorden: {veld.name}"
    velden |= anders
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


def _codes(rij: Plansjabloon) -> tuple[str, str, list[str], list[str]]:
    een, twee = inhoud_van(rij).doelen
    return een.code, twee.code, [a.code for a in een.acties], [a.code for a in twee.acties]


def test_de_bladzijde_toont_wat_erbij_komt_en_voegt_nog_niets_toe(
    wereld: Wereld, rij: Plansjabloon, sanne: Client
) -> None:
    lijst = sanne.get(reverse("plan:sjablonen", args=[wereld.dossier_id])).content.decode()
    assert _adres(wereld, rij) in lijst
    assert "2 doelen, 5 acties" in lijst
    pagina = sanne.get(_adres(wereld, rij)).content.decode()
    for zin in (
        "Aanmelden bij de taalschool",
        "Sanne de Wit",  # the contact person
        "klaar uiterlijk 10 juni 2026",  # a week after today
        "VluchtelingenWerk Noord",  # takes part, so it gets the action and the words it reads
        "De partner leest:",
        "nog te bepalen wie, uiterlijk 17 juni 2026",
        "er doet nog geen partner mee: kredietbank",
        "De woorden hieronder zijn een voorzet",
    ):
        assert zin in pagina, zin
    with wereld.als("sanne"):
        assert not Doel.objects.exists()


def test_in_een_keer_staan_doelen_en_acties_in_het_plan_als_met_de_hand(
    wereld: Wereld, rij: Plansjabloon, sanne: Client
) -> None:
    d1, d2, acties1, acties2 = _codes(rij)
    velden = _velden(sanne.get(_adres(wereld, rij)), **{f"kies_{acties2[1]}": None, f"taal_{d2}": "ti"})
    for _keer in range(2):  # sent twice
        antwoord = sanne.post(_adres(wereld, rij), velden)
        assert (antwoord.status_code, antwoord["Location"]) == (302, reverse("plan:leefplan", args=[wereld.dossier_id]))
    with wereld.als("sanne") as wie:
        plan = leefplan_van(wereld.dossier(), wie)
        een, twee = (plan.van_domein(code)[0] for code in ("financien", "taal"))
        assert (een.tekst, twee.taal) == (f"In mijn eigen woorden: woorden_{d1}", "ti")
        assert [a.wat for a in een.acties] == ["Toeslagen aanvragen", "Training omgaan met geld"]
        assert [a.wat for a in twee.acties] == [
            "Aanmelden bij de taalschool",
            "Opvang zoeken",
        ]  # without what was unticked
        toeslagen, training = een.acties
        assert (toeslagen.eigenaar, toeslagen.opdracht) == ("organisatie", "Vraag de toeslagen aan.")
        assert toeslagen.gepland_op == VANDAAG + 4 * WEKEN
        assert (training.eigenaar, training.eigenaar_uiterlijk) == ("niemand", VANDAAG + 2 * WEKEN)
        assert twee.acties[0].onderwerp == "leerroute"
        assert [a.wat for a in acties_zonder_eigenaar(wereld.dossier(), wie)] == [
            "Training omgaan met geld",
            "Opvang zoeken",
        ]
        regel = PlanregelFinancien.objects.get(doel=een.id, soort="gesteld")
        assert (regel.gegevens["sjabloon"], regel.door_id) == (f"1.{d1}", wie.gebruiker_id)
        assert Actie.objects.count() == 4
        assert acties1
    pagina = sanne.get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    assert "Overgenomen uit het sjabloon: 2 doelen en 4 acties." in pagina


def test_de_woorden_van_het_sjabloon_worden_herschreven_of_bevestigd(
    wereld: Wereld, rij: Plansjabloon, sanne: Client
) -> None:
    d1, _d2, *_acties = _codes(rij)
    zo = " ik wil mijn GELD op orde "  # the same words
    velden = _velden(sanne.get(_adres(wereld, rij)), **{f"woorden_{d1}": zo})
    fout = sanne.post(_adres(wereld, rij), velden)
    assert fout.status_code == 422
    assert "Zegt hij of zij het precies zo?" in fout.content.decode()
    assert "In mijn eigen woorden" in fout.content.decode()  # what was typed stays
    with wereld.als("sanne"):
        assert not Doel.objects.exists()  # all or nothing
    assert sanne.post(_adres(wereld, rij), velden | {f"woorden_{d1}": ""}).status_code == 422
    assert sanne.post(_adres(wereld, rij), velden | {f"zelf_{d1}": "on"}).status_code == 302


def test_nog_een_keer_toepassen_verdubbelt_niets_zonder_vragen(
    wereld: Wereld, rij: Plansjabloon, sanne: Client
) -> None:
    d1, _d2, acties1, _acties2 = _codes(rij)
    sanne.post(_adres(wereld, rij), _velden(sanne.get(_adres(wereld, rij))))
    nog = sanne.get(_adres(wereld, rij))
    assert nog.content.decode().count("Dit doel staat al in het plan") == 2
    velden = _velden(nog)
    assert not [naam for naam in velden if naam.startswith("kies_")]  # nothing is ticked
    leeg = sanne.post(_adres(wereld, rij), velden)
    assert "Vink ten minste één doel of actie aan." in leeg.content.decode()
    # Who saw that it is there may add it again: the action under the goal that is there.
    assert sanne.post(_adres(wereld, rij), velden | {f"kies_{acties1[0]}": "on"}).status_code == 302
    with wereld.als("sanne") as wie:
        assert (Doel.objects.count(), Actie.objects.count()) == (2, 6)
        plan = leefplan_van(wereld.dossier(), wie)
        assert [a.wat for a in plan.van_domein("financien")[0].acties].count("Toeslagen aanvragen") == 2
        assert d1


def test_wat_een_collega_intussen_toevoegde_wordt_gevraagd(wereld: Wereld, rij: Plansjabloon, sanne: Client) -> None:
    _d1, _d2, acties1, _acties2 = _codes(rij)
    oud = _velden(sanne.get(_adres(wereld, rij)))
    assert sanne.post(_adres(wereld, rij), _velden(sanne.get(_adres(wereld, rij)))).status_code == 302
    antwoord = sanne.post(_adres(wereld, rij), oud)
    assert antwoord.status_code == 422
    assert "Dit staat intussen al in het plan" in antwoord.content.decode()
    with wereld.als("sanne"):
        assert (Doel.objects.count(), Actie.objects.count()) == (2, 5)
    # As it came back, with all but one action unticked: now it was seen.
    terug = {naam: w for naam, w in oud.items() if not naam.startswith("kies_")} | {
        "gezien": antwoord.context["form"]["gezien"].value(), f"kies_{acties1[0]}": "on",
    }  # fmt: skip
    assert sanne.post(_adres(wereld, rij), terug).status_code == 302


def test_ook_de_handeling_zelf_laat_een_ander_niet_twee_keer_toevoegen(wereld: Wereld, rij: Plansjabloon) -> None:
    """Two people at the same moment: each form was right when it was read."""
    from samenspel.plan.views.sjabloon_overnemen import _meedoeners, _voorstel

    with wereld.als("sanne") as wie:
        dossier = wereld.dossier()
        meedoeners = _meedoeners(wie, dossier, VANDAAG)
        voorstellen = _voorstel(wie, dossier, rij, VANDAAG, VANDAAG, uuid7(), meedoeners)
        keuzes = [Gekozen(v, v.acties, "Eigen woorden") for v in voorstellen]
        gegevens: dict[str, Any] = {"door": wie, "op": VANDAAG, "vastgelegd_op": NU}
        sleutel = uuid7()
        assert neem_sjabloon_over(dossier, rij, keuzes, sleutel=sleutel, **gegevens) == (2, 5)
        assert neem_sjabloon_over(dossier, rij, keuzes, sleutel=sleutel, **gegevens) == (2, 5)  # the same form
        with pytest.raises(Weigering, match="Een collega zette dit net in het plan"):
            neem_sjabloon_over(dossier, rij, keuzes, sleutel=uuid7(), **gegevens)
        assert (Doel.objects.count(), Actie.objects.count()) == (2, 5)


def test_een_doel_met_de_hand_in_dezelfde_woorden_geldt_als_hetzelfde_en_een_vervallen_actie_niet(
    wereld: Wereld, rij: Plansjabloon, sanne: Client
) -> None:
    _d1, d2, _acties1, acties2 = _codes(rij)
    with wereld.als("sanne"):
        eigen = doel(wereld, "taal", "Ik wil met Nederlands beginnen")
        staat = actie(eigen, wereld, "Opvang  zoeken")
        actie(eigen, wereld, "Lid worden van de bibliotheek")
        laat_actie_vallen(staat, door=wereld.sanne, op=VANDAAG, reden="Niet nodig.", vastgelegd_op=NU)
    form = sanne.get(_adres(wereld, rij)).context["form"]
    waarden = {code: form[f"kies_{code}"].value() for code in (d2, *acties2)}
    assert waarden == {d2: False, acties2[0]: True, acties2[1]: False, acties2[2]: True}


def test_een_bereikt_doel_wordt_opnieuw_gevraagd(wereld: Wereld, rij: Plansjabloon, sanne: Client) -> None:
    _d1, d2, _acties1, acties2 = _codes(rij)
    with wereld.als("sanne") as wie:
        eigen = doel(wereld, "taal", "Ik wil met Nederlands beginnen")
        bereik_doel(eigen, door=wie, op=VANDAAG, resultaat="De lessen lopen.", vastgelegd_op=NU)
    pagina = sanne.get(_adres(wereld, rij))
    assert "Dit doel is al bereikt" in pagina.content.decode()
    velden = _velden(pagina)
    assert f"kies_{d2}" not in velden
    assert sanne.post(_adres(wereld, rij), velden).status_code == 302
    with wereld.als("sanne"):
        assert not Actie.objects.filter(doel=eigen).exists()  # nothing goes under a closed goal
        assert PlanregelTaal.objects.filter(soort="gesteld").count() == 1
        assert acties2


# From which day.


def test_de_termijnen_tellen_vanaf_de_gekozen_dag(wereld: Wereld, rij: Plansjabloon, sanne: Client) -> None:
    _d1, _d2, _acties1, acties2 = _codes(rij)
    velden = _velden(sanne.get(_adres(wereld, rij)), vanaf="1-7-2026", **{f"woorden_{_d2}": "Eigen"})
    opnieuw = sanne.post(_adres(wereld, rij), velden | {"reken": "ja"})
    assert opnieuw.status_code == 200
    assert "klaar uiterlijk 8 juli 2026" in opnieuw.content.decode()
    assert opnieuw.context["form"][f"woorden_{_d2}"].value() == "Eigen"  # what was typed stays
    assert sanne.post(_adres(wereld, rij), _velden(opnieuw)).status_code == 302
    with wereld.als("sanne"):
        gevonden = Actie.objects.get(eigenaar="medewerker")
        assert (gevonden.begint_op, gevonden.gepland_op) == (date(2026, 7, 1), date(2026, 7, 8))
        assert acties2


@pytest.mark.parametrize(
    ("vanaf", "zin"),
    [
        ("1-4-2026", "De dag van deze actie is al voorbij."),
        ("31-2-2026", "bestaat niet"),
        ("1-1-2031", "hooguit een jaar voor of na vandaag"),
        ("", "Vul de dag in."),
    ],
)
def test_een_begindag_die_niet_kan_krijgt_een_zin(
    wereld: Wereld, rij: Plansjabloon, sanne: Client, vanaf: str, zin: str
) -> None:
    fout = sanne.post(_adres(wereld, rij), _velden(sanne.get(_adres(wereld, rij)), vanaf=vanaf))
    assert fout.status_code == 422
    assert zin in fout.content.decode()
    assert "In mijn eigen woorden" in fout.content.decode()


# Owners.


def test_met_twee_partners_van_een_soort_kiest_een_mens(wereld: Wereld, rij: Plansjabloon, sanne: Client) -> None:
    """Who gets the action, also gets to read it."""
    with als_eigenaar():
        ander = Organisatie.objects.create(naam="Humanitas", soort="maatschappelijke_begeleiding")
        ander.gemeenten.set([wereld.assen])
        Betrokkenheid.objects.create(
            gemeente=wereld.assen,
            dossier_id=wereld.dossier_id,
            organisatie=ander,
            stand=Betrokkenheid.Stand.GEACCEPTEERD,
            vanaf=date(2026, 3, 1),
            doel="begeleiding",
            categorieen=["C01", "C16"],
        )
        sluit_overeenkomst(wereld.assen, ander, wereld.gebruikers["fatma"])
    pagina = sanne.get(_adres(wereld, rij)).content.decode()
    assert "er doen meer partners mee: maatschappelijke begeleiding" in pagina
    assert pagina.count("Humanitas") == pagina.count(">Humanitas</option>") > 0  # a choice, never the proposal


@pytest.mark.parametrize("wie", ["i", "n", "m", "o"])
def test_iemand_anders_of_een_andere_dag_kiest_u_bij_het_overnemen(
    wereld: Wereld, rij: Plansjabloon, sanne: Client, wie: str
) -> None:
    _d1, _d2, _acties1, acties2 = _codes(rij)
    keuze = {"m": f"m:{wereld.gebruikers['kees'].pk}", "o": f"o:{wereld.vluchtelingenwerk.pk}"}.get(wie, wie)
    anders = {f"wie_{acties2[0]}": keuze, f"op_{acties2[0]}": "29-6-2026"}
    velden = _velden(sanne.get(_adres(wereld, rij)), **anders)
    opnieuw = sanne.post(_adres(wereld, rij), velden | {"vanaf": "4-6-2026", "reken": "ja"})
    assert [opnieuw.context["form"][naam].value() for naam in anders] == [keuze, "29-6-2026"]  # counting anew keeps it
    assert sanne.post(_adres(wereld, rij), velden).status_code == 302
    with wereld.als("sanne"):
        gevonden = Actie.objects.get(gepland_op=date(2026, 6, 29))
        verwacht = {
            "i": ("inburgeraar", None, None, None), "n": ("niemand", None, None, VANDAAG + 2 * WEKEN),
            "m": ("medewerker", wereld.gebruikers["kees"].pk, None, None), "o": ("organisatie", None, wereld.vluchtelingenwerk.pk, None),
        }[wie]  # fmt: skip
        assert (
            gevonden.eigenaar, gevonden.medewerker_id, gevonden.organisatie_id, gevonden.eigenaar_uiterlijk
        ) == verwacht  # fmt: skip
        rest = Actie.objects.exclude(pk=gevonden.pk).values_list("gepland_op", flat=True)
        assert sorted(rest) == [VANDAAG + n * WEKEN for n in (4, 4, 6, 12)]  # the others as the template says


@pytest.mark.parametrize(
    ("plek", "velden", "zin"),
    [
        (1, {"op": "2-6-2026"}, "Kies vandaag of later"),
        (1, {"op": "31-6-2026"}, "bestaat niet"),
        (1, {"wie": "m:0190b0a0-0000-7000-8000-000000000000"}, "kan dit niet doen"),
        (1, {"wie": "o:0190b0a0-0000-7000-8000-000000000000"}, "kan dit niet doen"),
        (0, {"wie": "partner"}, "een eigen opdracht"),
    ],
)
def test_wie_of_een_dag_die_niet_kan_krijgt_een_zin_bij_het_veld(
    wereld: Wereld, sanne: Client, plek: int, velden: dict[str, str], zin: str
) -> None:
    """The first goal is about money: there a partner reads words of its own, and this action has none."""
    geld, taal = BEGIN.doelen
    zelf = replace(geld, acties=(replace(geld.acties[0], eigenaar="i", opdracht=""),))
    with wereld.als("fatma") as fatma:
        rij = maak_sjabloon(fatma, doelen=(zelf, taal))
    code = inhoud_van(rij).doelen[plek].acties[0].code
    partner = f"o:{wereld.vluchtelingenwerk.pk}"
    anders = {f"{veld}_{code}": partner if waarde == "partner" else waarde for veld, waarde in velden.items()}
    fout = sanne.post(_adres(wereld, rij), _velden(sanne.get(_adres(wereld, rij)), **anders))
    assert fout.status_code == 422
    (veld,) = anders
    assert zin in str(fout.context["form"].errors[veld])
    assert "In mijn eigen woorden" in fout.content.decode()
    with wereld.als("sanne"):
        assert not Doel.objects.exists()


# What cannot be.


def test_een_onderdeel_dat_niet_meer_gebruikt_wordt_of_niet_van_de_rol_is_valt_weg(
    wereld: Wereld, rij: Plansjabloon, sanne: Client
) -> None:
    d1, d2, acties1, _acties2 = _codes(rij)
    beleid(wereld.assen, **{"domein_gebruikt.financien": False, "domeinnaam.taal": "Nederlands in de buurt"})
    pagina = sanne.get(_adres(wereld, rij))
    assert "Uw gemeente stelt op dit onderdeel geen nieuwe doelen." in pagina.content.decode()
    assert "Nederlands in de buurt" in pagina.content.decode()
    velden = _velden(pagina, **{f"kies_{d1}": "on", f"woorden_{d1}": "Toch", f"kies_{acties1[0]}": "on"})
    assert sanne.post(_adres(wereld, rij), velden).status_code == 302
    with wereld.als("sanne"):
        assert not PlanregelFinancien.objects.exists()
        assert PlanregelTaal.objects.filter(soort="gesteld").count() == 1
        assert d2


def test_een_ander_plan_een_concept_en_een_andere_gemeente_bestaan_hier_niet(
    wereld: Wereld, rij: Plansjabloon, sanne: Client
) -> None:
    with wereld.als("fatma") as fatma:
        concept = wijzig_plansjabloon(rij, BEGIN, door=fatma, nu=NU)
    assert sanne.get(_adres(wereld, concept)).status_code == 404
    assert wereld.client("ines").get(_adres(wereld, rij)).status_code == 404
    maak_ondertussengroep(wereld)
    assert sanne.get(_adres(wereld, rij)).status_code == 404
    assert (
        "Er is geen sjabloon voor dit plan"
        in sanne.get(reverse("plan:sjablonen", args=[wereld.dossier_id])).content.decode()
    )


@pytest.mark.parametrize("naam", ["rob", "wim", "lotte", "fatma", "bert", "amira"])
def test_wie_het_plan_niet_bijhoudt_past_geen_sjabloon_toe(wereld: Wereld, rij: Plansjabloon, naam: str) -> None:
    client = wereld.client(naam)
    for adres in (_adres(wereld, rij), reverse("plan:sjablonen", args=[wereld.dossier_id])):
        assert client.get(adres).status_code in {403, 404, 409}
        assert client.post(adres, {"vanaf": "3-6-2026"}).status_code in {403, 404, 405, 409}
    with wereld.als("sanne"):
        assert not Doel.objects.exists()


def test_uit_gebruik_terwijl_de_bladzijde_open_stond_verliest_niets(
    wereld: Wereld, rij: Plansjabloon, sanne: Client
) -> None:
    velden = _velden(sanne.get(_adres(wereld, rij)))
    with wereld.als("fatma") as fatma:
        trek_plansjabloon_in(rij, door=fatma, nu=NU)
    fout = sanne.post(_adres(wereld, rij), velden)
    assert fout.status_code == 422
    assert "intussen uit gebruik" in fout.content.decode()
    assert "In mijn eigen woorden" in fout.content.decode()
    assert sanne.get(_adres(wereld, rij)).status_code == 302  # to what can be chosen


def test_een_nieuwe_versie_laat_wie_bezig_is_zijn_versie_afmaken(
    wereld: Wereld, rij: Plansjabloon, sanne: Client
) -> None:
    velden = _velden(sanne.get(_adres(wereld, rij)))
    with wereld.als("fatma") as fatma:
        twee = wijzig_plansjabloon(rij, replace(inhoud_van(rij), naam="Twee"), door=fatma, nu=NU)
        stel_plansjabloon_vast(twee, besluit=BESLUIT, door=fatma, nu=NU)
    assert sanne.post(_adres(wereld, rij), velden).status_code == 302
    # The next version knows what the earlier one put in the plan.
    assert "Dit doel staat al in het plan" in sanne.get(_adres(wereld, twee)).content.decode()


def test_de_planbladzijde_kost_met_sjablonen_geen_vraag_meer(
    wereld: Wereld, sanne: Client, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    adressen = [reverse(naam, args=[wereld.dossier_id]) for naam in ("plan:leefplan", "dossiers:dossier")]

    def aantallen() -> list[int]:
        geteld = []
        for adres in adressen:
            with CaptureQueriesContext(connection) as vangst:
                assert sanne.get(adres).status_code == 200
            geteld.append(len(vangst))
        return geteld

    aantallen()
    voor = aantallen()
    with wereld.als("fatma") as fatma:
        for nummer in range(5):
            maak_sjabloon(fatma, naam=f"Sjabloon {nummer}")
    assert aantallen() == voor


def test_wat_iemand_niet_koos_is_geen_keuze(wereld: Wereld, rij: Plansjabloon) -> None:
    with wereld.als("sanne") as wie, pytest.raises(Weigering, match="ten minste één"):
        neem_sjabloon_over(wereld.dossier(), rij, [], door=wie, op=VANDAAG, sleutel=uuid7(), vastgelegd_op=NU)
