"""Out of the list: a file with a reason, a calendar without names, a briefing on paper."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

import wet
from samenspel.dossiers.bevoegdheden import mag_exporteren
from samenspel.dossiers.models import Afspraak, BewaakteTermijn, Contactmoment, Herinnering
from samenspel.dossiers.schil import LEERROUTES
from samenspel.huisstijl import datums
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu, vandaag
from samenspel.personen.models import Contactgegeven, Gezinslid, Persoon
from samenspel.toegang.models import Inzage
from samenspel.toegang.verzoek import Verzoek
from samenspel.werkvoorraad.adressen import notitie_adres
from samenspel.werkvoorraad.bestand import als_csv, als_xlsx
from samenspel.werkvoorraad.bevoegdheden import ziet_werkvoorraad
from samenspel.werkvoorraad.forms import ExportForm
from samenspel.werkvoorraad.handelingen import wet_rij
from samenspel.werkvoorraad.keuze import kies_regels, lees_keuze
from samenspel.werkvoorraad.regels import Regel, regels_van
from samenspel.werkvoorraad.rijen import woorden_van
from samenspel.werkvoorraad.views.lijst import collega_van
from wet.reden import Reden
from wet.termijn import regel_van

KOPPEN = ("naam", "dossier", "wat", "grond", "laatste dag", "contactpersoon")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export(request: Verzoek) -> HttpResponse:
    """The list as shown, after a reason that is kept. No BSN, no V-number."""
    if not ziet_werkvoorraad(request.wie):
        raise Http404
    mag_exporteren(request.wie).of_weiger()
    op, keuze = vandaag(), lees_keuze(request.GET)
    collega_van(request, keuze, op)
    regels = kies_regels(regels_van(request.wie, op, keuze.van), keuze)
    form = ExportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        Inzage.objects.create(
            gemeente_id=request.wie.gemeente_id, door=request.user, wat="export werkvoorraad", categorie="C06",
            reden=form.cleaned_data["reden"].strip(), op=nu(),
        )  # fmt: skip
        return _bestand(form.cleaned_data["vorm"], _cellen(regels, op))
    kruimels = [Kruimel(_("Werkvoorraad"), reverse("werkvoorraad:lijst")), Kruimel(_("Exporteren"))]
    uitleg = _("De lijst heeft %(n)s regels, zonder BSN of V-nummer. We bewaren wie de lijst maakte en waarvoor.") % {
        "n": len(regels)
    }
    context = {
        "form": form,
        "titel": _("Lijst exporteren"),
        "knop_tekst": _("Maak bestand"),
        "kruimels": kruimels,
        "uitleg": uitleg,
    }
    return render(request, "werkvoorraad/daad.html", context, status=422 if form.errors else 200)


def _cellen(regels: list[Regel], op: date) -> list[tuple[object, ...]]:
    """Every line apart: a spreadsheet may hold a dossier twice, the screen bundles it."""
    cellen: list[tuple[object, ...]] = []
    for regel in regels:
        woorden = woorden_van(regel, op)
        grond = " · ".join(deel for deel in (woorden["voor_bron"], woorden["bron"]) if deel)
        cellen.append((regel.naam, regel.nummer, woorden["wat"], grond, regel.dag, regel.contact))
    return cellen


def _bestand(vorm: str, rijen: list[tuple[object, ...]]) -> HttpResponse:
    inhoud, soort = (
        (als_xlsx(KOPPEN, rijen), _XLSX) if vorm == "xlsx" else (als_csv(KOPPEN, rijen), "text/csv; charset=utf-8")
    )
    return HttpResponse(
        inhoud, content_type=soort, headers={"Content-Disposition": f'attachment; filename="werkvoorraad.{vorm}"'}
    )


@require_GET
def ics(request: Verzoek) -> HttpResponse:
    """Own appointments and last days for one's own calendar: dossier numbers, never a name, health or money."""
    if not ziet_werkvoorraad(request.wie):
        raise Http404
    op = vandaag()
    afspraken = (
        Afspraak.objects.zichtbaar_voor(request.wie)
        .filter(met_id=request.wie.gebruiker_id, afgezegd_op__isnull=True, begin__date__gte=op - timedelta(days=7))
        .values_list("id", "begin", "minuten", "dossier__nummer")
    )
    regels = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Samenspel//werkvoorraad//NL", "CALSCALE:GREGORIAN"]
    stempel = nu().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for id_, begin, minuten, nummer in afspraken:
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


@require_GET
def briefing(request: Verzoek, afspraak_id: UUID) -> HttpResponse:
    """One page for one appointment; what the reader may not see is absent."""
    if not ziet_werkvoorraad(request.wie):
        raise Http404
    wie, op = request.wie, vandaag()
    afspraak = get_object_or_404(Afspraak.objects.zichtbaar_voor(wie).select_related("dossier", "met"), pk=afspraak_id)
    van = {"dossier_id": afspraak.dossier_id}
    context: dict[str, Any] = {
        "afspraak": afspraak, "dossier": afspraak.dossier, "op": op, "persoon": Persoon.objects.zichtbaar_voor(wie).filter(**van).first(),
        "gezin": Gezinslid.objects.zichtbaar_voor(wie).filter(**van, vervallen_op__isnull=True).order_by("relatie", "id"),
        "contact": Contactmoment.objects.zichtbaar_voor(wie).filter(**van).select_related("door").order_by("-op", "-id")[:5],
        "herinneringen": Herinnering.objects.zichtbaar_voor(wie).filter(**van, klaar_op__isnull=True).order_by("op")[:6],
        "telefoon": Contactgegeven.objects.zichtbaar_voor(wie).filter(**van, soort="telefoon", tot__isnull=True).order_by("-voorkeur", "-id")
        .values_list("waarde", flat=True).first(), "route": LEERROUTES.get(afspraak.dossier.leerroute, ""),
        "notitie_url": notitie_adres(afspraak.dossier_id, "gesproken"),
        "termijnen": _open_termijnen(request, afspraak.dossier_id, op), "moment": f"{datums.lang(afspraak.begin)}, {datums.tijd(afspraak.begin)}",
    }  # fmt: skip
    return render(request, "werkvoorraad/briefing.html", context)


def _open_termijnen(request: Verzoek, dossier_id: UUID, op: date) -> list[tuple[Reden, date | None]]:
    rijen = [
        wet_rij(t)
        for t in BewaakteTermijn.objects.zichtbaar_voor(request.wie).filter(dossier_id=dossier_id, start__isnull=False)
    ]
    lopend = [rij for rij in rijen if wet.stand(rij, op) in ("loopt", "te_laat", "open") and rij.voldaan_op is None]
    lopend.sort(key=lambda rij: wet.laatste_dag(rij, op) or date.max)
    return [(wet.korte_reden(rij, op), wet.laatste_dag(rij, op)) for rij in lopend[:6]]
