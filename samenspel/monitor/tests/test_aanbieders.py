"""Figures per organisation, for who manages its contract: never of fewer than five people, and nobody's name (ADR 32)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import nu, vandaag
from samenspel.logboek.models import Regel
from samenspel.monitor.aanbieders import Deelname, cijfers_van
from samenspel.monitor.uitkomst import NOG_GEEN_GEGEVENS, TE_KLEIN, afgerond
from samenspel.toegang.models import Aanstelling, Betrokkenheid, Contractbeheer, Gebruiker, Rol
from tests.wereld import Wereld

OP, DAG = date(2026, 6, 3), timedelta(days=1)


def _deelnames(aantal: int, **velden: object) -> list[Deelname]:
    vast = {
        "geaccepteerd": True,
        "geweigerd": False,
        "vanaf": OP - 30 * DAG,
        "tot": None,
        "gevraagd": None,
        "beantwoord": None,
    }
    return [Deelname(dossier_id=uuid4(), **{**vast, **velden}) for _ in range(aantal)]  # type: ignore[arg-type]


def test_onder_de_vijf_mensen_staat_er_geen_getal() -> None:
    for aantal in (1, 4):
        assert cijfers_van(_deelnames(aantal), OP)[:2] == (TE_KLEIN, TE_KLEIN)
    assert cijfers_van(_deelnames(5), OP)[:3] == ("5", "5", "0")


def test_zonder_rijen_zijn_er_nog_geen_gegevens() -> None:
    assert set(cijfers_van([], OP)) == {NOG_GEEN_GEGEVENS}


@pytest.mark.parametrize(
    ("aantal", "getal"), [(0, 0), (1, None), (4, None), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15)]
)
def test_getallen_zijn_afgerond_zodat_gisteren_en_vandaag_niets_verraden(aantal: int, getal: int | None) -> None:
    assert afgerond(aantal) == getal


def test_wie_twee_keer_meedeed_is_een_mens() -> None:
    een = _deelnames(1)[0]
    assert cijfers_van([een] * 9, OP)[0] == TE_KLEIN


def test_wie_gestopt_is_of_nee_zei_telt_waar_het_hoort() -> None:
    gestopt = _deelnames(6, vanaf=OP - 500 * DAG, tot=OP - DAG)
    lang_geleden = _deelnames(6, vanaf=OP - 900 * DAG, tot=OP - 400 * DAG)
    nee = _deelnames(10, geaccepteerd=False, geweigerd=True, gevraagd=OP - 12 * DAG, beantwoord=OP - 2 * DAG)
    assert cijfers_van([*gestopt, *lang_geleden, *nee], OP) == ("0", "0", "5", "10", "10")


def test_een_antwoordtijd_van_weinig_mensen_staat_er_niet() -> None:
    weinig = _deelnames(4, gevraagd=OP - 3 * DAG, beantwoord=OP)
    assert cijfers_van([*weinig, *_deelnames(20)], OP)[4] == TE_KLEIN


@pytest.fixture
def nora(wereld: Wereld) -> Wereld:
    with als_eigenaar():
        mens = Gebruiker.objects.create_user("nora@voorbeeld.test", "x", naam="Nora Hekman")
        wereld.gebruikers["nora"] = mens
        wereld.aanstellingen["nora"] = Aanstelling.objects.create(
            gebruiker=mens, gemeente=wereld.assen, rol=Rol.CONTRACTMANAGER, vanaf=date(2022, 1, 1)
        )
        Contractbeheer.objects.create(
            gemeente=wereld.assen, gebruiker=mens, organisatie=wereld.vluchtelingenwerk, vanaf=date(2022, 1, 1),
            gegeven_door=wereld.gebruikers["fatma"], gegeven_op=nu(),
        )  # fmt: skip
    return wereld


@pytest.mark.django_db
def test_de_bladzijde_telt_alleen_het_eigen_contract_in_de_eigen_gemeente(nora: Wereld) -> None:
    client = nora.client("nora")
    assert TE_KLEIN in client.get(reverse("monitor:aanbieders")).content.decode()
    with als_eigenaar():
        eerste = Betrokkenheid.objects.get()
        for gemeente, aantal in ((nora.assen, 5), (nora.tynaarlo, 30)):
            for _ in range(aantal):
                Betrokkenheid.objects.create(
                    gemeente=gemeente, dossier_id=uuid4(), organisatie=nora.vluchtelingenwerk, doel="x", vanaf=vandaag() - DAG, stand=eerste.stand
                )  # fmt: skip
    (rij,) = client.get(reverse("monitor:aanbieders")).context["rijen"]
    assert rij.cijfers[0][1] == "5"
    with als_eigenaar():
        Contractbeheer.objects.update(tot=vandaag() - DAG)
    assert "U beheert nog geen contract" in client.get(reverse("monitor:aanbieders")).content.decode()


@pytest.mark.django_db
def test_cijfers_van_de_gemeente_noemen_niemand_en_elke_blik_staat_in_het_logboek(nora: Wereld) -> None:
    blad = nora.client("nora").get(reverse("monitor:cijfers")).content.decode()
    assert "te klein om openbaar te tonen" in blad
    assert "Amira" not in blad
    with als_eigenaar():
        regel = Regel.objects.get(doel="monitor:cijfers")
    assert (regel.activiteit, regel.aantal) == ("cijfers", 0)


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["sanne", "rob", "fatma", "bert", "amira"])
def test_wie_dossiers_of_beheer_heeft_krijgt_deze_bladen_niet(nora: Wereld, naam: str) -> None:
    client = nora.client(naam)
    assert client.get(reverse("monitor:cijfers")).status_code == 404
    assert client.get(reverse("monitor:aanbieders")).status_code == 404
