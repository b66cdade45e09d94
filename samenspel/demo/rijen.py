"""Every row of one dossier, from whichever table has one: what the volume copies and what the check compares."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from samenspel.dossiers.models import Dossier
from samenspel.kluis.velden import Versleuteld

Rij = dict[str, Any]
Rijen = dict[str, list[Rij]]


_VAN_HET_HUIS = {"kluis.Dossiersleutel", "logboek.Wijziging"}
"""The key of a dossier, which is nobody else's, and the history of its rows."""


@cache
def modellen() -> dict[str, type[models.Model]]:
    """The table of the dossier, and every table with a column `dossier_id`, by name; not what the house itself keeps of it."""
    gebonden: dict[str, type[models.Model]] = {Dossier._meta.db_table: Dossier}
    for model in sorted(apps.get_models(), key=lambda model: model._meta.db_table):
        if (
            model._meta.label not in _VAN_HET_HUIS
            and model._meta.managed
            and any(veld.column == "dossier_id" for veld in model._meta.concrete_fields)
        ):
            gebonden[model._meta.db_table] = model
    return gebonden


@cache
def velden(tabel: str) -> dict[str, models.Field[Any, Any]]:
    """The columns of a table with their fields."""
    return {veld.column: veld for veld in modellen()[tabel]._meta.concrete_fields}


def rijen_van(dossier_id: UUID) -> Rijen:
    """The rows of this dossier per table, oldest first, read under the identity that is present; in one statement."""
    gevonden: Rijen = {}
    with connection.cursor() as cursor:
        cursor.execute(_alles(), {"dossier": dossier_id})
        for tabel, rij in cursor.fetchall():
            ruw = json.loads(rij) if isinstance(rij, str) else rij
            gevonden.setdefault(tabel, []).append(
                {k: _waarde(veld, ruw[k], ruw["id"]) for k, veld in velden(tabel).items()}
            )
    return gevonden


@cache
def _alles() -> str:
    deel = "(select '{0}', to_jsonb(t) from {0} t where {1} = %(dossier)s order by id)"
    sleutels = {tabel: "id" if model is Dossier else "dossier_id" for tabel, model in modellen().items()}
    return " union all ".join(deel.format(tabel, sleutel) for tabel, sleutel in sleutels.items())


def _waarde(veld: models.Field[Any, Any], ruw: Any, rij: str) -> Any:
    """What the ORM would give for this column."""
    if isinstance(veld, Versleuteld):
        return veld.lees(None if ruw is None else bytes.fromhex(ruw.removeprefix("\\x")), rij=UUID(rij))
    if ruw is None or isinstance(veld, models.JSONField | ArrayField):
        return ruw
    if isinstance(veld, models.BinaryField):
        return bytes.fromhex(ruw.removeprefix("\\x"))
    return (veld.target_field if isinstance(veld, models.ForeignKey) else veld).to_python(ruw)


def eigen_ids(rijen: Rijen) -> frozenset[UUID]:
    """Ids that were given out for this dossier: of its rows, of a talk that several dossiers may share, of a form."""
    return frozenset(
        rij[kolom] for tabel in rijen.values() for rij in tabel for kolom in ("id", "sessie", "sleutel") if isinstance(rij.get(kolom), UUID)
    )  # fmt: skip
