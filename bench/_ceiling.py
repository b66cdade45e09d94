"""The ceiling: a bare Django view with the same queries and an equally long template; no login, RLS, audit or forms.

It is asked in the same way as ours: by the test client, through the middleware of a fresh Django project.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType

from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import path

View = Callable[[HttpRequest], HttpResponse]
_RIJ = (
    '<li class="rij"><div><a href="/dossiers/{{ rij.id }}/"><bdi>{{ rij.naam }}</bdi></a> <span>{{ rij.nummer }}</span></div>'
    '<div>{{ rij.wat }}<br><a href="/dossiers/{{ rij.id }}/termijnen/">{{ rij.bron }}</a></div>'
    '<div><b>{{ rij.dag|date:"D j F" }}</b><small>{{ rij.nog }}</small></div><div><a href="{{ rij.url }}">{{ rij.knop }}</a></div>{{ rij.vulling }}</li>'
)
_BLAD = f"<!doctype html><html><head><title>Plafond</title></head><body>{{{{ kop }}}}<ul>{{% for rij in rijen %}}{_RIJ}{{% endfor %}}</ul></body></html>"


def kept(queries: list[str]) -> list[str]:
    """The same statements, planned once on the connection of the owner: our pages keep their plans, a bare Django view does not."""
    with connections["eigenaar"].cursor() as cursor:
        for nummer, query in enumerate(queries):
            cursor.execute(f"prepare plafond_{nummer} as {query}")
    return [f"execute plafond_{nummer}" for nummer in range(len(queries))]


def bare_view(queries: list[str], rows: list[dict[str, object]], size: int) -> View:
    """A view that runs these statements as the owner and renders these rows, filled up to `size` bytes."""
    template = engines["django"].from_string(_BLAD)
    per_row = max(0, size // max(1, len(rows)) - 420)
    filled = [{**row, "vulling": "x" * per_row} for row in rows]

    def view(request: HttpRequest) -> HttpResponse:
        with connections["eigenaar"].cursor() as cursor:
            for query in queries:
                cursor.execute(query)
                cursor.fetchall()
        return HttpResponse(template.render({"kop": "Werkvoorraad", "rijen": filled}, request))

    return view


_DJANGOS_EIGEN = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


@contextmanager
def served(view: View, data: dict[str, str] | None = None) -> Iterator[Callable[[], object]]:
    """The view behind an address of a bare project, for as long as the block lasts; calling it is one request (a POST with `data`)."""
    urls = ModuleType("bench_plafond")
    urls.urlpatterns = [path("plafond/", view)]  # type: ignore[attr-defined]  # a module made here
    with override_settings(ROOT_URLCONF=urls, MIDDLEWARE=_DJANGOS_EIGEN):
        client = Client()
        yield lambda: client.post("/plafond/", data) if data else client.get("/plafond/")
