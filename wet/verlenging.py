"""More time: the grounds, what each needs as proof, and how much it gives (Wi 12; Besluit, chapter 4; Regeling, article 4.1).

DUO decides, on request of the newcomer. The municipality helps: it sees a ground early, gathers the proof, and gives
its own statement where it made no offer. So an estimate here is never a date of the term; DUO's own end wins (T17).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from wet.grondslag import BI2021, RI2021, WI2021, Grondslag
from wet.kalender import EEN_DAG, plus_maanden, voluit
from wet.pip import Gebrek
from wet.regel import ASIEL, Duur
from wet.uren import in_woorden

ONZEKER = "Dit is een schatting. DUO beslist, en telt zelf."
ONZEKER_OPLEIDING = "Hoeveel tijd DUO voor een opleiding zonder vrijstelling geeft, is niet gevonden."
AANVRAAG_MAANDEN = 6
"""Besluit, article 4.5 lid 1: no request earlier than this before the end."""
BESLIST_BINNEN = Duur(8, "weken")
"""Besluit, article 4.5 lid 1: how long DUO has."""
AANBOD_BINNEN = Duur(3, "maanden")
TRAJECT_BINNEN = Duur(6, "maanden")


class Verlengingsgrond(NamedTuple):
    """One ground. `minimaal`: how long it must have lasted, without a break. `vast`: what it gives; None: as long as it lasted.

    `hoogstens`: never more than this. `van_het_college`: the municipality itself gives the proof. `groepen`, `routes`: None
    is everybody.
    """

    code: str
    naam: str
    bewijs: str
    grondslag: Grondslag
    minimaal: Duur | None = None
    vast: Duur | None = None
    hoogstens: Duur | None = None
    van_het_college: bool = False
    groepen: frozenset[str] | None = None
    routes: frozenset[str] | None = None


_DRIE_MAANDEN, _ZES_MAANDEN, _TWEE_JAAR = Duur(3, "maanden"), Duur(6, "maanden"), Duur(2, "jaren")


def _grond(letter: str) -> Grondslag:
    return Grondslag(RI2021, "4.1", "1", letter)


GEEN_AANBOD = Verlengingsgrond(
    "g",
    "Er was geen aanbod van de gemeente, of het taalschakeltraject begon niet op tijd",
    "een verklaring van de gemeente",
    _grond("g"),
    van_het_college=True,
    groepen=ASIEL,
)
GRONDEN: tuple[Verlengingsgrond, ...] = (
    Verlengingsgrond(
        "a",
        "Lang ziek: de inburgeraar, de partner, een ouder of een kind",
        "een medische machtiging",
        _grond("a"),
        minimaal=_DRIE_MAANDEN,
    ),
    Verlengingsgrond(
        "b",
        "De partner, een ouder of een kind is overleden",
        "een afschrift van de akte van overlijden",
        _grond("b"),
        vast=_DRIE_MAANDEN,
    ),
    Verlengingsgrond(
        "c",
        "De inburgeraar kreeg een kind",
        "een afschrift van de geboorteakte uit de BRP",
        _grond("c"),
        vast=Duur(16, "weken"),
    ),
    Verlengingsgrond(
        "d",
        "Verblijf in een Blijf van mijn Lijf huis",
        "een verklaring van het huis",
        _grond("d"),
        minimaal=_DRIE_MAANDEN,
    ),
    Verlengingsgrond(
        "e",
        "Leren lezen en schrijven",
        "een verklaring van de taalschool",
        _grond("e"),
        minimaal=_DRIE_MAANDEN,
        hoogstens=_ZES_MAANDEN,
        routes=frozenset({"B1", "ONDERWIJS"}),
    ),
    Verlengingsgrond(
        "f",
        "Dakloos",
        "een uitdraai uit de BRP",
        _grond("f"),
        minimaal=_DRIE_MAANDEN,
        hoogstens=_TWEE_JAAR,
    ),
    GEEN_AANBOD,
    Verlengingsgrond(
        "h",
        "De school of aanbieder kon geen les of activiteit geven",
        "stukken van de aanbieder",
        _grond("h"),
        minimaal=_DRIE_MAANDEN,
        hoogstens=_ZES_MAANDEN,
    ),
    Verlengingsgrond(
        "i",
        "Een andere bijzondere reden waar iemand niets aan kan doen",
        "stukken waaruit die reden blijkt",
        _grond("i"),
        minimaal=_DRIE_MAANDEN,
        hoogstens=_TWEE_JAAR,
    ),
    Verlengingsgrond(
        "j",
        "Meer redenen samen",
        "de stukken van elk van die redenen",
        _grond("j"),
        minimaal=_DRIE_MAANDEN,
    ),
)
BIJNA_KLAAR = Verlengingsgrond(
    "bijna_klaar",
    "Bijna klaar, na veel inspanning",
    "de uitslagen, de uren en de afronding van PVT en MAP",
    Grondslag(BI2021, "4.4"),
    vast=_ZES_MAANDEN,
    routes=frozenset({"B1"}),
)
OPLEIDING = Verlengingsgrond(
    "opleiding", "Een opleiding zonder vrijstelling", "een bewijs van inschrijving", Grondslag(BI2021, "4.3", "2")
)
ONDERBREKING = Verlengingsgrond(
    "onderbreking", "Hooguit een jaar niet inburgeringsplichtig", "de gegevens van DUO", Grondslag(BI2021, "4.2")
)
AMBTSHALVE = Verlengingsgrond(
    "ambtshalve", "DUO besloot zelf tot meer tijd", "de beschikking van DUO", Grondslag(BI2021, "4.5", "2")
)
ALLE_GRONDEN = (*GRONDEN, BIJNA_KLAAR, OPLEIDING, ONDERBREKING, AMBTSHALVE)
OP_AANVRAAG = (*GRONDEN, BIJNA_KLAAR, OPLEIDING)
"""What the newcomer asks for; the other two come from DUO itself."""


def grond_van(code: str) -> Verlengingsgrond:
    """One ground by its code. Raises KeyError for an unknown one."""
    for grond in ALLE_GRONDEN:
        if grond.code == code:
            return grond
    raise KeyError(code)


def passende_gronden(doelgroep: str, leerroute: str | None) -> tuple[Verlengingsgrond, ...]:
    """What this person can ask for: no ground for another group or route."""
    return tuple(
        grond
        for grond in OP_AANVRAAG
        if (grond.groepen is None or doelgroep in grond.groepen)
        and (grond.routes is None or leerroute is None or leerroute in grond.routes)
    )


# A request: when, for what, with which proof


def aanvragen_vanaf(einde: date) -> date:
    """The first day to ask (T32): six months before the last day."""
    return plus_maanden(einde, -AANVRAAG_MAANDEN)


class Aanvraag(NamedTuple):
    """A request for more time. `tot`: None while it goes on. `bewijs`: kinds of proof that are there, as the codes of grounds.

    `toelichting`: why somebody could not take part, in words; it is the newcomer who makes that plausible, to DUO.
    """

    grond: str
    van: date
    tot: date | None = None
    bewijs: Collection[str] = ()
    toelichting: str = ""


def gebreken_van_de_aanvraag(
    a: Aanvraag, *, doelgroep: str, leerroute: str | None, begin: date, einde: date, op: date
) -> tuple[Gebrek, ...]:
    """What a request still misses before the newcomer sends it to DUO. `begin`, `einde`: the term now in force."""
    grond = grond_van(a.grond)
    regel_4_5 = str(Grondslag(BI2021, "4.5", "1"))
    gevonden = []
    if grond not in passende_gronden(doelgroep, leerroute):
        zin = "Deze reden past niet bij de doelgroep of de leerroute."
        gevonden.append(Gebrek("past_niet", zin, str(grond.grondslag)))
    if op < aanvragen_vanaf(einde):
        zin = f"Vragen kan vanaf {voluit(aanvragen_vanaf(einde))}. Leg de reden en het bewijs alvast vast."
        gevonden.append(Gebrek("te_vroeg", zin, regel_4_5))
    if op > einde:
        gevonden.append(Gebrek("te_laat", f"De termijn liep tot en met {voluit(einde)}. Bel DUO.", regel_4_5))
    tot = min(a.tot or op, op)
    if tot < begin or a.van > einde:
        zin = "De reden moet in de inburgeringstermijn liggen."
        gevonden.append(Gebrek("buiten_de_termijn", zin, str(Grondslag(BI2021, "4.3", "1"))))
    if grond.minimaal is not None and tot < grond.minimaal.laatste_dag(a.van):
        zin = f"Deze reden telt vanaf {grond.minimaal} achter elkaar. Samen met een andere reden kan het wel."
        gevonden.append(Gebrek("te_kort", zin, str(grond.grondslag)))
    if a.grond not in a.bewijs:
        doe = "Maak" if grond.van_het_college else "Nodig is"
        gevonden.append(Gebrek("bewijs", f"{doe} {grond.bewijs}.", str(_bewijs_in(grond))))
    if grond in GRONDEN and not a.toelichting.strip():
        zin = "Schrijf met de inburgeraar op waarom inburgeren hierdoor niet kon, en dat hij of zij daar niets aan kon doen."
        gevonden.append(Gebrek("toelichting", zin, str(Grondslag(BI2021, "4.3", "1"))))
    return tuple(gevonden)


def _bewijs_in(grond: Verlengingsgrond) -> Grondslag:
    """Regeling 4.1 lid 3 names the proof of each ground of lid 1."""
    return Grondslag(RI2021, "4.1", "3", grond.code) if grond in GRONDEN else grond.grondslag


# How much: Regeling, article 4.1 lid 2


class Raming(NamedTuple):
    """What a ground may give. `einde`: None when it cannot be said."""

    einde: date | None
    uitleg: str
    onzeker: str


def raming(code: str, einde: date, *, van: date | None = None, tot: date | None = None) -> Raming:
    """The end of the term if DUO grants this ground. `van`, `tot`: how long it lasted, both days included."""
    grond = grond_van(code)
    if code == OPLEIDING.code:
        return Raming(None, ONZEKER_OPLEIDING, ONZEKER_OPLEIDING)
    if grond.vast is not None:
        nieuw = grond.vast.laatste_dag(einde + EEN_DAG)
        return Raming(nieuw, f"Dit geeft {grond.vast}: tot en met {voluit(nieuw)}.", ONZEKER)
    if van is None or tot is None or tot < van:
        return Raming(None, "Hoelang het duurde, is nog niet bekend.", ONZEKER)
    nieuw = einde + (tot - van) + EEN_DAG
    uitleg = f"Dit geeft zo veel tijd als het duurde, {(tot - van).days + 1} dagen: tot en met"
    if grond.hoogstens is not None and nieuw > (grens := grond.hoogstens.laatste_dag(einde + EEN_DAG)):
        nieuw, uitleg = grens, f"Dit geeft hooguit {grond.hoogstens}: tot en met"
    return Raming(nieuw, f"{uitleg} {voluit(nieuw)}.", ONZEKER)


def raming_geen_aanbod(
    einde: date, *, pip: date, leerroute: str, aanbod: date | None, start: date | None, op: date
) -> Raming:
    """Ground g: the delay after three months; in the onderwijsroute six months when it had not begun within six.

    `aanbod`: the day of the offer. `start`: the first day of the taalschakeltraject.
    """  # fmt: skip
    uiterlijk_aanbod, uiterlijk_start = (
        AANBOD_BINNEN.laatste_dag(pip + EEN_DAG),
        TRAJECT_BINNEN.laatste_dag(pip + EEN_DAG),
    )
    if leerroute == "ONDERWIJS" and (start or op) > uiterlijk_start:
        nieuw = TRAJECT_BINNEN.laatste_dag(einde + EEN_DAG)
        zin = f"Het taalschakeltraject was op {voluit(uiterlijk_start)} nog niet begonnen. Dat geeft zes maanden: tot en met {voluit(nieuw)}."
        return Raming(nieuw, zin, ONZEKER)
    tot = min(aanbod or op, op)
    if tot <= uiterlijk_aanbod:
        zin = f"Een aanbod binnen drie maanden, tot en met {voluit(uiterlijk_aanbod)}, is op tijd."
        return Raming(None, zin, "")
    nieuw = einde + (tot - uiterlijk_aanbod)
    te_laat = f"{(tot - uiterlijk_aanbod).days} dagen na de drie maanden"
    wat = f"kwam {te_laat}" if aanbod is not None and aanbod <= op else f"is er {te_laat} nog niet"
    return Raming(nieuw, f"Het aanbod {wat}: tot en met {voluit(nieuw)}.", ONZEKER)


# Besluit, article 4.4: nearly finished after considerable effort

BIJNA_KLAAR_UREN = 450
"""Lid 3: hours of language or KNM for who is no status holder."""
BIJNA_KLAAR_DELEN = 2
"""Lid 2 c: how many of the four language parts, beside KNM."""


class Inspanning(NamedTuple):
    """What somebody did. `behaald`: parts passed at the level of the PIP, or exempted. `ongeoorloofd`: hours missed without leave."""

    behaald: Collection[str] = ()
    pvt: bool = False
    map: bool = False
    uren: float = 0
    ongeoorloofd: float = 0


def gebreken_van_bijna_klaar(i: Inspanning, *, doelgroep: str, leerroute: str | None) -> tuple[Gebrek, ...]:
    """What is missing for the six months of article 4.4. Every condition must be met."""
    return tuple(_bijna_klaar(i, doelgroep, leerroute))


def _bijna_klaar(i: Inspanning, doelgroep: str, leerroute: str | None) -> Iterable[Gebrek]:
    def gebrek(code: str, zin: str, lid: str, onderdeel: str = "") -> Gebrek:
        return Gebrek(code, zin, str(Grondslag(BI2021, "4.4", lid, onderdeel)))

    if leerroute != "B1":
        yield gebrek("route", "Dit kan alleen in de B1-route.", "2", "a")
    if doelgroep in ASIEL and i.ongeoorloofd:
        zin = f"Niet alle lessen zijn gevolgd: {in_woorden(i.ongeoorloofd)} uur is gemist zonder goede reden."
        yield gebrek("lessen", zin, "2", "b")
    if doelgroep not in ASIEL and i.uren < BIJNA_KLAAR_UREN:
        zin = f"Er zijn {in_woorden(i.uren)} van de {BIJNA_KLAAR_UREN} uur taal of KNM gevolgd."
        yield gebrek("uren", zin, "3")
    delen = len({"lezen", "luisteren", "schrijven", "spreken"} & set(i.behaald))
    if delen < BIJNA_KLAAR_DELEN:
        zin = f"Van de vier taalonderdelen zijn er {delen} gehaald. Nodig zijn er {BIJNA_KLAAR_DELEN}."
        yield gebrek("onderdelen", zin, "2", "c")
    if "knm" not in i.behaald:
        yield gebrek("knm", "KNM is nog niet gehaald.", "2", "c")
    if not (i.pvt and i.map):
        welke = " en ".join(naam for naam, klaar in (("de PVT", i.pvt), ("de MAP", i.map)) if not klaar)
        yield gebrek("pvt_en_map", f"Nog niet afgerond: {welke}.", "2", "d")


VERLENGEN = Grondslag(WI2021, "12", "1")
