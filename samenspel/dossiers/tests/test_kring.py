"""ADR 25: which dossiers somebody who works for the municipality reaches, by each wall alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.utils import DatabaseError
from django.urls import reverse

from samenspel.dossiers.bevoegdheden import kan_hier_werken
from samenspel.dossiers.handelingen.meewerken import laat_meewerken, stop_meewerken, zet_onder
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import haal_uit_elkaar, voeg_samen
from samenspel.dossiers.handelingen.toewijzen import wijs_toe
from samenspel.dossiers.models import Dossier, Gebeurtenis, Notitie
from samenspel.dossiers.tests.hulp import reikt
from samenspel.dossiers.verversing import als_systeem
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.organisaties.models import Team
from samenspel.personen.models import Nummer, Persoon
from samenspel.toegang.models import Aanstelling, Gebruiker, Meewerking, Rol, Vervanging
from samenspel.toegang.vervanging import regel_vervanging
from tests.wereld import NU, Wereld, werkt_mee

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture(autouse=True)
def mensen(wereld: Wereld) -> None:
    """Joost, a second regievoerder, and Otto, who assists: neither has anything to do with Amira."""
    with als_eigenaar():
        Meewerking.objects.all().delete()
        for naam, voluit, rol in (
            ("joost", "Joost Drent", Rol.REGIEVOERDER),
            ("otto", "Otto Bakker", Rol.ONDERSTEUNER_REGIE),
        ):
            wereld.gebruikers[naam] = Gebruiker.objects.create_user(f"{naam}@voorbeeld.test", "x", naam=voluit)
            wereld.aanstellingen[naam] = Aanstelling.objects.create(
                gebruiker=wereld.gebruikers[naam], gemeente=wereld.assen, rol=rol, vanaf=date(2022, 1, 1)
            )


def ziet(wereld: Wereld, naam: str) -> bool:
    return reikt(wereld, naam, Persoon)


@contextmanager
def met(wereld: Wereld, **velden: Any) -> Iterator[None]:
    """The dossier with another contact person (as the owner)."""
    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(**velden)
    yield


def test_een_regievoerder_ziet_het_eigen_dossier_en_niet_dat_van_een_collega(wereld: Wereld) -> None:
    assert ziet(wereld, "sanne")
    assert not ziet(wereld, "joost")
    assert wereld.client("joost").get(reverse("dossiers:dossier", args=[wereld.dossier_id])).status_code == 404


def test_de_stapel_is_van_wie_regisseert_en_verdeelt_tot_iemand_gekozen_is(wereld: Wereld) -> None:
    with met(wereld, contactpersoon=None):
        assert [naam for naam in ("sanne", "joost", "rob", "wim") if ziet(wereld, naam)] == [
            "sanne",
            "joost",
            "rob",
            "wim",
        ]
        assert not ziet(wereld, "kees")
        assert not ziet(wereld, "otto")
    with wereld.als("joost") as joost:
        wijs_toe([wereld.dossier()], aan=wereld.gebruikers["joost"], door=joost, op=vandaag())
    assert [naam for naam in ("sanne", "joost", "rob", "wim") if ziet(wereld, naam)] == ["joost", "rob"]


@pytest.mark.parametrize(
    ("vanaf", "tot", "mag"), [(0, 0, True), (-9, 0, True), (0, 9, True), (-9, -1, False), (1, 9, False)]
)
def test_wie_waarneemt_ziet_het_op_de_eerste_en_de_laatste_dag(wereld: Wereld, vanaf: int, tot: int, mag: bool) -> None:
    with als_eigenaar():
        Vervanging.objects.create(
            gemeente=wereld.assen, afwezig=wereld.gebruikers["sanne"], vervanger=wereld.gebruikers["joost"],
            vanaf=vandaag() + vanaf * DAG, tot=vandaag() + tot * DAG,
        )  # fmt: skip
    assert ziet(wereld, "joost") is mag


def test_niemand_geeft_zichzelf_waarneming(wereld: Wereld) -> None:
    sanne, joost = wereld.gebruikers["sanne"], wereld.gebruikers["joost"]
    with pytest.raises(Weigering, match="U regelt vervanging voor uzelf"), wereld.als("joost") as wie:
        regel_vervanging(afwezig=sanne, vervanger=joost, vanaf=vandaag(), tot=vandaag(), door=wie)
    with pytest.raises(DatabaseError, match="regelt vervanging voor zichzelf"), wereld.als("joost"):
        Vervanging.objects.create(gemeente=wereld.assen, afwezig=sanne, vervanger=joost, vanaf=vandaag(), tot=vandaag())
    with wereld.als("sanne") as wie:
        regel_vervanging(afwezig=sanne, vervanger=joost, vanaf=vandaag(), tot=vandaag(), door=wie)
    assert ziet(wereld, "joost")


def test_een_coach_ziet_wat_hem_is_toegewezen_tot_dat_stopt(wereld: Wereld) -> None:
    kees, moment = wereld.gebruikers["kees"], NU
    assert not ziet(wereld, "kees")
    with wereld.als("sanne") as sanne:
        rij = laat_meewerken(wereld.dossier(), kees, door=sanne, waarvoor="naar werk", vanaf=vandaag(), nu=moment)
        nog_eens = laat_meewerken(wereld.dossier(), kees, door=sanne, waarvoor="naar werk", vanaf=vandaag(), nu=moment)
        assert nog_eens == rij
    assert ziet(wereld, "kees")
    assert not ziet(wereld, "otto")
    with wereld.als("rob") as rob:  # the team leader ends it too
        stop_meewerken(rij, door=rob, nu=moment)
    assert not ziet(wereld, "kees")
    with wereld.als("sanne"):
        soorten = list(
            Gebeurtenis.objects.filter(soort__startswith="meewerken").order_by("id").values_list("soort", "door__naam")
        )
    assert soorten == [("meewerken_begonnen", "Sanne de Wit"), ("meewerken_gestopt", "Rob Veenstra")]


@pytest.mark.parametrize(("vanaf", "tot", "mag"), [(0, None, True), (-9, 0, True), (-9, -1, False), (1, None, False)])
def test_meewerken_heeft_een_begin_en_een_einde(wereld: Wereld, vanaf: int, tot: int | None, mag: bool) -> None:
    with als_eigenaar():
        werkt_mee(
            wereld.assen, wereld.gebruikers["kees"], door=wereld.gebruikers["sanne"], dossier_id=wereld.dossier_id,
            vanaf=vandaag() + vanaf * DAG, tot=None if tot is None else vandaag() + tot * DAG,
        )  # fmt: skip
    assert ziet(wereld, "kees") is mag


def test_wie_het_dossier_niet_regisseert_laat_niemand_meewerken(wereld: Wereld) -> None:
    otto = wereld.gebruikers["otto"]
    dossier = met_dossier(wereld)
    for naam, zin in (
        ("kees", "Alleen de contactpersoon"),
        ("wim", "Alleen de contactpersoon"),
        ("bert", "Alleen de contactpersoon"),
    ):
        with wereld.als(naam) as wie, pytest.raises(Weigering, match=zin):
            laat_meewerken(dossier, otto, door=wie, waarvoor="x", vanaf=vandaag(), nu=NU)
    for naam in ("kees", "joost", "sanne"):  # nor past the act, and nobody for themselves
        mens = wereld.gebruikers[naam]
        with pytest.raises(DatabaseError, match=r"row-level|alleen wie een|niemand laat zichzelf"), wereld.als(naam):
            werkt_mee(wereld.assen, mens if naam == "sanne" else otto, door=mens, dossier_id=wereld.dossier_id)


def met_dossier(wereld: Wereld) -> Dossier:
    with wereld.als("sanne"):
        return wereld.dossier()


def test_een_coach_die_contactpersoon_is_vraagt_een_collega_om_te_tekenen(wereld: Wereld) -> None:
    """Who signs must be able to read it: the colleague with a mandate is asked, for this dossier."""
    with met(wereld, contactpersoon=wereld.gebruikers["kees"]):
        assert ziet(wereld, "kees")
        assert not ziet(wereld, "sanne")
    with wereld.als("kees") as kees:
        laat_meewerken(
            wereld.dossier(), wereld.gebruikers["sanne"], door=kees, waarvoor="PIP vaststellen", vanaf=vandaag(), nu=NU
        )
    assert ziet(wereld, "sanne")
    assert not ziet(wereld, "joost")


def test_een_ondersteuner_heeft_de_caseload_van_een_regievoerder_en_niet_de_stapel(wereld: Wereld) -> None:
    otto, sanne, joost = (wereld.gebruikers[naam] for naam in ("otto", "sanne", "joost"))
    with wereld.als("joost") as wie, pytest.raises(Weigering, match="U regelt ondersteuning voor uzelf"):
        zet_onder(otto, regievoerder=sanne, door=wie, vanaf=vandaag(), nu=NU)
    with wereld.als("sanne") as wie:
        with pytest.raises(Weigering, match="geen aanstelling als ondersteuner"):
            zet_onder(wereld.gebruikers["kees"], regievoerder=sanne, door=wie, vanaf=vandaag(), nu=NU)
        rij = zet_onder(otto, regievoerder=sanne, door=wie, vanaf=vandaag(), nu=NU)
    assert ziet(wereld, "otto")
    with met(wereld, contactpersoon=joost):
        assert not ziet(wereld, "otto")
    with met(wereld, contactpersoon=None):
        assert not ziet(wereld, "otto")
    with met(wereld, contactpersoon=sanne), wereld.als("sanne") as wie:
        stop_meewerken(rij, door=wie, nu=NU)
        stop_meewerken(rij, door=wie, nu=NU)  # twice is once
    assert not ziet(wereld, "otto")
    with wereld.als("joost") as wie, pytest.raises(Weigering, match="stopt de regievoerder zelf"):
        stop_meewerken(rij, door=wie, nu=NU)  # also when it had stopped already


def test_een_teamleider_ziet_het_eigen_team(wereld: Wereld) -> None:
    """Without teams a municipality is one; with teams each leader has their own, from the day on which somebody comes in."""
    assert ziet(wereld, "rob")
    with als_eigenaar():
        noord, zuid = (Team.objects.create(gemeente=wereld.assen, naam=naam) for naam in ("Noord", "Zuid"))
        Aanstelling.objects.filter(pk=wereld.aanstellingen["rob"].pk).update(team=noord)
    assert not ziet(wereld, "rob")
    hun = Aanstelling.objects.filter(pk=wereld.aanstellingen["sanne"].pk)
    for team, vanaf, mag in ((zuid, -9, False), (noord, 1, False), (noord, 0, True)):
        with als_eigenaar():
            hun.update(team=team, vanaf=vandaag() + vanaf * DAG)
            Aanstelling.objects.get_or_create(  # who has no appointment at all is nobody's
                gebruiker=wereld.gebruikers["sanne"], gemeente=wereld.assen, rol=Rol.REGIEVOERDER, team=zuid, vanaf=date(2021, 1, 1)
            )  # fmt: skip
        assert ziet(wereld, "rob") is mag, (team, vanaf)
    with met(wereld, contactpersoon=None):
        assert ziet(wereld, "rob")


def test_wat_van_een_vertrokken_collega_is_verdeelt_elke_teamleider(wereld: Wereld) -> None:
    with als_eigenaar():
        noord = Team.objects.create(gemeente=wereld.assen, naam="Noord")
        Aanstelling.objects.filter(pk=wereld.aanstellingen["rob"].pk).update(team=noord)
        Aanstelling.objects.filter(pk=wereld.aanstellingen["sanne"].pk).update(tot=vandaag() - DAG)
    assert ziet(wereld, "rob")
    assert not ziet(wereld, "joost")
    with wereld.als("rob") as rob:
        assert wijs_toe([wereld.dossier()], aan=wereld.gebruikers["joost"], door=rob, op=vandaag()) == 1
    assert ziet(wereld, "joost")


def test_een_samengevoegd_dossier_volgt_de_contactpersoon_van_het_andere(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        ander = open_dossier(
            Aanmelding(naam="Amira Twee", doelgroep="ASIEL_A"), door=sanne, op=date(2026, 3, 1), vastgelegd_op=NU
        )
        samen = voeg_samen(ander, in_=wereld.dossier(), door=sanne, op=date(2026, 6, 1), reden="zelfde", nu=NU)
        wijs_toe([wereld.dossier()], aan=wereld.gebruikers["joost"], door=sanne, op=vandaag())
        assert not Dossier.objects.exists()
    with wereld.als("joost") as joost:
        assert Dossier.objects.zichtbaar_voor(joost).count() == 2
        haal_uit_elkaar(samen, door=joost, op=vandaag(), nu=NU)
        assert set(Dossier.objects.values_list("contactpersoon_id", flat=True)) == {joost.gebruiker_id}


def test_wie_meewerkt_ziet_ook_wat_erin_is_samengevoegd(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        ander = open_dossier(
            Aanmelding(naam="Amira Twee", doelgroep="ASIEL_A"), door=sanne, op=date(2026, 3, 1), vastgelegd_op=NU
        )
        voeg_samen(ander, in_=wereld.dossier(), door=sanne, op=date(2026, 6, 1), reden="zelfde", nu=NU)
        laat_meewerken(wereld.dossier(), wereld.gebruikers["kees"], door=sanne, waarvoor="x", vanaf=vandaag(), nu=NU)
    with wereld.als("kees") as kees:
        assert Dossier.objects.count() == Dossier.objects.zichtbaar_voor(kees).count() == 2


def test_wie_iemand_met_een_dossier_aanmeldt_hoort_bij_welke_collega_en_verder_niets(wereld: Wereld) -> None:
    velden = {
        "aanleiding": "overig",
        "naam": "Amira Test el Haddad",
        "geboortedatum": "14-3-1994",
        "doelgroep": "ASIEL_A",
        "op": "1-6-2026",
    }
    antwoord = wereld.client("joost").post(reverse("dossiers:nieuw"), velden)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409, antwoord.context["form"].errors
    assert "bij een collega: Sanne de Wit" in tekst
    assert "A26-0001" not in tekst
    assert "06 12345618" not in tekst
    with wereld.als("sanne"):
        from samenspel.toegang.models import Inzage

        assert Inzage.objects.filter(dossier_id=wereld.dossier_id, wat__startswith="hoorde").count() == 1
    deel = wereld.client("joost").post(reverse("dossiers:nieuw"), {**velden, "geboortedatum": "1994"}).content.decode()
    assert "Sanne" not in deel  # by a part of it one could guess the rest


def test_de_functies_van_de_eigenaar_kijken_ook_naar_de_kring(wereld: Wereld) -> None:
    """They run past the policies, so each asks by itself: of a colleague's dossier nothing is erased, uncovered or told."""
    with als_eigenaar():
        nummer = Nummer.objects.get(dossier_id=wereld.dossier_id, soort="bsn")
    for vraag in (
        "select dossiers_wis(%s, 'verkeerd_regime')",
        "select logboek_wijzigingen_van(%s, 5)",
        "select nummer_voluit(%s, gen_random_uuid(), 'een reden', now())",
        "insert into toegang_betrokkenheid (id, gemeente_id, dossier_id, organisatie_id, doel, contactpersoon, vanaf, categorieen)"
        " select gen_random_uuid(), current_setting('app.gemeente')::uuid, %s, id, 'x', '', current_date, '{}' from organisaties_organisatie limit 1",
    ):
        wat = nummer.pk if "voluit" in vraag else wereld.dossier_id
        with pytest.raises(DatabaseError), wereld.als("joost"), connection.cursor() as cursor:
            cursor.execute(vraag, [wat])


