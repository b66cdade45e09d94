"""A birth date that may be partly unknown, in words: nobody gets 1 January as a birthday."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from django.utils.translation import gettext as _

from samenspel.huisstijl.datums import MAANDEN


def grenzen(geboortedatum: str) -> tuple[date, date] | None:
    """The earliest and the latest day that `JJJJ`, `JJJJ-MM` or `JJJJ-MM-DD` can mean; None when empty."""
    if not geboortedatum:
        return None
    delen = [int(deel) for deel in geboortedatum.split("-")]
    jaar, maand, dag = [*delen, 0, 0, 0][:3]
    vroegst = date(jaar, maand or 1, dag or 1)
    laatste_maand = maand or 12
    return vroegst, date(jaar, laatste_maand, dag or monthrange(jaar, laatste_maand)[1])


def in_woorden(geboortedatum: str) -> str:
    """`14 maart 1994`, `maart 1994` or `1994`, as precise as we know it."""
    if not geboortedatum:
        return ""
    delen = [int(deel) for deel in geboortedatum.split("-")]
    if len(delen) == 1:
        return str(delen[0])
    maand = f"{MAANDEN[delen[1] - 1]} {delen[0]}"
    return maand if len(delen) == 2 else f"{delen[2]} {maand}"


def _jaren(geboren: date, op: date) -> int:
    return op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day))


def leeftijd(geboortedatum: str, op: date) -> str:
    """`32 jaar`, or `31 of 32 jaar` when the day of birth is not known."""
    dagen = grenzen(geboortedatum)
    if dagen is None or dagen[0] > op:
        return ""
    jongst, oudst = max(_jaren(dagen[1], op), 0), _jaren(dagen[0], op)
    if jongst == oudst:
        return _("%(n)s jaar") % {"n": oudst}
    return _("%(a)s of %(b)s jaar") % {"a": jongst, "b": oudst}


def zeker_volwassen(geboortedatum: str, op: date) -> bool:
    """Eighteen or older, however the unknown part falls."""
    dagen = grenzen(geboortedatum)
    return dagen is not None and _jaren(dagen[1], op) >= 18
