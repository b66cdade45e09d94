"""Measurements: enter one, and see how it went over time."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.gegevens import Tab
from samenspel.intake.bevoegdheden import kanten_van, mag_in_dossier_schrijven
from samenspel.intake.forms.meting import MetingForm, ZelfredzaamheidForm
from samenspel.intake.instrument import zrm_edities, zrm_uitgave
from samenspel.intake.models import Kant
from samenspel.intake.views.gereedschap import haal_dossier, lukt, toon
from samenspel.intake.views.metingsoorten import MEESTE_LIJNEN, METINGEN, Metingsoort, spinnenwebben, taal_over_de_tijd
from samenspel.kern.klok import vandaag
from samenspel.toegang.matrix import recht
from samenspel.toegang.verzoek import Verzoek


@require_http_methods(["GET", "POST"])
def meting(request: Verzoek, dossier_id: UUID, soort: str) -> HttpResponse:
    """One kind of measurement of one dossier; for who may not read it the page does not exist."""
    dossier = haal_dossier(request, dossier_id)
    metingsoort = METINGEN.get(soort)
    if metingsoort is None or not recht(request.wie.rol, metingsoort.categorie).lees:
        raise Http404
    uitgave = _uitgave(request, dossier) if soort == "zelfredzaamheid" else ""
    form = _form(request, metingsoort, uitgave)
    if (
        request.method == "POST"
        and form.is_valid()
        and lukt(form, lambda: metingsoort.leg_vast(dossier, form, request.wie))
    ):
        messages.success(request, _("De meting is vastgelegd."))
        return redirect("intake:meting", dossier_id=dossier.pk, soort=soort)
    koppen, rijen = metingsoort.geschiedenis(dossier, request.wie)
    momenten, taalrijen = taal_over_de_tijd(dossier, request.wie) if soort == "taal" else ([], [])
    return toon(
        request,
        "intake/meting.html",
        dossier,
        status=422 if form.errors else 200,
        deel=str(metingsoort.naam),
        soort=metingsoort,
        form=form,
        mag=mag_in_dossier_schrijven(request.wie, dossier, metingsoort.categorie),
        koppen=koppen,
        rijen=rijen,
        wat=soort,
        uitgaven=_uitgaven(form.uitgave if isinstance(form, ZelfredzaamheidForm) else ""),
        webben=spinnenwebben(dossier, request.wie, request.GET.getlist("m")) if soort == "positieve-gezondheid" else [],
        meeste_lijnen=MEESTE_LIJNEN,
        momenten=momenten,
        taalrijen=taalrijen,
    )


def _uitgave(request: Verzoek, dossier: Dossier) -> str:
    """The edition asked for on the page, else the choice of the municipality."""
    gevraagd = request.GET.get("uitgave", "")
    return gevraagd if gevraagd in zrm_edities() else zrm_uitgave(dossier.gemeente_id, vandaag())


def _uitgaven(gekozen: str) -> list[Tab]:
    return [Tab(code, f"?uitgave={code}", code == gekozen) for code in zrm_edities()] if gekozen else []


def _form(request: Verzoek, soort: Metingsoort, uitgave: str) -> MetingForm:
    extra: dict[str, Any] = {"rol": request.wie.rol, "uitgave": uitgave} if uitgave else {}
    form = soort.form(request.POST or None, vandaag=vandaag(), **extra)
    mag = kanten_van(request.wie)
    form.fields["kant"].choices = [keuze for keuze in Kant.choices if keuze[0] in mag]  # type: ignore[attr-defined]  # a ChoiceField
    if len(mag) == 1:
        form.fields["kant"].initial = mag[0]
    return form
