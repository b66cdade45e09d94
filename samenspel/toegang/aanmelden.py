"""Who is logged in: the session, the account behind it and its appointments, read by one question that is kept.

A session ends after a time in which nothing is asked (`stil`), and at the latest ten hours after login. When it ends by
itself is the row's `expire_date`, so nobody has to look it up; it moves at most once a minute.
"""

from __future__ import annotations

from contextvars import ContextVar
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final, cast
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.sessions.backends.db import SessionStore as DatabaseSession
from django.contrib.sessions.models import Session
from django.db.models import F, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.crypto import get_random_string

from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.models import Aanstelling, Gebruiker
from samenspel.toegang.tweede_stap import mag_zonder

BEGON: Final = "begon"
STIL: Final = "stil"
_MINUUT: Final = timedelta(minutes=1)


def _gebruiker(gebruiker_id: UUID) -> QuerySet[Gebruiker]:
    return Gebruiker.objects.filter(pk=gebruiker_id)


def _sessie(sleutel: str, moment: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=sleutel, expire_date__gt=moment)


def _sessie_met_aanstellingen(sleutel: str, moment: datetime, op: date) -> QuerySet[Aanstelling]:
    """The appointments of who has this session, each with the account and the session itself."""
    rij = Session.objects.filter(session_key=sleutel, expire_date__gt=moment)
    rijen = Aanstelling.objects.geldig(op).filter(gebruiker__usersession__session_key=sleutel).met_eigen_dossier()
    rijen = rijen.select_related("gebruiker", "gemeente", "organisatie")
    return rijen.annotate(inhoud=Subquery(rij.values("session_data")), eindigt=Subquery(rij.values("expire_date")))


_GEBRUIKER, _SESSIE = Eenmaal(_gebruiker), Eenmaal(_sessie)
_SESSIE_MET_AANSTELLINGEN = Eenmaal(_sessie_met_aanstellingen)
_bij_de_sessie: ContextVar[Gebruiker | None] = ContextVar("gebruiker_bij_de_sessie", default=None)
"""The account that came with the session of this request, until it is asked for."""
_AANSTELLINGEN: Final = "aanstellingen_bij_de_sessie"


def aanstellingen_bij_de_sessie(gebruiker: Gebruiker) -> list[Aanstelling] | None:
    """What came with the session of this very account, in force today; None when nothing did, so that who asks must ask the database."""
    return cast("list[Aanstelling] | None", getattr(gebruiker, _AANSTELLINGEN, None))


class LoginBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Login of allauth; the account behind a session is found by a kept question.

    An address that nobody has costs the same as one that somebody has: one row asked for, one password worked out.
    """

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> Gebruiker | None:
        self._did_check_password = True  # so that allauth works out no second one
        gebruiker = Gebruiker.objects.filter(email=str(credentials.get("email") or "").lower()).first()
        klopt = check_password(
            credentials.get("password"), gebruiker.password if gebruiker else wachtwoord_van_niemand()
        )
        if gebruiker is None or not klopt:
            return None
        if not self.user_can_authenticate(gebruiker):
            self._stash_user(gebruiker)  # allauth then leads to the page that says so
            return None
        return gebruiker

    def get_user(self, user_id: Any) -> Gebruiker | None:
        """Nobody when the account is gone or shut."""
        sleutel = user_id if isinstance(user_id, UUID) else UUID(str(user_id))
        gebruiker = _bij_de_sessie.get()
        _bij_de_sessie.set(None)
        if gebruiker is None or gebruiker.pk != sleutel:
            gebruiker = _GEBRUIKER.eerste(sleutel)
        return gebruiker if gebruiker and self.user_can_authenticate(gebruiker) else None


@cache
def wachtwoord_van_niemand() -> str:
    """The password of an account that does not exist, worked out as the others are."""
    return make_password(get_random_string(20))


class SessionStore(DatabaseSession):
    """Sessions in the database, as Django keeps them. Django asks for a class of this name."""

    eindigt: datetime | None = None
    """When the row says that it ends by itself, as it was read."""

    def _get_session_from_db(self) -> Session | None:
        sleutel, moment = self.session_key or "", nu()
        aanstellingen: list[Any] = _SESSIE_MET_AANSTELLINGEN(sleutel, moment, vandaag()) if sleutel else []
        if aanstellingen and (eerste := aanstellingen[0]).inhoud is not None:
            gebruiker = eerste.gebruiker
            for aanstelling in aanstellingen:
                aanstelling._state.fields_cache.pop("gebruiker")  # who points at each other is cleaned up late
            setattr(gebruiker, _AANSTELLINGEN, aanstellingen)
            _bij_de_sessie.set(gebruiker)
            self.eindigt = eerste.eindigt
            return Session(session_key=sleutel, session_data=eerste.inhoud)
        _bij_de_sessie.set(None)
        sessie = _SESSIE.eerste(sleutel, moment)
        if sessie is None:
            self._session_key = None
        else:
            self.eindigt = sessie.expire_date
        return sessie

    def get_session_cookie_age(self) -> int:
        """How many seconds it lives from now: idle, and never beyond the end of the working day."""
        over = self.get(BEGON, nu().timestamp()) + settings.SESSIE_HOOGUIT - nu().timestamp()
        return max(0, int(min(self.get(STIL, settings.SESSIE_STIL_INBURGERAAR), over)))

    def raak_aan(self) -> None:
        """It is in use: the end moves, at most once a minute, and nothing else of the row changes."""
        nieuw = nu() + timedelta(seconds=self.get_session_cookie_age())
        if self.eindigt is not None and nieuw - self.eindigt >= _MINUUT:
            Session.objects.filter(session_key=self.session_key).update(expire_date=nieuw)


def begin_sessie(request: HttpRequest, user: Gebruiker, **rest: Any) -> None:
    """At login: when it began, and how long it may be silent. Nobody is logged in everywhere for ever."""
    aanstellingen = Aanstelling.objects.geldig(vandaag()).filter(gebruiker_id=user.pk)
    request.session[BEGON] = nu().timestamp()
    request.session[STIL] = settings.SESSIE_STIL_INBURGERAAR if mag_zonder(aanstellingen) else settings.SESSIE_STIL
    andere = UserSession.objects.filter(user_id=user.pk).exclude(session_key=request.session.session_key)
    for oudste in andere.order_by("-created_at")[settings.SESSIES_TEGELIJK - 1 :]:
        oudste.end()


def beeindig_sessies(gebruiker_id: UUID) -> None:
    """All sessions of this person stop at the next request, on every device: the mark that each carries is no longer right."""
    Gebruiker.objects.filter(pk=gebruiker_id).update(sessieronde=F("sessieronde") + 1)
