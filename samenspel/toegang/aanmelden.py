"""Who is logged in: the session and the account behind it, read by one question that is kept."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore as DatabaseSession
from django.contrib.sessions.models import Session
from django.db.models import OuterRef, QuerySet, Subquery

from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.klok import nu
from samenspel.toegang.models import Gebruiker


def _gebruiker(gebruiker_id: UUID) -> QuerySet[Gebruiker]:
    return Gebruiker.objects.filter(pk=gebruiker_id)


def _sessie(sleutel: str, moment: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=sleutel, expire_date__gt=moment)


def _sessie_met_wie(sleutel: str, moment: datetime) -> Any:
    inhoud = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=moment).values("session_data")
    van_iemand = UserSession.objects.filter(session_key=sleutel).select_related("user")
    return van_iemand.annotate(inhoud=Subquery(inhoud))


_GEBRUIKER, _SESSIE, _SESSIE_MET_WIE = Eenmaal(_gebruiker), Eenmaal(_sessie), Eenmaal(_sessie_met_wie)
_bij_de_sessie: ContextVar[Gebruiker | None] = ContextVar("gebruiker_bij_de_sessie", default=None)
"""The account that came with the session of this request, until it is asked for."""


class LoginBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Login of allauth; the account behind a session is found by a kept question."""

    def get_user(self, user_id: Any) -> Gebruiker | None:
        """Nobody when the account is gone or shut."""
        sleutel = user_id if isinstance(user_id, UUID) else UUID(str(user_id))
        gebruiker = _bij_de_sessie.get()
        _bij_de_sessie.set(None)
        if gebruiker is None or gebruiker.pk != sleutel:
            gebruiker = _GEBRUIKER.eerste(sleutel)
        return gebruiker if gebruiker and self.user_can_authenticate(gebruiker) else None


class SessionStore(DatabaseSession):
    """Sessions in the database, as Django keeps them. Django asks for a class of this name."""

    def _get_session_from_db(self) -> Session | None:
        sleutel, moment = self.session_key or "", nu()
        van_iemand = _SESSIE_MET_WIE.eerste(sleutel, moment)
        if van_iemand is not None and van_iemand.inhoud is not None:
            _bij_de_sessie.set(van_iemand.user)
            return Session(session_key=sleutel, session_data=van_iemand.inhoud)
        _bij_de_sessie.set(None)
        sessie = _SESSIE.eerste(sleutel, moment)
        if sessie is None:
            self._session_key = None
        return sessie
