"""Who somebody is for a newcomer: languages, and when to call. And two more kinds of line in the log of beheer."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("toegang", "0005_vier_ogen")]

    operations = [
        migrations.AddField(
            model_name="gebruiker",
            name="talen",
            field=models.CharField(
                "talen", max_length=120, blank=True, default="", db_default="", help_text="Welke talen iemand spreekt."
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="gebruiker",
            name="bereikbaar",
            field=models.CharField(
                "bereikbaar",
                max_length=120,
                blank=True,
                default="",
                db_default="",
                help_text="Op welke dagen en uren: ma-do van 9 tot 16 uur.",
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="beheerdaad",
            name="wat",
            field=models.CharField(
                max_length=30,
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
                ],
            ),
        ),
    ]
