"""The pages of who manages the records: the proposal, the signature, the file and the declaration, and what is held."""

from __future__ import annotations

import csv
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.bewaren.bevoegdheden import mag_ondertekenen, mag_vasthouden, ziet_lijsten, ziet_regels
from samenspel.bewaren.forms import OphefForm, TekenForm, VasthoudForm
from samenspel.bewaren.handelingen import hef_op, houd_vast, onderteken
from samenspel.bewaren.lijst import stempel
from samenspel.bewaren.models import Vasthouding, Vernietigingslijst
from samenspel.bewaren.overzicht import lijsten, regels, te_laat, tellingen
from samenspel.bewaren.overzicht import vasthoudingen as alle_vasthoudingen
from samenspel.bewaren.tasks import voer_lijst_uit
from samenspel.bewaren.verklaring import maak_verklaring
from samenspel.dossiers.views.lijst import onschadelijk
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.verzoek import Verzoek

PER_BLAD = 50
KOPPEN = (
    "dossier",
    "onderdeel",
    "blijft tot en met",
    "rijen",
    "grond",
    "waarom",
    "niet zeker",
    "wat het tegenhoudt",
    "stand",
)


def _kruimels(naam: str) -> list[Kruimel]:
    return [Kruimel(_("Bewaren"), reverse("bewaren:overzicht")), Kruimel(naam)]


@require_GET
def overzicht(request: Verzoek) -> HttpResponse:
    """What is too late, what waits for a signature, and what was signed."""
    if not ziet_lijsten(request.wie):
        raise Http404
    alle = list(lijsten(request.wie)[:PER_BLAD])
    voorstel = next((lijst for lijst in alle if lijst.stand == Vernietigingslijst.Stand.VOORSTEL), None)
    context = {
        "te_laat": te_laat(vandaag()), "voorstel": voorstel, "ziet_regels": ziet_regels(request.wie),
        "tellingen": tellingen(voorstel) if voorstel and ziet_regels(request.wie) else [],
        "getekend": [lijst for lijst in alle if lijst.stand != Vernietigingslijst.Stand.VOORSTEL],
    }  # fmt: skip
    return render(request, "bewaren/overzicht.html", context)


def _lijst(request: Verzoek, lijst_id: UUID) -> Vernietigingslijst:
    if not ziet_regels(request.wie):
        raise Http404
    return get_object_or_404(lijsten(request.wie).select_related("gemeente"), pk=lijst_id)


@require_GET
def lijst(request: Verzoek, lijst_id: UUID) -> HttpResponse:
    """One list, line by line."""
    deze = _lijst(request, lijst_id)
    blad = Paginator(regels(deze), PER_BLAD).get_page(request.GET.get("blad"))
    context = {
        "lijst": deze, "blad": blad, "tellingen": tellingen(deze), "vandaag": vandaag(), "kruimels": _kruimels(_("Lijst")),
        "mag_tekenen": deze.stand == Vernietigingslijst.Stand.VOORSTEL and bool(mag_ondertekenen(request.wie)),
    }  # fmt: skip
    return render(request, "bewaren/lijst.html", context)


@vraagt_wie_u_bent
def handtekening(request: Verzoek, lijst_id: UUID) -> HttpResponse:
    """Sign the proposal; what is due goes at once, the rest on its day."""
    deze = _lijst(request, lijst_id)
    mag_ondertekenen(request.wie).of_weiger()
    form = TekenForm(request.POST or None, initial={"gezien": stempel(deze)})
    if request.method == "POST" and form.is_valid():
        velden = {"gezien": form.cleaned_data["gezien"], "toelichting": form.cleaned_data["toelichting"]}
        try:
            onderteken(deze.pk, door=request.wie, nu=nu(), **velden)
        except Weigering as weigering:
            form.add_error(None, weigering.reden)
        else:
            voer_lijst_uit.defer(gemeente_id=str(request.wie.gemeente_id))
            messages.success(request, _("Ondertekend. Wat al weg mag, gaat nu; de rest op de dag die erbij staat."))
            return redirect("bewaren:overzicht")
    context = {"lijst": deze, "form": form, "tellingen": tellingen(deze), "kruimels": _kruimels(_("Ondertekenen"))}
    return render(request, "bewaren/handtekening.html", context, status=422 if form.errors else 200)


@require_GET
@vraagt_wie_u_bent
def uitvoer(request: Verzoek, lijst_id: UUID) -> HttpResponse:
    """The list as CSV (semicolons, as Dutch Excel reads it). No names; a cell is never a formula."""
    deze = _lijst(request, lijst_id)
    antwoord = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="vernietigingslijst.csv"'
    schrijver = csv.writer(antwoord, delimiter=";")
    schrijver.writerow(KOPPEN)
    for rij in regels(deze).iterator(chunk_size=2_000):
        cellen = (
            rij.nummer, rij.get_deel_display(), f"{rij.laatste_dag:%d-%m-%Y}", str(rij.rijen), rij.grond, rij.reden, rij.onzeker, rij.vast, rij.get_stand_display(),
        )  # fmt: skip
        schrijver.writerow([onschadelijk(str(cel)) for cel in cellen])
    return antwoord


@require_GET
def verklaring(request: Verzoek, lijst_id: UUID) -> HttpResponse:
    """The signed declaration of destruction as PDF."""
    pdf = maak_verklaring(_lijst(request, lijst_id), nu=nu())
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    antwoord["Content-Disposition"] = 'attachment; filename="verklaring-van-vernietiging.pdf"'
    return antwoord


def vasthoudingen(request: Verzoek) -> HttpResponse:
    """What is held and why, and a form to hold another dossier."""
    if not ziet_regels(request.wie):
        raise Http404
    form = VasthoudForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            houd_vast(vanaf=vandaag(), door=request.wie, nu=nu(), **form.cleaned_data)
        except Weigering as weigering:
            form.add_error(None, weigering.reden)
        else:
            messages.success(request, _("Bewaard. Van dit dossier gaat niets weg zolang dit hier staat."))
            return redirect("bewaren:vasthoudingen")
    blad = Paginator(alle_vasthoudingen(request.wie), PER_BLAD).get_page(request.GET.get("blad"))
    context = {"form": form, "blad": blad, "kruimels": _kruimels(_("Vasthouden"))}
    return render(request, "bewaren/vasthoudingen.html", context, status=422 if form.errors else 200)


def opheffing(request: Verzoek, vasthouding_id: UUID) -> HttpResponse:
    """Take a hold away, with a reason."""
    if not ziet_regels(request.wie):
        raise Http404
    mag_vasthouden(request.wie).of_weiger()
    deze = get_object_or_404(
        Vasthouding, pk=vasthouding_id, gemeente_id=request.wie.gemeente_id, opgeheven_op__isnull=True
    )
    form = OphefForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hef_op(deze.pk, reden=form.cleaned_data["reden"], door=request.wie, nu=nu())
        messages.success(request, _("Opgeheven. Wat al weg mocht, gaat de volgende nacht."))
        return redirect("bewaren:vasthoudingen")
    context = {"vasthouding": deze, "form": form, "kruimels": _kruimels(_("Opheffen"))}
    return render(request, "bewaren/opheffing.html", context, status=422 if form.errors else 200)
