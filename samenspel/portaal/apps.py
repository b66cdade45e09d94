"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "samenspel.portaal"
    label = "portaal"

    def ready(self) -> None:
        from samenspel.intake.voorbeeld import meld_voorbeeld_aan
        from samenspel.portaal.voorbeeld import voorbeeldvraag

        meld_voorbeeld_aan(voorbeeldvraag)
