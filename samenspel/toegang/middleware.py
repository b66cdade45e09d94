"""Every view of a logged-in user runs in one transaction with an identity; a refusal becomes a 409 page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast
from uuid import UUID

from allauth.account.internal.flows.logout import logout
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.db.utils import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import ResolverMatch
from psycopg.errors import QueryCanceled

from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import vandaag
from samenspel.kern.leesboek import Leesboek, leesboek
from samenspel.kern.oordeel import Omweg, Weigering
from samenspel.toegang.aanmelden import SessionStore, aanstellingen_bij_de_sessie
from samenspel.toegang.logschrijver import Spoor, schrijf, spoor_van
from samenspel.toegang.models import Aanstelling, Gebruiker, Rol
from samenspel.toegang.oidc.merk import niveau_van, opent
from samenspel.toegang.openbaar import is_openbaar, zonder_aanstelling
from samenspel.toegang.tweede_stap import eerst_tweede_stap
from samenspel.toegang.verwerkingen import verwerking_van
from samenspel.toegang.verzoek import Verzoek

SESSIE_AANSTELLING = "aanstelling"


def _geldig(gebruiker_id: UUID, op: date) -> QuerySet[Aanstelling]:
    rijen = Aanstelling.objects.geldig(op).filter(gebruiker_id=gebruiker_id).met_eigen_dossier()
    return rijen.select_related("gemeente", "organisatie")


_GELDIG = Eenmaal(_geldig)


def aanstellingen_van(request: HttpRequest) -> list[Aanstelling]:
    """Of the user, in force today: those that came with the session, else asked once. Kept for the menu that switches."""
    if not hasattr(request, "aanstellingen"):
        gebruiker = cast("Gebruiker", request.user)
        gevonden = aanstellingen_bij_de_sessie(gebruiker)
        gevonden = _GELDIG(gebruiker.pk, vandaag()) if gevonden is None else gevonden
        request.aanstellingen = [a for a in gevonden if opent(request, a)]  # type: ignore[attr-defined]
    return cast("list[Aanstelling]", request.aanstellingen)  # type: ignore[attr-defined]


def kies_aanstelling(request: HttpRequest) -> Aanstelling | None:
    """The appointment chosen in this session, else the first that is in force today."""
    aanstellingen = aanstellingen_van(request)
    gekozen = request.session.get(SESSIE_AANSTELLING)
    return next((a for a in aanstellingen if str(a.pk) == gekozen), aanstellingen[0] if aanstellingen else None)


def _is_een_andere(request: HttpRequest, aanstelling: Aanstelling) -> bool:
    """The appointment in which somebody was at work has ended: nobody goes on in another without choosing it."""
    return bool(request.session.get(SESSIE_AANSTELLING, str(aanstelling.pk)) != str(aanstelling.pk))


def aanwezige(gebruiker: Gebruiker, aanstelling: Aanstelling, doel: str, niveau: str = "") -> Aanwezige:
    """The identity of a user in an appointment, with the purpose of this request, and how surely a newcomer logged in."""
    return Aanwezige(
        gebruiker_id=gebruiker.pk,
        gemeente_id=aanstelling.gemeente_id,
        rol=aanstelling.rol,
        doel=doel,
        aanstelling_id=aanstelling.pk,
        organisatie_id=aanstelling.organisatie_id,
        dossier_id=aanstelling.eigen_dossier_id,
        naam=gebruiker.naam,
        niveau=niveau if aanstelling.rol == Rol.INBURGERAAR else "",
    )


def andere_plekken(request: Verzoek) -> list[tuple[Aanstelling, Aanwezige]]:
    """Appointments of who asks in other municipalities, in force today, each with the identity that a page there would have. Not for an organisation."""
    hier = request.wie.gemeente_id
    anderen = [a for a in aanstellingen_van(request) if a.gemeente_id != hier and a.organisatie_id is None]
    return [(a, aanwezige(request.user, a, request.wie.doel)) for a in anderen]


class AanwezigeMiddleware:
    """Guards every URL that `toegang.openbaar` does not name, and opens the identity around the view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is None or is_openbaar(match):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        cast("SessionStore", request.session).raak_aan()
        eerst = eerst_tweede_stap(request, match.view_name, lambda: aanstellingen_van(request))
        if eerst is not None:
            return eerst
        if zonder_aanstelling(match):
            return None
        return self._als_aanwezige(cast("Verzoek", request), match, view, args, kwargs)

    def _als_aanwezige(
        self,
        request: Verzoek,
        match: ResolverMatch,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase:
        aanstelling = kies_aanstelling(request)
        if aanstelling is not None and _is_een_andere(request, aanstelling):
            logout(request, show_message=False)
            return redirect_to_login(request.get_full_path())
        if aanstelling is None:
            return _weiger(
                request, "U heeft nu geen aanstelling. Vraag uw functioneel beheerder om toegang.", status=403
            )
        request.aanstelling = aanstelling
        request.wie = aanwezige(request.user, aanstelling, match.view_name, niveau_van(request))
        spoor = spoor_van(request)
        try:
            with identiteit(request.wie, tijdslimiet=settings.TIJDSLIMIET, trace=spoor.trace), leesboek() as boek:
                response = view(request, *args, **kwargs)
                if hasattr(response, "render") and callable(response.render):
                    response = response.render()
                schrijf_bij(request, spoor, boek, response)
                return response
        except Weigering as weigering:
            with identiteit(request.wie):
                schrijf_weigering(request, spoor, 409)
                return _weiger(request, weigering.reden, status=409)
        except Omweg as omweg:
            return redirect(omweg.naar)
        except (Http404, PermissionDenied) as fout:
            with identiteit(request.wie):
                schrijf_weigering(request, spoor, 404 if isinstance(fout, Http404) else 403)
            raise
        except DatabaseError as fout:
            if getattr(fout.__cause__, "sqlstate", "") == ALLEEN_BEWAARD:
                with identiteit(request.wie):
                    schrijf_weigering(request, spoor, 409)
                    return _weiger(request, _ALLEEN_BEWAARD, status=409)
            if not isinstance(fout.__cause__, QueryCanceled):
                raise
            with identiteit(request.wie):
                return _weiger(request, _TE_LANG, status=503)


_LEEST = frozenset({"GET", "HEAD", "OPTIONS"})


def schrijf_bij(request: Verzoek, spoor: Spoor, boek: Leesboek, response: HttpResponse) -> None:
    """What this request read or changed, in both logs; a page about nobody that changed nothing has nothing to tell."""
    wijzigt = request.method not in _LEEST
    verwerking = verwerking_van(request.wie.doel)
    if boek.gelezen or wijzigt or (verwerking is not None and verwerking.altijd):
        actie = "schrijf" if wijzigt else "uitvoer" if "Content-Disposition" in response.headers else "lees"
        resultaat = "ok" if response.status_code < 400 else "geweigerd"
        status = response.status_code
        schrijf(
            request.wie, spoor, pad=request.path, actie=actie, resultaat=resultaat, status=status, gelezen=boek.gelezen
        )


def schrijf_weigering(request: Verzoek, spoor: Spoor, status: int) -> None:
    """What was refused, in a transaction of its own: that of the request is gone. Nothing was shown, so nobody's data is named."""
    actie = "lees" if request.method in _LEEST else "schrijf"
    schrijf(request.wie, spoor, pad=request.path, actie=actie, resultaat="geweigerd", status=status, gelezen={})


ALLEEN_BEWAARD = "SB018"
"""What the database says when somebody writes in a record that is only stored (AVG 18)."""
_ALLEEN_BEWAARD = (
    "Van dit dossier worden gegevens voorlopig alleen bewaard, omdat de inburgeraar daarom vroeg (AVG 18). Er is niets veranderd. "
    "Overleg met de regievoerder: die kan de beperking opheffen, nadat de inburgeraar dat weet."
)
_TE_LANG = (
    "Dit duurde te lang, en is gestopt. Er is niets veranderd. Zoek met meer letters of kies een kleinere lijst. "
    "Lukt het dan nog niet? Probeer het over een paar minuten opnieuw."
)


def _weiger(request: HttpRequest, reden: str, *, status: int) -> HttpResponse:
    return render(request, "huisstijl/fout.html", {"titel": "Dit kan nu niet", "zin": reden}, status=status)
