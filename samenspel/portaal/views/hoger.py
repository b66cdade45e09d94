"""A page that asks a stronger login: why, and with whom one logs in more surely. Afterwards the page opens that somebody came for."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from samenspel.portaal.views.gereedschap import haal_eigen_dossier, taal_van_lezer, toon
from samenspel.toegang.niveau import SUBSTANTIEEL
from samenspel.toegang.oidc.aanbieders import aanbieders_voor
from samenspel.toegang.verzoek import Verzoek


@require_GET
def hoger(request: Verzoek) -> HttpResponse:
    """A button per provider of the own municipality that knows the level."""
    dossier = haal_eigen_dossier(request)
    taal = taal_van_lezer(request, dossier)
    code = request.aanstelling.gemeente.code
    sterk = [a for a in aanbieders_voor("inburgeraars") if code in a.gemeenten and a.acr_vragen(SUBSTANTIEEL)]
    verder = request.GET.get("next", "")
    veilig = url_has_allowed_host_and_scheme(verder, {request.get_host()}, require_https=request.is_secure())
    return toon(
        request, "portaal/hoger.html", taal, dossier=dossier, pagina="hoger", aanbieders=sterk, verder=verder if veilig else "",
    )  # fmt: skip
