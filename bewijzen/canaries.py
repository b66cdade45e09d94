"""`run.py bewijs canaries` (V3): what one municipality learns of another: nothing, from no list, search, count, export, error or ETag.

Two municipalities have the same people under other words. Everybody of one asks every page without a dossier in its address, with the
words, numbers and addresses of the other: no word of the other comes back, and the answer is the same as to a word that nobody has.
Part i of n takes every n-th (page, person, question).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from bewijzen._opstelling import eigen_database, einde

if TYPE_CHECKING:
    from tests.crawl.kruiper import Antwoord, Kruiper

_WISSELT = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|z=[\w%-]+|value="[0-9a-f]{8}-[0-9a-f-]{27}"|[0-9a-f]{8}-[0-9a-f-]{27}'
)
_VRAGEN = (
    "zoek",
    "dossier",
    "nummer",
    "over",
    "van",
    "wie",
    "blad",
    "stand",
    "soort",
    "fase",
    "lijst",
    "week",
    "organisatie",
    "terug",
    "toon",
)
_FORMULIEREN = (
    ("dossiers:nieuw", "bsn"), ("dossiers:nieuw", "v_nummer"), ("dossiers:nieuw", "naam"), ("koppelingen:signaal", "wie"), ("dossiers:samenvoegen", "nummer"),
    ("dossiers:gezinslid", "dossiernummer"), ("dossiers:gezinslid", "naam"), ("werkvoorraad:notitie", "over"), ("werkvoorraad:stapel", "kies"), ("dossiers:verdelen", "dossier"),
    ("dossiers:export", "reden"), ("werkvoorraad:export", "reden"), ("koppelingen:meldingen_uitvoer", "reden"), ("koppelingen:samen_gemeld", "melding"), ("werkvoorraad:lijst", "zoek"),
    ("dossiers:lijst", "zoek"),
)  # fmt: skip


class Woord(NamedTuple):
    """Something of the other municipality, and something of the same form that is nobody's."""

    wat: str
    van_elders: str
    van_niemand: str


def woorden(kruiper: Kruiper, index: str, toestand: str) -> list[Woord]:
    """What somebody could know of a person next door, and try."""
    from tests.crawl.kopie import bsn_van

    ids, dossier = kruiper.wereld.ids["pip", toestand], str(kruiper.wereld.dossiers["pip", toestand])
    letter = "T" if toestand == "andere_gemeente" else "A"
    leeg = "0197dead-dead-7ead-8ead-deadbeefdead"
    vast = [
        Woord("naam", f"Zk{index}c01", "Zk99c99"), Woord("naam en meer", f"zk{index}c01 el haddad", "zk99c99 el haddad"), Woord("telefoon", "06 1111 2222", "06 1111 9999"),
        Woord("e-mail", f"zk{index}c03@voorbeeld.test", "zk99c99@voorbeeld.test"), Woord("gezinslid", f"zk{index}c04", "zk99c99"),
        Woord("BSN", next(b for b, t in kruiper.wereld.bsn_van.items() if t == toestand), bsn_van(900)), Woord("V-nummer", f"99900000{index}", "9990009999"),
        Woord("dossiernummer", f"{letter}26-{index}01" if index != "00" else "A26-0001", f"{letter}26-9901"), Woord("id", dossier, leeg),
    ]  # fmt: skip
    return vast + [
        Woord(f"id van {naam}", ids[naam], leeg)
        for naam in ("melding", "herinnering", "afspraak", "document", "actie")
        if ids.get(naam)
    ]


def vragen(kruiper: Kruiper) -> Iterator[tuple[str, str, tuple[str, str], str, Woord]]:
    """(page, method, person, field, word) for both sides."""
    from tests.crawl.kruiper import INTERN
    from tests.crawl.verwacht import routes

    elders = next(cijfers for cijfers, t in kruiper.wereld.toestand_van.items() if t == "andere_gemeente")
    mensen = [((rol, ""), elders, "andere_gemeente") for rol in INTERN] + [
        (("regievoerder", "andere_gemeente"), "00", "loopt"), (("mb_coordinator", "loopt"), elders, "andere_gemeente"), (("werkcoach_wpda", "loopt"), elders, "andere_gemeente"),
    ]  # fmt: skip
    for wie, index, toestand in mensen:
        lijst = woorden(kruiper, index, toestand)
        eigen = (
            "andere_gemeente"
            if wie[1] == "andere_gemeente"
            else {"inburgeraar": "zichzelf", "intakebalie": "onverdeeld"}.get(wie[0], "loopt")
        )
        for route in routes():
            if not route.dossier and not route.waarden and route.lezen not in {"open", "dicht", "geen"}:
                adres = kruiper.adres(route, "loopt", wie[0])
                for veld in _VRAGEN:
                    yield from ((adres, "GET", wie, veld, woord) for woord in lijst)
        for naam, veld in _FORMULIEREN:
            route = next(route for route in routes() if route.naam == naam)
            yield from ((kruiper.adres(route, eigen, wie[0]), "POST", wie, veld, woord) for woord in lijst)


