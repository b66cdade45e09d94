"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class KoppelingenConfig(AppConfig):
    name = "samenspel.koppelingen"
    label = "koppelingen"

    def ready(self) -> None:
        from samenspel.kluis.plekken import meld  # needs loaded apps
        from samenspel.koppelingen.handelingen import BESTAND

        meld(BESTAND)
