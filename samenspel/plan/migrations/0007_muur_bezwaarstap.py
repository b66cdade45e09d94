"""The wall around what changes the term of an objection: only added (C17)."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut


class Migration(migrations.Migration):
    dependencies = [("plan", "0006_bezwaarstap"), ("dossiers", "0002_muur"), ("toegang", "0002_muur")]

    operations = [schut("plan_bezwaarstap", categorie="C17", daden="I")]
