"""App configuration: the plan announces its tabs and blocks to the dossier page."""

from __future__ import annotations

from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "samenspel.plan"
    label = "plan"

    def ready(self) -> None:
        from samenspel.plan.bladen import meld_aan  # models exist from here on

        meld_aan()
