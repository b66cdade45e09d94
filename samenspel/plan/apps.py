"""App configuration: the plan announces its tabs and blocks to the dossier page."""

from __future__ import annotations

from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "samenspel.plan"
    label = "plan"

    def ready(self) -> None:
        from samenspel.kluis.plekken import Plek, meld

        meld(Plek("plan_pipbrief", "cijfer", "'plan_pipbrief|cijfer|' || dossier_id || '|' || id", dossier=True))
        from samenspel.plan import bladen, bladen_leefplan  # models exist from here on

        bladen.meld_aan()
        bladen_leefplan.meld_aan()
