"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class PersonenConfig(AppConfig):
    name = "samenspel.personen"
    label = "personen"

    def ready(self) -> None:
        from samenspel.kluis.plekken import meld  # all of these need loaded apps
        from samenspel.personen.inloggen import account_met_bsn
        from samenspel.personen.nummers import CIJFER
        from samenspel.toegang.oidc.koppelingen import meld_zoeker_aan

        meld_zoeker_aan(account_met_bsn)
        meld(CIJFER)
