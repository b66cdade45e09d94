"""Policy values are of one municipality."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut_gemeente


class Migration(migrations.Migration):
    dependencies = [("beleid", "0001_initial")]

    operations = [schut_gemeente("beleid_beleidswaarde", daden="IU")]
