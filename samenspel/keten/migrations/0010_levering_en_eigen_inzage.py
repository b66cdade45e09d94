"""The minimal views of C18 and C19 that were missing: which organisation came when and after how long, and when somebody looked themselves."""

from __future__ import annotations

import django.contrib.postgres.fields
from django.db import migrations, models

from samenspel.kern.uuid7 import uuid7
from samenspel.toegang.rls import minimaal

_DAG = "({kolom} at time zone 'Europe/Amsterdam')::date"
LEVERING = f"""
select b.id, b.gemeente_id, b.dossier_id, b.organisatie_id, b.vanaf, b.tot,
  {_DAG.format(kolom="b.beantwoord_op")} - {_DAG.format(kolom="b.gevraagd_op")} as dagen
from toegang_betrokkenheid b where b.stand = 'geaccepteerd'
""".strip()  # noqa: S608  # our own words
EIGEN = """
select n.id, n.gemeente_id, n.dossier_id, n.tijd, n.categorieen, r.actie
from logboek_betrokkene n join logboek_regel r on r.id = n.regel_id
where r.resultaat = 'ok' and r.gebruiker_id = (select nullif(current_setting('app.gebruiker', true), '')::uuid)
""".strip()
_SLEUTEL = ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False))


class Migration(migrations.Migration):
    dependencies = [("keten", "0009_balie"), ("logboek", "0007_zegels_muur")]

    operations = [
        migrations.CreateModel(
            name="LeveringKort",
            fields=[
                _SLEUTEL,
                ("vanaf", models.DateField()),
                ("tot", models.DateField(null=True)),
                (
                    "dagen",
                    models.IntegerField(
                        null=True, help_text="Tussen vraag en ja; leeg als er niets gevraagd hoefde te worden."
                    ),
                ),
            ],
            options={"db_table": "kort_c18_levering", "abstract": False, "managed": False},
        ),
        migrations.CreateModel(
            name="EigenInzage",
            fields=[
                _SLEUTEL,
                ("tijd", models.DateTimeField()),
                (
                    "categorieen",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), size=None),
                ),
                ("actie", models.CharField(max_length=10)),
            ],
            options={
                "db_table": "kort_c19_eigen", "abstract": False, "managed": False, "ordering": ["-tijd"],
            },
        ),
        minimaal("kort_c18_levering", categorie="C18", select=LEVERING),
        minimaal("kort_c19_eigen", categorie="C19", select=EIGEN),
    ]  # fmt: skip
