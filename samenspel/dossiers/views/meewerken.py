"""A colleague works along in a dossier: asking, and stopping."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenspel.dossiers.bevoegdheden import mag_meewerken_regelen
from samenspel.dossiers.forms.regie import MeewerkForm
from samenspel.dossiers.handelingen.meewerken import WERKT_MEE, laat_meewerken, stop_meewerken
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon_formulier, voer_uit
from samenspel.dossiers.views.gesprekken import collegas
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.models import Meewerking
from samenspel.toegang.verzoek import Verzoek


def meewerken(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Which colleague, for what, until when."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_meewerken_regelen(request.wie, dossier).of_weiger()
    form = MeewerkForm(
        request.POST or None, collegas=collegas(request.wie, WERKT_MEE).exclude(pk=request.user.pk), initial={"vanaf": vandaag()}
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data

        def doe() -> None:
            laat_meewerken(
                dossier, g["collega"], door=request.wie, waarvoor=g["waarvoor"], vanaf=g["vanaf"], tot=g["tot"], nu=nu()
            )

        if voer_uit(form, doe, veld="collega"):
            messages.success(request, _("Deze collega werkt nu mee en ziet dit dossier."))
            return redirect("dossiers:partners", dossier.pk)
    titel = _("Laat een collega meewerken")
    return toon_formulier(request, dossier, form, titel=titel, knop=_("Laat meewerken"), actief="partners")


@require_POST
def meewerken_einde(request: Verzoek, dossier_id: UUID, meewerking_id: UUID) -> HttpResponse:
    """At once."""
    dossier = dossier_in_zicht(request, dossier_id)
    hier = Meewerking.objects.filter(gemeente_id=request.wie.gemeente_id, dossier_id=dossier.pk)
    stop_meewerken(get_object_or_404(hier, pk=meewerking_id), door=request.wie, nu=nu())
    messages.success(request, _("Gestopt. Deze collega ziet dit dossier niet meer."))
    return redirect("dossiers:partners", dossier.pk)
