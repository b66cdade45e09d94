"""What the college must report to DUO: Besluit inburgering 2021, articles 9.2 lid 2 and 9.3 lid 2."""

from __future__ import annotations

from typing import NamedTuple

from wet.grondslag import BI2021, Grondslag
from wet.regel import PLICHTIG


class Melding(NamedTuple):
    """One kind of report: its code, what a person reads, the article, and what about it is not certain."""

    code: str
    zin: str
    grondslag: Grondslag
    onzeker: str = ""


_9_2, _9_3 = Grondslag(BI2021, "9.2", "2"), Grondslag(BI2021, "9.3", "2")
_9_2_A, _9_2_B = Grondslag(BI2021, "9.2", "2", "a"), Grondslag(BI2021, "9.2", "2", "b")
_AFGELEID = "Het besluit noemt dit niet met zoveel woorden. Het hoort wel bij wat DUO van gemeenten vraagt."

MELDINGEN: dict[str, Melding] = {
    "pip_dagtekening": Melding("pip_vastgesteld", "Meld aan DUO dat het PIP is vastgesteld, met de leerroute.", _9_3),
    "pip_wijziging": Melding("pip_gewijzigd", "Meld aan DUO dat het PIP is gewijzigd.", _9_3),
    "leerroute_gewijzigd": Melding(
        "leerroute_gewijzigd", "Meld aan DUO dat de leerroute is gewijzigd, en waarom.", _9_2_A
    ),
    "afgeschaald": Melding("afgeschaald", "Meld aan DUO welk niveau nu per onderdeel geldt.", _9_3),
    "aanbod_gedaan": Melding("aanbod", "Meld aan DUO welke cursus u heeft aangeboden.", _9_3),
    "geen_aanbod": Melding("geen_aanbod", "Meld aan DUO dat er nog geen aanbod is gedaan.", _9_3),
    "niet_vrijstellende_opleiding": Melding(
        "opleiding", "Meld aan DUO welke opleiding zonder vrijstelling iemand volgt.", _9_3
    ),
    "uren": Melding("uren", "Meld aan DUO hoeveel uren iemand tot nu toe volgde.", _9_2_B),
    "aanwezigheid": Melding("aanwezigheid", "Meld aan DUO hoeveel lessen iemand miste, en of dat mocht.", _9_2_B),
    "inspanning": Melding("inspanning", "Meld aan DUO wat iemand doet om in te burgeren.", _9_2_B),
    "taalniveau": Melding("taalniveau", "Meld aan DUO welk taalniveau iemand nu heeft.", _9_2_B),
    "pvt_ondertekend": Melding("pvt", "Meld aan DUO wanneer de participatieverklaring is ondertekend.", _9_2_B),
    "map_eindgesprek": Melding("map", "Meld aan DUO wanneer het eindgesprek van de MAP was.", _9_2_B),
    "z_eindgesprek": Melding(
        "z_route", "Meld aan DUO dat de Z-route is afgerond, met de uren en het eindgesprek.", _9_2_B
    ),
    "lbt_afgezien": Melding("lbt_afgezien", "Meld aan DUO dat er geen leerbaarheidstoets komt.", _9_2, _AFGELEID),
    "toegewezen": Melding("contactpersoon", "Meld aan DUO wie de contactpersoon is.", _9_2, _AFGELEID),
    "urennorm_verlaagd": Melding("urennorm", "Meld aan DUO dat er een lagere urennorm geldt.", _9_3),
}
ALLEEN_ASIEL = frozenset({"aanbod_gedaan", "geen_aanbod", "uren", "aanwezigheid", "inspanning", "taalniveau"})
"""Of the others DUO hears this from the school (Besluit inburgering 2021, article 9.5 lid 3)."""


def melding_voor(soort: str, *, doelgroep: str, bron: str = "", elders: bool = False) -> Melding | None:
    """The report that an event asks for. None for what DUO told us itself, and outside the Wi2021.

    `elders`: another municipality decided it, before the move; telling DUO was for that college (9.3 lid 2).
    """
    if bron == "duo" or elders or doelgroep not in PLICHTIG:
        return None
    if soort in ALLEEN_ASIEL and doelgroep not in ("ASIEL_A", "ASIEL_B"):
        return None
    return MELDINGEN.get(soort)
