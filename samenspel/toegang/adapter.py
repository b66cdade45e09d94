"""django-allauth: nobody signs up; accounts are made by the functional manager."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from samenspel.toegang.models import Gebruiker


class GeslotenAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closed: no sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: Gebruiker, password: str) -> None:
        """Only the column that the login role may write: a page without an appointment changes nothing else of a user."""
        user.set_password(password)
        user.save(update_fields=["password"])
