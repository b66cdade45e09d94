"""Beheer of the plan templates: the list, one version whole, and the form to write one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspel.beleid.waarden import beleid_van
from samenspel.dossiers.views.gereedschap import voer_uit
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu, vandaag
from samenspel.plan.bevoegdheden_leefplan import mag_plansjablonen_maken
from samenspel.plan.domeinen import DOMEINEN, Domein, bij_de_gemeente
from samenspel.plan.forms.plansjabloon import PlansjabloonForm, begin_van, met_meer_rijen
from samenspel.plan.handelingen.plansjablonen import (
    stel_plansjabloon_op,
    stel_plansjabloon_vast,
    trek_plansjabloon_in,
    wijzig_plansjabloon,
)
from samenspel.plan.models import Plansjabloon
from samenspel.plan.plansjablonen import versies_van, voorbeelden
from samenspel.plan.sjablooninhoud import EIGENAREN, Sjablooninhoud, inhoud_van
from samenspel.toegang.verzoek import Verzoek


class VaststelForm(forms.Form):
    """On what the template rests."""

    besluit = forms.CharField(
        label=gettext_lazy("Waar rust dit sjabloon op?"), max_length=200,
        help_text=gettext_lazy("Bijvoorbeeld: teamoverleg inburgering van 3 maart 2026."),
        error_messages={"required": gettext_lazy("Schrijf waar dit sjabloon op rust, met de dag.")},
    )  # fmt: skip


def _kruimels(*namen: str) -> list[Kruimel]:
    begin = [Kruimel(_("Beheer"), reverse("toegang:beheer"))]
    if namen:
        begin.append(Kruimel(_("Plansjablonen"), reverse("plansjablonen:lijst")))
        return [*begin, *(Kruimel(naam) for naam in namen)]
    return [*begin, Kruimel(_("Plansjablonen"))]


def _domeinen(request: Verzoek) -> tuple[Domein, ...]:
    return bij_de_gemeente(DOMEINEN, beleid_van(request.wie.gemeente_id), vandaag())


@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """What is in use and being written, what went out of use, and the samples to take over."""
    mag_plansjablonen_maken(request.wie).of_weiger()
    versies = versies_van(Plansjabloon.objects.filter(gemeente_id=request.wie.gemeente_id))
    nog = [versie for versie in versies if versie.stand in {"in_gebruik", "concept"}]
    nummers = {versie.rij.nummer for versie in nog}
    weg = {versie.rij.nummer: versie for versie in versies if versie.rij.nummer not in nummers}
    overgenomen = {versie.rij.voorbeeld for versie in nog}
    context = {
        "versies": nog, "weg": list(weg.values()), "kruimels": _kruimels(),
        "voorbeelden": [(code, inhoud, code in overgenomen) for code, inhoud in voorbeelden().items()],
    }  # fmt: skip
    return render(request, "plan/beheer/sjablonen.html", context)


@require_http_methods(["GET", "POST"])
def nieuw(request: Verzoek, voorbeeld: str = "") -> HttpResponse:
    """A new template, empty or begun as a shipped sample."""
    mag_plansjablonen_maken(request.wie).of_weiger()
    inhoud = voorbeelden().get(voorbeeld)
    if voorbeeld and inhoud is None:
        raise Http404
    form = _formulier(request, begin_van(inhoud) if inhoud else {}, versie="")
    if form.is_bound and form.is_valid():
        gemaakt: list[Plansjabloon] = []

        def doe() -> None:
            gemaakt.append(
                stel_plansjabloon_op(
                    form.inhoud, door=request.wie, nu=nu(), sleutel=form.eenmalige_sleutel, voorbeeld=voorbeeld
                )
            )

        if voer_uit(form, doe):
            messages.success(request, _("Het concept is bewaard. Niemand kan het kiezen voor u het vaststelt."))
            return redirect("plansjablonen:sjabloon", gemaakt[0].pk)
    return _toon_formulier(request, form, titel=_("Nieuw plansjabloon"), terug=reverse("plansjablonen:lijst"))


@require_http_methods(["GET", "POST"])
def wijzigen(request: Verzoek, sjabloon_id: UUID) -> HttpResponse:
    """Change a draft, or draw up the next version of what is in use."""
    rij = _rij(request, sjabloon_id)
    if request.method == "GET" and (concept := _ander_concept(rij)):
        return redirect("plansjablonen:wijzigen", concept.pk)
    form = _formulier(request, begin_van(inhoud_van(rij)), versie=rij.merk)
    if form.is_bound and form.is_valid():
        gemaakt: list[Plansjabloon] = []

        def doe() -> None:
            gezien = rij.merk if rij.is_concept else None
            gemaakt.append(wijzig_plansjabloon(rij, form.inhoud, door=request.wie, nu=nu(), gezien=gezien))

        if voer_uit(form, doe):
            messages.success(
                request, _("Het concept is bewaard. Tot u het vaststelt, verandert er niets in de plannen.")
            )
            return redirect("plansjablonen:sjabloon", gemaakt[0].pk)
    titel = _("Wijzig het concept") if rij.is_concept else _("Nieuwe versie")
    return _toon_formulier(request, form, titel=titel, terug=reverse("plansjablonen:sjabloon", args=[rij.pk]))


def _ander_concept(rij: Plansjabloon) -> Plansjabloon | None:
    """The draft of this template when that is another row: there the work goes on."""
    versies = Plansjabloon.objects.filter(gemeente_id=rij.gemeente_id, nummer=rij.nummer).exclude(pk=rij.pk)
    return next((versie for versie in versies if versie.is_concept), None)


def _formulier(request: Verzoek, begin: dict[str, Any], *, versie: str) -> PlansjabloonForm:
    """As it was opened, as it was sent, or as it was typed so far with one more goal or action."""
    domeinen = _domeinen(request)
    if request.method != "POST":
        return PlansjabloonForm(initial=begin, domeinen=domeinen, huidige_versie=versie)
    if "meer" in request.POST:
        getypt = {**begin, **met_meer_rijen(request.POST)}
        form = PlansjabloonForm(initial=getypt, domeinen=domeinen, huidige_versie=versie)
        form.initial["versie"] = request.POST.get("versie", versie)  # an old page stays an old page
        return form
    return PlansjabloonForm(request.POST, initial=begin, domeinen=domeinen, huidige_versie=versie)


def _toon_formulier(request: Verzoek, form: PlansjabloonForm, *, titel: str, terug: str) -> HttpResponse:
    context = {"form": form, "titel": titel, "terug": terug, "kruimels": _kruimels(titel)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "plan/beheer/formulier.html", context, status=status)


def _rij(request: Verzoek, sjabloon_id: UUID) -> Plansjabloon:
    """A version of this municipality; another's does not exist."""
    mag_plansjablonen_maken(request.wie).of_weiger()
    return get_object_or_404(Plansjabloon, pk=sjabloon_id, gemeente_id=request.wie.gemeente_id)


