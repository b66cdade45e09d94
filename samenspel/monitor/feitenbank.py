"""Persons and their facts, as known on a day: the one source of every figure.

A figure is computed from persons, never from percentages. The second clock (`bekend_op`) leaves out what was
recorded later, withdrawals included, so that a report can be made again as it was.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.matrix import SYSTEEM

_PERSONEN = """
select d.id, coalesce(d.samengevoegd_in_id, d.id), d.regime, d.doelgroep, p.geslacht, p.geboortedatum
from dossiers_dossier d left join personen_persoon p on p.dossier_id = d.id
where d.gemeente_id = %(gemeente)s
"""
_FEITEN = """
select g.dossier_id, g.soort, g.op, g.gegevens
from dossiers_gebeurtenis g
where g.gemeente_id = %(gemeente)s and g.soort = any (%(soorten)s) and g.op <= %(op)s
  and (%(bekend)s::date is null or (g.vastgelegd_op at time zone 'Europe/Amsterdam')::date <= %(bekend)s)
  and not exists (select from dossiers_gebeurtenis i where i.trekt_in_id = g.id and i.op <= %(op)s
    and (%(bekend)s::date is null or (i.vastgelegd_op at time zone 'Europe/Amsterdam')::date <= %(bekend)s))
order by g.op, g.vastgelegd_op, g.id
"""


@dataclass(frozen=True, slots=True)
class Feit:
    """One fact that stood on the reference day."""

    soort: str
    op: date
    gegevens: dict[str, Any]


@dataclass(slots=True)
class Mens:
    """One person with the facts asked for. Merged records are one person."""

    dossier_id: UUID
    gemeente: str
    regime: str
    doelgroep: str
    geslacht: str
    geboortedatum: str
    feiten: list[Feit] = field(default_factory=list)

    def eerste(self, *soorten: str) -> Feit | None:
        """The first fact of these kinds."""
        return next((feit for feit in self.feiten if feit.soort in soorten), None)

    def laatste(self, *soorten: str) -> Feit | None:
        """The last fact of these kinds."""
        return next((feit for feit in reversed(self.feiten) if feit.soort in soorten), None)

    @property
    def groep(self) -> str:
        """The group on the reference day."""
        gewijzigd = self.laatste("doelgroep_gewijzigd")
        return str(gewijzigd.gegevens["doelgroep"]) if gewijzigd else self.doelgroep

    @property
    def leerroute(self) -> str:
        """The route on the reference day, or ""."""
        keuze = self.laatste("pip_dagtekening", "pip_wijziging", "leerroute_gewijzigd")
        return str(keuze.gegevens.get("leerroute", "")) if keuze else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """What is asked of the facts: municipalities, reference day, period (both days included), second clock."""

    gemeenten: tuple[Gemeente, ...]
    op: date
    van: date | None = None
    tot: date | None = None
    bekend_op: date | None = None

    def in_periode(self, dag: date) -> bool:
        """Is this day inside the period, or on or before the reference day when there is none?"""
        return (self.van is None or dag >= self.van) and (self.tot is None or dag <= self.tot) and dag <= self.op


# Facts that tell group, route and cohort; every figure needs them.
BASIS = ("doelgroep_gewijzigd", "pip_dagtekening", "pip_wijziging", "leerroute_gewijzigd", "plicht_start",
         "kennisgeving_inburgeringsplicht", "dossier_geopend")  # fmt: skip


def mensen(vraag: Vraag, soorten: Iterable[str]) -> Iterator[Mens]:
    """Every person of the municipalities with the facts of these kinds: two queries per municipality."""
    for gemeente in vraag.gemeenten:
        wie = Aanwezige(gebruiker_id=None, gemeente_id=gemeente.pk, rol=SYSTEEM, doel="cijfer")
        with identiteit(wie):
            yield from _van_gemeente(gemeente, vraag, sorted({*soorten, *BASIS}))


def _van_gemeente(gemeente: Gemeente, vraag: Vraag, soorten: list[str]) -> list[Mens]:
    waarden: dict[str, Any] = {"gemeente": gemeente.pk, "soorten": soorten, "op": vraag.op, "bekend": vraag.bekend_op}
    gevonden: dict[UUID, Mens] = {}
    hoofd: dict[UUID, UUID] = {}
    with connection.cursor() as cursor:
        cursor.execute(_PERSONEN, waarden)
        for dossier_id, hoofd_id, regime, doelgroep, geslacht, geboren in cursor.fetchall():
            hoofd[dossier_id] = hoofd_id
            if dossier_id == hoofd_id:
                gevonden[dossier_id] = Mens(dossier_id, gemeente.code, regime, doelgroep, geslacht or "", geboren or "")
        cursor.execute(_FEITEN, waarden)
        per_mens: dict[UUID, list[Feit]] = defaultdict(list)
        for dossier_id, soort, op, gegevens in cursor.fetchall():
            inhoud = gegevens if isinstance(gegevens, dict) else _json(gegevens)
            per_mens[hoofd[dossier_id]].append(Feit(soort, op, inhoud))
    for mens_id, feiten in per_mens.items():
        gevonden[mens_id].feiten = sorted(feiten, key=lambda feit: feit.op)
    return list(gevonden.values())


def _json(tekst: str) -> dict[str, Any]:
    """Raw cursors hand jsonb over as text."""
    return dict(json.loads(tekst))
