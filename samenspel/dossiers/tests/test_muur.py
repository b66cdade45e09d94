"""The second wall, straight on PostgreSQL: whatever the application forgets, the database does not give."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.utils import DatabaseError
from procrastinate.contrib.django.management.commands.procrastinate import Command as Werkopdracht
from pytest_django import Settings

from samenspel.dossiers.handelingen.betrekken import beeindig_betrokkenheid
from samenspel.dossiers.handelingen.notities import noteer
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.verversing import als_systeem
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.klok import vandaag
from samenspel.kern.uuid7 import uuid7
from samenspel.toegang import startcontrole
from samenspel.toegang.matrix import CATEGORIEEN, Bereik, bereik, recht
from samenspel.toegang.models import Betrokkenheid
from samenspel.toegang.startcontrole import controleer_rollen, gebreken
from tests.wereld import NU, Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]

TABELLEN = {
    "dossiers_dossier": "C05", "personen_persoon": "C01", "personen_zoekterm": "C01", "personen_nummer": "C02",
    "personen_contactgegeven": "C03", "dossiers_notitie": "C15",
}  # fmt: skip


def tel(tabel: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {tabel}")
        return int(cursor.fetchone()[0])


def persoonlijke_tabellen() -> list[str]:
    """Every table with a dossier, and the dossier itself, from the catalogue."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped"
            " where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'dossier_id'"
        )
        return sorted({naam for (naam,) in cursor.fetchall()} | {"dossiers_dossier"})


