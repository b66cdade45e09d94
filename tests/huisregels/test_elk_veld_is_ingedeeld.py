"""House rule: every model field is personal, special or neutral, and personal data lives behind a wall.

Each app says it beside its models, in `indeling.toml`. Special is what AVG articles 9 and 10 name; a BSN has a
category and encryption of its own (C02) and is personal here.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models

from samenspel.kern.identiteit import als_eigenaar
from samenspel.toegang.matrix import CATEGORIEEN

WORTEL = Path(__file__).resolve().parents[2]
_SOORTEN = {"persoonlijk", "bijzonder", "neutraal"}


def indeling() -> dict[str, dict[str, str]]:
    """What every app says about its own models; an app says nothing about another's."""
    gevonden: dict[str, dict[str, str]] = {}
    for pad in sorted(WORTEL.glob("samenspel/*/indeling.toml")):
        eigen = tomllib.loads(pad.read_text(encoding="utf-8"))
        assert {naam.split(".")[0] for naam in eigen} <= {pad.parent.name}
        gevonden |= eigen
    return gevonden


def onze_modellen() -> list[type[models.Model]]:
    """Every concrete model of our own apps."""
    return sorted(
        (model for model in apps.get_models() if model.__module__.startswith("samenspel.")),
        key=lambda model: model._meta.label,
    )


INDELING = indeling()
MODELLEN = onze_modellen()
VAN_EEN_DOSSIER = [
    model for model in MODELLEN if getattr(model, "vaste_categorie", "") or getattr(model, "categorie_per_rij", False)
]


@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model._meta.label)
def test_elk_veld_is_persoonlijk_bijzonder_of_neutraal(model: type[models.Model]) -> None:
    velden = {veld.name for veld in model._meta.local_concrete_fields} | {
        veld.name for veld in model._meta.concrete_fields
    }
    ingedeeld = INDELING.get(model._meta.label, {})
    assert set(ingedeeld) == velden
    assert set(ingedeeld.values()) <= _SOORTEN


def test_geen_indeling_van_een_model_dat_er_niet_is() -> None:
    assert set(INDELING) <= {model._meta.label for model in MODELLEN}


@pytest.mark.parametrize("model", VAN_EEN_DOSSIER, ids=lambda model: model._meta.label)
def test_elke_dossiertabel_wordt_opgehaald_binnen_het_zicht(model: type[models.Model]) -> None:
    """Django would give a model without manager of its own a plain one, which sees everything the wall lets through."""
    assert hasattr(model._default_manager, "zichtbaar_voor")


