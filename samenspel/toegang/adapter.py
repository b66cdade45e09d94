"""django-allauth: nobody signs up; accounts are made by the functional manager."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class GeslotenAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closed: no sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
