"""`manage.py procrastinate`: that of the library; the worker refuses to start on unsafe database roles, as the server does."""

from __future__ import annotations

from typing import Any

from procrastinate.contrib.django.management.commands.procrastinate import Command as VanDeBibliotheek

from samenspel.toegang.startcontrole import controleer_rollen


class Command(VanDeBibliotheek):
    """Stands before the library's own, for its app is installed later."""

    def handle(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("command") == "worker":
            controleer_rollen()
        super().handle(*args, **kwargs)
