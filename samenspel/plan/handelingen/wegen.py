"""Weighing the three routes, judging what only the college can judge, and choosing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

import wet.beoordeling as beoordelingsruimte
from samenspel.kern import klok
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.plan.bevoegdheden import mens_van
from samenspel.plan.handelingen.slot import bewaar, bewerk
from samenspel.plan.models import Afweging, Beoordeling, Pip
from samenspel.plan.models.pip import Leerroute
from samenspel.plan.standaardzinnen import zinnen

VRAGEN = {
    ruimte.code: ruimte
    for ruimte in vars(beoordelingsruimte).values()
    if isinstance(ruimte, beoordelingsruimte.Beoordelingsruimte)
}


@transaction.atomic
def weeg_leerroute(
    pip: Pip, leerroute: str, *, door: Aanwezige, oordeel: str, eigen_regel: str, codes: Iterable[str] = (), bewerking: int | None = None,
    nu: datetime | None = None,
) -> Afweging:  # fmt: skip
    """One route: chosen sentences, one own line, a judgement. Half of it may be kept: a concept is a concept."""
    pip = bewerk(pip, door=door, bewerking=bewerking)
    if leerroute not in Leerroute.values:
        raise Weigering("Kies een van de drie leerroutes.")
    if oordeel and oordeel not in Afweging.Oordeel.values:
        raise Weigering("Kies een oordeel: past, past niet, of past misschien later.")
    passend = [code for code in codes if code in zinnen() and zinnen()[code].leerroute == leerroute]
    nieuw = {"zinnen": passend, "eigen_regel": eigen_regel.strip(), "oordeel": oordeel}
    moment = nu or klok.nu()
    afweging = Afweging.objects.filter(pip=pip, leerroute=leerroute).first()
    if afweging is None:
        afweging = Afweging(gemeente_id=pip.gemeente_id, dossier_id=pip.dossier_id, pip=pip, leerroute=leerroute)
    elif all(getattr(afweging, veld) == waarde for veld, waarde in nieuw.items()):
        return afweging
    for veld, waarde in nieuw.items():
        setattr(afweging, veld, waarde)
    afweging.door_id, afweging.op = mens_van(door), moment
    afweging.save()
    bewaar(pip, [], door=door, nu=moment)
    return afweging


@transaction.atomic
def beoordeel(
    pip: Pip, vraag: str, *, door: Aanwezige, oordeel: bool | None, motivering: str, bewerking: int | None = None,
    nu: datetime | None = None,
) -> Beoordeling:  # fmt: skip
    """Answer a question of `wet.beoordeling`, with the reason. Without a reason it does not count as answered."""
    pip = bewerk(pip, door=door, bewerking=bewerking)
    if vraag not in VRAGEN:
        raise Weigering("Deze vraag kent Samenspel niet.")
    moment = nu or klok.nu()
    rij = Beoordeling.objects.filter(pip=pip, vraag=vraag).first()
    if rij is None:
        rij = Beoordeling(gemeente_id=pip.gemeente_id, dossier_id=pip.dossier_id, pip=pip, vraag=vraag)
    elif (rij.oordeel, rij.motivering) == (oordeel, motivering.strip()):
        return rij
    rij.oordeel, rij.motivering = oordeel, motivering.strip()
    rij.door_id, rij.op = mens_van(door), moment
    rij.save()
    bewaar(pip, [], door=door, nu=moment)
    return rij


@transaction.atomic
def kies_leerroute(
    pip: Pip, leerroute: str, *, door: Aanwezige, bewerking: int | None = None, nu: datetime | None = None
) -> Pip:
    """The choice itself; empty takes it back."""
    pip = bewerk(pip, door=door, bewerking=bewerking)
    if leerroute and leerroute not in Leerroute.values:
        raise Weigering("Kies een van de drie leerroutes.")
    if pip.leerroute == leerroute:
        return pip
    pip.leerroute = leerroute
    return bewaar(pip, ["leerroute"], door=door, nu=nu or klok.nu())


class Routeweging(NamedTuple):
    """What was filled in for one route."""

    oordeel: str
    eigen_regel: str
    zinnen: tuple[str, ...] = ()


class Antwoord(NamedTuple):
    """What was filled in for one question of judgement."""

    oordeel: bool | None
    motivering: str


@transaction.atomic
def leg_afweging_vast(
    pip: Pip, *, door: Aanwezige, routes: Mapping[str, Routeweging], antwoorden: Mapping[str, Antwoord], leerroute: str,
    bewerking: int | None = None, nu: datetime | None = None,
) -> Pip:  # fmt: skip
    """The whole screen at once: what did not change is not touched."""
    bewerk(pip, door=door, bewerking=bewerking)
    for route, weging in routes.items():
        if any(weging) or Afweging.objects.filter(pip=pip, leerroute=route).exists():
            weeg_leerroute(
                pip,
                route,
                door=door,
                oordeel=weging.oordeel,
                eigen_regel=weging.eigen_regel,
                codes=weging.zinnen,
                nu=nu,
            )
    for vraag, antwoord in antwoorden.items():
        leg_antwoord_vast(pip, vraag, antwoord, door=door, nu=nu)
    return kies_leerroute(pip, leerroute, door=door, nu=nu)


def leg_antwoord_vast(pip: Pip, vraag: str, antwoord: Antwoord, *, door: Aanwezige, nu: datetime | None) -> None:
    """An empty answer makes no row, and empties one that is there."""
    leeg = antwoord.oordeel is None and not antwoord.motivering.strip()
    if not leeg or Beoordeling.objects.filter(pip=pip, vraag=vraag).exists():
        beoordeel(pip, vraag, door=door, oordeel=antwoord.oordeel, motivering=antwoord.motivering, nu=nu)
