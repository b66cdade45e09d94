"""DUO asks how many hours the whole B1-route takes; the decision says how many a week."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plan", "0008_bron_handeling")]

    operations = [
        migrations.AddField(
            model_name="pip",
            name="uren_leerroute_totaal",
            field=models.PositiveSmallIntegerField(
                "uren voor de hele B1-route, naar schatting", null=True, blank=True,
                validators=[MinValueValidator(1), MaxValueValidator(9999)],
                help_text="Alleen asiel in de B1-route: DUO vraagt het totaal.",
            ),
        ),
    ]  # fmt: skip
