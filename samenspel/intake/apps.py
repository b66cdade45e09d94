"""App configuration: the intake announces its tab and its block to the dossier page."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "samenspel.intake"
    label = "intake"

    def ready(self) -> None:
        from samenspel.intake.bladen import meld_aan  # models exist from here on

        meld_aan()
