"""How surely a newcomer logged in is a condition of the wall: functions of rights ask for it."""

from __future__ import annotations

from django.db import migrations, models

from samenspel.toegang.functies import MET_NIVEAU


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0020_beheerdaad_tweede_stap"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]

    operations = [
        migrations.RunSQL(MET_NIVEAU, "select 1"),
        migrations.AlterField(
            model_name="beheerdaad",
            name="wat",
            field=models.CharField(
                choices=[
                    ("gebruiker_gemaakt", "gebruiker gemaakt"),
                    ("gegevens_gewijzigd", "gegevens gewijzigd"),
                    ("aangesteld", "aanstelling gegeven"),
                    ("aanstelling_gewijzigd", "aanstelling gewijzigd"),
                    ("aanstelling_beeindigd", "aanstelling beëindigd"),
                    ("bevoegdheid_gegeven", "bevoegdheid gegeven"),
                    ("bevoegdheid_bevestigd", "bevoegdheid bevestigd"),
                    ("bevoegdheid_beeindigd", "bevoegdheid beëindigd"),
                    ("startwachtwoord_gegeven", "startwachtwoord gegeven"),
                    ("koppellink_gegeven", "koppellink gegeven"),
                    ("tweede_stap_weg", "tweede stap weggehaald"),
                    ("foto_gegeven", "foto geplaatst"),
                    ("foto_weggehaald", "foto weggehaald"),
                ],
                max_length=30,
            ),
        ),
    ]
