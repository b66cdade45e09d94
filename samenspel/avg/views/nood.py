"""The emergency door: open it, look, stop; approve and judge what others did."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenspel.avg.bevoegdheden import mag_beoordelen, noodcategorieen, ziet_noodtoegangen
from samenspel.avg.forms.nood import NoodForm, OordeelForm
from samenspel.avg.handelingen.nood import (
    begin_noodtoegang,
    beoordeel_noodtoegang,
    keur_noodtoegang_goed,
    stop_noodtoegang,
)
from samenspel.avg.models import NoodtoegangKort
from samenspel.avg.noodlijst import alle, regels
from samenspel.avg.onderdelen import onderdelen
from samenspel.dossiers.views.gereedschap import voer_uit
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu
from samenspel.toegang.categorieen import NAMEN
from samenspel.toegang.verzoek import Verzoek

PER_BLAD = 50


def _kruimels(naam: str) -> list[Kruimel]:
    return [Kruimel(_("Noodtoegang"), reverse("avg:noodtoegangen")), Kruimel(naam)]


def _nood(request: Verzoek, nood_id: UUID) -> NoodtoegangKort:
    if not ziet_noodtoegangen(request.wie):
        raise Http404
    return get_object_or_404(alle(request.wie), pk=nood_id)


@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """What waits for a second person, runs, or must be judged; and what was."""
    if not ziet_noodtoegangen(request.wie):
        raise Http404
    rijen = regels(alle(request.wie), wie=request.wie, nu=nu())
    open_ = [rij for rij in rijen if rij.stand != "beoordeeld"]
    klaar = Paginator([rij for rij in rijen if rij.stand == "beoordeeld"], PER_BLAD).get_page(request.GET.get("blad"))
    context = {"open": open_, "klaar": klaar, "mag_beginnen": bool(noodcategorieen(request.wie))}
    return render(request, "avg/noodtoegangen.html", context)


def begin(request: Verzoek) -> HttpResponse:
    """The reason, one dossier, which data."""
    mag = noodcategorieen(request.wie)
    if not mag:
        raise Http404
    form = NoodForm(request.POST or None, categorieen=mag, initial={"nummer": request.GET.get("nummer", "")[:20]})
    gemaakt: list[NoodtoegangKort] = []
    if request.method == "POST" and form.is_valid():
        velden = form.cleaned_data
        if voer_uit(form, lambda: gemaakt.append(begin_noodtoegang(door=request.wie, nu=nu(), **velden))):
            return redirect("avg:noodtoegang", gemaakt[0].pk)
    context = {"form": form, "kruimels": _kruimels(_("Nieuw"))}
    return render(request, "avg/noodtoegang_nieuw.html", context, status=422 if form.errors else 200)


@require_GET
def noodtoegang(request: Verzoek, nood_id: UUID) -> HttpResponse:
    """One emergency access; and to who opened it, as long as it runs, what it opens."""
    nood = _nood(request, nood_id)
    regel = next(rij for rij in regels(alle(request.wie), wie=request.wie, nu=nu()) if rij.nood.pk == nood.pk)
    loopt = regel.stand == "loopt" and nood.door_id == request.wie.gebruiker_id and nood.rol == request.wie.rol
    inhoud = onderdelen([nood.dossier_id], wie=request.wie, categorieen=nood.categorieen) if loopt else []
    context = {
        "regel": regel,
        "nood": nood,
        "loopt": loopt,
        "inhoud": [(deel, str(NAMEN.get(deel.categorie, ""))) for deel in inhoud],
        "eigen": nood.door_id == request.wie.gebruiker_id,
        "oordeelform": OordeelForm(initial={"tonen": not nood.verborgen}) if regel.mag_beoordelen else None,
        "kruimels": _kruimels(nood.nummer),
    }
    return render(request, "avg/noodtoegang.html", context)


@require_POST
def keur_goed(request: Verzoek, nood_id: UUID) -> HttpResponse:
    """The second person, on an own login."""
    keur_noodtoegang_goed(_nood(request, nood_id), door=request.wie, nu=nu())
    messages.success(request, _("Goedgekeurd. De noodtoegang loopt nu 60 minuten."))
    return redirect("avg:noodtoegang", nood_id)


@require_POST
def stop(request: Verzoek, nood_id: UUID) -> HttpResponse:
    """Done before the hour was over."""
    stop_noodtoegang(_nood(request, nood_id), door=request.wie)
    messages.success(request, _("De noodtoegang is gestopt."))
    return redirect("avg:noodtoegang", nood_id)


def beoordeel(request: Verzoek, nood_id: UUID) -> HttpResponse:
    """Was it right, and why."""
    nood = _nood(request, nood_id)
    mag_beoordelen(request.wie, nood).of_weiger()
    form = OordeelForm(request.POST or None, initial={"tonen": not nood.verborgen})
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: beoordeel_noodtoegang(nood, door=request.wie, nu=nu(), **form.cleaned_data))
    ):
        messages.success(request, _("Beoordeeld."))
        return redirect("avg:noodtoegangen")
    context = {
        "form": form,
        "nood": nood,
        "titel": _("Beoordeel de noodtoegang"),
        "kruimels": _kruimels(_("Beoordeel")),
    }
    return render(request, "avg/oordeel.html", context, status=422 if form.errors else 200)
