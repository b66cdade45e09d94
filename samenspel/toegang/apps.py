"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ToegangConfig(AppConfig):
    name = "samenspel.toegang"
    label = "toegang"

    def ready(self) -> None:
        from samenspel.kern.leesboek import meld_lezers_aan  # needs loaded apps
        from samenspel.toegang.lezen import lezer_van
        from samenspel.toegang.na_migratie import na_migratie

        meld_lezers_aan(lezer_van)
        post_migrate.connect(na_migratie, sender=self)
