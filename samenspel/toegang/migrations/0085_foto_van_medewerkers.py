"""Who comes for one dossier places no photo and sees none of the staff: who looks along, an interpreter. The act said so; the wall named the newcomer alone."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

WAS = import_module("samenspel.toegang.migrations.0011_bewaking_overeenkomst_en_foto").FOTO
WORDT = WAS.replace("<> 'inburgeraar'", "<> all (array['inburgeraar', 'gemachtigde', 'tolk'])")


class Migration(migrations.Migration):
    dependencies = [("toegang", "0084_leent_uit")]

    operations = [migrations.RunSQL(WORDT, WAS)]
