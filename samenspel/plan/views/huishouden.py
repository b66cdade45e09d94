"""The whole household on one screen."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.dossiers.beeld import beeld_van
from samenspel.dossiers.views.gereedschap import toon
from samenspel.kern.klok import vandaag
from samenspel.plan.huishouden import huishouden_van
from samenspel.plan.views.leefplan import dossier_met_plan
from samenspel.toegang.verzoek import Verzoek


@require_GET
def huishouden(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Each adult apart; who is not in sight is not there."""
    dossier = dossier_met_plan(request, dossier_id)
    beeld = beeld_van(dossier, wie=request.wie, op=vandaag())
    return toon(
        request, "plan/huishouden.html", dossier, actief="plan", beeld=beeld, deel=_("Huishouden"),
        volwassenen=huishouden_van(beeld, request.wie), op=beeld.op,
    )  # fmt: skip
