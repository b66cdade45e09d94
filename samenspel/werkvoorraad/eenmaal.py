"""A question that is put together once per role: building and compiling it cost more than asking it.

The question is built by the ORM from `zichtbaar_voor(wie)`, as everywhere, for a stand-in whose ids are easy to recognise.
The statement is kept; for each reader the ids and the day take the place of the stand-in's. Row-level security looks on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from samenspel.kern.identiteit import Aanwezige

Bouw = Callable[[Aanwezige, date, UUID | None], QuerySet[Any, tuple[Any, ...]]]
_GEMEENTE: Final = UUID("00000000-0000-0000-0000-00000000000a")
_GEBRUIKER: Final = UUID("00000000-0000-0000-0000-00000000000b")
_VAN: Final = UUID("00000000-0000-0000-0000-00000000000c")
_DAG: Final = date(1, 2, 3)


def rijen_van(bouw: Bouw, wie: Aanwezige, op: date, van: UUID | None = None) -> list[tuple[Any, ...]]:
    """The rows as the database gives them; a JSON column comes as text."""
    assert wie.organisatie_id is None
    assert wie.dossier_id is None
    opdracht, waarden = _opgesteld(bouw, wie.rol, van is not None)
    if not opdracht:
        return []
    echt: dict[Any, Any] = {_GEMEENTE: wie.gemeente_id, _GEBRUIKER: wie.gebruiker_id, _VAN: van, _DAG: op}
    with connection.cursor() as cursor:
        cursor.execute(opdracht, [echt.get(w, w) if isinstance(w, UUID | date) else w for w in waarden])
        return list(cursor.fetchall())


@cache
def _opgesteld(bouw: Bouw, rol: str, met_van: bool) -> tuple[str, tuple[Any, ...]]:
    """The statement and its values; nothing when this role sees nothing at all."""
    proef = Aanwezige(gebruiker_id=_GEBRUIKER, gemeente_id=_GEMEENTE, rol=rol, doel="")
    try:
        opdracht, waarden = bouw(proef, _DAG, _VAN if met_van else None).query.sql_with_params()
    except EmptyResultSet:
        return "", ()
    return opdracht, tuple(waarden)
