"""Own appointments, in order of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from samenspel.dossiers.models import Afspraak
from samenspel.kern.adressen import adres
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from samenspel.werkvoorraad.adressen import notitie_adres
from samenspel.werkvoorraad.rijen import tijd_van


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """One appointment, ready to show. `url` is its briefing."""

    dossier_id: UUID
    dag: date
    begin: datetime
    tijd: str
    naam: str
    nummer: str
    wat: str
    waar: str
    url: str
    notitie_url: str


def _afspraken(wie: Aanwezige, begin: datetime, eind: datetime) -> QuerySet[Afspraak, tuple[Any, ...]]:
    return (
        Afspraak.objects.zichtbaar_voor(wie)
        .filter(met_id=wie.gebruiker_id, begin__range=(begin, eind), afgezegd_op__isnull=True)
        .order_by("begin")
        .values_list("id", "dossier_id", "begin", "onderwerp", "plaats", "tolk", "dossier__persoon__naam", "dossier__nummer")
    )  # fmt: skip


_AFSPRAKEN = Eenmaal(_afspraken)


def afspraken_tussen(wie: Aanwezige, van: date, tot: date) -> list[Afspraakregel]:
    """From the first day up to and including the last. One statement."""
    begin, eind = make_aware(datetime.combine(van, time.min)), make_aware(datetime.combine(tot, time.max))
    return [
        Afspraakregel(
            dossier_id, localdate(begin), begin, tijd_van(begin), naam or nummer, nummer, onderwerp,
            " · ".join(deel for deel in (plaats, f"{_('tolk')} {tolk}" if tolk else _("geen tolk")) if deel),
            adres(id_, "werkvoorraad:briefing"), notitie_adres(dossier_id, "gesproken"),
        )
        for id_, dossier_id, begin, onderwerp, plaats, tolk, naam, nummer in _AFSPRAKEN(wie, begin, eind)
    ]  # fmt: skip


def afspraken_op(wie: Aanwezige, dag: date) -> list[Afspraakregel]:
    """Those of one day."""
    return afspraken_tussen(wie, dag, dag)
