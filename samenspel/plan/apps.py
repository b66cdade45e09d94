"""App configuration: the plan announces its tabs and blocks to the dossier page."""

from __future__ import annotations

from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "samenspel.plan"
    label = "plan"

    def ready(self) -> None:
        from samenspel.kluis.plekken import meld
        from samenspel.plan import bezwaarzicht, bladen, bladen_leefplan  # models exist from here on
        from samenspel.plan.brieven import BEWAARD

        bezwaarzicht.meld_aan()
        bladen.meld_aan()
        bladen_leefplan.meld_aan()
        meld(BEWAARD)
