"""Walls around appointments and involvement: per municipality. The login role may look appointments up."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut_gemeente


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_initial")]

    operations = [
        schut_gemeente("toegang_aanstelling", daden="IU"),
        schut_gemeente("toegang_kwalificatie", daden="IU"),
        schut_gemeente("toegang_vervanging", daden="IUD"),
        schut_gemeente("toegang_betrokkenheid", daden="IU"),
        schut_gemeente("toegang_inzage", daden="I"),
        migrations.RunSQL(
            """
            create policy login_leest on toegang_aanstelling for select to samenspel_login using (true);
            grant select, insert, update on toegang_gebruiker to samenspel_app;
            """,
            "drop policy if exists login_leest on toegang_aanstelling",
        ),
    ]
