"""What a new value would change, before it is set. The sum is done higher up (`dossiers`), which is known here by door only.

Counts per term and nothing else: the functional manager sees no dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import wet
from samenspel.beleid.waarden import beleid_met, beleid_van


@dataclass(frozen=True, slots=True)
class Gevolg:
    """One term: how many dossiers get it, see it move, or lose it."""

    naam: str
    erbij: int
    anders: int
    weg: int


@dataclass(frozen=True, slots=True)
class Gevolgen:
    """All terms that change. `bekeken` of `totaal` dossiers were looked at: the newest first."""

    termijnen: tuple[Gevolg, ...]
    bekeken: int
    totaal: int

    @property
    def volledig(self) -> bool:
        return self.bekeken >= self.totaal


Rekenaar = Callable[[UUID, wet.Beleid, wet.Beleid], Gevolgen]
_rekenaars: list[Rekenaar] = []


def meld_rekenaar_aan(rekenaar: Rekenaar) -> None:
    """Called once, from `ready` of the app that knows dossiers."""
    _rekenaars[:] = [rekenaar]


def gevolgen_van(gemeente_id: UUID, parameter: str, *, waarde: Any, vanaf: date) -> Gevolgen:
    """Compare the policy as it is with the policy as it would be."""
    nieuw: Mapping[str, tuple[date, Any, str]] = {parameter: (vanaf, waarde, "")}
    return _rekenaars[0](gemeente_id, beleid_van(gemeente_id), beleid_met(gemeente_id, nieuw))
