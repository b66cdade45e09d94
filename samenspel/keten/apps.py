"""App configuration: what is known in short announces itself to the dossier page."""

from __future__ import annotations

from django.apps import AppConfig


class KetenConfig(AppConfig):
    name = "samenspel.keten"
    label = "keten"

    def ready(self) -> None:
        from samenspel.keten import bladen  # models exist from here on

        bladen.meld_aan()
