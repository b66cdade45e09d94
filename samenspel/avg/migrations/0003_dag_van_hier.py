"""A day begins at midnight in the Netherlands, whatever the time zone of a connection: an agreement that ends today shuts at our midnight (V5)."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

from samenspel.toegang.functies import MET_OVEREENKOMST, bereikbaar, cellen, met_dag_van_hier

_ZAAK = import_module("samenspel.avg.migrations.0002_muur")._ZAAK
_WAS = bereikbaar(MET_OVEREENKOMST, _ZAAK) + cellen(MET_OVEREENKOMST)


class Migration(migrations.Migration):
    dependencies = [("avg", "0002_muur")]

    operations = [migrations.RunSQL(met_dag_van_hier(_WAS), _WAS)]
