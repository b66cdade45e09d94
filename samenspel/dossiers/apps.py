"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "samenspel.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        from samenspel.dossiers import eigen_bladen  # needs loaded apps

        eigen_bladen.meld_aan()
