"""A second reading of the retention rules, written apart from `wet.bewaren`: imports nothing of ours, works on text and days.

`verwacht(leven)` gives per part the last day as text, or None. A `leven` is a plain mapping, see `leven()` in test_bewaren.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any


def jaren_later(dag: date, jaren: int) -> date:
    jaar = dag.year + jaren
    return date(jaar, dag.month, min(dag.day, calendar.monthrange(jaar, dag.month)[1]))


def waarde(beleid: list[dict[str, Any]], naam: str, op: date) -> int | None:
    """The value of the latest decision that had begun."""
    geldig = sorted((rij for rij in beleid if rij["naam"] == naam and rij["vanaf"] <= op), key=lambda rij: rij["vanaf"])
    return geldig[-1]["waarde"] if geldig else None


def gekozen(beleid: list[dict[str, Any]], naam: str, op: date, anders: int, laag: int, hoog: int) -> int:
    eigen = waarde(beleid, naam, op)
    if eigen is None:
        return anders
    return hoog if eigen > hoog else max(eigen, laag)


def verwacht(leven: dict[str, Any]) -> dict[str, date | None]:
    """`leven`: groep, einde (day or None), reden, gesloten (day or None), bekeken (day or None), beleid."""
    dagen = _zonder_log(leven)
    bekeken = leven["bekeken"]
    dagen["logboek"] = None
    if bekeken is not None and dagen["inhoud"] is not None and dagen["besluit"] is not None:
        eigen = jaren_later(bekeken, gekozen(leven["beleid"], "bewaren_logboek_jaren", bekeken, 5, 5, 10))
        dagen["logboek"] = max(eigen, dagen["inhoud"], dagen["besluit"])
    return dagen


def _zonder_log(leven: dict[str, Any]) -> dict[str, date | None]:
    einde, gesloten, beleid = leven["einde"], leven["gesloten"], leven["beleid"]
    if einde is not None and leven["reden"] in ("overleden", "verkeerd_regime"):
        return dict.fromkeys(("inhoud", "inkomen", "gezondheid", "besluit", "kern"), einde)
    plichtig = leven["groep"] in ("ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG")
    inhoud: date | None
    if plichtig:
        inhoud = None if einde is None else jaren_later(einde, 5)
        kern = inhoud
        if einde is not None and inhoud is not None:
            kern = max(inhoud, jaren_later(einde, gekozen(beleid, "bewaren_kern_jaren", einde, 50, 5, 50)))
        zaak = einde if einde is None or gesloten is None or gesloten < einde else gesloten
    else:
        eigen = None if gesloten is None else waarde(beleid, "bewaren_ondersteuning_jaren", gesloten)
        if gesloten is not None and eigen is not None:
            inhoud = jaren_later(gesloten, min(max(eigen, 1), 50))
        else:
            inhoud = None if einde is None else jaren_later(einde, 5)
        kern = inhoud
        zaak = gesloten if gesloten is not None else einde
    besluit = None
    if inhoud is not None and zaak is not None:
        besluit = max(inhoud, jaren_later(zaak, gekozen(beleid, "bewaren_besluit_jaren", zaak, 10, 5, 10)))
    gezondheid = inhoud
    einden = sorted(dag for dag in (einde, gesloten) if dag is not None)
    if einden and waarde(beleid, "bewaren_gezondheid_jaren", einden[0]) is not None:
        eerder = jaren_later(einden[0], gekozen(beleid, "bewaren_gezondheid_jaren", einden[0], 5, 1, 5))
        gezondheid = eerder if inhoud is None else min(eerder, inhoud)
    return {"inhoud": inhoud, "inkomen": inhoud, "gezondheid": gezondheid, "besluit": besluit, "kern": kern}


def vast(feiten: list[tuple[str, date]], dag: date) -> bool:
    """Whether an objection holds on that day. `feiten`: pairs of kind and day, objections and decisions."""
    open_: list[date] = []
    klaar: list[tuple[date, date]] = []
    for soort, op in sorted(feiten, key=lambda feit: (feit[1], feit[0] != "bezwaar")):
        if soort == "bezwaar":
            open_.append(op)
        elif open_:
            klaar.append((open_.pop(0), op))
    if any(op <= dag for op in open_):
        return True
    return any(begin <= dag <= _werkdag(beslist + timedelta(days=42)) for begin, beslist in klaar)


PASEN = {2027: (3, 28), 2028: (4, 16), 2029: (4, 1), 2030: (4, 21), 2031: (4, 13), 2032: (3, 28), 2033: (4, 17)}


def _werkdag(dag: date) -> date:
    while _rust(dag):
        dag += timedelta(days=1)
    return dag


def _rust(dag: date) -> bool:
    vast_ = {(1, 1), (5, 5), (12, 25), (12, 26)}
    koning = date(dag.year, 4, 26 if date(dag.year, 4, 27).weekday() == 6 else 27)
    beweegt = {koning}
    if dag.year in PASEN:
        pasen = date(dag.year, *PASEN[dag.year])
        beweegt |= {pasen + timedelta(days=n) for n in (-2, 0, 1, 39, 49, 50)}
    gelijk = {"2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"}
    return dag.weekday() > 4 or (dag.month, dag.day) in vast_ or dag in beweegt or dag.isoformat() in gelijk