def _vraag(kruiper: Kruiper, adres: str, methode: str, wie: tuple[str, str], veld: str, waarde: str) -> Antwoord:
    from urllib.parse import urlencode

    if methode == "GET":
        return kruiper.vraag("GET", f"{adres}?{urlencode({veld: waarde})}", wie)
    eigen = "andere_gemeente" if wie[1] == "andere_gemeente" else "loopt"
    velden: dict[str, Any] = {**kruiper.velden(adres, "pip", eigen), veld: [waarde]}
    velden.pop("sleutel", None)
    return kruiper.vraag("POST", adres, wie, velden)


def _kaal(antwoord: Antwoord, waarde: str) -> tuple[int, bytes, str, str]:
    """What somebody could compare: status, words, where it leads, and the mark of a cache."""
    from tests.crawl.kruiper import _leesbaar

    inhoud = _leesbaar(antwoord)
    for vorm in {
        waarde,
        waarde.lower(),
        waarde.upper(),
        waarde.replace(" ", ""),
        waarde.replace(" ", "+"),
        waarde.replace(" ", "%20"),
        waarde.replace("@", "%40"),
    }:
        inhoud = inhoud.replace(vorm.encode(), b"")
    return (
        antwoord.status,
        _WISSELT.sub(b"", inhoud),
        re.sub(r"z=[\w%-]+|next=[^&]*|[\w-]{36}", "", antwoord.koppen.get("Location", "")),
        antwoord.koppen.get("ETag", ""),
    )


def _proef(kruiper: Kruiper, adres: str, methode: str, wie: tuple[str, str], veld: str, woord: Woord) -> str:
    from tests.crawl.wereld import KANARIE

    elders, niemand = (
        _vraag(kruiper, adres, methode, wie, veld, waarde) for waarde in (woord.van_elders, woord.van_niemand)
    )
    if elders.status >= 500 or (elders.geschreven and not niemand.geschreven):
        return f"{elders.status} {elders.fout} {','.join(elders.geschreven)}"
    zonder = elders.inhoud.lower().replace(woord.van_elders.lower().encode(), b"")
    for cijfers, _categorie, _soort in KANARIE.findall(zonder):
        toestand = kruiper.gezien_als(wie, kruiper.wereld.toestand_van.get(cijfers.decode(), ""))
        if toestand == "andere_gemeente":
            return "een woord van elders"
    if _kaal(elders, woord.van_elders) != _kaal(niemand, woord.van_niemand):
        return f"anders dan op een woord van niemand ({elders.status} en {niemand.status})"
    return ""


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    gevraagd, mis = Counter[str](), Counter[str]()
    with eigen_database("canaries"):
        from django.db import transaction

        from tests.crawl.controle import zonder_muren
        from tests.crawl.kruiper import Kruiper, Uitslag
        from tests.crawl.wereld import bouw

        wereld = bouw()
        with transaction.atomic():
            kruiper = Kruiper(wereld, Uitslag())
            kruiper.leer_formulieren()
            alle = list(vragen(kruiper))
            for adres, methode, wie, veld, woord in alle[i - 1 :: n]:
                gevraagd[methode] += 1
                if fout := _proef(kruiper, adres, methode, wie, veld, woord):
                    mis[
                        f"{methode} {adres.split('?')[0]} {'/'.join(filter(None, wie))} {veld}={woord.wat}: {fout}"
                    ] += 1
            with zonder_muren():
                controle = [
                    v
                    for v in alle
                    if v[0] in {"/dossiers/", "/dossiers/nieuw/"}
                    and v[2][0] == "regievoerder"
                    and v[4].wat in {"naam", "BSN"}
                ]
                gezien = sum(bool(_proef(kruiper, *vraag)) for vraag in controle)
            transaction.set_rollback(True)
    if not gezien:
        mis["de controle zag niet: beide muren weg"] += 1
    return einde(
        gevraagd.total(),
        mis,
        per_methode=dict(gevraagd),
        vragen_in_totaal=len(alle),
        gezien_zonder_muur=f"{gezien} van {len(controle)}",
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
