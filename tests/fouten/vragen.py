"""The requests by which a place in the code can be noticed: each route by eight people, and what the crawl does not ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import uuid4

from django.urls import URLResolver, get_resolver

from samenspel.toegang.middleware import SESSIE_AANSTELLING
from tests.crawl.kruiper import Geval, gevallen
from tests.crawl.verwacht import Plaats, Route, mag_volgens, routes

RECHTHEBBENDEN = (
    (("regievoerder", ""), "loopt"), (("functioneel_beheerder", ""), "loopt"), (("teamleider", ""), "loopt"), (("inburgeraar", ""), "zichzelf"),
    (("mb_coordinator", "loopt"), "loopt"), (("intakebalie", ""), "onverdeeld"), (("functionaris_gegevensbescherming", ""), "loopt"),
)  # fmt: skip
VOLGORDE = (
    ("beleidsadviseur", "", "loopt"), ("regievoerder", "andere_gemeente", "loopt"), ("mb_coordinator", "loopt", "loopt"), ("inburgeraar", "", "zichzelf"),
    ("regievoerder", "", "loopt"), ("anoniem", "", "loopt"), ("intakebalie", "", "onverdeeld"), ("teamleider", "", "loopt"),
    ("beleidsadviseur", "", "nog_niet"), ("regievoerder", "", "nog_niet"), ("functionaris_gegevensbescherming", "", "loopt"),
)  # fmt: skip


def _lang_geleden(sessie: Any, _wie: str) -> None:
    for record in sessie["account_authentication_methods"]:
        record["at"] -= 3600


def _zonder_tweede_stap(sessie: Any, _wie: str) -> None:
    for record in sessie["account_authentication_methods"]:
        record["method"] = "password"


def _minder_zeker(sessie: Any, wie: str) -> None:
    sessie["aanbieder"] = {"wie": wie, "bij": "x", "voor": "inburgeraars", "gemeenten": ["assen"], "niveau": "midden"}


def _andere_aanstelling(sessie: Any, _wie: str) -> None:
    sessie[SESSIE_AANSTELLING] = str(uuid4())


def _zonder_aanstelling(sessie: Any, wie: str) -> None:
    sessie["aanbieder"] = {"wie": wie, "bij": "x", "voor": "inburgeraars", "gemeenten": [], "niveau": ""}


OUD, MINDER = "lang geleden ingelogd", "minder zeker"
SESSIES: dict[str, Callable[[Any, str], None]] = {
    OUD: _lang_geleden, "zonder tweede stap": _zonder_tweede_stap, MINDER: _minder_zeker,
    "in een voorbije aanstelling": _andere_aanstelling, "zonder aanstelling": _zonder_aanstelling,
}  # fmt: skip
"""What can be about a session that the crawl has not."""


_NIETS: Mapping[str, list[str]] = MappingProxyType({})


class Vraag(NamedTuple):
    """One request: who, where, how, and in which kind of session."""

    geval: Geval
    methode: str
    soort: str = ""
    koppen: tuple[tuple[str, str], ...] = ()
    altijd: bool = False
    """Asked whatever was found before."""
    wat: str = ""
    """By hand: what is special about it."""
    velden: Mapping[str, list[str]] = _NIETS
    """Sent instead of, or beside, what the form has."""

    @property
    def naam(self) -> str:
        wie = "/".join(filter(None, self.geval.wie))
        return " ".join(
            filter(None, (self.methode, self.geval.route.titel, wie, self.geval.toestand, self.soort, self.wat))
        )

    @property
    def bijzonder(self) -> bool:
        """In another kind of session or by another method: of it only the doors are asked."""
        return not self.wat and (bool(self.soort) or self.methode not in {"GET", "POST"})

    @property
    def view(self) -> str:
        """The function that answers, as the places in it are called."""
        view = _views()[self.geval.route.naam]
        return f"{view.__module__.removeprefix('samenspel.')}.{getattr(view, '__qualname__', '')}"

    @property
    def waar(self) -> tuple[str, str]:
        return self.geval.route.titel, self.methode


def vragen() -> list[Vraag]:
    """Every route, read and sent: by who is refused everything first, then by the others."""
    per_plek: dict[tuple[str, ...], Geval] = {
        (geval.route.titel, *geval.wie, geval.toestand): geval for geval in gevallen()
    }
    titels = list(dict.fromkeys(geval.route.titel for geval in gevallen()))
    uit = list[Vraag]()
    for principal, afspraak, toestand in VOLGORDE:
        for titel in titels:
            geval = per_plek.get((titel, principal, afspraak, toestand)) or per_plek.get(
                (titel, principal, afspraak, "loopt")
            )
            if geval is not None:
                uit += [Vraag(geval, methode) for methode in ("GET", "POST")]
    return [*bijzondere(per_plek), *uit]


def bijzondere(per_plek: dict[tuple[str, ...], Geval]) -> list[Vraag]:
    """What the crawl does not ask: another method, from another site, and sessions that may do less."""

    def van(titel: str, wie: str) -> Geval:
        return per_plek[titel, wie, "", "loopt"]

    regie = van("dossiers:lijst", "regievoerder")
    van_elders = (("sec-fetch-site", "cross-site"),)
    verdeel = van("dossiers:verdelen", "regievoerder")
    uit = [Vraag(regie, "PUT", altijd=True), Vraag(verdeel, "POST", koppen=van_elders, altijd=True)]
    uit.append(Vraag(van("dossiers:lijst", "anoniem"), "GET", altijd=True))
    uit += [Vraag(regie, "GET", soort, altijd=True) for soort in SESSIES if soort not in {OUD, MINDER}]
    for (titel, wie, afspraak, toestand), geval in per_plek.items():
        mens = (wie, afspraak) in {
            (rol, van_wie) for (rol, van_wie), _toestand in RECHTHEBBENDEN
        } and wie != "inburgeraar"
        if mens and toestand == "loopt" and _vraagt_opnieuw(titel):
            uit += [Vraag(geval, methode, OUD) for methode in ("GET", "POST")]
        if wie == "beleidsadviseur" and toestand == "loopt":
            uit.append(Vraag(geval, "PUT"))
        if wie == "inburgeraar" and toestand in {"zichzelf", "loopt"}:
            uit.append(Vraag(geval, "GET", MINDER))
    return uit


def van_rechthebbenden() -> Iterator[Vraag]:
    """Each page and each form once, by somebody who may: the first of our own staff, and of the others."""
    for methode in ("GET", "POST"):
        for route in routes():
            geval = _rechthebbende(route, route.lezen if methode == "GET" else route.schrijven)
            if geval is not None:
                yield Vraag(geval, methode)


def _rechthebbende(route: Route, voorwaarde: str) -> Geval | None:
    for wie, toestand in RECHTHEBBENDEN:
        plaats = Plaats(wie[0], toestand if route.dossier else "geen", eigen_rij=True)
        if voorwaarde not in {"open", "dicht", "geen"} and mag_volgens(voorwaarde, plaats):
            return Geval(route, wie, toestand, plaats)
    return None


def _vraagt_opnieuw(titel: str) -> bool:
    """Whether a route says of itself that it asks again; without its decorator it has no place to leave out."""
    return bool(getattr(_views()[titel.split()[0]], "vraagt_wie_u_bent", False))


@cache
def _views() -> dict[str, Any]:
    """By the name of a route what answers it."""

    def loop(resolver: URLResolver, ruimte: str) -> Iterator[tuple[str, Any]]:
        for deel in resolver.url_patterns:
            if isinstance(deel, URLResolver):
                yield from loop(deel, f"{ruimte}{deel.namespace}:" if deel.namespace else ruimte)
            else:
                yield f"{ruimte}{deel.name or deel.pattern}", deel.callback

    return dict(loop(get_resolver(), ""))
