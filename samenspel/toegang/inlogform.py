"""The forms of logging in: our own words, no placeholder that repeats a label."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeOpnieuwForm_
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samenspel.kern.klok import nu
from samenspel.toegang.adapter import GeslotenAdapter
from samenspel.toegang.inlognaam import als_adres
from samenspel.toegang.mislukte_inlog import meld_mislukte_inlog
from samenspel.toegang.rem import eenmalig, neem_beurt_voor_code
from samenspel.toegang.wachtwoorden import HOOGSTENS

_NIET_SAMEN = GeslotenAdapter.error_messages["email_password_mismatch"]
_CODE_GELDT = timedelta(minutes=2)
"""Longer than an app shows one."""


def _kaal(form: forms.Form) -> None:
    for veld in form.fields.values():
        veld.help_text = ""
        veld.widget.attrs.pop("placeholder", None)


def _code(form: forms.Form, label: Any, hulp: Any = "") -> None:
    _kaal(form)
    veld = form.fields["code"]
    veld.label, veld.help_text = label, hulp
    veld.error_messages["required"] = _("Vul de code in.")
    veld.widget.attrs["inputmode"] = "numeric"


class InlogForm(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """E-mail address or login name, and password; the link for who forgot it stands under the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("E-mailadres of inlognaam"),
            max_length=254,
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        )
        self.order_fields(["login", "password"])
        self.fields["password"].validators.append(MaxLengthValidator(HOOGSTENS, _NIET_SAMEN))
        _kaal(self)

    def clean_login(self) -> str:
        return als_adres(self.cleaned_data["login"])


class WachtwoordForm(ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """The old password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kaal(self)
        self.fields["oldpassword"].label = _("Uw wachtwoord van nu")
        self.fields["password1"].label = _("Nieuw wachtwoord")
        self.fields["password1"].help_text = _("Minstens 12 tekens. Een zin die alleen u bedenkt, is goed.")
        self.fields["password2"].label = _("Nieuw wachtwoord, nog een keer")


class WachtwoordOpnieuwForm(ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The password once more, before something about logging in changes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kaal(self)
        self.fields["password"].label = _("Uw wachtwoord")


class _MetRem:
    """A code is looked at when it is somebody's turn, and one of an app works once: in every process, for a row says so."""

    def clean_code(self) -> str:
        adapter, user = get_adapter(), self.user  # type: ignore[attr-defined]  # of the form beside it
        beurt = neem_beurt_voor_code(user.pk, nu())
        if beurt is None:
            meld_mislukte_inlog(context.request, hoe="te_vaak", gebruiker_id=user.pk)
            raise adapter.validation_error("too_many_login_attempts")
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError:
            meld_mislukte_inlog(context.request, hoe="code", gebruiker_id=user.pk)
            raise
        van_app = self.authenticator.type == Authenticator.Type.TOTP  # type: ignore[attr-defined]
        if van_app and not eenmalig("code", user.pk, code, nu=nu(), geldig=_CODE_GELDT):
            raise get_mfa_adapter().validation_error("incorrect_code")
        beurt.geef_terug()
        return code


class CodeForm(_MetRem, AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The second step: a code of the app, or of the list for who lost the telephone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.heeft_app:
            _code(self, _("Code uit uw app"), _("Zes cijfers. Telefoon kwijt? Vul dan een herstelcode in."))
        else:
            _code(self, _("Herstelcode"), _("Uw passkey kwijt? Vul dan een van uw herstelcodes in."))

    @cached_property
    def heeft_app(self) -> bool:
        """Whether this person has an app with codes, and not a passkey alone."""
        return bool(is_mfa_enabled(self.user, [Authenticator.Type.TOTP]))


class CodeOpnieuwForm(_MetRem, CodeOpnieuwForm_):  # type: ignore[misc]  # allauth ships no types
    """A code once more, before something about logging in changes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Code uit uw app"))


class TweedeStapForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    """The first code of a new app: proof that it works."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Code uit uw app"), _("Zes cijfers."))
