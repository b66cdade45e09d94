"""To the provider: what is remembered in the session, and the page that leads there.

The answer to the button is a page that moves on by itself, and not a redirect: our own policy (`form-action 'self'`) then stays as it
is, however many hosts a provider leads past.
"""

from __future__ import annotations

from secrets import token_urlsafe
from typing import Any, Final, Literal

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.internal import statekit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samenspel.kern.klok import nu
from samenspel.toegang.adapter import plek_van
from samenspel.toegang.niveau import SUBSTANTIEEL
from samenspel.toegang.oidc.aanbieders import Aanbieder
from samenspel.toegang.oidc.idtoken import InlogFout
from samenspel.toegang.oidc.koppelstuk import pkce, provider_van
from samenspel.toegang.rem import STATE_GELDT, eenmalig, neem_beurt_voor_heenweg

Waarvoor = Literal["inloggen", "koppelen", "koppellink", "hoger", "opnieuw"]
_WERKDAG: Final = 10 * 60 * 60
"""Seconds: who logged in longer ago at the provider than a working day, does it again there."""


def heen(request: HttpRequest, van: Aanbieder, waarvoor: Waarvoor, *, link: str = "") -> HttpResponse:
    """The page that leads to the provider. Raises `InlogFout` when it does not answer."""
    if neem_beurt_voor_heenweg(plek_van(request), nu()) is None:
        raise InlogFout("te_vaak")
    verifier, uitdaging = pkce()
    nonce, state = token_urlsafe(32), token_urlsafe(32)
    adres = provider_van(request, van).adres(
        request, state=state, nonce=nonce, uitdaging=uitdaging, extra=_vragen(van, waarvoor)
    )
    wie = str(request.user.pk) if request.user.is_authenticated else ""
    gesprek = {
        "waarvoor": waarvoor, "nonce": nonce, "verifier": verifier, "verder": get_next_redirect_url(request) or "", "wie": wie, "link": link,
    }  # fmt: skip
    statekit.stash_state(request, provider_id=van.id, state=gesprek, state_id=state)
    return render(request, "account/aanbieder_heen.html", {"adres": adres, "aanbieder": van})


def _vragen(van: Aanbieder, waarvoor: Waarvoor) -> dict[str, str]:
    """A newcomer may sit at a shared computer: always a login of now."""
    nieuw = van.voor_inburgeraars or waarvoor in {"hoger", "opnieuw"}
    vragen = {"max_age": "0", "prompt": "login"} if nieuw else {"max_age": str(_WERKDAG)}
    if van.voor_inburgeraars:
        vragen["acr_values"] = van.acr_vragen(SUBSTANTIEEL if waarvoor == "hoger" else van.laagste)
    elif van.tweede_stap:
        vragen["acr_values"] = " ".join(sorted(van.tweede_stap))
    return vragen


def gesprek_van(request: HttpRequest, van: Aanbieder, state: str) -> dict[str, Any]:
    """What this session remembered of it, once: of all its windows, and of all processes. Raises `InlogFout`."""
    gesprek: dict[str, Any] | None = (
        statekit.unstash_state(request, provider_id=van.id, state_id=state) if state else None
    )
    if gesprek is None or not eenmalig("oidc", van.id, state, nu=nu(), geldig=STATE_GELDT):
        raise InlogFout("state")
    return gesprek
