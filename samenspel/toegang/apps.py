"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ToegangConfig(AppConfig):
    name = "samenspel.toegang"
    label = "toegang"

    def ready(self) -> None:
        from samenspel.toegang.na_migratie import na_migratie  # needs loaded apps

        post_migrate.connect(na_migratie, sender=self)
