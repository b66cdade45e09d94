"""`run.py bewijs canaries` (V3): what one municipality learns of another: nothing, from no list, search, count, form, export, error or ETag.

Two municipalities have the same people under other words. Everybody of one asks every page without a dossier in its address, and sends every
form, with the words, numbers and ids of the other: no word or id of the other comes back, and the answer is the same as to what is nobody's.
What an answer makes anew each time (a start password) is left out. Of a page, all fields that pages read are filled in together, and where
somebody may see it each field that it reads alone. Part i of n takes every n-th (page, person) and every n-th (form, field).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from bewijzen._opstelling import einde, kruiper_over, zeg

if TYPE_CHECKING:
    from tests.crawl.kruiper import Antwoord, Kruiper
    from tests.crawl.verwacht import Route

Wie = tuple[str, str]
Kaal = tuple[int, bytes, str, str]
_UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_WISSELT = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|"x-csrftoken": "[^"]*"|z=[\w%-]+|\.\d{10}\.\d+|dit nummer kennen wij niet: [^<]*|'
    + _UUID.pattern
)
"""Made anew each time; and which part of what was typed looks like a number, of an id that is chance."""
SAMEN = (
    "zoek", "dossier", "nummer", "over", "van", "wie", "blad", "stand", "soort", "fase", "lijst", "week", "organisatie", "terug", "toon",
)  # fmt: skip
"""Filled in together on every page, with what that page turns out to read."""
_IEDEREEN = (
    ("dossiers:nieuw", "bsn"), ("dossiers:nieuw", "v_nummer"), ("dossiers:nieuw", "naam"), ("koppelingen:signaal", "wie"), ("dossiers:samenvoegen", "nummer"),
    ("dossiers:gezinslid", "dossiernummer"), ("dossiers:gezinslid", "naam"), ("werkvoorraad:notitie", "over"), ("werkvoorraad:stapel", "kies"), ("dossiers:verdelen", "dossier"),
    ("dossiers:export", "reden"), ("werkvoorraad:export", "reden"), ("koppelingen:meldingen_uitvoer", "reden"), ("koppelingen:samen_gemeld", "melding"), ("werkvoorraad:lijst", "zoek"),
    ("dossiers:lijst", "zoek"),
)  # fmt: skip
"""Forms that everybody sends, whether they may or not; every other field is filled in by somebody who may."""
_IN_EEN_TEKST = frozenset({"naam", "telefoon", "e-mail", "BSN", "V-nummer", "dossiernummer", "id"})
"""What is tried in a field of a form that takes text: for words one id is as another, and one name too."""
_KEREN = 3
"""How often a difference must come back before it counts."""
_LEEG = "0197dead-dead-7ead-8ead-deadbeefdead"


class Woord(NamedTuple):
    """Something of the other municipality, and something of the same form that is nobody's."""

    wat: str
    van_elders: str
    van_niemand: str


class Plek(NamedTuple):
    """Where somebody asks: an address, and of a form the field and whether it takes an id."""

    adres: str
    methode: str
    wie: Wie
    veld: str = ""
    dossier: str = ""
    toestand: str = "loopt"
    een_id: bool = True


@cache
def _mensen() -> dict[Wie, tuple[str, str]]:
    """Who asks: in which state the dossiers are that they ask about, and in which the own one is."""
    from tests.crawl.kruiper import INTERN

    eigen = {"inburgeraar": "zichzelf", "intakebalie": "onverdeeld"}
    hier = {(rol, ""): ("andere_gemeente", eigen.get(rol, "loopt")) for rol in INTERN}
    partner = {(rol, "loopt"): ("andere_gemeente", "loopt") for rol in ("mb_coordinator", "werkcoach_wpda")}
    return hier | partner | {("regievoerder", "andere_gemeente"): ("loopt", "andere_gemeente")}


def woorden(kruiper: Kruiper, toestand: str) -> list[Woord]:
    """What somebody could know of a person next door, and try."""
    from tests.crawl.kopie import bsn_van

    wereld = kruiper.wereld
    index = next(cijfers for cijfers, t in wereld.toestand_van.items() if t == toestand)
    nummer = f"T26-{index}01" if toestand == "andere_gemeente" else "A26-0001"
    ids, dossier = wereld.ids["pip", toestand], str(wereld.dossiers["pip", toestand])
    login = wereld.basis.gebruikers["ines" if toestand == "andere_gemeente" else "sanne"]
    vast = [
        Woord("naam", f"Zk{index}c01", "Zk99c99"), Woord("naam en meer", f"zk{index}c01v zk{index}c01 el haddad", "zk99c99v zk99c99 el haddad"), Woord("telefoon", "06 1111 2222", "06 1111 9999"),
        Woord("e-mail", f"zk{index}c03@voorbeeld.test", "zk99c99@voorbeeld.test"), Woord("gezinslid", f"zk{index}c04", "zk99c99"),
        Woord("BSN", next(b for b, t in wereld.bsn_van.items() if t == toestand), bsn_van(900)), Woord("V-nummer", f"99900000{index}", "9990009999"),
        Woord("dossiernummer", nummer, f"{nummer[0]}26-9901"), Woord("id", dossier, _LEEG), Woord("id van een collega", str(login.pk), _LEEG),
    ]  # fmt: skip
    namen = ("melding", "herinnering", "afspraak", "document", "actie", "termijn", "gezinslid")
    return vast + [Woord(f"id van {naam}", ids[naam], _LEEG) for naam in namen if ids.get(naam)]


