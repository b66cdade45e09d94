"""Uw gegevens: what the municipality has, asking for a copy, saying that something is wrong; and what became of what was asked (AVG 12 to 21)."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from samenspel.avg.handelingen.zaken import Gevraagd, open_zaak
from samenspel.avg.models import AvgZaakKort, Zaak
from samenspel.avg.zaken import alle, laatste_dag
from samenspel.kern.klok import nu, vandaag
from samenspel.portaal import dagen
from samenspel.portaal.views.gereedschap import haal_eigen_dossier, taal_van_lezer, toon
from samenspel.portaal.zinnen import zinnen
from samenspel.toegang.categorieen import NAMEN
from samenspel.toegang.matrix import recht
from samenspel.toegang.niveau import te_laag
from samenspel.toegang.verzoek import Verzoek

ZELF_TE_VRAGEN = ("inzage", "rectificatie", "verwijdering", "beperking", "bezwaar")


@dataclass(frozen=True, slots=True)
class Zaakkaart:
    """One request in the language of the reader."""

    soort: str
    gevraagd: str
    uiterlijk: str
    uitkomst: str
    waarom: str
    nee: bool
    """Whether something was refused: then what somebody can do stands with it."""


@require_GET
def gegevens(request: Verzoek) -> HttpResponse:
    """By kind what is kept; no contents, because a password at home opens this page (ADR 7)."""
    return _toon(request)


@require_POST
def vraag(request: Verzoek, soort: str) -> HttpResponse:
    """Ask it. The answer comes within a month."""
    dossier = haal_eigen_dossier(request)
    if soort not in Zaak.Soort.values:
        raise Http404
    taal = taal_van_lezer(request, dossier)
    tekst = request.POST.get("vraag", "").strip() or (
        zinnen("nl")["gegevens_inzage"] if soort == Zaak.Soort.INZAGE else ""
    )
    if len(tekst) < 3:
        return _toon(request, leeg=soort)
    open_zaak(
        dossier, Gevraagd(soort=soort, vraag=tekst, hoe=Zaak.Hoe.PORTAAL, op=vandaag()), door=request.wie, nu=nu()
    )
    messages.success(request, zinnen(taal)["gegevens_gevraagd"])
    return redirect("portaal:gegevens")


def _toon(request: Verzoek, leeg: str = "") -> HttpResponse:
    dossier = haal_eigen_dossier(request)
    taal = taal_van_lezer(request, dossier)
    woorden = zinnen(taal)
    soorten = [woorden[f"soort_{c}"] for c in NAMEN if recht(request.wie.rol, c).kort and f"soort_{c}" in woorden]
    return toon(
        request, "portaal/gegevens.html", taal, dossier=dossier, pagina="gegevens", soorten=soorten, leeg=leeg, status=422 if leeg else 200,
        keuzes=[(code, woorden[f"gegevens_{code}"]) for code in ZELF_TE_VRAGEN if code != "inzage"],
        zaken=[_kaart(zaak, taal, met_waarom=not te_laag(request.wie, "C19")) for zaak in alle(request.wie).filter(dossier=dossier)],
    )  # fmt: skip


def _kaart(zaak: AvgZaakKort, taal: str, *, met_waarom: bool) -> Zaakkaart:
    """Why may say what it was about: that asks a stronger login (ADR 19)."""
    woorden = zinnen(taal)
    dag = laatste_dag(zaak)
    uitkomst = woorden[f"gegevens_{zaak.uitkomst}"] if zaak.uitkomst else ""
    return Zaakkaart(
        woorden[f"gegevens_{zaak.soort}"], f"{dagen.dag(zaak.gevraagd_op, taal)} {zaak.gevraagd_op.year}", f"{dagen.dag(dag, taal)} {dag.year}",
        uitkomst, (zaak.motivering or zaak.verlenging_reden) if met_waarom else "",
        zaak.uitkomst in {AvgZaakKort.Uitkomst.DEELS, AvgZaakKort.Uitkomst.AFGEWEZEN, AvgZaakKort.Uitkomst.BUITENSPORIG},
    )  # fmt: skip
