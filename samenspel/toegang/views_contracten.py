"""Beheer: whose contracts somebody manages."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.kern.klok import nu, vandaag
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.beheer import mag_beheren, mag_toelaten
from samenspel.toegang.beheer_forms import ContractForm, EindeForm
from samenspel.toegang.contracten import beeindig_contractbeheer, geef_contractbeheer
from samenspel.toegang.gereedschap import gebruiker_van_hier, toon_formulier, voer_uit
from samenspel.toegang.models import Contractbeheer
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.verzoek import Verzoek


@vraagt_wie_u_bent
def nieuw(request: Verzoek, gebruiker_id: UUID) -> HttpResponse:
    """The contract with one more organisation."""
    mens = gebruiker_van_hier(request, gebruiker_id)
    mag_toelaten(request.wie, mens).of_weiger()
    organisaties = Organisatie.objects.filter(gemeenten=request.wie.gemeente_id)
    form = ContractForm(request.POST or None, organisaties=organisaties, initial={"vanaf": vandaag()})
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: geef_contractbeheer(mens, door=request.wie, nu=nu(), **form.cleaned_data))
    ):
        messages.success(request, _("Bewaard. Deze collega ziet nu de overeenkomsten en cijfers van deze organisatie."))
        return redirect("toegang:gebruiker", mens.pk)
    terug = reverse("toegang:gebruiker", args=[mens.pk])
    titel = _("Contract voor %(naam)s") % {"naam": mens.naam}
    return toon_formulier(request, form, titel=titel, knop=_("Leg vast"), terug=terug)


@vraagt_wie_u_bent
def einde(request: Verzoek, contract_id: UUID) -> HttpResponse:
    """The last day on which somebody manages it."""
    mag_beheren(request.wie).of_weiger()
    hier = Contractbeheer.objects.filter(gemeente_id=request.wie.gemeente_id).select_related("gebruiker", "organisatie")
    rij = get_object_or_404(hier, pk=contract_id)
    form = EindeForm(request.POST or None, initial={"tot": vandaag()})
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: beeindig_contractbeheer(rij, door=request.wie, nu=nu(), **form.cleaned_data))
    ):
        messages.success(request, _("Beëindigd."))
        return redirect("toegang:gebruiker", rij.gebruiker_id)
    terug = reverse("toegang:gebruiker", args=[rij.gebruiker_id])
    titel = _("Contract met %(naam)s beëindigen") % {"naam": rij.organisatie.naam}
    return toon_formulier(request, form, titel=titel, knop=_("Beëindig"), terug=terug)
