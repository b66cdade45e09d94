"""Which dossiers of the municipality somebody who works for it reaches (ADR 25). The same stands in SQL in `kringfuncties`.

Everything here is a sub-query that is answered once per query, with the day of the database: so a question that asks it can be kept
(`kern.eenmaal`), and what ended yesterday is shut at midnight.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, Exists, Func, OuterRef, Q, QuerySet

from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang import deuren
from samenspel.toegang.matrix import Kring, kring
from samenspel.toegang.models import VAN_EEN_DOSSIER, Aanstelling, EigenMeewerking, Meewerking, Rol, Vervanging

_Rijen = type[Meewerking] | type[EigenMeewerking]


class Vandaag(Func):
    """Today in the Netherlands, by the clock of the database."""

    template = "(now() at time zone 'Europe/Amsterdam')::date"
    output_field = DateField()


def in_kring(wie: Aanwezige, *, van_een_ander: bool = False) -> Q:
    """The condition on a dossier. Of somebody else than who asks: to say whether they would see it (`van_een_ander`)."""
    welke = kring(wie.rol)
    if welke is Kring.ALLES:
        return Q()
    if welke is Kring.GEEN or wie.gebruiker_id is None:
        return Q(pk__in=[])
    if welke is Kring.TEAM:
        return Q(contactpersoon__isnull=True) | _is_van(_van_het_team(wie))
    rijen = Meewerking if van_een_ander else EigenMeewerking
    een_dossier = lopende_meewerking(wie, rijen).filter(dossier_id__isnull=False, als_jurist=welke is Kring.BEZWAAR)
    meegegeven = een_dossier.values("dossier_id")
    een_voor_een = Q(pk__in=meegegeven) | Q(samengevoegd_in_id__in=meegegeven)
    if welke is Kring.BEZWAAR:
        lopend = deuren.bezwaardossiers(wie)
        return een_voor_een & (Q(pk__in=lopend) | Q(samengevoegd_in_id__in=lopend))
    eigen = Q(contactpersoon_id=wie.gebruiker_id) | _is_van(_gedekt(wie)) | een_voor_een
    if welke is Kring.CASELOAD:
        return eigen | Q(contactpersoon__isnull=True)
    if welke is Kring.ONDERSTEUNT:
        return eigen | _is_van(_ondersteund(wie, rijen))
    return eigen


def van_collega(wie: Aanwezige, veld: str = "gebruiker") -> Q:
    """Of somebody whose dossiers are in reach because of who they are: oneself, whom one covers or assists, the own team."""
    welke = kring(wie.rol)
    if welke is Kring.ALLES:
        return Q()
    if welke in {Kring.GEEN, Kring.BEZWAAR}:
        # what a jurist reaches follows from the case, and from nobody whose dossier it is
        return Q(pk__in=[])
    if welke is Kring.TEAM:
        return Q(**{f"{veld}_id__in": _van_het_team(wie)})
    mensen = Q(**{f"{veld}_id": _ik(wie)}) | Q(**{f"{veld}_id__in": _gedekt(wie)})
    return mensen | Q(**{f"{veld}_id__in": _ondersteund(wie)}) if welke is Kring.ONDERSTEUNT else mensen


def is_collega_in_kring(wie: Aanwezige, gebruiker_id: UUID) -> bool:
    """Whether the dossiers of this contact person are in reach because of who they are."""
    hier = Aanstelling.objects.filter(van_collega(wie), gemeente_id=wie.gemeente_id, gebruiker_id=gebruiker_id)
    return hier.exists()


def _is_van(mensen: QuerySet[Any, Any]) -> Q:
    """The contact person is one of these; as an array, so that the index on the contact person serves."""
    return Q(contactpersoon_id__een_van=ArraySubquery(mensen))


def _gedekt(wie: Aanwezige) -> QuerySet[Any, Any]:
    """Whom somebody covers for today."""
    hier = Vervanging.objects.filter(gemeente_id=wie.gemeente_id, vervanger_id=_ik(wie))
    return hier.filter(vanaf__lte=Vandaag(), tot__gte=Vandaag()).values("afwezig_id")


def _ondersteund(wie: Aanwezige, rijen: _Rijen = EigenMeewerking) -> QuerySet[Any, Any]:
    """Which regievoerders somebody assists today."""
    return lopende_meewerking(wie, rijen).filter(regievoerder__isnull=False).values("regievoerder_id")


def _ik(wie: Aanwezige) -> UUID:
    return wie.gebruiker_id or UUID(int=0)


def lopende_meewerking(wie: Aanwezige, rijen: _Rijen = EigenMeewerking) -> QuerySet[Any]:
    """One's own that run today: begun, not past the last day, and nobody stopped them."""
    loopt = Q(tot__isnull=True) | Q(tot__gte=Vandaag())
    return rijen.objects.filter(
        loopt, gemeente_id=wie.gemeente_id, gebruiker_id=_ik(wie), vanaf__lte=Vandaag(), gestopt_op__isnull=True
    )


def _van_het_team(wie: Aanwezige) -> QuerySet[Any, Any]:
    """Who has an appointment today in a team that somebody leads; and who has none here any more, for somebody must pass their dossiers on.

    Who has no team is in the team without a name: that of a municipality that made no teams.
    """
    hier = Aanstelling.objects.filter(gemeente_id=wie.gemeente_id, organisatie__isnull=True).exclude(
        rol__in=VAN_EEN_DOSSIER
    )
    nu = hier.geldig(Vandaag())
    leidt = nu.filter(gebruiker_id=_ik(wie), rol=Rol.TEAMLEIDER)
    zonder_naam = Q(team__isnull=True) & Exists(leidt.filter(team__isnull=True))
    collegas = nu.filter(zonder_naam | Exists(leidt.filter(team_id=OuterRef("team_id"))))
    vertrokken = hier.filter(~Exists(nu.filter(gebruiker_id=OuterRef("gebruiker_id"))))
    return collegas.values("gebruiker_id").union(vertrokken.values("gebruiker_id"))
