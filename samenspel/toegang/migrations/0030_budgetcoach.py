"""A budget coach can log in."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0029_maatje"),
    ]

    operations = [
        migrations.AlterField(
            model_name="aanstelling",
            name="rol",
            field=models.CharField(
                choices=[
                    ("regievoerder", "regievoerder"),
                    ("coach_inburgering", "coach inburgering"),
                    ("ondersteuner_regie", "ondersteuner"),
                    ("intakebalie", "intakebalie"),
                    ("teamleider", "teamleider"),
                    ("beleidsadviseur", "beleidsadviseur"),
                    ("functioneel_beheerder", "functioneel beheerder"),
                    ("functionaris_gegevensbescherming", "functionaris gegevensbescherming"),
                    ("informatiebeheerder", "informatiebeheerder"),
                    ("taalaanbieder", "taalschool"),
                    ("mb_coordinator", "maatschappelijke begeleiding"),
                    ("mb_vrijwilliger", "vrijwilliger"),
                    ("informele_taal_maatje", "taalmaatje"),
                    ("sleutelpersoon", "sleutelpersoon"),
                    ("stadsbank_gkb", "kredietbank"),
                    ("budgetcoach", "budgetcoach"),
                    ("werkcoach_wpda", "werkcoach"),
                    ("sociaal_team_welzijn", "welzijn"),
                    ("coa_casemanager", "casemanager COA"),
                    ("inburgeraar", "inburgeraar"),
                ],
                max_length=40,
            ),
        ),
    ]
