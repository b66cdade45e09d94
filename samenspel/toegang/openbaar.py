"""The URLs that need no login, and those that need no appointment. Everything else is guarded."""

from __future__ import annotations

from typing import Any, NoReturn

from django.http import Http404, HttpRequest
from django.urls import ResolverMatch

OPENBAAR = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_aanbieder",
        "account_aanbieder_terug",
        "account_koppellink",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "persoonlijke_code",
        "persoonlijke_link",
        "leeft",
    }
)
ACCOUNT = frozenset(
    {
        "account_aanbieder_hoger",
        "account_aanbieder_opnieuw",
        "account_bent_u_het",
        "account_change_password",
        "account_er_nog",
        "account_inactive",
        "account_koppel",
        "account_koppelen",
        "account_ontkoppelen",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_authenticate",
        "mfa_deactivate_totp",
        "mfa_download_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_login_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn",
        "mfa_view_recovery_codes",
        "usersessions_list",
    }
)
"""The pages of django-allauth that exist here. Its others (signing up, another e-mail address, a new password by e-mail) are closed."""
_ZONDER_AANSTELLING = ("account_", "mfa_", "usersessions_")


def is_openbaar(match: ResolverMatch) -> bool:
    """May anybody open this? Static files are served before any view; what is closed is closed for everybody."""
    return match.view_name in OPENBAAR or match.func is niet_hier


def niet_hier(request: HttpRequest, **kwargs: Any) -> NoReturn:
    """A page that the login library has and this house does not: accounts are made, and helped, by people."""
    raise Http404


def zonder_aanstelling(match: ResolverMatch) -> bool:
    """Own account pages: login is enough, no personal data of newcomers is within reach."""
    return match.view_name.startswith(_ZONDER_AANSTELLING)
