"""Each index costs every write of its table and room for every dossier: none is the beginning of another one."""

from __future__ import annotations

import pytest
from django.db import connection

_ONS = (
    "avg_",
    "beleid_",
    "dossiers_",
    "intake_",
    "koppelingen_",
    "organisaties_",
    "personen_",
    "plan_",
    "portaal_",
    "toegang_",
    "werkvoorraad_",
)
_PER_INDEX = """
    select tabel.relname, index.relname, i.indkey::text, i.indisunique, i.indclass::text
    from pg_index i join pg_class tabel on tabel.oid = i.indrelid join pg_class index on index.oid = i.indexrelid
    where tabel.relnamespace = 'public'::regnamespace and i.indpred is null and i.indexprs is null
"""
# Tables with a handful of rows per municipality, or of Django itself: there the index of the key is left as Django makes it.
_KLEIN = {
    "beleid_beleidswaarde", "dossiers_dossierteller", "intake_eigenvraag", "koppelingen_kolomkeuze", "organisaties_organisatie_gemeenten",
    "organisaties_team", "toegang_beheerdaad",
}  # fmt: skip


@pytest.mark.django_db
def test_geen_index_is_het_begin_van_een_andere() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_PER_INDEX)
        rijen = [
            (tabel, naam, kolommen.split(), uniek, soort.split())
            for tabel, naam, kolommen, uniek, soort in cursor.fetchall()
        ]
    dubbel = {
        f"{naam} staat al vooraan in {ander}"
        for tabel, naam, kolommen, uniek, soort in rijen
        if not uniek and tabel.startswith(_ONS) and tabel not in _KLEIN
        for zelfde, ander, meer, _uniek, meer_soort in rijen
        if zelfde == tabel and ander != naam and meer[: len(kolommen)] == kolommen and meer_soort[: len(soort)] == soort
    }
    assert dubbel == set()


@pytest.mark.django_db
def test_een_feit_wordt_hooguit_een_keer_ingetrokken() -> None:
    """The index that says so holds withdrawals only: of a million facts it has some thousands."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select indexdef from pg_indexes where tablename = 'dossiers_gebeurtenis' and indexdef like '%(trekt_in_id)%'"
        )
        assert [definitie for (definitie,) in cursor.fetchall()] == [
            "CREATE UNIQUE INDEX gebeurtenis_trekt_in ON public.dossiers_gebeurtenis USING btree (trekt_in_id) WHERE (trekt_in_id IS NOT NULL)"
        ]
