"""A hold that begins on a later day than the removal holds nothing yet: as `wat_vasthoudt` says."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

_WAS = import_module("samenspel.bewaren.migrations.0003_vasthouding_met_einde")._WACHTER
_LOOPT = "if old.opgeheven_op is null and (old.tot"
assert _LOOPT in _WAS


class Migration(migrations.Migration):
    dependencies = [("bewaren", "0003_vasthouding_met_einde")]

    operations = [
        migrations.RunSQL(_WAS.replace(_LOOPT, "if old.opgeheven_op is null and old.vanaf <= v_dag and (old.tot"), _WAS)
    ]
