"""A municipality makes its plan templates: draw up, change, adopt with a decision, put out of use.

Only the functional manager. Every version keeps who did what and when; what was adopted never changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from samenspel.beleid.waarden import beleid_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.kern.volgorde import om_de_beurt
from samenspel.plan.bevoegdheden_leefplan import mag_plansjablonen_maken
from samenspel.plan.domeinen import DOMEINEN, bij_de_gemeente
from samenspel.plan.models import Plansjabloon
from samenspel.plan.sjablooninhoud import Sjabloonactie, Sjabloondoel, Sjablooninhoud, gebreken, inhoud_van


@transaction.atomic
def stel_plansjabloon_op(
    inhoud: Sjablooninhoud, *, door: Aanwezige, nu: datetime, sleutel: UUID | None = None, voorbeeld: str = ""
) -> Plansjabloon:
    """A new template, as a draft: nobody can choose it yet. A form that arrives twice makes one (`sleutel`).

    `voorbeeld`: the code of the shipped sample that it began as.
    """
    mag_plansjablonen_maken(door).of_weiger()
    om_de_beurt("plansjablonen", door.gemeente_id)
    eigen = Plansjabloon.objects.filter(gemeente_id=door.gemeente_id)
    if sleutel and (al := eigen.filter(pk=sleutel).first()):
        return al
    _keur(inhoud, door, nu)
    hoogste = eigen.aggregate(n=Max("nummer"))["n"]
    return Plansjabloon.objects.create(
        id=sleutel or uuid7(), gemeente_id=door.gemeente_id, nummer=(hoogste or 0) + 1, versie=1, voorbeeld=voorbeeld,
        opgesteld_door_id=door.mens(), opgesteld_op=nu, **_velden(inhoud, ()),
    )  # fmt: skip


@transaction.atomic
def wijzig_plansjabloon(
    rij: Plansjabloon, inhoud: Sjablooninhoud, *, door: Aanwezige, nu: datetime, gezien: str | None = None
) -> Plansjabloon:
    """Change a draft; of what was adopted the next version is drawn up. `gezien`: the mark that the form showed."""
    mag_plansjablonen_maken(door).of_weiger()
    om_de_beurt("plansjablonen", door.gemeente_id)
    versies = _versies(rij, door)
    huidig = max(versies, key=lambda v: (v.is_concept, v.ingetrokken_op is None, v.versie))
    if huidig.is_concept and huidig.pk != rij.pk:
        raise Weigering("Er is al een concept van een volgende versie. Werk daarin verder.")
    _weiger_bij_verschil(huidig, gezien)
    if huidig.ingetrokken_op is not None:
        raise Weigering("Dit sjabloon is uit gebruik. Stel een nieuw sjabloon op.")
    _keur(inhoud, door, nu)
    velden = _velden(inhoud, versies)
    if not huidig.is_concept:
        return Plansjabloon.objects.create(
            gemeente_id=door.gemeente_id, nummer=huidig.nummer, versie=max(v.versie for v in versies) + 1,
            voorbeeld=huidig.voorbeeld, opgesteld_door_id=door.mens(), opgesteld_op=nu, **velden,
        )  # fmt: skip
    for naam, waarde in {**velden, "gewijzigd_door_id": door.mens(), "gewijzigd_op": nu}.items():
        setattr(huidig, naam, waarde)
    huidig.save()
    return huidig


@transaction.atomic
def stel_plansjabloon_vast(
    rij: Plansjabloon, *, besluit: str, door: Aanwezige, nu: datetime, gezien: str | None = None
) -> Plansjabloon:
    """From now on this version can be chosen. Plans that took over an earlier version stay as they are."""
    mag_plansjablonen_maken(door).of_weiger()
    om_de_beurt("plansjablonen", door.gemeente_id)
    rij = _vers(rij, door)
    if rij.vastgesteld_op is not None:
        return rij  # sent twice
    _weiger_bij_verschil(rij, gezien)
    if not rij.is_concept:
        raise Weigering("Dit concept is weggedaan. Stel het sjabloon opnieuw op.")
    waarop = besluit.replace("\x00", "").strip()
    if not waarop:
        raise Weigering(
            "Schrijf waar dit sjabloon op rust, zoals: teamoverleg inburgering van 3 maart 2026.", veld="besluit"
        )
    if len(waarop) > 200:
        raise Weigering(f"Dit is te lang: {len(waarop)} tekens, hooguit 200.", veld="besluit")
    _keur(inhoud_van(rij), door, nu)
    rij.vastgesteld_door_id, rij.vastgesteld_op, rij.besluit = door.mens(), nu, waarop
    rij.save(update_fields=["vastgesteld_door", "vastgesteld_op", "besluit"])
    return rij


@transaction.atomic
def trek_plansjabloon_in(rij: Plansjabloon, *, door: Aanwezige, nu: datetime, gezien: str | None = None) -> None:
    """Out of use, in any version; what plans took over stays. Of a draft: only the draft goes."""
    mag_plansjablonen_maken(door).of_weiger()
    om_de_beurt("plansjablonen", door.gemeente_id)
    rij = _vers(rij, door)
    if rij.ingetrokken_op is not None:
        return  # sent twice
    _weiger_bij_verschil(rij, gezien)
    weg = Plansjabloon.objects.filter(pk=rij.pk)
    if rij.vastgesteld_op is not None:
        weg = Plansjabloon.objects.filter(gemeente_id=door.gemeente_id, nummer=rij.nummer, ingetrokken_op__isnull=True)
    weg.update(ingetrokken_door_id=door.mens(), ingetrokken_op=nu)


def _vers(rij: Plansjabloon, door: Aanwezige) -> Plansjabloon:
    gevonden = Plansjabloon.objects.filter(gemeente_id=door.gemeente_id, pk=rij.pk).first()
    if gevonden is None:
        raise Weigering("Dit sjabloon is van een andere gemeente.")
    return gevonden


def _versies(rij: Plansjabloon, door: Aanwezige) -> list[Plansjabloon]:
    nummer = _vers(rij, door).nummer
    return list(Plansjabloon.objects.filter(gemeente_id=door.gemeente_id, nummer=nummer))


def _weiger_bij_verschil(rij: Plansjabloon, gezien: str | None) -> None:
    if gezien is not None and gezien != rij.merk:
        raise Weigering(
            "Een collega heeft dit sjabloon gewijzigd terwijl u bezig was. Uw tekst staat er nog. Kijk of alles klopt en bewaar opnieuw."
        )


def _keur(inhoud: Sjablooninhoud, door: Aanwezige, nu: datetime) -> None:
    hier = bij_de_gemeente(DOMEINEN, beleid_van(door.gemeente_id), localdate(nu))
    for gebrek in gebreken(inhoud, hier):
        raise Weigering(gebrek.zin, veld=gebrek.veld)


def _velden(inhoud: Sjablooninhoud, versies: Iterable[Plansjabloon]) -> dict[str, Any]:
    return {
        "naam": inhoud.naam, "uitleg": inhoud.uitleg, "plansoort": inhoud.plansoort, "leerroute": inhoud.leerroute,
        "doelen": _met_codes(inhoud.doelen, versies),
    }  # fmt: skip


def _met_codes(doelen: Iterable[Sjabloondoel], versies: Iterable[Plansjabloon]) -> list[dict[str, Any]]:
    """A goal and an action keep their code over the versions; a new one gets a code that no version ever used."""
    ooit = [doel for versie in versies for doel in inhoud_van(versie).doelen]
    bekend = {doel.code for doel in ooit} | {actie.code for doel in ooit for actie in doel.acties}
    gegeven: set[str] = set()

    def code(deel: Sjabloondoel | Sjabloonactie, letter: str) -> str:
        eigen = deel.code
        if eigen not in bekend or eigen in gegeven or eigen[:1] != letter:
            hoogste = max((int(c[1:]) for c in bekend | gegeven if c[:1] == letter), default=0)
            eigen = f"{letter}{hoogste + 1}"
        gegeven.add(eigen)
        return eigen

    return [
        {
            "code": code(doel, "d"), "domein": doel.domein, "woorden": doel.woorden,
            "acties": [
                {
                    "code": code(actie, "a"), "wat": actie.wat, "eigenaar": actie.eigenaar, "weken": actie.weken,
                    "opdracht": actie.opdracht if actie.van_partner else "", "onderwerp": actie.onderwerp,
                }
                for actie in doel.acties
            ],
        }
        for doel in doelen
    ]  # fmt: skip
