"""Municipalities that work with one team (D7): the agreement, each municipality in it, and where somebody of elsewhere is employed (ADR 34).

Who worked in several municipalities before goes on for ninety days; then what was agreed must have been recorded.
"""

from __future__ import annotations

from typing import Any

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import samenspel.kern.uuid7
from samenspel.toegang.rls import vervang_in
from samenspel.toegang.samenwerkingfuncties import (
    BEWAAK,
    BEWAAK_WEG,
    FUNCTIES,
    FUNCTIES_WEG,
    MUUR,
    MUUR_WEG,
    OVERGANG,
    VERTROKKEN,
)


def _mens() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        to=settings.AUTH_USER_MODEL, on_delete=django.db.models.deletion.PROTECT, null=True, related_name="+", db_index=False
    )  # fmt: skip


def _gemeente(**velden: Any) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        to="organisaties.gemeente", on_delete=django.db.models.deletion.PROTECT, **{"related_name": "+", **velden}
    )


def _id() -> models.UUIDField[Any, Any]:
    return models.UUIDField(primary_key=True, serialize=False, default=samenspel.kern.uuid7.uuid7, editable=False)


class Migration(migrations.Migration):
    dependencies = [("toegang", "0043_teamlid")]

    operations = [
        migrations.CreateModel(
            name="Samenwerking",
            fields=[
                ("id", _id()),
                ("naam", models.CharField(max_length=80)),
                (
                    "vorm",
                    models.CharField(
                        max_length=20,
                        choices=[
                            ("mandaat", "mandaat aan elkaars medewerkers (Awb 10:4)"),
                            ("regeling", "gemeenschappelijke regeling (Wgr)"),
                            ("dienstverlening", "dienstverlening, de een verwerkt voor de ander (AVG 28)"),
                            ("gezamenlijk", "gezamenlijk verantwoordelijk (AVG 26)"),
                            ("overgang", "nog niet vastgelegd: van voor deze versie"),
                        ],
                    ),
                ),
                ("doelen", models.TextField(max_length=1000, verbose_name="waarvoor")),
                (
                    "rollen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        size=None,
                        help_text="Welke rollen iemand van elders mag hebben.",
                    ),
                ),
                ("kenmerk", models.CharField(blank=True, max_length=80, help_text="Waar het getekende stuk ligt.")),
                ("ondertekend_op", models.DateField(null=True, help_text="Leeg: nog niet vastgelegd.")),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(verbose_name="tot en met", null=True, blank=True)),
                ("vastgelegd_op", models.DateTimeField()),
                ("gemeente", _gemeente(help_text="Welke gemeente haar vastlegde.")),
                ("vastgelegd_door", _mens()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")), name="samenwerking_einde_na_begin"
                    ),
                    models.CheckConstraint(
                        condition=Q(vorm="overgang", tot__isnull=False)
                        | ~Q(vorm="overgang") & Q(ondertekend_op__isnull=False, vastgelegd_door__isnull=False),
                        name="samenwerking_is_ondertekend",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deelnemer",
            fields=[
                ("id", _id()),
                ("gevraagd_op", models.DateTimeField()),
                ("ja_op", models.DateTimeField(null=True, help_text="Leeg: heeft nog geen ja gezegd.")),
                (
                    "tot",
                    models.DateField(
                        verbose_name="tot en met",
                        null=True,
                        help_text="De laatste dag, als deze gemeente eerder stopt.",
                    ),
                ),
                ("reden", models.CharField("waarom niet meer", max_length=200, blank=True)),
                ("gestopt_op", models.DateTimeField(null=True)),
                (
                    "samenwerking",
                    models.ForeignKey(
                        to="toegang.samenwerking",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deelnemers",
                        db_index=False,
                    ),
                ),
                ("gemeente", _gemeente(related_name="samenwerkingen")),
                ("ja_door", _mens()),
                ("gestopt_door", _mens()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["samenwerking", "gemeente"], name="deelnemer_een_per_gemeente")
                ],
            },
        ),
        migrations.AddField(
            "aanstelling",
            "thuisgemeente",
            _gemeente(null=True, blank=True, db_index=False, help_text="Leeg: niet van elders."),
        ),
        migrations.AddConstraint(
            "aanstelling",
            models.CheckConstraint(
                condition=Q(thuisgemeente__isnull=True)
                | Q(organisatie__isnull=True) & ~Q(thuisgemeente=F("gemeente")) & ~Q(rol="inburgeraar"),
                name="aanstelling_van_elders",
            ),
        ),
        migrations.AddIndex(
            "aanstelling",
            models.Index(
                fields=["gemeente", "gebruiker"], name="aanstelling_geleend", condition=Q(thuisgemeente__isnull=False)
            ),
        ),
        migrations.RunSQL(FUNCTIES, FUNCTIES_WEG),
        migrations.RunSQL(MUUR, MUUR_WEG),
        migrations.RunSQL(OVERGANG, migrations.RunSQL.noop),
        migrations.RunSQL(BEWAAK, BEWAAK_WEG),
        vervang_in(*VERTROKKEN),
    ]
