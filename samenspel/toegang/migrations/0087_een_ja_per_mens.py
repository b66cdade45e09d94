"""Nobody says yes for two municipalities: the trigger looks before it writes, and two requests at the same moment meet a constraint (ADR 34)."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("toegang", "0086_geen_derde_gemeente")]

    operations = [
        migrations.AddConstraint(
            "deelnemer",
            models.UniqueConstraint(fields=["samenwerking", "ja_door"], name="deelnemer_een_ja_per_mens"),
        ),
    ]
