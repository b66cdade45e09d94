"""The second wall around the dossier tables, and the functions that every later wall asks."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.functies import FUNCTIES, FUNCTIES_WEG
from samenspel.toegang.rls import schut, schut_gemeente


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial"), ("toegang", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTIES, FUNCTIES_WEG),
        schut("dossiers_dossier", categorie="C05", daden="IU", dossier_kolom="id"),
        schut("dossiers_gebeurtenis", categorie=None, daden="I"),
        schut("dossiers_bewaaktetermijn", categorie=None),
        schut("dossiers_notitie", categorie="C15", daden="IU"),
        schut("dossiers_contactmoment", categorie="C15", daden="IU"),
        schut("dossiers_herinnering", categorie="C16", daden="IU"),
        schut("dossiers_afspraak", categorie="C16", daden="IU"),
        schut("dossiers_document", categorie="C15", daden="IU"),
        schut("dossiers_duomelding", categorie="C05", daden="IU"),
        schut("dossiers_samenvoeging", categorie="C05", daden="IU"),
        schut_gemeente("dossiers_dossierteller", daden="IU"),
        schut_gemeente("dossiers_gewistdossier", daden="I"),
    ]
