"""Every kind of event and of term, with its category: one table of data, which row-level security reads.

The kinds of `contract.md` section 1 go to `wet`; the kinds of our own tell the timeline and the figures what
happened and mean nothing to the law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BEGIN_VAN_DE_WET: Final = date(2022, 1, 1)
PIP_VAN_VOOR_DE_WET: Final = _(
    "Een PIP bestaat sinds 1 januari 2022 (Wet inburgering 2021, artikel 15). Kijk of het jaar klopt."
)


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind of event: its category, its Dutch name on the timeline, and whether `wet` must know it."""

    categorie: str
    naam: str | Promise
    voor_wet: bool = True


SOORTEN: dict[str, Soort] = {
    "vergunning_verleend": Soort("C05", _("Vergunning verleend")),
    "koppeling_gemeente": Soort("C05", _("Gekoppeld aan de gemeente")),
    "huisvesting": Soort("C05", _("Woning gekregen")),
    "brp_inschrijving": Soort("C05", _("Ingeschreven in de gemeente")),
    "recht_op_bijstand": Soort("C09", _("Bijstand begonnen")),
    "bijstand_beeindigd": Soort("C09", _("Bijstand gestopt")),
    "plicht_start": Soort("C05", _("Inburgeringsplicht begonnen")),
    "plicht_einde": Soort("C05", _("Inburgeringsplicht geëindigd")),
    "doelgroep_gewijzigd": Soort("C05", _("Doelgroep gewijzigd")),
    "kennisgeving_inburgeringsplicht": Soort("C05", _("Kennisgeving van DUO")),
    "tienwekentermijn_gestart": Soort("C05", _("DUO: tien weken zijn gestart")),
    "oproep_brede_intake": Soort("C06", _("Opgeroepen voor de brede intake")),
    "welkomgesprek": Soort("C06", _("Welkomgesprek")),
    "vragenlijst_start": Soort("C06", _("Vragenlijst begonnen")),
    "second_opinion": Soort("C07", _("Tweede mening over de leerbaarheid")),
    "lbt_aangemeld": Soort("C07", _("Aangemeld voor de leerbaarheidstoets")),
    "lbt_uitslag": Soort("C07", _("Uitslag leerbaarheidstoets")),
    "lbt_afgezien": Soort("C07", _("Geen leerbaarheidstoets")),
    "voortgangsgesprek": Soort("C06", _("Voortgangsgesprek")),
    "eerste_les": Soort("C07", _("Eerste les")),
    "aanbod_gedaan": Soort("C06", _("Cursus aangeboden")),
    "informatie_derde_gevraagd": Soort("C06", _("Informatie gevraagd aan een ander")),
    "informatie_derde_ontvangen": Soort("C06", _("Informatie van een ander ontvangen")),
    "pip_dagtekening": Soort("C06", _("PIP vastgesteld")),
    "pip_wijziging": Soort("C06", _("PIP gewijzigd")),
    "leerroute_gewijzigd": Soort("C06", _("Leerroute gewijzigd")),
    "pip_bekendgemaakt": Soort("C06", _("PIP bekendgemaakt")),
    "duo_termijn": Soort("C05", _("Termijn volgens DUO")),
    "termijn_verlengd": Soort("C05", _("Termijn verlengd door DUO")),
    "taalschakeltraject_start": Soort("C07", _("Taalschakeltraject begonnen")),
    "taalschakeldiploma": Soort("C07", _("Diploma van het taalschakeltraject")),
    "afgeschaald": Soort("C06", _("Afgeschaald naar een lager niveau")),
    "uren": Soort("C07", _("Uren geboekt")),
    "urennorm_verlaagd": Soort("C06", _("Urennorm verlaagd")),
    "pvt_ondertekend": Soort("C06", _("Participatieverklaring ondertekend")),
    "map_eindgesprek": Soort("C06", _("Eindgesprek MAP")),
    "z_eindgesprek": Soort("C06", _("Eindgesprek Z-route")),
    "examenuitslag": Soort("C05", _("Uitslag examen")),
    "vrijstelling": Soort("C05", _("Vrijstelling")),
    "ontheffing": Soort("C05", _("Ontheffing")),
    "mb_gestart": Soort("C06", _("Maatschappelijke begeleiding begonnen")),
    "mb_beeindigd": Soort("C06", _("Maatschappelijke begeleiding gestopt")),
    "vrijwilligerswerk_gestart": Soort("C08", _("Vrijwilligerswerk begonnen")),
    "beoordeling_ontzorgen": Soort("C09", _("Ontzorgen beoordeeld")),
    "verhuizing": Soort("C05", _("Verhuisd vanuit een andere gemeente")),
    "bezwaar": Soort("C17", _("Bezwaar ontvangen")),
    "beslissing_op_bezwaar": Soort("C17", _("Beslissing op bezwaar")),
    "waarschuwing": Soort("C17", _("Waarschuwing")),
    "boete": Soort("C17", _("Boete")),
    "intrekking": Soort("C05", _("Ingetrokken: dit is niet gebeurd")),
    # our own kinds
    "bezwaar_ingetrokken": Soort("C17", _("Bezwaar ingetrokken door wie het maakte"), voor_wet=False),
    "dossier_geopend": Soort("C05", _("Dossier geopend"), voor_wet=False),
    "toegewezen": Soort("C05", _("Contactpersoon gekozen"), voor_wet=False),
    "meewerken_begonnen": Soort("C05", _("Een collega werkt mee"), voor_wet=False),
    "meewerken_gestopt": Soort("C05", _("Een collega werkt niet meer mee"), voor_wet=False),
    "bericht_ontvangen": Soort("C05", _("Bericht ontvangen"), voor_wet=False),
    "coa_dossier_ontvangen": Soort("C05", _("Dossier van het COA ontvangen"), voor_wet=False),
    "geen_aanbod": Soort("C06", _("Nog geen cursus aangeboden"), voor_wet=False),
    "niet_vrijstellende_opleiding": Soort("C06", _("Volgt een opleiding die niet vrijstelt"), voor_wet=False),
    "aanwezigheid": Soort("C07", _("Aanwezigheid bij de lessen"), voor_wet=False),
    "inspanning": Soort("C07", _("Inspanning voor het inburgeren"), voor_wet=False),
    "mb_voortgang": Soort("C06", _("Voortgang van de maatschappelijke begeleiding"), voor_wet=False),
    "taalniveau": Soort("C07", _("Taalniveau tijdens de leerroute"), voor_wet=False),
    "azc_gesprek": Soort("C06", _("Gesproken in het AZC"), voor_wet=False),
    "brede_intake_afgerond": Soort("C06", _("Brede intake afgerond"), voor_wet=False),
    "steunplan_vastgesteld": Soort("C06", _("Ondersteuningsplan vastgesteld"), voor_wet=False),
    "steunplan_gewijzigd": Soort("C06", _("Ondersteuningsplan gewijzigd"), voor_wet=False),
    "plan_besproken": Soort("C06", _("Plan besproken"), voor_wet=False),
    "regel_gepasseerd": Soort("C06", _("Toch doorgegaan, met een reden"), voor_wet=False),
    "dossier_gesloten": Soort("C05", _("Dossier gesloten"), voor_wet=False),
    "dossier_heropend": Soort("C05", _("Dossier heropend"), voor_wet=False),
    "samengevoegd": Soort("C05", _("Samengevoegd met een ander dossier"), voor_wet=False),
    "samenvoeging_ongedaan": Soort("C05", _("Samenvoeging ongedaan gemaakt"), voor_wet=False),
}

