"""The functions of the change history. The triggers themselves follow after every migrate (`volgen.na_migratie`)."""

from __future__ import annotations

from django.db import migrations

from samenspel.logboek.wijzigfuncties import LEES, SCHRIJF, WEG, WISSEN

_DICHT = """
alter table logboek_wijziging enable row level security;
alter table logboek_wijziging force row level security;
create policy eigenaar on logboek_wijziging to samenspel_eigenaar using (true) with check (true);
"""


class Migration(migrations.Migration):
    dependencies = [("logboek", "0004_wijziging"), ("toegang", "0015_kort"), ("dossiers", "0002_muur")]

    operations = [migrations.RunSQL(_DICHT + SCHRIJF + WISSEN + LEES, WEG)]
