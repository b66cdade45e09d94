"""What was removed, and the functions that remove: of the owner, called by the house alone (ADR 20)."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

import samenspel.kern.uuid7
from samenspel.avg.functies import (
    BEWAKING,
    BEWAKING_TERUG,
    GEWIST_DOSSIER,
    OPNIEUW,
    RECHTEN,
    VERWIJDER,
    WEG,
    WIS_DOSSIER,
    WIS_RIJEN,
)
from samenspel.toegang.rls import schut_gemeente


class Migration(migrations.Migration):
    dependencies = [
        ("avg", "0003_dag_van_hier"),
        ("dossiers", "0003_wissen"),
        ("logboek", "0003_nazien"),
        ("organisaties", "0002_rechten"),
        ("plan", "0014_hoofddoelen_van_ggm"),
    ]

    operations = [
        migrations.CreateModel(
            name="Verwijderd",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samenspel.kern.uuid7.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("tabel", models.CharField(max_length=60)),
                ("rij_id", models.UUIDField()),
                (
                    "grond",
                    models.CharField(
                        help_text="Waarom, in een woord, met het nummer van de zaak of lijst erachter.", max_length=80
                    ),
                ),
                ("op", models.DateTimeField()),
                (
                    "buiten",
                    models.BooleanField(default=False, help_text="Staat ook in het bestand buiten de database."),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.gemeente",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("buiten", False)), fields=["op"], name="verwijderd_nog_niet_buiten"
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("rij_id", "tabel"), name="verwijderd_een_per_rij")],
            },
        ),
        schut_gemeente("avg_verwijderd", daden=""),
        migrations.RunSQL(WIS_RIJEN + WIS_DOSSIER + VERWIJDER + OPNIEUW + RECHTEN, WEG),
        migrations.RunSQL(GEWIST_DOSSIER, migrations.RunSQL.noop),
        migrations.RunSQL(BEWAKING, BEWAKING_TERUG),
    ]
