"""Out of the list: a file with a reason, a calendar without names, a briefing on paper."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

import wet
from samenspel.dossiers.bevoegdheden import mag_exporteren
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.models import Inzage
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.verzoek import Verzoek
from samenspel.werkvoorraad.acties import actieteksten
from samenspel.werkvoorraad.afspraken import rijen_tussen, toetsdagen
from samenspel.werkvoorraad.bestand import als_csv, als_xlsx
from samenspel.werkvoorraad.bevoegdheden import ziet_werkvoorraad
from samenspel.werkvoorraad.bronnen import taken_van_niemand
from samenspel.werkvoorraad.forms import ExportForm
from samenspel.werkvoorraad.keuze import Keuze, kies_regels, kies_taken, lees_keuze
from samenspel.werkvoorraad.regels import regels_van
from samenspel.werkvoorraad.rijen import ACTIES, woorden_van
from samenspel.werkvoorraad.views.lijst import actie_ids, collega_van
from wet.termijn import regel_van

KOPPEN = ("naam", "dossier", "wat", "grond", "laatste dag", "contactpersoon")
_VOORUIT = timedelta(days=2 * 366)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@vraagt_wie_u_bent
def export(request: Verzoek) -> HttpResponse:
    """The list as shown, after a reason that is kept. No BSN, no V-number."""
    if not ziet_werkvoorraad(request.wie):
        raise Http404
    mag_exporteren(request.wie).of_weiger()
    op, keuze = vandaag(), lees_keuze(request.GET)
    collega_van(request, keuze, op)
    cellen = _niemands_cellen(request.wie, keuze, op) if keuze.lijst == "niemand" else _cellen(request.wie, keuze, op)
    form = ExportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        Inzage.objects.create(
            gemeente_id=request.wie.gemeente_id, door=request.user, wat="export werkvoorraad", categorie="C06",
            reden=form.cleaned_data["reden"].strip(), op=nu(),
        )  # fmt: skip
        return _bestand(form.cleaned_data["vorm"], cellen)
    kruimels = [Kruimel(_("Werkvoorraad"), reverse("werkvoorraad:lijst")), Kruimel(_("Exporteren"))]
    uitleg = _("De lijst heeft %(n)s regels, zonder BSN of V-nummer. We bewaren wie de lijst maakte en waarvoor.") % {
        "n": len(cellen)
    }
    context = {
        "form": form,
        "titel": _("Lijst exporteren"),
        "knop_tekst": _("Maak bestand"),
        "kruimels": kruimels,
        "uitleg": uitleg,
    }
    return render(request, "werkvoorraad/daad.html", context, status=422 if form.errors else 200)


Cellen = list[tuple[object, ...]]


def _cellen(wie: Aanwezige, keuze: Keuze, op: date) -> Cellen:
    """Every line apart: a spreadsheet may hold a dossier twice, the screen bundles it."""
    regels = kies_regels(regels_van(wie, op, keuze.van), keuze)
    acties = actieteksten((regel.id for regel in regels if regel.soort in ACTIES), wie)
    cellen: Cellen = []
    for regel in regels:
        woorden = woorden_van(regel, op, acties)
        grond = " · ".join(deel for deel in (woorden["voor_bron"], woorden["bron"]) if deel)
        cellen.append((regel.naam, regel.nummer, woorden["wat"], grond, regel.dag, regel.contact))
    return cellen


def _niemands_cellen(wie: Aanwezige, keuze: Keuze, op: date) -> Cellen:
    """What is nobody's, as the screen shows it."""
    taken = kies_taken(taken_van_niemand(wie, op, alles=True), keuze, op)
    acties = actieteksten(actie_ids(taken), wie)
    return [
        (taak.naam, taak.nummer, taak.tekst if taak.actie_id is None else acties.get(taak.actie_id, taak.tekst), taak.basis, taak.op, "")
        for taak in taken
    ]  # fmt: skip


def _bestand(vorm: str, rijen: list[tuple[object, ...]]) -> HttpResponse:
    inhoud, soort = (
        (als_xlsx(KOPPEN, rijen), _XLSX) if vorm == "xlsx" else (als_csv(KOPPEN, rijen), "text/csv; charset=utf-8")
    )
    return HttpResponse(
        inhoud, content_type=soort, headers={"Content-Disposition": f'attachment; filename="werkvoorraad.{vorm}"'}
    )


@require_GET
def ics(request: Verzoek) -> HttpResponse:
    """Appointments (own, and of whom one covers) and last days for one's own calendar: dossier numbers, never a name, health or money."""
    if not ziet_werkvoorraad(request.wie):
        raise Http404
    op = vandaag()
    afspraken = rijen_tussen(request.wie, op - timedelta(days=7), op + _VOORUIT)
    regels = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Samenspel//werkvoorraad//NL", "CALSCALE:GREGORIAN"]
    stempel = nu().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for id_, _dossier_id, begin, minuten, _wat, _waar, _tolk, _naam, nummer, *_met in afspraken:
        van, tot = (m.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ") for m in (begin, begin + timedelta(minutes=minuten)))
        regels += _vevent(id_, stempel, f"DTSTART:{van}", f"DTEND:{tot}", f"{nummer} {_('afspraak')}")
    for regel in regels_van(request.wie, op):
        if regel.dag is not None and regel.rij is not None:
            tot = f"DTEND;VALUE=DATE:{regel.dag + timedelta(days=1):%Y%m%d}"
            regels += _vevent(
                regel.id,
                stempel,
                f"DTSTART;VALUE=DATE:{regel.dag:%Y%m%d}",
                tot,
                f"{regel.nummer} {_termijnnaam(regel.rij, op)}",
            )
    for id_, nummer, dag in toetsdagen(request.wie, op - timedelta(days=7), op + _VOORUIT):
        begin, tot = f"DTSTART;VALUE=DATE:{dag:%Y%m%d}", f"DTEND;VALUE=DATE:{dag + timedelta(days=1):%Y%m%d}"
        regels += _vevent(id_, stempel, begin, tot, f"{nummer} {_('leerbaarheidstoets')}")
    tekst = "\r\n".join([*regels, "END:VCALENDAR", ""])
    return HttpResponse(
        tekst,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="samenspel.ics"'},
    )


_ZONDER_NAAM = frozenset({"T06", "T07"})  # about money: only that a day ends


def _termijnnaam(rij: wet.Rij, op: date) -> str:
    return _("laatste dag van een termijn") if rij.code in _ZONDER_NAAM else regel_van(rij, op).naam


def _vevent(id_: UUID, stempel: str, van: str, tot: str, titel: str) -> list[str]:
    veilig = titel.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", " ")
    return [
        "BEGIN:VEVENT",
        f"UID:{id_}@samenspel",
        f"DTSTAMP:{stempel}",
        van,
        tot,
        f"SUMMARY:{veilig}"[:70],
        "CLASS:PRIVATE",
        "END:VEVENT",
    ]
