"""The policy of one municipality, as `wet` asks for it: the value in force on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

import wet
from samenspel.beleid.models import Beleidswaarde
from samenspel.kern.eenmaal import Eenmaal
from samenspel.organisaties.models import Gemeente


def _waarden(gemeente_id: UUID) -> QuerySet[Beleidswaarde, tuple[str, date, Any, str]]:
    rijen = Beleidswaarde.objects.filter(gemeente_id=gemeente_id).order_by("parameter", "vanaf")
    return rijen.values_list("parameter", "vanaf", "waarde", "bron")


_WAARDEN = Eenmaal(_waarden)


def beleid_van(gemeente_id: UUID) -> wet.Beleid:
    """All values of a municipality, ready for `wet`: one query. No shipped value is mixed in."""
    return beleid_met(gemeente_id, {})


def _gemeente(gemeente_id: UUID) -> QuerySet[Gemeente]:
    hier = Beleidswaarde.objects.filter(gemeente_id=OuterRef("pk")).order_by("parameter", "vanaf")
    rij = JSONObject(parameter="parameter", vanaf="vanaf", waarde="waarde", bron="bron")
    return Gemeente.objects.filter(pk=gemeente_id).annotate(waarden=ArraySubquery(hier.values(json=rij)))


_GEMEENTE = Eenmaal(_gemeente)


def gemeente_met_beleid(gemeente_id: UUID) -> tuple[Gemeente, wet.Beleid]:
    """The municipality and all of its values, for an act that begins with nothing at hand: one query."""
    (gemeente,) = _GEMEENTE(gemeente_id)
    rijen = [
        (rij["parameter"], date.fromisoformat(rij["vanaf"]), rij["waarde"], rij["bron"])
        for rij in gemeente.__dict__["waarden"]
    ]
    return gemeente, _beleid(rijen, {})


def beleid_met(gemeente_id: UUID, nieuw: Mapping[str, tuple[date, Any, str]]) -> wet.Beleid:
    """The same, as it would be with these values too; on one day the new one counts."""
    return _beleid(_WAARDEN(gemeente_id), nieuw)


def _beleid(rijen: Iterable[tuple[str, date, Any, str]], nieuw: Mapping[str, tuple[date, Any, str]]) -> wet.Beleid:
    waarden: dict[str, dict[date, tuple[date, Any, str]]] = {}
    for parameter, vanaf, waarde, bron in rijen:
        waarden.setdefault(parameter, {})[vanaf] = (vanaf, waarde, bron)
    for parameter, rij in nieuw.items():
        waarden.setdefault(parameter, {})[rij[0]] = rij
    return wet.beleid_uit(
        {parameter: sorted(per.values(), key=lambda rij: rij[0]) for parameter, per in waarden.items()}
    )


def eist(gemeente_id: UUID, parameter: str, op: date) -> bool:
    """Does the municipality hold on to this demand on that day? Only a decision that says no lets go of it."""
    waarde = beleid_van(gemeente_id).waarde(parameter, op)
    return waarde is None or waarde.waarde is not False
