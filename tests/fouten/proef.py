"""The Python half of V6: each place at which somebody is held back is left out once; a request of the crawl must notice.

Most requests come past many places, and a second wall stands behind the first. So each is asked in two ways:

    alleen   everything stands but this one place (and the second wall, for whom the pages run as the owner): the answer is another than
             with both walls up, where the crawl agrees with it
    achter   the other places are left out as well, and this one is the last that holds somebody back. What it held back alone comes
             through without it: another place says the same, and it is a wall of its own all the same

A place that neither way notices is wrong, unless `gelijk.csv` says why leaving it out changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import uuid4

from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from bewijzen._opstelling import zeg
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar
from samenspel.toegang.middleware import SESSIE_AANSTELLING
from tests.crawl.kruiper import DICHT, Antwoord, Geval, Kruiper, Uitslag, gevallen
from tests.crawl.verwacht import Plaats, Route, mag_volgens, routes
from tests.crawl.wereld import Crawlwereld, bouw
from tests.fouten.invullen import Invuller
from tests.fouten.muren import kaal, nullmuur, onveranderd, open_zichten
from tests.fouten.naspelen import Naspeler
from tests.fouten.register import HET
from tests.fouten.stand import ACHTER, ALLEEN, Stand, alleen, anderen_van, behalve, onthouden, zonder_bevoegdheden
from tests.fouten.wereld import vul_aan
from tests.wereld import log_in

MEESTE = 3
"""So many requests are tried for one place, each way, before it counts as not noticed by the rest."""
RECHTHEBBENDEN = (
    (("regievoerder", ""), "loopt"), (("functioneel_beheerder", ""), "loopt"), (("teamleider", ""), "loopt"), (("inburgeraar", ""), "zichzelf"),
    (("mb_coordinator", "loopt"), "loopt"), (("intakebalie", ""), "onverdeeld"), (("functionaris_gegevensbescherming", ""), "loopt"),
)  # fmt: skip
EERST = 1
"""So many people ask every address, whatever is found there; the next only where something is still looked for."""
_VOLGORDE = (
    ("beleidsadviseur", "", "loopt"), ("regievoerder", "andere_gemeente", "loopt"), ("mb_coordinator", "loopt", "loopt"), ("inburgeraar", "", "zichzelf"),
    ("regievoerder", "", "loopt"), ("anoniem", "", "loopt"), ("intakebalie", "", "onverdeeld"), ("teamleider", "", "loopt"),
)  # fmt: skip
_VERANDERT = re.compile(rb'<input type="hidden"[^>]*>|"X-CSRFToken": "[^"]*"|<meta name="csrf[^>]*>|nonce="[^"]*"')
_WEG = ("/inloggen/",)


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


class Vraag(NamedTuple):
    """One request: who, where, how, and in which kind of session."""

    geval: Geval
    methode: str
    soort: str = ""
    koppen: tuple[tuple[str, str], ...] = ()
    altijd: bool = False
    """Asked whatever was found before."""

    @property
    def naam(self) -> str:
        wie = "/".join(filter(None, self.geval.wie))
        return " ".join(filter(None, (self.methode, self.geval.route.titel, wie, self.geval.toestand, self.soort)))


class Zaaier(Kruiper):
    """Asks a request with places left out."""

    def __init__(self, wereld: Crawlwereld, stand: Stand | None = None, *, doof: bool = False) -> None:
        super().__init__(wereld, Uitslag())
        self.stand, self.doof = stand or Stand(), doof
        self.luister: Naspeler | None = None
        self.onthouden = onthouden()
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
        geval = vraag.geval
        adres = self.adres(geval.route, geval.toestand, geval.wie[0])
        velden = self.velden(adres, geval.route.dossier, geval.toestand) if vraag.methode == "POST" else None
        self.stand.gevraagd += 1
        HET.luister = self.luister if tweede_muur and not weg else None
        HET.langs, HET.weg, self._soort = {}, weg if weg and not self.doof else _niets, vraag.soort
        try:
            with nullmuur() if not tweede_muur else onveranderd(), kaal() if weg else onveranderd():
                return self.vraag(vraag.methode, adres, geval.wie, velden, **dict(vraag.koppen))
        finally:
            HET.weg = _niets

    def zoek(self, zoekt: set[int]) -> None:
        """Ask until each of these places was noticed, or nothing is left to ask."""
        for vraag in vragen():
            if not zoekt <= self.stand.gezien.keys() and self.nodig(vraag, zoekt):
                self.probeer(vraag, zoekt)

    def zoek_waar_het_was(self, zoekt: set[int]) -> None:
        """First by the request that noticed it the last time: then few are needed."""
        per_naam = {vraag.naam: vraag for vraag in vragen()}
        bekend: dict[str, set[int]] = {}
        for plek, (_hoe, door) in self.onthouden.items():
            if plek in zoekt and door in per_naam:
                bekend.setdefault(door, set()).add(plek)
        for door, plekken in bekend.items():
            self.probeer(per_naam[door], plekken)

    def speel_na(self, naspeler: Naspeler) -> None:
        """Every page and form by somebody who may: what is asked and done behind it is done again by others."""
        HET.luister = naspeler
        with kaal():
            self.leer_formulieren()
            for route in routes():
                for geval in self.rechthebbenden(route):
                    adres = self.adres(route, geval.toestand, geval.wie[0])
                    if velden := self.velden(adres, route.dossier, geval.toestand):
                        self.vraag("POST", adres, geval.wie, velden)
        HET.luister = None

    def rechthebbenden(self, route: Route) -> Iterator[Geval]:
        """Who may send this form: the first of our own staff, and of the others."""
        for wie, toestand in RECHTHEBBENDEN:
            plaats = Plaats(wie[0], toestand if route.dossier else "geen", eigen_rij=True)
            if route.schrijven not in {"open", "dicht", "geen"} and mag_volgens(route.schrijven, plaats):
                yield Geval(route, wie, toestand, plaats)
                return

    def zonder_fout(self) -> list[str]:
        """The control: with nothing left out, nothing may be noticed. Says what was."""
        deze = vragen()
        zaaier = Zaaier(self.wereld, doof=True)
        zaaier.formulieren = self.formulieren
        for vraag in [*deze[:5], *deze[len(deze) // 4 :: 211][:15]]:
            zaaier.probeer(vraag, set(range(len(HET.plekken))))
        assert len(zaaier.stand.geprobeerd) > 50, "the control tried too little"
        return [HET.plekken[plek].naam for plek in zaaier.stand.gezien]

    def nodig(self, vraag: Vraag, zoekt: set[int]) -> bool:
        """Whether this request can still find something: it was not asked by enough people, or comes past what is looked for."""
        titel, methode = vraag.geval.route.titel, vraag.methode
        open_ = zoekt - self.stand.gezien.keys()
        if vraag.soort or methode not in {"GET", "POST"}:
            return vraag.altijd or any(HET.plekken[p].soort == "poort" for p in open_)
        if self.stand.keren[titel, methode] < EERST:
            return True
        open_ &= self.stand.langs[titel, methode]
        return any(self.stand.geprobeerd[p, hoe] < MEESTE for p in open_ for hoe in (ALLEEN, ACHTER))

    def probeer(self, vraag: Vraag, zoekt: set[int]) -> None:
        """Try what this request comes past and what is still looked for, first alone and then behind the others."""
        waar = (vraag.geval.route.titel, vraag.methode)
        self.stand.keren[waar] += 1
        hier = self.stand.langs.setdefault(waar, set())
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
            if gelijk and _anders(met, zonder) and (HET.plekken[plek].soort == "zicht" or _geweigerd(met)):
                self.stand.gezien[plek] = (ACHTER, vraag.naam)
        return {plek for plek, tegen in langs.items() if tegen}

    def _kandidaten(self, vraag: Vraag, langs: dict[int, bool], zoekt: set[int], hoe: str) -> list[int]:
        algemeen = vraag.altijd or (not vraag.soort and vraag.methode in {"GET", "POST"})
        anders = ACHTER if hoe == ALLEEN else ALLEEN
        return [
            plek
            for plek, tegen in langs.items()
            if tegen and plek in zoekt and plek not in self.stand.gezien and (algemeen or HET.plekken[plek].soort == "poort") and self.stand.geprobeerd[plek, hoe] < MEESTE
            and not (self.onthouden.get(plek, ("",))[0] == anders and not self.stand.geprobeerd[plek, anders])
        ]  # fmt: skip

    def klopt(self, vraag: Vraag, antwoord: Antwoord) -> bool:
        """Whether the crawl agrees with an answer of the house as it is; a session of another kind is not the crawl's."""
        if vraag.soort or vraag.koppen:
            return True
        if vraag.methode not in {"GET", "POST"}:
            return antwoord.status == 405
        self.uitslag = Uitslag()
        self._beoordeel(vraag.geval, vraag.methode, antwoord)
        self._zoek_kanaries(vraag.geval, vraag.methode, antwoord)
        self.stand.mis.update(self.uitslag.mis)
        return not self.uitslag.mis


