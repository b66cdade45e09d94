"""What stands around every request: headers on each answer, and which requests come in at all."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.views.defaults import permission_denied

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
KOPPEN = {
    "Content-Security-Policy": CSP,
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
"""Of every answer that has no such header of its own: also of a redirect, an error and a static file (which may be kept)."""
_METHODEN = ("GET", "HEAD", "POST")
_VEILIG = frozenset({"GET", "HEAD"})
_HIERVANDAAN = frozenset({"", "same-origin", "none"})

Antwoorder = Callable[[HttpRequest], HttpResponseBase]


def koppen(get_response: Antwoorder) -> Antwoorder:
    """Set the headers that forbid inline code, framing, sniffing and caching of personal pages. Stands outermost."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for naam, waarde in KOPPEN.items():
            response.headers.setdefault(naam, waarde)
        return response

    return middleware


def poort(get_response: Antwoorder) -> Antwoorder:
    """No other methods than pages and forms use; nothing is changed by a page of another site.

    A browser says itself from where a request comes (Sec-Fetch-Site), and no page can make it lie. The token of the form stays as
    well, for browsers that do not say it.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in _METHODEN:
            return HttpResponseNotAllowed(_METHODEN)
        if request.method not in _VEILIG and request.headers.get("Sec-Fetch-Site", "") not in _HIERVANDAAN:
            return zonder_bewijs(request)
        return get_response(request)

    return middleware


def zonder_bewijs(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from a page of ours: our own page, and no word about why."""
    return permission_denied(request, PermissionDenied())
