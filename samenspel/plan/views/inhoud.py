"""Intensities, agreements and the rest of what the law asks, with what is missing beside it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspel.dossiers.views.gereedschap import voer_uit
from samenspel.kern.klok import nu
from samenspel.plan.bevoegdheden import mag_voorbereiden
from samenspel.plan.forms.inhoud import InhoudForm
from samenspel.plan.handelingen.inhoud import leg_inhoud_vast
from samenspel.plan.models import Pip
from samenspel.plan.overzicht_leefplan import vondstregels
from samenspel.plan.stand import niet_gevraagd, versie_van
from samenspel.plan.views.gereedschap import (
    beeld_op,
    bewaar_tussendoor,
    haal_concept,
    haal_dossier,
    is_tussendoor,
    nog_nodig,
    toon,
)
from samenspel.toegang.matrix import recht
from samenspel.toegang.verzoek import Verzoek

_NAAR = {"bespreek": "plan:bespreking", "pip": "plan:pip"}


def inhoud(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Fill in; half is fine."""
    dossier = haal_dossier(request, dossier_id)
    pip = haal_concept(request, dossier)
    versie = versie_van(pip, request.wie)
    beeld = beeld_op(request, dossier)
    form = InhoudForm(
        request.POST or None, versie=versie, wie=request.wie, afschalen=pip.reden == Pip.Reden.AFSCHALEN,
        niet_gevraagd=niet_gevraagd(versie, beeld.feiten, dossier.doelgroep_nu),
    )  # fmt: skip

    def doe() -> None:
        leg_inhoud_vast(
            pip, form.gegevens, door=request.wie, bewerking=pip.bewerking, nu=nu(), antwoorden=form.antwoorden
        )

    if is_tussendoor(request):
        return bewaar_tussendoor(request, dossier, form, doe, deels=True)
    if request.method == "POST" and form.is_valid() and voer_uit(form, doe):
        messages.success(request, _("Bewaard."))
        return redirect(_NAAR.get(request.POST.get("volgende", ""), "plan:inhoud"), dossier.pk)
    return toon(
        request, "plan/inhoud.html", dossier, beeld=beeld, deel=_("Intensiteit en afspraken"), form=form, pip=pip,
        nodig=nog_nodig(versie, beeld, request.wie), vondsten=vondstregels(dossier, request.wie), terug_naar="pip", zonder_geld=not recht(request.wie.rol, "C09").schrijf,
        mag=mag_voorbereiden(request.wie, dossier), status=422 if form.errors else 200,
    )  # fmt: skip