def test_het_huis_ziet_elk_dossier(wereld: Wereld) -> None:
    with identiteit(als_systeem(wereld.wie("joost"))) as huis:
        assert Dossier.objects.zichtbaar_voor(huis).filter(pk=wereld.dossier_id).exists()
        assert Notitie.objects.zichtbaar_voor(huis).count() == Notitie.objects.count()


@pytest.mark.parametrize("hoe", ["meewerken", "vervanging", "ondersteuning", "team"])
def test_wie_het_dossier_ziet_kan_er_iets_te_doen_krijgen(wereld: Wereld, hoe: str) -> None:
    """An appointment, or an action of the plan: as soon as the colleague reaches the dossier, and not before."""
    naam = {"ondersteuning": "otto", "team": "rob"}.get(hoe, "joost")
    collega, sanne = wereld.gebruikers[naam], wereld.gebruikers["sanne"]
    if hoe != "team":
        assert not _krijgt(wereld, collega)
    with als_eigenaar():
        if hoe == "meewerken":
            werkt_mee(wereld.assen, collega, door=sanne, dossier_id=wereld.dossier_id)
        elif hoe == "ondersteuning":
            werkt_mee(wereld.assen, collega, door=sanne, regievoerder=sanne)
        elif hoe == "vervanging":
            dagen = {"vanaf": vandaag(), "tot": vandaag()}
            Vervanging.objects.create(gemeente=wereld.assen, afwezig=sanne, vervanger=collega, **dagen)
    assert _krijgt(wereld, collega)
    assert ziet(wereld, naam)


