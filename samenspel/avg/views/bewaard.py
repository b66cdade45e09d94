"""A record that is only stored: say why you look, or lift it; and keeping one thing out of copies."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from samenspel.avg.bevoegdheden import mag_zaak_behandelen
from samenspel.avg.forms.zaak import AchterhoudForm, GebruikForm, OphefForm
from samenspel.avg.handelingen.achterhouden import houd_achter
from samenspel.avg.handelingen.beperken import hef_op, lees_met_reden
from samenspel.avg.onderdelen import onderdelen
from samenspel.avg.wacht import onthoud
from samenspel.avg.weghaalbaar import WEG, WEG_OP_VERZOEK
from samenspel.avg.zaken import lopende_beperkingen
from samenspel.dossiers.beeld import haal_dossier
from samenspel.dossiers.samen import ids_van
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon, voer_uit
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.matrix import Bereik, bereik
from samenspel.toegang.verzoek import Verzoek


def alleen_bewaren(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Before the record opens: why. This page itself shows no more than the number and the reason of the restriction."""
    dossier = haal_dossier(dossier_id, wie=request.wie)
    beperkingen = list(lopende_beperkingen(ids_van(dossier), wie=request.wie))
    if not beperkingen or bereik(request.wie.rol) is not Bereik.GEMEENTE:
        raise Http404
    form = GebruikForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and voer_uit(form, lambda: lees_met_reden(dossier, door=request.wie, nu=nu(), **form.cleaned_data)):  # fmt: skip
        onthoud(request, dossier)
        return redirect(_naar(request) or reverse("dossiers:dossier", args=[dossier.pk]))
    return toon(
        request, "avg/alleen_bewaren.html", dossier, actief="partners", deel=_("Alleen bewaren"), form=form, beperkingen=beperkingen,
        status=422 if form.errors else 200,
    )  # fmt: skip


def _naar(request: Verzoek) -> str:
    naar = request.GET.get("naar", "")
    return (
        naar
        if url_has_allowed_host_and_scheme(naar, allowed_hosts=None) and naar.startswith(("/dossiers/", "/privacy/"))
        else ""
    )


def opheffen(request: Verzoek, dossier_id: UUID, beperking_id: UUID) -> HttpResponse:
    """Used again, after it was told."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_zaak_behandelen(request.wie).of_weiger()
    beperking = get_object_or_404(lopende_beperkingen(ids_van(dossier), wie=request.wie), pk=beperking_id)
    form = OphefForm(request.POST or None, initial={"verteld_op": vandaag()})
    if request.method == "POST" and form.is_valid() and voer_uit(form, lambda: hef_op(beperking, door=request.wie, nu=nu(), **form.cleaned_data)):  # fmt: skip
        messages.success(request, _("De gegevens mogen weer gebruikt worden."))
        return redirect("dossiers:dossier", dossier.pk)
    return toon(
        request, "dossiers/formulier.html", dossier, actief="partners", deel=_("Beperking opheffen"), form=form, knop_tekst=_("Hef op"),
        terug=reverse("dossiers:dossier", args=[dossier.pk]), status=422 if form.errors else 200,
    )  # fmt: skip


def achterhouden(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """One item that speaks of somebody else is not given in copies."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_zaak_behandelen(request.wie).of_weiger()
    form = AchterhoudForm(
        request.POST or None,
        delen=onderdelen(ids_van(dossier), wie=request.wie, categorieen=WEG_OP_VERZOEK, soorten=WEG),
    )
    if request.method == "POST" and form.is_valid() and voer_uit(form, lambda: houd_achter(form.gekozen, reden=form.cleaned_data["reden"], door=request.wie, nu=nu())):  # fmt: skip
        messages.success(request, _("Dit komt niet in een kopie. De reden staat er wel in."))
        return redirect("dossiers:partners", dossier.pk)
    return toon(
        request, "dossiers/formulier.html", dossier, actief="partners", deel=_("Niet geven in een kopie"), form=form, knop_tekst=_("Geef dit niet"),
        terug=reverse("dossiers:partners", args=[dossier.pk]), status=422 if form.errors else 200,
    )  # fmt: skip
