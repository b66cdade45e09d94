"""`run.py bewijs csrf` (V13): every route that changes something, six times as another site would send it: refused, and nothing written.

Who sends is logged in and may do it, and the form is filled in as a person would: only the proof that it came from our own page is
wrong. With a right proof the same form must come through (else the refusals say nothing). Part i of n takes every n-th route.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bewijzen._opstelling import einde, kruiper_over

if TYPE_CHECKING:
    from tests.crawl.kruiper import Antwoord, Kruiper
    from tests.crawl.verwacht import Route

WIJZEN = (
    "zonder bewijs",
    "met een verkeerd bewijs",
    "met het bewijs van een ander",
    "van een andere site",
    "als tekst",
    "met een vreemde oorsprong",
)


def _plek(route: Route) -> tuple[tuple[str, str], str] | None:
    """Somebody who may do this, and in which dossier."""
    from tests.crawl.kruiper import INTERN
    from tests.crawl.verwacht import PARTNER, Plaats, mag_volgens

    for wie in [(principal, "") for principal in INTERN] + [(rol, "loopt") for rol in sorted(PARTNER)]:
        toestand = {"inburgeraar": "zichzelf", "intakebalie": "onverdeeld"}.get(wie[0], "loopt")
        if mag_volgens(route.schrijven, Plaats(wie[0], toestand if route.dossier else "loopt", eigen_rij=True)):
            return wie, toestand
    return None


def met_plek() -> list[tuple[Route, tuple[tuple[str, str], str]]]:
    """Every route that changes something, with somebody who may do it."""
    from tests.crawl.verwacht import routes

    wel = [route for route in routes() if route.schrijven.split()[0] not in {"geen", "dicht"}]
    return [(route, plek) for route in wel if (plek := _plek(route))]


def _vragen(kruiper: Kruiper, route: Route, wie: tuple[str, str], toestand: str) -> Iterator[tuple[str, Antwoord]]:
    """The six, and as the last one the form from our own page."""
    adres = kruiper.adres(route, toestand, wie[0])
    velden: dict[str, Any] = {**kruiper.velden(adres, route.dossier, toestand)}
    client = kruiper.client(wie)
    client.handler.enforce_csrf_checks = True
    eigen, vreemd = (
        _bewijs(kruiper, een)
        for een in (wie, ("coach_inburgering", "") if wie[0] != "coach_inburgering" else ("teamleider", ""))
    )
    hier = {"referer": "https://testserver/"}
    met = {**velden, "csrfmiddlewaretoken": eigen}
    try:
        yield WIJZEN[0], kruiper.vraag("POST", adres, wie, velden, **hier)
        yield WIJZEN[1], kruiper.vraag("POST", adres, wie, {**velden, "csrfmiddlewaretoken": "x" * 64}, **hier)
        yield WIJZEN[2], kruiper.vraag("POST", adres, wie, {**velden, "csrfmiddlewaretoken": vreemd}, **hier)
        yield WIJZEN[3], kruiper.vraag("POST", adres, wie, met, **hier, **{"sec-fetch-site": "cross-site"})
        yield WIJZEN[4], kruiper.vraag("POST", adres, wie, None, **hier, **{"content-type": "text/plain"})
        yield WIJZEN[5], kruiper.vraag("POST", adres, wie, met, origin="https://kwaad.test")
        yield "", kruiper.vraag("POST", adres, wie, met, **hier, **{"sec-fetch-site": "same-origin"})
    finally:
        client.handler.enforce_csrf_checks = False


def _bewijs(kruiper: Kruiper, wie: tuple[str, str]) -> str:
    """The token that a page of ours gives this person; the secret stays in the cookies of their browser."""
    from django.conf import settings
    from django.middleware.csrf import _get_new_csrf_string, _mask_cipher_secret

    client = kruiper.client(wie)
    if settings.CSRF_COOKIE_NAME not in client.cookies:
        client.cookies[settings.CSRF_COOKIE_NAME] = _get_new_csrf_string()
    return str(_mask_cipher_secret(client.cookies[settings.CSRF_COOKIE_NAME].value))


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    gevraagd, door, mis = Counter[str](), Counter[str](), Counter[str]()
    with kruiper_over("csrf") as kruiper:
        for route, (wie, toestand) in met_plek()[i - 1 :: n]:
            for wijze, antwoord in _vragen(kruiper, route, wie, toestand):
                if not wijze:
                    door["komt door" if antwoord.status != 403 else "komt niet door"] += 1
                    door["heeft gevolg"] += bool(antwoord.geschreven)
                    if antwoord.status == 403:
                        mis[f"{route.titel}: ook van onze eigen bladzijde geweigerd"] += 1
                    continue
                gevraagd[wijze] += 1
                if antwoord.status != 403 or antwoord.geschreven:
                    mis[f"{route.titel} {wijze}: {antwoord.status} {','.join(antwoord.geschreven)}"] += 1
    if not door["heeft gevolg"]:
        mis["geen enkel formulier had gevolg: het bewijs ziet niets"] += 1
    return einde(gevraagd.total(), mis, per_wijze=dict(gevraagd), van_onze_bladzijde=dict(door))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
