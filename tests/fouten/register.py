"""What a rewritten module asks at each of its guards: is this the one that is left out now? And what each guard said, written down.

Imports nothing of `samenspel` when it is loaded: the modules that ask are of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any


@dataclass(frozen=True, slots=True)
class Plek:
    """One place at which somebody is held back: which kind, in which function, and how it reads."""

    soort: str
    waar: str
    tekst: str
    nummer: int = 0

    @property
    def naam(self) -> str:
        return f"{self.waar}: {self.tekst}" + (f" ({self.nummer + 1})" if self.nummer else "")


@dataclass(slots=True)
class Register:
    """The places that were found, those that are left out now, and what the last request came past."""

    plekken: list[Plek] = field(default_factory=list)
    weg: Callable[[int], bool] = lambda _plek: False
    daden: list[Callable[..., Any]] = field(default_factory=list)
    """Every act and question that somebody does or asks, and in which somebody is held back."""
    roept: dict[str, set[str]] = field(default_factory=dict)
    """By the name of a function what is called in it, by name: through it a competence is reached."""
    weigert: set[str] = field(default_factory=set)
    """The names of what a condition asks behind which somebody is refused."""
    luister: Callable[[Callable[..., Any], tuple[Any, ...], dict[str, Any]], None] | None = None
    """Hears of every act before it is done."""
    langs: dict[int, bool] = field(default_factory=dict)
    """By place: whether it held somebody back (of a fetch that is not known: yes)."""

    def nieuw(self, soort: str, waar: str, tekst: str) -> int:
        gelijk = sum((p.soort, p.waar, p.tekst) == (soort, waar, tekst) for p in self.plekken)
        self.plekken.append(Plek(soort, waar, tekst, gelijk))
        return len(self.plekken) - 1

    def toont(self, plek: int) -> bool:
        """Whether leaving it out shows in what comes back: a fetch, and a `ziet_...` that refuses nobody and decides what is shown."""
        naam = self.plekken[plek].waar.rpartition(".")[2]
        stil = self.plekken[plek].soort == "bevoegdheid" and naam.startswith("ziet_") and naam not in self.weigert
        return self.plekken[plek].soort == "zicht" or stil

    def hoort(self, plek: int, *, houdt_tegen: bool) -> bool:
        """Note it; whether it holds now."""
        self.langs[plek] = self.langs.get(plek, False) or houdt_tegen
        return houdt_tegen and not self.weg(plek)


HET = Register()


def zicht(plek: int, rijen: Any, wie: Any) -> Any:
    """`rijen.zichtbaar_voor(wie)`, or everything."""
    return rijen.zichtbaar_voor(wie) if HET.hoort(plek, houdt_tegen=True) else rijen.all()


def weiger(plek: int, oordeel: Any) -> None:
    """`oordeel.of_weiger()`, or nothing."""
    if HET.hoort(plek, houdt_tegen=not oordeel):
        oordeel.of_weiger()


def houdt_tegen(plek: int, voorwaarde: object) -> bool:
    """The condition of an `if` that only refuses."""
    return HET.hoort(plek, houdt_tegen=bool(voorwaarde))


def doe(plek: int, wacht: Callable[..., None], *args: Any) -> None:
    """A guard that is called and says nothing."""
    if HET.hoort(plek, houdt_tegen=True):
        wacht(*args)


def bevoegdheid(plek: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A competence, or one that says yes to everybody."""

    def om(functie: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(functie)
        def gevraagd(*args: Any, **kwargs: Any) -> Any:
            antwoord = functie(*args, **kwargs)
            if antwoord or HET.hoort(plek, houdt_tegen=True):
                return antwoord
            return True if isinstance(antwoord, bool) else type(antwoord)(ja=True)

        return gevraagd

    return om


def poort(plek: int, decorator: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A view behind its decorator, or the view itself."""

    def om(view: Callable[..., Any]) -> Callable[..., Any]:
        bewaakt = decorator(view)

        @wraps(bewaakt)
        def gevraagd(*args: Any, **kwargs: Any) -> Any:
            return bewaakt(*args, **kwargs) if HET.hoort(plek, houdt_tegen=True) else view(*args, **kwargs)

        return gevraagd

    return om


def daad(functie: Callable[..., Any]) -> Callable[..., Any]:
    """An act, of which who listens hears first."""

    HET.daden.append(functie)

    @wraps(functie)
    def gedaan(*args: Any, **kwargs: Any) -> Any:
        if HET.luister is not None:
            HET.luister(functie, args, kwargs)
        return functie(*args, **kwargs)

    return gedaan
