"""The team: how the work is spread, what belongs to nobody, and who covers whom."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenspel.dossiers.bevoegdheden import mag_meewerken_regelen, mag_verdelen
from samenspel.dossiers.handelingen.meewerken import stop_meewerken, zet_onder
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.views.gesprekken import REGIEROLLEN, collegas
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.kern.teamsignalen import teamsignalen
from samenspel.toegang.beheer_kwalificaties import mag_mandaten_zien, wachtende_mandaten
from samenspel.toegang.kring import van_collega
from samenspel.toegang.models import Meewerking, Vervanging
from samenspel.toegang.teamleden import loopt_af
from samenspel.toegang.vervanging import beeindig_vervanging, mag_vervanging_regelen, regel_vervanging
from samenspel.toegang.verzoek import Verzoek
from samenspel.werkvoorraad.bevoegdheden import ziet_werkvoorraad
from samenspel.werkvoorraad.caseload import GEWICHT, caseload
from samenspel.werkvoorraad.forms import OndersteuningForm, VervangingForm
from samenspel.werkvoorraad.rijen import FASEWOORD
from samenspel.werkvoorraad.views.daden import toon_daad
from samenspel.werkvoorraad.zinnen import team_zin

_MEESTE = 100


@require_GET
def team(request: Verzoek) -> HttpResponse:
    """Caseload, unassigned dossiers, cover."""
    if not ziet_werkvoorraad(request.wie):
        raise Http404
    op = vandaag()
    lasten = caseload(request.wie, op)
    zonder = (
        Dossier.objects.zichtbaar_voor(request.wie)
        .open()
        .filter(contactpersoon__isnull=True)
        .select_related("persoon")
        .order_by("id")
    )
    vervangingen = (
        Vervanging.objects.filter(gemeente_id=request.wie.gemeente_id, tot__gte=op)
        .select_related("afwezig", "vervanger")
        .annotate(mag_stoppen=_mag_stoppen(request.wie))
        .order_by("vanaf")
    )
    context: dict[str, Any] = {
        "op": op, "lasten": lasten, "zin": team_zin(lasten, op), "fasen": [FASEWOORD[fase] for fase in GEWICHT],
        "gewichten": [(FASEWOORD[fase], gewicht) for fase, gewicht in GEWICHT.items()], "zonder": zonder[:_MEESTE], "vervangingen": vervangingen,
        "mag_meewerken_regelen": bool(mag_meewerken_regelen(request.wie)), "ondersteuningen": _ondersteuningen(request.wie),
        "signalen": teamsignalen(request.wie, op), "mag_verdelen": bool(mag_verdelen(request.wie)), "mag_vervangen": bool(mag_vervanging_regelen(request.wie)),
        "aflopend": loopt_af(request.wie, op).select_related("gebruiker"),
    }  # fmt: skip
    if context["mag_verdelen"]:
        context["collegas"] = collegas(request.wie, REGIEROLLEN)
    if mag_mandaten_zien(request.wie):
        context["mandaten"] = wachtende_mandaten(request.wie, op).count()
    return render(request, "werkvoorraad/team.html", context)


def _mag_stoppen(wie: Aanwezige) -> Case:
    """Whether this is one's own to end: of oneself, of the own team, or because one covers."""
    van_mij = Q(vervanger_id=wie.gebruiker_id) | van_collega(wie, "afwezig")
    return Case(When(van_mij, then=Value(value=True)), default=Value(value=False), output_field=BooleanField())


def _ondersteuningen(wie: Aanwezige) -> QuerySet[Meewerking]:
    """Who assists whom: not stopped, and not past its last day."""
    nog = Q(tot__isnull=True) | Q(tot__gte=vandaag())
    hier = Meewerking.objects.filter(
        nog, gemeente_id=wie.gemeente_id, regievoerder__isnull=False, gestopt_op__isnull=True
    )
    van_mij = Case(
        When(van_collega(wie, "regievoerder"), then=Value(value=True)),
        default=Value(value=False),
        output_field=BooleanField(),
    )
    rijen = hier.select_related("gebruiker", "regievoerder").annotate(mag_stoppen=van_mij)
    return rijen.order_by("regievoerder__naam", "gebruiker__naam")


def vervanging(request: Verzoek) -> HttpResponse:
    """Arrange cover."""
    mag_vervanging_regelen(request.wie).of_weiger()
    zelf = {"afwezig": request.wie.gebruiker_id} if request.wie.rol in REGIEROLLEN else {}
    form = VervangingForm(request.POST or None, collegas=collegas(request.wie, REGIEROLLEN), initial=zelf)
    if request.method == "POST" and form.is_valid():
        try:
            regel_vervanging(**form.cleaned_data, door=request.wie)
        except Weigering as weigering:
            form.add_error(None, weigering.reden)
        else:
            messages.success(request, _("De vervanging is geregeld."))
            return redirect("werkvoorraad:team")
    return toon_daad(
        request, form, titel=_("Regel vervanging"), knop=_("Regel vervanging"), terug=reverse("werkvoorraad:team")
    )


def ondersteuning(request: Verzoek) -> HttpResponse:
    """An assistant reaches the dossiers of one regievoerder."""
    mag_meewerken_regelen(request.wie).of_weiger()
    form = OndersteuningForm(
        request.POST or None, collegas=collegas(request.wie, REGIEROLLEN), initial={"vanaf": vandaag()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            zet_onder(**form.cleaned_data, door=request.wie, nu=nu())
        except Weigering as weigering:
            form.add_error(None, weigering.reden)
        else:
            messages.success(request, _("De ondersteuning is geregeld."))
            return redirect("werkvoorraad:team")
    return toon_daad(
        request, form, titel=_("Regel ondersteuning"), knop=_("Regel ondersteuning"), terug=reverse("werkvoorraad:team")
    )


@require_POST
def ondersteuning_einde(request: Verzoek, meewerking_id: UUID) -> HttpResponse:
    """At once."""
    hier = Meewerking.objects.filter(gemeente_id=request.wie.gemeente_id, regievoerder__isnull=False)
    stop_meewerken(get_object_or_404(hier, pk=meewerking_id), door=request.wie, nu=nu())
    messages.success(request, _("De ondersteuning is gestopt."))
    return redirect("werkvoorraad:team")


@require_POST
def vervanging_einde(request: Verzoek, vervanging_id: UUID) -> HttpResponse:
    """Back at work."""
    rij = get_object_or_404(Vervanging.objects.filter(gemeente_id=request.wie.gemeente_id), pk=vervanging_id)
    beeindig_vervanging(rij, door=request.wie, op=vandaag())
    messages.success(request, _("De vervanging is gestopt."))
    return redirect("werkvoorraad:team")
