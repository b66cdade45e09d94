"""Which fields of an address a page reads: then what it does not read need not be filled in one by one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.core.handlers.wsgi import WSGIRequest
from django.http import QueryDict


@contextmanager
def gelezen_velden() -> Iterator[set[str]]:
    """The names that are asked of `request.GET` meanwhile, whether they are there or not."""
    gelezen: set[str] = set()

    class Noteert(QueryDict):
        """Every way to ask for one field ends in one of these; who takes all of them takes no field in particular."""

        def __getitem__(self, naam: str) -> Any:
            gelezen.add(naam)
            return super().__getitem__(naam)

        def getlist(self, naam: str, default: Any = None) -> Any:
            gelezen.add(naam)
            return super().getlist(naam, default)

        def __contains__(self, naam: object) -> bool:
            gelezen.add(str(naam))
            return super().__contains__(naam)

        def items(self) -> Any:
            return [(naam, super(Noteert, self).__getitem__(naam)) for naam in self]

    def zet(verzoek: WSGIRequest, vraag: QueryDict) -> None:
        soort = type("Noteert", (Noteert, type(vraag)), {})  # a middleware may give it another class (`kern.zoekterm`)
        verzoek.__dict__["_gelezen"] = nieuw = soort(mutable=True)
        for naam, waarden in vraag.lists():
            nieuw.setlist(naam, waarden)
        nieuw._mutable = False

    def van(verzoek: WSGIRequest) -> Any:
        if "_gelezen" not in verzoek.__dict__:
            zet(verzoek, QueryDict(verzoek.environ.get("QUERY_STRING", "")))
        return verzoek.__dict__["_gelezen"]

    with mock.patch.object(WSGIRequest, "GET", property(van, zet)):
        yield gelezen
