"""The coordinator asks volunteers in, gives them families and lets them out."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenspel.avg.deuren import met_maatje
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu, vandaag
from samenspel.keten.clienten import clienten
from samenspel.keten.forms import GezinForm, UitnodigingForm
from samenspel.keten.handelingen.vrijwilligers import (
    geef_nieuwe_link,
    mag_vrijwilligers_beheren,
    nodig_uit,
    stop_toewijzing,
    stop_vrijwilliger,
    wijs_gezin_toe,
)
from samenspel.keten.vrijwilligers import eigen_vrijwilligers, vrijwilligerregels
from samenspel.toegang.gereedschap import voer_uit
from samenspel.toegang.models import Rol, Toewijzing, Vrijwilliger
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.persoonlijk import LINK_GELDT, Sleutels
from samenspel.toegang.toewijzen import nodigt_uit
from samenspel.toegang.verzoek import Verzoek

PER_BLAD = 50


def _alleen_coordinator(request: Verzoek) -> None:
    if not mag_vrijwilligers_beheren(request.wie):
        raise Http404


def _kruimels(*namen: str) -> list[Kruimel]:
    return [Kruimel(_("Vrijwilligers"), reverse("keten:vrijwilligers")), *(Kruimel(naam) for naam in namen)]


def _gezinnen(request: Verzoek) -> list[tuple[UUID, str]]:
    mensen = clienten(request.wie)
    if request.wie.rol != Rol.MB_COORDINATOR.value:  # their ground is consent: only who said yes
        mensen = mensen.filter(dossier_id__in=met_maatje(request.wie))
    return [(persoon.dossier_id, persoon.naam) for persoon in mensen]


def _van_hier(request: Verzoek, vrijwilliger_id: UUID) -> Vrijwilliger:
    _alleen_coordinator(request)
    return get_object_or_404(eigen_vrijwilligers(request.wie), pk=vrijwilliger_id)


@require_GET
def vrijwilligers(request: Verzoek) -> HttpResponse:
    """Who helps, how they come in, and how many families they see this week."""
    _alleen_coordinator(request)
    op, moment = vandaag(), nu()
    bladzijde = Paginator(eigen_vrijwilligers(request.wie).order_by("gebruiker__naam", "pk"), PER_BLAD).get_page(
        request.GET.get("blad")
    )
    regels = vrijwilligerregels(list(bladzijde.object_list), wie=request.wie, op=op)
    context = {"bladzijde": bladzijde, "regels": [(regel, regel.stand(op, moment)) for regel in regels]}
    return render(request, "keten/vrijwilligers.html", context)


@vraagt_wie_u_bent
def uitnodigen(request: Verzoek) -> HttpResponse:
    """Somebody new; link and code are shown once."""
    _alleen_coordinator(request)
    begin = {"vanaf": vandaag(), "tot": vandaag() + timedelta(days=91)}
    form = UitnodigingForm(
        request.POST or None, gezinnen=_gezinnen(request), rollen=nodigt_uit(request.wie.rol), initial=begin
    )
    if request.method == "POST" and form.is_valid():
        g, gemaakt = form.cleaned_data, list[tuple[Vrijwilliger, Sleutels]]()
        if voer_uit(
            form,
            lambda: gemaakt.append(
                nodig_uit(
                    door=request.wie,
                    naam=g["naam"],
                    dossier_id=g["gezin"],
                    vanaf=g["vanaf"],
                    tot=g["tot"],
                    nu=nu(),
                    als=g.get("als", ""),
                )
            ),
        ):
            return _sleutelblad(request, *gemaakt[0])
    context = {
        "form": form, "titel": _("Vrijwilliger uitnodigen"), "knop_tekst": _("Maak link en code"), "terug": reverse("keten:vrijwilligers"),
        "kruimels": _kruimels(_("Uitnodigen")),
    }  # fmt: skip
    return render(request, "toegang/formulier.html", context, status=422 if form.errors else 200)


def _sleutelblad(request: Verzoek, rij: Vrijwilliger, sleutels: Sleutels) -> HttpResponse:
    context = {
        "vrijwilliger": rij, "link": request.build_absolute_uri(reverse("persoonlijke_link", args=[sleutels.link])), "code": sleutels.code,
        "dagen": LINK_GELDT.days, "kruimels": _kruimels(_("Link en code")),
    }  # fmt: skip
    return render(request, "keten/sleutelblad.html", context)


def vrijwilliger(request: Verzoek, vrijwilliger_id: UUID) -> HttpResponse:
    """One of them: the families, and one more."""
    rij = _van_hier(request, vrijwilliger_id)
    begin = {"vanaf": vandaag(), "tot": vandaag() + timedelta(days=91)}
    form = GezinForm(request.POST or None, gezinnen=_gezinnen(request), initial=begin)
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data
        if voer_uit(
            form,
            lambda: wijs_gezin_toe(
                rij, door=request.wie, dossier_id=g["gezin"], vanaf=g["vanaf"], tot=g["tot"], nu=nu()
            ),
        ):
            messages.success(request, _("Toegewezen. De vrijwilliger ziet dit gezin vanaf de maandag van die week."))
            return redirect("keten:vrijwilliger", rij.pk)
    regel = vrijwilligerregels([rij], wie=request.wie, op=vandaag())[0]
    context = {
        "regel": regel, "stand": regel.stand(vandaag(), nu()), "form": form, "kruimels": _kruimels(rij.gebruiker.naam),
    }  # fmt: skip
    return render(request, "keten/vrijwilliger.html", context, status=422 if form.errors else 200)


@require_POST
@vraagt_wie_u_bent
def nieuwe_link(request: Verzoek, vrijwilliger_id: UUID) -> HttpResponse:
    """For who lost the link, the code or the telephone."""
    rij = _van_hier(request, vrijwilliger_id)
    return _sleutelblad(request, rij, geef_nieuwe_link(rij, door=request.wie, nu=nu()))


@require_POST
def stop(request: Verzoek, vrijwilliger_id: UUID) -> HttpResponse:
    """Out at once."""
    rij = _van_hier(request, vrijwilliger_id)
    stop_vrijwilliger(rij, door=request.wie, nu=nu())
    messages.success(request, _("Gestopt. Deze vrijwilliger ziet vanaf nu niets meer."))
    return redirect("keten:vrijwilliger", rij.pk)


@require_POST
def gezin_stop(request: Verzoek, vrijwilliger_id: UUID, toewijzing_id: UUID) -> HttpResponse:
    """One family less, at once."""
    rij = _van_hier(request, vrijwilliger_id)
    eigen = Toewijzing.objects.filter(gemeente_id=request.wie.gemeente_id, gebruiker_id=rij.gebruiker_id)
    stop_toewijzing(get_object_or_404(eigen, pk=toewijzing_id), door=request.wie, nu=nu())
    messages.success(request, _("Gestopt. De vrijwilliger ziet dit gezin vanaf nu niet meer."))
    return redirect("keten:vrijwilliger", rij.pk)
