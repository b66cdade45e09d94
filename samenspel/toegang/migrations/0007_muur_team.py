"""Teams stand behind the wall too: each municipality has its own."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut_gemeente


class Migration(migrations.Migration):
    dependencies = [("toegang", "0006_talen_en_bereikbaar"), ("organisaties", "0002_rechten")]

    operations = [schut_gemeente("organisaties_team", daden="IU")]
