"""Recalculations are of one municipality."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut_gemeente


class Migration(migrations.Migration):
    dependencies = [("beleid", "0003_herberekening")]

    operations = [schut_gemeente("beleid_herberekening", daden="IU")]
