"""django-allauth: nobody signs up, accounts are made by the functional manager; the second step keeps its secrets encrypted."""

from __future__ import annotations

from base64 import b64decode, b64encode
from ipaddress import ip_address, ip_network
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from samenspel.kern.geheim import ontsleutel, versleutel
from samenspel.kern.klok import nu
from samenspel.toegang.aanmelden import LoginBackend
from samenspel.toegang.mislukte_inlog import meld_mislukte_inlog
from samenspel.toegang.models import Gebruiker
from samenspel.toegang.rem import neem_beurt_voor_code, neem_beurt_voor_wachtwoord, onthoud_plek
from samenspel.toegang.sleutelplekken import HUIS, TWEEDE_STAP
from samenspel.toegang.toestel import naam_van_toestel
from samenspel.toegang.tweede_stap import mag_weg


class GeslotenAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closed: no sign-up."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Deze inlognaam en dit wachtwoord horen niet bij elkaar. Kijk beide na."),
        "enter_current_password": _("Dit is niet uw wachtwoord van nu. Typ het opnieuw."),
        "incorrect_code": _("Deze code klopt niet. Neem de code over die de app nu laat zien."),
        "incorrect_password": _("Dit wachtwoord klopt niet. Typ het opnieuw."),
        "too_many_login_attempts": _("Dit ging te vaak mis. Probeer het over een paar minuten opnieuw."),
        "rate_limited": _("Dit ging te vaak mis. Probeer het over een paar minuten opnieuw."),
    }

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Gebruiker | None:
        """A turn is taken before the password is looked at, and given back to who was right."""
        email = str(credentials.get("email") or "")
        beurt = neem_beurt_voor_wachtwoord(email, plek_van(request), nu())
        if beurt is None:
            meld_mislukte_inlog(request, hoe="te_vaak", email=email)
            raise self.validation_error("too_many_login_attempts")
        LoginBackend.unstash_authenticated_user()
        gebruiker = authenticate(request, **credentials) or LoginBackend.unstash_authenticated_user()
        if not isinstance(gebruiker, Gebruiker):
            meld_mislukte_inlog(request, hoe="wachtwoord", email=email)
            return None
        beurt.geef_terug()
        return gebruiker

    def reauthenticate(self, user: Gebruiker, password: str) -> bool:
        """The password of who is in already."""
        beurt = neem_beurt_voor_code(user.pk, nu())
        if beurt is None:
            raise self.validation_error("too_many_login_attempts")
        klopt = user.check_password(password)
        if klopt:
            beurt.geef_terug()
        else:
            meld_mislukte_inlog(context.request, hoe="wachtwoord", gebruiker_id=user.pk)
        return klopt

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The quickest first: a passkey, then a code, then the password."""
        return list(reversed(super().get_reauthentication_methods(user)))

    def get_login_stages(self) -> list[str]:
        """Ours in place of theirs: a second factor that a provider proved is not asked again."""
        eigen = {"allauth.mfa.stages.AuthenticateStage": "samenspel.toegang.oidc.stap.TweedeStap"}
        return [eigen.get(stap, stap) for stap in super().get_login_stages()]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: Gebruiker, password: str) -> None:
        """Only the column that the login role may write: a page without an appointment changes nothing else of a user."""
        user.set_password(password)
        user.save(update_fields=["password"])


def plek_van(request: HttpRequest) -> str:
    """The internet address; of IPv6 the network that somebody has."""
    ip = ip_address(GeslotenAdapter(request).get_client_ip(request))
    return str(ip_network((ip, 64), strict=False)) if ip.version == 6 else str(ip)


def onthoud_plek_van(request: HttpRequest, user: Gebruiker, **rest: Any) -> None:
    """In, with everything that was asked: from here this account has turns of its own."""
    onthoud_plek(user.email, plek_van(request), nu())


class TweedeStapAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """What an app needs to make codes does not stand readable in the database."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Dit is uw enige tweede stap. Maak eerst een andere, dan kan deze weg."),
        "cannot_generate_recovery_codes": _("Zet eerst de tweede stap aan. Daarna maakt u herstelcodes."),
        "incorrect_code": _("Deze code klopt niet. Neem de code over die de app nu laat zien."),
        "unverified_email": _("Uw e-mailadres is nog niet bevestigd. Vraag de functioneel beheerder."),
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """What the device shows, and the host that the passkey belongs to."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Samenspel"}

    def generate_authenticator_name(self, user: Gebruiker, type: Authenticator.Type) -> str:  # noqa: A002  # allauth's
        aantal = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return naam_van_toestel(context.request.META.get("HTTP_USER_AGENT", ""), aantal)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return mag_weg(authenticator.user, authenticator)

    def encrypt(self, text: str) -> str:
        return b64encode(versleutel(text.encode(), gemeente_id=HUIS, plek=TWEEDE_STAP)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return ontsleutel(b64decode(encrypted_text), gemeente_id=HUIS, plek=TWEEDE_STAP).decode()
