"""The engine: reads the declarations, asks the facts, and gives one row per term.

A declaration is turned into a `_Werk` once: what would otherwise be found out again for every dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from wet.beleidswaarden import Beleid
from wet.kalender import EEN_DAG, na_rustdagen, plus_maanden
from wet.overzicht import Overzicht
from wet.regel import (
    Begin,
    Beleidsduur,
    Duur,
    Eerste,
    EersteDagVanTermijn,
    Laatste,
    NietVanToepassing,
    Termijnregel,
    TotEindeTermijn,
    VoorEindeTermijn,
)
from wet.regels import REGELS
from wet.rij import Rij

TERMIJN = "T17"
_AFWEZIG = date.min
"""Stands for a term that does not apply, in the place of a start."""


class _Werk(NamedTuple):
    """One rule, ready to run."""

    regel: Termijnregel
    start: Callable[[Overzicht, Beleid, dict[str, Any]], date | None]
    laatste_dag: Callable[[Overzicht, date, dict[str, Any]], date | None]
    voldaan: Callable[[Overzicht, date, date | None, dict[str, Any]], date | None]
    beleidsnaam: str
    versie: str
    is_termijn: bool
    begint_bij: str
    """The kind of event without which it has not started; empty where more is asked of the facts."""


_plan: list[tuple[_Werk, ...]] = []
_passend: dict[tuple[str, str | None], tuple[tuple[_Werk, ...], ...]] = {}
"""The same, for who stays in one group and route: only what has a version for them."""


def gebruik(regels: Iterable[Termijnregel]) -> None:
    """Compute with these rules: T17 first, for others start from it; versions newest first."""
    per_code: dict[str, list[_Werk]] = {}
    for regel in sorted(regels, key=lambda r: r.geldig_vanaf, reverse=True):
        werk = _Werk(
            regel,
            _start(regel),
            _laatste(regel),
            _voldaan(regel),
            beleidsnaam(regel),
            regel.versie,
            regel.code == TERMIJN,
            regel.begint.soort if isinstance(regel.begint, (Eerste, Laatste)) else "",
        )
        per_code.setdefault(regel.code, []).append(werk)
    _passend.clear()
    _plan[:] = [tuple(per_code[code]) for code in sorted(per_code, key=lambda code: (code != TERMIJN, code))]


def alle_rijen(x: Overzicht, beleid: Beleid, *, ook_niet_begonnen: bool = True) -> list[Rij]:
    """A row for every term that applies to these facts, sorted by code."""
    gevonden: list[Rij] = []
    doelgroep, leerroute, per, wisselt = x.doelgroep, x.leerroute, x.per, x.tijdvakken is not None
    for versies in _plan if wisselt else _passend_voor(doelgroep, leerroute):
        werk = versies[0] if len(versies) == 1 else _kies_versie(versies, x)
        if werk.begint_bij and werk.begint_bij not in per and not ook_niet_begonnen:
            continue
        past = _past(werk.regel, doelgroep, leerroute)
        if past or wisselt:
            rij = _rij(werk, x, beleid, past, ook_niet_begonnen)
            if rij is not None:
                gevonden.append(rij)
    gevonden.sort(key=_op_code)
    return gevonden


def _past(regel: Termijnregel, doelgroep: str, leerroute: str | None) -> bool:
    return doelgroep in regel.groepen and (regel.routes is None or leerroute in regel.routes)


def _passend_voor(doelgroep: str, leerroute: str | None) -> tuple[tuple[_Werk, ...], ...]:
    sleutel = doelgroep, leerroute
    if sleutel not in _passend:
        _passend[sleutel] = tuple(
            versies for versies in _plan if any(_past(werk.regel, doelgroep, leerroute) for werk in versies)
        )
    return _passend[sleutel]


def _op_code(rij: Rij) -> str:
    return rij.code


def _kies_versie(versies: tuple[_Werk, ...], x: Overzicht) -> _Werk:
    """The version in force on the day that the rule itself names; without such a day the newest."""
    kies_op = versies[0].regel.kies_op
    dag = kies_op(x) if kies_op is not None else None
    if dag is None:
        return versies[0]
    return next((werk for werk in versies if werk.regel.geldig_vanaf <= dag), versies[-1])


def _rij(werk: _Werk, x: Overzicht, beleid: Beleid, past: bool, ook_niet_begonnen: bool) -> Rij | None:
    rest: dict[str, Any] = {}
    regel = werk.regel
    start = werk.start(x, beleid, rest)
    if start is None:
        return _niet_begonnen(werk, x, rest) if past and ook_niet_begonnen else None
    if start is _AFWEZIG:
        return None
    verlaten = None
    if not past:
        verlaten = x.verlaten_op(regel.groepen, regel.routes, start)
        if verlaten is None:
            return None
    versie = werk.versie
    if werk.beleidsnaam:
        waarde = beleid.waarde(werk.beleidsnaam, start)
        if waarde is None or not waarde.waarde:
            return None
        rest["aantal" if regel.beleid else "duur"] = waarde.waarde
        versie = f"{regel.code}@{waarde.geldig_vanaf.isoformat()}"
    uiterlijk = werk.laatste_dag(x, start, rest)
    if werk.is_termijn and uiterlijk is not None:
        x.termijn = (start, uiterlijk)
    voldaan = werk.voldaan(x, start, uiterlijk, rest)
    if verlaten is not None:
        rest["reden"] = "groep" if x.doelgroep not in regel.groepen else "leerroute"
        return Rij(regel.code, start, uiterlijk, voldaan, verlaten, rest, versie)
    geeindigd = _geeindigd(regel, x, rest) if voldaan is None else None
    return Rij(regel.code, start, uiterlijk, voldaan, geeindigd, rest, versie)


def _niet_begonnen(werk: _Werk, x: Overzicht, rest: dict[str, Any]) -> Rij:
    geeindigd = _geeindigd(werk.regel, x, rest)
    return Rij(werk.regel.code, None, None, None, geeindigd, rest, werk.versie)


def _geeindigd(regel: Termijnregel, x: Overzicht, rest: dict[str, Any]) -> date | None:
    """Since when an unfulfilled term is no longer asked; a temporary exemption only says until when not."""
    if regel.van_de_plicht:
        if x.plicht_weg is not None:
            geeindigd, rest["reden"] = x.plicht_weg
            return geeindigd
        if x.vrij_tot is not None:
            rest["vrij_tot"] = x.vrij_tot.isoformat()
    if regel.stopt_bij is not None and (gestopt := regel.stopt_bij(x)) is not None:
        rest["reden"] = "bijstand_beeindigd"
        return gestopt
    return None


def beleidsnaam(regel: Termijnregel) -> str:
    """The policy value on which a local term rests; empty for a term of the law."""
    return regel.duur.naam if isinstance(regel.duur, Beleidsduur) else regel.beleid


def _start(regel: Termijnregel) -> Callable[[Overzicht, Beleid, dict[str, Any]], date | None]:
    begint = regel.begint
    if isinstance(begint, EersteDagVanTermijn):
        return lambda x, beleid, rest: x.termijn[0] if x.termijn is not None else None
    if isinstance(begint, VoorEindeTermijn):
        maanden = -begint.maanden
        return lambda x, beleid, rest: plus_maanden(x.termijn[1], maanden) if x.termijn is not None else _AFWEZIG
    if isinstance(begint, (Eerste, Laatste)):
        soort, welke = begint.soort, 0 if isinstance(begint, Eerste) else -1
        return lambda x, beleid, rest: x.per[soort][welke].op if soort in x.per else None
    bepaal = begint

    def start(x: Overzicht, beleid: Beleid, rest: dict[str, Any]) -> date | None:
        begin = bepaal(x, regel, beleid)
        if isinstance(begin, Begin):
            if begin.rest is not None:
                rest.update(begin.rest)
            return begin.op
        return _AFWEZIG if isinstance(begin, NietVanToepassing) else None

    return start


@lru_cache(maxsize=65536)
def _laatste_dag(aantal: int, eenheid: str, start: date, telt_mee: bool, atw: bool) -> tuple[date, str | None]:
    """The last day, and the bare one when the Algemene termijnenwet moved it."""
    kaal = Duur(aantal, eenheid).laatste_dag(start if telt_mee else start + EEN_DAG)
    uiterlijk = na_rustdagen(kaal) if atw else kaal
    return uiterlijk, kaal.isoformat() if uiterlijk != kaal else None


def _laatste(regel: Termijnregel) -> Callable[[Overzicht, date, dict[str, Any]], date | None]:
    duur = regel.duur
    if isinstance(duur, TotEindeTermijn):
        return lambda x, start, rest: x.termijn[1] if x.termijn is not None else None
    if not isinstance(duur, (Duur, Beleidsduur)):
        bepaal = duur
        return lambda x, start, rest: bepaal(x, regel, start, rest)
    vast = duur.aantal if isinstance(duur, Duur) else None
    eenheid, atw = duur.eenheid, regel.atw
    telt_mee = regel.telt_mee or isinstance(regel.begint, EersteDagVanTermijn)
    bijzonder = regel.verleng is not None or regel.vervangen_door is not None or regel.niet_na is not None

    def laatste(x: Overzicht, start: date, rest: dict[str, Any]) -> date:
        uiterlijk, kaal = _laatste_dag(vast if vast is not None else rest["duur"], eenheid, start, telt_mee, atw)
        if kaal is not None:
            rest["kaal"] = kaal
        return _bijzonder(regel, x, start, uiterlijk, rest) if bijzonder else uiterlijk

    return laatste


def _bijzonder(regel: Termijnregel, x: Overzicht, start: date, uiterlijk: date, rest: dict[str, Any]) -> date:
    """What moves the last day for a reason in the facts."""
    if regel.verleng is not None:
        uiterlijk = regel.verleng(x, regel, start, uiterlijk, rest)
    if regel.vervangen_door is not None and (gegeven := regel.vervangen_door(x)) is not None:
        uiterlijk, rest["einde_van"] = gegeven
    if regel.niet_na is not None and (grens := regel.niet_na(x, start)) is not None and grens < uiterlijk:
        uiterlijk, rest["ingekort"] = grens, True
    return uiterlijk


def _voldaan(regel: Termijnregel) -> Callable[[Overzicht, date, date | None, dict[str, Any]], date | None]:
    door = regel.voldaan_door
    if not isinstance(door, tuple):
        bepaal = door
        return lambda x, start, uiterlijk, rest: bepaal(x, regel, start, uiterlijk, rest)
    if not door:
        return lambda x, start, uiterlijk, rest: None
    eerder = regel.ook_eerder

    def voldaan(x: Overzicht, start: date, uiterlijk: date | None, rest: dict[str, Any]) -> date | None:
        eerste = None
        for soort in door:
            for gebeurtenis in x.per.get(soort, ()):
                if eerder or gebeurtenis.op >= start:
                    if eerste is None or gebeurtenis.op < eerste:
                        eerste = gebeurtenis.op
                    break
        return eerste

    return voldaan


gebruik(REGELS)
