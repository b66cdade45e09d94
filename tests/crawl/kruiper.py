"""The crawl (V2): everybody who can log in, and nobody, asks every route, in every relation to a dossier, by every method."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse

from tests.crawl import koppen
from tests.crawl.formulieren import Velden, lees_formulieren
from tests.crawl.mensen import AFSPRAKEN, SOORT_VAN_ROL, variant
from tests.crawl.verwacht import (
    ALLEEN_INTERN,
    ANONIEM,
    PARTNER,
    TOESTANDEN,
    Plaats,
    Route,
    letter,
    mag,
    mag_volgens,
    routes,
)
from tests.crawl.wereld import KANARIE, Crawlwereld
from tests.matrix.naief import CATEGORIEEN
from tests.matrix.toestanden import LOOPT
from tests.wereld import log_in

INTERN = (
    "regievoerder", "coach_inburgering", "ondersteuner_regie", "intakebalie", "klantcontact_balie", "teamleider", "jurist_bezwaar", "beleidsadviseur", "contractmanager", "functioneel_beheerder", "auditor_rekenkamer",
    "functionaris_gegevensbescherming", "inburgeraar", "gemachtigde", "tolk", ANONIEM,
)  # fmt: skip
METHODEN = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
DICHT = frozenset({403, 404, 405, 409})
_MAG_BLIJVEN = {"toegang:foto", "portaal:foto"}
_LOG = re.compile(
    r"django_session|usersessions_|account_|mfa_|toegang_inzage|procrastinate|logboek|audit|ldv|verwerking",
    re.IGNORECASE,
)
"""Tables that say who looked and who is logged in: reading may write there."""
_SCHRIJFT = re.compile(r'\s*(?:insert into|update|delete from)\s+"?(\w+)', re.IGNORECASE)
_IN_DELEN = re.compile(r'\(\s*(?:insert into|update|delete from)\s+"?(\w+)', re.IGNORECASE)
"""The parts of a statement that begins with `with` (`kern.vullen` writes several tables in one)."""


def schrijft(sql: str) -> list[str]:
    """In which tables a statement writes."""
    if sql[:5].lower() == "with ":
        return _IN_DELEN.findall(sql)
    treffer = _SCHRIJFT.match(sql)
    return [treffer[1]] if treffer else []


class Geval(NamedTuple):
    """One person at one address."""

    route: Route
    wie: tuple[str, str]
    toestand: str
    plaats: Plaats


class Antwoord(NamedTuple):
    """What came back, and in which tables something was written that stayed."""

    status: int
    inhoud: bytes
    koppen: Any
    koeken: Any
    geschreven: tuple[str, ...]
    fout: str


@dataclass(slots=True)
class Uitslag:
    """How much was asked, and what was otherwise than expected."""

    gevraagd: Counter[str] = field(default_factory=Counter)
    mis: Counter[str] = field(default_factory=Counter)
    koppen: Counter[str] = field(default_factory=Counter)
    kanaries: int = 0
    met_gevolg: set[str] = field(default_factory=set)

    def meld(self, *waar: str) -> None:
        self.mis[" ".join(waar)] += 1


def alle_namen() -> set[str]:
    """Every name of the URL configuration, and every pattern without one by its address."""

    def loop(resolver: URLResolver, ruimte: str) -> Iterator[str]:
        for deel in resolver.url_patterns:
            if isinstance(deel, URLResolver):
                yield from loop(deel, f"{ruimte}{deel.namespace}:" if deel.namespace else ruimte)
            elif isinstance(deel, URLPattern):
                yield f"{ruimte}{deel.name or deel.pattern}"

    return set(loop(get_resolver(), ""))


def zonder_rij() -> list[str]:
    """Routes without a row in `routes.csv`, and rows without a route."""
    hier, daar = alle_namen(), {route.naam for route in routes()}
    return [f"{naam}: geen rij in tests/crawl/routes.csv" for naam in sorted(hier - daar)] + [
        f"{naam}: staat in tests/crawl/routes.csv en is geen route" for naam in sorted(daar - hier)
    ]


def gevallen() -> list[Geval]:
    """Everybody at every address, in every relation."""
    return [geval for route in routes() for geval in (_bij_een_dossier(route) if route.dossier else _los(route))]


_VAN_ASSEN = {"plansjabloon", "eigenvraag", "overeenkomst", "inlezing"}
"""What an address may name beside a dossier, and the municipality next door has not."""


def _bij_een_dossier(route: Route) -> Iterator[Geval]:
    vreemd = bool(_VAN_ASSEN & set(route.waarden.values()))
    for toestand in TOESTANDEN:
        for principal in INTERN:
            yield Geval(route, (principal, ""), toestand, Plaats(principal, toestand))
        if toestand in ALLEEN_INTERN:
            continue  # to a partner it is one in which it takes no part
        for rol in sorted(PARTNER):
            yield Geval(route, (rol, variant(toestand)), toestand, Plaats(rol, toestand, variant(toestand) == "loopt"))
        buurman = "geen" if toestand == "andere_gemeente" and not vreemd else "andere_gemeente"
        yield Geval(route, ("regievoerder", "andere_gemeente"), toestand, Plaats("regievoerder", buurman))


def _los(route: Route) -> Iterator[Geval]:
    for principal in INTERN:
        yield Geval(route, (principal, ""), "loopt", Plaats(principal, "geen"))
    for rol in sorted(PARTNER):
        for afspraak in AFSPRAKEN:
            yield Geval(
                route, (rol, afspraak), "loopt", Plaats(rol, "loopt" if afspraak == "loopt" else afspraak, afspraak == "loopt")
            )  # fmt: skip
    if not any(naam.endswith(("_id", "id_")) for naam in route.waarden):  # an id of Assen is nobody's in Tynaarlo
        yield Geval(route, ("regievoerder", "andere_gemeente"), "loopt", Plaats("regievoerder", "geen"))


class Schrijfoog:
    """Sees what is written and not taken back: statements of a savepoint that was rolled back do not count."""

    def __init__(self) -> None:
        self.geschreven: list[str] = []
        self._merken: list[tuple[str, int]] = []

    def begin(self) -> None:
        self.geschreven, self._merken = [], []

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        tekst = str(sql)
        uit = execute(sql, params, many, context)
        if tekst.startswith("SAVEPOINT"):
            self._merken.append((tekst.split()[1], len(self.geschreven)))
        elif tekst.startswith("ROLLBACK TO"):
            naam = tekst.split()[-1]
            while self._merken and self._merken[-1][0] != naam:
                self._merken.pop()
            if self._merken:
                del self.geschreven[self._merken[-1][1] :]
        elif (tabellen := schrijft(tekst)) and context["cursor"].rowcount:
            self.geschreven += [tabel.lower() for tabel in tabellen]
        return uit


class Kruiper:
    """Asks, compares, counts. Everything that a request does is undone."""

    def __init__(
        self, wereld: Crawlwereld, uitslag: Uitslag, formulieren: dict[str, tuple[Velden, list[str]]] | None = None
    ) -> None:
        self.wereld, self.uitslag = wereld, uitslag
        self.oog = Schrijfoog()
        self._clients: dict[tuple[str, str], Client] = {}
        self._sinds: dict[tuple[str, str], float] = {}
        self.formulieren: dict[str, tuple[Velden, list[str]]] = formulieren or {}
        self._fout = ""
        got_request_exception.connect(self._noteer_fout)

    def _noteer_fout(self, **_rest: Any) -> None:
        import sys

        soort, fout = sys.exc_info()[:2]
        self._fout = f"{soort.__name__ if soort else ''}: {str(fout)[:160]}"

    def client(self, wie: tuple[str, str]) -> Client:
        """A browser over HTTPS in which this person is logged in, not long ago: what it does is undone, so its session would grow old."""
        if wie not in self._clients or time.monotonic() - self._sinds[wie] > 120:
            self._sinds[wie] = time.monotonic()
            client = Client(raise_request_exception=False, headers={"x-forwarded-proto": "https"})
            if wie[0] != ANONIEM:
                log_in(client, self.wereld.gebruikers[wie])
            self._clients[wie] = client
        return self._clients[wie]

    def adres(self, route: Route, toestand: str, principal: str) -> str:
        """The address of a route in the dossier of this state; what the dossier has not gets an id of nobody."""
        ids = {**self.wereld.overal, **self.wereld.ids.get((route.dossier or "pip", toestand), {})}
        kwargs = {}
        for deel, waarde in route.waarden.items():
            sleutel = f"{waarde}.{principal if principal in SOORT_VAN_ROL else 'mb_coordinator'}"
            kwargs[deel] = (
                ids.get(sleutel) or ids.get(waarde) or (str(uuid4()) if deel.endswith(("_id", "id_")) else waarde)
            )
        namen = _delen(route.naam)
        if "dossier_id" in namen:
            kwargs["dossier_id"] = str(self.wereld.dossiers[route.dossier, toestand])
        return reverse(route.naam, kwargs=kwargs)

    def vraag(self, methode: str, adres: str, wie: tuple[str, str], velden: Any = None, **kop: str) -> Antwoord:
        """One request, undone afterwards."""
        client = self.client(wie)
        koeken = dict(client.cookies)
        self._fout = ""
        self.oog.begin()
        with transaction.atomic(), connection.execute_wrapper(self.oog):
            if methode == "POST":
                antwoord = client.post(adres, velden or {}, secure=True, headers=kop)
            else:
                antwoord = client.generic(methode, adres, secure=True, headers=kop)
            inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content  # type: ignore[arg-type]  # sync
            geschreven = tuple(sorted({naam for naam in self.oog.geschreven if not _LOG.search(naam)}))
            transaction.set_rollback(True)
        nieuw = antwoord.cookies
        client.cookies.clear()
        client.cookies.update(koeken)
        return Antwoord(antwoord.status_code, inhoud, antwoord.headers, nieuw, geschreven, self._fout)

    def leer_formulieren(self) -> None:
        """Every form of every page that the source dossier and the managers have, by the address that it is sent to."""
        for route in routes():
            for wie, toestand in (
                (("regievoerder", ""), "loopt"), (("functioneel_beheerder", ""), "loopt"), (("teamleider", ""), "loopt"),
                (("inburgeraar", ""), "zichzelf"), (("mb_coordinator", "loopt"), "loopt"), (("intakebalie", ""), "onverdeeld"),
            ):  # fmt: skip
                plaats = Plaats(wie[0], toestand if route.dossier else "geen", True)
                if mag_volgens(route.lezen, plaats) and route.lezen not in {"open", "dicht"}:
                    self._leer(self.adres(route, toestand, wie[0]), wie, toestand, route.dossier or "pip")
                    break

    def _leer(self, adres: str, wie: tuple[str, str], toestand: str, soort: str) -> None:
        antwoord = self.vraag("GET", adres, wie)
        if antwoord.status != 200 or b"<form" not in antwoord.inhoud:
            return
        terug = {nieuw: oud for oud, nieuw in self.wereld.vertaling.get((soort, toestand), {}).items()}
        for formulier in lees_formulieren(antwoord.inhoud.decode("utf-8", "replace")):
            pad = urlsplit(formulier.actie or adres).path
            velden = {
                naam: [_eigen_woord(terug.get(w, w)) for w in waarden] for naam, waarden in formulier.velden.items()
            }
            velden.pop("csrfmiddlewaretoken", None)
            self.formulieren.setdefault(_vorm(pad, terug), (velden, formulier.bestanden))

    def velden(self, adres: str, soort: str, toestand: str) -> Velden | dict[str, Any]:
        """What a person would send to this address, with the ids of this dossier; nothing when no page has such a form."""
        heen = self.wereld.vertaling.get((soort or "pip", toestand), {})
        terug = {nieuw: oud for oud, nieuw in heen.items()}
        geleerd = self.formulieren.get(_vorm(adres, terug))
        if geleerd is None:
            return {}
        velden: dict[str, Any] = {naam: [heen.get(w, w) for w in waarden] for naam, waarden in geleerd[0].items()}
        if "sleutel" in velden:
            velden["sleutel"] = [str(uuid4())]
        for naam in geleerd[1]:
            velden[naam] = SimpleUploadedFile("proef.csv", b"naam;geboren\nZk Proef;1-1-1990\n")
        return velden

    def loop(self, deze: list[Geval], methoden: tuple[str, ...] = METHODEN) -> None:
        """Every method at every address; HEAD, which asks what GET asks, at one in ten."""
        for nummer, geval in enumerate(deze):
            adres = self.adres(geval.route, geval.toestand, geval.wie[0])
            for methode in methoden:
                if methode == "HEAD" and nummer % 10:
                    continue
                velden = self.velden(adres, geval.route.dossier, geval.toestand) if methode == "POST" else None
                antwoord = self.vraag(methode, adres, geval.wie, velden)
                self.uitslag.gevraagd[methode] += 1
                self._beoordeel(geval, methode, antwoord)
                self._zoek_kanaries(geval, methode, antwoord)
                self._zie_koppen(geval, antwoord)

    def _beoordeel(self, geval: Geval, methode: str, antwoord: Antwoord) -> None:
        route = geval.route
        waar = (route.titel, methode, "/".join(filter(None, geval.wie)), geval.plaats.toestand)
        if antwoord.status >= 500:
            self.uitslag.meld(*waar, str(antwoord.status), antwoord.fout)
        elif methode not in {"GET", "HEAD", "POST"}:
            if antwoord.status != 405 or antwoord.geschreven:
                self.uitslag.meld(*waar, f"{antwoord.status} in plaats van 405")
        elif methode != "HEAD" or antwoord.status != 405:
            if methode != "POST" and antwoord.geschreven:
                self.uitslag.meld(*waar, "schreef bij lezen:", ",".join(antwoord.geschreven))
            oordeel = _oordeel(route.schrijven if methode == "POST" else route.lezen, geval.plaats, methode, antwoord)
            if oordeel:
                self.uitslag.meld(*waar, oordeel)
            elif antwoord.geschreven:
                self.uitslag.met_gevolg.add(route.titel)

    def _zoek_kanaries(self, geval: Geval, methode: str, antwoord: Antwoord) -> None:
        """A word that the matrix does not give is wrong, wherever it stands; in a header it is always wrong."""
        for naam, waarde in antwoord.koppen.items():
            if naam != "Set-Cookie" and KANARIE.search(waarde.encode()):
                self.uitslag.meld(geval.route.titel, methode, "een woord in de kop", naam)
        for dossier, categorie, soort in set(KANARIE.findall(leesbaar(antwoord))):
            cel = f"C{categorie.decode()}"
            if dossier.decode() not in self.wereld.toestand_van or cel not in CATEGORIEEN:
                continue  # seven characters of a token of chance look like one; this was planted nowhere
            self.uitslag.kanaries += 1
            toestand = self.gezien_als(geval.wie, self.wereld.toestand_van[dossier.decode()])
            if not _mag_woord(geval.wie[0], toestand, cel, soort.decode()):
                wie = "/".join(filter(None, geval.wie))
                woord = f"{cel}{soort.decode()} van {toestand}"
                self.uitslag.meld(geval.route.titel, methode, wie, "kanarie", woord)
        for bsn, van in self.wereld.bsn_van.items():
            if bsn.encode() in antwoord.inhoud:
                self.uitslag.kanaries += 1
                toestand = self.gezien_als(geval.wie, van)
                if geval.route.naam != "dossiers:nummer" or not mag(geval.wie[0], toestand, "V", "C02"):
                    self.uitslag.meld(geval.route.titel, methode, geval.wie[0], "een BSN van", toestand)

    def gezien_als(self, wie: tuple[str, str], toestand: str) -> str:
        """How somebody stands to the dossier that is in this state for the organisation of the state."""
        if wie == ("regievoerder", "andere_gemeente"):
            return "geen" if toestand == "andere_gemeente" else "andere_gemeente"
        if wie[0] in PARTNER and variant(toestand) != wie[1]:
            return "geen"
        return toestand

    def _zie_koppen(self, geval: Geval, antwoord: Antwoord) -> None:
        blijft = geval.route.naam in _MAG_BLIJVEN and antwoord.status == 200
        for bezwaar in koppen.bezwaren(antwoord.koppen, antwoord.koeken, https=True, blijft=blijft):
            self.uitslag.koppen[f"{geval.route.naam} {antwoord.status}: {bezwaar}"] += 1


def _oordeel(voorwaarde: str, plaats: Plaats, methode: str, antwoord: Antwoord) -> str:
    """What is otherwise than the condition says; empty when it is as expected."""
    woorden, naar = voorwaarde.split(), antwoord.koppen.get("Location", "")
    if "zoekt" in woorden and antwoord.status == 302 and not antwoord.geschreven and not naar.startswith("/inloggen/"):
        return ""
    weg = antwoord.status == 302 and naar.startswith("/inloggen/?next=")
    geweigerd = antwoord.status in DICHT or weg
    if antwoord.status == 302 and naar.startswith("/inloggen/bent-u-het/") and not antwoord.geschreven:
        return ""  # asked once more who they are, before anything else
    if mag_volgens(voorwaarde, plaats):
        mag_ook = (antwoord.status == 409 and "?" in woorden) or (antwoord.status == 404 and "~" in woorden)
        return f"te weinig: {antwoord.status}" if geweigerd and not mag_ook else ""
    if antwoord.geschreven:
        return f"te veel: {antwoord.status}, schreef {','.join(antwoord.geschreven)}"
    if geweigerd or (methode == "POST" and (antwoord.status == 422 or "leeg" in woorden)):
        return ""
    return f"te veel: {antwoord.status}"


def _mag_woord(principal: str, toestand: str, categorie: str, soort: str) -> bool:
    if soort.startswith("e") and letter(principal, categorie) == "E":
        # what it did itself an organisation reads for a while after (ADR 26)
        na = LOOPT if toestand == "gestopt" else toestand
        return mag(principal, na, "L", categorie, eigen=list(SOORT_VAN_ROL).index(principal) == int(soort[1]))
    return mag(principal, toestand, "V" if soort == "v" else "L", categorie)


def leesbaar(antwoord: Antwoord) -> bytes:
    """The words of an answer, also inside a workbook."""
    if not antwoord.inhoud.startswith(b"PK"):
        return antwoord.inhoud
    with zipfile.ZipFile(io.BytesIO(antwoord.inhoud)) as zip_:
        return b"\n".join(zip_.read(naam) for naam in zip_.namelist())


_DELEN: dict[str, set[str]] = {}


def _delen(naam: str) -> set[str]:
    """The names in the address of a route."""
    if not _DELEN:

        def loop(resolver: URLResolver, ruimte: str, erboven: set[str]) -> None:
            for deel in resolver.url_patterns:
                hier = erboven | set(deel.pattern.converters)
                if isinstance(deel, URLResolver):
                    loop(deel, f"{ruimte}{deel.namespace}:" if deel.namespace else ruimte, hier)
                else:
                    _DELEN[f"{ruimte}{deel.name or deel.pattern}"] = hier

        loop(get_resolver(), "", set())
    return _DELEN[naam]


def _eigen_woord(waarde: str) -> str:
    """What somebody types is theirs: no word of a dossier, which would come back in the answer."""
    return KANARIE.sub(b"proef", waarde.encode()).decode()


def _vorm(pad: str, terug: dict[str, str]) -> str:
    """An address as it would be in the source dossier: its route and the words in it."""
    try:
        treffer = resolve(urlsplit(pad).path)
    except Resolver404:
        return pad
    waarden = {naam: terug.get(str(waarde), str(waarde)) for naam, waarde in treffer.kwargs.items()}
    return f"{treffer.view_name} {sorted(waarden.items())}"
