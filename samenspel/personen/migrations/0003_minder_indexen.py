import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0008_minder_indexen"),
        ("personen", "0002_muur"),
    ]

    operations = [
        migrations.AlterField(
            model_name="nummer",
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
