"""Telling many lives in one transaction, without paying again and again for what only a single act needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.postgresql import base

from samenspel.demo.rijen import modellen
from samenspel.kern.identiteit import als_eigenaar

_NA = 3  # times that a statement is asked before the server keeps its plan
_HOOGUIT = 2_000  # statements that the server keeps; psycopg's own limit is 100


@contextmanager
def in_een_adem() -> Iterator[None]:
    """Inside a transaction of which all or nothing stays: plans are kept by the server, acts take no savepoints.

    The first refusal or fault ends the whole transaction. Half of the time of a life went into planning its 500
    statements and into 170 savepoints.
    """
    assert connection.in_atomic_block  # without savepoints nothing else could undo an act that failed halfway
    kanaal: Any = connection.connection
    kan: Any = connection.features  # the stubs know neither this feature nor its cursor
    vorige = kanaal.cursor_factory, kanaal.prepare_threshold, kanaal.prepared_max
    kon = kan.uses_savepoints, kan.uses_server_side_binding
    soort: Any = vars(base)["ServerBindingCursor"]
    kanaal.cursor_factory, kanaal.prepare_threshold, kanaal.prepared_max = soort, _NA, _HOOGUIT
    kan.uses_savepoints, kan.uses_server_side_binding = False, True
    try:
        yield
    finally:
        kan.uses_savepoints, kan.uses_server_side_binding = kon
        kanaal.cursor_factory, kanaal.prepare_threshold, kanaal.prepared_max = vorige


def tel_voor_de_planner() -> None:
    """Nobody else sees the rows of this transaction, so nobody else counts them; without, PostgreSQL reads whole tables."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(f"analyze {', '.join(modellen())}")
