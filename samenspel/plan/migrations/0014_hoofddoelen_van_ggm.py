"""The six main goals of GGM beside the three of before. What was chosen stays as it was: none of the three is one of the six."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plan", "0013_muur_plansjabloon")]

    operations = [
        migrations.AlterField(
            model_name="pip",
            name="hoofddoel",
            field=models.CharField(
                "waar het plan naartoe gaat",
                max_length=20,
                choices=[
                    ("betaald_werken", "betaald werken"),
                    ("ondernemen", "ondernemen"),
                    ("studiefinanciering", "een opleiding met studiefinanciering"),
                    ("naar_vermogen", "betaald werken naar vermogen"),
                    ("werkfit", "werkfit worden"),
                    ("maatschappelijk_fit", "maatschappelijk fit worden"),
                    ("werk", "werk"),
                    ("opleiding", "een opleiding"),
                    ("meedoen", "meedoen"),
                ],
                blank=True,
            ),
        ),
    ]
