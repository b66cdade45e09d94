"""Everyone who works here may read which municipalities and organisations there are."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("organisaties", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            grant select on organisaties_gemeente, organisaties_regio, organisaties_organisatie,
              organisaties_organisatie_gemeenten, organisaties_team to samenspel_app;
            grant insert, update on organisaties_organisatie, organisaties_organisatie_gemeenten,
              organisaties_team to samenspel_app;
            """,
            migrations.RunSQL.noop,
        )
    ]
