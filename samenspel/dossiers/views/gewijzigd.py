"""What was changed in this dossier, with the value before and after: for who directs it (AVG 5 lid 1 onder d)."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.dossiers.bevoegdheden import ziet_wijzigingen
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon
from samenspel.logboek.wijzigingen import MEESTE, PER_BLAD, met_namen, wijzigingen_van
from samenspel.toegang.verzoek import Verzoek


@require_GET
def gewijzigd(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The newest first. Looking at it is a reading of the kinds of data that stand on it."""
    dossier = dossier_in_zicht(request, dossier_id)
    if not ziet_wijzigingen(request.wie):
        raise Http404
    rijen = wijzigingen_van(dossier.pk)
    blad = Paginator(rijen, PER_BLAD).get_page(request.GET.get("blad"))
    return toon(
        request, "dossiers/gewijzigd.html", dossier, actief="overzicht", deel=_("Wat is er gewijzigd"), blad=blad,
        rijen=met_namen(list(blad.object_list)), vol=len(rijen) == MEESTE,
    )  # fmt: skip
