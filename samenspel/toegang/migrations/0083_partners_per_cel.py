"""Which organisation takes part in a dossier, for what and until when, is of C18: who works for the municipality reads it with that cell (ADR 15).

An organisation, a newcomer and the data protection officer have a ground of their own for these rows; they keep it.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import vervang_in

MUUR = """
create policy app_inkoop on toegang_betrokkenheid as restrictive for select to samenspel_app
  using ((select toegang_bereik()) <> all ('{gemeente,onverdeeld}') or (select toegang_kort('C18')));
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0082_een_tak")]

    operations = [
        # the owner is held to a restrictive policy too, and has no role: nobody's reach is nothing
        vervang_in("toegang_bereik()", "current_setting('app.rol')", "current_setting('app.rol', true)"),
        migrations.RunSQL(MUUR, "drop policy if exists app_inkoop on toegang_betrokkenheid"),
    ]
