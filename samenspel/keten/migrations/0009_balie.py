"""The desk sees of whom it found the next appointment (V of C16): when and where. Not with what is secret: then the contact person says it (ADR 31)."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

from samenspel.toegang.rls import minimaal

WAS = import_module("samenspel.keten.migrations.0002_zicht").MIJN.strip()
MIJN = """
select a.id, a.gemeente_id, a.dossier_id, a.begin, a.minuten, a.plaats from dossiers_afspraak a
where a.afgezegd_op is null and case when (select current_setting('app.rol')) = 'klantcontact_balie' then
  a.id = (select e.id from dossiers_afspraak e where e.dossier_id = a.dossier_id and e.afgezegd_op is null
    and e.begin + make_interval(mins => e.minuten) > now() order by e.begin, e.id limit 1)
  and not exists (select from personen_contactgegeven g where g.dossier_id = a.dossier_id and g.geheim and (g.tot is null or g.tot > (now() at time zone 'Europe/Amsterdam')::date))
else a.met_id = (select nullif(current_setting('app.gebruiker', true), '')::uuid) end
""".strip()


def _zicht(select: str) -> migrations.RunSQL:
    return minimaal("kort_c16_mijn", categorie="C16", select=select)


class Migration(migrations.Migration):
    dependencies = [("keten", "0008_budgetcoach"), ("toegang", "0040_balie")]

    operations = [
        migrations.RunSQL("drop view if exists kort_c16_mijn", _zicht(WAS).sql),
        migrations.RunSQL(_zicht(MIJN).sql, "drop view if exists kort_c16_mijn"),
    ]
