"""T and N of the matrix as columns beside L, S, E and V; and the data protection officer can log in."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("toegang", "0015_kort")]

    operations = [
        migrations.AddField("toegangrecht", "gedeeld", models.BooleanField(db_default=False)),
        migrations.AddField("toegangrecht", "nood", models.BooleanField(db_default=False)),
        migrations.AlterField(
            "aanstelling",
            "rol",
            models.CharField(
                max_length=40,
                choices=[
                    ("regievoerder", "regievoerder"),
                    ("coach_inburgering", "coach inburgering"),
                    ("ondersteuner_regie", "ondersteuner"),
                    ("intakebalie", "intakebalie"),
                    ("teamleider", "teamleider"),
                    ("beleidsadviseur", "beleidsadviseur"),
                    ("functioneel_beheerder", "functioneel beheerder"),
                    ("functionaris_gegevensbescherming", "functionaris gegevensbescherming"),
                    ("taalaanbieder", "taalschool"),
                    ("mb_coordinator", "maatschappelijke begeleiding"),
                    ("stadsbank_gkb", "kredietbank"),
                    ("werkcoach_wpda", "werkcoach"),
                    ("sociaal_team_welzijn", "welzijn"),
                    ("coa_casemanager", "casemanager COA"),
                    ("inburgeraar", "inburgeraar"),
                ],
            ),
        ),
    ]
