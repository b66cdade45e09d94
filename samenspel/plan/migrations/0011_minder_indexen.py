import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0008_minder_indexen"),
        ("plan", "0010_omstandigheden_en_hoofddoel"),
    ]

    operations = [
        migrations.AlterField(
            model_name="afweging",
            name="pip",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="afwegingen", to="plan.pip"
            ),
        ),
        migrations.AlterField(
            model_name="beoordeling",
            name="pip",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="beoordelingen", to="plan.pip"
            ),
        ),
        migrations.AlterField(
            model_name="pip",
            name="dossier",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_set",
                to="dossiers.dossier",
            ),
        ),
        migrations.AlterField(
            model_name="steunplan",
            name="dossier",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_set",
                to="dossiers.dossier",
            ),
        ),
    ]
