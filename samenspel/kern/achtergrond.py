"""Small work that never stops, in threads of the worker: sealing the log every few seconds would fill the queue with jobs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import connections

_logboek = logging.getLogger("samenspel.achtergrond")
_werk: dict[str, tuple[float, Callable[[], object]]] = {}


def meld_werk_aan(naam: str, *, seconden: float, doe: Callable[[], object]) -> None:
    """Every so many seconds, beside the jobs. `doe` may raise: that is written down, and tried again."""
    _werk[naam] = (seconden, doe)


def start(stop: threading.Event) -> list[threading.Thread]:
    """One thread for each; they end soon after `stop` is set."""
    draden = [
        threading.Thread(target=_herhaal, args=(naam, seconden, doe, stop), name=naam, daemon=True)
        for naam, (seconden, doe) in _werk.items()
    ]
    for draad in draden:
        draad.start()
    return draden


def _herhaal(naam: str, seconden: float, doe: Callable[[], object], stop: threading.Event) -> None:
    while not stop.wait(seconden):
        try:
            doe()
        except Exception:  # whatever it is, the next time may go well; the page that looks it over says what is late
            _logboek.exception("%s ging niet goed", naam)
            connections.close_all()
