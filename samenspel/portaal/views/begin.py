"""The newcomer's first screen: one thing first, then who, then the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from samenspel.dossiers.models import Afspraak, Dossier
from samenspel.intake.bevoegdheden import THUIS
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu, vandaag
from samenspel.personen.models import Persoon
from samenspel.plan.domeinen import DOMEIN
from samenspel.plan.leefplan import Doelbeeld, leefplan_van
from samenspel.portaal import dagen
from samenspel.portaal.contact import is_gezicht_van
from samenspel.portaal.handelingen.bellen import open_belverzoek, vraag_om_gebeld_te_worden
from samenspel.portaal.views.gereedschap import haal_eigen_dossier, taal_van_lezer, toon
from samenspel.portaal.vragen import stand_van_vragen
from samenspel.portaal.zinnen import zinnen
from samenspel.toegang.fotos import foto_van
from samenspel.toegang.verzoek import Verzoek
from samenspel.toegang.views_foto import antwoord_met_foto


@dataclass(frozen=True, slots=True)
class Afspraakkaart:
    """The next appointment in the reader's language, with the Dutch beside it."""

    afspraak: Afspraak
    wanneer: str
    tijd: str
    gesproken: str
    nederlands: str


@dataclass(frozen=True, slots=True)
class Doelkaart:
    """A goal in the own words, with its steps; never a percentage."""

    tekst: str
    taal: str
    domein: str
    stappen: tuple[bool, ...]

    @property
    def klaar(self) -> int:
        return sum(self.stappen)


@require_GET
def mijn_plan(request: Verzoek) -> HttpResponse:
    """Next appointment, contact person, questions, goals."""
    dossier = haal_eigen_dossier(request)
    taal = taal_van_lezer(request, dossier)
    persoon = Persoon.objects.zichtbaar_voor(request.wie).filter(dossier=dossier).first()
    return toon(
        request,
        "portaal/begin.html",
        taal,
        dossier=dossier,
        pagina="begin",
        voornaam=persoon.voornaam if persoon else "",
        kaart=_volgende_afspraak(dossier, request.wie, taal),
        belverzoek=open_belverzoek(dossier, wie=request.wie),
        vragenstand=stand_van_vragen(dossier, request.wie),
        doelen=_doelen(dossier, request.wie),
        route=zinnen(taal).get(f"route_{dossier.leerroute}", ""),
    )


@require_POST
def bel_mij(request: Verzoek) -> HttpResponse:
    """One tap. Asking twice is asking once."""
    vraag_om_gebeld_te_worden(haal_eigen_dossier(request), door=request.wie, nu=nu())
    return redirect("portaal:mijn_plan")


@require_GET
def foto(request: Verzoek, gebruiker_id: UUID) -> HttpResponse:
    """The face of the contact person, or of who takes over now; for a newcomer nobody else has one."""
    if not is_gezicht_van(haal_eigen_dossier(request), gebruiker_id):
        raise Http404
    return antwoord_met_foto(foto_van(gebruiker_id, wie=request.wie, op=vandaag()))


def _volgende_afspraak(dossier: Dossier, wie: Aanwezige, taal: str) -> Afspraakkaart | None:
    afspraak = (
        Afspraak.objects.zichtbaar_voor(wie)
        .filter(dossier=dossier, afgezegd_op__isnull=True, begin__gte=nu())
        .select_related("met")
        .order_by("begin")
        .first()
    )
    if afspraak is None:
        return None
    dag = localtime(afspraak.begin).date()
    woorden = zinnen(taal)
    vooraf = {vandaag(): woorden["vandaag"], vandaag() + timedelta(days=1): woorden["morgen"]}.get(dag, "")
    komma = "، " if taal == "ar" else ", "
    wanneer = komma.join(filter(None, (vooraf, dagen.dag(dag, taal))))
    return Afspraakkaart(
        afspraak=afspraak,
        wanneer=wanneer if vooraf else wanneer[:1].upper() + wanneer[1:],
        tijd=dagen.tijd(afspraak.begin, taal),
        gesproken=dagen.gesproken_tijd(afspraak.begin) if taal == "nl" else "",
        nederlands="" if taal == "nl" else f"{dagen.dag(dag, 'nl')}, {dagen.tijd(afspraak.begin, 'nl')}",
    )


def _doelen(dossier: Dossier, wie: Aanwezige) -> list[Doelkaart]:
    """Open goals, without money and health: those ask for a stronger login than a password (ADR 7)."""
    doelen = leefplan_van(dossier, wie).doelen
    return [_kaart(doel) for doel in doelen if doel.open and DOMEIN[doel.domein].categorie in THUIS]


def _kaart(doel: Doelbeeld) -> Doelkaart:
    acties = [actie for actie in doel.alle_acties if actie.vervallen_op is None]
    stappen = sorted((actie.klaar_op is not None for actie in acties), reverse=True)
    return Doelkaart(doel.tekst, doel.taal or "nl", doel.domein, tuple(stappen))
