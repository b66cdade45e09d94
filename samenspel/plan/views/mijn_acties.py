"""The first screen of a partner: my actions, soonest first, and done in one field."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspel.dossiers.views.gereedschap import voer_uit
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import vandaag
from samenspel.personen.models import Persoon
from samenspel.plan.forms.leefplan import PartnerAfrondForm
from samenspel.plan.handelingen.leefplan_acties import rond_actie_af
from samenspel.plan.mijn_acties import eigen_acties
from samenspel.plan.mijn_acties import mijn_acties as acties_van
from samenspel.toegang.matrix import Bereik, bereik
from samenspel.toegang.verzoek import Verzoek


@require_GET
def mijn_acties(request: Verzoek) -> HttpResponse:
    """Only for who has actions of their own."""
    if bereik(request.wie.rol) not in {Bereik.BETROKKEN, Bereik.ZICHZELF}:
        raise Http404
    openstaand, klaar = acties_van(request.wie)
    context = {"openstaand": openstaand, "klaar": klaar, "op": vandaag(), "wie": request.wie}
    return render(request, "plan/mijn_acties.html", context)


@require_http_methods(["GET", "POST"])
def mijn_actie(request: Verzoek, actie_id: UUID) -> HttpResponse:
    """Report one of them done."""
    rijen = eigen_acties(request.wie)
    actie = get_object_or_404(rijen.select_for_update(of=("self",)) if request.method == "POST" else rijen, pk=actie_id)
    form = PartnerAfrondForm(request.POST or None, initial={"op": vandaag()})
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: rond_actie_af(actie, door=request.wie, **form.cleaned_data))
    ):
        messages.success(request, _("Doorgegeven. De contactpersoon ziet het in het plan."))
        return redirect("plan:mijn_acties")
    naam = (
        Persoon.objects.zichtbaar_voor(request.wie)
        .filter(dossier_id=actie.dossier_id)
        .values_list("naam", flat=True)
        .first()
    )
    kruimels = [Kruimel(_("Mijn acties"), reverse("plan:mijn_acties")), Kruimel(_("Klaar melden"))]
    context = {"actie": actie, "naam": naam or "", "form": form, "kruimels": kruimels, "op": vandaag()}
    return render(request, "plan/mijn_actie.html", context, status=422 if form.errors else 200)
