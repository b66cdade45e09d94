"""The week: appointments with their briefing, last days and what one comes back to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.huisstijl import datums
from samenspel.kern.adressen import adres
from samenspel.kern.klok import vandaag
from samenspel.kern.leesboek import toont_alleen
from samenspel.toegang.verzoek import Verzoek
from samenspel.werkvoorraad.afspraken import Afspraakregel, afspraken_tussen
from samenspel.werkvoorraad.bevoegdheden import ziet_werkvoorraad
from samenspel.werkvoorraad.regels import Regel, regels_van
from samenspel.werkvoorraad.rijen import woorden_van

_WEEK = timedelta(days=7)


@dataclass(slots=True)
class Dag:
    """One day of the week. `einden` are (state, name, what, address) of terms and reminders."""

    datum: date
    afspraken: list[Afspraakregel] = field(default_factory=list)
    einden: list[tuple[str, str, str, str]] = field(default_factory=list)


@require_GET
def agenda(request: Verzoek) -> HttpResponse:
    """Monday to Sunday; a weekend without anything is left out."""
    if not ziet_werkvoorraad(request.wie):
        raise Http404
    op = vandaag()
    maandag = _maandag(request.GET.get("week", ""), op)
    dagen = {maandag + timedelta(days=n): Dag(maandag + timedelta(days=n)) for n in range(7)}
    afspraken = afspraken_tussen(request.wie, maandag, maandag + timedelta(days=6))
    for afspraak in afspraken:
        dagen[afspraak.dag].afspraken.append(afspraak)
    regels = [(regel.dag, regel) for regel in regels_van(request.wie, op) if regel.dag in dagen]
    for dag, regel in regels:
        dagen[dag].einden.append(_einde(regel, op))
    toont_alleen({*(a.dossier_id for a in afspraken), *(regel.dossier_id for _dag, regel in regels)})
    getoond = [d for d in dagen.values() if d.datum.weekday() < 5 or d.afspraken or d.einden]
    context = {
        "op": op, "dagen": getoond, "titel": _titel(maandag), "nu_week": maandag == _maandag("", op),
        "vorige": (maandag - _WEEK).isoformat(), "volgende": (maandag + _WEEK).isoformat(),
    }  # fmt: skip
    return render(request, "werkvoorraad/agenda.html", context)


def _maandag(tekst: str, op: date) -> date:
    """The Monday of the day in the address; of today when it is not a day."""
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        dag = op
    if not 1 < dag.year < 9999:
        dag = op
    return dag - timedelta(days=dag.weekday())


def _titel(maandag: date) -> str:
    """`23 tot en met 29 november 2026`."""
    zondag = maandag + timedelta(days=6)
    begin = str(maandag.day) if maandag.month == zondag.month else datums.voluit(maandag).rsplit(" ", 1)[0]
    return _("%(begin)s tot en met %(eind)s") % {"begin": begin, "eind": datums.voluit(zondag)}


def _einde(regel: Regel, op: date) -> tuple[str, str, str, str]:
    return regel.stand, regel.naam, str(woorden_van(regel, op)["wat"]), adres(regel.dossier_id, "dossiers:dossier")