def _niets(_plek: int) -> bool:
    return False


def _kaal(antwoord: Antwoord) -> Counter[bytes]:
    return Counter(_VERANDERT.sub(b"", antwoord.inhoud).splitlines())


def _waarheen(antwoord: Antwoord) -> str:
    return urlsplit(str(antwoord.koppen.get("Location", ""))).path


def _geweigerd(antwoord: Antwoord) -> bool:
    return antwoord.status in DICHT or (antwoord.status == 302 and _waarheen(antwoord).startswith(_WEG))


def _anders(een: Antwoord, twee: Antwoord) -> bool:
    return (een.status, een.geschreven, _waarheen(een), _kaal(een)) != (
        twee.status, twee.geschreven, _waarheen(twee), _kaal(twee)
    )  # fmt: skip


def _scheelt(plek: int, met: Antwoord, zonder: Antwoord, *, gelijk: bool) -> bool:
    """Whether leaving it out shows: of a fetch in anything that is shown or written, of what refuses in that it does not refuse."""
    if HET.plekken[plek].soort == "zicht":
        return gelijk and _anders(met, zonder)
    if HET.plekken[plek].soort == "poort":
        return (met.status, _waarheen(met)) != (zonder.status, _waarheen(zonder))
    return _geweigerd(met) and (not _geweigerd(zonder) or zonder.geschreven != met.geschreven)


