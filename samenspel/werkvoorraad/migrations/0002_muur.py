"""The second wall around what was passed."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut


class Migration(migrations.Migration):
    dependencies = [("werkvoorraad", "0001_initial")]

    operations = [schut("werkvoorraad_overgeslagen", categorie="C16", daden="IU")]
