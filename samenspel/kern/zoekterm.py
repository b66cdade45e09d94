"""What somebody searches for never stands in an address: a name or a number would stay in histories, logs and bookmarks.

A search form posts, with the hidden field `zoekvraag`. `ZoektermMiddleware` answers with the same page at an address in which
the term is encrypted (`z=...`), so that the way back, pages and links keep working; a view reads `zoek` as before. The same term gives the
same address. Links to it are made by `urlencode` of `request.GET`, or with `verborgen`.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase

ZOEK, VERBORGEN, ZOEKVRAAG = "zoek", "z", "zoekvraag"
_LANGST = 80


@lru_cache(maxsize=1)
def _sleutel(geheim: str) -> AESSIV:
    return AESSIV(HKDF(algorithm=SHA256(), length=64, salt=None, info=b"samenspel|zoekterm").derive(geheim.encode()))


def verberg(term: str) -> str:
    """The term as it may stand in an address."""
    cijfer = _sleutel(settings.SECRET_KEY).encrypt(term[:_LANGST].encode(), None)
    return base64.urlsafe_b64encode(cijfer).rstrip(b"=").decode()


def onthul(teken: str) -> str:
    """The term again; "" for what was not made here."""
    try:
        cijfer = base64.urlsafe_b64decode(teken + "=" * (-len(teken) % 4))
        return _sleutel(settings.SECRET_KEY).decrypt(cijfer, None).decode()
    except (InvalidTag, ValueError):
        return ""


def verborgen(paren: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The parts of an address, with the term hidden and without what is empty."""
    return [(VERBORGEN, verberg(waarde)) if naam == ZOEK else (naam, waarde) for naam, waarde in paren if waarde]


class Zoekvraag(QueryDict):
    """A query whose term can be read, and is written hidden."""

    def urlencode(self, safe: str | None = None) -> str:
        """As `QueryDict` does, with the term hidden."""
        return urlencode(
            verborgen((naam, str(waarde)) for naam, waarden in self.lists() for waarde in waarden), safe=safe or ""
        )


class ZoektermMiddleware:
    """Turns a posted search into an address, and an address with a hidden term into a query with `zoek`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """After the check of the form's origin, before anything else."""
        if request.method == "POST" and ZOEKVRAAG in request.POST:
            return HttpResponseRedirect(f"{request.path}?{urlencode(_gevraagd(request.POST))}")
        if VERBORGEN in request.GET or ZOEK in request.GET:
            request.GET = _leesbaar(request.GET)  # type: ignore[assignment]  # mutable no more
        return None


def _gevraagd(velden: QueryDict) -> list[tuple[str, str]]:
    weg = {"csrfmiddlewaretoken", ZOEKVRAAG}
    return verborgen(
        (naam, str(waarde).strip()) for naam, waarden in velden.lists() if naam not in weg for waarde in waarden
    )


def lees_vraag(tekst: str) -> Zoekvraag:
    """A query that a form carried along, such as the way back to a list as it was filtered."""
    return _leesbaar(QueryDict(tekst))


def _leesbaar(vraag: QueryDict) -> Zoekvraag:
    nieuw: Any = Zoekvraag(mutable=True)
    for naam, waarden in vraag.lists():
        nieuw.setlist(naam, waarden)
    if VERBORGEN in nieuw:
        nieuw[ZOEK] = onthul(nieuw.pop(VERBORGEN)[-1])
    nieuw._mutable = False
    uit: Zoekvraag = nieuw
    return uit
