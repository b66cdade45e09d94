"""Iris, who manages the records of Assen, and lives that have ended."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.db import connection

from samenspel.bewaren.handelingen import onderteken
from samenspel.bewaren.lijst import stempel
from samenspel.bewaren.models import Vernietigingslijst
from samenspel.bewaren.vernietigen import Telling, nacht, voer_uit
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.toegang.models import Aanstelling, Gebruiker, Rol
from tests.wereld import WACHTWOORD, Wereld


def maak_beheerder(
    wereld: Wereld, naam: str = "iris", rol: str = Rol.INFORMATIEBEHEERDER, gemeente: Any = None
) -> Aanwezige:
    """Somebody with this role, in Assen unless said otherwise."""
    with als_eigenaar():
        gebruiker = Gebruiker.objects.create_user(f"{naam}@voorbeeld.test", WACHTWOORD, naam=f"{naam.title()} Test")
        wereld.gebruikers[naam] = gebruiker
        wereld.aanstellingen[naam] = Aanstelling.objects.create(
            gebruiker=gebruiker, gemeente=gemeente or wereld.assen, rol=rol, vanaf=date(2022, 1, 1)
        )
    return wereld.wie(naam)


def om(dag: str, uur: int = 3) -> datetime:
    """A moment in the night of that day."""
    return datetime.combine(date.fromisoformat(dag), time(uur), tzinfo=UTC)


def eindig(wereld: Wereld, op: str, reden: str = "voldaan") -> None:
    """The duty of Amira ends."""
    with wereld.als("sanne") as sanne:
        dag = date.fromisoformat(op)
        leg_vast(
            wereld.dossier(), "plicht_einde", op=dag, door=sanne, gegevens={"reden": reden}, vastgelegd_op=om(op, 9)
        )


def een_nacht(wereld: Wereld, dag: str) -> Telling:
    """What the job does in the night of that day."""
    return nacht(wereld.assen.pk, nu=om(dag))


def teken(wereld: Wereld, dag: str, naam: str = "iris") -> Telling:
    """Iris signs what is proposed, and what is due goes at once."""
    with wereld.als(naam) as wie:
        lijst = Vernietigingslijst.objects.get(gemeente=wereld.assen, stand="voorstel")
        onderteken(lijst.pk, gezien=stempel(lijst), toelichting="Nagekeken.", door=wie, nu=om(dag, 9))
    return voer_uit(wereld.assen.pk, nu=om(dag, 9))


def waar(dossier_id: UUID) -> dict[str, int]:
    """By table how many rows are left of this dossier, straight from the catalogue."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'dossier_id' and not a.attisdropped"
            " where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"
        )
        gevonden: dict[str, int] = {}
        for (tabel,) in cursor.fetchall():
            cursor.execute(f"select count(*) from {tabel} where dossier_id = %s", [dossier_id])
            if aantal := cursor.fetchone()[0]:
                gevonden[tabel] = aantal
        cursor.execute("select count(*) from dossiers_dossier where id = %s", [dossier_id])
        if cursor.fetchone()[0]:
            gevonden["dossiers_dossier"] = 1
    return gevonden
