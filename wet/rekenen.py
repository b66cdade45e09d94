"""The engine: reads the declarations, asks the facts, and gives one row per term."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from wet.beleidswaarden import Beleid
from wet.kalender import EEN_DAG, na_rustdagen, plus_maanden
from wet.overzicht import Overzicht
from wet.regel import (
    Beleidsduur,
    Duur,
    Eerste,
    EersteDagVanTermijn,
    Laatste,
    Termijnregel,
    TotEindeTermijn,
    VoorEindeTermijn,
)
from wet.regels import REGELS
from wet.rij import Rij

TERMIJN = "T17"
_plan: list[tuple[Termijnregel, ...]] = []


def gebruik(regels: Iterable[Termijnregel]) -> None:
    """Compute with these rules: T17 first, for others start from it; versions newest first."""
    per_code: dict[str, list[Termijnregel]] = {}
    for regel in sorted(regels, key=lambda r: r.geldig_vanaf, reverse=True):
        per_code.setdefault(regel.code, []).append(regel)
    _plan[:] = [tuple(per_code[code]) for code in sorted(per_code, key=lambda code: (code != TERMIJN, code))]


def alle_rijen(x: Overzicht, beleid: Beleid, *, ook_niet_begonnen: bool = True) -> list[Rij]:
    """A row for every term that applies to these facts, sorted by code."""
    gevonden: list[Rij] = []
    for versies in _plan:
        regel = versies[0] if len(versies) == 1 else kies_versie(versies, x)
        past = x.doelgroep in regel.groepen and (regel.routes is None or x.leerroute in regel.routes)
        if past or x.tijdvakken is not None:
            rij = _rij(regel, x, beleid, past, ook_niet_begonnen)
            if rij is not None:
                gevonden.append(rij)
    gevonden.sort()
    return gevonden


def kies_versie(versies: tuple[Termijnregel, ...], x: Overzicht) -> Termijnregel:
    """The version in force on the day that the rule itself names; without such a day the newest."""
    kies_op = versies[0].kies_op
    dag = kies_op(x) if kies_op is not None else None
    if dag is None:
        return versies[0]
    return next((regel for regel in versies if regel.geldig_vanaf <= dag), versies[-1])


def _rij(regel: Termijnregel, x: Overzicht, beleid: Beleid, past: bool, ook_niet_begonnen: bool) -> Rij | None:
    rest: dict[str, Any] = {}
    start = _start(regel, x, beleid, rest)
    if start is _AFWEZIG:
        return None
    if start is None:
        return _niet_begonnen(regel, x) if past and ook_niet_begonnen else None
    assert isinstance(start, date)
    verlaten = None
    if not past:
        verlaten = x.verlaten_op(regel.groepen, regel.routes, start)
        if verlaten is None:
            return None
    versie = _versie(regel, beleid, start, rest)
    if versie is None:
        return None
    uiterlijk = _uiterlijk(regel, x, start, rest)
    if regel.code == TERMIJN and uiterlijk is not None:
        x.termijn = (start, uiterlijk)
    voldaan = _voldaan(regel, x, start, uiterlijk, rest)
    geeindigd = _geeindigd(regel, x, rest) if voldaan is None and verlaten is None else None
    if verlaten is not None:
        geeindigd, rest["reden"] = verlaten, "groep" if x.doelgroep not in regel.groepen else "leerroute"
    return Rij(regel.code, start, uiterlijk, voldaan, geeindigd, rest, versie)


def _niet_begonnen(regel: Termijnregel, x: Overzicht) -> Rij:
    rest: dict[str, Any] = {}
    geeindigd = _geeindigd(regel, x, rest)
    return Rij(regel.code, None, None, None, geeindigd, rest, regel.versie)


_AFWEZIG = object()


def _start(regel: Termijnregel, x: Overzicht, beleid: Beleid, rest: dict[str, Any]) -> date | object | None:
    begint = regel.begint
    soort = type(begint)
    if soort is EersteDagVanTermijn:
        return x.termijn[0] if x.termijn is not None else None
    if soort is Eerste or soort is Laatste:
        lijst = x.per.get(begint.soort)  # type: ignore[union-attr]
        if not lijst:
            return None
        return lijst[0 if soort is Eerste else -1].op
    if soort is VoorEindeTermijn:
        return plus_maanden(x.termijn[1], -begint.maanden) if x.termijn is not None else _AFWEZIG  # type: ignore[union-attr]
    begin = begint(x, regel, beleid)  # type: ignore[operator]
    if begin is None:
        return None
    if not hasattr(begin, "op"):
        return _AFWEZIG
    if begin.rest:
        rest.update(begin.rest)
    return begin.op  # type: ignore[no-any-return]


def _versie(regel: Termijnregel, beleid: Beleid, start: date, rest: dict[str, Any]) -> str | None:
    """Key of the rule version or of the policy value in force on the start; None when there is no value."""
    naam = beleidsnaam(regel)
    if not naam:
        return regel.versie
    waarde = beleid.waarde(naam, start)
    if waarde is None or not waarde.waarde:
        return None
    rest["aantal" if regel.beleid else "duur"] = waarde.waarde
    return f"{regel.code}@{waarde.geldig_vanaf.isoformat()}"


def beleidsnaam(regel: Termijnregel) -> str:
    """The policy value on which a local term rests; empty for a term of the law."""
    return regel.duur.naam if type(regel.duur) is Beleidsduur else regel.beleid


@lru_cache(maxsize=65536)
def _laatste_dag(duur: Duur, start: date, telt_mee: bool) -> date:
    return duur.laatste_dag(start if telt_mee else start + EEN_DAG)


def _uiterlijk(regel: Termijnregel, x: Overzicht, start: date, rest: dict[str, Any]) -> date | None:
    duur = regel.duur
    soort = type(duur)
    uiterlijk: date | None
    if soort is TotEindeTermijn:
        return x.termijn[1] if x.termijn is not None else None
    if soort is Duur:
        uiterlijk = _laatste_dag(duur, start, regel.telt_mee or type(regel.begint) is EersteDagVanTermijn)  # type: ignore[arg-type]
    elif soort is Beleidsduur:
        uiterlijk = _laatste_dag(Duur(rest["duur"], duur.eenheid), start, regel.telt_mee)  # type: ignore[union-attr]
    else:
        return duur(x, regel, start, rest)  # type: ignore[operator,no-any-return]
    if regel.atw:
        kaal, uiterlijk = uiterlijk, na_rustdagen(uiterlijk)
        if kaal != uiterlijk:
            rest["kaal"] = kaal.isoformat()
    if regel.verleng is not None:
        uiterlijk = regel.verleng(x, regel, start, uiterlijk, rest)
    if regel.vervangen_door is not None and (gegeven := regel.vervangen_door(x)) is not None:
        uiterlijk, rest["einde_van"] = gegeven
    if regel.niet_na is not None and (grens := regel.niet_na(x, start)) is not None and grens < uiterlijk:
        uiterlijk, rest["ingekort"] = grens, True
    return uiterlijk


def _voldaan(
    regel: Termijnregel, x: Overzicht, start: date, uiterlijk: date | None, rest: dict[str, Any]
) -> date | None:
    soorten = regel.voldaan_door
    if not isinstance(soorten, tuple):
        return soorten(x, regel, start, uiterlijk, rest)
    eerste = None
    for soort in soorten:
        for gebeurtenis in x.per.get(soort, ()):
            if regel.ook_eerder or gebeurtenis.op >= start:
                if eerste is None or gebeurtenis.op < eerste:
                    eerste = gebeurtenis.op
                break
    return eerste


def _geeindigd(regel: Termijnregel, x: Overzicht, rest: dict[str, Any]) -> date | None:
    """Since when an unfulfilled term is no longer asked; a temporary exemption only says until when not."""
    if regel.van_de_plicht:
        if x.plicht_weg is not None:
            geeindigd, rest["reden"] = x.plicht_weg
            return geeindigd
        if x.vrij_tot is not None:
            rest["vrij_tot"] = x.vrij_tot.isoformat()
    if regel.stopt_bij is not None and (geeindigd_op := regel.stopt_bij(x)) is not None:
        rest["reden"] = "bijstand_beeindigd"
        return geeindigd_op
    return None


gebruik(REGELS)
