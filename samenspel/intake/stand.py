"""How far the intake is: the four parts, the legal minimum, and what can wait. Two queries per dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from samenspel.dossiers.beeld import eigen_gebeurtenissen
from samenspel.dossiers.models import Dossier, Regime
from samenspel.intake.models import IntakeStand
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from wet.brede_intake import Onderdeel as WettelijkOnderdeel
from wet.brede_intake import stand_van_de_intake

_FEITEN = ("welkomgesprek", "vragenlijst_start", "lbt_uitslag", "verhuizing", "brede_intake_afgerond", "intrekking")


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One part of the legal minimum: covered on a day, or not yet."""

    wet: WettelijkOnderdeel
    op: date | None

    @property
    def naam(self) -> str | Promise:
        return self.wet.naam


@dataclass(frozen=True, slots=True)
class Stand:
    """The intake of one dossier. `minimum` is empty for the ondertussengroep: the law asks nothing of it."""

    minimum: tuple[Onderdeel, ...]
    antwoorden: Mapping[str, int]
    feiten: Mapping[str, date]

    @property
    def gedaan(self) -> int:
        return sum(onderdeel.op is not None for onderdeel in self.minimum)

    @property
    def ontbreekt(self) -> tuple[Onderdeel, ...]:
        return tuple(onderdeel for onderdeel in self.minimum if onderdeel.op is None)

    @property
    def telling(self) -> str:
        """`9 van 11`, for a tab."""
        return _("%(n)s van %(m)s") % {"n": self.gedaan, "m": len(self.minimum)} if self.minimum else ""


def stand_van(dossier: Dossier, wie: Aanwezige) -> Stand:
    """Read once per page: tab and block share the answer through the dossier instance."""
    bewaard: dict[tuple[str, UUID | None], Stand] = dossier.__dict__.setdefault("_intakestand", {})
    sleutel = (wie.rol, wie.gebruiker_id)
    if sleutel not in bewaard:
        bewaard[sleutel] = _lees(dossier, wie)
    return bewaard[sleutel]


def vergeet(dossier: Dossier) -> None:
    """After an act on this instance the next question reads again."""
    dossier.__dict__.pop("_intakestand", None)


def _stand(wie: Aanwezige, dossier_id: UUID) -> QuerySet[IntakeStand]:
    return IntakeStand.objects.zichtbaar_voor(wie).filter(dossier_id=dossier_id)[:1]


_STAND = Eenmaal(_stand)


def _lees(dossier: Dossier, wie: Aanwezige) -> Stand:
    rij = _STAND.eerste(wie, dossier.pk)
    gebeurtenissen = [g for g in eigen_gebeurtenissen(dossier, wie=wie) if g["soort"] in _FEITEN]
    ingetrokken = {g["trekt_in_id"] for g in gebeurtenissen if g["trekt_in_id"]}
    feiten: dict[str, date] = {}
    for g in sorted(gebeurtenissen, key=lambda g: (g["op"], g["vastgelegd_op"])):
        if g["soort"] != "intrekking" and g["id"] not in ingetrokken:
            feiten.setdefault(g["soort"], g["op"])
    minimum = _minimum(dossier, rij.onderdelen if rij else {}, feiten, ingetrokken)
    return Stand(minimum, rij.antwoorden if rij else {}, feiten)


def _minimum(
    dossier: Dossier, onderdelen: Mapping[str, Any], feiten: Mapping[str, date], ingetrokken: set[UUID]
) -> tuple[Onderdeel, ...]:
    """What `wet` asks of this person, each with its day. Whether a child goes to preschool is asked of everybody."""
    if dossier.regime == Regime.WI2013:
        return ()
    dagen = {
        code: dag
        for code in {*onderdelen, "leerbaarheidstoets"}
        if (dag := _dag(code, onderdelen, feiten, ingetrokken))
    }
    stand = stand_van_de_intake(
        dagen,
        ouder_van_jong_kind=True,
        lbt_ontheven="lbt_uitslag" not in feiten and bool(onderdelen.get("leerbaarheidstoets", {}).get("afgezien")),
        leerroute_overgenomen="verhuizing" in feiten and bool(dossier.leerroute),
    )
    return tuple(Onderdeel(eis, dagen.get(eis.code)) for eis in stand.gevraagd)


def _dag(code: str, onderdelen: Mapping[str, Any], feiten: Mapping[str, date], ingetrokken: set[UUID]) -> date | None:
    if code == "leerbaarheidstoets" and "lbt_uitslag" in feiten:
        return feiten["lbt_uitslag"]
    bewijs = onderdelen.get(code)
    if bewijs is None or (bewijs["feit"] and UUID(bewijs["feit"]) in ingetrokken):
        return None
    return date.fromisoformat(bewijs["op"])
