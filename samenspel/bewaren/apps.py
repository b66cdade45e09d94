"""App configuration of retention."""

from __future__ import annotations

from django.apps import AppConfig


class BewarenConfig(AppConfig):
    name = "samenspel.bewaren"
    label = "bewaren"

    def ready(self) -> None:
        from samenspel.avg.verwijderen import meld_vasthouder_aan  # needs loaded apps
        from samenspel.avg.verwijderlijst import meld_herhaling_aan
        from samenspel.bewaren.dagen import wat_houdt_vast
        from samenspel.bewaren.overzicht import te_laat_in_het_team
        from samenspel.bewaren.vernietigen import snoei_opnieuw
        from samenspel.kern.teamsignalen import meld_teamsignaal_aan

        meld_vasthouder_aan(wat_houdt_vast)
        meld_teamsignaal_aan(te_laat_in_het_team)
        meld_herhaling_aan("bewaren_snoei", snoei_opnieuw)
