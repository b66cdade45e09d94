"""V of the matrix opens a minimal view and not the table behind it, for staff too."""

from __future__ import annotations

from django.db import migrations, models

from samenspel.toegang.functies import KORT


class Migration(migrations.Migration):
    dependencies = [("toegang", "0014_foto_na_vertrek")]

    operations = [
        migrations.AddField("toegangrecht", "kort", models.BooleanField(db_default=False)),
        migrations.RunSQL(KORT, "drop function if exists toegang_kort(text)"),
    ]
