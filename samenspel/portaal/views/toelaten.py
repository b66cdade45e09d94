"""Letting a newcomer in, by who directs the dossier: login name and start password on paper, and the end of it."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.dossiers.models import Dossier
from samenspel.intake.views.gereedschap import haal_dossier, lukt, toon
from samenspel.kern.klok import nu, vandaag
from samenspel.personen.models import Persoon
from samenspel.portaal.handelingen.toelaten import (
    beeindig_toegang,
    geef_nieuw_wachtwoord,
    laat_inburgeraar_toe,
    lopende_toegang,
    mag_toelaten,
)
from samenspel.portaal.zinnen import taal_van, zinnen
from samenspel.toegang.models import Gebruiker
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.verzoek import Verzoek


@require_http_methods(["GET", "POST"])
@vraagt_wie_u_bent
def uitnodigen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Whether this newcomer can log in; and if not yet, the form to let them in."""
    dossier = haal_dossier(request, dossier_id)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        gemaakt: list[tuple[Gebruiker, str]] = []

        def laat_toe() -> None:
            gemaakt.append(laat_inburgeraar_toe(dossier, door=request.wie, vanaf=vandaag()))

        if lukt(form, laat_toe):
            return _papier(request, dossier, *gemaakt[0])
    return toon(
        request,
        "portaal/uitnodigen.html",
        dossier,
        status=422 if form.errors else 200,
        deel=_("Mijn plan"),
        form=form,
        toegang=lopende_toegang(dossier, op=vandaag()),
        mag=mag_toelaten(request.wie, dossier),
    )


@require_POST
@vraagt_wie_u_bent
def wachtwoord(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """A new start password, shown once."""
    dossier = haal_dossier(request, dossier_id)
    return _papier(request, dossier, *geef_nieuw_wachtwoord(dossier, door=request.wie, op=vandaag()))


@require_POST
def einde(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Today is the last day."""
    dossier = haal_dossier(request, dossier_id)
    beeindig_toegang(dossier, door=request.wie, tot=vandaag(), nu=nu())
    messages.success(request, _("Vandaag is de laatste dag dat deze inburgeraar kan inloggen."))
    return redirect("portaal:uitnodigen", dossier_id=dossier.pk)


def _papier(request: Verzoek, dossier: Dossier, gebruiker: Gebruiker, geheim: str) -> HttpResponse:
    """A sheet to hand over, with the page's name in the newcomer's own language."""
    persoon = Persoon.objects.zichtbaar_voor(request.wie).filter(dossier=dossier).first()
    taal = taal_van([persoon.tolk_taal, *persoon.talen]) if persoon else "nl"
    context = {
        "dossier": dossier,
        "gebruiker": gebruiker,
        "wachtwoord": geheim,
        "taal_vreemd": taal,
        "titel_vreemd": zinnen(taal)["mijn_plan"],
        "gemeente": dossier.gemeente,
    }
    return render(request, "portaal/startblad.html", context)
