"""The plan templates of one municipality, and the samples that are shipped for every municipality to take over."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.plan.models import Plansjabloon
from samenspel.plan.sjablooninhoud import Sjablooninhoud, doel_uit, inhoud_van
from samenspel.toegang.models import Gebruiker

_BESTAND = Path(__file__).parent / "sjablonen" / "voorbeelden.toml"
STANDEN: dict[str, tuple[str, str | Promise]] = {
    "concept": ("gepland", _("Concept")),
    "in_gebruik": ("gehaald", _("In gebruik")),
    "vervangen": ("nog_niet", _("Vervangen")),
    "ingetrokken": ("nog_niet", _("Niet meer in gebruik")),
}


@cache
def voorbeelden() -> dict[str, Sjablooninhoud]:
    """The shipped samples by code, in the order of the file. Nobody uses one before the municipality adopts it."""
    rijen = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))["sjabloon"]
    return {
        rij["code"]: Sjablooninhoud(
            rij["naam"], rij["plansoort"], tuple(map(doel_uit, rij["doelen"])), rij["uitleg"], rij.get("leerroute", "")
        )
        for rij in rijen
    }


def te_gebruiken(gemeente_id: UUID, plansoort: str, leerroute: str = "") -> list[Plansjabloon]:
    """What may be chosen for such a plan: per template the last adopted version, not withdrawn; any route or this one.

    As long as no route is known every template is there, and says for which route it is.
    """
    rijen = Plansjabloon.objects.filter(
        gemeente_id=gemeente_id, vastgesteld_op__isnull=False, ingetrokken_op__isnull=True
    ).order_by("nummer", "versie")
    laatste = {rij.nummer: rij for rij in rijen}
    return [
        rij
        for rij in laatste.values()
        if rij.plansoort == plansoort and (not rij.leerroute or not leerroute or rij.leerroute == leerroute)
    ]


@dataclass(frozen=True, slots=True)
class Sjabloonversie:
    """One version, with its state and the names of who made it so."""

    rij: Plansjabloon
    stand: str
    namen: Mapping[UUID, str]

    @property
    def vorm(self) -> str:
        return STANDEN[self.stand][0]

    @property
    def woord(self) -> str | Promise:
        return STANDEN[self.stand][1]

    @property
    def inhoud(self) -> Sjablooninhoud:
        return inhoud_van(self.rij)

    @property
    def daden(self) -> list[tuple[str | Promise, str, datetime]]:
        """(what, by whom, when), in order."""
        rij = self.rij
        alle = (
            (_("opgesteld"), rij.opgesteld_door_id, rij.opgesteld_op),
            (_("gewijzigd"), rij.gewijzigd_door_id, rij.gewijzigd_op),
            (_("vastgesteld"), rij.vastgesteld_door_id, rij.vastgesteld_op),
            (_("uit gebruik gehaald"), rij.ingetrokken_door_id, rij.ingetrokken_op),
        )
        return [(wat, self.namen.get(wie, ""), op) for wat, wie, op in alle if wie is not None and op is not None]


def versies_van(rijen: Iterable[Plansjabloon]) -> list[Sjabloonversie]:
    """These rows with their state, in order; every version of a template must be among them."""
    gelezen = sorted(rijen, key=lambda rij: (rij.nummer, rij.versie))
    namen = _namen(gelezen)
    geldend = {rij.nummer: rij.pk for rij in gelezen if rij.vastgesteld_op and not rij.ingetrokken_op}
    return [Sjabloonversie(rij, _stand(rij, geldend.get(rij.nummer)), namen) for rij in gelezen]


def _stand(rij: Plansjabloon, geldend: UUID | None) -> str:
    if rij.ingetrokken_op is not None:
        return "ingetrokken"
    if rij.vastgesteld_op is None:
        return "concept"
    return "in_gebruik" if rij.pk == geldend else "vervangen"


def _namen(rijen: Iterable[Plansjabloon]) -> dict[UUID, str]:
    ids = {
        wie
        for rij in rijen
        for wie in (rij.opgesteld_door_id, rij.gewijzigd_door_id, rij.vastgesteld_door_id, rij.ingetrokken_door_id)
    }
    return dict(Gebruiker.objects.filter(pk__in=ids - {None}).values_list("pk", "naam"))
