"""What a booking opens: its number and language instead of a name, and of appointments the booked one (ADR 30, table D4 of the access model)."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations, models

from samenspel.kern.uuid7 import uuid7
from samenspel.toegang.rls import minimaal, vernieuw_minimaal, vervang_in

_WAS = import_module("samenspel.keten.migrations.0009_balie").MIJN
_MIJN = "else a.met_id = (select nullif(current_setting('app.gebruiker', true), '')::uuid) end"
_GEBOEKT = (
    "when (select current_setting('app.rol')) = 'tolk' then a.id in (select b.afspraak_id from toegang_tolkboeking b"
    " where b.gebruiker_id = (select nullif(current_setting('app.gebruiker', true), '')::uuid))"
)
assert _MIJN in _WAS
MIJN = _WAS.replace(_MIJN, f"{_GEBOEKT}\n{_MIJN}")
_NAAM = import_module("samenspel.keten.migrations.0002_zicht").NAAM
BOEKING = """
select b.id, b.gemeente_id, b.dossier_id, b.nummer, b.taal, b.dialect, b.voorkeur from toegang_tolkboeking b
where b.gebruiker_id = (select nullif(current_setting('app.gebruiker', true), '')::uuid)
"""
_GEMACHTIGD = "select g.id from toegang_gemachtigd(cat) g (id)"


class Migration(migrations.Migration):
    dependencies = [("keten", "0070_bezwaar_ingetrokken"), ("toegang", "0081_tolk"), ("avg", "0011_machtiging")]

    operations = [
        migrations.CreateModel(
            name="BoekingKort",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("nummer", models.CharField(max_length=8)),
                ("taal", models.CharField(max_length=40)),
                ("dialect", models.CharField(max_length=40)),
                ("voorkeur", models.CharField(max_length=5, choices=[("", "maakt niet uit"), ("vrouw", "een vrouw"), ("man", "een man")])),
            ],
            options={"db_table": "kort_c01_boeking", "abstract": False, "managed": False},
        ),
        minimaal("kort_c01_boeking", categorie="C01", select=BOEKING),
        vernieuw_minimaal("kort_c01_naam", categorie="C01", select=_NAAM, was=_NAAM, extra="(select current_setting('app.rol')) <> 'tolk'"),
        vernieuw_minimaal("kort_c16_mijn", categorie="C16", select=MIJN, was=_WAS),
        vervang_in(
            "toegang_bereikbare_dossiers(text)",
            _GEMACHTIGD,
            f"{_GEMACHTIGD}\n     union all\n     select b.id from toegang_geboekt() b (id)",  # noqa: S608  # our own words
        ),
    ]  # fmt: skip