# Tables with personal data that are not of one dossier. A new one belongs here only with a reason that holds.
ZONDER_CATEGORIE = {
    "avg.Deling": "the receipts of who got something by consent: C19 has them, and a recipient has no C19, so it sees its own in a view",
    "avg.Slot": "that a record is only stored, by its id: the wall of every organisation asks it, and none has C19, so it is a view",
    "toegang.EigenMeewerking": "in which dossiers of others one works along: of who asks alone, in a view with its wall inside",
    "beleid.Beleidswaarde": "only who of the staff decided; a decision of the municipality, about no newcomer",
    "datalek.Datalek": "what leaked and how many people it touched; whom stands in datalek.Getroffene, with its category",
    "datalek.Datalekbesluit": "what the municipality decided about a breach, and by whom of the staff",
    "bewaren.Bewaardag": "until when each part of a dossier stays: only the house reads it, and it goes with the dossier",
    "bewaren.Vasthouding": "why a dossier must stay: who manages records and the FG hold no category of the dossier, and see it by number",
    "bewaren.Vernietigingslijst": "only who of the staff signed; the dossiers stand on its lines",
    "bewaren.Vernietigingsregel": "the destruction list of who manages records (matrix D): number, part, count; no dossier once carried out",
    "dossiers.GewistDossier": "only who of the staff erased; that it was is all that may stay, so there is no dossier to stand behind",
    "intake.EigenVraag": "only who of the staff wrote, adopted and checked a question of the municipality; the answers stand elsewhere",
    "koppelingen.Inlezing": "a file about many people before any of them has a dossier: encrypted, only for who uploaded it, erased after 7 days",
    "toegang.Meewerking": "which colleague works along where: the wall of every category reads it, as it reads toegang.Betrokkenheid, so it stands before them",
    "toegang.Machtiging": "whom a newcomer lets look along: the wall of every category reads it through the consent about it, so it stands before them",
    "toegang.Teamlid": "which of the staff works in the team and until when: a view; about no newcomer",
    "toegang.Toewijzing": "which volunteer helps where: the wall of every category reads it, as it reads toegang.Betrokkenheid, so it stands before them",
    "toegang.Tolkboeking": "who interprets at one appointment: the wall of C01 and C16 reads it, so it stands before them",
    "toegang.Vrijwilliger": "how a volunteer comes in: digests, and when they promised secrecy; about no newcomer",
    "logboek.Regel": "who of the staff did what, in one line over all whose data it showed; whose stands in logboek.Betrokkene, with its category",
    "logboek.Nazien": "what the data protection officer found about how somebody of the staff looked; about no newcomer",
    "logboek.Verwerking": "the Logboek Dataverwerkingen: a keyed hash of the dossier and no category; the law wants it to outlive the dossier",
    "logboek.Wijziging": "what changed in any table of any category: nobody reads it, functions give out what a reader may see",
    "plan.Plansjabloon": "only who of the staff wrote and adopted a plan template of the municipality; plans stand elsewhere",
    "toegang.Balievraag": "whom the desk found: the wall of every category reads it, as it reads toegang.Betrokkenheid, so it stands before them",
    "toegang.Aanstelling": "staff, and which dossier is a newcomer's own: the wall itself reads it",
    "kluis.Dossiersleutel": "the wrapped key of a dossier: it opens nothing without the main key on disk, and what it opens stands behind its own category",
    "toegang.Beheerdaad": "what managers did to the access of staff",
    "toegang.Betrokkenheid": "which organisation may see which dossier: the wall itself reads it, so it cannot stand behind it",
    "toegang.Overeenkomst": "what the college agreed with an organisation; about nobody's dossier",
    "toegang.Samenwerking": "what municipalities agreed about a team; about nobody's dossier",
    "toegang.Deelnemer": "which municipality said yes to that, by whom of the staff",
    "toegang.Contractbeheer": "which of the staff manages the contract with which organisation; about no newcomer",
    "toegang.Foto": "the face of one of the staff, by their own choice",
    "toegang.Gebruiker": "accounts; what a login needs before there is an identity",
    "toegang.Inzage": "who looked at which dossier: the log of all categories, written by everybody and kept when a dossier is erased",
    "toegang.Kwalificatie": "mandates and certificates of staff",
    "toegang.Vervanging": "which of the staff covers for whom",
}


def met_persoonsgegevens(indeling_: dict[str, dict[str, str]]) -> set[str]:
    """The tables with any field that is personal or special."""
    return {naam for naam, velden in indeling_.items() if set(velden.values()) - {"neutraal"}}


def buiten_de_categorieen(indeling_: dict[str, dict[str, str]]) -> set[str]:
    """Tables with personal data without a category."""
    return met_persoonsgegevens(indeling_) - {model._meta.label for model in VAN_EEN_DOSSIER}


def test_persoonsgegevens_staan_achter_een_categorie_of_er_staat_waarom_niet() -> None:
    assert buiten_de_categorieen(INDELING) == set(ZONDER_CATEGORIE)


def test_de_regel_ziet_een_tabel_zonder_categorie() -> None:
    nieuw = {"personen.Bijnaam": {"id": "neutraal", "bijnaam": "persoonlijk"}, "kern.Ding": {"id": "neutraal"}}
    assert buiten_de_categorieen(INDELING | nieuw) - set(ZONDER_CATEGORIE) == {"personen.Bijnaam"}


