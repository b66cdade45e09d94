"""Undoing a file also erases the baseline measurements of the dossiers that it made, and the row derived from them."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

_VERVANG = import_module("samenspel.koppelingen.migrations.0005_gezin")._VERVANG
_OUD = "$$array['$$"
_NIEUW = "$$array['intake_taalmeting', 'intake_positievegezondheidmeting', 'intake_intakestand', '$$"


class Migration(migrations.Migration):
    dependencies = [("koppelingen", "0005_gezin"), ("intake", "0004_terugnemen")]

    operations = [migrations.RunSQL(_VERVANG.format(_OUD, _NIEUW), _VERVANG.format(_NIEUW, _OUD))]
