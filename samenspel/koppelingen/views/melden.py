"""Nog melden aan DUO: the list, ticking off, taking back, and the export (without BSN)."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenspel.dossiers.models import DuoMelding
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.koppelingen.bestanden.uitvoer import als_csv, als_xlsx
from samenspel.koppelingen.bevoegdheden import mag_inlezen, mag_melden, mag_meldingen_zien
from samenspel.koppelingen.duo.afvinken import vink_af, zet_terug
from samenspel.koppelingen.duo.melden import SOORTEN, Meldregel, regels
from samenspel.koppelingen.forms import FilterForm, RedenForm, VinkForm
from samenspel.toegang.models import Inzage
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.verzoek import Verzoek

PER_BLAD = 25
_KOPPEN = ("Dossier", "Naam", "Wat", "Waarden", "Artikel", "Sinds", "Gemeld op", "Let op")


def _keuze(request: Verzoek) -> dict[str, str]:
    form = FilterForm(request.GET)
    form.is_valid()
    return {
        naam: form.cleaned_data.get(naam) or standaard
        for naam, standaard in (("stand", "open"), ("van", "alle"), ("soort", ""))
    }


def _gekozen(request: Verzoek, keuze: dict[str, str]) -> QuerySet[DuoMelding]:
    alle = DuoMelding.objects.zichtbaar_voor(request.wie).select_related("dossier", "gebeurtenis", "gemeld_door")
    per_stand = {
        "open": alle.filter(gemeld_op__isnull=True, vervallen_op__isnull=True),
        "gemeld": alle.filter(gemeld_op__isnull=False),
        "vervallen": alle.filter(vervallen_op__isnull=False),
    }
    gekozen = per_stand[keuze["stand"]]
    if keuze["van"] == "mij":
        gekozen = gekozen.filter(dossier__contactpersoon_id=request.wie.gebruiker_id)
    if keuze["soort"]:
        gekozen = gekozen.filter(regel=keuze["soort"])
    return gekozen.order_by("-gemeld_op" if keuze["stand"] == "gemeld" else "gebeurtenis__op", "pk")


@require_GET
def melden(request: Verzoek) -> HttpResponseBase:
    """The lines, oldest first."""
    mag_meldingen_zien(request.wie).of_weiger()
    return _toon(request)


def _toon(
    request: Verzoek,
    fout_bij: UUID | None = None,
    fout: str = "",
    exportform: RedenForm | None = None,
    samen_fout: str = "",
) -> HttpResponse:
    keuze = _keuze(request)
    bladzijde = Paginator(_gekozen(request, keuze), PER_BLAD).get_page(request.GET.get("blad"))
    context = {
        "regels": regels(bladzijde, wie=request.wie, vandaag=vandaag()),
        "soorten": SOORTEN, "bladzijde": bladzijde, "keuze": keuze, "filter": FilterForm(initial=keuze), "vandaag": vandaag(),
        "mag_melden": mag_melden(request.wie), "fout_bij": fout_bij, "fout": fout, "exportform": exportform or RedenForm(),
        "vraag": request.GET.urlencode(), "form": exportform, "foute_dag": request.POST.get("op", "")[:30],
        "samen_fout": samen_fout, "mag_invoeren": bool(mag_inlezen(request.wie, "duo")),
    }  # fmt: skip
    return render(request, "koppelingen/melden.html", context, status=422 if fout or exportform or samen_fout else 200)


def _mijn(request: Verzoek, melding_id: UUID) -> DuoMelding:
    mag_meldingen_zien(request.wie).of_weiger()
    zichtbaar = DuoMelding.objects.zichtbaar_voor(request.wie).select_related("gebeurtenis")
    return get_object_or_404(zichtbaar, pk=melding_id)


def _terug(request: Verzoek) -> HttpResponseBase:
    antwoord = redirect("koppelingen:melden")
    if request.GET:
        antwoord["Location"] += f"?{request.GET.urlencode()}"
    return antwoord


@require_POST
def gemeld(request: Verzoek, melding_id: UUID) -> HttpResponseBase:
    """Tick off with a day."""
    melding = _mijn(request, melding_id)
    form = VinkForm(request.POST)
    if not form.is_valid():
        return _toon(request, melding.pk, " ".join(str(zin) for zinnen in form.errors.values() for zin in zinnen))
    mag_melden(request.wie).of_weiger()
    try:
        vink_af(melding, door=request.wie, op=form.cleaned_data["op"], vandaag=vandaag())
    except Weigering as weigering:
        return _toon(request, melding.pk, weigering.reden)
    return _terug(request)


@require_POST
def samen_gemeld(request: Verzoek) -> HttpResponseBase:
    """Tick off every chosen line with one day: all of them, or none and a sentence why."""
    mag_melden(request.wie).of_weiger()
    ids = [gekozen for tekst in request.POST.getlist("melding")[:PER_BLAD] if (gekozen := _uuid(tekst))]
    gekozen_regels = list(
        DuoMelding.objects.zichtbaar_voor(request.wie).filter(pk__in=ids).select_related("gebeurtenis")
    )
    form = VinkForm(request.POST)
    if not gekozen_regels:
        return _toon(request, samen_fout=_("Kies eerst een of meer regels."))
    if not form.is_valid():
        return _toon(request, samen_fout=" ".join(str(zin) for zinnen in form.errors.values() for zin in zinnen))
    try:
        with transaction.atomic():
            for melding in gekozen_regels:
                vink_af(melding, door=request.wie, op=form.cleaned_data["op"], vandaag=vandaag())
    except Weigering as weigering:
        return _toon(request, samen_fout=weigering.reden)
    messages.success(request, _("%(n)s regels zijn afgevinkt.") % {"n": len(gekozen_regels)})
    return _terug(request)


def _uuid(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None


@require_POST
def niet_gemeld(request: Verzoek, melding_id: UUID) -> HttpResponseBase:
    """Take a tick back."""
    zet_terug(_mijn(request, melding_id), door=request.wie)
    return _terug(request)


@require_POST
@vraagt_wie_u_bent
def uitvoer(request: Verzoek) -> HttpResponseBase:
    """The list as a file, without BSN; the purpose is kept."""
    mag_meldingen_zien(request.wie).of_weiger()
    form = RedenForm(request.POST)
    if not form.is_valid():
        return _toon(request, exportform=form)
    keuze = _keuze(request)
    lijst = regels(_gekozen(request, keuze)[:5_000], wie=request.wie, vandaag=vandaag())
    Inzage.objects.create(
        gemeente_id=request.wie.gemeente_id, door_id=request.user.pk, wat="export meldingen aan DUO", categorie="C05",
        reden=f"{form.cleaned_data['reden']} ({len(lijst)} regels; {keuze['stand']})"[:300], op=nu(),
    )  # fmt: skip
    rijen = [_rij(regel) for regel in lijst]
    if request.POST.get("vorm") == "csv":
        antwoord = HttpResponse(als_csv(_KOPPEN, rijen), content_type="text/csv; charset=utf-8")
        antwoord["Content-Disposition"] = 'attachment; filename="melden-aan-duo.csv"'
        return antwoord
    antwoord = HttpResponse(
        als_xlsx(_("Melden aan DUO"), _KOPPEN, rijen),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
    antwoord["Content-Disposition"] = 'attachment; filename="melden-aan-duo.xlsx"'
    return antwoord


def _rij(regel: Meldregel) -> tuple[object, ...]:
    melding = regel.melding
    waarden = "; ".join(f"{waarde.naam}: {waarde.tekst}" for waarde in regel.waarden)
    return (
        melding.dossier.nummer,
        regel.naam,
        regel.zin,
        waarden,
        regel.artikel,
        regel.sinds,
        melding.gemeld_op,
        " ".join([*regel.bezwaren, regel.onzeker]).strip(),
    )
