"""The forms of logging in: our own words, no placeholder that repeats a label."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeOpnieuwForm_
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


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
    """E-mail address of the work and password; the link for who forgot it stands under the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mailadres van uw werk")
        _kaal(self)


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


class CodeForm(AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
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
        return is_mfa_enabled(self.user, [Authenticator.Type.TOTP])


class CodeOpnieuwForm(CodeOpnieuwForm_):  # type: ignore[misc]  # allauth ships no types
    """A code once more, before something about logging in changes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Code uit uw app"))


class TweedeStapForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    """The first code of a new app: proof that it works."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Code uit uw app"), _("Zes cijfers."))
