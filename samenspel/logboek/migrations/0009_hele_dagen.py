"""An auditor asks whole days, also of the database: with a smaller and smaller time the second of a line could be found, which it does not give (ADR 33)."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import vervang_in

_CONTROLE = "logboek_controle(timestamptz, timestamptz, text, text, int, int)"


class Migration(migrations.Migration):
    dependencies = [("logboek", "0008_controle")]

    operations = [
        vervang_in(
            _CONTROLE, f"r.tijd {teken} {grens}", f"r.tijd {teken} date_trunc('day', {grens}, 'Europe/Amsterdam')"
        )
        for teken, grens in ((">=", "p_van"), ("<", "p_tot"))
    ]
