"""The screens of a volunteer, on a phone: this week's families, and of each as much as it takes to help."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.avg.delen import met_ons_gedeeld
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu, vandaag
from samenspel.keten.forms import GeheimhoudingForm
from samenspel.keten.handelingen.vrijwilligers import beloof_geheimhouding
from samenspel.keten.kort import in_het_kort
from samenspel.keten.vrijwilligers import gezinnen as gezinnen_van
from samenspel.keten.vrijwilligers import heeft_beloofd, taken, tot_wanneer
from samenspel.toegang.models import EEN_OP_EEN
from samenspel.toegang.verzoek import Verzoek


def _alleen_vrijwilliger(request: Verzoek) -> None:
    if request.wie.rol not in EEN_OP_EEN:
        raise Http404


@require_GET
def gezinnen(request: Verzoek) -> HttpResponse:
    """Whom one helps this week; before the promise there is nobody here, in the database neither."""
    _alleen_vrijwilliger(request)
    if not heeft_beloofd(request.wie):
        return redirect("keten:geheimhouding")
    return render(request, "keten/gezinnen.html", {"gezinnen": list(gezinnen_van(request.wie))})


def geheimhouding(request: Verzoek) -> HttpResponse:
    """Signed once."""
    _alleen_vrijwilliger(request)
    form = GeheimhoudingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        beloof_geheimhouding(door=request.wie, nu=nu())
        return redirect("keten:gezinnen")
    context = {"form": form, "al": heeft_beloofd(request.wie)}
    return render(request, "keten/geheimhouding.html", context, status=422 if form.errors else 200)


@require_GET
def gezin(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """One family: who, how to reach them, what was agreed."""
    _alleen_vrijwilliger(request)
    wie, op = request.wie, vandaag()
    naam = gezinnen_van(wie).filter(dossier_id=dossier_id).first()
    if naam is None:
        raise Http404
    context = {
        "gezin": naam, "tot": tot_wanneer(dossier_id, wie=wie, op=op), "taken": taken(dossier_id, wie=wie),
        "met_u": met_ons_gedeeld(dossier_id, wie=wie),
        "blokken": in_het_kort([dossier_id], wie=wie, op=op),
        "kruimels": [Kruimel(_("Mijn gezinnen"), reverse("keten:gezinnen")), Kruimel(naam.naam)],
    }  # fmt: skip
    return render(request, "keten/gezin.html", context)
