"""The checklist of the brede intake, and the signature under it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenspel.intake.bevoegdheden import mag_ondertekenen
from samenspel.intake.handelingen.ondertekenen import is_klaar_om_te_ondertekenen, onderteken_intake
from samenspel.intake.overzicht import overzicht_van
from samenspel.intake.stand import stand_van
from samenspel.intake.views.gereedschap import haal_dossier, toon
from samenspel.intake.views.metingsoorten import METINGEN
from samenspel.intake.vragenlijst import TALEN
from samenspel.kern.klok import vandaag
from samenspel.toegang.matrix import recht
from samenspel.toegang.verzoek import Verzoek


@require_GET
def intake(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The four parts, the legal minimum, what can wait, and where sides disagree."""
    dossier = haal_dossier(request, dossier_id)
    stand = stand_van(dossier, request.wie)
    return toon(
        request,
        "intake/intake.html",
        dossier,
        stand=stand,
        overzicht=overzicht_van(dossier, stand, request.wie),
        mag=mag_ondertekenen(request.wie, dossier, vandaag()),
        klaar=is_klaar_om_te_ondertekenen(dossier, request.wie),
        metingen=[(soort, m.naam) for soort, m in METINGEN.items() if recht(request.wie.rol, m.categorie).lees],
        talen=TALEN.items(),
    )


@require_POST
def ondertekening(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Sign the intake as it is today."""
    dossier = haal_dossier(request, dossier_id)
    onderteken_intake(dossier, door=request.wie, op=vandaag())
    messages.success(request, _("De brede intake is ondertekend."))
    return redirect("intake:intake", dossier_id=dossier.pk)
