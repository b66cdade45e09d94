"""Actions of the living plan: an owner, a day, a result, and whether it helped."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from samenspel.dossiers.handelingen.betrekken import betrek
from samenspel.dossiers.handelingen.meewerken import laat_meewerken
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Organisatie
from samenspel.plan.handelingen.leefplan_acties import (
    laat_actie_vallen,
    rond_actie_af,
    toets_effect,
    verzet_actie,
    wijs_actie_toe,
)
from samenspel.plan.handelingen.leefplan_doelen import bereik_doel
from samenspel.plan.handelingen.leefplan_overnemen import Voornemen, Wens, neem_plan_over
from samenspel.plan.handelingen.leefplan_schrijven import Erbij, controleer_eigenaar, van_medewerker, van_organisatie
from samenspel.plan.leefplan import acties_zonder_eigenaar, leefplan_bij, leefplan_van, zin_zonder_eigenaar
from samenspel.plan.models import Actie
from samenspel.plan.tests.hulp_leefplan import (
    EINDE_JUNI,
    VAN_INBURGERAAR,
    actie,
    doel,
    van_niemand,
    van_sanne,
    van_vluchtelingenwerk,
)
from samenspel.toegang.models import Betrokkenheid, Meewerking, Overeenkomst
from tests.wereld import NU, VANDAAG, Wereld, sluit_overeenkomst

TWINTIG_JUNI = date(2026, 6, 20)
LATER = datetime.fromisoformat("2026-06-20T10:00:00+00:00")


def test_een_actie_heeft_een_eigenaar_en_een_dag(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        actie(doel(wereld), wereld)
        (gevonden,) = leefplan_van(wereld.dossier(), sanne).acties
    assert (gevonden.wat, gevonden.eigenaar_naam, gevonden.gepland_op) == (
        "Taalschool zoeken in de ochtend",
        "Sanne de Wit",
        EINDE_JUNI,
    )
    assert gevonden.open


def test_een_actie_zonder_eigenaar_zoekt_er_een_voor_een_dag(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bij = doel(wereld, "werk", "Ik wil weer koken.")
        actie(bij, wereld, "Kinderopvang regelen", eigenaar=van_niemand(date(2026, 6, 10)))
        zonder = acties_zonder_eigenaar(wereld.dossier(), sanne)
        assert [a.wat for a in zonder] == ["Kinderopvang regelen"]
        assert "‘Kinderopvang regelen’" in zin_zonder_eigenaar(zonder)
        with pytest.raises(Weigering, match="al voorbij"):
            actie(bij, wereld, eigenaar=van_niemand(date(2026, 6, 2)))
    assert zin_zonder_eigenaar([]) == ""


def test_toewijzen_maakt_een_eigenaar_en_blokkeert_niet_meer(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        van = actie(doel(wereld), wereld, eigenaar=van_niemand(date(2026, 6, 10)))
        wijs_actie_toe(van, door=sanne, op=VANDAAG, eigenaar=VAN_INBURGERAAR, vastgelegd_op=NU)
        assert acties_zonder_eigenaar(wereld.dossier(), sanne) == []
        assert leefplan_van(wereld.dossier(), sanne).acties[0].eigenaar_naam == "de inburgeraar zelf"


def test_over_geld_en_gezondheid_krijgt_een_partner_een_eigen_opdracht(wereld: Wereld) -> None:
    """The action itself may tell too much; the partner reads only the task (C16)."""
    with wereld.als("sanne") as sanne:
        bij = doel(wereld, "welbevinden", "Ik wil beter slapen.")
        with pytest.raises(Weigering, match="zonder bedragen of gezondheid"):
            actie(bij, wereld, "Praten over nachtmerries", eigenaar=van_vluchtelingenwerk(wereld))
        met = actie(
            bij,
            wereld,
            "Praten over nachtmerries",
            eigenaar=van_vluchtelingenwerk(wereld),
            opdracht="Ga mee naar de huisarts op 8 juni.",
        )
        assert met.opdracht == "Ga mee naar de huisarts op 8 juni."
        taal = actie(doel(wereld), wereld, "Zoek een taalmaatje", eigenaar=van_vluchtelingenwerk(wereld))
        assert taal.opdracht == "Zoek een taalmaatje"
        wijs_actie_toe(met, door=sanne, op=VANDAAG, eigenaar=van_sanne(wereld), vastgelegd_op=NU)
        assert met.opdracht == ""


def test_een_partner_van_een_andere_gemeente_krijgt_geen_actie(wereld: Wereld) -> None:
    with als_eigenaar():
        vreemd = Organisatie.objects.create(naam="Partner elders", soort=Organisatie.Soort.WELZIJN)
    with wereld.als("sanne"), pytest.raises(Weigering, match="werkt niet voor deze gemeente"):
        actie(doel(wereld), wereld, eigenaar=van_organisatie(vreemd))


def test_een_collega_die_het_dossier_niet_ziet_krijgt_geen_actie(wereld: Wereld) -> None:
    """ADR 25: it would never show for Kees. As soon as he works along he can have it."""
    kees = van_medewerker(wereld.gebruikers["kees"])
    with als_eigenaar():
        Meewerking.objects.all().delete()
    with wereld.als("sanne") as sanne:
        bij = doel(wereld)
        van_mij = actie(bij, wereld)
        with pytest.raises(Weigering, match="Vraag eerst of Kees Boonstra mag meewerken"):
            actie(bij, wereld, eigenaar=kees)
        with pytest.raises(Weigering, match="mag meewerken") as fout:
            wijs_actie_toe(van_mij, door=sanne, op=VANDAAG, eigenaar=kees, vastgelegd_op=NU)
        assert fout.value.veld == "wie"
        laat_meewerken(wereld.dossier(), wereld.gebruikers["kees"], door=sanne, waarvoor="werk", vanaf=vandaag(), nu=NU)
        wijs_actie_toe(van_mij, door=sanne, op=VANDAAG, eigenaar=kees, vastgelegd_op=NU)


@pytest.mark.parametrize("tot", [None, date(2026, 6, 2)])
def test_een_partner_die_niet_meedoet_krijgt_geen_actie_die_hij_niet_ziet(wereld: Wereld, tot: date | None) -> None:
    """Never involved, or no longer: the action would unblock adoption while nobody sees it. Nobody is involved silently."""
    with als_eigenaar():
        welzijn = Organisatie.objects.create(naam="Vaart Welzijn", soort=Organisatie.Soort.WELZIJN)
        welzijn.gemeenten.add(wereld.assen)
        if tot is not None:
            Betrokkenheid.objects.create(
                gemeente=wereld.assen, dossier_id=wereld.dossier_id, organisatie=welzijn, doel="ontmoeten", vanaf=date(2026, 5, 1), tot=tot,
                stand="voorgesteld" if tot else "geweigerd", beantwoord_op=NU, weigerreden="geen plek",
            )  # fmt: skip
    with wereld.als("sanne") as sanne:
        aantal = Betrokkenheid.objects.count()
        bij = doel(wereld)
        with pytest.raises(Weigering, match="Vaart Welzijn doet niet mee in dit dossier"):
            actie(bij, wereld, eigenaar=van_organisatie(welzijn))
        van_mij = actie(bij, wereld)
        with pytest.raises(Weigering, match="Betrek de partner eerst"):
            wijs_actie_toe(van_mij, door=sanne, op=VANDAAG, eigenaar=van_organisatie(welzijn), vastgelegd_op=NU)
        stap = Voornemen(wat="Taalmaatje", eigenaar=van_organisatie(welzijn), begint_op=VANDAAG, gepland_op=EINDE_JUNI)
        wens = Wens(domein="taal", tekst="Ik wil praten.", acties=(stap,))
        with pytest.raises(Weigering, match="doet niet mee"):
            neem_plan_over(wereld.dossier(), [wens], door=sanne, op=VANDAAG, vastgelegd_op=NU)
        assert Betrokkenheid.objects.count() == aantal
    with als_eigenaar():
        sluit_overeenkomst(wereld.assen, welzijn, wereld.gebruikers["fatma"])
    with wereld.als("sanne") as sanne:
        betrek(
            wereld.dossier(), welzijn, door=sanne, doel="ontmoeten", vanaf=VANDAAG, categorieen=["C01", "C16"], nu=NU
        )
        assert actie(bij, wereld, eigenaar=van_organisatie(welzijn)).organisatie == welzijn


@pytest.mark.parametrize("model", [Betrokkenheid, Overeenkomst])
def test_een_partner_die_geen_taken_ziet_krijgt_geen_actie(
    wereld: Wereld, model: type[Betrokkenheid] | type[Overeenkomst]
) -> None:
    """ADR 14: involved, but without C16 in the involvement or in the agreement the action would be seen by nobody."""
    partner = wereld.vluchtelingenwerk
    with wereld.als("sanne"):
        bij = doel(wereld)
        assert actie(bij, wereld, eigenaar=van_organisatie(partner)).organisatie == partner
    with als_eigenaar():
        model._default_manager.filter(gemeente=wereld.assen, organisatie=partner).update(categorieen=["C01"])
    with wereld.als("sanne"), pytest.raises(Weigering, match="ziet er geen afspraken en taken"):
        actie(bij, wereld, eigenaar=van_organisatie(partner))


def test_zonder_geldige_overeenkomst_krijgt_een_partner_geen_actie(wereld: Wereld) -> None:
    with als_eigenaar():
        Overeenkomst.objects.filter(gemeente=wereld.assen).update(tot=date(2026, 6, 2))
    with wereld.als("sanne"), pytest.raises(Weigering, match="Betrek de partner eerst"):
        actie(doel(wereld), wereld, eigenaar=van_organisatie(wereld.vluchtelingenwerk))


def _welzijn(wereld: Wereld) -> Organisatie:
    with als_eigenaar():
        welzijn = Organisatie.objects.create(naam="Vaart Welzijn", soort=Organisatie.Soort.WELZIJN)
        welzijn.gemeenten.add(wereld.assen)
        sluit_overeenkomst(wereld.assen, welzijn, wereld.gebruikers["fatma"])
    return welzijn


def test_een_partner_doet_in_dezelfde_handeling_mee_voor_een_doel_en_tot_een_dag(wereld: Wereld) -> None:
    """D5: a relation per dossier with purpose and last day. One act: what fails leaves nobody looking in."""
    welzijn = _welzijn(wereld)
    with wereld.als("sanne") as sanne:
        aantal, bij = Betrokkenheid.objects.count(), doel(wereld)
        for erbij, zin in (
            (Erbij("ontmoeten", None), "tot en met welke dag Vaart Welzijn meedoet"), (Erbij(" ", EINDE_JUNI), "Zonder doel"),
            (Erbij("ontmoeten", date(2026, 6, 2)), "voor de eerste dag"),
        ):  # fmt: skip
            with pytest.raises(Weigering, match=zin):
                actie(bij, wereld, eigenaar=van_organisatie(welzijn, erbij=erbij))
        geld = doel(wereld, "financien", "Ik wil mijn rekeningen zelf betalen.")
        with pytest.raises(Weigering, match="zonder bedragen"):
            actie(geld, wereld, eigenaar=van_organisatie(welzijn, erbij=Erbij("ontmoeten", EINDE_JUNI)))
        assert Betrokkenheid.objects.count() == aantal
        nieuw = actie(bij, wereld, eigenaar=van_organisatie(welzijn, "Ida", erbij=Erbij("ontmoeten", EINDE_JUNI)))
        rij = Betrokkenheid.objects.get(organisatie=welzijn)
        assert (nieuw.organisatie, rij.doel, rij.vanaf, rij.tot) == (welzijn, "ontmoeten", VANDAAG, EINDE_JUNI)
        assert (rij.dossier_id, rij.categorieen, rij.contactpersoon) == (wereld.dossier_id, ["C01", "C16"], "Ida")
        van_mij = actie(bij, wereld, "Nog iets")
        wijs_actie_toe(
            van_mij,
            door=sanne,
            op=VANDAAG,
            eigenaar=van_organisatie(welzijn, erbij=Erbij("nog eens", EINDE_JUNI)),
            vastgelegd_op=NU,
        )
        # who takes part already is not involved again
        assert Betrokkenheid.objects.filter(organisatie=welzijn).count() == 1


def test_wie_niemand_mag_betrekken_doet_het_ook_niet_langs_een_actie(wereld: Wereld) -> None:
    """The same act, with its own competence; and a partner of elsewhere stays out."""
    welzijn = _welzijn(wereld)
    with als_eigenaar():
        vreemd = Organisatie.objects.create(naam="Elders", soort=Organisatie.Soort.WELZIJN)
    rob = wereld.wie("rob")
    with identiteit(rob), pytest.raises(Weigering, match="Alleen een regievoerder of coach betrekt"):
        controleer_eigenaar(
            van_organisatie(welzijn, erbij=Erbij("meekijken", EINDE_JUNI)),
            wereld.dossier(),
            op=VANDAAG,
            door=rob,
            nu=NU,
        )
    with wereld.als("sanne"), pytest.raises(Weigering, match="werkt niet voor deze gemeente"):
        actie(doel(wereld), wereld, eigenaar=van_organisatie(vreemd, erbij=Erbij("meekijken", EINDE_JUNI)))


def test_het_formulier_van_een_actie_vraagt_waarvoor_en_tot_wanneer_een_nieuwe_partner_meedoet(wereld: Wereld) -> None:
    welzijn = _welzijn(wereld)
    with wereld.als("sanne"):
        bij = doel(wereld)
    adres, client = reverse("plan:actie", args=[wereld.dossier_id, bij.pk]), wereld.client("sanne")
    assert f'value="b:{welzijn.pk}"' in client.get(adres).content.decode()
    later = vandaag() + timedelta(days=30)
    velden = {
        "wat": "Taalmaatje zoeken",
        "wie": f"b:{welzijn.pk}",
        "gepland_op": later.isoformat(),
        "sleutel": str(uuid7()),
    }
    fout = client.post(adres, velden)
    assert fout.status_code == 422
    for zin in ("Schrijf waarvoor deze partner meedoet", "Schrijf tot en met welke dag deze partner meedoet"):
        assert zin in fout.content.decode()
    goed = velden | {"betrek_doel": "taalmaatje", "betrek_tot": later.isoformat()}
    for _ in range(2):
        assert client.post(adres, goed).status_code == 302
    with wereld.als("sanne"):
        assert Betrokkenheid.objects.get(organisatie=welzijn).doel == "taalmaatje"
        assert Actie.objects.get(organisatie=welzijn).gepland_op == later
    assert f'value="o:{welzijn.pk}"' in client.get(adres).content.decode()  # takes part now


def test_wie_toch_geweigerd_wordt_staat_niet_bij_de_partners_die_mee_kunnen_doen(wereld: Wereld) -> None:
    """Takes part already but without tasks, or its agreements do not cover a task, or are over: the page Partners is the way."""
    welzijn = _welzijn(wereld)
    with wereld.als("sanne"):
        adres = reverse("plan:actie", args=[wereld.dossier_id, doel(wereld).pk])
    client = wereld.client("sanne")

    def staat_erbij(organisatie: Organisatie) -> bool:
        return f'value="b:{organisatie.pk}"' in client.get(adres).content.decode()

    assert staat_erbij(welzijn)
    with als_eigenaar():
        Betrokkenheid.objects.filter(organisatie=wereld.vluchtelingenwerk).update(categorieen=["C01", "C03"])
    assert not staat_erbij(wereld.vluchtelingenwerk)
    with als_eigenaar():
        Betrokkenheid.objects.filter(organisatie=wereld.vluchtelingenwerk).update(tot=vandaag() - timedelta(days=1))
    assert staat_erbij(wereld.vluchtelingenwerk)
    for anders in ({"categorieen": ["C01", "C13"]}, {"categorieen": ["C16"]}, {"tot": vandaag() - timedelta(days=1)}):
        with als_eigenaar():
            Overeenkomst.objects.filter(organisatie=welzijn).update(
                **{"categorieen": ["C01", "C16"], "tot": None, **anders}
            )
        assert not staat_erbij(welzijn)
    with als_eigenaar():  # two agreements together cover it, as `betrek` says
        Overeenkomst.objects.filter(organisatie=welzijn).update(categorieen=["C01"], tot=None)
        sluit_overeenkomst(wereld.assen, welzijn, wereld.gebruikers["fatma"], categorieen=["C16"])
    assert staat_erbij(welzijn)


@pytest.mark.parametrize(
    ("begin", "einde"), [(date(2026, 6, 3), date(2026, 6, 2)), (date(2026, 7, 2), date(2026, 7, 1))]
)
def test_een_actie_is_niet_klaar_voor_zij_begint(wereld: Wereld, begin: date, einde: date) -> None:
    with wereld.als("sanne"), pytest.raises(Weigering):
        actie(doel(wereld), wereld, begint_op=begin, gepland_op=einde)


def test_verzetten_vraagt_een_reden_en_onthoudt_de_oude_dag(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        zet = actie(doel(wereld), wereld)
        with pytest.raises(Weigering, match="waarom"):
            verzet_actie(zet, door=sanne, op=VANDAAG, gepland_op=date(2026, 7, 7), reden="", vastgelegd_op=NU)
        with pytest.raises(Weigering, match="staat al op deze dag"):
            verzet_actie(zet, door=sanne, op=VANDAAG, gepland_op=EINDE_JUNI, reden="Vakantie.", vastgelegd_op=NU)
        verzet_actie(
            zet,
            door=sanne,
            op=TWINTIG_JUNI,
            gepland_op=date(2026, 7, 7),
            reden="Vakantie van de school.",
            vastgelegd_op=LATER,
        )
        nu = leefplan_van(wereld.dossier(), sanne)
        assert nu.acties[0].gepland_op == date(2026, 7, 7)
        assert nu.acties[0].regels[-1].gegevens["van"] == "2026-06-30"
        assert leefplan_bij(nu, NU).acties[0].gepland_op == EINDE_JUNI


def test_afronden_en_nagaan_of_het_hielp(wereld: Wereld) -> None:
    """bronnen/001: 'monitoren of de uitgezette acties het gewenste resultaat hebben'."""
    with wereld.als("sanne") as sanne:
        klaar = actie(doel(wereld), wereld)
        with pytest.raises(Weigering, match="nog niet klaar"):
            toets_effect(klaar, door=sanne, op=VANDAAG, effect="ja", toelichting="x", vastgelegd_op=NU)
        rond_actie_af(
            klaar, door=sanne, op=VANDAAG, resultaat="Zij begint 1 juli.", toets_op=date(2026, 6, 19), vastgelegd_op=NU
        )
        (gevonden,) = leefplan_van(wereld.dossier(), sanne).acties
        assert (gevonden.klaar_op, gevonden.resultaat) == (VANDAAG, "Zij begint 1 juli.")
        assert not gevonden.te_toetsen(date(2026, 6, 18))
        assert gevonden.te_toetsen(date(2026, 6, 19))
        toets_effect(
            klaar,
            door=sanne,
            op=TWINTIG_JUNI,
            effect="deels",
            toelichting="Zij vindt het ver fietsen.",
            vastgelegd_op=LATER,
        )
        (gevonden,) = leefplan_van(wereld.dossier(), sanne).acties
    assert (gevonden.effect, gevonden.getoetst_op) == ("deels", TWINTIG_JUNI)
    assert not gevonden.te_toetsen(TWINTIG_JUNI)


def test_wat_klaar_of_vervallen_is_verandert_niet_meer(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        weg = actie(doel(wereld), wereld)
        with pytest.raises(Weigering, match="waarom de actie vervalt"):
            laat_actie_vallen(weg, door=sanne, op=VANDAAG, reden="", vastgelegd_op=NU)
        laat_actie_vallen(weg, door=sanne, op=VANDAAG, reden="Zij heeft al een school.", vastgelegd_op=NU)
        for nog_eens in (
            lambda: rond_actie_af(weg, door=sanne, op=VANDAAG, resultaat="x", vastgelegd_op=NU),
            lambda: verzet_actie(weg, door=sanne, op=VANDAAG, gepland_op=date(2026, 7, 7), reden="x", vastgelegd_op=NU),
            lambda: wijs_actie_toe(weg, door=sanne, op=VANDAAG, eigenaar=VAN_INBURGERAAR, vastgelegd_op=NU),
            lambda: laat_actie_vallen(weg, door=sanne, op=VANDAAG, reden="x", vastgelegd_op=NU),
        ):
            with pytest.raises(Weigering, match="vervallen"):
                nog_eens()


def test_een_plan_van_papier_geeft_dezelfde_rijen_als_de_handelingen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        los = actie(doel(wereld), wereld, begint_op=VANDAAG)
        rond_actie_af(los, door=sanne, op=VANDAAG, resultaat="Gelukt.", toets_op=EINDE_JUNI, vastgelegd_op=NU)
        wens = Wens(
            domein="taal", tekst="Ik wil met de juf van Liya praten.",
            acties=(Voornemen(wat="Taalschool zoeken in de ochtend", eigenaar=van_sanne(wereld), begint_op=VANDAAG, gepland_op=EINDE_JUNI,
                              klaar=(VANDAAG, "Gelukt."), toets_op=EINDE_JUNI),),
        )  # fmt: skip
        neem_plan_over(wereld.dossier(), [wens], door=sanne, op=VANDAAG, vastgelegd_op=NU)
        een, twee = leefplan_van(wereld.dossier(), sanne).doelen

    def kaal(gevonden: object) -> str:
        ids = "|".join(str(r.id) for d in (een, twee) for r in (*d.regels, *d.acties[0].regels))
        tekst = repr(gevonden)
        for id_ in {*ids.split("|"), str(een.id), str(twee.id), str(een.acties[0].id), str(twee.acties[0].id)}:
            tekst = tekst.replace(id_, "*")
        return tekst

    assert kaal(een) == kaal(twee)


def test_de_database_houdt_een_actie_met_twee_eigenaren_tegen(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        een = actie(doel(wereld), wereld)
        with pytest.raises(IntegrityError, match="actie_een_eigenaar"), transaction.atomic():
            Actie.objects.filter(pk=een.pk).update(organisatie=wereld.vluchtelingenwerk)


def test_acties_van_een_samengevoegd_dossier_gaan_gewoon_door(wereld: Wereld) -> None:
    """They stand in the plan of the dossier that stays, and block it without an owner: so they can be given one there."""
    with wereld.als("sanne") as sanne:
        hoofd = doel(wereld)
        open_ = actie(hoofd, wereld, eigenaar=van_niemand(EINDE_JUNI))
        blijft = open_dossier(
            Aanmelding(naam="Amira el Haddad", doelgroep="ASIEL_A"), door=sanne, op=VANDAAG, vastgelegd_op=NU
        )
        voeg_samen(wereld.dossier(), in_=blijft, door=sanne, op=VANDAAG, reden="zelfde persoon", nu=NU)
        (gezien,) = acties_zonder_eigenaar(blijft, sanne)
        assert gezien.id == open_.pk
        vers = Actie.objects.select_related("dossier", "doel__dossier").get(pk=open_.pk)
        wijs_actie_toe(vers, door=sanne, op=VANDAAG, eigenaar=VAN_INBURGERAAR, vastgelegd_op=NU)
        rond_actie_af(vers, door=sanne, op=VANDAAG, resultaat="Gevonden", vastgelegd_op=NU)
        bereik_doel(vers.doel, door=sanne, op=VANDAAG, resultaat="Gelukt", vastgelegd_op=NU)
        (bereikt,) = leefplan_van(Dossier.objects.get(pk=blijft.pk), sanne).doelen
    assert bereikt.bereikt_op == VANDAAG
    assert bereikt.acties[0].klaar_op == VANDAAG


def test_op_een_samengevoegd_dossier_begint_geen_nieuw_doel(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        blijft = open_dossier(
            Aanmelding(naam="Amira el Haddad", doelgroep="ASIEL_A"), door=sanne, op=VANDAAG, vastgelegd_op=NU
        )
        voeg_samen(wereld.dossier(), in_=blijft, door=sanne, op=VANDAAG, reden="zelfde persoon", nu=NU)
        with pytest.raises(Weigering, match="samengevoegd"):
            doel(wereld)
