"""Back from the provider: who it is, and what follows from it. Each way ends in a login, or in one page that says that it did not work."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.logschrijver import schrijf_inlog
from samenspel.toegang.models import Gebruiker
from samenspel.toegang.niveau import NIVEAUS, SUBSTANTIEEL
from samenspel.toegang.oidc.aanbieders import Aanbieder
from samenspel.toegang.oidc.gesprek import instellingen_van, lees_tokens, wissel_code
from samenspel.toegang.oidc.heenweg import gesprek_van
from samenspel.toegang.oidc.idtoken import Bewijs, InlogFout
from samenspel.toegang.oidc.koppelingen import account_bij, gebruik_koppellink, koppel, nieuwkomer_bij
from samenspel.toegang.oidc.merk import zet_merk


def verder(request: HttpRequest, van: Aanbieder) -> HttpResponse:
    """What this answer of the provider leads to. Raises `InlogFout`."""
    gesprek = gesprek_van(request, van, _een(request, "state"))
    bewijs = _bewijs(request, van, gesprek)
    return _WEGEN[gesprek["waarvoor"]](request, van, gesprek, bewijs)


def _een(request: HttpRequest, naam: str) -> str:
    """A parameter that stands there once, or not at all."""
    waarden = request.GET.getlist(naam)
    if len(waarden) > 1:
        raise InlogFout("dubbel")
    return waarden[0] if waarden else ""


def _bewijs(request: HttpRequest, van: Aanbieder, gesprek: dict[str, Any]) -> Bewijs:
    if _een(request, "error"):
        raise InlogFout("afgebroken")
    iss, zegt_iss = (
        _een(request, "iss"),
        instellingen_van(van).get("authorization_response_iss_parameter_supported") is True,
    )
    if (iss or zegt_iss) and iss != van.issuer:  # RFC 9207: an answer of another provider
        raise InlogFout("iss_antwoord")
    code = _een(request, "code")
    if not code or len(code) > 4096:
        raise InlogFout("code")
    terug = request.build_absolute_uri(reverse("account_aanbieder_terug", args=[van.id]))
    tokens = wissel_code(van, code=code, terug=terug, verifier=gesprek["verifier"], nu=nu())
    return lees_tokens(van, tokens, nonce=gesprek["nonce"], nu=nu())


def _niveau(van: Aanbieder, bewijs: Bewijs, minstens: str = "") -> str:
    """The level of a newcomer: named in the settings, and not below what was asked. Staff have none."""
    if not van.voor_inburgeraars:
        return ""
    niveau = van.niveau_van(bewijs.acr)
    if not niveau:
        raise InlogFout("acr")
    if minstens and NIVEAUS.index(niveau) < NIVEAUS.index(minstens):
        raise InlogFout("acr_laag")
    return niveau


def _account(van: Aanbieder, bewijs: Bewijs) -> Gebruiker:
    gebruiker = nieuwkomer_bij(van, bewijs, op=vandaag()) if van.voor_inburgeraars else account_bij(van, bewijs.sub)
    if gebruiker is None:
        raise InlogFout("onbekend")
    return gebruiker


def _van_nu(bewijs: Bewijs) -> None:
    """A login of now was asked; a provider that gives an old one, or does not say when, is refused (OpenID Connect Core 3.1.3.7)."""
    if time.time() - bewijs.auth_tijd > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
        raise InlogFout("auth_time")


def _logt_in(request: HttpRequest, van: Aanbieder, gesprek: dict[str, Any], bewijs: Bewijs) -> HttpResponse:
    if van.voor_inburgeraars:  # who sits at a shared computer is not the one who sat there before
        _van_nu(bewijs)
    niveau = _niveau(van, bewijs)
    return _binnen(request, van, _account(van, bewijs), niveau, bewijs, gesprek["verder"])


def _met_koppellink(request: HttpRequest, van: Aanbieder, gesprek: dict[str, Any], bewijs: Bewijs) -> HttpResponse:
    gebruiker = gebruik_koppellink(gesprek["link"], van, bewijs.sub, nu=nu())
    _log(request, gebruiker, "inlog:gekoppeld")
    return _binnen(request, van, gebruiker, "", bewijs, "")


def _koppelt(request: HttpRequest, van: Aanbieder, gesprek: dict[str, Any], bewijs: Bewijs) -> HttpResponse:
    if van.voor_inburgeraars:
        raise InlogFout("koppelen_niet")
    gebruiker = _nog_steeds(request, gesprek)
    koppel(gebruiker, van, bewijs.sub)
    _log(request, gebruiker, "inlog:gekoppeld")
    messages.success(request, _("Gekoppeld. U kunt voortaan ook zo inloggen."))
    return redirect("account_koppelen")


def _gaat_hoger(request: HttpRequest, van: Aanbieder, gesprek: dict[str, Any], bewijs: Bewijs) -> HttpResponse:
    """The same newcomer, more surely: the session goes on under another key."""
    _van_nu(bewijs)
    niveau, gebruiker = _niveau(van, bewijs, SUBSTANTIEEL), _nog_steeds(request, gesprek)
    if not van.voor_inburgeraars or _account(van, bewijs).pk != gebruiker.pk:
        raise InlogFout("een_ander")
    request.session.cycle_key()
    zet_merk(request, gebruiker, van, niveau)
    _schrijf_op(request, gebruiker, van, bewijs)
    _log(request, gebruiker, "inlog:hoger")
    return redirect(gesprek["verder"] or settings.LOGIN_REDIRECT_URL)


def _is_het_zelf(request: HttpRequest, van: Aanbieder, gesprek: dict[str, Any], bewijs: Bewijs) -> HttpResponse:
    """The same person, just now: for what asks once more who somebody is."""
    gebruiker = _nog_steeds(request, gesprek)
    _van_nu(bewijs)
    if _account(van, bewijs).pk != gebruiker.pk:
        raise InlogFout("een_ander")
    _schrijf_op(request, gebruiker, van, bewijs)
    return redirect(gesprek["verder"] or settings.LOGIN_REDIRECT_URL)


_Weg = Callable[[HttpRequest, Aanbieder, dict[str, Any], Bewijs], HttpResponse]
_WEGEN: Final[dict[str, _Weg]] = {
    "inloggen": _logt_in,
    "koppellink": _met_koppellink,
    "koppelen": _koppelt,
    "hoger": _gaat_hoger,
    "opnieuw": _is_het_zelf,
}


def _nog_steeds(request: HttpRequest, gesprek: dict[str, Any]) -> Gebruiker:
    """Who went to the provider is still who is logged in here."""
    if not request.user.is_authenticated or str(request.user.pk) != gesprek["wie"]:
        raise InlogFout("een_ander")
    return request.user


def _schrijf_op(request: HttpRequest, gebruiker: Gebruiker, van: Aanbieder, bewijs: Bewijs) -> None:
    """How, and when, this session showed who it is."""
    record_authentication(request, gebruiker, "aanbieder", at=bewijs.auth_tijd, bij=van.id)
    if bewijs.acr and bewijs.acr in van.tweede_stap:
        record_authentication(request, gebruiker, "mfa", at=bewijs.auth_tijd, type="aanbieder")


def _binnen(
    request: HttpRequest, van: Aanbieder, gebruiker: Gebruiker, niveau: str, bewijs: Bewijs, naar: str
) -> HttpResponse:
    """Through the steps that every login takes: our own second step too, where the provider did not prove one."""
    if request.user.is_authenticated:
        get_adapter().logout(request)
    zet_merk(request, gebruiker, van, niveau)
    _schrijf_op(request, gebruiker, van, bewijs)
    antwoord: HttpResponse = perform_login(request, Login(user=gebruiker, redirect_url=naar or None))
    return antwoord


def _log(request: HttpRequest, gebruiker: Gebruiker, doel: str) -> None:
    schrijf_inlog(request, gebruiker_id=gebruiker.pk, gemeente_id=None, doel=doel, gelukt=True)
