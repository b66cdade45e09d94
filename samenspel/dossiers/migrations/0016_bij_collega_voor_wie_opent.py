"""Whether somebody has a dossier with a colleague is asked by who opens dossiers, so that nobody gets two; not by who only works in them."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import vervang_in

_WIE = "toegang_bereik() = any ('{onverdeeld,gemeente}')"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0015_kring")]

    operations = [
        vervang_in(
            "dossiers_bij_collega(bytea[], text[], text, timestamptz)",
            _WIE,
            f"{_WIE} and toegang_mag('C05', 'schrijf')",
        ),
    ]
