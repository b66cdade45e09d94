"""The clock. Only shells (views, commands, jobs) ask it; questions and acts get the moment as an argument."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone


@cache
def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def hier(moment: datetime) -> datetime:
    """The same moment on the clock in Europe/Amsterdam, where every page is read; a page asks it hundreds of times."""
    return moment.astimezone(_zone())


def nu() -> datetime:
    """This moment, with time zone."""
    return timezone.now()


def vandaag() -> date:
    """Today in Europe/Amsterdam."""
    return hier(timezone.now()).date()


def dag_van(moment: datetime) -> date:
    """The day in Europe/Amsterdam on which `moment` falls: half past midnight here is still yesterday in UTC."""
    return hier(moment).date()
