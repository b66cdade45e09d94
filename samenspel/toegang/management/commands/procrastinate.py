"""`manage.py procrastinate`: that of the library; the worker refuses to start on unsafe settings and database roles, as the server does."""

from __future__ import annotations

import threading
from typing import Any

from procrastinate.contrib.django.management.commands.procrastinate import Command as VanDeBibliotheek

from samenspel.kern.achtergrond import start
from samenspel.toegang.startcontrole import controleer_start


class Command(VanDeBibliotheek):
    """Stands before the library's own, for its app is installed later."""

    def handle(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("command") != "worker":
            super().handle(*args, **kwargs)
            return
        controleer_start()
        stop = threading.Event()
        start(stop)
        try:
            super().handle(*args, **kwargs)
        finally:
            stop.set()
