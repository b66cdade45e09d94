"""Are you still the one who logged in? Asked before what reaches far: a full number, a file with many people, access of others.

Who showed who they are in the last five minutes is not asked again. What was typed stays on the device meanwhile (`concept.js`),
and stands there again afterwards.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, cast
from urllib.parse import urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

P = ParamSpec("P")
View = Callable[Concatenate[Any, P], HttpResponseBase]
_MANIEREN: Final = frozenset({"password", "mfa", "aanbieder"})


def kort_geleden(request: HttpRequest) -> bool:
    """Whether a password, a code or a passkey was shown in the last five minutes, here or at a provider that says when."""
    records = get_authentication_records(request, cast("Any", request.user))
    laatste = max((record.get("at", 0) for record in records if record.get("method") in _MANIEREN), default=0)
    return bool(time.time() - laatste < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)


def vraagt_wie_u_bent(view: View[P]) -> View[P]:
    """The one decorator: this page opens for who showed it a short while ago."""

    @wraps(view)
    def bewaakt(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if kort_geleden(request):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            messages.info(request, _("U kunt nu verder. Druk nog een keer op de knop."))
        return redirect_to_login(_waarheen(request), login_url=reverse("account_bent_u_het"))

    bewaakt.vraagt_wie_u_bent = True  # type: ignore[attr-defined]  # for the test over every route
    return bewaakt


def _waarheen(request: HttpRequest) -> str:
    """A form has an address of its own; a button is pressed on another page, and that one opens again."""
    if request.method != "POST":
        return request.get_full_path()
    vorige = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(
        vorige, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return "/"
    delen = urlsplit(vorige)
    return f"{delen.path}?{delen.query}" if delen.query else delen.path
