"""Values of before they were bound to their row: encrypted anew, part of every rotation (`draaien`).

Two of those, swapped within one column of one dossier, both open. They are read until this has been done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Final

from django.apps import apps

from samenspel.kluis.sleutelbos import VAN_DOSSIER, haal, ontsleutel_van, versleutel_van
from samenspel.kluis.velden import versleutelde_velden

_STAPEL: Final = 500
Cursor = Callable[[], AbstractContextManager[Any]]


def versleutelde_kolommen() -> Iterator[tuple[str, str, str]]:
    """(table, column, what its values are bound to) of every encrypted column."""
    for model in apps.get_models():
        if model._meta.managed:
            for kolom, veld in versleutelde_velden(model).items():
                yield model._meta.db_table, kolom, veld.plek


def bind_aan_rijen(tabel: str, kolom: str, plek: str, stil: Cursor) -> int:
    """Bind the values of one column that are not yet; gives how many. `stil`: a cursor of the owner that leaves no history."""
    gedaan, laatste = 0, None
    while True:
        verder = "and id > %s" if laatste is not None else ""
        with stil() as cursor:
            cursor.execute(
                f"select id, dossier_id, {kolom} from {tabel} where substring({kolom} from 1 for 1) = %s {verder} order by id limit {_STAPEL}",  # noqa: S608  # our own names
                [VAN_DOSSIER, *([laatste] if laatste is not None else [])],
            )
            rijen = cursor.fetchall()
            if not rijen:
                return gedaan
            laatste = rijen[-1][0]
            sleutels = haal(dossier_id for _id, dossier_id, _ruw in rijen)
            for pk, dossier_id, ruw in rijen:
                if dossier_id not in sleutels:  # erased: nobody reads it any more, bound or not
                    continue
                klaar = ontsleutel_van(bytes(ruw), plek=plek)
                nieuw = versleutel_van(dossier_id, klaar, plek=plek, rij=pk, met=sleutels[dossier_id])
                cursor.execute(
                    f"update {tabel} set {kolom} = %s where id = %s and {kolom} = %s",  # noqa: S608  # our own names
                    [nieuw, pk, bytes(ruw)],
                )
                gedaan += cursor.rowcount


def tel_oude_vorm(cursor: Any) -> dict[str, int]:
    """Per column how many values still open in another row of their dossier."""
    over = {}
    for tabel, kolom, _plek in versleutelde_kolommen():
        cursor.execute(
            f"select count(*) from {tabel} where substring({kolom} from 1 for 1) = %s"  # noqa: S608  # our own names
            f" and exists (select from kluis_dossiersleutel s where s.dossier_id = {tabel}.dossier_id)",
            [VAN_DOSSIER],
        )
        over[f"{tabel}.{kolom}"] = cursor.fetchone()[0]
    return over
