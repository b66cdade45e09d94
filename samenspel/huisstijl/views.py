"""The living page: every part in every state, and the key screens with made-up data to copy the markup from. For who is logged in (the middleware)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from samenspel.huisstijl import voorbeelden


def huisstijl(request: HttpRequest) -> HttpResponse:
    """All components in all states."""
    return render(request, "huisstijl/huisstijl.html", voorbeelden.alles())


def scherm(request: HttpRequest, naam: str) -> HttpResponse:
    """One key screen. 404 for a name that is not there."""
    if naam not in voorbeelden.SCHERMEN:
        raise Http404
    sjabloon, context = voorbeelden.SCHERMEN[naam]
    return render(request, sjabloon, context())
