"""Beheer: correct a user or an appointment, and the register of who may sign and decide."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.kern.klok import vandaag
from samenspel.toegang import beheer
from samenspel.toegang.beheer_forms import GegevensForm, WijzigAanstellingForm
from samenspel.toegang.gereedschap import beheerkruimels, gebruiker_van_hier, keuzelijsten, toon_formulier, voer_uit
from samenspel.toegang.models import VAN_EEN_DOSSIER, Aanstelling, Kwalificatie
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.verzoek import Verzoek
from samenspel.toegang.wijzigen import mag_gegevens_wijzigen, wijzig_aanstelling, wijzig_gegevens


@vraagt_wie_u_bent
def gegevens(request: Verzoek, gebruiker_id: UUID) -> HttpResponse:
    """Name, address and phone of a user."""
    mens, op = gebruiker_van_hier(request, gebruiker_id), vandaag()
    mag_gegevens_wijzigen(request.wie, mens, op).of_weiger()
    begin = {"naam": mens.naam, "email": mens.email, "telefoon": mens.telefoon}
    form = GegevensForm(request.POST or None, initial=begin)
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: wijzig_gegevens(mens, door=request.wie, op=op, **form.cleaned_data))
    ):
        messages.success(request, _("Bewaard. Nieuwe brieven krijgen deze gegevens."))
        return redirect("toegang:gebruiker", mens.pk)
    terug = reverse("toegang:gebruiker", args=[mens.pk])
    return toon_formulier(
        request, form, titel=_("Gegevens van %(naam)s") % {"naam": mens.naam}, knop=_("Bewaar"), terug=terug
    )


@vraagt_wie_u_bent
def aanstelling(request: Verzoek, aanstelling_id: UUID) -> HttpResponse:
    """Title, team and hours of an appointment."""
    beheer.mag_beheren(request.wie).of_weiger()
    rij = get_object_or_404(
        Aanstelling.objects.select_related("gebruiker", "team").exclude(rol__in=VAN_EEN_DOSSIER),
        pk=aanstelling_id,
        gemeente_id=request.wie.gemeente_id,
    )
    begin = {"titel": rij.titel, "team": rij.team, "uren_per_week": rij.uren_per_week}
    form = WijzigAanstellingForm(request.POST or None, initial=begin, **keuzelijsten(request))
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: wijzig_aanstelling(rij, door=request.wie, **form.cleaned_data))
    ):
        messages.success(request, _("Aanstelling gewijzigd."))
        return redirect("toegang:gebruiker", rij.gebruiker_id)
    titel = _("Aanstelling van %(naam)s wijzigen") % {"naam": rij.gebruiker.naam}
    terug = reverse("toegang:gebruiker", args=[rij.gebruiker_id])
    return toon_formulier(request, form, titel=titel, knop=_("Bewaar"), terug=terug)


@require_GET
def register(request: Verzoek) -> HttpResponse:
    """Who holds a mandate or certificate, on which decision, from and until; those of the past on request."""
    beheer.mag_beheren(request.wie).of_weiger()
    op, oud = vandaag(), request.GET.get("oud") == "ja"
    rijen = Kwalificatie.objects.filter(gemeente_id=request.wie.gemeente_id).select_related("gebruiker")
    if not oud:
        rijen = rijen.filter(Q(tot__isnull=True) | Q(tot__gte=op))
    groepen = [
        (naam, [rij for rij in rijen.order_by("gebruiker__naam", "vanaf") if rij.soort == soort])
        for soort, naam in reversed(Kwalificatie.Soort.choices)
    ]
    return render(
        request,
        "toegang/register.html",
        {"groepen": groepen, "oud": oud, "op": op, "kruimels": beheerkruimels(_("Register"))},
    )