def ids_van(kruiper: Kruiper, toestand: str) -> set[bytes]:
    """Every id of the dossiers next door."""
    wereld = kruiper.wereld
    gemeenschappelijk = {id_ for (_s, t), ids in wereld.ids.items() if t != toestand for id_ in ids.values()}
    hun = {str(wereld.dossiers[soort, toestand]) for soort in ("pip", "steun")}
    for soort in ("pip", "steun"):
        hun |= set(wereld.ids[soort, toestand].values()) - gemeenschappelijk
    return {id_.encode() for id_ in hun if id_}


def bladen(kruiper: Kruiper) -> list[Plek]:
    """Every page without a dossier in its address, and everybody."""
    from tests.crawl.verwacht import routes

    los = [r for r in routes() if not r.dossier and not r.waarden and r.lezen not in {"open", "dicht", "geen"}]
    return [Plek(kruiper.adres(route, "loopt", wie[0]), "GET", wie) for wie in _mensen() for route in los]


def formulieren(kruiper: Kruiper) -> list[Plek]:
    """Every field of every form, by somebody who may send it; of some by everybody."""
    from bewijzen.csrf import met_plek
    from tests.crawl.verwacht import routes

    def plek(route: Route, wie: Wie, toestand: str, veld: str) -> Plek:
        return Plek(kruiper.adres(route, toestand, wie[0]), "POST", wie, veld, route.dossier, toestand)

    per_naam = {route.naam: route for route in reversed(routes())}
    uit = [
        plek(per_naam[naam], wie, eigen, veld)
        for wie, (_elders, eigen) in _mensen().items()
        for naam, veld in _IEDEREEN
    ]
    for route, (wie, toestand) in met_plek():
        velden = kruiper.velden(kruiper.adres(route, toestand, wie[0]), route.dossier, toestand)
        for veld, waarden in velden.items():
            if isinstance(waarden, list) and veld != "sleutel":
                een_id = any(_UUID.search(waarde.encode()) for waarde in waarden)
                uit.append(plek(route, wie, toestand, veld)._replace(een_id=een_id))
    return list(dict.fromkeys(uit))