def _krijgt(wereld: Wereld, collega: Gebruiker) -> bool:
    with wereld.als("sanne") as sanne:
        return bool(kan_hier_werken(collega, wereld.dossier(), door=sanne))


@pytest.mark.parametrize("naam", ["bert", "amira", "ines", "fatma"])
def test_wie_hier_geen_dossiers_heeft_krijgt_niets_te_doen(wereld: Wereld, naam: str) -> None:
    assert not _krijgt(wereld, wereld.gebruikers[naam])


def test_een_afspraak_voor_wie_het_dossier_niet_ziet_wordt_geweigerd_met_de_weg_erheen(wereld: Wereld) -> None:
    """Joost would never see it: first ask whether he may work along."""
    client, adres = wereld.client("sanne"), reverse("dossiers:gesprekken", args=[wereld.dossier_id])
    velden = {"wat": "afspraak", "afspraak-dag": "1-6-2030", "afspraak-tijd": "10.30", "afspraak-minuten": "45", "afspraak-onderwerp": "Gesprek",
              "afspraak-met": str(wereld.gebruikers["joost"].pk), "afspraak-sleutel": str(uuid4())}  # fmt: skip
    antwoord = client.post(adres, velden)
    assert antwoord.status_code == 422
    assert "Vraag eerst of Joost Drent mag meewerken" in antwoord.content.decode()
    assert reverse("dossiers:meewerken", args=[wereld.dossier_id]) in antwoord.content.decode()
    with als_eigenaar():
        werkt_mee(
            wereld.assen, wereld.gebruikers["joost"], door=wereld.gebruikers["sanne"], dossier_id=wereld.dossier_id
        )
    assert client.post(adres, velden).status_code == 302
