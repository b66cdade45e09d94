"""The ceiling: a bare Django view with the same queries and an equally long template; no login, RLS, audit or forms."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.template import engines

_RIJ = (
    '<li class="rij"><div><a href="/dossiers/{{ rij.id }}/"><bdi>{{ rij.naam }}</bdi></a> <span>{{ rij.nummer }}</span></div>'
    '<div>{{ rij.wat }}<br><a href="/dossiers/{{ rij.id }}/termijnen/">{{ rij.bron }}</a></div>'
    '<div><b>{{ rij.dag|date:"D j F" }}</b><small>{{ rij.nog }}</small></div><div><a href="{{ rij.url }}">{{ rij.knop }}</a></div>{{ rij.vulling }}</li>'
)
_BLAD = f"<!doctype html><html><head><title>Plafond</title></head><body>{{{{ kop }}}}<ul>{{% for rij in rijen %}}{_RIJ}{{% endfor %}}</ul></body></html>"


def bare_view(queries: list[str], rows: list[dict[str, object]], size: int) -> Callable[[HttpRequest], HttpResponse]:
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
