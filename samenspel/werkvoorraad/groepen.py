"""The groups of the list are time: too late, this week, up to and including a Friday, later."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


class Groep(StrEnum):
    """In the order of the screen."""

    TE_LAAT = "te_laat"
    DEZE_WEEK = "deze_week"
    TWEE_WEKEN = "twee_weken"
    LATER = "later"


@lru_cache(maxsize=8)
def einde_week(op: date) -> date:
    """The Sunday of the week of `op`."""
    return op + timedelta(days=6 - op.weekday())


@lru_cache(maxsize=8)
def einde_twee_weken(op: date) -> date:
    """The Friday two weeks after this week's: on 3 June 2026 that is 19 June."""
    return op + timedelta(days=18 - op.weekday())


def groep_van(dag: date, op: date) -> Groep:
    """Where a last day belongs, seen on `op`."""
    if dag < op:
        return Groep.TE_LAAT
    if dag <= einde_week(op):
        return Groep.DEZE_WEEK
    return Groep.TWEE_WEKEN if dag <= einde_twee_weken(op) else Groep.LATER
