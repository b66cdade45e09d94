"""What makes every session of somebody stop at once: a number that each session carries."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("toegang", "0016_delen_en_nood")]

    operations = [
        migrations.AddField(
            "gebruiker",
            "sessieronde",
            models.PositiveIntegerField(
                default=0, db_default=0, editable=False, help_text="Eén hoger: alle sessies van deze gebruiker stoppen."
            ),
        ),
    ]
