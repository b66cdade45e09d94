"""Registered for the leerbaarheidstoets, and waived, are facts that `wet` reads since: a withdrawal of one counts there too."""

from __future__ import annotations

from django.db import migrations

TELT_MEE = """
update dossiers_gebeurtenis as weg set gegevens = weg.gegevens - 'eigen'
from dossiers_gebeurtenis as feit
where weg.soort = 'intrekking' and weg.trekt_in_id = feit.id and feit.soort in ('lbt_aangemeld', 'lbt_afgezien')
  and weg.gegevens ? 'eigen';
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0008_minder_indexen")]

    operations = [migrations.RunSQL(TELT_MEE, migrations.RunSQL.noop)]
