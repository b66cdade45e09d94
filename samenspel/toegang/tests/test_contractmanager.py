"""Who manages contracts sees the agreements with the organisations that were given, and no person (ADR 32; matrix, `contractmanager`)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.contracten import beeindig_contractbeheer, eigen_contracten, geef_contractbeheer
from samenspel.toegang.models import (
    Aanstelling,
    Beheerdaad,
    Betrokkenheid,
    Contractbeheer,
    Gebruiker,
    Inzage,
    Overeenkomst,
    Rol,
)
from samenspel.toegang.overeenkomsten import leg_overeenkomst_vast, overeenkomsten_voor
from tests.wereld import Wereld, sluit_overeenkomst

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]
DAG = timedelta(days=1)


class Contract(NamedTuple):
    """Nora manages the contract with VluchtelingenWerk, and not with the school."""

    wereld: Wereld
    school: Organisatie
    rij: Contractbeheer


@pytest.fixture
def contract(wereld: Wereld) -> Contract:
    with als_eigenaar():
        nora = Gebruiker.objects.create_user("nora@voorbeeld.test", "x", naam="Nora Hekman")
        wereld.gebruikers["nora"] = nora
        wereld.aanstellingen["nora"] = Aanstelling.objects.create(
            gebruiker=nora, gemeente=wereld.assen, rol=Rol.CONTRACTMANAGER, vanaf=date(2022, 1, 1)
        )
        school = Organisatie.objects.create(naam="Taalschool De Wissel", soort=Organisatie.Soort.TAALSCHOOL)
        school.gemeenten.set([wereld.assen])
        sluit_overeenkomst(wereld.assen, school, wereld.gebruikers["fatma"])
    with wereld.als("fatma") as fatma:
        rij = geef_contractbeheer(nora, wereld.vluchtelingenwerk, door=fatma, vanaf=vandaag() - 30 * DAG, nu=nu())
    return Contract(wereld, school, rij)


def _namen(wie: Aanwezige) -> tuple[set[str], set[str]]:
    """With whom there is an agreement: past our own wall, and past the database alone."""
    zelf, kaal = overeenkomsten_voor(wie), Overeenkomst.objects.all()
    eerste, tweede = (set(rijen.values_list("organisatie__naam", flat=True)) for rijen in (zelf, kaal))
    return eerste, tweede


def test_zij_ziet_de_overeenkomsten_van_haar_contract_en_geen_andere(contract: Contract) -> None:
    with contract.wereld.als("nora") as nora:
        assert _namen(nora) == ({"VluchtelingenWerk Noord"}, {"VluchtelingenWerk Noord"})
    with als_eigenaar():
        alleen = overeenkomsten_voor(contract.wereld.wie("nora")).values_list("organisatie__naam", flat=True)
        assert set(alleen) == {"VluchtelingenWerk Noord"}, "our own wall alone"
    blad = contract.wereld.client("nora").get(reverse("toegang:overeenkomsten")).content.decode()
    assert "VluchtelingenWerk Noord" in blad
    assert "De Wissel" not in blad


@pytest.mark.parametrize("velden", [{"tot": -1}, {"vanaf": 1}, {"gebruiker": "lotte"}, {"gemeente": "tynaarlo"}])
def test_buiten_zijn_dagen_en_van_een_ander_opent_een_contract_niets(
    contract: Contract, velden: dict[str, int | str]
) -> None:
    wereld = contract.wereld
    om = {
        naam: vandaag() + int(waarde) * DAG
        if naam in {"tot", "vanaf"}
        else wereld.gebruikers["lotte"]
        if naam == "gebruiker"
        else wereld.tynaarlo
        for naam, waarde in velden.items()
    }
    with als_eigenaar():
        Contractbeheer.objects.filter(pk=contract.rij.pk).update(**om)
    with wereld.als("nora") as nora:
        assert _namen(nora) == (set(), set())
        assert not eigen_contracten(nora).exists()


def test_de_laatste_dag_hoort_erbij(contract: Contract) -> None:
    with als_eigenaar():
        Contractbeheer.objects.filter(pk=contract.rij.pk).update(tot=vandaag())
    with contract.wereld.als("nora") as nora:
        assert _namen(nora)[0]


def test_van_personen_ziet_zij_niets_ook_niet_wat_de_muur_zelf_leest(contract: Contract) -> None:
    with contract.wereld.als("nora"):
        for label in ("personen.Persoon", "dossiers.Dossier"):
            assert not apps.get_model(label)._default_manager.exists()
        assert not Betrokkenheid.objects.exists()
        assert not Inzage.objects.exists()
        assert not Aanstelling.objects.filter(rol=Rol.INBURGERAAR).exists()
    client = contract.wereld.client("nora")
    for pad in ("/dossiers/", "/werkvoorraad/", f"/dossiers/{contract.wereld.dossier_id}/"):
        assert client.get(pad).status_code in {403, 404, 409}


def _leg_vast(contract: Contract, organisatie: Organisatie) -> Overeenkomst:
    with contract.wereld.als("nora") as nora:
        return leg_overeenkomst_vast(
            organisatie, door=nora, soort="verwerkersovereenkomst", doelen="begeleiding", categorieen=["C01"], ondertekend_op=vandaag(),
            vanaf=vandaag(), op=vandaag(), nu=nu(),
        )  # fmt: skip


def test_zij_legt_vast_en_beeindigt_wat_van_haar_contract_is(contract: Contract) -> None:
    rij = _leg_vast(contract, contract.wereld.vluchtelingenwerk)
    client = contract.wereld.client("nora")
    adres = reverse("toegang:overeenkomst_einde", args=[rij.pk])
    assert client.post(adres, {"tot": f"{vandaag():%d-%m-%Y}", "reden": "nieuw contract"}).status_code == 302
    with als_eigenaar():
        rij.refresh_from_db()
    assert rij.tot == vandaag()
    assert rij.beeindigd_door_id == contract.wereld.gebruikers["nora"].pk


def test_van_een_ander_contract_legt_zij_niets_vast(contract: Contract) -> None:
    with pytest.raises(Weigering, match="beheert u niet"):
        _leg_vast(contract, contract.school)
    with als_eigenaar():
        andere = Overeenkomst.objects.get(organisatie=contract.school)
    adres = reverse("toegang:overeenkomst_einde", args=[andere.pk])
    assert contract.wereld.client("nora").get(adres).status_code == 404


@pytest.mark.parametrize(
    "opdracht",
    [
        "insert into toegang_overeenkomst select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'organisatie_id', %(school)s, 'vastgelegd_door_id', %(nora)s))).* from toegang_overeenkomst o limit 1",
        "insert into toegang_contractbeheer (id, gemeente_id, gebruiker_id, organisatie_id, vanaf, gegeven_door_id, gegeven_op) values (gen_random_uuid(), %(assen)s, %(nora)s, %(school)s, now(), %(nora)s, now())",
    ],
)
def test_ook_de_database_weigert_haar_een_ander_contract(contract: Contract, opdracht: str) -> None:
    wereld = contract.wereld
    met = {"school": contract.school.pk, "assen": wereld.assen.pk, "nora": wereld.gebruikers["nora"].pk}
    with wereld.als("nora"), pytest.raises(DatabaseError, match=r"policy|denied|contract"), transaction.atomic():
        connection.cursor().execute(opdracht, met)


def test_zij_verlengt_haar_eigen_contract_niet(contract: Contract) -> None:
    with contract.wereld.als("nora"), connection.cursor() as cursor:
        cursor.execute("update toegang_contractbeheer set tot = '2100-01-01'")
        assert cursor.rowcount == 0
        cursor.execute(
            "update toegang_overeenkomst set tot = current_date where organisatie_id = %s", [contract.school.pk]
        )
        assert cursor.rowcount == 0


def test_wie_het_geeft_staat_erbij_en_geeft_het_niet_aan_zichzelf(contract: Contract) -> None:
    wereld = contract.wereld
    with wereld.als("fatma") as fatma:
        assert {d.wat for d in Beheerdaad.objects.filter(over=wereld.gebruikers["nora"])} == {"contract_gegeven"}
        with pytest.raises(Weigering, match="zichzelf"):
            geef_contractbeheer(wereld.gebruikers["fatma"], contract.school, door=fatma, vanaf=vandaag(), nu=nu())
        with pytest.raises(Weigering, match="geen contractmanager"):
            geef_contractbeheer(wereld.gebruikers["lotte"], contract.school, door=fatma, vanaf=vandaag(), nu=nu())
        with pytest.raises(Weigering, match="al"):
            geef_contractbeheer(wereld.gebruikers["nora"], wereld.vluchtelingenwerk, door=fatma, vanaf=vandaag(), nu=nu())  # fmt: skip
        beeindig_contractbeheer(contract.rij, door=fatma, tot=vandaag() - DAG, nu=nu())
    with wereld.als("nora") as nora:
        assert _namen(nora) == (set(), set())


@pytest.mark.parametrize("naam", ["sanne", "rob", "lotte"])
def test_niemand_anders_geeft_een_contract(contract: Contract, naam: str) -> None:
    wereld = contract.wereld
    with wereld.als(naam) as wie, pytest.raises(Weigering, match="functioneel beheerder"):
        geef_contractbeheer(wereld.gebruikers["nora"], contract.school, door=wie, vanaf=vandaag(), nu=nu())
    with wereld.als(naam):
        assert not Contractbeheer.objects.exists()


def test_de_beheerder_geeft_en_beeindigt_op_het_scherm(contract: Contract) -> None:
    wereld, client = contract.wereld, contract.wereld.client("fatma")
    nora = wereld.gebruikers["nora"]
    adres = reverse("toegang:contract_nieuw", args=[nora.pk])
    antwoord = client.post(adres, {"organisatie": contract.school.pk, "vanaf": f"{vandaag():%d-%m-%Y}"}, follow=True)
    assert "De Wissel" in antwoord.content.decode()
    with als_eigenaar():
        rij = Contractbeheer.objects.get(organisatie=contract.school)
    einde = reverse("toegang:contract_einde", args=[rij.pk])
    assert client.post(einde, {"tot": f"{vandaag():%d-%m-%Y}"}).status_code == 302
    with als_eigenaar():
        rij.refresh_from_db()
    assert rij.tot == vandaag()


def test_hoeveel_dossiers_dichtgaan_hoort_zij_niet(contract: Contract) -> None:
    """The functional manager does: one dossier is a person."""
    with als_eigenaar():
        Overeenkomst.objects.filter(organisatie=contract.wereld.vluchtelingenwerk).update(tot=vandaag() + 5 * DAG)
    zinnen = {
        naam: contract.wereld.client(naam).get(reverse("toegang:overeenkomsten")).content.decode()
        for naam in ("nora", "fatma")
    }
    assert "Daarna gaat dicht:" in zinnen["nora"]
    assert "in 1 dossier" not in zinnen["nora"]
    assert "in 1 dossier" in zinnen["fatma"]
