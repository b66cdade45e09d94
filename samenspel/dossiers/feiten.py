"""From rows to the facts that `wet` reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

import wet
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.dossiers.soorten import SOORTEN
from samenspel.kern.eenmaal import Eenmaal
from samenspel.personen.models import Gezinslid, Persoon


class Rauw(NamedTuple):
    """One event as `wet` needs it: no model instance, for a rebuild reads millions."""

    id: UUID
    dossier_id: UUID
    soort: str
    op: Any
    gegevens: dict[str, Any]
    vastgelegd_op: Any
    trekt_in_id: UUID | None


KOLOMMEN = ("id", "dossier_id", "soort", "op", "gegevens", "vastgelegd_op", "trekt_in_id")


def rauwe_gebeurtenissen(dossier_ids: Iterable[UUID]) -> dict[UUID, list[Rauw]]:
    """Events of these dossiers, grouped; reads under the identity that is present."""
    gevonden: dict[UUID, list[Rauw]] = defaultdict(list)
    ids = list(dossier_ids)
    for rij in _GEBEURTENISSEN(ids) if ids else ():
        gevonden[rij[1]].append(Rauw(*rij))
    return gevonden


def _gebeurtenissen(dossier_ids: list[UUID]) -> QuerySet[Any, tuple[Any, ...]]:
    rijen: QuerySet[Any, Any] = Gebeurtenis.objects.filter(dossier_id__een_van=dossier_ids)
    return rijen.values_list(*KOLOMMEN)


_GEBEURTENISSEN = Eenmaal(_gebeurtenissen)


def wet_gebeurtenis(rij: Rauw) -> wet.Gebeurtenis:
    """One row as an event of `wet`."""
    if rij.soort == "intrekking":
        return wet.Gebeurtenis("intrekking", rij.op, {"van": str(rij.trekt_in_id)}, str(rij.id), rij.vastgelegd_op)
    return wet.Gebeurtenis(rij.soort, rij.op, rij.gegevens, str(rij.id), rij.vastgelegd_op)


def wet_feit(gebeurtenis: Gebeurtenis) -> wet.Gebeurtenis:
    """A row that is not written yet, and is no withdrawal, as an event of `wet`."""
    g = gebeurtenis
    return wet.Gebeurtenis(g.soort, g.op, g.gegevens, str(g.pk), g.vastgelegd_op)


def feiten(
    dossier: Dossier,
    gebeurtenissen: Iterable[Rauw],
    gezin: Iterable[Mapping[str, Any]] = (),
    geboortedatum: str | None = None,
) -> wet.Feiten:
    """The facts of one dossier. `gezin`: rows with `relatie` and `geboortedatum` (partly known dates allowed)."""
    voor_wet = [wet_gebeurtenis(rij) for rij in gebeurtenissen if SOORTEN[rij.soort].voor_wet and not _los(rij)]
    return wet.Feiten(
        gemeente=dossier.gemeente.code,
        doelgroep=dossier.doelgroep,
        geboortedatum=geboortedatum,
        gezin=tuple((lid["relatie"], lid["geboortedatum"]) for lid in gezin),
        gebeurtenissen=tuple(voor_wet),
    )


def _los(rij: Rauw) -> bool:
    """The withdrawal of one of our own kinds means nothing to the law."""
    return rij.soort == "intrekking" and bool(rij.gegevens.get("eigen"))


def feiten_van(dossier: Dossier, *, slot: bool = False) -> wet.Feiten:
    """All facts of one dossier, with those of the dossiers merged into it.

    `slot` locks the dossier until the end of the transaction: two acts at the same moment refresh one after the
    other, so that the second sees the fact of the first.
    """
    alle = _alle_van(dossier, slot=slot)
    gezin = [lid for lid in _GEZIN(dossier.pk) if lid["geboortedatum"]]
    geboren = _GEBOREN.eerste(dossier.pk)
    return feiten(dossier, alle, gezin, geboren[0] or None if geboren else None)


def gebeurd(dossier: Dossier) -> wet.Feiten:
    """What happened, without the household: enough to judge a new fact. Locks the dossier, as the refresh after it does."""
    return feiten(dossier, _alle_van(dossier, slot=True))


def _alle_van(dossier: Dossier, *, slot: bool) -> list[Rauw]:
    ids = [rij[0] for rij in (_OP_SLOT if slot else _HIER)(dossier.pk)]
    per_dossier = rauwe_gebeurtenissen(ids)
    return [rij for dossier_id in ids for rij in per_dossier.get(dossier_id, [])]


def _hier(dossier_id: UUID) -> QuerySet[Any, tuple[Any, ...]]:
    """This dossier and those merged into it."""
    return Dossier.objects.filter(Q(pk=dossier_id) | Q(samengevoegd_in_id=dossier_id)).values_list("pk")


def _op_slot(dossier_id: UUID) -> QuerySet[Any, tuple[Any, ...]]:
    return _hier(dossier_id).select_for_update(no_key=True).order_by("pk")


def _gezin(dossier_id: UUID) -> QuerySet[Any, dict[str, Any]]:
    leden: QuerySet[Any, Any] = Gezinslid.objects.filter(dossier_id=dossier_id, vervallen_op__isnull=True)
    return leden.values("relatie", "geboortedatum")


def _geboren(dossier_id: UUID) -> QuerySet[Any, tuple[Any, ...]]:
    return Persoon.objects.filter(dossier_id=dossier_id).values_list("geboortedatum")


_HIER, _OP_SLOT, _GEZIN, _GEBOREN = Eenmaal(_hier), Eenmaal(_op_slot), Eenmaal(_gezin), Eenmaal(_geboren)
