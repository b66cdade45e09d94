"""A day as people type it in one field: `morgen`, `vr 5 juni`, `5-6`, `vrijdag`."""

from __future__ import annotations

from datetime import date, timedelta

from samenspel.huisstijl.datums import DAGEN
from samenspel.huisstijl.formulieren import lees_dag

_NIET = ("", "niet", "nee", "-")


def lees_terug_op(tekst: str, op: date) -> date | None:
    """The day to come back, or None for not. Raises `ValidationError` with a sentence when it is no day.

    A day and month without a year is the first one from `op` on.
    """
    kaal = " ".join(tekst.lower().replace(".", " ").split())
    if kaal in _NIET:
        return None
    if kaal in ("vandaag", "morgen", "overmorgen"):
        return op + timedelta(days=("vandaag", "morgen", "overmorgen").index(kaal))
    namen = [naam for naam in DAGEN if kaal in (naam, naam[:2])]
    if namen:
        vooruit = (DAGEN.index(namen[0]) - op.weekday() - 1) % 7 + 1
        return op + timedelta(days=vooruit)
    eerste, _, rest = kaal.partition(" ")
    if rest and any(eerste in (naam, naam[:2]) for naam in DAGEN):
        kaal = rest
    if len(kaal.replace("/", "-").replace(" ", "-").split("-")) == 2:
        dag = lees_dag(f"{kaal}{'-' if '-' in kaal else '/' if '/' in kaal else ' '}{op.year}")
        return dag if dag >= op else lees_dag(f"{dag.day}-{dag.month}-{op.year + 1}")
    return lees_dag(kaal)
