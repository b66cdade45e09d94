"""Facts: what happened, when, and when it was recorded. Nothing here knows what day it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import groupby, islice
from typing import Any, NamedTuple

GROEPEN = ("ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG", "WI2013", "VRIJWILLIG")
ROUTES = ("B1", "ONDERWIJS", "Z")
GEMEENTEN = ("wet", "almelo", "aa-en-hunze", "assen", "tynaarlo", "noordoostpolder", "venlo")

_json_tekst = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=str).encode


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
        return _json_tekst(velden)


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


def op_volgorde(gebeurtenissen: Iterable[Gebeurtenis]) -> list[Gebeurtenis]:
    """By day, then by when it was recorded, then by JSON text; the text is only made for a tie."""
    gesorteerd: list[Gebeurtenis] = []
    for _, groep in groupby(sorted(gebeurtenissen, key=_moment), key=_moment):
        gelijktijdig = list(groep)
        if len(gelijktijdig) > 1:
            gelijktijdig.sort(key=Gebeurtenis.als_json)
        gesorteerd += gelijktijdig
    return gesorteerd


def _moment(gebeurtenis: Gebeurtenis) -> tuple[date, str]:
    vastgelegd = gebeurtenis.vastgelegd_op
    return gebeurtenis.op, "" if vastgelegd is None else str(vastgelegd)


def _ordelijk(lijst: list[Gebeurtenis]) -> list[Gebeurtenis]:
    """In order; of identical events only the one recorded last."""
    op_rij = op_volgorde(lijst)
    return [g for nummer, g in enumerate(op_rij) if not _komt_later_weer(g, op_rij, nummer)]


def _komt_later_weer(gebeurtenis: Gebeurtenis, op_rij: list[Gebeurtenis], nummer: int) -> bool:
    for ander in islice(op_rij, nummer + 1, None):
        if ander.op != gebeurtenis.op:
            return False
        if ander.id == gebeurtenis.id and ander.gegevens == gebeurtenis.gegevens:
            return True
    return False
