"""Sessions, as their owner sees them: still here, where else, and out."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from allauth.core.internal.httpkit import add_query_params
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST


@require_POST
def er_nog(request: HttpRequest) -> HttpResponse:
    """Somebody is still here: typing, or pressing "Ik ben er nog". The middleware has moved the end."""
    return HttpResponse(status=204)


@require_GET
def bent_u_het(request: HttpRequest) -> HttpResponse:
    """To the quickest way in which this person can show it."""
    manieren = get_adapter().get_reauthentication_methods(request.user)
    if not manieren:
        return redirect("account_login")
    verder = get_next_redirect_url(request)
    return redirect(add_query_params(manieren[0]["url"], {"next": verder} if verder else {}))


class Sessielijst(ListUserSessionsView):  # type: ignore[misc]  # allauth ships no types
    """Where somebody is logged in. One device out, or all others."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        nummer = request.POST.get("sessie", "")
        if not nummer:
            antwoord: HttpResponse = super().post(request, *args, **kwargs)
            return antwoord
        eigen = UserSession.objects.filter(user=request.user)
        sessie = get_object_or_404(eigen, pk=int(nummer) if nummer.isdecimal() and len(nummer) < 18 else 0)
        end_sessions(request, [sessie])
        if request.user.is_authenticated:
            messages.success(request, _("Dat toestel is uitgelogd."))
        return redirect("usersessions_list")


def uitloggen(request: HttpRequest) -> HttpResponseBase:
    """Out; what the browser kept for this site goes as well. Pages were never kept (`no-store`), so its cache may stay."""
    antwoord: HttpResponseBase = account.logout(request)
    if request.method == "POST":
        antwoord.headers["Clear-Site-Data"] = '"storage"'
    return antwoord
