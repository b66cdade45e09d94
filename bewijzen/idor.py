"""`run.py bewijs idor` (V15): every id in an address swapped: of the municipality next door, of another dossier, of nobody.

What somebody may not know exists answers exactly as what does not exist: the same status, the same words, never 403. Who has the role
for a page gets 404. Part i of n takes every n-th (route, person, id).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid4

from bewijzen._opstelling import einde, kruiper_over

if TYPE_CHECKING:
    from tests.crawl.kruiper import Kruiper
    from tests.crawl.verwacht import Route

_WISSELT = re.compile(
    rb'[0-9a-f]{8}-[0-9a-f-]{27}|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|[AT]26-\d+|z=[\w%-]+'
)


class Wissel(NamedTuple):
    """One id of an address replaced by one that is not theirs."""

    route: Route
    wie: tuple[str, str]
    deel: str
    soort: str
    adres: str
    niemand: str
    heeft_rol: bool


def wissels(kruiper: Kruiper) -> list[Wissel]:
    """Every route with an id, every person, every id in it, in three ways."""
    from tests.crawl.kruiper import INTERN
    from tests.crawl.verwacht import routes

    uit = []
    mensen = [(rol, "") for rol in INTERN if rol != "anoniem"] + [
        ("mb_coordinator", "loopt"),
        ("werkcoach_wpda", "loopt"),
        ("regievoerder", "andere_gemeente"),
    ]
    for route in routes():
        for wie in mensen:
            uit += _van(kruiper, route, wie)
    return uit


def _van(kruiper: Kruiper, route: Route, wie: tuple[str, str]) -> list[Wissel]:
    from django.urls import resolve, reverse

    from tests.crawl.verwacht import Plaats, mag_volgens

    buur = wie[1] == "andere_gemeente"
    eigen = "andere_gemeente" if buur else {"inburgeraar": "zichzelf", "intakebalie": "onverdeeld"}.get(wie[0], "loopt")
    elders = "loopt" if buur else "andere_gemeente"
    begin, vreemd = (
        resolve(kruiper.adres(route, waar, wie[0])).kwargs
        if route.dossier
        else resolve(kruiper.adres(route, "loopt", wie[0])).kwargs
        for waar in (eigen, elders)
    )
    rol = mag_volgens(route.lezen, Plaats(wie[0], "geen" if buur else eigen, eigen_rij=True)) and "~" not in route.lezen
    uit = []
    for deel, waarde in begin.items():
        if not isinstance(waarde, UUID):
            continue
        niemand = reverse(route.naam, kwargs={**begin, deel: uuid4()})
        soorten = (
            {"van de buren": {deel: vreemd[deel]}}
            if route.dossier
            else {"van de buren": {deel: waarde}}
            if buur
            else {}
        )
        if route.dossier and "dossier_id" in begin and deel != "dossier_id":
            ander = resolve(kruiper.adres(route, "gestopt", wie[0])).kwargs[deel]
            soorten["van een ander dossier"] = {deel: ander}
        if len(begin) > 1 and deel == "dossier_id" and route.dossier:
            soorten["alles van de buren"] = {naam: vreemd[naam] for naam in vreemd}
        for soort, andere in soorten.items():
            adres = reverse(route.naam, kwargs={**begin, **andere})
            if andere[deel] != waarde or buur:
                uit.append(Wissel(route, wie, deel, soort, adres, niemand, rol))
    return uit


def kaal(inhoud: bytes, *adressen: str) -> bytes:
    """The words of a page without what differs each time, and without the address itself."""
    for adres in adressen:
        inhoud = inhoud.replace(adres.encode(), b"")
    return b"\n".join(regel.strip() for regel in _WISSELT.sub(b"", inhoud).splitlines())


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    gevraagd, uitkomst, mis = 0, Counter[str](), Counter[str]()
    with kruiper_over("idor") as kruiper:
        from tests.crawl.controle import zonder_muren

        alle = wissels(kruiper)
        for wissel in alle[i - 1 :: n]:
            for methode in ("GET", "POST"):
                gevraagd += 1
                if fout := _proef(kruiper, wissel, methode, uitkomst):
                    mis[
                        f"{wissel.route.titel} {methode} {'/'.join(filter(None, wissel.wie))}, {wissel.deel} {wissel.soort}: {fout}"
                    ] += 1
        met_muur = mis.total()
        with zonder_muren():
            proef = [
                w
                for w in alle
                if w.route.naam in {"intake:intake", "intake:papier", "portaal:uitnodigen"} and w.heeft_rol
            ][:12]
            gezien = sum(bool(_proef(kruiper, wissel, "GET", Counter())) for wissel in proef)
    if not gezien:
        mis["de controle zag niet: beide muren weg"] += 1
    return einde(
        gevraagd,
        mis,
        uitkomsten=dict(uitkomst),
        wissels=len(alle[i - 1 :: n]),
        anders_met_muur=met_muur,
        gezien_zonder_muur=f"{gezien} van {len(proef)}",
    )


def _proef(kruiper: Kruiper, wissel: Wissel, methode: str, uitkomst: Counter[str]) -> str:
    """What is wrong with the answer to an id that is not theirs; empty when it is as of nobody."""
    antwoord = kruiper.vraag(methode, wissel.adres, wissel.wie)
    niemand = kruiper.vraag(methode, wissel.niemand, wissel.wie)
    uitkomst[str(antwoord.status)] += 1
    if antwoord.geschreven:
        return f"schreef {','.join(antwoord.geschreven)}"
    if antwoord.status == 403 or antwoord.status >= 500:
        return f"{antwoord.status} {antwoord.fout}"
    if antwoord.status != niemand.status:
        return f"{antwoord.status}, en een id van niemand {niemand.status}"
    if kaal(antwoord.inhoud, wissel.adres) != kaal(niemand.inhoud, wissel.niemand):
        return "andere woorden dan bij een id van niemand"
    if wissel.heeft_rol and methode == "GET" and antwoord.status not in {404, 405}:
        return f"{antwoord.status} in plaats van 404"
    return ""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
