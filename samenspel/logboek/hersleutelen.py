"""What the change history still holds readable, or under a key of before: encrypted under the key of its dossier, or cleared.

A change copies what stood in the row, so history of before a column was encrypted has it in plain words. Part of every rotation
(`draai_sleutels`), as the owner. A change is not rewritten in place: the old row is erased lawfully, and what takes its place gets a seal of its own.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import connection

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kluis.plekken import alle_plekken
from samenspel.kluis.sleutelbos import VAN_DOSSIER, VAN_RIJ, haal, is_van_dossier, ontsleutel_van
from samenspel.kluis.velden import Versleuteld, versleutelde_velden

_STAPEL: Final = 500
ZOEKWOORDEN: Final = (("personen_nummer", "blind"),)
"""An index over a secret: under an old key it is found by trying every number, and nobody reads it in the history."""
VERSLEUTELD, GEBONDEN, GEWIST = "versleuteld", "aan hun rij gebonden", "gewist"


class _Rij(NamedTuple):
    id: int
    dossier_id: UUID | None
    tabel: str
    rij_id: UUID
    voor: dict[str, Any] | None
    na: dict[str, Any] | None


def hersleutel_geschiedenis() -> Counter[str]:
    """How many values were encrypted, bound to their row, or cleared because no key opens them or nobody may read them. Twice is as once."""
    telling: Counter[str] = Counter()
    for rijen in _stapels():
        sleutels = haal(rij.dossier_id for rij in rijen if rij.dossier_id)
        anders = [(rij, nieuw) for rij in rijen if (nieuw := _nieuw(rij, rij.dossier_id in sleutels, telling))]
        with als_eigenaar(), connection.cursor() as cursor:
            for rij, (voor, na) in anders:
                _vervang(cursor, rij.id, voor, na)
    return telling


def _stapels() -> Iterator[list[_Rij]]:
    """Every change of a table with secrets that is there now, by number."""
    laatste = 0
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("select coalesce(max(id), 0) from logboek_wijziging")
        (einde,) = cursor.fetchone()
    while True:
        with als_eigenaar(), connection.cursor() as cursor:
            cursor.execute(
                "select id, dossier_id, tabel, rij_id, voor, na from logboek_wijziging where tabel = any (%s) and voor is not null"
                " and id > %s and id <= %s order by id limit %s",
                [list(_geheimen()), laatste, einde, _STAPEL],
            )
            rijen = [
                _Rij(id_, van, tabel, rij_id, _uit_json(voor), _uit_json(na))
                for id_, van, tabel, rij_id, voor, na in cursor.fetchall()
            ]
            if rijen:
                laatste = rijen[-1].id
                yield rijen
        if not rijen:
            return


def _uit_json(waarde: Any) -> dict[str, Any] | None:
    gelezen: dict[str, Any] | None = json.loads(waarde) if isinstance(waarde, str) else waarde
    return gelezen


@cache
def _geheimen() -> dict[str, dict[str, Versleuteld | None]]:
    """By table the columns with secrets; None where the value is no field of ours (a file, a number, an index over one)."""
    gevonden: dict[str, dict[str, Versleuteld | None]] = {
        model._meta.db_table: dict(versleutelde_velden(model)) for model in apps.get_models() if model._meta.managed
    }
    for tabel, kolom in [*((p.tabel, p.kolom) for p in alle_plekken() if p.dossier), *ZOEKWOORDEN]:
        gevonden[tabel][kolom] = None
    return {tabel: kolommen for tabel, kolommen in gevonden.items() if kolommen}


def _nieuw(rij: _Rij, heeft_sleutel: bool, telling: Counter[str]) -> tuple[Any, Any] | None:
    """Before and after as they should stand; None when they do."""
    kanten = tuple(dict(kant) if kant else kant for kant in (rij.voor, rij.na))
    for kant in kanten:
        for kolom, veld in _geheimen()[rij.tabel].items():
            if kant and kant.get(kolom) not in (None, "", "\\x"):
                waarde, wat = _waarde(rij, kant[kolom], veld, (rij.tabel, kolom) in ZOEKWOORDEN, heeft_sleutel)
                if wat:
                    kant[kolom] = waarde
                    telling[wat] += 1
    return None if kanten == (rij.voor, rij.na) else (kanten[0], kanten[1])


def _waarde(rij: _Rij, waarde: Any, veld: Versleuteld | None, index: bool, heeft_sleutel: bool) -> tuple[Any, str]:
    """The value as it should stand, and what happened to it; "" when nothing did."""
    cijfer = _als_cijfer(waarde)
    if veld is None:
        goed = not index and cijfer is not None and is_van_dossier(cijfer)
        return (waarde, "") if goed else (None, GEWIST)
    if cijfer is not None and cijfer[:1] == VAN_RIJ:
        return waarde, ""
    if rij.dossier_id is None or not heeft_sleutel:
        return (waarde, "") if cijfer is not None and cijfer[:1] == VAN_DOSSIER else (None, GEWIST)
    if cijfer is None:
        return f"\\x{veld.cijfer(rij.dossier_id, waarde, rij=rij.rij_id).hex()}", VERSLEUTELD
    if cijfer[:1] != VAN_DOSSIER:
        return None, GEWIST
    klaar = veld.uit_bytes(ontsleutel_van(cijfer, plek=veld.plek))
    return f"\\x{veld.cijfer(rij.dossier_id, klaar, rij=rij.rij_id).hex()}", GEBONDEN


def _als_cijfer(waarde: Any) -> bytes | None:
    """The bytes that a trigger copied from a column; None for what was never encrypted."""
    if not isinstance(waarde, str) or not waarde.startswith("\\x"):
        return None
    try:
        return bytes.fromhex(waarde[2:])
    except ValueError:
        return None


def _vervang(cursor: Any, id_: int, voor: Any, na: Any) -> None:
    kanten = [None if kant is None else json.dumps(kant) for kant in (voor, na)]
    cursor.execute(
        "with nieuw as (insert into logboek_wijziging (op, gemeente_id, dossier_id, tabel, rij_id, daad, gebruiker_id, rol, doel, trace, voor, na)"
        " select op, gemeente_id, dossier_id, tabel, rij_id, daad, gebruiker_id, rol, doel, trace, %s::jsonb, %s::jsonb from logboek_wijziging"
        " where id = %s returning id) insert into logboek_zegelwacht (wijziging_id) select id from nieuw",
        [*kanten, id_],
    )
    cursor.execute("select logboek_wis_wijzigingen(array[%s]::bigint[])", [id_])
