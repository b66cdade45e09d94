"""Actions of the living plan on the list: what is agreed, in the words that this reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from samenspel.kern.adressen import adres
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from samenspel.kluis.unie import in_unie, lees_velen
from samenspel.plan.models import PLANREGELS, Planregel

_TEKSTEN = [(model, "tekst") for model in PLANREGELS.values()]
_EEN, _TWEE = UUID(int=1), UUID(int=2)


def actieteksten(ids: Iterable[UUID], wie: Aanwezige) -> dict[UUID, str]:
    """Action -> what was agreed. One statement over the five domains; nothing where the role may not read the words."""
    gezocht = list(set(ids))
    if not gezocht:
        return {}
    rijen = _AFGESPROKEN(wie, gezocht)
    teksten = zip(rijen, lees_velen(_TEKSTEN, (ruw for _id, ruw in rijen)), strict=True)
    return {actie_id: tekst for (actie_id, _ruw), tekst in teksten if tekst}


def _afgesproken(wie: Aanwezige, ids: list[UUID]) -> QuerySet[Any, tuple[Any, ...]]:
    delen = [
        model.objects.zichtbaar_voor(wie)
        .filter(actie_id__een_van=ids, soort=Planregel.Soort.AFGESPROKEN)
        .values_list("actie_id", in_unie(_TEKSTEN, nummer, later=True))
        for nummer, model in enumerate(PLANREGELS.values())
    ]
    return delen[0].union(*delen[1:], all=True)


_AFGESPROKEN = Eenmaal(_afgesproken)


@cache
def _vorm(daad: str) -> tuple[str, str, str]:
    adres_ = reverse("plan:actiedaad", args=[_EEN, _TWEE, daad])
    voor, rest = adres_.split(str(_EEN))
    midden, na = rest.split(str(_TWEE))
    return voor, midden, na


def actiedaad_adres(dossier_id: UUID, actie_id: UUID, daad: str) -> str:
    """Where an action is finished, given an owner or checked; the dossier while that screen is not there."""
    try:
        voor, midden, na = _vorm(daad)
    except NoReverseMatch:
        return adres(dossier_id, "dossiers:dossier")
    return f"{voor}{dossier_id}{midden}{actie_id}{na}"
