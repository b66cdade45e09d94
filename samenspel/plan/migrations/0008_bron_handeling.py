"""Facts that acts of the plan wrote before they said so: they get the source that keeps them."""

from __future__ import annotations

from django.db import migrations

MERK = """
update dossiers_gebeurtenis g set bron = 'handeling' from plan_pip p
  where g.dossier_id = p.dossier_id and g.bron = 'hand' and p.dagtekening is not null and (
    (g.soort in ('pip_dagtekening', 'pip_wijziging', 'leerroute_gewijzigd', 'afgeschaald', 'urennorm_verlaagd')
      and g.op = p.dagtekening and g.vastgelegd_op = p.vastgesteld_op)
    or (g.soort = 'pip_bekendgemaakt' and g.op = p.bekendgemaakt_op));
update dossiers_gebeurtenis g set bron = 'handeling' from plan_pipbezwaar b
  where g.dossier_id = b.dossier_id and g.bron = 'hand' and (
    (g.soort = 'bezwaar' and g.op = b.ontvangen_op and g.vastgelegd_op = b.vastgelegd_op)
    or (g.soort = 'beslissing_op_bezwaar' and g.op = b.beslist_op));
update dossiers_gebeurtenis set bron = 'handeling'
  where bron = 'hand' and soort in ('steunplan_vastgesteld', 'steunplan_gewijzigd');
"""


class Migration(migrations.Migration):
    dependencies = [("plan", "0007_muur_bezwaarstap"), ("dossiers", "0005_besluiten")]

    operations = [migrations.RunSQL(MERK, migrations.RunSQL.noop)]
