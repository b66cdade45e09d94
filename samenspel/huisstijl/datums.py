"""Dutch dates without a locale switch: the work list formats 120 of them on a page."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Final

from django.utils.timezone import is_aware
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.kern.klok import hier

DAGEN: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
MAANDEN_KORT: Final = (
    "jan.",
    "febr.",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "aug.",
    "sept.",
    "okt.",
    "nov.",
    "dec.",
)


def als_datum(moment: date | datetime) -> date:
    """The calendar day in the Netherlands."""
    if isinstance(moment, datetime):
        return (hier(moment) if is_aware(moment) else moment).date()
    return moment


def kort(moment: date | datetime, op: date | None = None) -> str:
    """`vr 19 juni`; with the year when `op` lies in another year."""
    dag = als_datum(moment)
    jaar = f" {dag.year}" if op is not None and op.year != dag.year else ""
    return f"{DAGEN[dag.weekday()][:2]} {dag.day} {MAANDEN[dag.month - 1]}{jaar}"


def lang(moment: date | datetime) -> str:
    """`vrijdag 19 juni 2026`."""
    dag = als_datum(moment)
    return f"{DAGEN[dag.weekday()]} {voluit(dag)}"


def voluit(moment: date | datetime) -> str:
    """`19 juni 2026`."""
    dag = als_datum(moment)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def smal(moment: date | datetime, op: date | None = None) -> str:
    """`16 sept.`, `16 sept. 2027` when `op` lies in another year."""
    dag = als_datum(moment)
    jaar = f" {dag.year}" if op is not None and op.year != dag.year else ""
    return f"{dag.day} {MAANDEN_KORT[dag.month - 1]}{jaar}"


def tijd(moment: datetime) -> str:
    """`10.30`."""
    plaats = hier(moment) if is_aware(moment) else moment
    return f"{plaats.hour}.{plaats.minute:02d}"


def relatief(moment: date | datetime, op: date) -> str:
    """`vandaag`, `morgen`, `over 16 dagen`, `gisteren`, `7 dagen geleden`."""
    return _over((als_datum(moment) - op).days, get_language())


def tot_termijn(laatste_dag: date | datetime, op: date) -> str:
    """As `relatief`, but past the last day: `1 dag te laat`, `7 dagen te laat`."""
    dagen = (als_datum(laatste_dag) - op).days
    return _over(dagen, get_language()) if dagen >= 0 else _te_laat(-dagen, get_language())


@lru_cache(maxsize=4096)
def _over(dagen: int, _taal: str | None) -> str:
    """Sixty times per list: the words of a number of days are looked up once per language."""
    if dagen == 0:
        return _("vandaag")
    if dagen in {1, -1}:
        return _("morgen") if dagen == 1 else _("gisteren")
    return _("over %(n)s dagen") % {"n": dagen} if dagen > 0 else _("%(n)s dagen geleden") % {"n": -dagen}


@lru_cache(maxsize=4096)
def _te_laat(dagen: int, _taal: str | None) -> str:
    return _("1 dag te laat") if dagen == 1 else _("%(n)s dagen te laat") % {"n": dagen}
