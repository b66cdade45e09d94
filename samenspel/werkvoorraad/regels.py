"""The lines of the list: what the database holds, with state and group on a day. Two statements, no clock."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.utils.timezone import localdate

import wet
from samenspel.dossiers.models import Herinnering
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.models import Pip
from samenspel.werkvoorraad import signalen
from samenspel.werkvoorraad.groepen import Groep, groep_van
from samenspel.werkvoorraad.models import MENING
from samenspel.werkvoorraad.ophalen import (
    ACTIE,
    ACTIE_ANDER,
    GEVRAAGD,
    GEZIEN,
    KIND,
    MEEDOEN,
    MEEDOEN_VOORAF,
    ONDERTEKEND,
    PIP,
    TOETS,
    TWEEDE_MENING,
    VERVANGEN,
    VERVANGT,
    losse_rijen,
    termijnen,
)
from wet.kalender import plus_werkdagen

BEKENDMAKEN: Final = "bekendmaken"
SIGNAAL: Final = "signaal"
Wachten = dict[tuple[str, str], tuple[str, date, datetime]]
"""(number of the dossier, code) -> (on whom, until, set when)."""
_TERMIJNEN, _LOSSE_RIJEN = Eenmaal(termijnen), Eenmaal(losse_rijen)


class Regel(NamedTuple):  # hundreds per page: a tuple is made four times as fast as a frozen dataclass
    """A term (`rij`), or by `soort` a reminder, an action of the plan, a PIP to make known or a signal; seen on a day.

    `wacht` is (on whom, until). `stap` says how far intake and PIP are, for the name of the next act. `melding` is what a
    signal says.
    """

    id: UUID
    dossier_id: UUID
    nummer: str
    fase: str
    leerroute: str
    doelgroep: str
    contact_id: UUID | None
    contact: str
    naam: str
    sorteernaam: str
    stand: str
    dag: date | None
    groep: Groep
    rij: wet.Rij | None = None
    soort: str = ""
    wie: str = ""
    sinds: date | None = None
    wacht: tuple[str, date] | None = None
    wacht_op_ander: bool = False
    stap: str = ""
    melding: signalen.Melding | None = None


@dataclass(frozen=True, slots=True)
class Dekking:
    """Cover on this day: `vervangt` is true when the owner of the list covers `naam`, false when `naam` covers the owner."""

    vervangt: bool
    naam: str
    tot: date


@dataclass(frozen=True, slots=True)
class Voorraad:
    """Everything one list needs: its lines, most urgent first, and who covers whom."""

    regels: list[Regel]
    dekking: list[Dekking]


def regels_van(wie: Aanwezige, op: date, van: UUID | None = None) -> list[Regel]:
    """Every open line of the own list and of whom one covers, most urgent first; with `van` the list of a colleague."""
    return voorraad_van(wie, op, van).regels


def voorraad_van(wie: Aanwezige, op: date, van: UUID | None = None) -> Voorraad:
    """The lines, and the cover of today."""
    # a dossier is known by its number: hashing an id costs ten times as much
    los = _LOSSE_RIJEN(wie, op, van, *signalen.geboren_tussen(op), op + MEEDOEN_VOORAF)
    herinneringen = [rij for rij in los if rij[0] in Herinnering.Soort.values]
    wachten = {(h[8], h[3]): (h[2], h[1], h[5]) for h in herinneringen if h[0] == "wacht_op" and h[3] and h[1] > op}
    stappen = {rij[8]: _stap(rij) for rij in los if rij[0] == ONDERTEKEND}
    stappen |= {rij[8]: _stap(rij) for rij in los if rij[0].startswith(PIP)}
    rijen = [(_wet_rij(t), t) for t in _TERMIJNEN(wie, op, van)]
    regels = [r for r in (_termijnregel(rij, t, op, wachten, stappen) for rij, t in rijen) if r is not None]
    regels += _herinneringsregels(herinneringen, op)
    regels += _bekendmakingen(los, op)
    regels += [r for rij in los if rij[0].startswith(MEEDOEN) and (r := _meedoenregel(rij, op)) is not None]
    regels += [_planregel(rij, op, wachten) for rij in los if rij[0] in _PLANSOORTEN]
    regels += [
        _als_wacht(regel, wachten.get((melding.nummer, melding.code)))
        for melding, regel in _signaalregels(rijen, los, op)
    ]
    regels.sort(key=lambda regel: urgentie(regel, op))
    dekking = [Dekking(rij[0] == VERVANGT, rij[2], rij[1]) for rij in los if rij[0] in (VERVANGT, VERVANGEN)]
    return Voorraad(regels, dekking)


_PLANSOORTEN: Final = frozenset({ACTIE, ACTIE_ANDER, TOETS, TWEEDE_MENING})


def urgentie(regel: Regel, op: date) -> tuple[str, date, bool, bool, date, str]:
    """Group, last day, on one day a term of the law first, then what is urgent and what waits longest, name.

    What has no last day in law and waits since last month is for today, and does not push away the term that ends today.
    """
    dag = regel.dag or date.max
    telt = dag if regel.groep is Groep.TE_LAAT else max(dag, op)
    return _VOLGORDE[regel.groep], telt, regel.rij is None, regel.stand != "dringend", dag, regel.sorteernaam


_VOLGORDE = {groep: str(nummer) for nummer, groep in enumerate(Groep)}


def _stap(rij: tuple[Any, ...]) -> str:
    """`ondertekend`, `concept`, `gekozen` (a concept with a route), `besproken` or `vastgesteld`."""
    stand = str(rij[0]).removeprefix(PIP)
    return "gekozen" if stand == Pip.Stand.CONCEPT and rij[2] else stand


def _dossier(d: tuple[Any, ...]) -> tuple[UUID, str, str, str, str, UUID | None, str, str, str]:
    """Dossier columns as the first fields of a line after its id; an empty name becomes the number."""
    return d[0], d[1], d[2], d[3], d[4], d[5], d[6] or "", d[7] or d[1], d[8] or ""


def _wet_rij(t: tuple[Any, ...]) -> wet.Rij:
    return wet.Rij(t[1], t[2], t[3], None, None, json.loads(t[4]) if t[4] != "{}" else {}, t[5])


def _termijnregel(
    rij: wet.Rij,
    t: tuple[Any, ...],
    op: date,
    wachten: Wachten,
    stappen: dict[str, str],
) -> Regel | None:
    """None when nothing is asked on that day. A term that passed its last day while waiting comes back by itself."""
    stand = wet.stand(rij, op)
    if stand in ("vervallen", "gehaald"):
        return None
    dag = wet.laatste_dag(rij, op)
    groep = groep_van(dag, op) if dag and stand != "niet_gestart" else Groep.LATER
    wacht = None
    if (gezet := wachten.get((t[7], t[1]))) and (dag is None or dag >= op or localdate(gezet[2]) > dag):
        wacht = gezet[0], gezet[1]
    wacht_op_ander = bool(wacht) or stand == "open"
    vorm = "wacht" if wacht_op_ander else _VORM.get(stand) or _vorm_van(groep)
    return Regel(
        t[0], *_dossier(t[6:]), vorm, dag, groep, rij=rij, wacht=wacht, wacht_op_ander=wacht_op_ander, stap=stappen.get(t[7], ""),
    )  # fmt: skip


_VORM = {"te_laat": "te_laat", "niet_gestart": "nog_niet"}


def _vorm_van(groep: Groep) -> str:
    return "deze_week" if groep is Groep.DEZE_WEEK else "loopt"


def _herinneringsregels(herinneringen: Iterable[tuple[Any, ...]], op: date) -> Iterable[Regel]:
    """A reminder is never too late: it has no legal term. What waits with a term is shown by that term."""
    for soort, dag, wie, code, _, vastgelegd_op, id_, *d in herinneringen:
        if code:
            continue
        wacht = soort == Herinnering.Soort.WACHT_OP and dag > op
        groep = groep_van(max(dag, op), op)
        vorm = "wacht" if wacht else "dringend" if dag <= op else _vorm_van(groep)
        yield Regel(
            id_, *_dossier(tuple(d)), vorm, dag, groep, soort=soort, wie=wie, sinds=localdate(vastgelegd_op),
            wacht=(wie, dag) if wacht else None, wacht_op_ander=wacht,
        )  # fmt: skip


def _planregel(rij: tuple[Any, ...], op: date, wachten: Wachten) -> Regel:
    """An action of the living plan or a second opinion: never too late as a term is, but urgent from its day on."""
    soort, dag, wie, _, _, vastgelegd_op, id_, *d = rij
    groep = groep_van(max(dag, op), op)
    vorm = "dringend" if dag <= op else _vorm_van(groep)
    regel = Regel(id_, *_dossier(tuple(d)), vorm, dag, groep, soort=soort, wie=wie, sinds=localdate(vastgelegd_op))
    return _als_wacht(regel, wachten.get((regel.nummer, MENING))) if soort == TWEEDE_MENING else regel


ANTWOORD_WERKDAGEN: Final = 5
"""So long an organisation has to answer, where the municipality chose nothing else."""
MEEDOEN_DRINGEND: Final = 3
"""Days before its last day on which an organisation that leaves becomes urgent (D5)."""


def _meedoenregel(rij: tuple[Any, ...], op: date) -> Regel | None:
    """An organisation that leaves soon, that said no, or that was asked too long ago: nothing shuts by itself unseen, and nothing is forgotten."""
    soort, dag, wie, werkdagen, _, _, id_, *d = rij
    if soort == GEVRAAGD:
        lang = int(werkdagen) if werkdagen.isdigit() else ANTWOORD_WERKDAGEN
        if plus_werkdagen(dag, lang) >= op:
            return None
    dringend = soort != f"{MEEDOEN}geaccepteerd" or (dag - op).days <= MEEDOEN_DRINGEND
    groep = groep_van(max(dag, op), op)
    return Regel(
        id_, *_dossier(tuple(d)), "dringend" if dringend else _vorm_van(groep), dag, groep, soort=soort, wie=wie
    )


def _als_wacht(regel: Regel, gezet: tuple[str, date, datetime] | None) -> Regel:
    """What has no last day of its own waits as long as was said."""
    return regel if gezet is None else regel._replace(stand="wacht", wacht=gezet[:2], wacht_op_ander=True)


def _signaalregels(
    rijen: Iterable[tuple[wet.Rij, tuple[Any, ...]]], los: Iterable[tuple[Any, ...]], op: date
) -> Iterable[tuple[signalen.Melding, Regel]]:
    """What `wet` signals about these dossiers, unless somebody said that it was seen."""
    dossiers: dict[str, tuple[Any, ...]] = {t[7]: t[6:] for rij, t in rijen if rij.code in signalen.TERMIJNEN}
    gezien: set[tuple[str, str, date]] = set()
    meldingen = list(signalen.uit_termijnen(((t[0], t[7], rij) for rij, t in rijen), op))
    for soort, dag, woord, code, _, _, id_, *d in los:
        if soort == GEZIEN:
            gezien.add((d[1], code, dag))
        elif soort == KIND and (melding := signalen.van_kind(id_, d[1], woord, op)):
            dossiers[d[1]] = tuple(d)
            meldingen.append(melding)
    for melding in meldingen:
        if (melding.nummer, melding.code, melding.sinds) not in gezien:
            groep = groep_van(max(melding.dag, op), op)
            vorm = "dringend" if melding.dringend else _vorm_van(groep)
            dossier = _dossier(dossiers[melding.nummer])
            yield melding, Regel(melding.id, *dossier, vorm, melding.dag, groep, soort=SIGNAAL, melding=melding)


def _bekendmakingen(los: Iterable[tuple[Any, ...]], op: date) -> Iterable[Regel]:
    """A PIP that was adopted and not yet made known: until then it does not work."""
    for stand, dag, _, _, _, _, id_, *d in los:
        if stand == f"{PIP}{Pip.Stand.VASTGESTELD}":
            groep = groep_van(max(dag, op), op)
            vorm = "dringend" if dag <= op else _vorm_van(groep)
            yield Regel(id_, *_dossier(tuple(d)), vorm, dag, groep, soort=BEKENDMAKEN, sinds=dag)
