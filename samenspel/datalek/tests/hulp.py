"""Lines of the log at a moment of ours, and a data protection officer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar
from samenspel.personen.models import Persoon
from samenspel.toegang.models import Aanstelling, Gebruiker, Rol
from tests.wereld import Wereld


def met_fg(wereld: Wereld) -> Wereld:
    """Assen has a data protection officer: Joke."""
    with als_eigenaar():
        joke = Gebruiker.objects.create_user("joke@voorbeeld.test", None, naam="Joke Dijkstra")
        wereld.gebruikers["joke"] = joke
        wereld.aanstellingen["joke"] = Aanstelling.objects.create(
            gebruiker=joke, gemeente=wereld.assen, rol=Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, vanaf=date(2024, 1, 1)
        )
    return wereld


def maak_dossiers(wereld: Wereld, aantal: int) -> list[UUID]:
    """Made-up dossiers in Assen, beside that of Amira."""
    ids = []
    with als_eigenaar():
        rij = Dossier.objects.get(pk=wereld.dossier_id)
        hoeveel = Dossier.objects.count()
        for volg in range(aantal):
            rij.pk = rij.id = uuid4()
            rij.nummer = f"A26-8{hoeveel + volg:03}"
            rij.save(force_insert=True)
            Persoon.objects.create(gemeente=wereld.assen, dossier_id=rij.pk, naam="Proef Voorbeeld", talen=["Tigrinya"])
            ids.append(rij.pk)
    return ids


def keek(
    wereld: Wereld, naam: str, dossiers: Iterable[UUID], tijd: datetime, *, categorieen: str = "C05", actie: str = "lees",
    resultaat: str = "ok", pad: str = "/", netwerk: str = "192.0.2.0/24", sessie: bytes = b"12345678",
) -> UUID:  # fmt: skip
    """One line about these dossiers, as the log itself writes it; then put at this moment."""
    wie, alle, regel_id = wereld.wie(naam), list(dossiers), uuid4()
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "alter table logboek_regel disable trigger bewaak; alter table logboek_betrokkene disable trigger bewaak"
        )
        cursor.execute(
            "select set_config('app.gemeente', %s, true), set_config('app.gebruiker', %s, true), set_config('app.rol', %s, true),"
            " set_config('app.doel', 'dossiers:dossier', true), set_config('app.organisatie', %s, true)",
            [str(wie.gemeente_id), str(wie.gebruiker_id), wie.rol, str(wie.organisatie_id or "")],
        )
        cursor.execute(
            "select logboek_schrijf(%s, null, 'dossier', 'Dossier bijhouden', %s, %s, 200, %s, %s, %s, '\\x00', null, now(), %s::uuid[], %s::text[], %s::bytea[], 'k1')",
            [regel_id, actie, resultaat, pad, netwerk, sessie, alle, [categorieen] * len(alle), [b"x"] * len(alle)],
        )
        cursor.execute("update logboek_regel set tijd = %s where id = %s", [tijd, regel_id])
        cursor.execute("update logboek_betrokkene set tijd = %s where regel_id = %s", [tijd, regel_id])
    return regel_id
