"""Who reaches which dossier is asked in every policy: an index answers it without the table, closed dossiers included."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0014_bij_welke_collega")]

    operations = [
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["gemeente", "contactpersoon"], include=["id"], name="dossier_kring"),
        ),
    ]