def vragen() -> list[Vraag]:
    """Every route, read and sent: by who is refused everything first, then by the others."""
    per_plek: dict[tuple[str, ...], Geval] = {
        (geval.route.titel, *geval.wie, geval.toestand): geval for geval in gevallen()
    }
    titels = list(dict.fromkeys(geval.route.titel for geval in gevallen()))
    uit = bijzondere(per_plek)
    for principal, afspraak, toestand in _VOLGORDE:
        for titel in titels:
            geval = per_plek.get((titel, principal, afspraak, toestand)) or per_plek.get(
                (titel, principal, afspraak, "loopt")
            )
            if geval is not None:
                uit += [Vraag(geval, methode) for methode in ("GET", "POST")]
    return uit


def bijzondere(per_plek: dict[tuple[str, ...], Geval]) -> list[Vraag]:
    """What the crawl does not ask: another method, from another site, and sessions that may do less."""

    def van(titel: str, wie: str) -> Geval:
        return per_plek[titel, wie, "", "loopt"]

    regie = van("dossiers:lijst", "regievoerder")
    van_elders = (("sec-fetch-site", "cross-site"),)
    verdeel = van("dossiers:verdelen", "regievoerder")
    uit = [Vraag(regie, "PUT", altijd=True), Vraag(verdeel, "POST", koppen=van_elders, altijd=True)]
    uit += [Vraag(regie, "GET", soort, altijd=True) for soort in SESSIES if soort not in {OUD, MINDER}]
    for (titel, wie, afspraak, toestand), geval in per_plek.items():
        mens = (wie, afspraak) in {
            (rol, van_wie) for (rol, van_wie), _toestand in RECHTHEBBENDEN
        } and wie != "inburgeraar"
        if mens and toestand == "loopt" and _vraagt_opnieuw(titel):
            uit += [Vraag(geval, methode, OUD) for methode in ("GET", "POST")]
        if wie == "beleidsadviseur":
            uit.append(Vraag(geval, "PUT"))
        if wie == "inburgeraar" and toestand in {"zichzelf", "loopt"}:
            uit.append(Vraag(geval, "GET", MINDER))
    return uit


def _vraagt_opnieuw(titel: str) -> bool:
    """Whether a route says of itself that it asks again; without its decorator it has no place to leave out."""
    naam = titel.split()[0]
    ruimte, _punt, kort = naam.rpartition(":")
    return any(
        getattr(patroon.callback, "vraagt_wie_u_bent", False)
        for resolver in get_resolver().url_patterns
        for patroon in (getattr(resolver, "url_patterns", None) or [resolver])
        if getattr(patroon, "name", None) == kort and (getattr(resolver, "namespace", None) or "") == ruimte
    )


def loop(zoekt: set[int], klaar: Callable[[Stand], None] = lambda _stand: None) -> tuple[Stand, list[str]]:
    """The whole of it, for these places: what was found, and what the control noticed with nothing left out. `klaar` hears after each step."""
    stand = Stand()
    naspeler = Naspeler(stand, zoekt)
    with als_eigenaar():
        open_zichten()
    wereld = bouw()
    with transaction.atomic():
        vul_aan(wereld)
        with als_eigenaar():
            dossier = Dossier.objects.get(pk=wereld.basis.dossier_id)
        zaaier = Zaaier(wereld, stand)
        zaaier.leer_formulieren()
        zonder_fout = zaaier.zonder_fout()
        zeg(f"{len(zoekt)} plekken; zonder fout werd gezien: {len(zonder_fout)}")
        zaaier.zoek_waar_het_was(zoekt)
        zeg(f"gezien waar het de vorige keer gezien werd: {len(stand.gezien)}")
        naspeler.vul_in(Invuller(dossier, wereld.basis.sanne))
        zeg(f"en door wat een ander doet of vraagt: {len(stand.gezien)}")
        klaar(stand)
        zaaier.zoek(zoekt)
        klaar(stand)
        zeg(f"en door elke bladzijde: {len(stand.gezien)}")
        if not zoekt <= stand.gezien.keys():
            zaaier.speel_na(naspeler)
        transaction.set_rollback(True)
    return stand, zonder_fout
