"""django-allauth: nobody signs up, accounts are made by the functional manager; the second step keeps its secrets encrypted."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any, ClassVar
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from samenspel.kern.geheim import ontsleutel, versleutel
from samenspel.toegang.models import Gebruiker
from samenspel.toegang.toestel import naam_van_toestel

_HUIS = UUID(int=0)  # an account is of no municipality
_PLEK = "mfa_authenticator|data|"


class GeslotenAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closed: no sign-up."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk beide na."),
        "enter_current_password": _("Dit is niet uw wachtwoord van nu. Typ het opnieuw."),
        "incorrect_code": _("Deze code klopt niet. Neem de code over die de app nu laat zien."),
        "incorrect_password": _("Dit wachtwoord klopt niet. Typ het opnieuw."),
        "too_many_login_attempts": _("Dit ging te vaak mis. Probeer het over een paar minuten opnieuw."),
        "rate_limited": _("Dit ging te vaak mis. Probeer het over een paar minuten opnieuw."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: Gebruiker, password: str) -> None:
        """Only the column that the login role may write: a page without an appointment changes nothing else of a user."""
        user.set_password(password)
        user.save(update_fields=["password"])


class TweedeStapAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """What an app needs to make codes does not stand readable in the database."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("De tweede stap kan nu niet uit."),
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

    def encrypt(self, text: str) -> str:
        return b64encode(versleutel(text.encode(), gemeente_id=_HUIS, plek=_PLEK)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return ontsleutel(b64decode(encrypted_text), gemeente_id=_HUIS, plek=_PLEK).decode()
