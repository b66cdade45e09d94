"""How the circumstances were weighed, where the plan goes, and whether the newcomer agrees."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plan", "0009_uren_leerroute_totaal")]

    operations = [
        migrations.AddField(
            "pip",
            "omstandigheden",
            models.TextField(
                blank=True, default="", max_length=2000, verbose_name="hoe de omstandigheden meewegen in de leerroute"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "pip",
            "hoofddoel",
            models.CharField(
                blank=True,
                choices=[("werk", "werk"), ("opleiding", "een opleiding"), ("meedoen", "meedoen")],
                default="",
                max_length=10,
                verbose_name="waar het plan naartoe gaat",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "pip",
            "ontwikkelwens",
            models.TextField(
                blank=True, default="", max_length=2000, verbose_name="wat de inburgeraar wil leren of worden"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "pip",
            "aandachtspunten",
            models.TextField(blank=True, default="", max_length=2000, verbose_name="waar iedereen op let"),
            preserve_default=False,
        ),
        migrations.AddField(
            "pip",
            "instemming",
            models.CharField(
                blank=True,
                choices=[("eens", "eens met het plan"), ("deels", "deels eens"), ("niet", "niet eens")],
                default="",
                max_length=5,
                verbose_name="is de inburgeraar het eens met het plan",
            ),
            preserve_default=False,
        ),
    ]
