"""What a municipality may choose (domein.md 12): typed parameters with unit, explanation and a suggestion.

A suggestion stands on the policy screen; it is never in force. No value means: the local term does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.text import format_lazy
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


ONDERDELEN: dict[str, str] = {
    "financien": "Financiën op orde",
    "welbevinden": "Lichamelijk en psychisch welbevinden",
    "taal": "Taal en samenleving",
    "werk": "(Betaald) werk en meedoen",
    "ontmoeten": "Ontmoeten en integratie",
}
"""The parts of the living plan, as Samenspel calls them; a municipality may call them otherwise, or leave one out (R15)."""


def _onderdelen() -> Iterator[tuple[str, Parameter]]:
    """For each part of the plan its name, and whether it is used."""
    for code, naam in ONDERDELEN.items():
        yield (
            f"domeinnaam.{code}",
            Parameter(
                naam=format_lazy(_("Naam van het onderdeel ‘{naam}’ in het plan"), naam=naam),
                uitleg=_("Zo heet dit onderdeel bij uw gemeente, in het plan en in de brief."),
                soort="tekst",
                suggestie=naam,
                werking=Werking.SCHERM,
            ),
        )
        yield (
            f"domein_gebruikt.{code}",
            Parameter(
                naam=format_lazy(_("Het onderdeel ‘{naam}’ gebruiken"), naam=naam),
                uitleg=_("Nieuwe doelen in dit onderdeel? Zonder waarde: ja. Doelen die er al staan, blijven."),
                soort="ja_nee",
                werking=Werking.SCHERM,
            ),
        )


def _bewaren(naam: str | Promise, uitleg: str | Promise, *, suggestie: int, minimum: int, maximum: int) -> Parameter:
    """How many years something is kept."""
    return Parameter(
        naam=naam, uitleg=uitleg, eenheid=_("jaar"), suggestie=suggestie, minimum=minimum, maximum=maximum, werking=Werking.SCHERM
    )  # fmt: skip


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
    "bewaren_ondersteuning_jaren": _bewaren(
        _("Bewaren van ondersteuningsplannen"),
        _("Zoveel jaar na het sluiten van het dossier van wie geen plicht onder de Wet inburgering 2021 heeft."),
        suggestie=2,
        minimum=1,
        maximum=50,
    ),
    "bewaren_gezondheid_jaren": _bewaren(
        _("Bewaren van gegevens over gezondheid"),
        _("Zoveel jaar na het einde van het traject. Zonder waarde: vijf jaar na de plicht, zoals de rest."),
        suggestie=1,
        minimum=1,
        maximum=5,
    ),
    "bewaren_besluit_jaren": _bewaren(
        _("Bewaren van besluiten"),
        _(
            "Zoveel jaar na het sluiten. Zonder waarde: tien, zoals de Selectielijst. Het Besluit inburgering noemt vijf."
        ),
        suggestie=10,
        minimum=5,
        maximum=10,
    ),
    "bewaren_kern_jaren": _bewaren(
        _("Bewaren van BSN, naam, adres en hoe aan de plicht is voldaan"),
        _("Zoveel jaar na de plicht. De wet noemt hooguit vijftig; zonder waarde is het dat."),
        suggestie=50,
        minimum=5,
        maximum=50,
    ),
    "bewaren_logboek_jaren": _bewaren(
        _("Bewaren van wie wat bekeek"),
        _("Zoveel jaar na de laatste regel over een dossier dat weg is. Zonder waarde: vijf."),
        suggestie=5,
        minimum=5,
        maximum=10,
    ),
    "partner_antwoord_werkdagen": Parameter(
        naam=_("Antwoord van een organisatie"),
        uitleg=_(
            "Zegt een organisatie na zoveel werkdagen nog niet of zij meedoet? Dan staat dat op de werkvoorraad. Zonder waarde: vijf."
        ),
        eenheid=_("werkdagen"),
        suggestie=5,
        minimum=1,
        maximum=60,
        werking=Werking.SCHERM,
    ),
    "lbt_aanmelden_weken": Parameter(
        naam=_("Aanmelden voor de leerbaarheidstoets"),
        uitleg=_(
            "Is iemand zoveel weken na het begin van de tien weken nog niet aangemeld? Dan staat dat op de werkvoorraad."
        ),
        eenheid=_("weken"),
        suggestie=2,
        minimum=1,
        maximum=10,
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
    **dict(_onderdelen()),
}
