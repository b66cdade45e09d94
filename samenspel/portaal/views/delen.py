"""What the newcomer lets others know, and stopping that with one tap; and who opened the emergency door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from samenspel.avg.delen import Gedeeldregel, gedeeld_van
from samenspel.avg.handelingen.toestemmen import trek_toestemming_in
from samenspel.avg.models import MAATJE, NoodtoegangKort, ToestemmingKort
from samenspel.huisstijl.datums import als_datum
from samenspel.kern.klok import nu, vandaag
from samenspel.portaal import dagen
from samenspel.portaal.views.gereedschap import haal_eigen_dossier, taal_van_lezer, toon
from samenspel.portaal.zinnen import zinnen
from samenspel.toegang.verzoek import Verzoek


@dataclass(frozen=True, slots=True)
class Deelkaart:
    """One consent in plain words: with whom, about what, since and until when. What exactly it says is not for a phone (ADR 7)."""

    regel: Gedeeldregel
    onderwerp: str
    sinds: str
    tot: str
    gestopt: str


@dataclass(frozen=True, slots=True)
class Noodkaart:
    """Somebody of the municipality looked because it could not wait."""

    wanneer: str
    onderwerpen: tuple[str, ...]


@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """With whom, about what, and a button to stop."""
    dossier = haal_eigen_dossier(request)
    taal = taal_van_lezer(request, dossier)
    kaarten = [_kaart(regel, taal) for regel in gedeeld_van([dossier.pk], wie=request.wie, op=vandaag())]
    noden = NoodtoegangKort.objects.zichtbaar_voor(request.wie).filter(
        dossier=dossier, begin__isnull=False, verborgen=False
    )
    return toon(
        request, "portaal/delen.html", taal, dossier=dossier, pagina="delen", open=[k for k in kaarten if k.regel.geldt],
        voorbij=[k for k in kaarten if not k.regel.geldt], noden=[_noodkaart(nood, taal) for nood in noden.order_by("-begin")],
    )  # fmt: skip


@require_POST
def stop(request: Verzoek, toestemming_id: UUID) -> HttpResponse:
    """One tap, at once, without a reason."""
    dossier = haal_eigen_dossier(request)
    eigen = ToestemmingKort.objects.zichtbaar_voor(request.wie).filter(dossier=dossier)
    trek_toestemming_in(get_object_or_404(eigen, pk=toestemming_id), door=request.wie, nu=nu())
    messages.success(request, zinnen(taal_van_lezer(request, dossier))["delen_gestopt"])
    return redirect("portaal:delen")


def _kaart(regel: Gedeeldregel, taal: str) -> Deelkaart:
    rij = regel.toestemming
    gestopt = _dag(als_datum(rij.ingetrokken_op), taal) if rij.ingetrokken_op else ""
    woorden = zinnen(taal)
    sleutel = "delen_maatje" if rij.tabel == MAATJE else f"delen_{rij.betreft}"
    onderwerp = ", ".join(woorden[f"soort_{c}"] for c in regel.meekijken) or woorden[sleutel]
    return Deelkaart(regel, onderwerp, _dag(rij.gevraagd_op, taal), _dag(rij.tot, taal), gestopt)


def _dag(dag: date, taal: str) -> str:
    """With the year: a yes may hold until next year."""
    return f"{dagen.dag(dag, taal)} {dag.year}"


def _noodkaart(nood: NoodtoegangKort, taal: str) -> Noodkaart:
    assert nood.begin is not None
    return Noodkaart(_dag(als_datum(nood.begin), taal), tuple(zinnen(taal)[f"delen_{c}"] for c in nood.categorieen))
