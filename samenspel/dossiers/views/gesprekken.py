"""Contact moments, notes and appointments."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenspel.dossiers.beeld import samen
from samenspel.dossiers.bevoegdheden import mag_tolk_boeken
from samenspel.dossiers.forms.gesprek import AfspraakForm, NotitieForm
from samenspel.dossiers.gezin import huisgenoten, samen_met
from samenspel.dossiers.handelingen.afspraken import plan_afspraak, zeg_afspraak_af
from samenspel.dossiers.handelingen.notities import noteer
from samenspel.dossiers.models import Afspraak, Contactmoment, Dossier, Herinnering, Notitie
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon, voer_uit
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.matrix import recht
from samenspel.toegang.models import Gebruiker, Tolkboeking
from samenspel.toegang.verzoek import Verzoek

REGIEROLLEN = ("regievoerder", "coach_inburgering", "ondersteuner_regie")
_HOOGUIT = 200


def collegas(
    wie: Aanwezige, rollen: tuple[str, ...] = (*REGIEROLLEN, "teamleider"), op: date | None = None
) -> QuerySet[Gebruiker]:
    """Who works here on that day, else today, in one of these roles, by name."""
    from samenspel.toegang.models import Aanstelling

    geldig = Aanstelling.objects.geldig(op or vandaag()).filter(gemeente_id=wie.gemeente_id, rol__in=rollen)
    return Gebruiker.objects.filter(pk__in=geldig.values("gebruiker_id"), is_active=True).order_by("naam")


def gesprekken(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Read, write a note, plan an appointment."""
    dossier = dossier_in_zicht(request, dossier_id)
    wat = request.POST.get("wat", "")
    gezin = huisgenoten(dossier, wie=request.wie, op=vandaag())
    notitie = NotitieForm(request.POST if wat == "notitie" else None, prefix="notitie", gezin=gezin)
    afspraak = AfspraakForm(
        request.POST if wat == "afspraak" else None,
        prefix="afspraak",
        collegas=collegas(request.wie),
        meewerken=reverse("dossiers:meewerken", args=[dossier.pk]),
        gezin=gezin,
        initial={"met": request.wie.gebruiker_id},
    )
    if wat == "notitie" and notitie.is_valid() and _schrijf(request, dossier, notitie):
        return redirect("dossiers:gesprekken", dossier.pk)
    if wat == "afspraak" and afspraak.is_valid() and _plan(request, dossier, afspraak):
        return redirect("dossiers:gesprekken", dossier.pk)
    fout = notitie if notitie.errors else afspraak if afspraak.errors else None
    return toon(
        request, "dossiers/gesprekken.html", dossier, actief="gesprekken", status=422 if fout else 200,
        notitieform=notitie, afspraakform=afspraak, mag_noteren=recht(request.wie.rol, "C15").schrijf,
        mag_plannen=recht(request.wie.rol, "C16").schrijf, boekt_tolk=bool(mag_tolk_boeken(request.wie)), **_lees(dossier, request.wie),
    )  # fmt: skip


def _lees(dossier: Dossier, wie: Aanwezige) -> dict[str, Any]:
    moment, ids = nu(), samen(dossier, wie=wie)
    afspraken = Afspraak.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids).select_related("met")
    boekingen = Tolkboeking.objects.filter(afspraak_id=OuterRef("pk"), gestopt_op__isnull=True)
    return {
        "contactmomenten": Contactmoment.objects.zichtbaar_voor(wie)
        .filter(dossier_id__in=ids)
        .select_related("door")
        .order_by("-op", "-id")[:_HOOGUIT],
        "notities": Notitie.objects.zichtbaar_voor(wie)
        .filter(dossier_id__in=ids)
        .select_related("door")
        .order_by("-vastgelegd_op")[:_HOOGUIT],
        "herinneringen": Herinnering.objects.zichtbaar_voor(wie)
        .filter(dossier_id__in=ids, klaar_op__isnull=True)
        .order_by("op"),
        "komende": afspraken.filter(begin__gte=moment, afgezegd_op__isnull=True)
        .annotate(geboekt=Exists(boekingen))
        .order_by("begin"),
        "geweest": afspraken.filter(begin__lt=moment).order_by("-begin")[:20],
    }


def _schrijf(request: Verzoek, dossier: Dossier, form: NotitieForm) -> bool:
    gegevens = form.cleaned_data

    def doe() -> None:
        for ander, sleutel in samen_met(dossier, form.ook_voor, sleutel=form.eenmalige_sleutel, wie=request.wie):
            noteer(
                ander, door=request.wie, tekst=gegevens["tekst"], gedeeld=gegevens["gedeeld"], nu=nu(), sleutel=sleutel
            )

    gelukt = voer_uit(form, doe)
    if gelukt:
        messages.success(request, _("Notitie bewaard."))
    return gelukt


def _plan(request: Verzoek, dossier: Dossier, form: AfspraakForm) -> bool:
    g = form.cleaned_data

    def doe() -> None:
        for ander, sleutel in samen_met(dossier, form.ook_voor, sleutel=form.eenmalige_sleutel, wie=request.wie):
            plan_afspraak(
                ander, door=request.wie, begin=form.begin, onderwerp=g["onderwerp"], met=g["met"], minuten=g["minuten"] or 60,
                plaats=g["plaats"], tolk=g["tolk"], nu=nu(), sleutel=sleutel,
            )  # fmt: skip

    gelukt = voer_uit(form, doe)
    if gelukt:
        messages.success(request, _("Afspraak gepland."))
    return gelukt


@require_POST
def afzeggen(request: Verzoek, dossier_id: UUID, afspraak_id: UUID) -> HttpResponse:
    """Cancel an appointment."""
    dossier = dossier_in_zicht(request, dossier_id)
    ids = samen(dossier, wie=request.wie)
    afspraak = get_object_or_404(Afspraak.objects.zichtbaar_voor(request.wie), pk=afspraak_id, dossier_id__in=ids)
    eerste = zeg_afspraak_af(afspraak, door=request.wie, nu=nu())
    messages.success(request, _("Afspraak afgezegd.") if eerste else _("Een collega had deze afspraak al afgezegd."))
    return redirect("dossiers:gesprekken", dossier.pk)
