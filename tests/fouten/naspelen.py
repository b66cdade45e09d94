"""What somebody may do or ask is done and asked again by somebody who may not: left out one place, it must come through.

Behind a page stand acts and questions of which the page refuses first, so that no request reaches their guard. Here each that passes while
the world of the crawl is made, by its pages and by its forms, is done once more, and undone, by others: first by the role to whom the matrix
gives nothing at all, of which nothing may come back.
"""

from __future__ import annotations

import dataclasses
import inspect
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from functools import cache, partial
from types import GeneratorType, MappingProxyType
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from django.db.models import Model, QuerySet
from django.http import Http404

from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.oordeel import Omweg, Weigering
from tests.crawl.kruiper import Schrijfoog
from tests.fouten.invullen import Invuller
from tests.fouten.muren import kaal, nullmuur
from tests.fouten.register import HET
from tests.fouten.stand import (
    ACHTER,
    ALLEEN,
    Stand,
    alleen,
    anderen_van,
    behalve,
    niets,
    onthouden,
    zonder_bevoegdheden,
    zonder_weigeringen,
)

ROLLEN = (
    "beleidsadviseur", "tolk", "mb_coordinator", "functionaris_gegevensbescherming", "functioneel_beheerder", "inburgeraar", "intakebalie",
    "teamleider", "coach_inburgering", "regievoerder",
)  # fmt: skip
"""Who does it again, in this order: to the first the matrix gives nothing of any dossier."""
LEZERS = frozenset({"beleidsadviseur", "mb_coordinator"})
"""Who asks again what only fetches, beside the same person elsewhere: nothing is theirs."""
KEREN = 3
"""So many times one act or question is tried."""
_DIEP = 5
_BIJ = ", bij "
_NIETS: Mapping[str, dict[str, Any]] = MappingProxyType({})

Uitkomst = tuple[str, Any]
Bekend = Mapping[str, Mapping[str, set[int]]]
GEWEIGERD, GEDAAN = "geweigerd", "gedaan"


