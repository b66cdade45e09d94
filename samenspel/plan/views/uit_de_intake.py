"""The button beside what the intake found: make the action."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenspel.kern.klok import vandaag
from samenspel.plan.handelingen.uit_de_intake import neem_vondst_op
from samenspel.plan.uit_de_intake import VONDST
from samenspel.plan.views.leefplan import dossier_met_plan
from samenspel.toegang.verzoek import Verzoek

_TERUG = {"vaststelling": "plan:vaststelling", "pip": "plan:pip"}


@require_POST
def opnemen(request: Verzoek, dossier_id: UUID, code: str) -> HttpResponse:
    """Make the usual action, and go back to where the button stood."""
    dossier = dossier_met_plan(request, dossier_id)
    if code not in VONDST:
        raise Http404
    neem_vondst_op(dossier, code, door=request.wie, op=vandaag())
    messages.success(request, _("De actie staat in het plan. Klopt de dag, en wie het doet?"))
    return redirect(reverse(_TERUG.get(request.POST.get("terug", ""), "plan:leefplan"), args=[dossier.pk]))
