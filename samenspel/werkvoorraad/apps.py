"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class WerkvoorraadConfig(AppConfig):
    name = "samenspel.werkvoorraad"
    label = "werkvoorraad"

    def ready(self) -> None:
        from samenspel.kern.teamsignalen import meld_teamsignaal_aan  # needs loaded apps
        from samenspel.werkvoorraad.elders import vertrek_in_het_team

        meld_teamsignaal_aan(vertrek_in_het_team)
