"""Free text of the regie (C15) is encrypted under the key of its dossier; every dossier gets its key."""

from __future__ import annotations

from django.db import migrations

from samenspel.kluis.migreren import maak_ontbrekende_sleutels, versleutel_kolom
from samenspel.kluis.velden import VersleuteldeTekst


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0011_spoor_bij_collega"), ("kluis", "0002_muur")]

    operations = [
        maak_ontbrekende_sleutels(),
        # a view of a higher app stands on the text; `keten` makes it again
        migrations.RunSQL("drop view if exists kort_c15_gedeeld", migrations.RunSQL.noop),
        versleutel_kolom("notitie", "dossiers_notitie", "tekst", VersleuteldeTekst(max_length=10_000)),
        versleutel_kolom("contactmoment", "dossiers_contactmoment", "regel", VersleuteldeTekst(blank=True, max_length=500)),
        versleutel_kolom("document", "dossiers_document", "titel", VersleuteldeTekst(max_length=150)),
    ]  # fmt: skip
