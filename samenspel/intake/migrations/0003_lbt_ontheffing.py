"""Why the learnability test was waived (C12), apart from the test itself; and the day of registration for the test."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samenspel.kern.uuid7
from samenspel.toegang.rls import schut


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0003_wissen"),
        ("intake", "0002_muur"),
        ("organisaties", "0002_rechten"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LbtOntheffing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samenspel.kern.uuid7.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "beperking",
                    models.CharField(
                        choices=[("zien", "zien"), ("horen", "horen"), ("beide", "zien en horen")], max_length=8
                    ),
                ),
                ("motivering", models.TextField(max_length=2000, verbose_name="waarom de toets niet kan")),
                ("vastgelegd_op", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="lbtafname",
            name="aangemeld_op",
            field=models.DateField(
                blank=True,
                help_text="De dag van aanmelding: zo is de wachttijd te zien.",
                null=True,
                verbose_name="aangemeld op",
            ),
        ),
        migrations.AddConstraint(
            model_name="lbtafname",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("aangemeld_op__isnull", True), ("aangemeld_op__lte", models.F("op")), _connector="OR"
                ),
                name="lbtafname_aangemeld_voor_toets",
            ),
        ),
        migrations.AddField(
            model_name="lbtontheffing",
            name="afname",
            field=models.OneToOneField(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ontheffing",
                to="intake.lbtafname",
            ),
        ),
        migrations.AddField(
            model_name="lbtontheffing",
            name="door",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="lbtontheffing",
            name="dossier",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_set",
                to="dossiers.dossier",
            ),
        ),
        migrations.AddField(
            model_name="lbtontheffing",
            name="gemeente",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.gemeente",
            ),
        ),
        schut("intake_lbtontheffing", categorie="C12", daden="I"),
    ]
