"""A record that was merged has the contact person of the record in which it goes on: then who directs one, reaches both (ADR 25)."""

from __future__ import annotations

from django.db import migrations

VOLGT = """
update dossiers_dossier d set contactpersoon_id = h.contactpersoon_id from dossiers_dossier h
  where h.id = d.samengevoegd_in_id and h.contactpersoon_id is distinct from d.contactpersoon_id
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0012_versleuteld")]

    operations = [migrations.RunSQL(VOLGT, migrations.RunSQL.noop)]
