"""What was shared with the newcomer is ciphertext since `dossiers.0012`; the view gives it as it stands."""

from __future__ import annotations

from django.db import migrations

from samenspel.kluis.velden import VersleuteldeTekst
from samenspel.toegang.rls import minimaal

GEDEELD = "select n.id, n.gemeente_id, n.dossier_id, n.tekst, n.vastgelegd_op from dossiers_notitie n where n.gedeeld"


class Migration(migrations.Migration):
    dependencies = [("keten", "0004_toegewezen"), ("dossiers", "0012_versleuteld")]

    operations = [
        migrations.RunSQL("drop view if exists kort_c15_gedeeld", migrations.RunSQL.noop),
        migrations.AlterField("gedeeldenotitie", "tekst", VersleuteldeTekst(plek="dossiers_notitie|tekst")),
        minimaal("kort_c15_gedeeld", categorie="C15", select=GEDEELD),
    ]
