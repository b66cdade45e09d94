"""How far the intake is: the four parts, the legal minimum, and what can wait. Two queries per dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

import wet
from samenspel.dossiers.beeld import gebeurtenissen_bij
from samenspel.dossiers.elders import kwam_met_pip
from samenspel.dossiers.models import Dossier, Regime
from samenspel.intake.models import IntakeStand
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from wet.brede_intake import Onderdeel as WettelijkOnderdeel
from wet.brede_intake import stand_van_de_intake

_VERHUISD = frozenset({"verhuizing", "pip_dagtekening"})
_FEITEN = _VERHUISD | {
    "welkomgesprek", "vragenlijst_start", "lbt_aangemeld", "lbt_uitslag", "brede_intake_afgerond", "intrekking",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One part of the legal minimum: covered on a day, or not yet."""

    wet: WettelijkOnderdeel
    op: date | None

    @property
    def naam(self) -> str | Promise:
        return self.wet.naam


@dataclass(frozen=True, slots=True)
class Handtekening:
    """The last signature whose fact stands. `geldt`: the minimum that was signed for still stands."""

    op: date
    feit: UUID
    geldt: bool


@dataclass(frozen=True, slots=True)
class Stand:
    """The intake of one dossier. `minimum` is empty for the ondertussengroep: the law asks nothing of it."""

    minimum: tuple[Onderdeel, ...]
    antwoorden: Mapping[str, int]
    feiten: Mapping[str, date]
    handtekening: Handtekening | None = None
    toets_op: date | None = None
    """The day that was planned for the leerbaarheidstoets, by the last registration that stands."""

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
    onderdelen, antwoorden = (rij.onderdelen, rij.antwoorden) if rij else ({}, {})
    gebeurtenissen = [g for g in gebeurtenissen_bij(dossier, wie=wie) if g["soort"] in _FEITEN]
    ingetrokken = {g["trekt_in_id"] for g in gebeurtenissen if g["trekt_in_id"]}
    staand = [g for g in gebeurtenissen if g["soort"] != "intrekking" and g["id"] not in ingetrokken]
    feiten: dict[str, date] = {}
    for g in sorted(staand, key=lambda g: (g["op"], g["vastgelegd_op"])):
        feiten.setdefault(g["soort"], g["op"])
    minimum = _minimum(dossier, onderdelen, feiten, ingetrokken, overgenomen=_kwam_met_een_route(dossier, staand))
    handtekening = _handtekening(staand, minimum, onderdelen)
    return Stand(minimum, antwoorden, feiten, handtekening, _toets_op(staand))


def _kwam_met_een_route(dossier: Dossier, staand: list[dict[str, Any]]) -> bool:
    """Moved here with a PIP: the route comes along, known or not yet, and is not looked into again (Wi 15 lid 4)."""
    gebeurd = tuple(wet.Gebeurtenis(g["soort"], g["op"], g["gegevens"]) for g in staand if g["soort"] in _VERHUISD)
    return kwam_met_pip(wet.Feiten("wet", dossier.doelgroep, gebeurtenissen=gebeurd))


def _toets_op(staand: list[dict[str, Any]]) -> date | None:
    aangemeld = max(
        (g for g in staand if g["soort"] == "lbt_aangemeld"), key=lambda g: (g["op"], _moment(g)), default=None
    )
    gepland = aangemeld["gegevens"].get("toets_op") if aangemeld else None
    return date.fromisoformat(gepland) if gepland else None


def _handtekening(
    staand: list[dict[str, Any]], minimum: tuple[Onderdeel, ...], onderdelen: Mapping[str, Any]
) -> Handtekening | None:
    """A signature holds as long as the minimum is covered, by a test and a talk that were known when it was set.

    Answers may be added and repeated afterwards; a test that was taken back and taken anew asks for a new signature.
    """
    getekend = max((g for g in staand if g["soort"] == "brede_intake_afgerond"), key=_moment, default=None)
    if getekend is None:
        return None
    codes = {onderdeel.wet.code for onderdeel in minimum}
    if onderdelen.get("leerbaarheidstoets", {}).get("afgezien"):
        codes.add("leerbaarheidstoets")  # waived, so not asked; a waiver that was taken back and given anew counts too
    sinds = [_sinds(code, staand, onderdelen) for code in codes]
    geldt = all(onderdeel.op for onderdeel in minimum) and all(
        moment is None or moment <= getekend["vastgelegd_op"] for moment in sinds
    )
    return Handtekening(getekend["op"], getekend["id"], geldt)


def _moment(gebeurtenis: dict[str, Any]) -> datetime:
    moment: datetime = gebeurtenis["vastgelegd_op"]
    return moment


def _sinds(code: str, staand: list[dict[str, Any]], onderdelen: Mapping[str, Any]) -> datetime | None:
    """Since when the proof of this part is known; None when that does not matter or is not kept."""
    uitslagen = [_moment(g) for g in staand if g["soort"] == "lbt_uitslag"]
    if code == "leerbaarheidstoets" and uitslagen:
        return min(uitslagen)
    sinds = onderdelen.get(code, {}).get("sinds")
    return datetime.fromisoformat(sinds) if sinds else None


def _minimum(
    dossier: Dossier,
    onderdelen: Mapping[str, Any],
    feiten: Mapping[str, date],
    ingetrokken: set[UUID],
    *,
    overgenomen: bool,
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
        lbt_ontheven="lbt_uitslag" not in feiten
        and "leerbaarheidstoets" in dagen
        and bool(onderdelen["leerbaarheidstoets"]["afgezien"]),
        leerroute_overgenomen=overgenomen,
    )
    return tuple(Onderdeel(eis, dagen.get(eis.code)) for eis in stand.gevraagd)


def _dag(code: str, onderdelen: Mapping[str, Any], feiten: Mapping[str, date], ingetrokken: set[UUID]) -> date | None:
    if code == "leerbaarheidstoets" and "lbt_uitslag" in feiten:
        return feiten["lbt_uitslag"]
    bewijs = onderdelen.get(code)
    if bewijs is None or (bewijs["feit"] and UUID(bewijs["feit"]) in ingetrokken):
        return None
    return date.fromisoformat(bewijs["op"])