class Proef:
    """Asks about elsewhere and about nobody, and compares."""

    def __init__(self, kruiper: Kruiper) -> None:
        self.kruiper = kruiper
        self.gevraagd, self.mis = Counter[str](), Counter[str]()
        self._niemand: dict[tuple[Plek, tuple[str, ...], str], tuple[Kaal, bool]] = {}
        self._woorden = {elders: woorden(kruiper, elders) for elders, _eigen in set(_mensen().values())}
        self._ids = {elders: ids_van(kruiper, elders) for elders, _eigen in set(_mensen().values())}

    def loop(self, plek: Plek) -> None:
        """Every word, in every field that matters here."""
        velden = self._velden(plek) if plek.methode == "GET" else [(plek.veld,)]
        self._niemand.clear()
        for woord in self._woorden[self._elders(plek)]:
            if not plek.een_id and woord.wat not in _IN_EEN_TEKST:
                continue
            for namen in velden:
                self.gevraagd[plek.methode] += 1
                if fout := self.vergelijk(plek, namen, woord):
                    self._meld(plek, namen[0] if len(namen) == 1 else "alles", woord, fout)

    def _meld(self, plek: Plek, veld: str, woord: Woord, fout: str) -> None:
        adres = _UUID.sub(b"~", plek.adres.encode()).decode()
        waar = f"{plek.methode} {adres} {'/'.join(filter(None, plek.wie))} {veld}={woord.wat}: {fout}"
        if waar not in self.mis:
            zeg(waar)
        self.mis[waar] += 1

    def _elders(self, plek: Plek) -> str:
        """Whose words are tried: of who is of the municipality next door."""
        return _mensen()[plek.wie][0] if plek.wie in _mensen() else "andere_gemeente"

    def _velden(self, plek: Plek) -> list[tuple[str, ...]]:
        """All fields together; and, where the page is there for this person, each field that it reads alone."""
        from tests.crawl.invoer import gelezen_velden

        bekend: set[str] = set()
        with gelezen_velden() as gelezen:
            is_er = self._vraag(plek, (), "").status < 400
            for _keer in range(5):
                bekend |= gelezen
                self._vraag(plek, tuple({*SAMEN, *gelezen}), "Zk99c99")
                if gelezen <= bekend:
                    break
        alleen = sorted(bekend - {"z"})  # a hidden `zoek`, which only we can write
        apart = [(veld,) for veld in alleen] if is_er else []
        return [tuple(dict.fromkeys([*SAMEN, *alleen])), *apart]

    def _vraag(self, plek: Plek, namen: tuple[str, ...], waarde: str) -> Antwoord:
        from urllib.parse import urlencode

        from django.core.cache import cache

        cache.clear()  # how often somebody tried is counted there, whatever the word was
        if plek.methode == "GET":
            return self.kruiper.vraag("GET", f"{plek.adres}?{urlencode(dict.fromkeys(namen, waarde))}", plek.wie)
        velden: dict[str, Any] = {**self.kruiper.velden(plek.adres, plek.dossier or "pip", plek.toestand)}
        velden.pop("sleutel", None)
        return self.kruiper.vraag("POST", plek.adres, plek.wie, {**velden, **{naam: [waarde] for naam in namen}})

    def vergelijk(self, plek: Plek, namen: tuple[str, ...], woord: Woord) -> str:
        """What is wrong with the answer to a word from elsewhere; empty when it says nothing."""
        elders = self._vraag(plek, namen, woord.van_elders)
        if elders.status >= 500:
            return f"{elders.status} {elders.fout}"
        if lek := self._lek(plek, elders, woord):
            return lek
        if plek.veld.startswith("password"):
            return ""  # how easily a new password is guessed follows from its letters, whoever else has them
        hoe = (plek, namen, woord.van_niemand)
        if hoe in self._niemand and self._niemand[hoe] == (_kaal(elders, woord.van_elders), bool(elders.geschreven)):
            return ""
        niemand = self._vraag(plek, namen, woord.van_niemand)  # asked anew where it differs: a page may have a clock
        elders = self._vraag(plek, namen, woord.van_elders) if hoe in self._niemand else elders
        self._niemand[hoe] = _kaal(niemand, woord.van_niemand), bool(niemand.geschreven)
        if elders.geschreven and not niemand.geschreven:
            return f"schreef {','.join(elders.geschreven)}"
        kaal = _kaal(elders, woord.van_elders)
        if kaal == self._niemand[hoe][0] or not self._verschilt_steeds(plek, namen, woord):
            return ""
        return f"anders dan op een woord van niemand ({elders.status} en {niemand.status})"

    def _verschilt_steeds(self, plek: Plek, namen: tuple[str, ...], woord: Woord) -> bool:
        """Whether it differs time after time, from what nobody's word gave before and gives after it: a clock does not turn back."""

        def kaal(waarde: str) -> Kaal:
            return _kaal(self._vraag(plek, namen, waarde), waarde)

        keren = (map(kaal, (woord.van_niemand, woord.van_elders, woord.van_niemand)) for _keer in range(_KEREN))
        return all(_verschilt(elders, ervoor, erna) for ervoor, elders, erna in keren)

    def _lek(self, plek: Plek, antwoord: Antwoord, woord: Woord) -> str:
        """A word or an id of elsewhere, other than what was typed."""
        from tests.crawl.kruiper import leesbaar
        from tests.crawl.wereld import KANARIE

        kruiper = self.kruiper
        inhoud = _zonder(leesbaar(antwoord), woord.van_elders)
        kop = " ".join(f"{naam}: {waarde}" for naam, waarde in antwoord.koppen.items() if naam != "Set-Cookie")
        for cijfers, _categorie, _soort in KANARIE.findall(inhoud + _zonder(kop.encode(), woord.van_elders)):
            toestand = kruiper.wereld.toestand_van.get(cijfers.decode(), "")
            if kruiper.gezien_als(plek.wie, toestand) == "andere_gemeente":
                return "een woord van elders"
        if set(_UUID.findall(inhoud)) & self._ids[self._elders(plek)]:
            return "een id van elders"
        return ""


def _vormen(waarde: str) -> Iterator[str]:
    """How what was typed comes back: as it is, in an address (also of a way back), without spaces, cut off where a field ends, or over the boxes of a date."""
    from urllib.parse import quote, quote_plus

    kaal = waarde.lower()
    in_adres = (quote(kaal), quote_plus(kaal), quote(quote(kaal)), quote(quote_plus(kaal)))
    yield from dict.fromkeys((kaal, *(vorm.lower() for vorm in in_adres), kaal.replace(" ", "")))
    yield from (f'value="{kaal[:lang]}"' for lang in range(len(kaal) - 1, 7, -1))
    yield from (f'value="{deel}' for deel in (*kaal.split("-", 1)[1:], *kaal.split("-", 2)[1:]))


