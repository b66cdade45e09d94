"""Begin a plan with a template of the municipality: choose one, see what it would add, and take over what fits."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from samenspel.dossiers.beeld import beleid_bij
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.views.gereedschap import toon, voer_uit
from samenspel.dossiers.views.gesprekken import collegas
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import vandaag
from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Organisatie
from samenspel.plan.bevoegdheden_leefplan import mag_domein_bijhouden, mag_plan_bijhouden
from samenspel.plan.domeinen import DOMEINEN, bij_de_gemeente
from samenspel.plan.forms.leefplan import als_uuid
from samenspel.plan.forms.sjabloon_overnemen import SjabloonOvernemenForm, VanafForm
from samenspel.plan.handelingen.leefplan_schrijven import betrokken_partners
from samenspel.plan.handelingen.sjabloon_overnemen import neem_sjabloon_over
from samenspel.plan.leefplan import leefplan_van
from samenspel.plan.models import Plansjabloon
from samenspel.plan.plansjablonen import te_gebruiken
from samenspel.plan.plansoort import Plansoort, plansoort_van
from samenspel.plan.sjablooninhoud import inhoud_van
from samenspel.plan.sjabloonvoorstel import Doelvoorstel, Meedoeners, voorstel
from samenspel.plan.stand import geldend, in_bewerking
from samenspel.plan.views.leefplan import dossier_met_plan
from samenspel.toegang.verzoek import Verzoek


def _dossier(request: Verzoek, dossier_id: UUID) -> Dossier:
    dossier = dossier_met_plan(request, dossier_id)
    mag_plan_bijhouden(request.wie, dossier).of_weiger()
    return dossier


def _leerroute(dossier: Dossier, wie: Aanwezige) -> str:
    """The route that is being decided on, else the one in force; "" when there is none."""
    if plansoort_van(dossier) is not Plansoort.PLAN_WI2021:
        return ""
    pip = in_bewerking(dossier, wie)
    if pip is None or not pip.leerroute:
        pip = geldend(dossier, wie)
    return pip.leerroute if pip is not None else ""


@require_GET
def sjablonen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The templates for this kind of plan and this route."""
    dossier = _dossier(request, dossier_id)
    route = _leerroute(dossier, request.wie)
    rijen = [(rij, inhoud_van(rij)) for rij in te_gebruiken(dossier.gemeente_id, plansoort_van(dossier).value, route)]
    return toon(
        request, "plan/sjablonen.html", dossier, actief="plan", deel=_("Kies een sjabloon"), rijen=rijen, route=route
    )


@require_http_methods(["GET", "POST"])
def sjabloon(request: Verzoek, dossier_id: UUID, sjabloon_id: UUID) -> HttpResponse:
    """One template: what it would add, and the choice of what fits."""
    dossier = _dossier(request, dossier_id)
    rij = Plansjabloon.objects.filter(
        pk=sjabloon_id, gemeente_id=request.wie.gemeente_id, vastgesteld_op__isnull=False
    ).first()
    if rij is None or rij.plansoort != plansoort_van(dossier).value:
        raise Http404
    if request.method == "GET" and (rij.ingetrokken_op is not None):
        messages.info(request, _("Dit sjabloon is niet meer in gebruik."))
        return redirect("plan:sjablonen", dossier.pk)
    form = _formulier(request, dossier, rij)
    if form.is_bound and form.is_valid() and voer_uit(form, lambda: _neem_over(request, dossier, rij, form)):
        return redirect("plan:leefplan", dossier.pk)
    return toon(
        request, "plan/sjabloon.html", dossier, actief="plan", deel=rij.naam, rij=rij, form=form,
        status=422 if form.is_bound and form.errors else 200,
    )  # fmt: skip


def _neem_over(request: Verzoek, dossier: Dossier, rij: Plansjabloon, form: SjabloonOvernemenForm) -> None:
    doelen, acties = neem_sjabloon_over(
        dossier, rij, form.keuzes, door=request.wie, op=vandaag(), sleutel=form.eenmalige_sleutel
    )
    messages.success(request, _gedaan(doelen, acties))


def _formulier(request: Verzoek, dossier: Dossier, rij: Plansjabloon) -> SjabloonOvernemenForm:
    """As it was opened, as it was sent, or as it was typed so far with the days counted anew."""
    op = vandaag()
    gestuurd = request.method == "POST"
    kaal = VanafForm(request.POST if gestuurd else {"vanaf": op.strftime("%d-%m-%Y")})
    vanaf: date = kaal.cleaned_data["vanaf"] if kaal.is_valid() else op
    sleutel = (als_uuid(request.POST.get("sleutel", "")) if gestuurd else None) or uuid7()
    wie = _meedoeners(request.wie, dossier, op)
    doelen = _voorstel(request.wie, dossier, rij, vanaf, op, sleutel, wie)
    rest: dict[str, Any] = {
        "voorstellen": doelen,
        "wie": wie,
        "op": op,
        "initial": {"vanaf": vanaf, "sleutel": sleutel},
    }
    if gestuurd and "reken" not in request.POST:
        return SjabloonOvernemenForm(request.POST, **rest)
    form = SjabloonOvernemenForm(**rest)
    if gestuurd:
        getypt = {naam: _getypt(request, naam) for naam in form.fields if naam not in {"sleutel", "gezien"}}
        form.initial = {**form.initial, **getypt}
    return form


def _getypt(request: Verzoek, naam: str) -> object:
    return naam in request.POST if naam.startswith(("kies_", "zelf_")) else request.POST.get(naam, "")


def _voorstel(
    wie: Aanwezige, dossier: Dossier, rij: Plansjabloon, vanaf: date, op: date, sleutel: UUID, meedoeners: Meedoeners
) -> list[Doelvoorstel]:
    domeinen = {d.code: d for d in bij_de_gemeente(DOMEINEN, beleid_bij(dossier), op)}
    mag = {code: mag_domein_bijhouden(wie, dossier, code).reden for code in domeinen}
    return voorstel(
        inhoud_van(rij), leefplan_van(dossier, wie), nummer=rij.nummer, domeinen=domeinen, mag=mag, wie=meedoeners,
        vanaf=vanaf, op=op, sleutel=sleutel,
    )  # fmt: skip


def _meedoeners(wie: Aanwezige, dossier: Dossier, op: date) -> Meedoeners:
    partners: dict[str, list[Organisatie]] = defaultdict(list)
    hier = Organisatie.objects.filter(
        gemeenten=wie.gemeente_id, pk__in=betrokken_partners(dossier, op).values("organisatie")
    )
    for partner in hier.prefetch_related("gemeenten"):
        partners[partner.soort].append(partner)
    mensen = list(collegas(wie))
    contact = next((mens for mens in mensen if mens.pk == dossier.contactpersoon_id), None)
    return Meedoeners(contact, partners, mensen)


def _gedaan(doelen: int, acties: int) -> str:
    delen = []
    if doelen:
        delen.append(ngettext("%(n)s doel", "%(n)s doelen", doelen) % {"n": doelen})
    if acties:
        delen.append(ngettext("%(n)s actie", "%(n)s acties", acties) % {"n": acties})
    return _("Overgenomen uit het sjabloon: %(wat)s.") % {"wat": _(" en ").join(delen)}
