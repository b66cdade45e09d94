"""The minimal view of C20: who works here in which role and until when, for who reads C20 in short; a team leader of the own team (D4, V.C20.team)."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations, models

import samenspel.kern.uuid7
from samenspel.toegang.rls import GEMEENTE

ROLLEN = import_module("samenspel.toegang.migrations.0042_auditor").ROLLEN
ZICHT = f"""
create view toegang_teamlid with (security_barrier) as
  select a.id, a.gemeente_id, a.gebruiker_id, a.rol, a.vanaf, a.tot from toegang_aanstelling a
  where a.{GEMEENTE} and (select toegang_kort('C20')) and a.organisatie_id is null and a.rol <> 'inburgeraar'
    and ((select toegang_bereik()) <> 'gemeente' or a.gebruiker_id = any ((select toegang_kring_mensen())::uuid[]));
revoke all on toegang_teamlid from public;
grant select on toegang_teamlid to samenspel_app;
"""  # noqa: S608  # our own words


class Migration(migrations.Migration):
    dependencies = [("toegang", "0042_auditor")]

    operations = [
        migrations.CreateModel(
            name="Teamlid",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        primary_key=True, serialize=False, default=samenspel.kern.uuid7.uuid7, editable=False
                    ),
                ),
                ("rol", models.CharField(max_length=40, choices=ROLLEN)),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(null=True)),
            ],
            options={"db_table": "toegang_teamlid", "managed": False},
        ),
        migrations.RunSQL(ZICHT, "drop view if exists toegang_teamlid"),
    ]