def _zonder(inhoud: bytes, waarde: str) -> bytes:
    """In small letters, without what was typed."""
    inhoud = inhoud.lower()
    for vorm in _vormen(waarde):
        inhoud = inhoud.replace(vorm.encode(), b"")
    return inhoud


def _verschilt(elders: Kaal, niemand: Kaal, nog_eens: Kaal) -> bool:
    """Whether an answer differs in more than what is made anew each time, such as a start password: lines that differ when the same is asked twice."""
    delen = [[status, naar, merk, *inhoud.split(b"\n")] for status, inhoud, naar, merk in (elders, niemand, nog_eens)]
    return len({len(deel) for deel in delen}) > 1 or any(a != b and b == c for a, b, c in zip(*delen, strict=True))


def _kaal(antwoord: Antwoord, waarde: str) -> Kaal:
    """What somebody could compare: status, words, where it leads, and the mark of a cache."""
    from tests.crawl.kruiper import leesbaar

    naar = _zonder(antwoord.koppen.get("Location", "").encode(), waarde).decode()
    return (
        antwoord.status, _WISSELT.sub(b"", _zonder(leesbaar(antwoord), waarde)), re.sub(r"z=[\w%-]+|next=[^&]*|[\w-]{36}", "", naar),
        antwoord.koppen.get("ETag", ""),
    )  # fmt: skip


def _gemist(kruiper: Kruiper) -> list[str]:
    """The broken copies that were not seen: the walls down at a list and at a form, and a page that says a word, an id or whether it exists."""
    from uuid import uuid4

    from django.http import HttpRequest, HttpResponse

    from samenspel.dossiers.models import Dossier
    from samenspel.kern.identiteit import als_eigenaar
    from tests.crawl.controle import vervang, zonder_muren

    wie: Wie = ("regievoerder", "")
    proef = Proef(kruiper)
    per_wat = {woord.wat: woord for woord in woorden(kruiper, "andere_gemeente")}
    hun = kruiper.wereld.dossiers["pip", "andere_gemeente"]

    def bestaat(request: HttpRequest) -> HttpResponse:
        with als_eigenaar():
            return HttpResponse("x" * Dossier.objects.filter(nummer=request.GET.get("zoek", "")).count())

    def met_een_code(request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"{uuid4().hex}\n")

    def bestaat_naast_een_code(request: HttpRequest) -> HttpResponse:
        return HttpResponse(met_een_code(request).content + bestaat(request).content)

    lijst, blad = Plek("/dossiers/", "GET", wie), Plek("/beleid/", "GET", wie)
    uit = []
    with zonder_muren():
        uit += ["de lijst zonder muren"] if not proef.vergelijk(lijst, ("zoek",), per_wat["naam"]) else []
    for wat, view in (("een woord", lambda request: HttpResponse("zk25c12")), ("een id", lambda request: HttpResponse(f"{hun}")), ("of het bestaat", bestaat), ("of het bestaat, naast een code", bestaat_naast_een_code)):  # fmt: skip
        with vervang("beleid:lijst", view):
            gezien = proef.vergelijk(blad, ("zoek",), per_wat["dossiernummer"])
            uit += [] if gezien else [wat]
    with vervang("beleid:lijst", met_een_code):  # which says nothing
        uit += ["dat een code niets zegt"] if proef.vergelijk(blad, ("zoek",), per_wat["dossiernummer"]) else []
    with vervang("beleid:lijst", bestaat):
        uit += [] if ("zoek",) in proef._velden(blad) else ["een veld dat gelezen wordt"]
    return uit


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    with kruiper_over("canaries") as kruiper:
        proef = Proef(kruiper)
        alle = [bladen(kruiper), formulieren(kruiper)]
        deze = [plek for plekken in alle for plek in plekken[i - 1 :: n]]
        for nummer, plek in enumerate(deze, start=1):
            proef.loop(plek)
            if nummer % 100 == 0:
                zeg(f"{nummer} van {len(deze)}: {proef.gevraagd.total()} gevraagd, {proef.mis.total()} anders")
        gemist = _gemist(kruiper)
    proef.mis.update(f"de controle zag niet: {wat}" for wat in gemist)
    return einde(
        proef.gevraagd.total(), proef.mis, per_methode=dict(proef.gevraagd), bladen=len(alle[0]), velden=len(alle[1]), plekken=len(deze),
        controles_gemist=gemist,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
