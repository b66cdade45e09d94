"""Figures per organisation, for who manages its contract (ADR 32): counted by the house, rounded, never of few people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_high
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import dag_van
from samenspel.monitor.feitenbank import huis
from samenspel.monitor.uitkomst import KLEIN, NOG_GEEN_GEGEVENS, TE_KLEIN, afgerond
from samenspel.organisaties.models import Gemeente, Organisatie
from samenspel.toegang.contracten import eigen_contracten
from samenspel.toegang.matrix import cel
from samenspel.toegang.models import Betrokkenheid

JAAR = timedelta(days=365)


def ziet_alle_aanbieders(wie: Aanwezige) -> bool:
    """G of C18: the figures of every organisation, and no contract."""
    return cel(wie.rol, "C18") == "G"


@dataclass(frozen=True, slots=True)
class Deelname:
    """One involvement as it is counted: of which dossier, what was answered, and the days."""

    dossier_id: UUID
    geaccepteerd: bool
    geweigerd: bool
    vanaf: date
    tot: date | None
    gevraagd: date | None
    beantwoord: date | None


@dataclass(frozen=True, slots=True)
class Aanbieder:
    """One organisation with its figures: what, and how many."""

    naam: str
    cijfers: tuple[tuple[str, str], ...]


Telling = Callable[[Sequence[Deelname], date], str]


def _mensen(telt: Callable[[Deelname, date], bool]) -> Telling:
    """How many people count, in words."""

    def tel(rijen: Sequence[Deelname], op: date) -> str:
        aantal = afgerond(len({rij.dossier_id for rij in rijen if telt(rij, op)}))
        return TE_KLEIN if aantal is None else str(aantal)

    return tel


def _antwoordtijd(rijen: Sequence[Deelname], op: date) -> str:
    """The middle number of days between question and answer."""
    dagen = [
        (r.beantwoord - r.gevraagd).days for r in rijen if r.gevraagd and r.beantwoord and _dit_jaar(r.beantwoord, op)
    ]
    if not dagen:
        return NOG_GEEN_GEGEVENS
    return TE_KLEIN if len(dagen) < KLEIN else str(median_high(dagen))


def _dit_jaar(dag: date, op: date) -> bool:
    return op - JAAR < dag <= op


_TELLINGEN: tuple[tuple[Any, Telling], ...] = (
    (_("Mensen nu"), _mensen(lambda r, op: r.geaccepteerd and r.vanaf <= op and (r.tot is None or r.tot >= op))),
    (_("Begonnen dit jaar"), _mensen(lambda r, op: r.geaccepteerd and _dit_jaar(r.vanaf, op))),
    (_("Gestopt dit jaar"), _mensen(lambda r, op: r.geaccepteerd and r.tot is not None and r.tot < op and _dit_jaar(r.tot, op))),
    (_("Nee gezegd dit jaar"), _mensen(lambda r, op: r.geweigerd and r.beantwoord is not None and _dit_jaar(r.beantwoord, op))),
    (_("Dagen tot antwoord"), _antwoordtijd),
)  # fmt: skip


def aanbieders(wie: Aanwezige, op: date) -> list[Aanbieder]:
    """Those whose contract somebody manages, and of a municipality all for who sees figures of C18 (G), by name. A year is the 365 days up to `op`."""
    hier = Organisatie.objects.filter(gemeenten=wie.gemeente_id)
    eigen = list((hier if ziet_alle_aanbieders(wie) else hier.filter(pk__in=eigen_contracten(wie))).order_by("naam"))
    koppen = [str(kop) for kop, _telling in _TELLINGEN]
    per = _deelnames(wie, [organisatie.pk for organisatie in eigen])
    return [Aanbieder(o.naam, tuple(zip(koppen, cijfers_van(per.get(o.pk, []), op), strict=True))) for o in eigen]


def cijfers_van(rijen: Sequence[Deelname], op: date) -> tuple[str, ...]:
    """What may be told of these."""
    return tuple(telling(rijen, op) if rijen else NOG_GEEN_GEGEVENS for _kop, telling in _TELLINGEN)


def _deelnames(wie: Aanwezige, organisaties: list[UUID]) -> dict[UUID, list[Deelname]]:
    """Read by the house: who manages contracts may not read who takes part where."""
    per: dict[UUID, list[Deelname]] = {}
    with identiteit(huis(Gemeente(pk=wie.gemeente_id))):
        rijen = Betrokkenheid.objects.filter(gemeente_id=wie.gemeente_id, organisatie_id__in=organisaties)
        for rij in rijen.iterator():
            per.setdefault(rij.organisatie_id, []).append(
                Deelname(
                    rij.dossier_id, rij.stand == Betrokkenheid.Stand.GEACCEPTEERD, rij.stand == Betrokkenheid.Stand.GEWEIGERD, rij.vanaf, rij.tot,
                    dag_van(rij.gevraagd_op) if rij.gevraagd_op else None, dag_van(rij.beantwoord_op) if rij.beantwoord_op else None,
                )
            )  # fmt: skip
    return per
