"""Figures for who sees no person: of the municipality, and of the organisations of the own contract."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samenspel.kern.klok import vandaag
from samenspel.monitor.aanbieders import aanbieders as aanbieders_van
from samenspel.monitor.aanbieders import ziet_alle_aanbieders
from samenspel.monitor.berekening import cijfer
from samenspel.monitor.feitenbank import Vraag
from samenspel.monitor.indicatoren.definities import INDICATOREN
from samenspel.toegang.contracten import is_contractmanager
from samenspel.toegang.matrix import ziet_cijfers
from samenspel.toegang.verzoek import Verzoek


@require_GET
def cijfers(request: Verzoek) -> HttpResponse:
    """Every figure that can be counted, as it may be told to everybody."""
    if not ziet_cijfers(request.wie.rol):
        raise Http404
    gemeente = request.aanstelling.gemeente
    vraag = Vraag(gemeenten=(gemeente,), op=vandaag())
    uitkomsten = [
        cijfer(i.code, vraag, gemeente=gemeente.code, uitsplitsing="leerroute" if i.verdeling else None, publiek=True)
        for i in INDICATOREN.values()
        if i.hoe is not None
    ]
    nog_niet = [i.naam for i in INDICATOREN.values() if i.hoe is None]
    return render(request, "monitor/cijfers.html", {"uitkomsten": uitkomsten, "nog_niet": nog_niet, "op": vraag.op})


@require_GET
def aanbieders(request: Verzoek) -> HttpResponse:
    """Per organisation: of the own contract, or of the municipality."""
    if not is_contractmanager(request.wie) and not ziet_alle_aanbieders(request.wie):
        raise Http404
    op = vandaag()
    return render(request, "monitor/aanbieders.html", {"rijen": aanbieders_van(request.wie, op), "op": op})
