"""Undoing a file also erases the partners and children of the dossiers that it made.

The function is changed as it stands in the database, so that it keeps every table that another migration adds.
"""

from __future__ import annotations

from django.db import migrations

_VERVANG = """
do $doe$
begin
  execute replace(pg_get_functiondef('koppelingen_wis_ingelezen(uuid, uuid[])'::regprocedure), {}, {});
end $doe$;
"""
_OUD, _NIEUW = "$$array['$$", "$$array['personen_gezinslid', '$$"


class Migration(migrations.Migration):
    dependencies = [("koppelingen", "0004_wie_staat_vast"), ("personen", "0001_initial")]

    operations = [migrations.RunSQL(_VERVANG.format(_OUD, _NIEUW), _VERVANG.format(_NIEUW, _OUD))]
