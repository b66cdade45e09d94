"""Asks a request of the crawl with places left out, and sees whether the answer is another.

Most requests come past many places, and a second wall stands behind the first. So each is asked in two ways:

    alleen   everything stands but this one place (and the second wall, for whom the pages run as the owner): the answer is another than
             with both walls up, where the crawl agrees with it
    achter   the other places are left out as well, and this one is the last that holds somebody back. What it held back alone comes
             through without it: another place says the same, and it is a wall of its own all the same
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.test import Client

from tests.crawl.kruiper import DICHT, Antwoord, Kruiper, Uitslag, leesbaar
from tests.crawl.wereld import Crawlwereld
from tests.fouten.muren import kaal, nullmuur, onveranderd
from tests.fouten.naspelen import Bekend, Naspeler
from tests.fouten.register import HET
from tests.fouten.stand import (
    ACHTER,
    ALLEEN,
    Stand,
    alleen,
    anderen_van,
    behalve,
    niets,
    onthouden,
    zonder_bevoegdheden,
)
from tests.fouten.vragen import SESSIES, Vraag
from tests.wereld import log_in

MEESTE = 3
"""So many requests are tried for one place, each way, before it counts as not noticed by the rest. By hand always: those are made to notice something."""
PER_MENS = 2
"""So many requests come past one place for each of the people who ask."""
EERST = 1
"""So many people ask every address, whatever is found there; the next only where something is still looked for."""
_VERANDERT = re.compile(
    rb'<input type="hidden"[^>]*>|"X-CSRFToken": "[^"]*"|<meta name="csrf[^>]*>|nonce="[^"]*"|<dcterms:[^/]*</'
)
_WEG = ("/inloggen/",)


class Zaaier(Kruiper):
    """Asks a request with places left out."""

    def __init__(self, wereld: Crawlwereld, stand: Stand | None = None, *, doof: bool = False) -> None:
        super().__init__(wereld, Uitslag())
        self.stand, self.doof = stand or Stand(), doof
        self.onthouden = {} if doof else onthouden()
        self._soort = ""
        self._anders: dict[tuple[str, str, str], Client] = {}

    def client(self, wie: tuple[str, str]) -> Client:
        """A browser as the crawl has it, or one with something about its session."""
        if not self._soort:
            return super().client(wie)
        sleutel = (*wie, self._soort)
        if sleutel not in self._anders:
            client = Client(raise_request_exception=False, headers={"x-forwarded-proto": "https"})
            log_in(client, self.wereld.gebruikers[wie])
            sessie = client.session
            SESSIES[self._soort](sessie, str(self.wereld.gebruikers[wie].pk))
            sessie.save()
            self._anders[sleutel] = client
        return self._anders[sleutel]

    def antwoord(self, vraag: Vraag, weg: Callable[[int], bool] | None = None, *, tweede_muur: bool) -> Antwoord:
        """The answer, with these places left out."""
        adres, velden = self._adres(vraag), self._velden(vraag)
        self.stand.gevraagd += 1
        HET.langs, HET.weg, self._soort = {}, weg if weg and not self.doof else niets, vraag.soort
        try:
            with nullmuur() if not tweede_muur else onveranderd(), kaal() if weg else onveranderd():
                return self.vraag(vraag.methode, adres, vraag.geval.wie, velden, **dict(vraag.koppen))
        finally:
            HET.weg = niets

    def _adres(self, vraag: Vraag) -> str:
        return self.adres(vraag.geval.route, vraag.geval.toestand, vraag.geval.wie[0])

    def _velden(self, vraag: Vraag) -> Any:
        """What is sent, where something is sent."""
        if vraag.methode != "POST":
            return None
        velden = self.velden(self._adres(vraag), vraag.geval.route.dossier, vraag.geval.toestand)
        return {**velden, **vraag.velden}

    def zoek(self, zoekt: set[int], deze: Iterable[Vraag], klaar: Callable[[Stand], None]) -> None:
        """Ask until each of these places was noticed, or nothing is left to ask."""
        gevraagd = 0
        for vraag in deze:
            if not zoekt <= self.stand.gezien.keys() and self.nodig(vraag, zoekt):
                self.probeer(vraag, zoekt)
                gevraagd += 1
                if gevraagd % 100 == 0:
                    klaar(self.stand)

    def dichtbij(self, zoekt: set[int], deze: Iterable[Vraag]) -> list[Vraag]:
        """The requests to begin with: those by hand, and of the pages in which something is looked for themselves."""
        return [vraag for vraag in deze if vraag.altijd or vraag.wat or self._zelf(vraag, zoekt)]

    def _zelf(self, vraag: Vraag, zoekt: set[int]) -> set[int]:
        """What is still looked for in the function that answers."""
        return {plek for plek in zoekt - self.stand.gezien.keys() if HET.plekken[plek].waar == vraag.view}

    def zoek_waar_het_was(self, zoekt: set[int], deze: list[Vraag]) -> None:
        """First by the request that noticed it the last time: then few are needed."""
        bekend: dict[str, set[int]] = {}
        for plek, (_hoe, door) in self.onthouden.items():
            if plek in zoekt:
                bekend.setdefault(door, set()).add(plek)
        for vraag in deze:
            if vraag.naam in bekend:
                self.probeer(vraag, bekend.pop(vraag.naam))

    def speel_na(self, naspeler: Naspeler, deze: Iterable[Vraag], alleen_waar: Bekend | None = None) -> None:
        """What is asked and done behind these pages and forms, by somebody who may, is done again by others.

        `alleen_waar`: by request the functions that are looked at there, and no other request.
        """
        HET.luister = naspeler
        with kaal():
            for vraag in deze:
                if alleen_waar is not None and vraag.naam not in alleen_waar:
                    continue
                velden = self._velden(vraag)
                if vraag.methode == "GET" or velden:
                    with naspeler.bij_wat(vraag.naam, alleen_waar):
                        self.vraag(vraag.methode, self._adres(vraag), vraag.geval.wie, velden)
        HET.luister = None

    def nodig(self, vraag: Vraag, zoekt: set[int]) -> bool:
        """Whether this request can still find something: it was not asked by enough people, or comes past what is looked for."""
        titel, methode = vraag.waar
        open_, langs = zoekt - self.stand.gezien.keys(), self.stand.langs
        if vraag.wat:
            return True
        if vraag.bijzonder:
            hier = langs.get((titel, "GET"), set()) | langs.get((titel, "POST"), set())
            return vraag.altijd or any(HET.plekken[p].soort == "poort" for p in open_ & hier | self._zelf(vraag, zoekt))
        if self.stand.keren[titel, methode] < EERST:
            return True
        return any(self.stand.bezocht[p, vraag.geval.wie] < PER_MENS for p in open_ & langs[titel, methode])

    def probeer(self, vraag: Vraag, zoekt: set[int]) -> None:
        """Try what this request comes past and what is still looked for, first alone and then behind the others."""
        self.stand.keren[vraag.waar] += 1
        hier = self.stand.langs.setdefault(vraag.waar, set())
        self.stand.bezocht.update((plek, vraag.geval.wie) for plek in hier)
        eerst = self.antwoord(vraag, tweede_muur=True)
        if not self.klopt(vraag, eerst):
            return
        vast = self.antwoord(vraag, tweede_muur=False)
        langs = dict(HET.langs)
        hier |= {plek for plek, tegen in langs.items() if tegen}
        for plek in self._kandidaten(vraag, langs, zoekt, ALLEEN):
            self.stand.geprobeerd[plek, ALLEEN] += 1
            na = self.antwoord(vraag, alleen(plek), tweede_muur=False)
            if _scheelt(plek, vast, na, gelijk=not _anders(eerst, vast)):
                self.stand.gezien[plek] = (ALLEEN, vraag.naam)
        hier |= self._achter(vraag, zoekt)
        self.stand.bereikt |= hier

    def _achter(self, vraag: Vraag, zoekt: set[int]) -> set[int]:
        if zoekt <= self.stand.gezien.keys():
            return set()
        open_ = self.antwoord(vraag, zonder_bevoegdheden, tweede_muur=False)
        langs = dict(HET.langs)
        kandidaten = self._kandidaten(vraag, langs, zoekt, ACHTER)
        gelijk = bool(kandidaten) and not _anders(open_, self.antwoord(vraag, zonder_bevoegdheden, tweede_muur=False))
        for plek in kandidaten:
            self.stand.geprobeerd[plek, ACHTER] += 1
            rest = anderen_van(plek)
            zonder = open_ if rest is zonder_bevoegdheden else self.antwoord(vraag, rest, tweede_muur=False)
            met = self.antwoord(vraag, behalve(plek, rest), tweede_muur=False)
            if (
                gelijk
                and _anders(met, zonder)
                and (HET.toont(plek) or _geweigerd(met) or (zonder.geschreven and not met.geschreven))
            ):
                self.stand.gezien[plek] = (ACHTER, vraag.naam)
        return {plek for plek, tegen in langs.items() if tegen}

    def _kandidaten(self, vraag: Vraag, langs: dict[int, bool], zoekt: set[int], hoe: str) -> list[int]:
        algemeen = vraag.altijd or not vraag.bijzonder
        anders = ACHTER if hoe == ALLEEN else ALLEEN
        return [
            plek
            for plek, tegen in langs.items()
            if tegen and plek in zoekt and plek not in self.stand.gezien and (algemeen or HET.plekken[plek].soort == "poort") and (vraag.wat or self.stand.geprobeerd[plek, hoe] < MEESTE)
            and not (self.onthouden.get(plek, ("",))[0] == anders and not self.stand.geprobeerd[plek, anders])
        ]  # fmt: skip

    def klopt(self, vraag: Vraag, antwoord: Antwoord) -> bool:
        """Whether the crawl agrees with an answer of the house as it is; a session of another kind, or a request by hand, is not the crawl's."""
        if vraag.soort or vraag.koppen or vraag.wat:
            return True
        if vraag.methode not in {"GET", "POST"}:
            return antwoord.status == 405
        self.uitslag = Uitslag()
        self._beoordeel(vraag.geval, vraag.methode, antwoord)
        self._zoek_kanaries(vraag.geval, vraag.methode, antwoord)
        self.stand.mis.update(self.uitslag.mis)
        return not self.uitslag.mis


