"""What ends today, and how old a child is, follow the day in the Netherlands also between midnight here and midnight in UTC."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

from samenspel.toegang.functies import met_dag_van_hier
from samenspel.toegang.rls import minimaal

_ZICHT: dict[str, str] = import_module("samenspel.keten.migrations.0002_zicht").ZICHT
_MET_VANDAAG = ("kort_c03_bereik", "kort_c04_gezin")


def _weer(naam: str, select: str) -> str:
    sql = minimaal(naam, categorie=f"C{naam[6:8]}", select=select.strip()).sql
    return str(sql).replace("create view", "create or replace view", 1)


class Migration(migrations.Migration):
    dependencies = [("keten", "0002_zicht")]

    operations = [
        migrations.RunSQL(_weer(naam, met_dag_van_hier(_ZICHT[naam])), _weer(naam, _ZICHT[naam]))
        for naam in _MET_VANDAAG
    ]
