"""Organisations that take part in a dossier."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenspel.dossiers.beeld import kop_van
from samenspel.dossiers.bevoegdheden import mag_betrekken, mag_meewerken_regelen, ziet_partners
from samenspel.dossiers.bladen import blokken
from samenspel.dossiers.forms.gesprek import BetrekForm, EindeForm, VerlengForm
from samenspel.dossiers.handelingen.betrekken import (
    beeindig_betrokkenheid,
    betrek,
    trek_betrokkenheid_in,
    verleng_betrokkenheid,
)
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon, toon_formulier, voer_uit
from samenspel.kern.klok import nu, vandaag
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.categorieen import NAMEN
from samenspel.toegang.models import Betrokkenheid, Overeenkomst
from samenspel.toegang.verzoek import Verzoek


def partners(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Who takes part, why, with which data and until when; and adding one."""
    dossier = dossier_in_zicht(request, dossier_id)
    op = vandaag()
    hier = Organisatie.objects.filter(gemeenten=request.wie.gemeente_id)
    geldig = Overeenkomst.objects.geldig(op).filter(gemeente_id=request.wie.gemeente_id).values("organisatie_id")
    form = BetrekForm(request.POST or None, organisaties=hier.filter(pk__in=geldig), initial={"vanaf": op})
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data

        def doe() -> None:
            betrek(
                dossier, g["organisatie"], door=request.wie, doel=g["doel"], vanaf=g["vanaf"], tot=g["tot"], categorieen=g["categorieen"],
                contactpersoon=g["contactpersoon"], nu=nu(),
            )  # fmt: skip

        if voer_uit(form, doe):
            messages.success(
                request,
                _(
                    "Gevraagd. De organisatie ziet waarvoor, en nog niet om wie het gaat. Na een ja gaan de gegevens open."
                ),
            )
            return redirect("dossiers:partners", dossier.pk)
    rijen = Betrokkenheid.objects.filter(gemeente_id=request.wie.gemeente_id, dossier_id=dossier.pk).select_related(
        "organisatie"
    )
    if not ziet_partners(request.wie):
        rijen = rijen.none()
    lopend = Q(stand=Betrokkenheid.Stand.GEACCEPTEERD) & (Q(tot__isnull=True) | Q(tot__gte=op))
    gevraagd = Q(stand__in=[Betrokkenheid.Stand.VOORGESTELD, Betrokkenheid.Stand.GEWEIGERD])
    return toon(
        request, "dossiers/partners.html", dossier, actief="partners", form=form, status=422 if form.errors else 200,
        lopend=[(rij, [NAMEN[c] for c in rij.categorieen if c in NAMEN]) for rij in rijen.filter(lopend).order_by("vanaf")],
        collegas_erbij=kop_van(dossier, wie=request.wie).meewerkers, mag_meewerken_regelen=bool(mag_meewerken_regelen(request.wie, dossier)),
        gevraagd=rijen.filter(gevraagd).select_related("gevraagd_door").order_by("gevraagd_op", "pk"),
        voorbij=rijen.exclude(lopend | gevraagd).order_by("-tot"), mag_betrekken=bool(mag_betrekken(request.wie)),
        ziet_partners=ziet_partners(request.wie), zonder=hier.exclude(pk__in=geldig),
        blokken=[(blok.template, gevuld) for blok in blokken("partners") if (gevuld := blok.gegevens(dossier, request.wie, op)) is not None],
    )  # fmt: skip


def _een(request: Verzoek, dossier: Dossier, betrokkenheid_id: UUID) -> Betrokkenheid:
    rijen = Betrokkenheid.objects.filter(gemeente_id=request.wie.gemeente_id, dossier_id=dossier.pk)
    betrokkenheid = get_object_or_404(rijen.select_related("organisatie"), pk=betrokkenheid_id)
    mag_betrekken(request.wie).of_weiger()
    return betrokkenheid


def beeindigen(request: Verzoek, dossier_id: UUID, betrokkenheid_id: UUID) -> HttpResponse:
    """The last day on which an organisation takes part."""
    dossier = dossier_in_zicht(request, dossier_id)
    betrokkenheid = _een(request, dossier, betrokkenheid_id)
    form = EindeForm(request.POST or None, initial={"tot": vandaag()})
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(
            form,
            lambda: beeindig_betrokkenheid(betrokkenheid, door=request.wie, tot=form.cleaned_data["tot"], op=vandaag()),
            veld="tot",
        )
    ):
        messages.success(
            request,
            _(
                "Beëindigd. Na de laatste dag ziet deze organisatie dit dossier niet meer. Wat zij zelf schreef, leest zij nog 30 dagen."
            ),
        )
        return redirect("dossiers:partners", dossier.pk)
    titel = _("%(naam)s doet niet meer mee") % {"naam": betrokkenheid.organisatie.naam}
    return toon_formulier(request, dossier, form, titel=titel, knop=_("Beëindig"), actief="partners")


def verlengen(request: Verzoek, dossier_id: UUID, betrokkenheid_id: UUID) -> HttpResponse:
    """A later last day; or from here to ending it."""
    dossier = dossier_in_zicht(request, dossier_id)
    betrokkenheid = _een(request, dossier, betrokkenheid_id)
    form = VerlengForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(
            form,
            lambda: verleng_betrokkenheid(betrokkenheid, door=request.wie, tot=form.cleaned_data["tot"], op=vandaag()),
            veld="tot",
        )
    ):
        messages.success(request, _("Verlengd. De organisatie ziet de nieuwe laatste dag bij haar cliënten."))
        return redirect("dossiers:partners", dossier.pk)
    titel = _("%(naam)s doet langer mee") % {"naam": betrokkenheid.organisatie.naam}
    return toon_formulier(request, dossier, form, titel=titel, knop=_("Verleng"), actief="partners")


@require_POST
def intrekken(request: Verzoek, dossier_id: UUID, betrokkenheid_id: UUID) -> HttpResponse:
    """The question is taken back, or a refusal was read: one tap."""
    dossier = dossier_in_zicht(request, dossier_id)
    trek_betrokkenheid_in(_een(request, dossier, betrokkenheid_id), door=request.wie, nu=nu())
    messages.success(request, _("Ingetrokken. Deze organisatie ziet niets van dit dossier."))
    return redirect("dossiers:partners", dossier.pk)
