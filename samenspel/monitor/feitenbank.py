"""Persons and their facts, as known on a day: the one source of every figure.

A figure is computed from persons, never from percentages: PostgreSQL makes one row per person out of the facts that stood,
and counts those. The second clock (`bekend_op`) leaves out what was recorded later, withdrawals included, so that a report
can be made again as it was. Merged records are one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from samenspel.kern.identiteit import Aanwezige, daarna_als, identiteit
from samenspel.kern.uuid7 import uuid7
from samenspel.kern.vullen import zonder_wachten
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.matrix import SYSTEEM


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


@dataclass(frozen=True, slots=True)
class Groep:
    """Persons of one group that count with one value; `in_teller` of them are in the numerator."""

    naam: str
    waarde: int | None
    aantal: int
    in_teller: int


def eerste(*soorten: str) -> str:
    """SQL: the first day of these kinds of fact, for one person."""
    return f"min(op) filter (where soort in ({_lijst(soorten)}))"


VERHUIZING = "verhuizing"
"""What `eerste_hier` must know of a person too."""


def eerste_hier(*soorten: str) -> str:
    """SQL: the same, without what another municipality decided before somebody moved here (`dossiers.elders`).

    Who says whose it was, decides; an act in Samenspel is ours; where nobody said it, ours is what is of after the last
    move here. The aggregates inside the small query belong to the person around it.
    """
    deze = f"soort in ({_lijst(soorten)})"
    van_ons = f"min(op) filter (where {deze} and (bron = 'handeling' or gegevens ->> 'elders' = 'false'))"
    ongezegd = f"array_agg(op) filter (where {deze} and bron <> 'handeling' and gegevens ->> 'elders' is null)"
    verhuisd = f"max(op) filter (where soort = '{VERHUIZING}')"
    return f"least({van_ons}, (select min(dag) from unnest({ongezegd}) as dag where dag > coalesce({verhuisd}, '-infinity')))"


def laatste(*soorten: str) -> str:
    """SQL: the last day of these kinds of fact, for one person."""
    return f"max(op) filter (where soort in ({_lijst(soorten)}))"


def laatste_gegeven(veld: str, *soorten: str) -> str:
    """SQL: this field of the last of these facts, for one person."""
    volgorde = "order by op desc, vastgelegd_op desc, id desc"
    return f"(array_agg(gegevens ->> '{veld}' {volgorde}) filter (where soort in ({_lijst(soorten)})))[1]"


def _lijst(soorten: tuple[str, ...]) -> str:
    return ", ".join(f"'{soort}'" for soort in soorten)


_STAAT = """{g}.gemeente_id = %(gemeente)s and {g}.op <= %(op)s
    and (%(bekend)s::date is null or ({g}.vastgelegd_op at time zone 'Europe/Amsterdam')::date <= %(bekend)s)"""
# A fact stands on the reference day unless a withdrawal of it stands; a withdrawal that was itself withdrawn does not.
# `not in` over a small set is one hash, also where the planner knows nothing of the table yet.
_FEIT = f"""
  select coalesce(d.samengevoegd_in_id, g.dossier_id) as mens, g.soort, g.op, g.vastgelegd_op, g.id, g.gegevens, g.bron
  from dossiers_gebeurtenis g left join dossiers_dossier d on d.id = g.dossier_id and d.samengevoegd_in_id is not null
  where g.soort = any (%(soorten)s) and {_STAAT.format(g="g")} and g.id not in (
    select i.trekt_in_id from dossiers_gebeurtenis i where i.trekt_in_id is not null and {_STAAT.format(g="i")} and i.id not in (
      select j.trekt_in_id from dossiers_gebeurtenis j where j.trekt_in_id is not null and {_STAAT.format(g="j")}))
"""
_PER_MENS = """
with feit as ({feit}), stand as (select mens{kolommen} from feit group by mens)
select {kies} from dossiers_dossier d join stand s on s.mens = d.id {persoon}
where d.gemeente_id = %(gemeente)s and d.samengevoegd_in_id is null and ({telt})
"""
VELE = 8
"""From so many municipalities on, planning once is worth it."""
_TYPEN = {
    "gemeente": "uuid", "code": "text", "op": "date", "bekend": "date", "van": "date", "tot": "date", "soorten": "text[]",
}  # fmt: skip
_FEITEN = f"""
with feit as ({_FEIT})
select f.mens, d.doelgroep, f.soort, f.op, f.gegevens::text from feit f join dossiers_dossier d on d.id = f.mens
order by f.mens, f.op, f.vastgelegd_op, f.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telwijze:
    """How persons are counted, in SQL over `d` (dossier), `p` (person) and the named `kolommen` of `s` (their facts).

    `telt`: who is in the denominator. `in_teller`: who of them is in the numerator. `waarde`: a whole number for a
    median, or null.
    """

    soorten: tuple[str, ...]
    kolommen: dict[str, str]
    telt: str
    in_teller: str = "true"
    waarde: str = "null::int"
    dag: str = "%(op)s::date"


@dataclass(frozen=True, slots=True, kw_only=True)
class As:
    """One way to break a figure down: an SQL expression for the group, and the facts that it needs."""

    groep: str
    soorten: tuple[str, ...] = ()
    kolommen: tuple[tuple[str, str], ...] = ()
    per_jaar: bool = False


