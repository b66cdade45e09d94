"""What a policy costs: its functions keep their plans, the circle is read by an index, and one's own working along has a view (ADR 25)."""

from __future__ import annotations

from django.db import migrations, models

from samenspel.toegang.kringfuncties import EIGEN_MEEWERKING, IN_DE_KRING_PER_INDEX
from samenspel.toegang.rls import HOUD_PLANNEN, vervang_in


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0070_deelname_binnen_bereik"),
        ("dossiers", "0015_kring"),
        ("keten", "0070_bezwaar_ingetrokken"),
        ("avg", "0011_machtiging"),
        ("balie", "0001_vragen"),
        ("logboek", "0008_controle"),
        ("bewaren", "0004_vasthouding_die_loopt"),
        ("datalek", "0004_snoei_met_bewijs"),
        ("plan", "0015_versleuteld"),
        ("personen", "0005_inburgeraar_met_bsn"),
        ("koppelingen", "0006_nulmeting"),
    ]

    operations = [
        migrations.CreateModel(
            name="EigenMeewerking",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("dossier_id", models.UUIDField(null=True)),
                ("als_jurist", models.BooleanField()),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(null=True)),
                ("gestopt_op", models.DateTimeField(null=True)),
            ],
            options={"db_table": "toegang_eigen_meewerking", "managed": False},
        ),
        migrations.RunSQL(EIGEN_MEEWERKING, "drop view if exists toegang_eigen_meewerking"),
        migrations.RunSQL(IN_DE_KRING_PER_INDEX, migrations.RunSQL.noop),
        vervang_in(
            "toegang_bereikbare_cellen()",
            "select b.dossier_id, c.categorie from toegang_betrokkenheid",
            "select b.dossier_id, c.categorie::text from toegang_betrokkenheid",
        ),
        migrations.RunSQL(HOUD_PLANNEN, migrations.RunSQL.noop),
    ]
