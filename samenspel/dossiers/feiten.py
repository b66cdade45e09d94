"""From rows to the facts that `wet` reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

import wet
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.dossiers.soorten import SOORTEN
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
    rijen = Gebeurtenis.objects.filter(dossier_id__in=list(dossier_ids)).values_list(*KOLOMMEN)
    for rij in rijen:
        gevonden[rij[1]].append(Rauw(*rij))
    return gevonden


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
    gezin = Gezinslid.objects.filter(dossier=dossier, vervallen_op__isnull=True).values("relatie", "geboortedatum")
    geboren = Persoon.objects.filter(dossier=dossier).values_list("geboortedatum", flat=True).first()
    return feiten(dossier, alle, [dict(lid) for lid in gezin if lid["geboortedatum"]], geboren or None)


def gebeurd(dossier: Dossier) -> wet.Feiten:
    """What happened, without the household: enough to judge a new fact. Locks the dossier, as the refresh after it does."""
    return feiten(dossier, _alle_van(dossier, slot=True))


def _alle_van(dossier: Dossier, *, slot: bool) -> list[Rauw]:
    hier = Dossier.objects.filter(Q(pk=dossier.pk) | Q(samengevoegd_in=dossier))
    ids = list((hier.select_for_update(no_key=True).order_by("pk") if slot else hier).values_list("pk", flat=True))
    per_dossier = rauwe_gebeurtenissen(ids)
    return [rij for dossier_id in ids for rij in per_dossier.get(dossier_id, [])]