def tel(telwijze: Telwijze, vraag: Vraag, as_: As) -> Iterator[Groep]:
    """Groups of every municipality asked for, each behind its own row-level security."""
    groep = as_.groep.format(dag=telwijze.dag)
    kies = f"{groep} as groep, {telwijze.waarde} as waarde, count(*), count(*) filter (where {telwijze.in_teller})"
    sql = _per_mens(telwijze, as_, kies) + " group by 1, 2"
    soorten = (*telwijze.soorten, *as_.soorten)
    waarden = [(gemeente, _waarden(gemeente, vraag, soorten)) for gemeente in vraag.gemeenten]
    for naam, waarde, aantal, in_teller in _een_voor_een(sql, waarden) if len(waarden) < VELE else _reeks(sql, waarden):
        yield Groep(str(naam), waarde, aantal, in_teller)


Waarden = list[tuple[Gemeente, dict[str, Any]]]


def _een_voor_een(sql: str, waarden: Waarden) -> Iterator[tuple[Any, ...]]:
    for gemeente, hier in waarden:
        with identiteit(huis(gemeente)), connection.cursor() as cursor:
            cursor.execute(sql, hier)
            yield from cursor.fetchall()


def _reeks(sql: str, waarden: Waarden) -> Iterator[tuple[Any, ...]]:
    """The same for many: planned once, and sent one after the other without waiting for an answer.

    Planning behind the wall takes three times as long as counting a municipality of average size. The name is used once:
    a statement outlives a transaction that fails.
    """
    naam = f"cijfer_{uuid7().hex}"
    plaatsen = {f"%({veld})s": f"${nummer}" for nummer, veld in enumerate(_TYPEN, 1)}
    kaal = re.sub(r"%\(\w+\)s", lambda treffer: plaatsen[treffer[0]], sql)
    with identiteit(huis(waarden[0][0])), connection.cursor() as cursor:
        cursor.execute(f"prepare {naam} ({', '.join(_TYPEN.values())}) as {kaal}")
        antwoorden = []
        with zonder_wachten():
            for gemeente, hier in waarden:
                daarna_als(huis(gemeente))
                antwoord = connection.cursor()
                antwoord.execute(f"execute {naam} ({', '.join(['%s'] * len(_TYPEN))})", [hier[veld] for veld in _TYPEN])
                antwoorden.append(antwoord)
        cursor.execute(f"deallocate {naam}")
        rijen = [rij for antwoord in antwoorden for rij in antwoord.fetchall()]
    yield from rijen


def groep_per_mens(gemeente: Gemeente, vraag: Vraag, as_: As, soorten: tuple[str, ...]) -> dict[UUID, str]:
    """The group of every person with one of these facts; under the identity that is present."""
    telwijze = Telwijze(soorten=soorten, kolommen={}, telt="true")
    sql = _per_mens(telwijze, as_, f"d.id, {as_.groep.format(dag=telwijze.dag)}")
    with connection.cursor() as cursor:
        cursor.execute(sql, _waarden(gemeente, vraag, (*soorten, *as_.soorten)))
        return {mens: str(groep) for mens, groep in cursor.fetchall()}


def feiten_per_mens(
    gemeente: Gemeente, vraag: Vraag, soorten: tuple[str, ...]
) -> dict[UUID, tuple[str, list[tuple[str, date, str]]]]:
    """Of every person the first reported group and the facts that stood: kind, day, particulars as JSON text."""
    per: dict[UUID, tuple[str, list[tuple[str, date, str]]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_FEITEN, _waarden(gemeente, vraag, soorten))
        for mens, doelgroep, soort, op, gegevens in cursor.fetchall():
            per.setdefault(mens, (doelgroep, []))[1].append((soort, op, gegevens))
    return per


def _per_mens(telwijze: Telwijze, as_: As, kies: str) -> str:
    kolommen = telwijze.kolommen | dict(as_.kolommen)
    return _PER_MENS.format(
        feit=_FEIT,
        kolommen="".join(f", {uitdrukking} as {naam}" for naam, uitdrukking in kolommen.items()),
        kies=kies,
        telt=telwijze.telt,
        persoon="left join personen_persoon p on p.dossier_id = d.id" if "p." in as_.groep else "",
    )


def _waarden(gemeente: Gemeente, vraag: Vraag, soorten: tuple[str, ...]) -> dict[str, Any]:
    return {
        "gemeente": gemeente.pk, "code": gemeente.code, "op": vraag.op, "bekend": vraag.bekend_op, "van": vraag.van, "tot": vraag.tot,
        "soorten": sorted(set(soorten)),
    }  # fmt: skip


def huis(gemeente: Gemeente) -> Aanwezige:
    """The house itself, for a figure that names nobody."""
    return Aanwezige(gebruiker_id=None, gemeente_id=gemeente.pk, rol=SYSTEEM, doel="cijfer")


IN_PERIODE = "({dag} is not null and (%(van)s::date is null or {dag} >= %(van)s) and (%(tot)s::date is null or {dag} <= %(tot)s))"


def in_periode(dag: str) -> str:
    """SQL: this day lies within what is asked. The reference day already holds for every fact."""
    return IN_PERIODE.format(dag=dag)
