"""I01-I33 as declared definitions (domein.md 9.1): name, definition, unit, source, and how a person counts.

`tel` answers for one person: None (not in the denominator), or (numerator?, value for a median).
An indicator without `tel` has no act yet that records its fact; it says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samenspel.monitor.feitenbank import Mens, Vraag
from samenspel.monitor.indicatoren import tellingen as t

AANTAL, PROCENT, DAGEN = "aantal", "procent", "dagen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One declared figure."""

    code: str
    naam: str
    definitie: str
    bron: str
    eenheid: str = AANTAL
    soorten: tuple[str, ...] = ()
    verdeling: bool = False  # each row is a share of the whole
    tel: Callable[[Mens, Vraag], t.Telling | None] | None = None


_SAMENSPEL = "Feiten in Samenspel"

_MET_FEITEN = (
    Indicator(
        code="I01", naam="Inburgeraars", bron=_SAMENSPEL, soorten=("plicht_start", "plicht_einde", "dossier_gesloten", "dossier_heropend"),
        definitie="Mensen met een inburgeringsplicht die DUO heeft gemeld en die op de peildatum niet is geëindigd.", tel=t.actieve_plicht,
    ),
    Indicator(
        code="I02", naam="Verdeling leerroutes", bron=_SAMENSPEL, soorten=("pip_dagtekening",), eenheid=PROCENT, verdeling=True,
        definitie="Het deel van alle mensen met een vastgesteld PIP, naar de leerroute op de peildatum.", tel=t.heeft_pip,
    ),
    Indicator(
        code="I04", naam="Vastgestelde plannen", bron=_SAMENSPEL, soorten=("pip_dagtekening", "steunplan_vastgesteld"),
        definitie="Mensen met een vastgesteld PIP of ondersteuningsplan.", tel=t.heeft_plan,
    ),
    Indicator(
        code="I05", naam="PIP binnen de termijn", bron="Besluit inburgering 2021, artikel 5.3", eenheid=PROCENT,
        soorten=("pip_dagtekening", "brp_inschrijving", "kennisgeving_inburgeringsplicht", "tienwekentermijn_gestart", "koppeling_gemeente",
                 "verhuizing", "informatie_derde_gevraagd", "informatie_derde_ontvangen", "plicht_einde", "vrijstelling", "ontheffing"),
        definitie="PIP's die binnen de wettelijke termijn zijn vastgesteld, van alle mensen van wie die termijn op de peildatum om is of gehaald.",
        tel=t.pip_op_tijd,
    ),
    Indicator(
        code="I06", naam="Dagen van kennisgeving tot PIP", bron=_SAMENSPEL, eenheid=DAGEN, soorten=("pip_dagtekening", "kennisgeving_inburgeringsplicht"),
        definitie="Het middelste aantal dagen tussen de kennisgeving van DUO en de dagtekening van het eerste PIP.", tel=t.dagen_tot_pip,
    ),
    Indicator(
        code="I20", naam="Tweede meningen", bron=_SAMENSPEL, soorten=("second_opinion",),
        definitie="Mensen bij wie een school een tweede mening over de leerbaarheid gaf.", tel=t.tweede_mening,
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
