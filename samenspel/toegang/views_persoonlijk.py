"""The two pages for who comes in by a personal link: the first time with the link, later with the code alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import user_logged_in as is_binnen
from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from samenspel.kern.klok import nu
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.models import Gebruiker
from samenspel.toegang.persoonlijk import bind_toestel, kom_terug

TOESTEL: Final = "__Host-toestel" if settings.SESSION_COOKIE_SECURE else "toestel"
_BLIJFT: Final = timedelta(days=366)
"""As long as an appointment of a volunteer at most; what it opens ends when the row says so."""


class CodeForm(forms.Form):
    """Only the code: who it is stands in the link or in the device."""

    code = forms.CharField(
        label=gettext_lazy("Uw code"), max_length=40, help_text=gettext_lazy("Acht letters en cijfers. Die kreeg u van wie u de link gaf."),
        error_messages={"required": gettext_lazy("Vul de code in.")},
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def met_link(request: HttpRequest, link: str) -> HttpResponse:
    """The first time. The page is the same for a link that nobody has."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            gebruiker, toestel = bind_toestel(request, link, form.cleaned_data["code"], nu=nu())
        except Weigering as weigering:
            form.add_error("code", weigering.reden)
        else:
            antwoord = _binnen(request, gebruiker)
            antwoord.set_cookie(
                TOESTEL, toestel, max_age=_BLIJFT, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
            )
            return antwoord
    return _toon(request, form, _("Welkom"), eerste=True)


@require_http_methods(["GET", "HEAD", "POST"])
def met_code(request: HttpRequest) -> HttpResponse:
    """Back on the same device."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            gebruiker = kom_terug(request, request.COOKIES.get(TOESTEL, ""), form.cleaned_data["code"], nu=nu())
        except Weigering as weigering:
            form.add_error("code", weigering.reden)
        else:
            return _binnen(request, gebruiker)
    return _toon(request, form, _("Welkom terug"), eerste=False)


def _toon(request: HttpRequest, form: forms.Form, titel: str, *, eerste: bool) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "titel": titel, "eerste": eerste}
    return render(request, "toegang/persoonlijk.html", context, status=422 if form.errors else 200)


def _binnen(request: HttpRequest, gebruiker: Gebruiker) -> HttpResponse:
    """A session as any other: what somebody has (the device) and what they know (the code) is a second step."""
    login(request, gebruiker, backend="samenspel.toegang.aanmelden.LoginBackend")
    record_authentication(request, gebruiker, "mfa", type="persoonlijke_code")
    is_binnen.send(sender=Gebruiker, request=request, user=gebruiker)
    return redirect("toegang:start")
