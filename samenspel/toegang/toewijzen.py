"""Which families a volunteer helps this week. The same stands in `toegang_toegewezen_dossiers` (migrations 0024 and 0088)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang import deuren
from samenspel.toegang.models import Aanstelling, Rol, Toewijzing, Vrijwilliger

_NODIGT_UIT = {
    Rol.MB_COORDINATOR.value: (Rol.MB_VRIJWILLIGER.value,),
    Rol.SOCIAAL_TEAM_WELZIJN.value: (Rol.INFORMELE_TAAL_MAATJE.value, Rol.SLEUTELPERSOON.value),
}


def nodigt_uit(rol: str) -> tuple[str, ...]:
    """As what somebody with this role asks people in."""
    return _NODIGT_UIT.get(rol, ())


def zondag_van(op: date) -> date:
    """The last day of the week of this day, which begins on Monday."""
    return op + timedelta(days=6 - op.weekday())


def lopende_toewijzingen(wie: Aanwezige, op: date) -> QuerySet[Toewijzing]:
    """One's own that run in this week and are not over: nobody stopped them, the last day is not past, secrecy was signed, and one still works there."""
    zelf = {"gemeente_id": wie.gemeente_id, "organisatie_id": wie.organisatie_id, "gebruiker_id": wie.gebruiker_id}
    if None in zelf.values():
        return Toewijzing.objects.none()
    daar = {naam: OuterRef(naam) for naam in zelf}
    beloofd = Vrijwilliger.objects.filter(geheimhouding_op__isnull=False, **daar)
    in_dienst = Aanstelling.objects.geldig(op).filter(rol=wie.rol, **daar)
    lopend = Toewijzing.objects.filter(
        Exists(beloofd), Exists(in_dienst), gestopt_op__isnull=True, vanaf__lte=zondag_van(op), tot__gte=op, **zelf
    )
    if wie.rol == Rol.MB_VRIJWILLIGER.value:
        return lopend
    return lopend.filter(dossier_id__in=deuren.met_maatje(wie))  # their ground is consent (ADR 27)


def toegewezen_dossiers(wie: Aanwezige, op: date) -> QuerySet[Toewijzing, UUID]:
    """Their dossiers, as a sub-query."""
    return lopende_toewijzingen(wie, op).values_list("dossier_id", flat=True)
