"""Facts: what happened, when, and when it was recorded. Nothing here knows what day it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

GROEPEN = ("ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG", "WI2013", "VRIJWILLIG")
ROUTES = ("B1", "ONDERWIJS", "Z")
GEMEENTEN = ("wet", "almelo", "aa-en-hunze", "assen", "tynaarlo", "noordoostpolder", "venlo")


class Gebeurtenis(NamedTuple):
    """One fact. `gegevens` holds the extra fields of the kind, dates in it as `JJJJ-MM-DD` text."""

    soort: str
    op: date
    gegevens: Mapping[str, Any] = {}
    id: str | None = None
    vastgelegd_op: date | datetime | str | None = None

    def als_json(self) -> str:
        """The event as JSON text with sorted keys: the last resort for a tie."""
        velden: dict[str, Any] = {"soort": self.soort, "op": self.op.isoformat(), **self.gegevens}
        if self.id is not None:
            velden["id"] = self.id
        if self.vastgelegd_op is not None:
            velden["vastgelegd_op"] = str(self.vastgelegd_op)
        return json.dumps(velden, sort_keys=True, ensure_ascii=False, default=str)


class Feiten(NamedTuple):
    """All that `wet` knows of one person. `gezin`: pairs of relation and (partial) date of birth."""

    gemeente: str
    doelgroep: str
    geboortedatum: str | None = None
    gezin: tuple[tuple[str, str], ...] = ()
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()

    def met(self, *erbij: Gebeurtenis) -> Feiten:
        """The same facts and these."""
        return self._replace(gebeurtenissen=(*self.gebeurtenissen, *erbij))

    def tot_en_met(self, dag: date) -> Feiten:
        """What had happened on that day: an event after it does not exist yet."""
        return self._replace(gebeurtenissen=tuple(g for g in self.gebeurtenissen if g.op <= dag))


class Situatie(NamedTuple):
    """Group and route; the route is None until a plan says it."""

    doelgroep: str
    leerroute: str | None


def volgorde(gebeurtenis: Gebeurtenis) -> tuple[date, str, str]:
    """Sorting key: by day, then when it was recorded, then the greatest JSON text."""
    vastgelegd = gebeurtenis.vastgelegd_op
    return (gebeurtenis.op, "" if vastgelegd is None else str(vastgelegd), gebeurtenis.als_json())


def per_soort(gebeurtenissen: Iterable[Gebeurtenis]) -> dict[str, list[Gebeurtenis]]:
    """Events that stand, by kind and in order: withdrawn ones are gone, identical ones count once."""
    per: dict[str, list[Gebeurtenis]] = {}
    for gebeurtenis in gebeurtenissen:
        soort = gebeurtenis.soort
        if soort in per:
            per[soort].append(gebeurtenis)
        else:
            per[soort] = [gebeurtenis]
    if "intrekking" in per:
        _trek_in(per)
    for soort, lijst in per.items():
        if len(lijst) > 1:
            per[soort] = _ordelijk(lijst)
    return per


def _trek_in(per: dict[str, list[Gebeurtenis]]) -> None:
    """Remove what was withdrawn. A withdrawal can itself be withdrawn; then the fact stands again."""
    intrekkingen = per.pop("intrekking")
    weg = ingetrokken(intrekkingen)
    for soort in list(per):
        per[soort] = [g for g in per[soort] if g.id is None or g.id not in weg]
        if not per[soort]:
            del per[soort]


def ingetrokken(intrekkingen: Iterable[Gebeurtenis]) -> set[str]:
    """Ids of the events that never happened. A withdrawal that is itself withdrawn has no effect."""
    resterend = {g.id or f" {nummer}": str(g.gegevens.get("van")) for nummer, g in enumerate(intrekkingen)}
    while True:
        doelen = set(resterend.values())
        # a withdrawal that nobody withdraws stands; what it withdraws among the withdrawals is gone
        staand = {wie for wie in resterend if wie not in doelen}
        geraakt = {resterend[wie] for wie in staand} & resterend.keys()
        if not geraakt:
            return {resterend[wie] for wie in staand}
        for wie in geraakt:
            del resterend[wie]


def _ordelijk(lijst: list[Gebeurtenis]) -> list[Gebeurtenis]:
    dagen = [g.op for g in lijst]
    if len(set(dagen)) == len(dagen):
        return sorted(lijst, key=lambda g: g.op)
    eenmalig: list[Gebeurtenis] = []
    for gebeurtenis in sorted(lijst, key=volgorde, reverse=True):
        if not any(_gelijk(gebeurtenis, ander) for ander in eenmalig):
            eenmalig.append(gebeurtenis)
    return eenmalig[::-1]


def _gelijk(een: Gebeurtenis, ander: Gebeurtenis) -> bool:
    return een.op == ander.op and een.id == ander.id and een.gegevens == ander.gegevens
