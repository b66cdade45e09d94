"""The second wall around the tables about people."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut


class Migration(migrations.Migration):
    dependencies = [("personen", "0001_initial"), ("dossiers", "0002_muur")]

    operations = [
        schut("personen_persoon", categorie="C01", daden="IU"),
        schut("personen_naam", categorie="C01"),
        schut("personen_zoekterm", categorie="C01"),
        schut("personen_nummer", categorie="C02", daden="IU"),
        schut("personen_contactgegeven", categorie="C03"),
        schut("personen_gezinslid", categorie="C04", daden="IU"),
    ]
