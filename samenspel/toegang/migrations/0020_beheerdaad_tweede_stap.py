"""What else can be done to access: a second step that is taken away."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0019_tweede_stap_weg"),
    ]

    operations = [
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
                    ("tweede_stap_weg", "tweede stap weggehaald"),
                    ("foto_gegeven", "foto geplaatst"),
                    ("foto_weggehaald", "foto weggehaald"),
                ],
                max_length=30,
            ),
        ),
    ]