@require_GET
def sjabloon(request: Verzoek, sjabloon_id: UUID) -> HttpResponse:
    """One version: its goals and actions, its state, and what can be done."""
    return _toon(request, _rij(request, sjabloon_id), VaststelForm())


def _toon(request: Verzoek, rij: Plansjabloon, form: VaststelForm) -> HttpResponse:
    versies = versies_van(Plansjabloon.objects.filter(gemeente_id=rij.gemeente_id, nummer=rij.nummer))
    context = {
        "deze": next(versie for versie in versies if versie.rij.pk == rij.pk), "rij": rij, "versies": versies[::-1],
        "doelen": _doelen(request, inhoud_van(rij)), "form": form, "kruimels": _kruimels(rij.naam),
    }  # fmt: skip
    return render(request, "plan/beheer/sjabloon.html", context, status=422 if form.errors else 200)


def _doelen(request: Verzoek, inhoud: Sjablooninhoud) -> list[dict[str, Any]]:
    """Per goal its domain as the municipality calls it, its words, and (action, who) for each action."""
    domeinen = {domein.code: domein for domein in _domeinen(request)}
    return [
        {
            "domein": domeinen[doel.domein],
            "woorden": doel.woorden,
            "acties": [(actie, EIGENAREN[actie.eigenaar]) for actie in doel.acties],
        }
        for doel in inhoud.doelen
    ]


@require_POST
def vaststelling(request: Verzoek, sjabloon_id: UUID) -> HttpResponse:
    """From now on this version can be chosen."""
    rij = _rij(request, sjabloon_id)
    form = VaststelForm(request.POST)

    def doe() -> None:
        stel_plansjabloon_vast(
            rij, besluit=form.cleaned_data["besluit"], door=request.wie, nu=nu(), gezien=request.POST.get("gezien")
        )

    if form.is_valid() and voer_uit(form, doe):
        messages.success(request, _("Het sjabloon is vastgesteld. Uw collega's kunnen het nu kiezen in een plan."))
        return redirect("plansjablonen:sjabloon", rij.pk)
    return _toon(request, rij, form)


@require_POST
def intrekking(request: Verzoek, sjabloon_id: UUID) -> HttpResponse:
    """Out of use; of a draft only the draft goes."""
    rij = _rij(request, sjabloon_id)
    trek_plansjabloon_in(rij, door=request.wie, nu=nu(), gezien=request.POST.get("gezien"))
    gedaan = (
        _("Het sjabloon is uit gebruik. De plannen veranderen niet.")
        if rij.vastgesteld_op
        else _("Het concept is weg.")
    )
    messages.success(request, gedaan)
    return redirect("plansjablonen:lijst")
