"""The PIP tab, an earlier version, and the letter."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.dossiers.beeld import Beeld
from samenspel.dossiers.bevoegdheden import mag_meewerken_regelen
from samenspel.dossiers.models import Dossier
from samenspel.kern.klok import vandaag
from samenspel.plan.besluitregels import Besluitblad, besluitblad
from samenspel.plan.bevoegdheden import krijgt_een_pip, mag_beslissen, mag_bezwaar_vastleggen, mag_voorbereiden
from samenspel.plan.bezwaarblad import Bezwaarblad, bezwaarblad
from samenspel.plan.brieven import brief_van
from samenspel.plan.models import BezwaarStap, Pip, PipBesluit, PipBezwaar
from samenspel.plan.overzicht import stappen
from samenspel.plan.overzicht_leefplan import vondstregels
from samenspel.plan.samen import zet_dossier
from samenspel.plan.stand import versie_van, versies_van
from samenspel.plan.termijnen import bezwaar_uiterlijk
from samenspel.plan.views.gereedschap import beeld_op, haal_dossier, nog_nodig, toon, uiterste_dag
from samenspel.toegang.verzoek import Verzoek


@require_GET
def pip(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Where the PIP stands, and what comes next."""
    dossier = haal_dossier(request, dossier_id)
    beeld = beeld_op(request, dossier)
    krijgt = krijgt_een_pip(dossier)
    versies = versies_van(dossier, request.wie)
    open_versie = next((v for v in versies if v.in_bewerking), None)
    geldend = next((v for v in versies if v.geldend), None)
    return toon(
        request, "plan/pip.html", dossier, beeld=beeld, krijgt=krijgt, mag=mag_voorbereiden(request.wie, dossier),
        mag_beslissen=mag_beslissen(request.wie, dossier, vandaag()), mag_bezwaar=mag_bezwaar_vastleggen(request.wie, dossier),
        mag_jurist=mag_meewerken_regelen(request.wie, dossier),
        uiterste_dag=uiterste_dag(beeld), eerdere=[v for v in versies if v not in (open_versie, geldend)],
        **_concept(request, open_versie, dossier, beeld), **_geldend(request, geldend),
    )  # fmt: skip


def _concept(request: Verzoek, pip_: Pip | None, dossier: Dossier, beeld: Beeld) -> dict[str, Any]:
    if pip_ is None:
        return {"concept": None}
    zet_dossier(pip_, dossier)
    versie_ = versie_van(pip_, request.wie)
    nodig = nog_nodig(versie_, beeld, request.wie)
    return {
        "concept": pip_, "nodig": nodig, "stappen": stappen(versie_, nodig, dossier.pk), "vondsten": vondstregels(dossier, request.wie),
        "terug_naar": "pip",
    }  # fmt: skip


def _geldend(request: Verzoek, pip_: Pip | None) -> dict[str, Any]:
    if pip_ is None:
        return {"geldend": None}
    bezwaren = PipBezwaar.objects.zichtbaar_voor(request.wie).filter(pip=pip_).select_related("beslist_door")
    bekend = pip_.bekendgemaakt_op
    return {
        "geldend": pip_,
        "blad": _blad(request, pip_),
        "bezwaren": _met_termijn(bezwaren, bekend),
        "bezwaar_tot": bezwaar_uiterlijk(bekend) if bekend else None,
    }


def _met_termijn(bezwaren: QuerySet[PipBezwaar], bekend: date | None) -> list[Bezwaarblad]:
    """Each objection with its last day to decide and what happened to that day; without a day of making known there is none."""
    if bekend is None:
        return []
    rijen = bezwaren.order_by("-ontvangen_op").prefetch_related(
        Prefetch("stappen", BezwaarStap.objects.order_by("op", "vastgelegd_op"))
    )
    return [bezwaarblad(bezwaar, bezwaar.stappen.all(), bekend, vandaag()) for bezwaar in rijen]


def _blad(request: Verzoek, pip_: Pip) -> Besluitblad | None:
    besluit = PipBesluit.objects.zichtbaar_voor(request.wie).filter(pip=pip_).select_related("door").first()
    return besluitblad(besluit) if besluit else None


@require_GET
def versie(request: Verzoek, dossier_id: UUID, versie: int) -> HttpResponse:
    """An adopted version as it was decided."""
    dossier = haal_dossier(request, dossier_id)
    rijen = Pip.objects.zichtbaar_voor(request.wie).select_related("vastgesteld_door")
    gevonden = get_object_or_404(rijen, dossier=dossier, versie=versie)
    if gevonden.in_bewerking:
        raise Http404
    deel = _("PIP versie %(n)s") % {"n": versie}
    return toon(
        request, "plan/versie.html", dossier, beeld=beeld_op(request, dossier), deel=deel, pip=gevonden, blad=_blad(request, gevonden)
    )  # fmt: skip


@require_GET
def brief(request: Verzoek, dossier_id: UUID, versie: int) -> HttpResponse:
    """The letter, as an attachment with a name that says nothing about a person."""
    dossier = haal_dossier(request, dossier_id)
    rijen = PipBesluit.objects.zichtbaar_voor(request.wie)
    besluit = get_object_or_404(rijen, dossier=dossier, pip__versie=versie)
    antwoord = HttpResponse(brief_van(besluit, wie=request.wie), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="{dossier.nummer}-pip-{versie}.pdf"'
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord
