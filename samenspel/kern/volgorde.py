"""Two who change the same thing at the same moment go one after the other."""

from __future__ import annotations

from uuid import UUID

from django.db import connection


def om_de_beurt(wat: str, van: UUID) -> None:
    """Wait until nobody else is at `wat` of this municipality (or dossier); it is ours until the transaction ends.

    For what a row lock cannot guard: numbers and versions that do not exist yet.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s), hashtext(%s))", [wat, str(van)])
