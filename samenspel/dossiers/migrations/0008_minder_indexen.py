"""Drop what is the beginning of another index: see `tests/huisregels/test_indexen.py`."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0007_bevestigd_mandaat"),
        ("organisaties", "0002_rechten"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="afspraak",
            name="met",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="afspraken",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="bewaaktetermijn",
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
            model_name="contactmoment",
            name="dossier",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_set",
                to="dossiers.dossier",
            ),
        ),
        # Withdrawals are few: a withdrawn fact is unique among them, and the nulls of all other facts take no room.
        migrations.RunSQL(
            """
            create unique index gebeurtenis_trekt_in on dossiers_gebeurtenis (trekt_in_id) where trekt_in_id is not null;
            alter table dossiers_gebeurtenis drop constraint dossiers_gebeurtenis_trekt_in_id_key;
            """,
            """
            alter table dossiers_gebeurtenis add constraint dossiers_gebeurtenis_trekt_in_id_key unique (trekt_in_id);
            drop index gebeurtenis_trekt_in;
            """,
        ),
    ]
