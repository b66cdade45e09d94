"""Appointments: plan and cancel."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from samenspel.dossiers.bevoegdheden import kan_hier_werken, mag_bewerken
from samenspel.dossiers.models import Afspraak, Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.toegang.models import Aanstelling, Gebruiker


@transaction.atomic
def plan_afspraak(
    dossier: Dossier, *, door: Aanwezige, begin: datetime, onderwerp: str, met: Gebruiker, nu: datetime, sleutel: UUID,
    minuten: int = 60, plaats: str = "", tolk: str = "",
) -> Afspraak:  # fmt: skip
    """Plan an appointment with a colleague who reaches this dossier. The same `sleutel` twice is one appointment."""
    mag_bewerken(door, "C16").of_weiger()
    if al := Afspraak.objects.filter(pk=sleutel, dossier=dossier).first():
        return al
    if begin < nu:
        raise Weigering("Dit tijdstip is al voorbij. Kies een later moment, of leg vast dat u elkaar sprak.")
    if not onderwerp.strip():
        raise Weigering("Schrijf waar de afspraak over gaat.")
    if not Aanstelling.objects.geldig(dag_van(nu)).filter(gebruiker=met, gemeente_id=dossier.gemeente_id).exists():
        raise Weigering(f"{met.naam} werkt nu niet voor deze gemeente. Kies een collega.")
    if not (kan := kan_hier_werken(met, dossier, door=door)):
        raise Weigering(kan.reden, veld="met")
    return Afspraak.objects.create(
        id=sleutel, gemeente_id=dossier.gemeente_id, dossier=dossier, begin=begin, minuten=minuten, onderwerp=binnen(onderwerp, 120),
        plaats=binnen(plaats, 120), tolk=binnen(tolk, 120), met=met,
    )  # fmt: skip


@transaction.atomic
def zeg_afspraak_af(afspraak: Afspraak, *, door: Aanwezige, nu: datetime) -> bool:
    """Cancel; False when a colleague already did. The interpreter who was booked sees it no more."""
    mag_bewerken(door, "C16").of_weiger()
    if afspraak.tolk:
        stop_tolk(afspraak, door=door, nu=nu)
    return bool(Afspraak.objects.filter(pk=afspraak.pk, afgezegd_op__isnull=True).update(afgezegd_op=nu))


@transaction.atomic
def stop_tolk(afspraak: Afspraak, *, door: Aanwezige, nu: datetime) -> bool:
    """The booked interpreter is out at once; False when there was none. Whether who asks reaches the dossier, the database looks (migration `toegang` 0081)."""
    mag_bewerken(door, "C16").of_weiger()
    with connection.cursor() as cursor:
        cursor.execute("select toegang_stop_tolk(%s, %s)", [afspraak.pk, nu])
        return bool(cursor.fetchone()[0])
