"""Appointments in order of time: one's own, and during cover those of the absent colleague."""

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
from samenspel.kern.klok import vandaag
from samenspel.toegang.matrix import recht
from samenspel.werkvoorraad.adressen import notitie_adres
from samenspel.werkvoorraad.ophalen import gedekte_afspraken, toetsfeiten
from samenspel.werkvoorraad.rijen import tijd_van


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """One appointment, ready to show. `url` is its briefing; `waar` says for whom one stands in."""

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


def _afspraken(
    wie: Aanwezige, begin: datetime, eind: datetime, van: date, tot: date
) -> QuerySet[Afspraak, tuple[Any, ...]]:
    return (
        gedekte_afspraken(wie, begin, eind, van, tot)
        .order_by("begin")
        .values_list(
            "id", "dossier_id", "begin", "minuten", "onderwerp", "plaats", "tolk", "dossier__persoon__naam", "dossier__nummer",
            "met_id", "met__naam",
        )
    )  # fmt: skip


_AFSPRAKEN, _TOETSEN = Eenmaal(_afspraken), Eenmaal(toetsfeiten)


def rijen_tussen(wie: Aanwezige, van: date, tot: date) -> list[tuple[Any, ...]]:
    """As the database holds them: id, dossier, begin, minutes, subject, place, interpreter, name, number, with whom. One statement."""
    begin, eind = make_aware(datetime.combine(van, time.min)), make_aware(datetime.combine(tot, time.max))
    return _AFSPRAKEN(wie, begin, eind, van, tot)


def toetsdagen(wie: Aanwezige, van: date, tot: date) -> list[tuple[UUID, str, date]]:
    """(fact, number of the dossier, day) of each leerbaarheidstoets that is planned in these days and has no result yet.

    Of the people on one's own list; the last registration of a dossier counts. One statement, for the calendar alone.
    """
    if not recht(wie.rol, "C07").lees:
        return []
    gevonden: dict[UUID, tuple[UUID, str, date]] = {}
    for id_, dossier_id, nummer, soort, gegevens in _TOETSEN(wie, vandaag()):
        gevonden.pop(dossier_id, None)
        if soort == "lbt_aangemeld" and (dag := gegevens.get("toets_op")):
            gevonden[dossier_id] = id_, nummer, date.fromisoformat(dag)
    return [rij for rij in gevonden.values() if van <= rij[2] <= tot]


def afspraken_tussen(wie: Aanwezige, van: date, tot: date) -> list[Afspraakregel]:
    """From the first day up to and including the last."""
    return [
        Afspraakregel(
            dossier_id, localdate(begin), begin, tijd_van(begin), naam or nummer, nummer, onderwerp,
            " · ".join(deel for deel in (
                plaats, f"{_('tolk')} {tolk}" if tolk else _("geen tolk"),
                "" if met_id == wie.gebruiker_id else _("u vervangt %(naam)s") % {"naam": met},
            ) if deel),
            adres(id_, "werkvoorraad:briefing"), notitie_adres(dossier_id, "gesproken"),
        )
        for id_, dossier_id, begin, _minuten, onderwerp, plaats, tolk, naam, nummer, met_id, met in rijen_tussen(wie, van, tot)
    ]  # fmt: skip


def afspraken_op(wie: Aanwezige, dag: date) -> list[Afspraakregel]:
    """Those of one day."""
    return afspraken_tussen(wie, dag, dag)