@pytest.fixture
def notitie(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        noteer(wereld.dossier(), door=sanne, tekst="vertrouwelijk", nu=NU)


@pytest.mark.usefixtures("notitie")
def test_ines_ziet_van_assen_niets_in_geen_enkele_tabel(wereld: Wereld) -> None:
    gevuld = {}
    for tabel in persoonlijke_tabellen():
        with als_eigenaar():
            gevuld[tabel] = tel(tabel)
        if tabel == "logboek_wijziging":  # nobody reads the history itself, only through its functions
            with pytest.raises(ProgrammingError, match="permission denied"), wereld.als("ines"), transaction.atomic():
                tel(tabel)
            continue
        with wereld.als("ines"):
            eigen = {"toegang_aanstelling": 1}  # her own appointment
            assert tel(tabel) == eigen.get(tabel, 0), tabel
    assert sum(gevuld.values()) > 20


@pytest.mark.usefixtures("notitie")
@pytest.mark.parametrize("naam", ["sanne", "kees", "rob", "wim", "lotte", "fatma", "bert", "amira"])
@pytest.mark.parametrize("tabel", sorted(TABELLEN))
def test_ieder_ziet_precies_wat_de_matrix_geeft(wereld: Wereld, naam: str, tabel: str) -> None:
    """Amira's dossier has a contact person, so the intake desk reaches none; Bert takes part, Amira is herself."""
    rol = wereld.wie(naam).rol
    mag = recht(rol, TABELLEN[tabel])
    bereikt = bereik(rol) in {Bereik.GEMEENTE, Bereik.BETROKKEN, Bereik.ZICHZELF}
    with wereld.als(naam):
        assert (tel(tabel) > 0) == (mag.lees and not mag.eigen and bereikt)


def test_bert_ziet_alleen_gebeurtenissen_van_de_categorieen_die_hij_mag_lezen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        leg_vast(wereld.dossier(), "recht_op_bijstand", op=date(2026, 5, 1), door=sanne)
        leg_vast(wereld.dossier(), "welkomgesprek", op=date(2026, 5, 2), door=sanne)
    leesbaar = {c for c in CATEGORIEEN if recht("mb_coordinator", c).lees and not recht("mb_coordinator", c).eigen}
    with wereld.als("bert"), connection.cursor() as cursor:
        cursor.execute("select distinct categorie from dossiers_gebeurtenis")
        gezien = {rij[0] for rij in cursor.fetchall()}
    assert gezien == {"C06"}
    assert gezien <= leesbaar


def test_wie_niet_meer_meedoet_ziet_meteen_niets(wereld: Wereld) -> None:
    with wereld.als("bert"):
        assert tel("personen_persoon") == 1
    with als_eigenaar():
        Betrokkenheid.objects.update(vanaf=date(2025, 1, 1))
    with wereld.als("sanne") as sanne:
        beeindig_betrokkenheid(Betrokkenheid.objects.get(), door=sanne, tot=date(2025, 12, 31), op=date(2026, 1, 1))
    assert date(2025, 12, 31) < vandaag()
    with wereld.als("bert"):
        assert tel("personen_persoon") == 0


def test_amira_ziet_alleen_zichzelf(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        open_dossier(
            Aanmelding(naam="Een Ander", doelgroep="ASIEL_A", bsn="999990020"),
            door=sanne,
            op=date(2026, 3, 1),
            vastgelegd_op=NU,
        )
    with wereld.als("amira"), connection.cursor() as cursor:
        for tabel in ("personen_persoon", "personen_nummer", "dossiers_gebeurtenis"):
            cursor.execute(f"select distinct dossier_id from {tabel}")
            assert cursor.fetchall() == [(wereld.dossier_id,)]


def test_de_intakebalie_ziet_alleen_wie_nog_van_niemand_is(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        nieuw = open_dossier(
            Aanmelding(naam="Van Niemand", doelgroep="ASIEL_A"), door=sanne, op=date(2026, 3, 1), vastgelegd_op=NU
        )
    with wereld.als("wim"), connection.cursor() as cursor:
        cursor.execute("select id from dossiers_dossier")
        assert cursor.fetchall() == [(nieuw.pk,)]


@pytest.mark.parametrize("tabel", sorted(TABELLEN))
def test_zonder_identiteit_is_lezen_een_fout_en_geen_lege_lijst(wereld: Wereld, tabel: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        tel(tabel)


def test_een_rij_die_naar_een_dossier_van_een_andere_gemeente_wijst_wordt_geweigerd(wereld: Wereld) -> None:
    """Foreign keys do not look at policies, so the key itself holds municipality and dossier together."""
    huis = als_systeem(wereld.ines)  # who reaches every dossier of the municipality, and so writes past no circle
    with identiteit(huis), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "insert into dossiers_notitie (id, gemeente_id, dossier_id, tekst, gedeeld, door_id, vastgelegd_op) values (%s, %s, %s, '', false, %s, now())",
            [uuid7(), wereld.tynaarlo.pk, wereld.dossier_id, wereld.gebruikers["ines"].pk],
        )
        with pytest.raises(IntegrityError):
            cursor.execute("set constraints all immediate")
        transaction.set_rollback(True)


def test_schrijven_in_een_andere_gemeente_wordt_geweigerd(wereld: Wereld) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), wereld.als("ines"), connection.cursor() as cursor:
        cursor.execute(
            "insert into dossiers_notitie (id, gemeente_id, dossier_id, tekst, gedeeld, door_id, vastgelegd_op) values (%s, %s, %s, '', false, %s, now())",
            [uuid7(), wereld.assen.pk, wereld.dossier_id, wereld.gebruikers["ines"].pk],
        )


@pytest.mark.parametrize("daad", ["update dossiers_gebeurtenis set op = op", "delete from dossiers_gebeurtenis"])
def test_een_feit_verandert_nooit_en_verdwijnt_nooit(wereld: Wereld, daad: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), wereld.als("sanne"), connection.cursor() as cursor:
        cursor.execute(daad)


def test_elke_tabel_met_persoonsgegevens_heeft_gedwongen_rls(wereld: Wereld) -> None:
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relname = any (%s) and not (relrowsecurity and relforcerowsecurity)",
            [persoonlijke_tabellen()],
        )
        assert cursor.fetchall() == []


def test_de_startcontrole_keurt_de_echte_rol_goed_en_een_zwakkere_af(wereld: Wereld, settings: Settings) -> None:
    """The test cluster lets the login role become the owner; in production that alone is reason to refuse."""
    settings.PROEF = True
    assert gebreken() == []
    settings.PROEF = False
    assert gebreken() == ["de databaserol is lid van samenspel_eigenaar"]


@pytest.mark.pg15
@pytest.mark.parametrize("tabel", ["dossiers_notitie", "plan_actie", "toegang_vervanging", "organisaties_team"])
def test_de_startcontrole_ziet_elke_tabel_die_niet_gedwongen_is(wereld: Wereld, settings: Settings, tabel: str) -> None:
    """Whose row it is stands in a column of a dossier or a municipality: then the wall must bind the owner too."""
    settings.PROEF = True
    with als_eigenaar():
        with connection.cursor() as cursor:
            cursor.execute(f"alter table {tabel} no force row level security")
        (zin,) = gebreken()
        assert tabel in zin
        with pytest.raises(ImproperlyConfigured, match="Samenspel start niet: row-level security"):
            controleer_rollen()


def test_de_startcontrole_kijkt_ook_naar_de_rol_die_het_werk_doet(
    wereld: Wereld, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The role for backups has BYPASSRLS, as the role of the transactions never may."""
    settings.PROEF = True
    monkeypatch.setattr(startcontrole, "ROL_APP", "samenspel_backup")
    assert gebreken() == ["de rol samenspel_backup heeft BYPASSRLS"]
    monkeypatch.setattr(startcontrole, "ROL_APP", "samenspel_bestaat_niet")
    assert gebreken() == ["de rol samenspel_bestaat_niet bestaat niet"]
    monkeypatch.setattr(startcontrole, "ROL_APP", "samenspel_eigenaar")
    assert gebreken() == ["de rol samenspel_eigenaar is de eigenaar van de tabellen zelf"]


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        (0, "is superuser"), (1, "heeft BYPASSRLS"), (3, "mag rollen maken"), (4, "is de eigenaar van de tabellen zelf"),
        (5, "is lid van samenspel_eigenaar"), (6, "bezit tabellen"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("logt_in", [True, False])
def test_wat_geen_van_beide_rollen_mag(settings: Settings, fout: int, zin: str, logt_in: bool) -> None:
    settings.PROEF = False
    (gebrek,) = startcontrole._van_rol("samenspel_app", *[nummer == fout for nummer in range(7)], logt_in)  # type: ignore[call-arg]  # seven flags
    assert gebrek == f"{'de databaserol' if logt_in else 'de rol samenspel_app'} {zin}"


@pytest.mark.parametrize("veilig", [True, False])
def test_ook_de_werker_start_niet_op_een_onveilige_rol(
    wereld: Wereld, settings: Settings, monkeypatch: pytest.MonkeyPatch, veilig: bool
) -> None:
    """What runs jobs writes in every dossier, as the server does: `manage.py procrastinate worker` asks the same question."""
    settings.PROEF = True
    gestart: list[str] = []
    monkeypatch.setattr(Werkopdracht, "handle", lambda self, **kwargs: gestart.append(kwargs["command"]))
    if not veilig:
        monkeypatch.setattr(startcontrole, "ROL_APP", "samenspel_backup")
    with (
        nullcontext()
        if veilig
        else pytest.raises(ImproperlyConfigured, match="Samenspel start niet: de rol samenspel_backup")
    ):
        call_command("procrastinate", "worker", "--one-shot")
    assert gestart == (["worker"] if veilig else [])
    call_command("procrastinate", "healthchecks")  # any other order of the library goes on as it was
    assert gestart[-1] == "healthchecks"
