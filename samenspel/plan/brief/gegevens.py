"""What goes into a letter: plain words, days and lists, no rows. Whoever fills this has already checked who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samenspel.huisstijl.pdf.afzender import Afzender, Geadresseerde


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekening:
    """Who signed on behalf of the college, and the decision that allows it (Awb 10:10)."""

    naam: str
    functie: str
    mandaat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Routeweging:
    """The judgement on one of the three routes. `leerroute` is B1, ONDERWIJS or Z; `oordeel` is one sentence."""

    leerroute: str
    oordeel: str
    redenen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnzin:
    """A term as `wet` explains it: `termijn.naam`, `.uitleg`, the last day, and its grounds as text."""

    naam: str
    uitleg: str
    uiterlijk: date | None = None
    grondslag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaarwijze:
    """Where an objection goes. `uiterlijk`: the last day when the letter is made known on its date (`bezwaar.uiterlijk_bij`)."""

    uiterlijk: date
    postadres: tuple[str, ...]
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Urenvooraf:
    """Hours done before the plan that count: `onderdeel` as "praktijk van de MAP", with what shows it."""

    onderdeel: str
    uren: float
    bewijs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planactie:
    """One agreed step: what, by whom, and when, all in words ("nog te bepalen, uiterlijk 5 juni 2026" included)."""

    wat: str
    wie: str
    wanneer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plandoel:
    """A goal in the newcomer's own words, under the name of its domain."""

    leefdomein: str
    woorden: str
    acties: tuple[Planactie, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VanElders:
    """The PIP of another municipality that this decision adapts; without a day or a name nobody here knows it."""

    dagtekening: date | None = None
    gemeente: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijziging:
    """Why this decision replaces an earlier one; without a reason the earlier one is of before Samenspel."""

    eerdere_dagtekening: date
    reden: str
    grondslag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefGegevens:
    """Everything of a PIP as a decision (Wi2021 art. 15, Besluit 5.3, Awb 3:45-3:46). Intensities: hours per week.

    None or empty means: does not apply to this person; `maak_brief` refuses what `wet.pip` says must be there.
    `doelgroep` and `leerroute` are the codes of `wet`. `termijn_eerste_dag` and `termijn_laatste_dag` are those of T17;
    without them the term runs since a PIP of elsewhere of which nobody here knows the day yet.
    `leerroute_gaat_mee`: another municipality fixed the route, so that not each of the three is weighed here (Wi 15 lid 4).
    `bronnen`: what the decision rests on ("de leerbaarheidstoets van 3 maart 2026: 30 van de 40 punten").
    `voorbeeld`: a preview of a plan that is not adopted; every page says so.
    """

    afzender: Afzender
    geadresseerde: Geadresseerde
    ondertekening: Ondertekening
    dossiernummer: str
    dagtekening: date
    doelgroep: str
    leerroute: str
    wegingen: tuple[Routeweging, ...]
    motivering: str
    ondersteuning: str
    intensiteit_pvt: float
    aantal_voortgangsgesprekken: int
    bezwaar: Bezwaarwijze
    uren_vooraf_bekeken: bool
    termijn_eerste_dag: date | None = None
    termijn_laatste_dag: date | None = None
    termijnen: tuple[Termijnzin, ...] = ()
    intensiteit_map: float | None = None
    intensiteit_leerroute: float | None = None
    ouder_van_jong_kind: bool = False
    vve_afspraken: str = ""
    heeft_bijstand: bool = False
    ontzorgbesluit: str = ""
    participatiebesluiten: tuple[str, ...] = ()
    alfabetisering_verplicht: bool | None = None
    examenonderdelen_toegestaan: bool | None = None
    examenonderdelen: tuple[str, ...] = ()
    afgeschaald: bool = False
    niveaus: tuple[tuple[str, str], ...] = ()
    beperking: bool = False
    urennorm: int | None = None
    urennorm_participatie: int | None = None
    uren_vooraf: tuple[Urenvooraf, ...] = ()
    bronnen: tuple[str, ...] = ()
    doelen: tuple[Plandoel, ...] = ()
    omstandigheden: str = ""
    hoofddoel: str = ""
    ontwikkelwens: str = ""
    aandachtspunten: str = ""
    versie: int = 1
    wijziging: Wijziging | None = None
    van_elders: VanElders | None = None
    leerroute_gaat_mee: bool = False
    voorbeeld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SteunplanGegevens:
    """A support plan for somebody under the Wi2013: agreements, and nothing with legal effect."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    dossiernummer: str
    datum: date
    situatie: str = ""
    doelen: tuple[Plandoel, ...] = ()
    ondersteuning: tuple[str, ...] = ()
    volgend_gesprek: str = ""
