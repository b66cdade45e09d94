"""A house full of secrets, and the questions of the proof of keys: is every value still readable, equal, and found?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connection

from samenspel.demo.toeval import proef_bsn
from samenspel.dossiers.handelingen.documenten import lees_document, voeg_document_toe
from samenspel.dossiers.handelingen.notities import noteer, noteer_contact
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.models import Document, Dossier
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.leerbaarheid import zie_af_van_lbt
from samenspel.intake.handelingen.metingen import leg_belemmering_vast, meet_positieve_gezondheid, meet_zelfredzaamheid
from samenspel.intake.models import PositieveGezondheidMeting
from samenspel.kern import geheim
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.uuid7 import uuid7
from samenspel.kluis import logsleutels, sleutelbos
from samenspel.kluis.velden import versleutelde_velden
from samenspel.personen.models import Nummer
from samenspel.personen.nummers import lees_nummer, met_nummer
from samenspel.plan.handelingen.leefplan_doelen import stel_doel
from tests.wereld import NU, Wereld

KANARIE = "kanarie-zes"
"""In every secret text; nobody may find it in the database."""
OP = date(2026, 5, 20)
_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
Waarden = dict[tuple[str, str, str], Any]
"""(table, primary key, column) -> value."""


def vul(wereld: Wereld, aantal: int, *, vanaf: int = 0) -> dict[UUID, str]:
    """So many dossiers in Assen with something in every encrypted table; the BSN of each."""
    bsns: dict[UUID, str] = {}
    for nummer in range(vanaf, vanaf + aantal):
        bsn = proef_bsn(nummer + 100)
        with identiteit(wereld.sanne) as sanne:
            aanmelding = Aanmelding(naam=f"Proef {nummer}", doelgroep="ASIEL_A", geboortedatum="1990-01-01", bsn=bsn)
            dossier = open_dossier(aanmelding, door=sanne, op=date(2026, 2, 1), vastgelegd_op=NU)
            Dossier.objects.filter(pk=dossier.pk).update(contactpersoon_id=sanne.gebruiker_id)
            vul_dossier(Dossier.objects.select_related("gemeente").get(pk=dossier.pk), sanne, nummer)
        bsns[dossier.pk] = bsn
    return bsns


def vul_dossier(dossier: Dossier, wie: Aanwezige, nummer: int) -> None:
    """One row or more in every table with a secret."""
    tekst = f"{KANARIE} {nummer}"
    noteer(dossier, door=wie, tekst=tekst, nu=NU, gedeeld=True)
    noteer_contact([dossier], door=wie, soort="gesproken", op=OP, regel=tekst, sleutel=uuid7(), nu=NU)
    voeg_document_toe(dossier, door=wie, titel=tekst, inhoud=_PDF, ontvangen_op=OP, nu=NU, sleutel=uuid7())
    beantwoord(dossier, "wie_betaalt", "ander", door=wie, op=OP, vastgelegd_op=NU)
    beantwoord(dossier, "lichaam_wat", tekst, door=wie, op=OP, vastgelegd_op=NU)
    meet_positieve_gezondheid(
        dossier, dict.fromkeys(PositieveGezondheidMeting.DIMENSIES, nummer % 11), door=wie, op=OP, vastgelegd_op=NU
    )
    meet_zelfredzaamheid(
        dossier,
        {"financien": 1 + nummer % 5, "geestelijke_gezondheid": 1 + nummer % 5},
        door=wie,
        op=OP,
        vastgelegd_op=NU,
    )
    leg_belemmering_vast(
        dossier, door=wie, op=OP, lichamelijk="licht", psychisch="zwaar", hulp="nodig", vastgelegd_op=NU
    )
    zie_af_van_lbt(dossier, door=wie, op=OP, beperking="zien", motivering=tekst, vastgelegd_op=NU)
    for domein in ("financien", "welbevinden"):
        stel_doel(dossier, door=wie, op=OP, domein=domein, tekst=tekst, vastgelegd_op=NU)


def alle_waarden() -> Waarden:
    """Every encrypted value of the database, decrypted, by place; as the owner. Raises when one cannot be read."""
    gelezen: Waarden = {}
    with als_eigenaar():
        for model in apps.get_models():
            kolommen = versleutelde_velden(model)
            if not kolommen or not model._meta.managed:
                continue
            for rij in model._default_manager.all().order_by("pk"):
                for naam, veld in kolommen.items():
                    gelezen[model._meta.db_table, str(rij.pk), naam] = getattr(rij, veld.attname)
        for nummer in Nummer.objects.all():
            gelezen["personen_nummer", str(nummer.pk), "cijfer"] = lees_nummer(nummer)
        for stuk in Document.objects.all():
            gelezen["dossiers_document", str(stuk.pk), "cijfer"] = lees_document(stuk)
    return gelezen


def gevonden(wereld: Wereld, bsns: dict[UUID, str]) -> int:
    """How many of these numbers lead to their own dossier and no other."""
    goed = 0
    with identiteit(wereld.sanne) as sanne:
        for dossier_id, bsn in bsns.items():
            goed += [rij.dossier_id for rij in met_nummer(bsn, wie=sanne)] == [dossier_id]
    return goed


def tabellen_met_geheimen() -> set[str]:
    """Every table that should have rows for the proof to say something."""
    return {m._meta.db_table for m in apps.get_models() if versleutelde_velden(m) and m._meta.managed}


def lekken() -> list[str]:
    """Tables in whose dump the canary stands, readable or as plain bytes (V35)."""
    gezocht = (KANARIE, KANARIE.encode().hex())
    fout = []
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select c.oid::regclass::text from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace"
        )
        for (tabel,) in cursor.fetchall():
            cursor.execute(
                f"select count(*) from {tabel} t where t::text like %s or t::text like %s",
                [f"%{woord}%" for woord in gezocht],
            )
            if cursor.fetchone() != (0,):
                fout.append(tabel)
    return fout


@contextmanager
def eigen_sleutels(map_: Path) -> Iterator[Path]:
    """A copy of the secrets to play with; memories are emptied before and after."""
    oud = settings.SAMENSPEL_GEHEIMEN
    shutil.copytree(oud, map_, dirs_exist_ok=True)
    settings.SAMENSPEL_GEHEIMEN = str(map_)
    vergeet()
    try:
        yield map_
    finally:
        settings.SAMENSPEL_GEHEIMEN = oud
        vergeet()


def vergeet() -> None:
    """As a process that starts."""
    geheim._ringen.clear()
    sleutelbos.vergeet_alles()
    logsleutels.vergeet_logsleutels()


def wissel(map_: Path, naam: str) -> Path:
    """A new main key under the bare name; the old one lies beside it. As docs/productie.md says it: first the old, then the new, atomically."""
    vorige, volgende = map_ / f"{naam}.vorige", map_ / f"{naam}.volgende"
    volgende.write_text(os.urandom(32).hex())
    volgende.chmod(0o600)
    shutil.copy2(map_ / naam, vorige)
    volgende.replace(map_ / naam)
    return vorige


def straks(dagen: int) -> datetime:
    """Some moment later."""
    return NU + timedelta(days=dagen)
