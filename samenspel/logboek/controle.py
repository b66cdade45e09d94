"""The log as an auditor reads it: who and whose by pseudonym, and nothing by which somebody can be found (ADR 33)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, overload

from django.db import connection

from samenspel.logboek.models import Nakijking


class Controleregel(NamedTuple):
    """One line, in the order of the columns of `logboek_controle`. To the minute; no address, no network, no device."""

    totaal: int
    tijd: datetime
    wie: str
    rol: str
    activiteit: str
    actie: str
    resultaat: str
    aantal: int
    dossiers: list[str]
    soorten: list[str]


@dataclass
class Controlelijst(Sequence[Controleregel]):
    """The lines that were chosen, the newest first, asked page by page. The database looks at who asks."""

    van: datetime | None = None
    tot: datetime | None = None
    actie: str = ""
    resultaat: str = ""
    _totaal: int | None = field(default=None, init=False)

    def _vraag(self, aantal: int, na: int) -> list[Controleregel]:
        with connection.cursor() as cursor:
            cursor.execute(
                "select * from logboek_controle(%s::timestamptz, %s::timestamptz, %s, %s, %s, %s)",
                [self.van, self.tot, self.actie, self.resultaat, aantal, na],
            )
            return [Controleregel(*rij) for rij in cursor.fetchall()]

    def __len__(self) -> int:
        if self._totaal is None:
            eerste = self._vraag(1, 0)
            self._totaal = eerste[0].totaal if eerste else 0
        return self._totaal

    @overload
    def __getitem__(self, plek: int) -> Controleregel: ...
    @overload
    def __getitem__(self, plek: slice) -> list[Controleregel]: ...
    def __getitem__(self, plek: Any) -> Any:
        if isinstance(plek, slice):
            begin, einde, _stap = plek.indices(len(self))
            return self._vraag(max(einde - begin, 0), begin) if einde > begin else []
        return self._vraag(1, plek)[0]


def laatst_nagekeken(hoeveel: int = 10) -> list[Nakijking]:
    """What came out the last times that somebody looked the whole log over, the newest first."""
    return list(Nakijking.objects.order_by("-op")[:hoeveel])
