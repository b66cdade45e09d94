"""Asked by nobody of a municipality, the view of what is restricted is empty; it was a fault in the statement that asked."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import GEMEENTE

_HIER = "gemeente_id = (select nullif(current_setting('app.gemeente', true), '')::uuid)"
_SLOT = """create or replace view avg_slot with (security_barrier) as
  select s.id, s.gemeente_id, s.dossier_id, s.categorieen from avg_beperking s where s.opgeheven_op is null and s.{hier}"""


class Migration(migrations.Migration):
    dependencies = [("avg", "0006_muur_zaak")]

    operations = [migrations.RunSQL(_SLOT.format(hier=_HIER), _SLOT.format(hier=GEMEENTE))]
