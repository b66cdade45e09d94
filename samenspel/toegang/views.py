"""The first screen of each role, and the switch between appointments."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST

from samenspel.kern.oordeel import Weigering
from samenspel.toegang.context import plekken_van
from samenspel.toegang.matrix import Bereik, bereik
from samenspel.toegang.middleware import SESSIE_AANSTELLING
from samenspel.toegang.models import Aanstelling
from samenspel.toegang.verzoek import Verzoek

_EERSTE_SCHERM = {
    "beleidsadviseur": "beleid:lijst",
    "contractmanager": "toegang:overeenkomsten",
    "functioneel_beheerder": "toegang:beheer",
    "functionaris_gegevensbescherming": "avg:noodtoegangen",
    "informatiebeheerder": "bewaren:overzicht",
    "auditor_rekenkamer": "logboek:controle",
    "intakebalie": "dossiers:lijst",
    "jurist_bezwaar": "dossiers:lijst",
    "klantcontact_balie": "balie:zoeken",
    "teamleider": "werkvoorraad:team",
    "inburgeraar": "portaal:mijn_plan",
    "gemachtigde": "portaal:gemachtigd",
    "tolk": "keten:tolk",
    "mb_vrijwilliger": "keten:gezinnen",
    "informele_taal_maatje": "keten:gezinnen",
    "sleutelpersoon": "keten:gezinnen",
}


def start(request: Verzoek) -> HttpResponse:
    """Send everyone to the screen they come for; who works in several places first says where."""
    aanstellingen: list[Aanstelling] = request.aanstellingen  # type: ignore[attr-defined]  # set by the middleware
    if len(aanstellingen) > 1 and SESSIE_AANSTELLING not in request.session:
        return render(request, "toegang/kies.html", {"keuzes": aanstellingen})
    eerste = _EERSTE_SCHERM.get(request.wie.rol)
    if eerste is None and bereik(request.wie.rol) is Bereik.GEMEENTE:
        eerste = "werkvoorraad:lijst"
    if eerste is None and bereik(request.wie.rol) is Bereik.BETROKKEN:
        eerste = "plan:mijn_acties"
    try:
        return redirect(reverse(eerste)) if eerste else render(request, "toegang/leeg.html")
    except NoReverseMatch:
        return render(request, "toegang/leeg.html")


@require_POST
def aanstelling(request: Verzoek) -> HttpResponse:
    """Switch to another appointment of one's own, and stay on the same list when the other appointment has it too."""
    gekozen = request.POST.get("aanstelling", "")
    eigen = {str(a.pk): a for a in request.aanstellingen}  # type: ignore[attr-defined]  # set by the middleware
    if gekozen not in eigen:
        raise Weigering("Deze aanstelling is niet (meer) van u. Kies er een uit de lijst.")
    request.session[SESSIE_AANSTELLING] = gekozen
    hier = urlsplit(request.META.get("HTTP_REFERER", "")).path  # ours or not: it only picks a place of the menu
    return redirect(hier if hier in plekken_van(eigen[gekozen].rol) else "toegang:start")
