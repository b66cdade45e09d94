"""The PIP with which somebody moved here: what it was, whose, and which route came along (Bi 5.3 lid 3, Wi 15 lid 4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import wet
from samenspel.dossiers.elders import VERHUIZING, kwam_met_pip, pips_van_elders
from samenspel.plan.models import Pip

_OVER_DE_ROUTE = frozenset({"pip_dagtekening", "pip_wijziging", "leerroute_gewijzigd"})
_PIP = frozenset({"pip_dagtekening", "pip_wijziging"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meegekomen:
    """What is known of the PIP that came along. None and empty: nobody here knows it.

    `verhuisd_op` is None while only that PIP is recorded, and not yet the move. `dagtekening` is that of the PIP as it was
    last changed before the move. `hier_verder`: our college has decided since the move.
    """

    verhuisd_op: date | None
    dagtekening: date | None
    gemeente: str
    leerroute: str | None
    hier_verder: bool


def meegekomen(pip: Pip, feiten: wet.Feiten) -> Meegekomen | None:
    """The PIP of elsewhere under this version; None when nobody came with one."""
    if not kwam_met_pip(feiten):
        return None
    staand = list(wet.geldende(feiten))
    verhuisd_op = wet.verhuisd_met_pip(feiten)
    tot = verhuisd_op or max(pips_van_elders(staand))
    eigen = pip.vorige.dagtekening if pip.vorige is not None else None
    hier_verder = eigen is not None and (verhuisd_op is None or eigen >= verhuisd_op)
    sinds = eigen if eigen is not None and not hier_verder else None  # ours, of before somebody left
    daar = [g for g in staand if g.op <= tot and (sinds is None or g.op > sinds)]
    verhuizingen = [g for g in staand if g.soort == VERHUIZING and g.op == verhuisd_op]
    return Meegekomen(
        verhuisd_op=verhuisd_op,
        dagtekening=max((g.op for g in daar if g.soort in _PIP), default=None),
        gemeente=next((str(g.gegevens["pip_gemeente"]) for g in verhuizingen if g.gegevens.get("pip_gemeente")), ""),
        leerroute=_route(feiten, daar, verhuizingen, tot, terug=sinds is not None),
        hier_verder=hier_verder,
    )


def _route(
    feiten: wet.Feiten, daar: list[wet.Gebeurtenis], verhuizingen: list[wet.Gebeurtenis], tot: date, *, terug: bool
) -> str | None:
    """The route that was in force there on the day of the move.

    Who left with our PIP and comes back with one of elsewhere: whether that municipality changed the route is not known
    until somebody says so. Nobody said that there was another PIP: then ours is the one that came along.
    """
    if not terug or any(g.soort in _OVER_DE_ROUTE and g.gegevens.get("leerroute") for g in daar):
        return route_op(feiten, tot)
    gezegd = next((str(g.gegevens["leerroute"]) for g in verhuizingen if g.gegevens.get("leerroute")), None)
    ander_pip = any(g.gegevens.get("met_pip") for g in verhuizingen)
    return gezegd if ander_pip else route_op(feiten, tot)


def route_op(feiten: wet.Feiten, dag: date) -> str | None:
    """The route on a day, of what stands."""
    return wet.situatie(feiten._replace(gebeurtenissen=_tot(wet.geldende(feiten), dag))).leerroute


def _tot(staand: Iterable[wet.Gebeurtenis], dag: date) -> tuple[wet.Gebeurtenis, ...]:
    return tuple(g for g in staand if g.op <= dag)


def geldende_route(pip: Pip | None, feiten: wet.Feiten, op: date) -> str | None:
    """The route that this version may change: that of the PIP that came along, else ours as it stands on that day."""
    mee = meegekomen(pip, feiten) if pip is not None else None
    return mee.leerroute if mee is not None and not mee.hier_verder else route_op(feiten, op)


def overgenomen_leerroute(feiten: wet.Feiten) -> str | None:
    """The route that an earlier municipality fixed, and that comes along (Wi 15 lid 4)."""
    verhuisd = max((g.op for g in wet.geldende(feiten) if g.soort == VERHUIZING), default=None)
    if verhuisd is None:
        return None
    return route_op(feiten, verhuisd)
