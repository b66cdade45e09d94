"""What higher apps add to a dossier page: tabs and blocks.

`dossiers` stands below `intake` and `plan` and may not know them. They announce themselves here, once, in
their `AppConfig.ready`; the page asks in a fixed order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.functional import Promise

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabblad:
    """One tab. `url_naam` takes the dossier id; `telling` gives the small text behind the title, or "".

    `past` keeps the tab away from a dossier to which it does not belong; without it every dossier has the tab.
    """

    code: str
    titel: str | Promise
    url_naam: str
    volgorde: int
    telling: Callable[[Dossier, Aanwezige, date], str] | None = None
    past: Callable[[Dossier, Aanwezige], bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blok:
    """One block on the overview, in `partners` beside who takes part, or in `druk` on paper. `gegevens` gives the context of `template`, or None to stay away."""

    code: str
    volgorde: int
    plek: Literal["hoofd", "zij", "breed", "druk", "partners"]
    template: str
    gegevens: Callable[[Dossier, Aanwezige, date], dict[str, Any] | None]


_tabbladen: dict[str, Tabblad] = {}
_blokken: dict[str, Blok] = {}


def meld_tabblad_aan(tabblad: Tabblad) -> None:
    """Called from `ready`; a second call with the same code replaces the first."""
    _tabbladen[tabblad.code] = tabblad


def meld_blok_aan(blok: Blok) -> None:
    """Called from `ready`; a second call with the same code replaces the first."""
    _blokken[blok.code] = blok


def tabbladen() -> list[Tabblad]:
    """All tabs in order."""
    return sorted(_tabbladen.values(), key=lambda tabblad: tabblad.volgorde)


def blokken(plek: str) -> list[Blok]:
    """The blocks of one place, in order."""
    return sorted((blok for blok in _blokken.values() if blok.plek == plek), key=lambda blok: blok.volgorde)
