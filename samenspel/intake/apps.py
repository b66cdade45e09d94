"""App configuration: the intake announces its tab and its block to the dossier page, and follows a merge."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "samenspel.intake"
    label = "intake"

    def ready(self) -> None:
        from samenspel.dossiers.handelingen.samenvoegen import meld_volger_aan  # models exist from here on
        from samenspel.intake.bladen import meld_aan
        from samenspel.intake.handelingen.stand import volg_samenvoeging

        meld_aan()
        meld_volger_aan(volg_samenvoeging)
