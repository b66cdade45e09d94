"""The days of an objection, by `wet`: no second copy of the law."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from samenspel.plan.brief.bezwaar import uiterlijk_bij
from samenspel.plan.models import BezwaarStap
from wet.bezwaar import Beslistermijn, Stap, beslistermijn


def bezwaar_uiterlijk(bekendgemaakt_op: date) -> date:
    """The last day to object (T15)."""
    return uiterlijk_bij(bekendgemaakt_op)


def beslistermijn_van(bekendgemaakt_op: date, stappen: Iterable[BezwaarStap] = ()) -> Beslistermijn:
    """The last day to decide on an objection with what happened to it, and the sentences that explain it."""
    rij = [Stap(stap.soort, stap.op, stap.weken, stap.tot) for stap in stappen]
    return beslistermijn(bezwaar_uiterlijk(bekendgemaakt_op), rij)
