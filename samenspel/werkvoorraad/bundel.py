"""One row per dossier: the most urgent line leads, the others of that dossier stand under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from samenspel.werkvoorraad.regels import Regel


@dataclass(frozen=True, slots=True)
class Bundel:
    """The lines of one dossier on one tab, in the order of the list."""

    eerste: Regel
    ook: tuple[Regel, ...] = ()


def bundel(regels: Iterable[Regel]) -> list[Bundel]:
    """Keeps the order in which the first line of each dossier comes."""
    per: dict[str, list[Regel]] = {}
    for regel in regels:
        per.setdefault(regel.nummer, []).append(regel)
    return [Bundel(eerste, tuple(ook)) for eerste, *ook in per.values()]
