"""In the minimal view an objection that was withdrawn runs no more, as one that was decided on (Awb 6:21)."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

from samenspel.toegang.rls import vernieuw_minimaal

_WAS = import_module("samenspel.keten.migrations.0002_zicht").BESLUIT
_BESLIST = "where g.soort = 'beslissing_op_bezwaar')"
_SOORTEN = "in ('bezwaar', 'beslissing_op_bezwaar')"
assert _BESLIST in _WAS
assert _SOORTEN in _WAS
_NU = _WAS.replace(_BESLIST, "where g.soort <> 'bezwaar')").replace(
    _SOORTEN, "in ('bezwaar', 'beslissing_op_bezwaar', 'bezwaar_ingetrokken')"
)


class Migration(migrations.Migration):
    dependencies = [("keten", "0010_levering_en_eigen_inzage")]

    operations = [vernieuw_minimaal("kort_c17_besluit", categorie="C17", select=_NU.strip(), was=_WAS.strip())]
