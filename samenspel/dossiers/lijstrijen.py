"""A dossier as one row of the list: read in columns, said in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple
from uuid import UUID

from samenspel.dossiers.models import Doelgroep, Fase
from samenspel.dossiers.schil import LEERROUTES

KOLOMMEN: Final = (
    "id", "persoon__naam", "nummer", "doelgroep_nu", "leerroute", "fase", "contactpersoon__naam",
)  # fmt: skip
Kolommen = tuple[UUID, str | None, str, str, str, str, str | None]
"""A row as the database gives it, in the order of `KOLOMMEN`."""


class Lijstrij(NamedTuple):
    """One dossier in words."""

    id: UUID
    naam: str
    nummer: str
    doelgroep: str
    leerroute: str
    fase: str
    contactpersoon: str


def in_woorden(rijen: Iterable[Kolommen]) -> list[Lijstrij]:
    """The words of codes are looked up once per list, not once per row."""
    groepen, fasen, routes = (
        {code: str(naam) for code, naam in bron} for bron in (Doelgroep.choices, Fase.choices, LEERROUTES.items())
    )
    return [
        Lijstrij(
            id_, naam or "", nummer, groepen.get(doelgroep, ""), routes.get(leerroute, ""), fasen.get(fase, ""), contact or ""
        )
        for id_, naam, nummer, doelgroep, leerroute, fase, contact in rijen
    ]  # fmt: skip
