"""I01-I33 as declared definitions (domein.md 9.1), and our own (E01 and on): name, definition, unit, source, and how a person counts.

`hoe` says how persons are counted: a `Telwijze` in SQL, or a function where only the law can answer. An indicator without
`hoe` has no act yet that records its fact; it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samenspel.monitor.feitenbank import As, Groep, Telwijze, Vraag
from samenspel.monitor.indicatoren.pip_op_tijd import pip_op_tijd
from samenspel.monitor.indicatoren.telwijzen import (
    ACTIEVE_PLICHT,
    DAGEN_TOT_PIP,
    DAGEN_TOT_TOETS,
    HEEFT_PIP,
    HEEFT_PLAN,
    TWEEDE_MENING,
)

Telfunctie = Callable[[Vraag, As], Iterator[Groep]]
AANTAL, PROCENT, DAGEN = "aantal", "procent", "dagen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One declared figure."""

    code: str
    naam: str
    definitie: str
    bron: str
    eenheid: str = AANTAL
    verdeling: bool = False  # each row is a share of the whole
    hoe: Telwijze | Telfunctie | None = None


_SAMENSPEL = "Feiten in Samenspel"

_MET_FEITEN = (
    Indicator(
        code="I01", naam="Inburgeraars", bron=_SAMENSPEL, definitie="Mensen met een inburgeringsplicht die DUO heeft gemeld en die op de peildatum niet is geëindigd.", hoe=ACTIEVE_PLICHT,
    ),
    Indicator(
        code="I02", naam="Verdeling leerroutes", bron=_SAMENSPEL, eenheid=PROCENT, verdeling=True,
        definitie="Het deel van alle mensen met een vastgesteld PIP, naar de leerroute op de peildatum.", hoe=HEEFT_PIP,
    ),
    Indicator(
        code="I04", naam="Vastgestelde plannen", bron=_SAMENSPEL, definitie="Mensen met een vastgesteld PIP of ondersteuningsplan.", hoe=HEEFT_PLAN,
    ),
    Indicator(
        code="I05", naam="PIP binnen de termijn", bron="Besluit inburgering 2021, artikel 5.3", eenheid=PROCENT,
        definitie="PIP's die binnen de wettelijke termijn zijn vastgesteld, van alle mensen van wie die termijn op de peildatum om is of gehaald.",
        hoe=pip_op_tijd,
    ),
    Indicator(
        code="I06", naam="Dagen van kennisgeving tot PIP", bron=_SAMENSPEL, eenheid=DAGEN, definitie="Het middelste aantal dagen tussen de kennisgeving van DUO en de dagtekening van het eerste PIP.", hoe=DAGEN_TOT_PIP,
    ),
    Indicator(
        code="E01", naam="Wachttijd leerbaarheidstoets", bron=_SAMENSPEL, eenheid=DAGEN, definitie="Het middelste aantal dagen tussen de aanmelding voor de leerbaarheidstoets en de eerste uitslag.", hoe=DAGEN_TOT_TOETS,
    ),
    Indicator(
        code="I20", naam="Tweede meningen", bron=_SAMENSPEL, definitie="Mensen bij wie een school een tweede mening over de leerbaarheid gaf.", hoe=TWEEDE_MENING,
    ),
)  # fmt: skip

_NOG_ZONDER = {
    "I03": "Plaatsingen", "I07": "Uitstroom uit de bijstand", "I08": "Bijstand gestopt", "I09": "Deeltijdwerk of eigen bedrijf",
    "I10": "Terugval", "I11": "Geen dagbesteding", "I12": "Vrouwen die niet meedoen", "I13": "Taalniveau", "I14": "Steun bij geld",
    "I15": "Belemmering door gezondheid", "I16": "Minder dan twee Nederlandse contacten", "I17": "Examen binnen drie jaar",
    "I18": "Ontzorgen", "I19": "Maatschappelijke begeleiding", "I21": "Participatie-uren Z-route", "I22": "Voortgangsgesprekken op tijd",
    "I23": "Effect van acties", "I24": "Tevredenheid", "I25": "Dossiers per regievoerder", "I26": "Kosten en begroting",
    "I27": "Waarschuwingen en boetes", "I28": "PVT en MAP afgerond", "I29": "Kinderopvang", "I30": "Diplomawaardering",
    "I31": "Vervoer", "I32": "Doorverwijzingen", "I33": "Wachttijd begeleiding",
}  # fmt: skip

INDICATOREN: dict[str, Indicator] = {indicator.code: indicator for indicator in _MET_FEITEN} | {
    code: Indicator(
        code=code, naam=naam, definitie="Nog niet te berekenen: geen handeling legt dit feit al vast.", bron="-"
    )
    for code, naam in _NOG_ZONDER.items()
}