@pytest.mark.parametrize("label", sorted(ZONDER_CATEGORIE))
def test_een_tabel_zonder_categorie_heeft_niets_bijzonders(label: str) -> None:
    """A table with special data is always one of a dossier."""
    assert "bijzonder" not in INDELING[label].values()


@pytest.mark.parametrize("model", VAN_EEN_DOSSIER, ids=lambda model: model._meta.label)
def test_elke_dossiertabel_heeft_een_categorie_een_dossier_en_een_gemeente(model: type[models.Model]) -> None:
    vast, per_rij = getattr(model, "vaste_categorie", ""), getattr(model, "categorie_per_rij", False)
    namen = {veld.name for veld in model._meta.concrete_fields}
    assert (vast in CATEGORIEEN) != per_rij
    assert per_rij == ("categorie" in namen)
    assert "gemeente" in namen
    assert "dossier" in namen or model._meta.label == "dossiers.Dossier"


ZICHTEN = [model for model in VAN_EEN_DOSSIER if getattr(model, "minimaal", False)]
TABELLEN = [model for model in VAN_EEN_DOSSIER if model not in ZICHTEN]


@pytest.mark.django_db
@pytest.mark.pg15
@pytest.mark.parametrize("model", ZICHTEN, ids=lambda model: model._meta.label)
def test_elk_kort_zicht_draagt_de_muur_in_zich_en_is_alleen_te_lezen(model: type[models.Model]) -> None:
    """It runs as the owner: without these conditions it would show everything to everybody."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select c.reloptions, pg_get_viewdef(c.oid), pg_get_userbyid(c.relowner), has_table_privilege('samenspel_app', c.oid, 'insert, update, delete')"
            " from pg_class c where c.relname = %s and c.relkind = 'v'",
            [model._meta.db_table],
        )
        opties, definitie, eigenaar, schrijft = cursor.fetchone()
    assert opties == ["security_barrier=true"]
    assert eigenaar == "samenspel_eigenaar"
    assert not schrijft
    categorie = getattr(model, "vaste_categorie", "")
    for deel in ("app.gemeente", f"toegang_kort('{categorie}'", f"toegang_bereikbare_dossiers('{categorie}'"):
        assert deel in definitie


@pytest.mark.django_db
@pytest.mark.pg15
@pytest.mark.parametrize("model", TABELLEN, ids=lambda model: model._meta.label)
def test_elke_dossiertabel_heeft_gedwongen_rls_en_beleid(model: type[models.Model]) -> None:
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select relrowsecurity, relforcerowsecurity, (select count(*) from pg_policies p where p.tablename = relname"
            " and 'samenspel_app' = any (p.roles)) from pg_class where relname = %s",
            [model._meta.db_table],
        )
        aan, gedwongen, aantal = cursor.fetchone()
    assert aan
    assert gedwongen
    assert aantal >= 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "label",
    sorted(
        set(ZONDER_CATEGORIE)
        - {"toegang.Gebruiker", "avg.Deling", "avg.Slot", "toegang.Teamlid", "toegang.EigenMeewerking"}
    ),
)
def test_ook_zonder_categorie_staat_een_tabel_achter_de_muur(label: str) -> None:
    """By municipality at least. Accounts are of all municipalities; who may read which column is granted (na_migratie).

    `avg.Deling`, `avg.Slot` and `toegang.Teamlid` are views with their wall inside (`avg/tests/test_toestemming.py`, `test_zaken.py`, `toegang/tests/test_teamleden.py`).
    """
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select relrowsecurity and relforcerowsecurity from pg_class where relname = %s",
            [apps.get_model(label)._meta.db_table],
        )
        assert cursor.fetchone() == (True,)


@pytest.mark.django_db
def test_geen_tabel_met_een_dossier_ontsnapt_aan_de_muur() -> None:
    """Straight from the catalogue, so that a table nobody declared is found as well."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'dossier_id' and not a.attisdropped"
            " where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)"
        )
        open_tabellen = {naam for (naam,) in cursor.fetchall()}
    assert open_tabellen == set()
