"""Who is logged in: the account of a session, and the session itself, read by questions that are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.klok import nu
from samenspel.toegang.models import Gebruiker


def _gebruiker(gebruiker_id: UUID) -> QuerySet[Gebruiker]:
    return Gebruiker.objects.filter(pk=gebruiker_id)


def _sessie(sleutel: str, moment: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=sleutel, expire_date__gt=moment)


_GEBRUIKER, _SESSIE = Eenmaal(_gebruiker), Eenmaal(_sessie)


class LoginBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Login of allauth; the account behind a session is found by a kept question."""

    def get_user(self, user_id: Any) -> Gebruiker | None:
        """Nobody when the account is gone or shut."""
        gebruiker = _GEBRUIKER.eerste(user_id if isinstance(user_id, UUID) else UUID(str(user_id)))
        return gebruiker if gebruiker and self.user_can_authenticate(gebruiker) else None


class SessionStore(DatabaseSession):
    """Sessions in the database, as Django keeps them. Django asks for a class of this name."""

    def _get_session_from_db(self) -> Session | None:
        sessie = _SESSIE.eerste(self.session_key or "", nu())
        if sessie is None:
            self._session_key = None
        return sessie
