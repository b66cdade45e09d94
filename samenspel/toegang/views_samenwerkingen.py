"""Beheer: working together with other municipalities, and who works here from elsewhere."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenspel.kern.klok import nu, vandaag
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.gereedschap import beheerkruimels, toon_formulier, voer_uit
from samenspel.toegang.models import Deelnemer, Rol
from samenspel.toegang.modelteksten import Modeltekst, modeltekst_samenwerking
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.samenwerken import (
    dekkingen,
    doe_mee,
    eigen_deelnames,
    gaat_dicht,
    laatste_dag,
    leg_samenwerking_vast,
    mag_samenwerkingen_beheren,
    stop_deelname,
    van_elders,
    van_ons_elders,
)
from samenspel.toegang.samenwerking_forms import SamenwerkingForm, SamenwerkingModelForm, StopSamenwerkingForm
from samenspel.toegang.verzoek import Verzoek


@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """Each agreement with what every municipality said, and everybody of elsewhere who works here."""
    mag_samenwerkingen_beheren(request.wie).of_weiger()
    op, dekking = vandaag(), dekkingen(request.wie)
    eigen = eigen_deelnames(request.wie).order_by("-samenwerking__vanaf", "samenwerking__naam")
    regels = [_regel(rij) for rij in eigen.prefetch_related("samenwerking__deelnemers__gemeente")]
    mensen = [
        {"rij": rij, "tot": laatste_dag(rij, dekking, op)}
        for rij in van_elders(request.wie, op).order_by("gebruiker__naam", "vanaf")
    ]
    return render(
        request, "toegang/samenwerkingen.html",
        {
            "regels": regels, "mensen": mensen, "uitgeleend": van_ons_elders(request.wie), "dicht": gaat_dicht(request.wie, op), "op": op, "kruimels": beheerkruimels(_("Samenwerkingen")),
        },
    )  # fmt: skip


def _regel(eigen: Deelnemer) -> dict[str, Any]:
    samen = eigen.samenwerking
    einde = min((dag for dag in (samen.tot, eigen.tot) if dag is not None), default=None)
    return {
        "eigen": eigen, "samen": samen, "einde": einde, "rollen": [Rol(rol).label for rol in samen.rollen],
        "deelnemers": sorted(samen.deelnemers.all(), key=lambda rij: rij.gemeente.naam),
    }  # fmt: skip


def _andere_gemeenten(request: Verzoek) -> QuerySet[Gemeente]:
    return Gemeente.objects.exclude(pk=request.wie.gemeente_id)


@vraagt_wie_u_bent
def nieuw(request: Verzoek) -> HttpResponse:
    """Record what was signed; the other municipalities are asked."""
    mag_samenwerkingen_beheren(request.wie).of_weiger()
    form = SamenwerkingForm(request.POST or None, gemeenten=_andere_gemeenten(request))
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: leg_samenwerking_vast(door=request.wie, op=vandaag(), nu=nu(), **form.cleaned_data))
    ):
        messages.success(request, _("Vastgelegd. De andere gemeente zegt zelf ja; tot dan opent dit niets."))
        return redirect("toegang:samenwerkingen")
    terug = reverse("toegang:samenwerkingen")
    return toon_formulier(request, form, titel=_("Nieuwe samenwerking"), knop=_("Leg vast"), terug=terug)


def _eigen(request: Verzoek, deelnemer_id: UUID) -> Deelnemer:
    mag_samenwerkingen_beheren(request.wie).of_weiger()
    return get_object_or_404(eigen_deelnames(request.wie), pk=deelnemer_id)


@require_POST
@vraagt_wie_u_bent
def ja(request: Verzoek, deelnemer_id: UUID) -> HttpResponse:
    """The own municipality says yes."""
    doe_mee(_eigen(request, deelnemer_id), door=request.wie, op=vandaag(), nu=nu())
    messages.success(request, _("Uw gemeente doet mee. Wie hier komt werken, stelt u zelf aan."))
    return redirect("toegang:samenwerkingen")


@vraagt_wie_u_bent
def einde(request: Verzoek, deelnemer_id: UUID) -> HttpResponse:
    """The own municipality leaves, or says no."""
    rij = _eigen(request, deelnemer_id)
    form = StopSamenwerkingForm(request.POST or None, initial={"tot": vandaag()})
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: stop_deelname(rij, door=request.wie, op=vandaag(), nu=nu(), **form.cleaned_data))
    ):
        messages.success(request, _("Vastgelegd. Na de laatste dag werkt niemand van de andere gemeente hier meer."))
        return redirect("toegang:samenwerkingen")
    titel = _("Stoppen met %(naam)s") % {"naam": rij.samenwerking.naam}
    return toon_formulier(request, form, titel=titel, knop=_("Stop"), terug=reverse("toegang:samenwerkingen"))


def model(request: Verzoek) -> HttpResponse:
    """A draft to download, filled in. It is kept nowhere and opens nothing."""
    mag_samenwerkingen_beheren(request.wie).of_weiger()
    form = SamenwerkingModelForm(
        request.POST or None, gemeenten=_andere_gemeenten(request), initial={"vanaf": vandaag()}
    )
    gemaakt: list[Modeltekst] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: gemaakt.append(modeltekst_samenwerking(door=request.wie, **form.cleaned_data)))
    ):
        namen = [request.aanstelling.gemeente.naam, *(g.naam for g in form.cleaned_data["gemeenten"])]
        antwoord = render(request, "toegang/modeltekst.html", {"model": gemaakt[0], "gemeenten": namen})
        antwoord["Content-Disposition"] = 'attachment; filename="concept-samenwerking.html"'
        return antwoord
    terug = reverse("toegang:samenwerkingen")
    return toon_formulier(request, form, titel=_("Concept maken"), knop=_("Download concept"), terug=terug)
