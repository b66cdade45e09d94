"""The days of an objection, by `wet`: no second copy of the law."""

from __future__ import annotations

from datetime import date

from samenspel.plan.brief.bezwaar import uiterlijk_bij
from wet.bezwaar import beslis_uiterlijk


def bezwaar_uiterlijk(bekendgemaakt_op: date) -> date:
    """The last day to object (T15)."""
    return uiterlijk_bij(bekendgemaakt_op)


def beslisdag(bekendgemaakt_op: date) -> date:
    """The last day to decide on an objection, without a committee or adjournment."""
    return beslis_uiterlijk(bezwaar_uiterlijk(bekendgemaakt_op))
