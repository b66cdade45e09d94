"""Record a fact, and withdraw one after seeing what changes."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

import wet
from samenspel.dossiers.beeld import beeld_van, samen
from samenspel.dossiers.bevoegdheden import mag_besluit_vastleggen, mag_vastleggen
from samenspel.dossiers.bonnen import stand_en_woord
from samenspel.dossiers.elders import VERHUIZING
from samenspel.dossiers.forms.feit import FeitForm, IntrekForm, met_de_hand
from samenspel.dossiers.gezin import huisgenoten, samen_met
from samenspel.dossiers.handelingen.vastleggen import gevolgen_van_intrekken, leg_vast, mag_intrekken, trek_in
from samenspel.dossiers.models import Gebeurtenis
from samenspel.dossiers.soorten import SOORTEN
from samenspel.dossiers.tijdlijn import omschrijving
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon, toon_formulier, voer_uit
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.verzoek import Verzoek


def feit(request: Verzoek, dossier_id: UUID, soort: str) -> HttpResponse:
    """The form of one kind of fact."""
    if soort not in met_de_hand():
        raise Http404
    dossier = dossier_in_zicht(request, dossier_id)
    mag_vastleggen(request.wie, dossier, soort).of_weiger()
    naam = str(SOORTEN[soort].naam)
    gezin = huisgenoten(dossier, wie=request.wie, op=vandaag())
    form = FeitForm(
        request.POST or None, soort=soort, vandaag=vandaag(), initial={"op": vandaag()}, gezin=gezin,
        mag_besluit=soort != VERHUIZING or bool(mag_besluit_vastleggen(request.wie, vandaag())),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():

        def doe() -> None:
            wie = request.wie
            for ander, sleutel in samen_met(dossier, form.ook_voor, sleutel=form.eenmalige_sleutel, wie=wie):
                leg_vast(
                    ander, soort, op=form.cleaned_data["op"], door=wie, gegevens=form.gegevens, bron=form.cleaned_data["bron"],
                    sleutel=sleutel, vastgelegd_op=nu(),
                )  # fmt: skip

        if voer_uit(form, doe):
            messages.success(request, _("Vastgelegd: %(soort)s. De termijnen zijn bijgewerkt.") % {"soort": naam})
            return redirect("dossiers:dossier", dossier.pk)
    return toon_formulier(request, dossier, form, titel=naam, knop=_("Leg vast"), actief="termijnen")


def intrekken(request: Verzoek, dossier_id: UUID, feit_id: UUID) -> HttpResponse:
    """Which terms change, then the reason, then it is withdrawn."""
    dossier = dossier_in_zicht(request, dossier_id)
    rijen = Gebeurtenis.objects.zichtbaar_voor(request.wie).select_related(
        "dossier__gemeente", "dossier__samengevoegd_in__gemeente"
    )
    gebeurtenis = get_object_or_404(rijen, pk=feit_id, dossier_id__in=samen(dossier, wie=request.wie))
    mag_vastleggen(request.wie, dossier, gebeurtenis.soort).of_weiger()
    mag_intrekken(gebeurtenis).of_weiger()
    form = IntrekForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(
            form,
            lambda: trek_in(
                gebeurtenis, door=request.wie, op=vandaag(), reden=form.cleaned_data["reden"], vastgelegd_op=nu()
            ),
        )
    ):
        messages.success(request, _("Ingetrokken. Het feit staat doorgehaald in de tijdlijn."))
        return redirect("dossiers:dossier", dossier.pk)
    beeld = beeld_van(dossier, wie=request.wie, op=vandaag())
    veranderingen = (
        gevolgen_van_intrekken(gebeurtenis, beleid=beeld.beleid, op=beeld.op)
        if SOORTEN[gebeurtenis.soort].voor_wet
        else []
    )
    regel = next((rij for rij in beeld.gebeurtenissen if rij["id"] == gebeurtenis.pk), None)
    return toon(
        request, "dossiers/intrekken.html", dossier, actief="termijnen", deel=_("Feit intrekken"), beeld=beeld, form=form,
        gebeurtenis=gebeurtenis, naam=SOORTEN[gebeurtenis.soort].naam, omschrijving=omschrijving(regel) if regel else "",
        gevolgen=[_gevolg(voor, na, beeld.op) for voor, na in veranderingen], status=422 if form.errors else 200,
    )  # fmt: skip


def _gevolg(voor: wet.Termijn | None, na: wet.Termijn | None, op: date) -> dict[str, Any]:
    """One term before and after: (state, words, last day)."""
    bekend = voor or na
    assert bekend is not None  # one of both differs, so one of both is there
    return {"naam": bekend.naam, "voor": _stand(voor, op), "na": _stand(na, op)}


def _stand(termijn: wet.Termijn | None, op: date) -> tuple[str, str, date | None]:
    if termijn is None:
        return "nog_niet", _("Geldt dan niet"), None
    return (*stand_en_woord(termijn, op), termijn.uiterlijk)
