"""Logging in at a provider: going there, coming back, tying it to an account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspel.kern.klok import vandaag
from samenspel.toegang.logschrijver import schrijf_inlog
from samenspel.toegang.middelen import mag_middel_toevoegen, weiger_middel
from samenspel.toegang.mislukte_inlog import meld_mislukte_inlog
from samenspel.toegang.models import VAN_EEN_DOSSIER, Aanstelling, Gebruiker
from samenspel.toegang.oidc import heenweg, terugweg
from samenspel.toegang.oidc.aanbieders import Aanbieder, aanbieder, aanbieders, aanbieders_voor
from samenspel.toegang.oidc.idtoken import InlogFout
from samenspel.toegang.oidc.koppelingen import koppelingen_van, lees_koppellink, ontkoppel
from samenspel.toegang.opnieuw import vraagt_wie_u_bent

MISLUKT: Final = {
    "nl": ("Inloggen is niet gelukt", "Probeer het nog een keer. Lukt het weer niet? Vraag uw contactpersoon bij de gemeente om hulp."),
    "en": ("You could not log in", "Please try again. Does it not work? Ask your contact person at the municipality for help."),
    "ar": ("لم تنجح في تسجيل الدخول", "حاول مرة أخرى. إذا لم ينجح ذلك، فاطلب المساعدة من الشخص المسؤول عن مرافقتك في البلدية."),
}  # fmt: skip
"""What a newcomer reads, whatever was wrong: it says nothing about who has a dossier (V18)."""


def _of_404(aanbieder_id: str) -> Aanbieder:
    gevonden = aanbieder(aanbieder_id)
    if gevonden is None:
        raise Http404
    return gevonden


def _probeer(request: HttpRequest, van: Aanbieder, doe: Callable[[], HttpResponse]) -> HttpResponse:
    """What went wrong stands in the logs, as a code; on the page is always the same."""
    try:
        return doe()
    except InlogFout as fout:
        wie = request.user.pk if request.user.is_authenticated else None
        meld_mislukte_inlog(request, hoe="aanbieder", gebruiker_id=wie, code=f"{van.id}: {fout}")
        context = {"aanbieder": van, "talen": MISLUKT, "binnen": request.user.is_authenticated}
        return render(request, "account/aanbieder_mislukt.html", context, status=403)


@require_POST
def inloggen(request: HttpRequest, aanbieder_id: str) -> HttpResponse:
    """The button on the page of the login."""
    van = _of_404(aanbieder_id)
    return _probeer(request, van, lambda: heenweg.heen(request, van, "inloggen"))


@require_GET
def terug(request: HttpRequest, aanbieder_id: str) -> HttpResponse:
    """Where the provider sends the browser."""
    van = _of_404(aanbieder_id)
    return _probeer(request, van, lambda: terugweg.verder(request, van))


@require_http_methods(["GET", "POST"])
def koppellink(request: HttpRequest, link: str) -> HttpResponse:
    """What the manager sent: log in at the provider, and this account is tied to it. Says not whose account it is."""
    gelezen = lees_koppellink(link)
    if gelezen is None:
        zin = _("Deze link is te oud of al vervangen. Vraag de functioneel beheerder om een nieuwe.")
        return render(request, "huisstijl/fout.html", {"titel": _("Deze link werkt niet"), "zin": zin}, status=404)
    van = gelezen[1]
    if request.method == "POST":
        return _probeer(request, van, lambda: heenweg.heen(request, van, "koppellink", link=link))
    return render(request, "account/koppellink.html", {"aanbieder": van})


@require_GET
def koppelen(request: HttpRequest) -> HttpResponse:
    """Ways of logging in beside the password: which one has, and which may come."""
    gebruiker = cast("Gebruiker", request.user)
    namen = {a.id: a.naam for a in aanbieders()}
    eigen = [(rij, namen.get(rij.provider, rij.provider)) for rij in koppelingen_van(gebruiker)]
    nieuw = [a for a in van_wie_hier_werkt(gebruiker) if a.id not in {rij.provider for rij, _naam in eigen}]
    context = {"koppelingen": eigen, "aanbieders": nieuw}
    return render(request, "account/koppelen.html", context)


def van_wie_hier_werkt(gebruiker: Gebruiker) -> list[Aanbieder]:
    """Providers of staff in the municipalities where somebody works today."""
    eigen = Aanstelling.objects.geldig(vandaag()).filter(gebruiker_id=gebruiker.pk).exclude(rol__in=VAN_EEN_DOSSIER)
    hier = set(eigen.values_list("gemeente__code", flat=True))
    return [a for a in aanbieders_voor("medewerkers") if a.gemeenten & hier]


@require_POST
@vraagt_wie_u_bent
def koppel(request: HttpRequest, aanbieder_id: str) -> HttpResponse:
    """Tie one's own account to a provider of the municipality where one works."""
    van = _of_404(aanbieder_id)
    if van not in van_wie_hier_werkt(cast("Gebruiker", request.user)):
        raise Http404
    if not (mag := mag_middel_toevoegen(request)):
        return weiger_middel(request, mag)
    return _probeer(request, van, lambda: heenweg.heen(request, van, "koppelen"))


@require_POST
@vraagt_wie_u_bent
def ontkoppelen(request: HttpRequest, nummer: int) -> HttpResponse:
    """Loose again."""
    gebruiker = cast("Gebruiker", request.user)
    if ontkoppel(gebruiker, nummer):
        schrijf_inlog(request, gebruiker_id=gebruiker.pk, gemeente_id=None, doel="inlog:ontkoppeld", gelukt=True)
        messages.success(request, _("Deze manier van inloggen is losgemaakt."))
    return redirect("account_koppelen")


def _binnen(waarvoor: heenweg.Waarvoor) -> Callable[..., HttpResponse]:
    @require_POST
    def view(request: Any, aanbieder_id: str) -> HttpResponse:
        van = _of_404(aanbieder_id)
        if waarvoor == "hoger" and not van.voor_inburgeraars:
            raise Http404
        return _probeer(request, van, lambda: heenweg.heen(request, van, waarvoor))

    return view


hoger = _binnen("hoger")
opnieuw = _binnen("opnieuw")


def adres_van_link(request: HttpRequest, link: str) -> str:
    """The whole address, to send."""
    return request.build_absolute_uri(reverse("account_koppellink", args=[link]))
