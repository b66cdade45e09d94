"""What a municipality may choose (domein.md 12): typed parameters with unit, explanation and a suggestion.

A suggestion stands on the policy screen; it is never in force. No value means: the local term does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Werking(StrEnum):
    """What a value does. Of `GEEN` the screen says so: a choice that does nothing must not look as if it did."""

    TERMIJN = "termijn"
    SCHERM = "scherm"
    GEEN = "geen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One choice. `soort`: getal, ja_nee, keuze, tekst. `eenheid` is shown behind the value."""

    naam: str | Promise
    uitleg: str | Promise
    soort: str = "getal"
    eenheid: str | Promise = ""
    keuzes: tuple[tuple[str, str | Promise], ...] = ()
    suggestie: int | str | bool | None = None
    minimum: int = 0
    maximum: int = 520
    werking: Werking = Werking.TERMIJN


PARAMETERS: dict[str, Parameter] = {
    "welkomgesprek_weken": Parameter(
        naam=_("Welkomgesprek"),
        uitleg=_("Zoveel weken na de koppeling is het welkomgesprek."),
        eenheid=_("weken"),
        suggestie=6,
    ),
    "vragenlijst_weken": Parameter(
        naam=_("Vragenlijst"),
        uitleg=_("Zoveel weken na het welkomgesprek begint de vragenlijst."),
        eenheid=_("weken"),
        suggestie=2,
    ),
    "mb_maanden.min": Parameter(
        naam=_("Maatschappelijke begeleiding, minimaal"),
        uitleg=_("Vanaf deze maand kan de begeleiding naar het spreekuur."),
        eenheid=_("maanden"),
        suggestie=8,
        werking=Werking.GEEN,
    ),
    "mb_maanden.max": Parameter(
        naam=_("Maatschappelijke begeleiding, maximaal"),
        uitleg=_("Zo lang duurt de begeleiding hooguit."),
        eenheid=_("maanden"),
        suggestie=12,
    ),
    "ontzorg_review_maanden": Parameter(
        naam=_("Beoordeling ontzorgen"),
        uitleg=_("Na zoveel maanden beoordeelt het college het ontzorgen."),
        eenheid=_("maanden"),
        suggestie=5,
    ),
    "ontzorg_review_basis": Parameter(
        naam=_("Beoordeling ontzorgen telt vanaf"),
        uitleg=_("De wet telt zes maanden vanaf het recht op bijstand."),
        soort="keuze",
        keuzes=(("recht_op_bijstand", _("recht op bijstand")), ("pip_dagtekening", _("dagtekening van het PIP"))),
        suggestie="recht_op_bijstand",
    ),
    "z_participatie_start_maanden": Parameter(
        naam=_("Start participatie in de Z-route"),
        uitleg=_("Binnen zoveel maanden begint het meedoen."),
        eenheid=_("maanden"),
        suggestie=3,
    ),
    "z_uren_per_week_min": Parameter(
        naam=_("Uren per week in de Z-route"),
        uitleg=_("Zoveel uur per week doet iemand minimaal mee."),
        eenheid=_("uur"),
        suggestie=6,
        maximum=40,
        werking=Werking.GEEN,
    ),
    "voortgang_eerste_12m_min": Parameter(
        naam=_("Voortgangsgesprekken in het eerste jaar"),
        uitleg=_("Het minimum aantal gesprekken in de eerste twaalf maanden."),
        eenheid=_("gesprekken"),
        suggestie=2,
        maximum=24,
    ),
    "onderwijsroute_leeftijd_richtlijn": Parameter(
        naam=_("Leeftijd voor de onderwijsroute"),
        uitleg=_("Een richtlijn, geen grens: de wet noemt geen leeftijd."),
        eenheid=_("jaar"),
        suggestie=28,
        maximum=99,
        werking=Werking.SCHERM,
    ),
    "brief_taalniveau": Parameter(
        naam=_("Taalniveau van brieven"),
        uitleg=_("Het niveau van de begeleidende bladzijde."),
        soort="keuze",
        keuzes=(("A1", "A1"), ("A2", "A2"), ("B1", "B1")),
        suggestie="A2",
        werking=Werking.GEEN,
    ),
    "rolnaam_regie": Parameter(
        naam=_("Naam van de regievoerder"),
        uitleg=_("Zo noemt uw gemeente deze rol in brieven."),
        soort="tekst",
        suggestie="regievoerder",
        werking=Werking.SCHERM,
    ),
    "postadres": Parameter(
        naam=_("Postadres"),
        uitleg=_("Waar iemand een brief of een bezwaar naartoe stuurt. Zet een komma tussen de regels."),
        soort="tekst",
        werking=Werking.SCHERM,
    ),
    "zrm_uitgave": Parameter(
        naam=_("Uitgave van de Zelfredzaamheid-Matrix"),
        uitleg=_("Met deze uitgave scoort uw gemeente. Elke score bewaart de uitgave van die dag."),
        soort="keuze",
        keuzes=(("2017", "2017"), ("2013", "2013")),
        suggestie="2017",
        werking=Werking.SCHERM,
    ),
    "bewaren_ondersteuning_jaren": Parameter(
        naam=_("Bewaren van ondersteuningsplannen"),
        uitleg=_("Zoveel jaar na het einde van de ondersteuning."),
        eenheid=_("jaar"),
        suggestie=2,
        maximum=50,
        werking=Werking.GEEN,
    ),
    "lbt_certificaat_verplicht": Parameter(
        naam=_("Certificaat voor de leerbaarheidstoets"),
        uitleg=_("Neemt alleen een collega met een certificaat de toets af? Zonder waarde: ja."),
        soort="ja_nee",
        werking=Werking.SCHERM,
    ),
    "intake_kwalificatie_verplicht": Parameter(
        naam=_("Beroepskwalificatie voor de brede intake"),
        uitleg=_("Ondertekent alleen een collega met een beroepskwalificatie de intake? Zonder waarde: ja."),
        soort="ja_nee",
        werking=Werking.SCHERM,
    ),
    "domeinnaam.financien": Parameter(
        naam=_("Naam van het onderdeel ‘Financiën op orde’ in het plan"), uitleg=_("Zo heet dit onderdeel bij uw gemeente, in het plan en in de brief."), soort="tekst",
        suggestie="Financiën op orde", werking=Werking.SCHERM,
    ),
    "domein_gebruikt.financien": Parameter(
        naam=_("Het onderdeel ‘Financiën op orde’ gebruiken"), uitleg=_("Nieuwe doelen in dit onderdeel? Zonder waarde: ja. Doelen die er al staan, blijven."), soort="ja_nee",
        werking=Werking.SCHERM,
    ),
    "domeinnaam.welbevinden": Parameter(
        naam=_("Naam van het onderdeel ‘Lichamelijk en psychisch welbevinden’ in het plan"), uitleg=_("Zo heet dit onderdeel bij uw gemeente, in het plan en in de brief."), soort="tekst",
        suggestie="Lichamelijk en psychisch welbevinden", werking=Werking.SCHERM,
    ),
    "domein_gebruikt.welbevinden": Parameter(
        naam=_("Het onderdeel ‘Lichamelijk en psychisch welbevinden’ gebruiken"), uitleg=_("Nieuwe doelen in dit onderdeel? Zonder waarde: ja. Doelen die er al staan, blijven."), soort="ja_nee",
        werking=Werking.SCHERM,
    ),
    "domeinnaam.taal": Parameter(
        naam=_("Naam van het onderdeel ‘Taal en samenleving’ in het plan"), uitleg=_("Zo heet dit onderdeel bij uw gemeente, in het plan en in de brief."), soort="tekst",
        suggestie="Taal en samenleving", werking=Werking.SCHERM,
    ),
    "domein_gebruikt.taal": Parameter(
        naam=_("Het onderdeel ‘Taal en samenleving’ gebruiken"), uitleg=_("Nieuwe doelen in dit onderdeel? Zonder waarde: ja. Doelen die er al staan, blijven."), soort="ja_nee",
        werking=Werking.SCHERM,
    ),
    "domeinnaam.werk": Parameter(
        naam=_("Naam van het onderdeel ‘(Betaald) werk en meedoen’ in het plan"), uitleg=_("Zo heet dit onderdeel bij uw gemeente, in het plan en in de brief."), soort="tekst",
        suggestie="(Betaald) werk en meedoen", werking=Werking.SCHERM,
    ),
    "domein_gebruikt.werk": Parameter(
        naam=_("Het onderdeel ‘(Betaald) werk en meedoen’ gebruiken"), uitleg=_("Nieuwe doelen in dit onderdeel? Zonder waarde: ja. Doelen die er al staan, blijven."), soort="ja_nee",
        werking=Werking.SCHERM,
    ),
    "domeinnaam.ontmoeten": Parameter(
        naam=_("Naam van het onderdeel ‘Ontmoeten en integratie’ in het plan"), uitleg=_("Zo heet dit onderdeel bij uw gemeente, in het plan en in de brief."), soort="tekst",
        suggestie="Ontmoeten en integratie", werking=Werking.SCHERM,
    ),
    "domein_gebruikt.ontmoeten": Parameter(
        naam=_("Het onderdeel ‘Ontmoeten en integratie’ gebruiken"), uitleg=_("Nieuwe doelen in dit onderdeel? Zonder waarde: ja. Doelen die er al staan, blijven."), soort="ja_nee",
        werking=Werking.SCHERM,
    ),
}  # fmt: skip
