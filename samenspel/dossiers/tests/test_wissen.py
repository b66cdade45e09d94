"""Erasure leaves only that it was: no row of this person in any table, straight from the catalogue."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from samenspel.dossiers.handelingen.documenten import voeg_document_toe
from samenspel.dossiers.handelingen.notities import noteer, noteer_contact
from samenspel.dossiers.models import Dossier, GewistDossier
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.uuid7 import uuid7
from samenspel.personen.handelingen import leg_contact_vast, leg_gezinslid_vast
from samenspel.toegang.models import Gebruiker
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db


def vul(wereld: Wereld) -> None:
    """Something personal in many tables."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        leg_contact_vast(dossier.pk, "adres", "Vaart 12, Assen", door=sanne, vanaf=date(2026, 3, 30))
        leg_gezinslid_vast(dossier.pk, door=sanne, relatie="kind", naam="Liya Test", geboortedatum="2021-08-12")
        noteer(dossier, door=sanne, tekst="Amira slaapt slecht", nu=NU)
        noteer_contact(
            [dossier],
            door=sanne,
            soort="niet_bereikt",
            op=date(2026, 6, 3),
            regel="Amira belt terug",
            sleutel=uuid7(),
            nu=NU,
            terug_op=date(2026, 6, 5),
        )
        voeg_document_toe(
            dossier,
            door=sanne,
            titel="Diploma van Amira",
            inhoud=b"Diploma",
            ontvangen_op=date(2026, 6, 1),
            nu=NU,
            sleutel=uuid7(),
        )


_ALLEEN_HET_ID = {"avg_verwijderd", "logboek_betrokkene", "logboek_regel"}
"""That it was removed, so that a restored backup forgets it too. And who looked and who erased outlives a dossier (BIO2 8.15): an id that leads nowhere, and never a name. Retention takes it later (`logboek_wis`)."""


def rijen_over(wereld: Wereld) -> dict[str, int]:
    """Rows that hold the id of the dossier in any uuid column, or a name in any text, of every table in the database."""
    gevonden: dict[str, int] = {}
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select c.oid::regclass::text from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace"
        )
        for (tabel,) in cursor.fetchall():
            vraag = f"select count(*) from {tabel} t where t::text like any (%s)"
            namen = ["%Amira%", "%Haddad%", "%Liya%", "%Vaart 12%", "%amira@voorbeeld%"]
            cursor.execute(vraag, [namen if tabel in _ALLEEN_HET_ID else [f"%{wereld.dossier_id}%", *namen]])
            if aantal := cursor.fetchone()[0]:
                gevonden[tabel] = aantal
    return gevonden


def test_wissen_laat_alleen_het_bewijs_over(wereld: Wereld) -> None:
    vul(wereld)
    voor = rijen_over(wereld)
    assert {
        "dossiers_notitie",
        "personen_persoon",
        "personen_gezinslid",
        "dossiers_gebeurtenis",
        "toegang_gebruiker",
    } <= set(voor)
    antwoord = wereld.client("sanne").post(
        reverse("dossiers:wissen", args=[wereld.dossier_id]), {"bevestiging": "a26-0001"}
    )
    assert antwoord.status_code == 302
    assert rijen_over(wereld) == {}
    with wereld.als("sanne"):
        bewijs = GewistDossier.objects.get()
        assert (bewijs.nummer, bewijs.reden, bewijs.door_id) == (
            "A26-0001",
            "verkeerd_regime",
            wereld.sanne.gebruiker_id,
        )
    assert not Gebruiker.objects.filter(email="amira@voorbeeld.test").exists()
    assert wereld.client("sanne").get(reverse("dossiers:dossier", args=[wereld.dossier_id])).status_code == 404


def test_zonder_het_nummer_over_te_typen_gebeurt_er_niets(wereld: Wereld) -> None:
    antwoord = wereld.client("sanne").post(reverse("dossiers:wissen", args=[wereld.dossier_id]), {"bevestiging": "ja"})
    assert antwoord.status_code == 422
    assert "Typ het dossiernummer over (A26-0001)" in antwoord.content.decode()
    with wereld.als("sanne"):
        assert Dossier.objects.filter(pk=wereld.dossier_id).exists()


@pytest.mark.parametrize("naam", ["kees", "rob", "wim"])
def test_een_ander_dan_een_regievoerder_wist_niet(wereld: Wereld, naam: str) -> None:
    antwoord = wereld.client(naam).post(
        reverse("dossiers:wissen", args=[wereld.dossier_id]), {"bevestiging": "A26-0001"}
    )
    assert antwoord.status_code in {404, 409}


@pytest.mark.parametrize("naam", ["ines", "kees", "rob", "bert", "amira", "lotte"])
def test_de_databank_zelf_weigert_het_ook(wereld: Wereld, naam: str) -> None:
    """Around our own code: the SQL function looks at the identity of the transaction."""
    with wereld.als(naam), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select dossiers_wis(%s, 'verkeerd_regime')", [wereld.dossier_id])
    with wereld.als("sanne"):
        assert Dossier.objects.filter(pk=wereld.dossier_id).exists()


def test_een_tabel_die_een_latere_versie_toevoegt_wordt_ook_leeggemaakt(wereld: Wereld) -> None:
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("create table proef_later (dossier_id uuid, tekst text)")
        cursor.execute("insert into proef_later values (%s, 'iets')", [wereld.dossier_id])
    wereld.client("sanne").post(reverse("dossiers:wissen", args=[wereld.dossier_id]), {"bevestiging": "A26-0001"})
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("select count(*) from proef_later")
        aantal: Any = cursor.fetchone()[0]
    assert aantal == 0
