"""Does a test notice when a rule of law is wrong? The wrong rules, and the tests to run against them.

Every declaration is changed one thing at a time: each number, unit, start event, group, route, article, date of validity,
flag and named function. `bewijzen/termijnregels.py` counts which of them no test notices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from inspect import signature
from typing import Any, NamedTuple

import wet
from wet import regels, rekenen, rij, termijn
from wet.grondslag import Grondslag
from wet.regel import (
    ALLE,
    Beleidsduur,
    Duur,
    Eerste,
    EersteDagVanTermijn,
    Laatste,
    Termijnregel,
    TotEindeTermijn,
    VoorEindeTermijn,
)

MODULES = (
    "regels",
    "besluit",
    "wi2021",
    "regeling_pw_awb",
    "beleid",
    "plicht_en_wissel",
    "feiten",
    "signalen",
    "uitleg",
    "voldaan",
)
EENHEDEN = ("dagen", "weken", "maanden", "jaren")
SOORTEN = ("koppeling_gemeente", "welkomgesprek", "huisvesting", "vergunning_verleend")
BELEID = (
    "welkomgesprek_weken",
    "vragenlijst_weken",
    "mb_maanden.max",
    "ontzorg_review_maanden",
    "z_participatie_start_maanden",
    "voortgang_eerste_12m_min",
)
DAARNA = ("te_laat", "vervallen", "gehaald")
DAG = timedelta(days=1)


class Mutatie(NamedTuple):
    """One wrong rule: what is wrong, and the rule before and after."""

    naam: str
    oud: Termijnregel
    nieuw: Termijnregel


def mutaties() -> Iterator[Mutatie]:
    """Every change to every rule."""
    for regel in wet.REGELS:
        for wat, anders in _wijzigingen(regel):
            yield Mutatie(f"{regel.versie} {wat}", regel, replace(regel, **anders))


def _wijzigingen(regel: Termijnregel) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from _duren(regel)
    yield from _begin(regel)
    yield from _voor_wie(regel)
    yield from _grondslagen(regel)
    for verschil in (-DAG, DAG):
        yield f"geldig_vanaf {verschil.days:+}", {"geldig_vanaf": regel.geldig_vanaf + verschil}
        if regel.gelezen_op is not None:
            yield f"gelezen_op {verschil.days:+}", {"gelezen_op": regel.gelezen_op + verschil}
    for veld in ("aantal", "aantal_asiel"):
        if (getal := getattr(regel, veld)) is not None:
            yield from ((f"{veld} {getal + stap}", {veld: getal + stap}) for stap in (-1, 1))
    for veld in ("ook_eerder", "van_de_plicht"):
        if veld == "van_de_plicht" or (isinstance(regel.voldaan_door, tuple) and regel.voldaan_door):
            yield f"{veld} om", {veld: not getattr(regel, veld)}
    if isinstance(regel.duur, (Duur, Beleidsduur)):
        yield "atw om", {"atw": not regel.atw}
        if not isinstance(regel.begint, EersteDagVanTermijn):
            yield "telt_mee om", {"telt_mee": not regel.telt_mee}
    if isinstance(regel.voldaan_door, tuple):
        yield from (
            (f"zonder {soort}", {"voldaan_door": tuple(s for s in regel.voldaan_door if s != soort)})
            for soort in regel.voldaan_door
        )
    yield from (
        (f"zonder {veld}", {veld: None})
        for veld in ("niet_na", "stopt_bij", "verleng", "vervangen_door", "kies_op", "nog_te_beginnen")
        if getattr(regel, veld) is not None
    )
    yield from ((f"daarna {daarna}", {"daarna": daarna}) for daarna in DAARNA if daarna != regel.daarna)
    yield "eigenaar", {"eigenaar": "partner"}
    yield "onzeker om", {"onzeker": "" if regel.onzeker else "Zomaar."}


def _duren(regel: Termijnregel) -> Iterator[tuple[str, dict[str, Any]]]:
    for veld in ("duur", "na_derde"):
        duur = getattr(regel, veld)
        if isinstance(duur, Duur):
            yield from (
                (f"{veld} {duur.aantal + stap}", {veld: duur._replace(aantal=duur.aantal + stap)}) for stap in (-1, 1)
            )
        if isinstance(duur, (Duur, Beleidsduur)):
            yield from ((f"{veld} in {e}", {veld: duur._replace(eenheid=e)}) for e in EENHEDEN if e != duur.eenheid)
        if isinstance(duur, Beleidsduur):
            yield from (
                (f"{veld} uit {naam}", {veld: duur._replace(naam=naam)}) for naam in BELEID if naam != duur.naam
            )
    if isinstance(regel.duur, TotEindeTermijn):
        yield "duur 3 jaar", {"duur": Duur(3, "jaren")}
    if regel.beleid:
        yield from ((f"beleid {naam}", {"beleid": naam}) for naam in BELEID if naam != regel.beleid)


def _begin(regel: Termijnregel) -> Iterator[tuple[str, dict[str, Any]]]:
    begint = regel.begint
    for soort in SOORTEN:
        if not isinstance(begint, (Eerste, Laatste)) or begint.soort != soort:
            yield f"begint {soort}", {"begint": Laatste(soort)}
    if isinstance(begint, VoorEindeTermijn):
        yield from (
            (f"begint {n} maanden ervoor", {"begint": VoorEindeTermijn(n)})
            for n in (begint.maanden - 1, begint.maanden + 1)
        )
    elif not isinstance(begint, EersteDagVanTermijn):
        yield "begint met de termijn", {"begint": EersteDagVanTermijn()}
    else:
        yield "begint met het PIP", {"begint": Eerste("pip_dagtekening")}
    if isinstance(begint, (Eerste, Laatste)):
        yield "eerste of laatste om", {"begint": (Laatste if isinstance(begint, Eerste) else Eerste)(begint.soort)}


def _voor_wie(regel: Termijnregel) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from ((f"groep {groep}", {"groepen": regel.groepen ^ {groep}}) for groep in sorted(ALLE))
    if regel.routes is None:
        yield from ((f"alleen route {route}", {"routes": frozenset({route})}) for route in ("B1", "ONDERWIJS", "Z"))
    else:
        yield from ((f"route {route}", {"routes": regel.routes ^ {route}}) for route in ("B1", "ONDERWIJS", "Z"))
        yield "elke route", {"routes": None}


def _grondslagen(regel: Termijnregel) -> Iterator[tuple[str, dict[str, Any]]]:
    for plaats, grond in enumerate(regel.grondslag):
        for veld in Grondslag._fields:
            anders = grond._replace(**{veld: f"{getattr(grond, veld)}9"})
            yield (
                f"grondslag {plaats} {veld}",
                {"grondslag": (*regel.grondslag[:plaats], anders, *regel.grondslag[plaats + 1 :])},
            )
        yield f"zonder grondslag {plaats}", {"grondslag": (*regel.grondslag[:plaats], *regel.grondslag[plaats + 1 :])}


Proef = tuple[str, Callable[[], None]]


def proeven(modules: Iterable[str] = MODULES) -> list[Proef]:
    """Every test function of these modules with every set of its parameters; what asks for a fixture is left out."""
    gevonden: list[Proef] = []
    for naam in modules:
        module = import_module(f"wet.tests.test_{naam}")
        for functie in [waarde for sleutel, waarde in vars(module).items() if sleutel.startswith("test_")]:
            gevraagd = set(signature(functie).parameters)
            gevonden += [
                (f"{naam}.{functie.__name__}", _met(functie, waarden))
                for waarden in _parameters(functie)
                if waarden.keys() == gevraagd
            ]
    return gevonden


def _met(functie: Callable[..., None], waarden: dict[str, Any]) -> Callable[[], None]:
    return lambda: functie(**waarden)


def _parameters(functie: Callable[..., None]) -> list[dict[str, Any]]:
    """The product of all `parametrize` marks, as keyword arguments."""
    sets: list[dict[str, Any]] = [{}]
    for merk in getattr(functie, "pytestmark", ()):
        namen, rijen = merk.args[0], merk.args[1]
        namen = [n.strip() for n in namen.split(",")] if isinstance(namen, str) else list(namen)
        waarden = [dict(zip(namen, rij if len(namen) > 1 else (rij,), strict=True)) for rij in rijen]
        sets = [{**een, **ander} for een in sets for ander in waarden]
    return sets


def gebruik(anders: tuple[Termijnregel, ...]) -> None:
    """Make the whole library compute with these rules."""
    for module in (wet, regels, termijn):
        module.REGELS = anders  # type: ignore[attr-defined]
    rij._DAARNA.update({regel.code: regel.daarna for regel in anders})
    rekenen.gebruik(anders)


def vangt(proef: Callable[[], None]) -> bool:
    """Whether this test fails with the rules as they now are; an error is a failure too."""
    try:
        proef()
    except BaseException as fout:  # a test may fail in any way; only an interrupt must go through
        if isinstance(fout, KeyboardInterrupt):
            raise
        return True
    return False


def gevangen_door(mutatie: Mutatie, alle: list[Proef]) -> str:
    """The test that notices this wrong rule; empty when none does. What caught one is tried first on the next."""
    goed = wet.REGELS
    gebruik(tuple(mutatie.nieuw if regel is mutatie.oud else regel for regel in goed))
    try:
        plaats = next((n for n, (_, proef) in enumerate(alle) if vangt(proef)), None)
    finally:
        gebruik(goed)
    if plaats is None:
        return ""
    alle.insert(0, alle.pop(plaats))
    return alle[0][0]
