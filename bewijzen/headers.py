"""`run.py bewijs headers` (V21, V22): the headers and cookies of every answer, also of errors, redirects, files and what is refused.

Every route by several people, read and sent; static files; a wrong host, plain http, a form without proof, a page that breaks. The words
of every page are read for code or style in them, and every template too. Part i of n takes every n-th route.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from bewijzen._opstelling import einde, kruiper_over
from tests.mallen import WORTEL

if TYPE_CHECKING:
    from tests.crawl.kruiper import Kruiper

_LINK = "iets van een andere server"
"""A link to another site may stand on a page; a template may not load anything from one."""
_MENSEN = (
    ("regievoerder", ""),
    ("functioneel_beheerder", ""),
    ("teamleider", ""),
    ("inburgeraar", ""),
    ("mb_coordinator", "loopt"),
    ("anoniem", ""),
)


def _stijlbestanden() -> Iterator[str]:
    for pad in sorted(WORTEL.glob("samenspel/*/static/**/*")):
        if pad.is_file():
            yield (
                "/static/" + pad.relative_to(next(ouder for ouder in pad.parents if ouder.name == "static")).as_posix()
            )


def _bijzonder(kruiper: Kruiper) -> Iterator[tuple[str, Any, bool]]:
    """(what, answer, over https) of what no route gives."""
    from django.test import Client

    from tests.crawl.controle import kapot as stuk
    from tests.crawl.controle import vervang

    https = {"headers": {"x-forwarded-proto": "https"}, "raise_request_exception": False}
    anoniem = Client(**https)
    yield "een adres dat er niet is", anoniem.get("/bestaat-niet/", secure=True), True
    yield "een stijlbestand dat er niet is", anoniem.get("/static/bestaat-niet.css", secure=True), True
    yield "een vreemde naam van de server", anoniem.get("/leeft/", secure=True, headers={"host": "kwaad.test"}), True
    yield "zonder https", Client(raise_request_exception=False).get("/leeft/"), False
    yield "een andere handeling", anoniem.put("/leeft/", secure=True), True
    yield "van een andere site", anoniem.post("/inloggen/", secure=True, headers={"sec-fetch-site": "cross-site"}), True
    yield "zonder bewijs", Client(enforce_csrf_checks=True, **https).post("/inloggen/", secure=True), True
    yield "te veel velden", anoniem.post("/inloggen/", {f"v{n}": "1" for n in range(5_001)}, secure=True), True
    regie = kruiper.client(("regievoerder", ""))
    with vervang("werkvoorraad:team", stuk):
        yield "een bladzijde die stuk is", regie.get("/werkvoorraad/team/", secure=True), True
    for adres in _stijlbestanden():
        yield adres, anoniem.get(adres, secure=True), True


def _sjablonen() -> Counter[str]:
    """Templates and scripts with code or style in the page."""
    from tests.huisregels.test_sjablonen import SJABLONEN, bezwaren

    return Counter(
        f"{pad.relative_to(WORTEL)}: {zin}" for pad in SJABLONEN for zin in bezwaren(pad.read_text(encoding="utf-8"))
    )


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    gezien, mis = Counter[str](), Counter[str]()
    with kruiper_over("headers") as kruiper:
        from django.conf import settings

        settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True  # static files without collecting them
        from tests.crawl import koppen
        from tests.crawl.verwacht import routes
        from tests.huisregels.test_sjablonen import bezwaren as in_de_bladzijde

        def zie(wat: str, antwoord: Any, inhoud: bytes, *, https: bool, blijft: bool = False) -> None:
            gezien[f"{antwoord.status_code if hasattr(antwoord, 'status_code') else antwoord.status}"] += 1
            kop, koeken = (
                (antwoord.headers, antwoord.cookies)
                if hasattr(antwoord, "headers")
                else (antwoord.koppen, antwoord.koeken)
            )
            mis.update(f"{wat}: {zin}" for zin in koppen.bezwaren(kop, koeken, https=https, blijft=blijft))
            if kop.get("Content-Type", "").startswith("text/html"):
                zinnen = in_de_bladzijde(inhoud.decode("utf-8", "replace"))
                mis.update(f"{wat}: {zin}" for zin in zinnen if zin != _LINK or b'src="http' in inhoud)

        for route in routes()[i - 1 :: n]:
            for wie in _MENSEN:
                toestand = "zichzelf" if wie[0] == "inburgeraar" else "loopt"
                adres = kruiper.adres(route, toestand, wie[0])
                for methode in ("GET", "POST"):
                    velden = kruiper.velden(adres, route.dossier, toestand) if methode == "POST" else None
                    antwoord = kruiper.vraag(methode, adres, wie, velden)
                    zie(
                        f"{route.naam} {antwoord.status}",
                        antwoord,
                        antwoord.inhoud,
                        https=True,
                        blijft=route.naam in {"toegang:foto", "portaal:foto"},
                    )
        for wat, antwoord, https in list(_bijzonder(kruiper)) if i == 1 else []:
            inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
            zie(wat, antwoord, inhoud, https=https, blijft=wat.startswith("/static/"))
        gemist = _controle(kruiper, koppen)
        mis += _sjablonen()
    for wat in gemist:
        mis[f"de controle zag niet: {wat}"] += 1
    return einde(gezien.total(), mis, per_status=dict(gezien))


def _controle(kruiper: Kruiper, koppen: Any) -> list[str]:
    """Each header left out in turn must be seen, and a cookie that is too free."""
    from http.cookies import SimpleCookie

    from samenspel.kern.middleware import KOPPEN

    gemist = []
    for naam in KOPPEN:
        with mock.patch.dict(
            "samenspel.kern.middleware.KOPPEN", {k: w for k, w in KOPPEN.items() if k != naam}, clear=True
        ):
            antwoord = kruiper.vraag("GET", "/bestaat-niet/", ("anoniem", ""))
            rest = {kop: waarde for kop, waarde in antwoord.koppen.items() if kop != naam}  # Django sets some too
            if not koppen.bezwaren(rest, antwoord.koeken, https=True):
                gemist.append(naam)
    for koek in (
        "sessie=x; Path=/; HttpOnly; SameSite=Lax",
        "__Host-sessie=x; Path=/; Secure; SameSite=Lax",
        "__Host-sessie=x; Path=/; Secure; HttpOnly",
    ):
        if not koppen.bezwaren(antwoord.koppen, SimpleCookie(koek), https=True):
            gemist.append(koek)
    return gemist


if __name__ == "__main__":
    assert Path(WORTEL).exists()
    sys.exit(main(*sys.argv[1:2]))
