"""The one page of who looks along for a newcomer: what it means, and the parts that were chosen (ADR 29)."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samenspel.kern.klok import vandaag
from samenspel.portaal.gemachtigd import deelbladen
from samenspel.toegang.machtigen import lopende_machtigingen
from samenspel.toegang.models import Rol
from samenspel.toegang.verzoek import Verzoek


@require_GET
def gemachtigd(request: Verzoek) -> HttpResponse:
    """When the newcomer stopped it, the page says so and shows nothing."""
    wie = request.wie
    if wie.rol != Rol.GEMACHTIGDE:
        raise Http404
    machtiging = lopende_machtigingen(wie).first()
    if machtiging is None or wie.dossier_id is None:
        return render(request, "portaal/gemachtigd.html", {"machtiging": None})
    bladen = deelbladen(machtiging, wie.dossier_id, wie=wie, op=vandaag())
    return render(request, "portaal/gemachtigd.html", {"machtiging": machtiging, "bladen": bladen})