class Naspeler:
    """Hears of each act and question, and does it again."""

    def __init__(self, stand: Stand, zoekt: set[int]) -> None:
        self.stand, self.zoekt = stand, zoekt
        self._onthouden = {plek: door for plek, (_hoe, door) in onthouden().items() if " door " in door}
        self._eerst = {door.partition(_BIJ)[0] for door in self._onthouden.values()}
        self._keren = Counter[str]()
        self._bezig = self._allen = False
        self._bij = ""
        self._alleen: Mapping[str, set[int]] | None = None
        self._van: dict[str, list[int]] = {}
        for plek in sorted(zoekt):
            for functie in _functies(HET.plekken[plek].waar):
                self._van.setdefault(functie, []).append(plek)
        self._bevoegd = {plek for plek in zoekt if HET.plekken[plek].soort == "bevoegdheid"}

    def __call__(self, functie: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        naam = naam_van(functie)
        if self._bezig or (self._alleen is not None and naam not in self._alleen):
            return
        if self._keren[naam] >= KEREN or not self._open(naam):
            return
        gebonden = inspect.signature(functie).bind(*args, **kwargs)
        wie = next((n for n in ("door", "wie") if isinstance(gebonden.arguments.get(n), Aanwezige)), "")
        if not wie:
            return
        self._keren[naam] += 1
        self._bezig, langs, weg = True, HET.langs, HET.weg
        try:
            zelf = gebonden.arguments[wie]
            iedereen = [
                ander
                for ander in anderen(zelf)
                if self._allen or self._weigert(naam) or ander.rol in LEZERS or ander.gemeente_id != zelf.gemeente_id
            ]
            for ander in sorted(iedereen, key=lambda ander: f"{naam} door {ander.rol}" not in self._eerst):
                self._door(naam, lambda weg, ander=ander: _doe(functie, gebonden, wie, ander, weg), ander)  # type: ignore[misc]  # this one
                if not self._open(naam):
                    break
        finally:
            self._bezig, HET.langs, HET.weg = False, langs, weg

    @contextmanager
    def bij_wat(self, bij: str, alleen_waar: Bekend | None = None) -> Iterator[None]:
        """What is heard meanwhile is behind this request, or of these arguments. `alleen_waar`: look at nothing but what it names there."""
        self._bij = bij
        self._alleen = None if alleen_waar is None else alleen_waar.get(bij, {})
        try:
            yield
        finally:
            self._bij, self._alleen = "", None

    def bekend(self) -> Bekend:
        """By what it was noticed at the last time (a request, or whose arguments), by function: the places."""
        uit: dict[str, dict[str, set[int]]] = {}
        for plek, door in self._onthouden.items():
            wat, _punt, bij = door.partition(_BIJ)
            if plek in self.zoekt:
                uit.setdefault(bij, {}).setdefault(wat.partition(" door ")[0], set()).add(plek)
        return uit

    def vul_in(self, invuller: Invuller, gegeven: Mapping[str, dict[str, Any]] = _NIETS) -> None:
        """What nobody did or asked: each act in which something is still looked for, with arguments by their type.

        `gegeven`: by function the arguments that mean something there; then no other function is tried.
        """
        self._allen = bool(gegeven)
        for functie in HET.daden:
            naam = naam_van(functie)
            if (gegeven and naam not in gegeven) or not self._open(naam):
                continue
            if (velden := invuller(functie)) is not None:
                self._keren[naam] = 0
                self(functie, (), velden | gegeven.get(naam, {}))
        self._allen = False

    def _open(self, naam: str) -> bool:
        """Whether something in this function is still looked for, or a competence that it asks."""
        return any(plek not in self.stand.gezien for plek in self._hierin(naam))

    def _hierin(self, naam: str) -> set[int]:
        if self._alleen is not None:
            return self._alleen.get(naam, set())
        roept = _bereikt(naam.rpartition(".")[2])
        gevraagd = {
            p for p in self._bevoegd - self.stand.gezien.keys() if HET.plekken[p].waar.rpartition(".")[2] in roept
        }
        return gevraagd | set(self._van.get(naam, ()))

    def _weigert(self, naam: str) -> bool:
        """Whether what is looked for in this function refuses; else it only fetches, and few need to ask."""
        return any(HET.plekken[plek].soort != "zicht" and plek not in self.stand.gezien for plek in self._hierin(naam))

    def _door(self, naam: str, doe: Callable[[Callable[[int], bool]], Uitkomst], ander: Aanwezige) -> None:
        def probeer(weg: Callable[[int], bool]) -> Uitkomst:
            self.stand.gevraagd += 1
            return doe(weg)

        wat = f"{naam} door {ander.rol}" + (f"{_BIJ}{self._bij}" if self._bij else "")
        vast = probeer(niets)
        for plek in self._zoekt_nog():
            zonder = probeer(alleen(plek))
            if _scheelt(plek, vast, zonder) and (vast[0] != zonder[0] or vast == probeer(niets)):
                self.stand.gezien[plek] = (ALLEEN, wat)
        if not self._open(naam):
            return
        los = {rest: (probeer(rest), self._zoekt_nog()) for rest in (zonder_bevoegdheden, zonder_weigeringen)}
        for rest, (zonder, plekken) in los.items():
            for plek in plekken:
                if anderen_van(plek) is rest:
                    met = probeer(behalve(plek, rest))
                    if _scheelt_achter(plek, met, zonder) and met == probeer(behalve(plek, rest)):
                        self.stand.gezien[plek] = (ACHTER, wat)

    def _zoekt_nog(self) -> list[int]:
        langs = {plek for plek, tegen in HET.langs.items() if tegen}
        self.stand.bereikt |= langs
        return [plek for plek in langs & self.zoekt if plek not in self.stand.gezien]


def _functies(waar: str) -> Iterator[str]:
    """A function, and those that it stands in."""
    while waar:
        yield waar
        waar = waar.rpartition(".")[0]


@cache
def _bereikt(naam: str) -> frozenset[str]:
    """What a function calls, and what is asked in the competences among it."""
    bevoegdheden = {plek.waar.rpartition(".")[2] for plek in HET.plekken if plek.soort == "bevoegdheid"}
    gezien, open_ = set[str](), set(HET.roept.get(naam, ()))
    while open_:
        deze = open_.pop()
        gezien.add(deze)
        open_ |= (HET.roept.get(deze, set()) if deze in bevoegdheden else set()) - gezien
    return frozenset(gezien)


def naam_van(functie: Callable[..., Any]) -> str:
    """As the places in it are called."""
    return f"{functie.__module__.removeprefix('samenspel.')}.{functie.__qualname__}".replace(".<locals>", "")


def _scheelt(plek: int, met: Uitkomst, zonder: Uitkomst) -> bool:
    """Whether leaving it out shows: what was refused is not, and of a fetch also in what comes back."""
    if met[0] == GEWEIGERD and zonder[0] != GEWEIGERD:
        return True
    return HET.toont(plek) and met != zonder


class _Teruggenomen(Exception):
    """What was done is undone."""


def _neem_terug() -> None:
    """An exception takes the savepoint along; `set_rollback` would shut the transaction before the identity is put back."""
    raise _Teruggenomen


def _scheelt_achter(plek: int, met: Uitkomst, zonder: Uitkomst) -> bool:
    """The same with every other guard left out: what is refused then for another reason is refused by no guard."""
    return met != zonder and (met[0] == GEWEIGERD or HET.toont(plek))


def _doe(
    functie: Callable[..., Any], gebonden: inspect.BoundArguments, wie: str, ander: Aanwezige, weg: Callable[[int], bool]
) -> Uitkomst:  # fmt: skip
    """Refused and why, or done and what came back: of what gives nothing back, what became of what it was given; and where it wrote. Whatever happened is undone."""
    HET.langs, HET.weg = {}, weg
    try:
        oog = Schrijfoog()
        with transaction.atomic(), nullmuur(), kaal(), identiteit(ander), connection.execute_wrapper(oog):
            zo = inspect.BoundArguments(gebonden.signature, {n: _kopie(w) for n, w in gebonden.arguments.items()})
            zo.arguments[wie] = ander
            sinds = time.time_ns() // 1_000_000
            uit = functie(*zo.args, **zo.kwargs)
            over = uit if uit is not None else [w for n, w in zo.arguments.items() if n != wie]
            uit = plat(over, sinds), sorted(set(oog.geschreven))
            _neem_terug()
    except _Teruggenomen:
        return GEDAAN, uit
    except (Weigering, Http404, Omweg, ObjectDoesNotExist) as weigering:
        return GEWEIGERD, str(weigering)
    except Exception as fout:  # it came past every guard; what it met then is not what is asked
        return GEDAAN, type(fout).__name__
    return GEDAAN, None


def _kopie(waarde: Any) -> Any:
    try:
        return deepcopy(waarde)
    except Exception:  # a request, say: it is only read
        return waarde


def plat(waarde: Any, sinds: int, diepte: int = 0) -> Any:
    """A value that can be compared: rows by their id, those made since this moment as new; what is put off is asked."""
    verder = partial(plat, sinds=sinds, diepte=diepte + 1)
    match waarde:
        case _ if diepte > _DIEP:
            return type(waarde).__name__
        case str() | bytes() | int() | float() | None:
            return waarde
        case Model():
            velden = {veld.attname for veld in waarde._meta.concrete_fields}
            erbij = {naam: deel for naam, deel in vars(waarde).items() if naam not in velden and naam[0] != "_"}
            return waarde._meta.label, verder(waarde.pk), verder(erbij)
        case QuerySet() | list() | tuple() | GeneratorType():
            return [verder(deel) for deel in waarde]
        case set() | frozenset():
            return sorted(str(verder(deel)) for deel in waarde)
        case Mapping():
            return {str(naam): verder(deel) for naam, deel in waarde.items()}
        case _ if dataclasses.is_dataclass(waarde):
            return {veld.name: verder(getattr(waarde, veld.name)) for veld in dataclasses.fields(waarde)}
        case UUID():
            return "nieuw" if waarde.version == 7 and waarde.int >> 80 >= sinds else str(waarde)
        case _:
            return repr(waarde) if type(waarde).__module__ == "datetime" else type(waarde).__name__


def anderen(door: Aanwezige) -> Iterator[Aanwezige]:
    """The same person in another role, the same role elsewhere, the house itself, and somebody else."""
    for rol in ROLLEN:
        partner = rol in {"mb_coordinator", "tolk"}
        yield replace(
            door, rol=rol, organisatie_id=door.organisatie_id or uuid4() if partner else None, dossier_id=None
        )
    yield replace(door, gebruiker_id=None)
    yield replace(door, gebruiker_id=UUID(int=1))
    yield replace(door, gemeente_id=UUID(int=2))
    yield replace(door, organisatie_id=UUID(int=3))
    yield replace(door, dossier_id=UUID(int=4))
