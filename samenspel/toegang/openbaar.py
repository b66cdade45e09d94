"""The URLs that need no login, and those that need no appointment. Everything else is guarded."""

from __future__ import annotations

from django.urls import ResolverMatch

OPENBAAR = frozenset(
    {
        "account_login",
        "account_logout",
        "account_signup",
        "account_inactive",
        "mfa_authenticate",
        "leeft",
    }
)
_ZONDER_AANSTELLING = ("account_", "mfa_", "usersessions_")


def is_openbaar(match: ResolverMatch) -> bool:
    """May anybody open this? Static files are served before any view."""
    return match.view_name in OPENBAAR


def zonder_aanstelling(match: ResolverMatch) -> bool:
    """Own account pages: login is enough, no personal data of newcomers is within reach."""
    return match.view_name.startswith(_ZONDER_AANSTELLING)
