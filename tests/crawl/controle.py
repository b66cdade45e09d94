"""Positive controls of the crawl: broken copies of the house, each of which it must see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from unittest import mock

from django.http import HttpRequest, HttpResponse

from tests.crawl.kruiper import Geval, Kruiper, Uitslag, gevallen

_ALLES = ("regievoerder", "coach_inburgering", "teamleider", "intakebalie", "inburgeraar", "mb_coordinator", "anoniem")


def _bij(*namen: str) -> list[Geval]:
    return [
        geval
        for geval in gevallen()
        if geval.route.naam in namen
        and geval.wie[0] in _ALLES
        and (not geval.route.dossier or geval.toestand in {"geen", "gestopt", "andere_gemeente"})
    ]


def niets_bewaard() -> AbstractContextManager[Any]:
    """Every question is put together anew: one that was kept knows nothing of what was changed since."""
    from samenspel.kern.eenmaal import Eenmaal

    return mock.patch.object(Eenmaal, "__call__", lambda zelf, *args: list(zelf._bouw(*args)))


@contextmanager
def zonder_muren() -> Iterator[None]:
    """Both walls down: `zichtbaar_voor` gives everything, and the pages run as the owner. No question is one that was kept with the walls up."""
    from samenspel.kern.identiteit import ROL_EIGENAAR
    from samenspel.toegang.gebonden import GebondenQuerySet

    with (
        mock.patch.object(GebondenQuerySet, "zichtbaar_voor", lambda self, wie: self.all()),
        mock.patch("samenspel.kern.identiteit.ROL_APP", ROL_EIGENAAR),
        niets_bewaard(),
    ):
        yield


def vervang(naam: str, view: Callable[..., HttpResponse]) -> AbstractContextManager[Any]:
    """Another view behind one route."""
    from django.urls import get_resolver

    ruimte, _punt, kort = naam.partition(":")
    for resolver in get_resolver().url_patterns:
        for patroon in getattr(resolver, "url_patterns", ()):
            if getattr(resolver, "namespace", None) == ruimte and patroon.name == kort:
                return mock.patch.object(patroon, "callback", view)
    raise AssertionError(naam)


def kapot(request: HttpRequest, **_kwargs: Any) -> HttpResponse:
    raise RuntimeError("kapot")


def _alles_mag(*_args: Any, **_kwargs: Any) -> Any:
    from samenspel.kern.oordeel import JA

    return JA


def _kale_koppen() -> AbstractContextManager[Any]:
    return mock.patch.dict("samenspel.kern.middleware.KOPPEN", clear=True)


FOUTEN: dict[str, tuple[Callable[[], AbstractContextManager[Any]], tuple[str, ...]]] = {
    "beide muren weg": (zonder_muren, ("intake:papier",)),
    "een lijst zonder muren": (zonder_muren, ("werkvoorraad:agenda", "keten:clienten", "dossiers:lijst")),
    "een scherm dat stuk is": (lambda: vervang("dossiers:termijnen", kapot), ("dossiers:termijnen",)),
    "een scherm dat niets zegt": (lambda: vervang("beleid:lijst", lambda request: HttpResponse("ok")), ("beleid:lijst",)),
    "een bevoegdheid die altijd ja zegt": (
        lambda: mock.patch("samenspel.dossiers.views.regie.mag_verdelen", _alles_mag), ("dossiers:toewijzen",)
    ),
}  # fmt: skip
AANTAL = len(FOUTEN) + 1


def gemist(kruiper: Kruiper) -> list[str]:
    """The broken copies that the crawl did not see."""
    uit = []
    for naam, (maak, routes) in FOUTEN.items():
        kruiper.uitslag = Uitslag()
        with maak():
            kruiper.loop(_bij(*routes), ("GET",))
            if "lijst" in naam:
                kruiper.loop([geval for geval in gevallen() if geval.route.naam in routes], ("GET",))
        if not kruiper.uitslag.mis:
            uit.append(naam)
    kruiper.uitslag = Uitslag()
    with _kale_koppen():
        kruiper.loop(_bij("dossiers:dossier")[:3], ("GET",))
    return uit if kruiper.uitslag.koppen else [*uit, "antwoorden zonder koppen"]
