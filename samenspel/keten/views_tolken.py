"""Booking an interpreter for an appointment, and the one page of who was booked (ADR 30)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenspel.dossiers.beeld import samen
from samenspel.dossiers.bevoegdheden import mag_tolk_boeken
from samenspel.dossiers.handelingen.afspraken import stop_tolk
from samenspel.dossiers.models import Afspraak, Dossier
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon, voer_uit
from samenspel.kern.klok import nu
from samenspel.keten.forms import GeheimhoudingForm, TolkForm
from samenspel.keten.handelingen.tolken import beloof_geheimhouding, boek_tolk
from samenspel.keten.models import BoekingKort, EigenAfspraak
from samenspel.toegang.models import Rol, Tolkboeking
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.persoonlijk import LINK_GELDT, Sleutels
from samenspel.toegang.verzoek import Verzoek


def _afspraak(request: Verzoek, dossier: Dossier, afspraak_id: UUID) -> Afspraak:
    mag_tolk_boeken(request.wie).of_weiger()
    ids = samen(dossier, wie=request.wie)
    return get_object_or_404(Afspraak.objects.zichtbaar_voor(request.wie), pk=afspraak_id, dossier_id__in=ids)


@vraagt_wie_u_bent
def boeking(request: Verzoek, dossier_id: UUID, afspraak_id: UUID) -> HttpResponse:
    """Book; or who was booked, and stopping that."""
    dossier = dossier_in_zicht(request, dossier_id)
    afspraak = _afspraak(request, dossier, afspraak_id)
    al = Tolkboeking.objects.filter(afspraak_id=afspraak.pk, gestopt_op__isnull=True).first()
    form = TolkForm(request.POST or None, initial={"taal": afspraak.tolk[:40]})
    gemaakt: list[tuple[UUID, Sleutels]] = []

    def doe() -> None:
        g = form.cleaned_data
        gemaakt.append(boek_tolk(afspraak, door=request.wie, nu=nu(), **g))

    if request.method == "POST" and form.is_valid() and voer_uit(form, doe):
        sleutel, sleutels = gemaakt[0]
        link = request.build_absolute_uri(reverse("persoonlijke_link", args=[sleutels.link]))
        nieuw = Tolkboeking.objects.get(pk=sleutel)
        return _toon(
            request, dossier, afspraak, link=link, code=sleutels.code, dagen=LINK_GELDT.days, nummer=nieuw.nummer
        )
    return _toon(request, dossier, afspraak, form=form, al=al, status=422 if form.errors else 200)


def _toon(
    request: Verzoek, dossier: Dossier, afspraak: Afspraak, *, status: int = 200, **gegevens: Any
) -> HttpResponse:
    return toon(
        request,
        "keten/tolkboeking.html",
        dossier,
        actief="gesprekken",
        deel=_("Tolk"),
        status=status,
        afspraak=afspraak,
        **gegevens,
    )


@require_POST
def boeking_einde(request: Verzoek, dossier_id: UUID, afspraak_id: UUID) -> HttpResponse:
    """At once."""
    dossier = dossier_in_zicht(request, dossier_id)
    stop_tolk(_afspraak(request, dossier, afspraak_id), door=request.wie, nu=nu())
    messages.success(request, _("Gestopt. De tolk ziet deze afspraak niet meer."))
    return redirect("dossiers:gesprekken", dossier.pk)


def tolk(request: Verzoek) -> HttpResponse:
    """Before the promise only the promise; then when, where, in which language, and the number of the booking."""
    wie = request.wie
    if wie.rol != Rol.TOLK:
        raise Http404
    eigen = Tolkboeking.objects.filter(gebruiker_id=wie.mens(), gemeente_id=wie.gemeente_id).first()
    if eigen is not None and eigen.geheimhouding_op is None:
        return _geheimhouding(request)
    geboekt = BoekingKort.objects.zichtbaar_voor(wie).first()
    afspraak = EigenAfspraak.objects.zichtbaar_voor(wie).first()
    return render(request, "keten/tolk.html", {"boeking": geboekt, "afspraak": afspraak})


def _geheimhouding(request: Verzoek) -> HttpResponse:
    form = GeheimhoudingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        beloof_geheimhouding(door=request.wie, nu=nu())
        return redirect("keten:tolk")
    return render(request, "keten/tolk.html", {"form": form}, status=422 if form.errors else 200)