MB_STAND: dict[str, str | Promise] = {
    "goed": _("de begeleiding loopt goed"), "moeizaam": _("de begeleiding loopt moeizaam"), "bijna_klaar": _("de begeleiding is bijna klaar"),
}  # fmt: skip
"""How the guidance goes, and no more than that: what it is about stays with who guides."""

_AANBOD = frozenset({"school", "schoolnummer", "keurmerk", "alfabetisering", "start_opleiding", "einde_opleiding"})
_ELDERS = frozenset({"elders"})
EIGEN_VELDEN: dict[str, frozenset[str]] = {
    "pip_dagtekening": frozenset({"uren_totaal", "alfabetisering", "examens_z", "elders"}),
    "pip_wijziging": frozenset({"reden", "uren_totaal", "alfabetisering", "examens_z", "elders"}),
    "leerroute_gewijzigd": frozenset({"reden", "elders"}),
    "verhuizing": frozenset({"pip_gemeente"}),
    "oproep_brede_intake": frozenset({"tijd", "plaats"}),
    "aanbod_gedaan": _AANBOD | _ELDERS,
    "pvt_ondertekend": frozenset({"verwijtbaar", "elders"}),
    "map_eindgesprek": frozenset({"verwijtbaar", "elders"}),
    **dict.fromkeys(("pip_bekendgemaakt", "afgeschaald", "urennorm_verlaagd", "z_eindgesprek", "uren"), _ELDERS),
}
"""Fields of a legal fact that DUO asks for, or that say whose it is, and that mean nothing to `wet`: kept with the fact, not shown to it."""


