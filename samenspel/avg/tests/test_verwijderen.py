"""What is removed is gone everywhere, leaves no content, and goes again from a restored backup (AVG 17; ADR 18 and 20)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from samenspel.avg import functies
from samenspel.avg.models import Verwijderd
from samenspel.avg.verwijderen import DOSSIER, LOG, verwijder_rijen
from samenspel.avg.verwijderlijst import lees_buiten, schrijf_buiten, verwijder_opnieuw
from samenspel.dossiers.handelingen.notities import noteer
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Gebeurtenis, Notitie
from samenspel.kern.identiteit import SYSTEEM, Aanwezige, als_eigenaar, identiteit
from samenspel.logboek.models import Betrokkene
from samenspel.logboek.nakijken import kijk_na
from samenspel.personen.models import Naam, Persoon, Zoekterm
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ankermap(settings: Any, tmp_path: Path) -> Path:
    settings.SAMENSPEL_ANKERS = str(tmp_path)
    return tmp_path


@contextmanager
def huis(wereld: Wereld) -> Iterator[Aanwezige]:
    with identiteit(Aanwezige(gebruiker_id=None, gemeente_id=wereld.assen.pk, rol=SYSTEEM, doel="proef")) as wie:
        yield wie


def _notitie(wereld: Wereld, tekst: str = "Amira slaapt slecht") -> UUID:
    with wereld.als("sanne") as sanne:
        return noteer(wereld.dossier(), door=sanne, tekst=tekst, nu=NU).pk


def test_een_rij_gaat_weg_en_laat_geen_inhoud_na(wereld: Wereld) -> None:
    weg, blijft = _notitie(wereld), _notitie(wereld, "Amira belde")
    with huis(wereld):
        assert verwijder_rijen("dossiers_notitie", [weg, weg, uuid4()], grond="avg17:proef", nu=NU) == 1
        assert list(Notitie.objects.values_list("pk", flat=True)) == [blijft]
        bewijs = Verwijderd.objects.get()
    assert (bewijs.tabel, bewijs.rij_id, bewijs.grond, bewijs.op) == ("dossiers_notitie", weg, "avg17:proef", NU)
    assert str(wereld.dossier_id) not in repr(bewijs.__dict__)


def test_alleen_het_huis_verwijdert(wereld: Wereld) -> None:
    weg = _notitie(wereld)
    with wereld.als("sanne"), pytest.raises(RuntimeError):
        verwijder_rijen("dossiers_notitie", [weg], grond="avg17:proef", nu=NU)
    for naam in ("sanne", "amira", "fatma"):
        with wereld.als(naam), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select avg_verwijder('dossiers_notitie', %s, 'avg17:proef', now())", [[weg]])
    with wereld.als("sanne"):
        assert Notitie.objects.filter(pk=weg).exists()


@pytest.mark.parametrize(
    "tabel", ["logboek_regel", "avg_verwijderd", "dossiers_gewistdossier", "toegang_gebruiker", "bestaat_niet"]
)
def test_wat_geen_tabel_van_een_dossier_is_blijft(wereld: Wereld, tabel: str) -> None:
    with huis(wereld), pytest.raises(DatabaseError), transaction.atomic():
        verwijder_rijen(tabel, [uuid4()], grond="avg17:proef", nu=NU)


def test_een_rij_van_de_buren_blijft(wereld: Wereld) -> None:
    weg = _notitie(wereld)
    buren = Aanwezige(gebruiker_id=None, gemeente_id=wereld.tynaarlo.pk, rol=SYSTEEM, doel="proef")
    with identiteit(buren):
        assert verwijder_rijen("dossiers_notitie", [weg], grond="avg17:proef", nu=NU) == 0
    with wereld.als("sanne"):
        assert Notitie.objects.filter(pk=weg).exists()


def test_met_een_feit_gaat_zijn_intrekking_en_wat_ervan_afgeleid_is(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        feit = Gebeurtenis.objects.get(soort="kennisgeving_inburgeringsplicht")
        voor = set(BewaakteTermijn.objects.values_list("code", "uiterlijk"))
    with huis(wereld):
        trekt = Gebeurtenis.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, categorie=feit.categorie, soort="intrekking", op=feit.op, gegevens={},
            vastgelegd_op=NU, door_id=wereld.sanne.gebruiker_id, bron="medewerker", trekt_in=feit,
        )  # fmt: skip
        assert verwijder_rijen("dossiers_gebeurtenis", [feit.pk], grond="avg17:proef", nu=NU) == 1
        assert not Gebeurtenis.objects.filter(pk__in=[feit.pk, trekt.pk]).exists()
        assert set(Verwijderd.objects.values_list("rij_id", flat=True)) == {feit.pk, trekt.pk}
        assert set(BewaakteTermijn.objects.values_list("code", "uiterlijk")) != voor


def test_wie_geen_naam_meer_heeft_wordt_niet_meer_gevonden(wereld: Wereld) -> None:
    with huis(wereld):
        persoon = Persoon.objects.get(dossier_id=wereld.dossier_id)
        anders = Naam.objects.create(gemeente=wereld.assen, dossier_id=wereld.dossier_id, soort=Naam.Soort.EERDER, naam="Zeldzaam")  # fmt: skip
        Zoekterm.objects.create(gemeente=wereld.assen, dossier_id=wereld.dossier_id, term="zeldzaam")
        verwijder_rijen("personen_naam", [anders.pk], grond="avg17:proef", nu=NU)
        termen = set(Zoekterm.objects.values_list("term", flat=True))
        assert "zeldzaam" not in termen
        assert "amira" in termen
        verwijder_rijen("personen_persoon", [persoon.pk], grond="avg17:proef", nu=NU)
        assert not Zoekterm.objects.filter(dossier_id=wereld.dossier_id).exists()


def test_werk_dat_wacht_en_de_rij_noemt_gaat_mee(wereld: Wereld) -> None:
    weg = _notitie(wereld)
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name, args, status) values ('q', 't', jsonb_build_object('rij', %s::text), 'todo'),"
            " ('q', 't', jsonb_build_object('rij', 'een ander'), 'todo')",
            [str(weg)],
        )
    with huis(wereld):
        verwijder_rijen("dossiers_notitie", [weg], grond="avg17:proef", nu=NU)
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("select args->>'rij' from procrastinate_jobs")
        assert cursor.fetchall() == [("een ander",)]


def test_een_heel_dossier_dat_iemand_bekeek_gaat_weg_en_het_log_blijft_kloppen(wereld: Wereld) -> None:
    """The log keeps an id that leads nowhere until its own term; then its content goes, and the chain still holds."""
    _notitie(wereld)
    wereld.client("sanne").get(reverse("dossiers:dossier", args=[wereld.dossier_id]))
    with huis(wereld):
        assert verwijder_rijen(DOSSIER, [wereld.dossier_id], grond="bewaren:proef", nu=NU) == 1
        assert verwijder_rijen(DOSSIER, [wereld.dossier_id], grond="bewaren:proef", nu=NU) == 0
        assert not Dossier.objects.filter(pk=wereld.dossier_id).exists()
    with als_eigenaar():
        assert Betrokkene.objects.filter(dossier_id=wereld.dossier_id).exists()
    with huis(wereld):
        assert verwijder_rijen(LOG, [wereld.dossier_id], grond="bewaren:proef", nu=NU) > 0
    with als_eigenaar():
        assert not Betrokkene.objects.filter(dossier_id=wereld.dossier_id).exists()
        assert kijk_na(NU, using="default").fouten == []


def test_een_bekeken_dossier_dat_hier_niet_hoorde_laat_zich_wissen(wereld: Wereld) -> None:
    wereld.client("sanne").get(reverse("dossiers:dossier", args=[wereld.dossier_id]))
    antwoord = wereld.client("sanne").post(
        reverse("dossiers:wissen", args=[wereld.dossier_id]), {"bevestiging": "A26-0001"}
    )
    assert antwoord.status_code == 302
    with huis(wereld):
        assert Verwijderd.objects.filter(rij_id=wereld.dossier_id, grond="verkeerd_regime").exists()


def test_uit_een_teruggezette_kopie_gaat_het_opnieuw(wereld: Wereld, ankermap: Path) -> None:
    """The list stands outside the database. Here the copy is a savepoint: the row is back, and the list is not."""
    weg = _notitie(wereld)
    kopie = transaction.savepoint()
    with huis(wereld):
        verwijder_rijen("dossiers_notitie", [weg], grond="avg17:proef", nu=NU)
    assert (schrijf_buiten(), schrijf_buiten()) == (1, 0)
    transaction.savepoint_rollback(kopie)
    with wereld.als("sanne"):
        assert Notitie.objects.filter(pk=weg).exists()
    with als_eigenaar():
        call_command("verwijder_opnieuw")
        assert verwijder_opnieuw() == (1, 0)  # once more does nothing
    with huis(wereld):
        assert not Notitie.objects.filter(pk=weg).exists()
        assert Verwijderd.objects.get().op == NU
    assert [regel.tabel for regel in lees_buiten()] == ["dossiers_notitie"]


def test_de_gewone_rol_haalt_niets_opnieuw_weg(wereld: Wereld) -> None:
    with huis(wereld), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select avg_verwijder_opnieuw(%s, 'dossiers_notitie', %s, 'x', now())", [wereld.assen.pk, uuid4()]
        )


def test_elke_wijzer_zonder_sleutel_is_bekend() -> None:
    """A pointer that the database does not know would be left behind, to a row that is gone."""
    los = set()
    for model in apps.get_models():
        for veld in model._meta.local_concrete_fields if model.__module__.startswith("samenspel.") else ():
            naar: Any = veld.remote_field and veld.remote_field.model
            los_veld = naar and model._meta.managed and not getattr(veld, "db_constraint", True)
            if los_veld and veld.name not in {"dossier", "gemeente", "regel"}:
                los.add((model._meta.db_table, veld.column, naar._meta.db_table))
    assert los == set(functies.LOSSE_WIJZERS)
