"""What the wall costs: each of its functions keeps its plans (ADR 4)."""

from __future__ import annotations

import pytest
from django.db import connection


@pytest.mark.django_db
def test_elke_functie_van_de_muur_houdt_haar_plannen() -> None:
    """One in sql is planned anew in every question, and a policy asks several: `rls.HOUD_PLANNEN` writes it as plpgsql."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select proname from pg_proc p join pg_language l on l.oid = p.prolang where p.pronamespace = 'public'::regnamespace"
            " and l.lanname = 'sql' and p.prosecdef and p.provolatile = 's'"
        )
        assert cursor.fetchall() == []
