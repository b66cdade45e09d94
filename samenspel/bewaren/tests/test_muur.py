"""The second wall of retention, straight on PostgreSQL: who reads what, and what nobody can do by hand."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from samenspel.bewaren.handelingen import houd_vast
from samenspel.bewaren.models import Bewaardag, Vasthouding, Vernietigingslijst, Vernietigingsregel
from samenspel.bewaren.tests.hulp import een_nacht, eindig, maak_beheerder, om, teken
from samenspel.bewaren.vernietigen import huis
from samenspel.dossiers.handelingen.wissen import wis_dossier
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.personen.models import Persoon
from samenspel.toegang.models import Rol
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db
TABELLEN = (Bewaardag, Vernietigingslijst, Vernietigingsregel, Vasthouding)
LEEST = {
    "informatiebeheerder": {Vernietigingslijst, Vernietigingsregel, Vasthouding},
    "functionaris_gegevensbescherming": {Vernietigingslijst, Vernietigingsregel, Vasthouding},
    "teamleider": {Vernietigingslijst},
    "systeem": set(TABELLEN),
}


@pytest.fixture
def vol(wereld: Wereld) -> Wereld:
    """A row in each table of Assen."""
    maak_beheerder(wereld)
    eindig(wereld, "2027-05-03")
    een_nacht(wereld, "2032-05-01")
    with wereld.als("iris") as wie, als_eigenaar():
        nummer = wereld.dossier().nummer
    with wereld.als("iris") as wie:
        houd_vast(
            nummer,
            soort="woo",
            reden="Een verzoek loopt.",
            vanaf=date(2032, 5, 1),
            tot=None,
            door=wie,
            nu=om("2032-05-01"),
        )
    return wereld


def wie(wereld: Wereld, rol: str, gemeente: object = None) -> Aanwezige:
    mens = wereld.gebruikers["iris"].pk if rol != "systeem" else None
    return Aanwezige(gebruiker_id=mens, gemeente_id=(gemeente or wereld.assen).pk, rol=rol, doel="proef")  # type: ignore[attr-defined]


@pytest.mark.parametrize("rol", [*Rol.values, "systeem"])
def test_wie_wat_leest(vol: Wereld, rol: str) -> None:
    with identiteit(wie(vol, rol)):
        assert {model for model in TABELLEN if model.objects.exists()} == LEEST.get(rol, set())
    with identiteit(wie(vol, rol, vol.tynaarlo)):
        assert not any(model.objects.exists() for model in TABELLEN)


def test_wie_lijsten_ziet_ziet_geen_dossier(vol: Wereld) -> None:
    with vol.als("iris"):
        assert not Persoon.objects.exists()


@pytest.mark.parametrize("rol", ["systeem", "functionaris_gegevensbescherming", "teamleider", "regievoerder"])
def test_alleen_de_informatiebeheerder_ondertekent(vol: Wereld, rol: str) -> None:
    wie_ook = wie(vol, rol)
    with suppress(DatabaseError), transaction.atomic(), identiteit(wie_ook):
        Vernietigingslijst.objects.update(
            stand="ondertekend", ondertekend_op=om("2032-05-01"), ondertekend_door=vol.gebruikers["iris"]
        )
    with als_eigenaar():
        assert Vernietigingslijst.objects.get().stand == "voorstel"


def test_niemand_tekent_in_naam_van_een_ander(vol: Wereld) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), vol.als("iris"):
        Vernietigingslijst.objects.update(
            stand="ondertekend", ondertekend_op=om("2032-05-01"), ondertekend_door=vol.gebruikers["sanne"]
        )


def test_op_een_ondertekende_lijst_komt_niets_bij_ook_niet_door_het_huis(vol: Wereld) -> None:
    teken(vol, "2032-05-01")
    with identiteit(huis(vol.assen.pk)):
        regel = Vernietigingsregel.objects.filter(stand="open").first()
    assert regel is not None
    for daad in (
        lambda: regel.delete(),
        lambda: Vernietigingsregel.objects.filter(pk=regel.pk).update(laatste_dag="2020-01-01"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), identiteit(huis(vol.assen.pk)):
            daad()
    with pytest.raises(DatabaseError), transaction.atomic(), identiteit(huis(vol.assen.pk)):
        Vernietigingslijst.objects.update(toelichting="anders")


def test_een_dossier_dat_vastgehouden_wordt_gaat_langs_geen_enkele_weg(vol: Wereld) -> None:
    with (
        pytest.raises(DatabaseError, match="vastgehouden"),
        transaction.atomic(),
        identiteit(huis(vol.assen.pk)),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "select avg_verwijder('dossiers_dossier', array[%s]::uuid[], 'avg17:proef', '2032-06-01'::timestamptz)",
            [vol.dossier_id],
        )


def _houd_vast_tot(wereld: Wereld, tot: date) -> None:
    maak_beheerder(wereld)
    with wereld.als("iris") as iris:
        houd_vast(
            "A26-0001",
            soort="woo",
            reden="Een verzoek loopt.",
            vanaf=vandaag() - timedelta(days=30),
            tot=tot,
            door=iris,
            nu=nu(),
        )


def test_een_vasthouding_met_een_einde_houdt_tot_dat_einde_ook_bij_wissen(wereld: Wereld) -> None:
    """Found by an attacker: closing as a wrong regime erased past a hold that has an end. The refusal says whom to ask."""
    _houd_vast_tot(wereld, vandaag())
    with wereld.als("sanne") as sanne:
        with pytest.raises(Weigering, match="informatiebeheerder"):
            wis_dossier(wereld.dossier(), door=sanne, bevestiging="A26-0001")
        assert Dossier.objects.filter(pk=wereld.dossier_id).exists()


def test_na_dat_einde_houdt_zij_niet_meer(wereld: Wereld) -> None:
    _houd_vast_tot(wereld, vandaag() - timedelta(days=1))
    with wereld.als("sanne") as sanne:
        wis_dossier(wereld.dossier(), door=sanne, bevestiging="A26-0001")
        assert not Dossier.objects.filter(pk=wereld.dossier_id).exists()


def test_een_teruggezette_kopie_vergeet_ook_wat_daarin_nog_vastgehouden_werd(wereld: Wereld) -> None:
    """The hold was lifted after the backup was made, and the dossier went: on the copy both are as they were."""
    _houd_vast_tot(wereld, vandaag() + timedelta(days=9))
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select avg_verwijder_opnieuw(%s, 'dossiers_dossier', %s, 'verkeerd_regime', now())",
            [wereld.assen.pk, wereld.dossier_id],
        )
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize(
    "vraag", ["select bewaren_snoei('{}', '{}', '2032-01-01')", "select bewaren_dossier('A26-0001')"]
)
def test_functies_zijn_er_alleen_voor_wie_het_aangaat(vol: Wereld, vraag: str) -> None:
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        identiteit(wie(vol, "regievoerder")),
        connection.cursor() as cursor,
    ):
        cursor.execute(vraag)
