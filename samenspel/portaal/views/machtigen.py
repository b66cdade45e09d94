"""Letting somebody look along, in the language of the reader; link and code are shown once, to give away by two ways (ADR 29)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from samenspel.dossiers.models import Dossier
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.portaal.handelingen.machtigen import HOOGUIT_MAANDEN, Keuze, machtig
from samenspel.portaal.views.gereedschap import haal_eigen_dossier, taal_van_lezer, toon
from samenspel.portaal.zinnen import zinnen
from samenspel.toegang.machtigen import te_machtigen
from samenspel.toegang.models import Machtiging
from samenspel.toegang.niveau import vanaf_substantieel
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.verzoek import Verzoek
from wet.kalender import plus_maanden


@require_http_methods(["GET", "HEAD", "POST"])
@vanaf_substantieel
@vraagt_wie_u_bent
def machtigen(request: Verzoek) -> HttpResponse:
    """Who, at what, until when."""
    dossier = haal_eigen_dossier(request)
    taal = taal_van_lezer(request, dossier)
    if request.method != "POST":
        return _formulier(request, dossier, taal)
    try:
        _rij, sleutels = machtig(dossier, _keuze(request, taal), door=request.wie, nu=nu())
    except Weigering as weigering:
        return _formulier(request, dossier, taal, fout=weigering.veld or "naam")
    link = request.build_absolute_uri(reverse("persoonlijke_link", args=[sleutels.link]))
    return toon(
        request,
        "portaal/machtiging_sleutels.html",
        taal,
        dossier=dossier,
        pagina="delen",
        link=link,
        code=sleutels.code,
    )


def _keuze(request: Verzoek, taal: str) -> Keuze:
    gegeven = request.POST
    return Keuze(
        naam=gegeven.get("naam", ""), relatie=gegeven.get("relatie", ""), onderdelen=tuple(gegeven.getlist("onderdelen")),
        tot=_dag(gegeven.get("tot", "")), taal=taal,
    )  # fmt: skip


def _dag(tekst: str) -> date:
    """What is no day lies in the past, and is refused as such."""
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return date.min


def _formulier(request: Verzoek, dossier: Dossier, taal: str, fout: str = "") -> HttpResponse:
    woorden, op, gegeven = zinnen(taal), vandaag(), request.POST
    velden: dict[str, Any] = {
        "relaties": [(code, woorden[f"machtig_{code}"]) for code in Machtiging.Relatie.values],
        "delen": [(c, woorden[f"soort_{c}"]) for c in te_machtigen()],
        "gekozen": gegeven.getlist("onderdelen"),
        "eerst": {
            "naam": gegeven.get("naam", ""),
            "relatie": gegeven.get("relatie", ""),
            "tot": gegeven.get("tot", ""),
        },
        "vandaag": op,
        "uiterlijk": plus_maanden(op, HOOGUIT_MAANDEN),
        "fout": fout,
    }
    return toon(
        request, "portaal/machtigen.html", taal, dossier=dossier, pagina="delen", status=422 if fout else 200, **velden
    )