def _kaal(antwoord: Antwoord) -> Counter[bytes]:
    """Line by line what is shown, also inside a workbook (which says when it was made)."""
    return Counter(_VERANDERT.sub(b"", leesbaar(antwoord)).splitlines())


def _waarheen(antwoord: Antwoord) -> str:
    return urlsplit(str(antwoord.koppen.get("Location", ""))).path


def _geweigerd(antwoord: Antwoord) -> bool:
    return antwoord.status in DICHT or (antwoord.status == 302 and _waarheen(antwoord).startswith(_WEG))


def _anders(een: Antwoord, twee: Antwoord) -> bool:
    return (een.status, een.geschreven, _waarheen(een), _kaal(een)) != (
        twee.status, twee.geschreven, _waarheen(twee), _kaal(twee)
    )  # fmt: skip


def _scheelt(plek: int, met: Antwoord, zonder: Antwoord, *, gelijk: bool) -> bool:
    """Whether leaving it out shows: of what decides what is shown in anything that is shown or written, of what refuses in that it does not refuse."""
    if HET.toont(plek):
        return gelijk and _anders(met, zonder)
    if HET.plekken[plek].soort == "poort":
        return (met.status, _waarheen(met)) != (zonder.status, _waarheen(zonder))
    return _geweigerd(met) and (not _geweigerd(zonder) or zonder.geschreven != met.geschreven)
