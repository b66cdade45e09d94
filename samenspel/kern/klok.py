"""The clock. Only shells (views, commands, jobs) ask it; questions and acts get the moment as an argument."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def nu() -> datetime:
    """This moment, with time zone."""
    return timezone.now()


def vandaag() -> date:
    """Today in Europe/Amsterdam."""
    return timezone.localdate()


def dag_van(moment: datetime) -> date:
    """The day in Europe/Amsterdam on which `moment` falls: half past midnight here is still yesterday in UTC."""
    return timezone.localdate(moment)
