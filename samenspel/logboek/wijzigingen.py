"""What changed: for who directs a dossier the values before and after, for the data protection officer and the manager only that, and which columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.db import connection, models
from django.utils.timezone import localtime

from samenspel.kern.leesboek import noteer
from samenspel.kluis.sleutelbos import SleutelVernietigd
from samenspel.kluis.velden import Versleuteld
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
    namen = _namen_in(rijen)
    return [
        Wijziging(
            op,
            _model(tabel),
            DADEN[daad],
            gebruiker_id,
            rol,
            tuple(_kolommen(tabel, rij, _json(voor), _json(na), namen)),
        )
        for op, tabel, rij, daad, gebruiker_id, rol, _doel, voor, na in rijen
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
            tuple(Kolom(_titel(tabel, k), "", "") for k in kolommen or ()),
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


_ZEGT_NIETS = {"id", "gemeente_id", "dossier_id", "bewerking"}
"""Of the row itself, and the counter by which two writers notice each other."""


def _kolommen(
    tabel: str, rij: UUID, voor: dict[str, Any], na: dict[str, Any], namen: dict[str, str]
) -> Iterator[Kolom]:
    for naam in sorted(voor.keys() - _ZEGT_NIETS):
        veld = _velden(tabel).get(naam)
        yield Kolom(
            _titel(tabel, naam),
            _tekst(voor[naam], veld, rij, namen),
            _tekst(na[naam], veld, rij, namen) if naam in na else "",
        )


def _titel(tabel: str, kolom: str) -> str:
    veld = _velden(tabel).get(kolom)
    return str(veld.verbose_name) if veld is not None else kolom


@cache
def _velden(tabel: str) -> dict[str, Any]:
    return {veld.column: veld for veld in _modellen()[tabel]._meta.concrete_fields} if tabel in _modellen() else {}


def _namen_in(rijen: list[tuple[Any, ...]]) -> dict[str, str]:
    """The names of the people that changed columns point at: one statement."""
    ids = {
        waarde
        for _op, tabel, *_rest, voor, na in rijen
        for kant in (_json(voor), _json(na))
        for kolom, waarde in kant.items()
        if waarde and getattr(_velden(tabel).get(kolom), "related_model", None) is Gebruiker
    }
    return {str(pk): naam for pk, naam in Gebruiker.objects.filter(pk__in=ids).values_list("pk", "naam")}


def _tekst(waarde: Any, veld: Any, rij: UUID, namen: dict[str, str]) -> str:
    """As people read it. What is under the key of the dossier is opened; a file, a number or what lost its key stays shut."""
    if isinstance(veld, Versleuteld) and isinstance(waarde, str):
        try:
            waarde = veld.lees(bytes.fromhex(waarde.removeprefix("\\x")), rij=rij)
        except (SleutelVernietigd, InvalidTag):
            return VERSLEUTELD
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return ", ".join(map(str, waarde))
    return _woord(waarde, veld, namen) if isinstance(waarde, str) else json.dumps(waarde, ensure_ascii=False)


def _woord(waarde: str, veld: Any, namen: dict[str, str]) -> str:
    """A text as its column means it: a choice, a day, a moment, a person."""
    if waarde.startswith("\\x"):
        return VERSLEUTELD
    if waarde in namen:
        return namen[waarde]
    if isinstance(veld, models.DateTimeField):
        return f"{localtime(datetime.fromisoformat(waarde)):%d-%m-%Y %H:%M}"
    if isinstance(veld, models.DateField):
        return f"{date.fromisoformat(waarde):%d-%m-%Y}"
    return str(dict(veld.flatchoices).get(waarde, waarde)) if veld is not None else waarde


@cache
def _modellen() -> dict[str, type[models.Model]]:
    return {model._meta.db_table: model for model in apps.get_models()}


@cache
def _soort_van() -> dict[str, str]:
    """The category of a table; where each row has its own, that of the dossier (C05), as the log does."""
    return {t: "C05" if soort == "per rij" else soort for soort, tabellen in tabellen_van().items() for t in tabellen}


def _model(tabel: str) -> str:
    return str(_modellen()[tabel]._meta.verbose_name) if tabel in _modellen() else tabel
