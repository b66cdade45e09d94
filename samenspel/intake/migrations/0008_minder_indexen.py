import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0008_minder_indexen"),
        ("intake", "0007_muur_eigenvraag"),
    ]

    operations = [
        migrations.AlterField(
            model_name="gesprek",
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
            model_name="taalmeting",
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
