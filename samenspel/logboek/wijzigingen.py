"""What changed: for who directs a dossier the values before and after, for the data protection officer and the manager only that, and which columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.db import connection, models

from samenspel.kern.leesboek import noteer
from samenspel.kluis.sleutelbos import SleutelVernietigd
from samenspel.kluis.velden import Versleuteld, versleutelde_velden
from samenspel.logboek.register import tabellen_van
from samenspel.toegang.models import Gebruiker, Rol

MEESTE: Final = 500
PER_BLAD: Final = 50
DADEN: Final = {"I": "toegevoegd", "U": "gewijzigd", "D": "weggehaald"}
VERSLEUTELD: Final = "(versleuteld)"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One value before and after, as people read it."""

    naam: str
    voor: str
    na: str


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One row that was added, changed or taken away. `kolommen` has values only where the reader may see them."""

    op: datetime
    wat: str
    daad: str
    gebruiker_id: UUID | None
    rol: str
    kolommen: tuple[Kolom, ...]


def wijzigingen_van(dossier_id: UUID) -> list[Wijziging]:
    """The newest first, at most `MEESTE`; noted as read. Raises DatabaseError for who does not direct (a view asks that first)."""
    rijen = _vraag("select * from logboek_wijzigingen_van(%s, %s)", [dossier_id, MEESTE])
    noteer([dossier_id], {soort for tabel in {rij[1] for rij in rijen} if (soort := _soort_van().get(tabel))})
    return [
        Wijziging(op, _model(tabel), DADEN[daad], gebruiker_id, rol, tuple(_kolommen(tabel, _json(voor), _json(na))))
        for op, tabel, _rij, daad, gebruiker_id, rol, _doel, voor, na in rijen
    ]


def gewijzigd(vanaf: datetime, tot: datetime) -> list[Wijziging]:
    """That something changed in the municipality, and which columns; never a value, and for the manager not in which dossier."""
    rijen = _vraag("select * from logboek_gewijzigd(%s, %s, %s)", [vanaf, tot, MEESTE])
    return [
        Wijziging(
            op,
            _model(tabel),
            DADEN[daad],
            gebruiker_id,
            rol,
            tuple(Kolom(_veld(tabel, k), "", "") for k in kolommen or ()),
        )
        for op, tabel, daad, _dossier, gebruiker_id, rol, _doel, kolommen in rijen
    ]


def met_namen(rijen: list[Wijziging]) -> list[tuple[Wijziging, str]]:
    """Each with who did it: a name with the role, or the house itself."""
    mensen = Gebruiker.objects.in_bulk({rij.gebruiker_id for rij in rijen if rij.gebruiker_id})
    return [(rij, _wie(mensen.get(rij.gebruiker_id) if rij.gebruiker_id else None, rij.rol)) for rij in rijen]


def _wie(mens: Gebruiker | None, rol: str) -> str:
    if mens is None:
        return "Samenspel"
    return f"{mens.naam} ({Rol(rol).label})" if rol in Rol.values else mens.naam


def _vraag(opdracht: str, waarden: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
        rijen: list[tuple[Any, ...]] = cursor.fetchall()
        return rijen


def _json(waarde: Any) -> dict[str, Any]:
    return json.loads(waarde) if isinstance(waarde, str) else waarde or {}


def _kolommen(tabel: str, voor: dict[str, Any], na: dict[str, Any]) -> Iterator[Kolom]:
    for naam in sorted(voor):
        if na or naam not in {"id", "gemeente_id", "dossier_id"}:
            geheim = _geheim(tabel).get(naam)
            yield Kolom(_veld(tabel, naam), _tekst(voor[naam], geheim), _tekst(na[naam], geheim) if naam in na else "")


@cache
def _geheim(tabel: str) -> dict[str, Versleuteld]:
    return versleutelde_velden(_modellen()[tabel]) if tabel in _modellen() else {}


def _tekst(waarde: Any, geheim: Versleuteld | None = None) -> str:
    """As people read it. What is under the key of the dossier is opened; a file, a number or what lost its key stays shut."""
    if geheim is not None and isinstance(waarde, str):
        try:
            return _tekst(geheim.lees(bytes.fromhex(waarde.removeprefix("\\x"))))
        except (SleutelVernietigd, InvalidTag):
            return VERSLEUTELD
    if isinstance(waarde, str):
        return VERSLEUTELD if waarde.startswith("\\x") else waarde
    if waarde is None:
        return ""
    return {True: "ja", False: "nee"}[waarde] if isinstance(waarde, bool) else json.dumps(waarde, ensure_ascii=False)


@cache
def _modellen() -> dict[str, type[models.Model]]:
    return {model._meta.db_table: model for model in apps.get_models()}


@cache
def _soort_van() -> dict[str, str]:
    """The category of a table; where each row has its own, that of the dossier (C05), as the log does."""
    return {t: "C05" if soort == "per rij" else soort for soort, tabellen in tabellen_van().items() for t in tabellen}


def _model(tabel: str) -> str:
    return str(_modellen()[tabel]._meta.verbose_name) if tabel in _modellen() else tabel


def _veld(tabel: str, kolom: str) -> str:
    velden = _modellen()[tabel]._meta.concrete_fields if tabel in _modellen() else ()
    return next((str(veld.verbose_name) for veld in velden if veld.column == kolom), kolom)
