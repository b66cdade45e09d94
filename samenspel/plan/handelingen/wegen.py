"""Weighing the three routes, judging what only the college can judge, and choosing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

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
def weeg_leerroute(
    pip: Pip, leerroute: str, *, door: Aanwezige, oordeel: str, eigen_regel: str, codes: Iterable[str] = (), bewerking: int | None = None,
    nu: datetime | None = None,
) -> Afweging:  # fmt: skip
    """One route: chosen sentences, one own line, a judgement. Half of it may be kept: a concept is a concept."""
    pip = bewerk(pip, door=door, bewerking=bewerking)
    moment = nu or klok.nu()
    rij = Afweging.objects.filter(pip=pip, leerroute=leerroute).first() or _nieuwe_route(pip, leerroute)
    if _zet_route(pip, leerroute, Routeweging(oordeel, eigen_regel, tuple(codes)), rij, mens_van(door), moment):
        bewaar(pip, [], door=door, nu=moment)
    return rij


@transaction.atomic
def beoordeel(
    pip: Pip, vraag: str, *, door: Aanwezige, oordeel: bool | None, motivering: str, bewerking: int | None = None,
    nu: datetime | None = None,
) -> Beoordeling:  # fmt: skip
    """Answer a question of `wet.beoordeling`, with the reason. Without a reason it does not count as answered."""
    pip = bewerk(pip, door=door, bewerking=bewerking)
    moment = nu or klok.nu()
    rij = Beoordeling.objects.filter(pip=pip, vraag=vraag).first() or _nieuw_antwoord(pip, vraag)
    if _zet_antwoord(pip, vraag, Antwoord(oordeel, motivering), rij, mens_van(door), moment):
        bewaar(pip, [], door=door, nu=moment)
    return rij


@transaction.atomic
def kies_leerroute(
    pip: Pip, leerroute: str, *, door: Aanwezige, bewerking: int | None = None, nu: datetime | None = None
) -> Pip:
    """The choice itself; empty takes it back."""
    pip = bewerk(pip, door=door, bewerking=bewerking)
    _controleer_keuze(leerroute)
    if pip.leerroute == leerroute:
        return pip
    pip.leerroute = leerroute
    return bewaar(pip, ["leerroute"], door=door, nu=nu or klok.nu())


@transaction.atomic
def leg_afweging_vast(
    pip: Pip, *, door: Aanwezige, routes: Mapping[str, Routeweging], antwoorden: Mapping[str, Antwoord], leerroute: str,
    omstandigheden: str | None = None, bewerking: int | None = None, nu: datetime | None = None,
) -> Pip:  # fmt: skip
    """The whole screen at once: one lock, and what did not change is not touched.

    `omstandigheden`: how the personal circumstances were weighed; None leaves what stands there.
    """
    pip = bewerk(pip, door=door, bewerking=bewerking)
    moment = nu or klok.nu()
    _controleer_keuze(leerroute)
    gewogen = {a.leerroute: a for a in Afweging.objects.filter(pip=pip)}
    beoordeeld = {b.vraag: b for b in Beoordeling.objects.filter(pip=pip)}
    gewijzigd = [_zet_route(pip, r, w, gewogen.get(r), mens_van(door), moment) for r, w in routes.items()]
    gewijzigd += [_zet_antwoord(pip, v, a, beoordeeld.get(v), mens_van(door), moment) for v, a in antwoorden.items()]
    meegewogen = pip.omstandigheden if omstandigheden is None else omstandigheden.strip()
    if not any(gewijzigd) and (pip.leerroute, pip.omstandigheden) == (leerroute, meegewogen):
        return pip
    pip.leerroute, pip.omstandigheden = leerroute, meegewogen
    return bewaar(pip, ["leerroute", "omstandigheden"], door=door, nu=moment)


def _controleer_keuze(leerroute: str) -> None:
    if leerroute and leerroute not in Leerroute.values:
        raise Weigering("Kies een van de drie leerroutes.")


def _zet_route(
    pip: Pip, leerroute: str, weging: Routeweging, rij: Afweging | None, mens: UUID, moment: datetime
) -> bool:
    """Write one route when it changed; an empty route that was never there stays away."""
    if leerroute not in Leerroute.values:
        raise Weigering("Kies een van de drie leerroutes.")
    if weging.oordeel and weging.oordeel not in Afweging.Oordeel.values:
        raise Weigering("Kies een oordeel: past, past niet, of past misschien later.")
    passend = [code for code in weging.zinnen if code in zinnen() and zinnen()[code].leerroute == leerroute]
    nieuw = {"zinnen": passend, "eigen_regel": weging.eigen_regel.strip(), "oordeel": weging.oordeel}
    if rij is None and not any(nieuw.values()):
        return False
    return _schrijf(rij or _nieuwe_route(pip, leerroute), nieuw, mens, moment)


def _zet_antwoord(
    pip: Pip, vraag: str, antwoord: Antwoord, rij: Beoordeling | None, mens: UUID, moment: datetime
) -> bool:
    """Write one answer when it changed; an empty answer that was never there stays away."""
    if vraag not in VRAGEN:
        raise Weigering("Deze vraag kent Samenspel niet.")
    nieuw = {"oordeel": antwoord.oordeel, "motivering": antwoord.motivering.strip()}
    if rij is None and nieuw == {"oordeel": None, "motivering": ""}:
        return False
    return _schrijf(rij or _nieuw_antwoord(pip, vraag), nieuw, mens, moment)


def _nieuwe_route(pip: Pip, leerroute: str) -> Afweging:
    return Afweging(gemeente_id=pip.gemeente_id, dossier_id=pip.dossier_id, pip=pip, leerroute=leerroute)


def _nieuw_antwoord(pip: Pip, vraag: str) -> Beoordeling:
    return Beoordeling(gemeente_id=pip.gemeente_id, dossier_id=pip.dossier_id, pip=pip, vraag=vraag)


def _schrijf(rij: Afweging | Beoordeling, nieuw: Mapping[str, object], mens: UUID, moment: datetime) -> bool:
    if not rij._state.adding and all(getattr(rij, veld) == waarde for veld, waarde in nieuw.items()):
        return False
    for veld, waarde in nieuw.items():
        setattr(rij, veld, waarde)
    rij.door_id, rij.op = mens, moment
    rij.save()
    return True


def leg_antwoord_vast(pip: Pip, vraag: str, antwoord: Antwoord, *, door: Aanwezige, nu: datetime | None) -> None:
    """An empty answer makes no row, and empties one that is there."""
    leeg = antwoord.oordeel is None and not antwoord.motivering.strip()
    if not leeg or Beoordeling.objects.filter(pip=pip, vraag=vraag).exists():
        beoordeel(pip, vraag, door=door, oordeel=antwoord.oordeel, motivering=antwoord.motivering, nu=nu)
