"""Passkeys: the pages of django-allauth, with what this house asks more. A passkey here is always a whole login.

Every passkey is made so that it stands on its own: the device itself asks for a finger, a face or a PIN ("user verification"),
and keeps who it is for. So nobody has to know the difference between a key and a passkey, and one button logs in.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.core.internal.httpkit import add_query_params
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.internal import auth, flows
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from cryptography.exceptions import InvalidSignature
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from samenspel.toegang.middelen import WieMagToevoegen
from samenspel.toegang.mislukte_inlog import meld_mislukte_inlog
from samenspel.toegang.tweede_stap import gaf_tweede_stap, is_verplicht, mag_zonder, onthoud_nieuwe_stap

_EVEN_LANG = 0.25
"""Seconds after which a passkey is refused: far more than it takes to look at one."""
_ONBEKEND = _("Deze passkey kennen wij niet. Log in met uw wachtwoord, of kies een andere passkey.")
_NIET_GEMAAKT = _("De passkey is niet gemaakt. Probeer het opnieuw, of kies een ander toestel.")


@contextmanager
def _een_zin(zin: Any) -> Iterator[None]:
    """The libraries raise many kinds; too many attempts keeps its own sentence."""
    try:
        yield
    except ValidationError as fout:
        raise ValidationError(zin) if fout.code == "incorrect_code" else fout from fout
    except (ValueError, TypeError, KeyError, AttributeError, InvalidSignature) as fout:
        raise ValidationError(zin) from fout


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A new passkey, with a name that its owner recognises."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]  # always
        self.fields["name"].label = _("Naam van deze passkey")
        self.fields["name"].help_text = _("Zodat u hem later herkent, zoals: telefoon, of computer op kantoor.")
        self.fields["name"].max_length = 60
        self.fields["name"].widget.attrs["maxlength"] = 60

    def clean_name(self) -> str:
        return str(super().clean_name())[:60]

    def clean(self) -> dict[str, Any]:
        """The device must have asked who holds it."""
        self.cleaned_data["passwordless"] = True
        with _een_zin(_NIET_GEMAAKT):
            return dict(super().clean())


class _EigenZin:
    """Whatever is wrong with the answer of a device, and whatever somebody sends in its place: one sentence."""

    def clean_credential(self) -> Authenticator:
        with _een_zin(_ONBEKEND):
            authenticator: Authenticator = super().clean_credential()  # type: ignore[misc]  # of the form beside it
            return authenticator


class PasskeyInlogForm(_EigenZin, LoginWebAuthnForm):  # type: ignore[misc]
    """In place of a password."""


class PasskeyStapForm(_EigenZin, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """After the password."""


class PasskeyOpnieuwForm(_EigenZin, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """Once more."""


class PasskeyMaken(WieMagToevoegen, AddWebAuthnView):  # type: ignore[misc]
    """Make one; the first gives recovery codes as well."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["form"] = kwargs.get("form") or context["form"]  # allauth makes it anew, and checks the answer twice
        context["js_data"] = {"creation_options": auth.begin_registration(self.request.user, passwordless=True)}
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        antwoord: HttpResponse = super().form_valid(form)
        onthoud_nieuwe_stap(self.request)
        return antwoord


class AppAanzetten(WieMagToevoegen, ActivateTOTPView):  # type: ignore[misc]
    """An app with codes."""

    def form_valid(self, form: Any) -> HttpResponse:
        antwoord: HttpResponse = super().form_valid(form)
        onthoud_nieuwe_stap(self.request)
        return antwoord


class PasskeyInloggen(LoginWebAuthnView):  # type: ignore[misc]
    """The button on the page of the login. Afterwards the page that somebody came for.

    A passkey of somebody who exists takes longer to refuse than one of nobody (`bewijs herkenning`), so each refusal waits for the same moment.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.begin = time.monotonic()
        antwoord: HttpResponse = super().dispatch(request, *args, **kwargs)
        return antwoord

    def form_valid(self, form: Any) -> HttpResponse:
        authenticator = form.cleaned_data["credential"]
        verder = get_next_redirect_url(self.request)
        login = Login(user=authenticator.user, redirect_url=verder)
        antwoord: HttpResponse = flows.perform_passwordless_login(self.request, authenticator, login)
        return antwoord

    def form_invalid(self, form: Any) -> HttpResponse:
        meld_mislukte_inlog(self.request, hoe="passkey")
        time.sleep(max(0.0, self.begin + _EVEN_LANG - time.monotonic()))
        return _opnieuw(self.request, reverse("account_login"))


class PasskeyOpnieuw(ReauthenticateWebAuthnView):  # type: ignore[misc]
    """Once more, before something about access changes."""

    def form_invalid(self, form: Any) -> HttpResponse:
        return _opnieuw(self.request, reverse("mfa_reauthenticate_webauthn"))


class PasskeyWeg(RemoveWebAuthnView):  # type: ignore[misc]
    """Take one away; the last second step stays where one is obligatory."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        mfa = mfa_adapter()
        if not mfa.can_delete_authenticator(self.get_object()):
            get_adapter().add_message(
                self.request, messages.ERROR, message=str(mfa.error_messages["cannot_delete_authenticator"])
            )
            return redirect("mfa_index")
        antwoord: HttpResponse = super().form_valid(form)
        return antwoord


class TweedeStapBlad(IndexView):  # type: ignore[misc]
    """Everything about the second step on one page; the first page of who still has none."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "moet_eerst": is_verplicht() and not gaf_tweede_stap(self.request) and not self._mag_zonder(),
        }

    def _mag_zonder(self) -> bool:
        return mag_zonder(self.request.aanstellingen)  # set by the middleware, for who gave none


def lijst(request: HttpRequest) -> HttpResponse:
    """They stand on the page of the second step."""
    return redirect("mfa_index")


def _opnieuw(request: HttpRequest, adres: str) -> HttpResponse:
    """A passkey that is not known here: the same answer whoever it says it is of."""
    get_adapter().add_message(request, messages.ERROR, message=str(_ONBEKEND))
    verder = get_next_redirect_url(request)
    return redirect(add_query_params(adres, {"next": verder}) if verder else adres)
