"""Beheer: agreements with organisations."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.beheer import mag_beheren
from samenspel.toegang.categorieen import NAMEN, namen
from samenspel.toegang.contracten import is_contractmanager, organisaties_voor
from samenspel.toegang.gereedschap import beheerkruimels, toon_formulier, voer_uit
from samenspel.toegang.models import Overeenkomst
from samenspel.toegang.modelteksten import Modeltekst, modeltekst
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.overeenkomst_forms import EindeOvereenkomstForm, ModeltekstForm, OvereenkomstForm
from samenspel.toegang.overeenkomsten import (
    beeindig_overeenkomst,
    leg_overeenkomst_vast,
    mag_overeenkomsten_beheren,
    overeenkomsten_voor,
    sluiting,
)
from samenspel.toegang.verzoek import Verzoek


@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """What holds, what ends soon, what is over; and with whom there is none."""
    mag_overeenkomsten_beheren(request.wie).of_weiger()
    op, wie = vandaag(), request.wie
    rijen = list(
        overeenkomsten_voor(wie).select_related("organisatie", "beeindigd_door").order_by("organisatie__naam", "-vanaf")
    )
    geldig = {rij.organisatie_id for rij in rijen if rij.vanaf <= op and (rij.tot is None or rij.tot >= op)}
    return render(
        request, "toegang/overeenkomsten.html",
        {
            "lopend": [_regel(request, rij) for rij in rijen if rij.tot is None or rij.tot >= op],
            "voorbij": [rij for rij in rijen if rij.tot is not None and rij.tot < op],
            "zonder": organisaties_voor(wie).exclude(pk__in=geldig), "op": op, "toont_namen": not is_contractmanager(wie),
            "kruimels": beheerkruimels(_("Overeenkomsten")) if mag_beheren(wie) else [],
        },
    )  # fmt: skip


def _regel(request: Verzoek, rij: Overeenkomst) -> dict[str, Any]:
    dicht = sluiting(rij, wie=request.wie, op=vandaag())
    return {
        "rij": rij, "namen": [NAMEN.get(c, c) for c in rij.categorieen], "sluiting": dicht, "dicht": namen(list(dicht.categorieen)) if dicht else "",
    }  # fmt: skip


@vraagt_wie_u_bent
def nieuw(request: Verzoek) -> HttpResponse:
    """Record what was signed."""
    mag_overeenkomsten_beheren(request.wie).of_weiger()
    organisaties = organisaties_voor(request.wie)
    begin = {"organisatie": request.GET.get("organisatie", "")}
    form = OvereenkomstForm(request.POST or None, organisaties=organisaties, initial=begin)
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: leg_overeenkomst_vast(door=request.wie, op=vandaag(), nu=nu(), **form.cleaned_data))
    ):
        messages.success(request, _("Vastgelegd. Regievoerders kunnen deze organisatie nu betrekken bij een dossier."))
        return redirect("toegang:overeenkomsten")
    terug = reverse("toegang:overeenkomsten")
    return toon_formulier(request, form, titel=_("Nieuwe overeenkomst"), knop=_("Leg vast"), terug=terug)


@vraagt_wie_u_bent
def einde(request: Verzoek, overeenkomst_id: UUID) -> HttpResponse:
    """The last day of an agreement."""
    mag_overeenkomsten_beheren(request.wie).of_weiger()
    eigen = overeenkomsten_voor(request.wie).select_related("organisatie")
    rij = get_object_or_404(eigen, pk=overeenkomst_id)
    form = EindeOvereenkomstForm(request.POST or None, initial={"tot": vandaag()})
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(
            form,
            lambda: beeindig_overeenkomst(rij, door=request.wie, op=vandaag(), nu=nu(), **form.cleaned_data),
        )
    ):
        messages.success(request, _("Vastgelegd. Na de laatste dag ziet deze organisatie geen enkel dossier meer."))
        return redirect("toegang:overeenkomsten")
    titel = _("Overeenkomst met %(naam)s beëindigen") % {"naam": rij.organisatie.naam}
    return toon_formulier(request, form, titel=titel, knop=_("Beëindig"), terug=reverse("toegang:overeenkomsten"))


def model(request: Verzoek) -> HttpResponse:
    """A draft to download, filled in. It is kept nowhere and opens nothing: what was signed is recorded apart."""
    mag_overeenkomsten_beheren(request.wie).of_weiger()
    organisaties = organisaties_voor(request.wie)
    begin = {"organisatie": request.GET.get("organisatie", ""), "vanaf": vandaag()}
    form = ModeltekstForm(request.POST or None, organisaties=organisaties, initial=begin)
    gemaakt: list[Modeltekst] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: gemaakt.append(modeltekst(door=request.wie, **form.cleaned_data)))
    ):
        context = {
            "model": gemaakt[0],
            "gemeente": request.aanstelling.gemeente.naam,
            "organisatie": form.cleaned_data["organisatie"].naam,
        }
        antwoord = render(request, "toegang/modeltekst.html", context)
        antwoord["Content-Disposition"] = f'attachment; filename="concept-{form.cleaned_data["soort"]}.html"'
        return antwoord
    terug = reverse("toegang:overeenkomsten")
    return toon_formulier(request, form, titel=_("Concept maken"), knop=_("Download concept"), terug=terug)
