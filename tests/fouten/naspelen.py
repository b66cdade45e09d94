"""What somebody may do or ask is done and asked again by somebody who may not: left out one place, it must come through.

Behind a page stand acts and questions of which the page refuses first, so that no request reaches their guard. Here each that passes while
the world of the crawl is made, by its pages and by its forms, is done once more, and undone, by others: first by the role to whom the matrix
gives nothing at all, of which nothing may come back.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from types import GeneratorType
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import Http404

from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.oordeel import Omweg, Weigering
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
"""Who asks again what only fetches: nothing is theirs."""
KEREN = 3
"""So many times one act or question is tried."""
_DIEP = 5

Uitkomst = tuple[str, Any]
GEWEIGERD, GEDAAN = "geweigerd", "gedaan"


class Naspeler:
    """Hears of each act and question, and does it again."""

    def __init__(self, stand: Stand, zoekt: set[int]) -> None:
        self.stand, self.zoekt = stand, zoekt
        self._eerst = {door for _hoe, door in onthouden().values()}
        self._keren = Counter[str]()
        self._bezig = False
        self._van: dict[str, list[int]] = {}
        for plek in sorted(zoekt):
            self._van.setdefault(HET.plekken[plek].waar, []).append(plek)

    def __call__(self, functie: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        naam = naam_van(functie)
        if self._bezig or self._keren[naam] >= KEREN or not self._open(naam):
            return
        gebonden = inspect.signature(functie).bind(*args, **kwargs)
        wie = next((n for n in ("door", "wie") if isinstance(gebonden.arguments.get(n), Aanwezige)), "")
        if not wie:
            return
        self._keren[naam] += 1
        self._bezig, langs, weg = True, HET.langs, HET.weg
        try:
            iedereen = [
                ander for ander in anderen(gebonden.arguments[wie]) if self._weigert(naam) or ander.rol in LEZERS
            ]
            for ander in sorted(iedereen, key=lambda ander: f"{naam} door {ander.rol}" not in self._eerst):
                self._door(naam, lambda weg, ander=ander: _doe(functie, gebonden, wie, ander, weg), ander)  # type: ignore[misc]  # this one
                if not self._open(naam):
                    break
        finally:
            self._bezig, HET.langs, HET.weg = False, langs, weg

    def vul_in(self, invuller: Invuller) -> None:
        """What nobody did or asked: each act in which something is still looked for, with arguments by their type."""
        for functie in HET.daden:
            if self._open(naam_van(functie)) and (velden := invuller(functie)) is not None:
                self._keren[naam_van(functie)] = 0
                self(functie, (), velden)

    def _open(self, naam: str) -> bool:
        """Whether something in this function is still looked for."""
        return any(plek not in self.stand.gezien for plek in self._van.get(naam, ()))

    def _weigert(self, naam: str) -> bool:
        """Whether what is looked for in this function refuses; else it only fetches, and few need to ask."""
        return any(
            HET.plekken[plek].soort != "zicht" and plek not in self.stand.gezien for plek in self._van.get(naam, ())
        )

    def _door(self, naam: str, doe: Callable[[Callable[[int], bool]], Uitkomst], ander: Aanwezige) -> None:
        def probeer(weg: Callable[[int], bool]) -> Uitkomst:
            self.stand.gevraagd += 1
            return doe(weg)

        wat = f"{naam} door {ander.rol}"
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


def naam_van(functie: Callable[..., Any]) -> str:
    """As the places in it are called."""
    return f"{functie.__module__.removeprefix('samenspel.')}.{functie.__qualname__}".replace(".<locals>", "")


def _scheelt(plek: int, met: Uitkomst, zonder: Uitkomst) -> bool:
    """Whether leaving it out shows: what was refused is not, and of a fetch also in what comes back."""
    if met[0] == GEWEIGERD and zonder[0] != GEWEIGERD:
        return True
    return HET.plekken[plek].soort == "zicht" and met != zonder


class _Teruggenomen(Exception):
    """What was done is undone."""


def _neem_terug() -> None:
    """An exception takes the savepoint along; `set_rollback` would shut the transaction before the identity is put back."""
    raise _Teruggenomen


def _scheelt_achter(plek: int, met: Uitkomst, zonder: Uitkomst) -> bool:
    """The same with every other guard left out: what is refused then for another reason is refused by no guard."""
    return met != zonder and (met[0] == GEWEIGERD or HET.plekken[plek].soort == "zicht")


def _doe(
    functie: Callable[..., Any], gebonden: inspect.BoundArguments, wie: str, ander: Aanwezige, weg: Callable[[int], bool]
) -> Uitkomst:  # fmt: skip
    """Refused and why, or done and what came back. Whatever happened is undone."""
    HET.langs, HET.weg = {}, weg
    try:
        with transaction.atomic(), nullmuur(), kaal(), identiteit(ander):
            zo = inspect.BoundArguments(gebonden.signature, {n: _kopie(w) for n, w in gebonden.arguments.items()})
            zo.arguments[wie] = ander
            uit = plat(functie(*zo.args, **zo.kwargs))
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


def plat(waarde: Any, diepte: int = 0) -> Any:
    """A value that can be compared: rows by their id, what is put off is asked."""
    match waarde:
        case _ if diepte > _DIEP:
            return type(waarde).__name__
        case str() | bytes() | int() | float() | None:
            return waarde
        case Model():
            velden = {veld.attname for veld in waarde._meta.concrete_fields}
            erbij = {naam: deel for naam, deel in vars(waarde).items() if naam not in velden and naam[0] != "_"}
            return waarde._meta.label, str(waarde.pk), plat(erbij, diepte + 1)
        case QuerySet() | list() | tuple() | GeneratorType():
            return [plat(deel, diepte + 1) for deel in waarde]
        case set() | frozenset():
            return sorted(str(plat(deel, diepte + 1)) for deel in waarde)
        case Mapping():
            return {str(naam): plat(deel, diepte + 1) for naam, deel in waarde.items()}
        case _ if dataclasses.is_dataclass(waarde):
            return {veld.name: plat(getattr(waarde, veld.name), diepte + 1) for veld in dataclasses.fields(waarde)}
        case UUID():
            return str(waarde)
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
