"""The facts of one person, arranged once for all rules: by kind, group and route by day, duty, term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from wet.feiten import Gebeurtenis, Situatie, op_volgorde, per_soort
from wet.kalender import dag_uit

_ROUTE_SOORTEN = ("pip_dagtekening", "pip_wijziging", "leerroute_gewijzigd")
_MEEGEKOMEN = "verhuizing"  # a move says a route only while the PIP that came along, with its route, is not known
_GEEN: Sequence[Gebeurtenis] = ()
EEUWIG = date(9999, 12, 31)


class Tijdvak(NamedTuple):
    """From a day on: this group and this route."""

    vanaf: date
    doelgroep: str
    leerroute: str | None


class Overzicht:
    """What every rule asks of the facts, found once. `termijn` is filled by the engine with T17."""

    __slots__ = ("doelgroep", "leerroute", "per", "plicht_weg", "termijn", "tijdvakken", "vrij_tot")

    def __init__(self, doelgroep: str, gebeurtenissen: Iterable[Gebeurtenis]) -> None:
        self.per = per = per_soort(gebeurtenissen)
        self.termijn: tuple[date, date] | None = None
        self.tijdvakken: list[Tijdvak] | None = None
        pip = per.get("pip_dagtekening", _GEEN)
        meer = "doelgroep_gewijzigd" in per or "leerroute_gewijzigd" in per or "pip_wijziging" in per or len(pip) > 1
        if meer or (_MEEGEKOMEN in per and _meegekomen(per)):
            self.tijdvakken = _tijdvakken(doelgroep, per)
            self.doelgroep, self.leerroute = self.tijdvakken[-1].doelgroep, self.tijdvakken[-1].leerroute
        else:
            self.doelgroep = doelgroep
            self.leerroute = pip[0].gegevens.get("leerroute") if pip else None
        self.plicht_weg: tuple[date, str] | None = None
        self.vrij_tot: date | None = None
        if "plicht_einde" in per or "vrijstelling" in per or "ontheffing" in per:
            self.plicht_weg = _plicht_weg(self)
            self.vrij_tot = _vrij_tot(self)

    def eerste(self, soort: str) -> Gebeurtenis | None:
        """The first event of a kind; of several on that day the one that counts."""
        lijst = self.per.get(soort)
        if not lijst:
            return None
        if len(lijst) == 1:
            return lijst[0]
        return [g for g in lijst if g.op == lijst[0].op][-1]

    def laatste(self, soort: str) -> Gebeurtenis | None:
        """The event of a kind with the latest day."""
        lijst = self.per.get(soort)
        return lijst[-1] if lijst else None

    def alle(self, *soorten: str) -> list[Gebeurtenis]:
        """All events of these kinds, in order of day."""
        lijsten = [self.per[soort] for soort in soorten if soort in self.per]
        if len(lijsten) == 1:
            return lijsten[0]  # in order already
        return op_volgorde(g for lijst in lijsten for g in lijst)

    def situatie(self) -> Situatie:
        """Group and route as they are now."""
        return Situatie(self.doelgroep, self.leerroute)

    def doelgroep_op(self, dag: date) -> str:
        """The group on a day."""
        if self.tijdvakken is None:
            return self.doelgroep
        return [vak.doelgroep for vak in self.tijdvakken if vak.vanaf <= dag][-1]

    def plicht_einde(self) -> Gebeurtenis | None:
        """The end of the duty in force: the latest, unless the duty started again after it."""
        einde = self.laatste("plicht_einde")
        if einde is None:
            return None
        begin = self.laatste("plicht_start")
        return None if begin is not None and begin.op > einde.op else einde

    def werd(self, leerroute: str) -> date | None:
        """The day on which the route last became this one."""
        if self.tijdvakken is None:
            pip = self.eerste("pip_dagtekening")
            return pip.op if pip is not None and self.leerroute == leerroute else None
        dag, vorige = None, None
        for vak in self.tijdvakken:
            if vak.leerroute == leerroute and vorige != leerroute:
                dag = vak.vanaf
            vorige = vak.leerroute
        return dag

    def verlaten_op(self, groepen: frozenset[str], routes: frozenset[str] | None, start: date) -> date | None:
        """The day on which a started term lost its group or route; None when it never ran in it."""
        gevonden = None
        vakken = self.tijdvakken or []
        for vak, volgend in pairwise(vakken):
            past = vak.doelgroep in groepen and (routes is None or vak.leerroute in routes)
            if past and volgend.vanaf > start:
                gevonden = volgend.vanaf
        return gevonden


def _meegekomen(per: dict[str, list[Gebeurtenis]]) -> list[Gebeurtenis]:
    """The moves that say which route came along, and of which no PIP that says so itself is known yet."""
    bekend = next((g.op for g in per.get("pip_dagtekening", _GEEN) if g.gegevens.get("leerroute")), EEUWIG)
    return [g for g in per.get(_MEEGEKOMEN, _GEEN) if g.op < bekend and g.gegevens.get("leerroute")]


def _tijdvakken(doelgroep: str, per: dict[str, list[Gebeurtenis]]) -> list[Tijdvak]:
    vakken = [Tijdvak(date.min, doelgroep, None)]
    wissels = [g for soort in ("doelgroep_gewijzigd", *_ROUTE_SOORTEN) for g in per.get(soort, _GEEN)]
    for gebeurtenis in op_volgorde((*wissels, *_meegekomen(per))):
        vorig = vakken[-1]
        groep, route = vorig.doelgroep, vorig.leerroute
        if gebeurtenis.soort == "doelgroep_gewijzigd":
            groep = gebeurtenis.gegevens.get("doelgroep") or groep
        else:
            route = gebeurtenis.gegevens.get("leerroute") or route
        if vorig.vanaf == gebeurtenis.op:
            vakken.pop()
        vakken.append(Tijdvak(gebeurtenis.op, groep, route))
    return vakken


def _plicht_weg(x: Overzicht) -> tuple[date, str] | None:
    """Since when nothing of the Wi is asked any more, and why."""
    redenen = []
    einde = x.plicht_einde()
    if einde is not None:
        redenen.append((einde.op, f"plicht_einde:{einde.gegevens.get('reden') or ''}"))
    redenen += [
        (g.op, soort)
        for soort in ("vrijstelling", "ontheffing")
        for g in x.per.get(soort, _GEEN)
        if g.gegevens.get("omvang") == "geheel"
    ]
    return min(redenen) if redenen else None


def _vrij_tot(x: Overzicht) -> date | None:
    """The last day of the temporary exemption that was given last."""
    tijdelijk = [g for g in x.alle("vrijstelling", "ontheffing") if g.gegevens.get("omvang") == "tijdelijk"]
    if not tijdelijk:
        return None
    tot = tijdelijk[-1].gegevens.get("tot")
    return dag_uit(tot) if tot else EEUWIG