def voor_de_wet(soort: str, gegevens: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a fact that `wet` knows."""
    eigen = EIGEN_VELDEN.get(soort, frozenset())
    return {naam: waarde for naam, waarde in gegevens.items() if naam not in eigen}


BESLUITEN = frozenset({
    "pip_dagtekening", "pip_wijziging", "pip_bekendgemaakt", "leerroute_gewijzigd", "afgeschaald", "urennorm_verlaagd",
    "beslissing_op_bezwaar",
})  # fmt: skip
"""Decisions of the college. The acts of `plan` write them; by hand only what was decided elsewhere, by who holds the mandate."""

OVER_BEZWAAR = frozenset({"bezwaar", "beslissing_op_bezwaar", "bezwaar_ingetrokken"})
"""What a jurist for objections records (ADR 28)."""

VAN_EEN_HANDELING: dict[str, str | Promise] = {
    "dossier_geopend": _("Dit hoort bij het openen. Hoort deze persoon hier niet? Sluit dan het dossier."),
    "toegewezen": _("Dit hoort bij het kiezen van de contactpersoon. Kies een andere contactpersoon."),
    "meewerken_begonnen": _("Dit hoort bij het meewerken van een collega. Stop dat bij Partners."),
    "meewerken_gestopt": _("Dit hoort bij het stoppen van een collega. Laat de collega opnieuw meewerken."),
    "brede_intake_afgerond": _("Dit hoort bij het ondertekenen. Neem in de brede intake terug wat niet klopt, en onderteken opnieuw."),
    "steunplan_vastgesteld": _("Dit hoort bij het ondersteuningsplan. Ga naar het plan en maak een nieuwe versie."),
    "steunplan_gewijzigd": _("Dit hoort bij het ondersteuningsplan. Ga naar het plan en maak een nieuwe versie."),
    "regel_gepasseerd": _("Dit hoort bij een handeling waarmee iemand toch doorging. Neem die handeling terug."),
    "dossier_gesloten": _("Dit hoort bij het sluiten. Heropen het dossier."),
    "dossier_heropend": _("Dit hoort bij het heropenen. Sluit het dossier weer."),
    "samengevoegd": _("Dit hoort bij het samenvoegen. Haal de dossiers uit elkaar."),
    "samenvoeging_ongedaan": _("Dit hoort bij het uit elkaar halen. Voeg de dossiers opnieuw samen."),
}  # fmt: skip
"""What follows from an act of its own: never by hand and never withdrawn alone, with the sentence that says which act undoes it."""

VAN_DE_KETEN = frozenset({"duo", "coa", "brp"})
"""Sources of which the moment of recording is the moment the message came (`Gebeurtenis.Bron`)."""

LEVENSLOOP = frozenset({"dossier_gesloten", "dossier_heropend", "samengevoegd", "samenvoeging_ongedaan"})
"""What an act of who directs the dossier writes about the dossier itself: never by hand, never withdrawn alone."""

_TERMIJN_C09 = frozenset({"T06", "T07"})
_TERMIJN_C06 = frozenset(
    {"T01", "T02", "T04", "T05", "T08", "T12", "T13", "T18", "T19", "T21", "T22", "T24", "T26", "T27", "T28", "T29"}
)
_TERMIJN_C17 = frozenset({"T10", "T15", "T16"})


def categorie_van_termijn(code: str) -> str:
    """C09 for ontzorgen, C17 for objection, C06 for what belongs to the PIP, C05 for the rest."""
    if code in _TERMIJN_C09:
        return "C09"
    if code in _TERMIJN_C17:
        return "C17"
    return "C06" if code in _TERMIJN_C06 else "C05"
