"""App configuration of retention."""

from __future__ import annotations

from django.apps import AppConfig


class BewarenConfig(AppConfig):
    name = "samenspel.bewaren"
    label = "bewaren"

    def ready(self) -> None:
        from samenspel.avg.verwijderen import meld_vasthouder_aan  # needs loaded apps
        from samenspel.bewaren.dagen import wat_houdt_vast

        meld_vasthouder_aan(wat_houdt_vast)
