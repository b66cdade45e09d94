"""Sub-goals of GGM (Gemeentelijk Gegevensmodel, model Inburgering) as sentences that a newcomer may choose and reword.

GGM lists sub-goals per concern and per wish, in the first person (peers, idea 9). Each stands here in plain Dutch under the
domain of the plan that it belongs to, with the name of its list, so that a goal in other words can still be counted. Two
lists are left out: `Justitie`, which no municipality may ask about here (AVG article 10), and `Verslaving`, which is care.
What GGM says twice, under two lists, stands once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Ggmdoel:
    """One sub-goal: its own code, the list of GGM that it comes from, and the sentence."""

    code: str
    lijst: str
    zin: str | Promise


_LIJSTEN: Final[dict[str, dict[str, tuple[tuple[str, str | Promise], ...]]]] = {
    "financien": {
        "Financiën": (
            ("rondkomen", _("Ik heb overzicht over mijn geld en ik kom rond.")),
            ("hulp_bij_geld", _("Ik heb hulp bij het regelen van mijn geld.")),
            ("hulp_bij_schulden", _("Ik heb hulp voor mijn schulden.")),
            ("geld_houdt_niet_tegen", _("Mijn geldzaken houden mij niet tegen om te werken.")),
        ),
        "Woonsituatie": (
            ("hulp_bij_wonen", _("Ik heb hulp gevraagd om beter te wonen.")),
            ("beter_wonen", _("Ik heb ervoor gezorgd dat ik beter woon.")),
        ),
    },
    "welbevinden": {
        "Lichamelijke gezondheid": (
            ("lichaam_hulp", _("Ik heb hulp gevraagd voor mijn lichaam.")),
            ("lichaam_behandeling", _("Ik heb een behandeling voor mijn lichaam.")),
            ("lichaam_mogelijkheden", _("Ik weet wat ik kan, ook met mijn klachten.")),
            ("arbeidsvermogen", _("Ik heb het UWV gevraagd om te beoordelen wat ik kan werken.")),
        ),
        "Psychische gezondheid": (
            ("hoofd_hulp", _("Ik heb hulp gevraagd voor wat mij dwarszit.")),
            ("hoofd_behandeling", _("Ik heb een behandeling voor wat mij dwarszit.")),
            ("zelfvertrouwen", _("Ik heb vertrouwen in mijzelf.")),
        ),
    },
    "taal": {
        "Taal": (
            ("taalniveau", _("Ik weet wat mijn niveau Nederlands is.")),
            ("taal_volgende_stap", _("Ik spreek genoeg Nederlands voor een volgende stap.")),
            ("taal_hoogst", _("Ik spreek zo goed Nederlands als ik kan.")),
            ("taal_voor_werk", _("Ik spreek genoeg Nederlands om te werken of te ondernemen.")),
        ),
        "Digitale vaardigheden": (
            ("digitaal", _("Ik kan werken met een computer en een telefoon. Ik kan zelf mailen en zoeken op internet.")),
            ("digitaal_voor_werk", _("Ik kan genoeg met een computer voor een stap naar werk.")),
        ),
        "Zorgtaken": (
            ("kinderopvang", _("Ik heb kinderopvang voor mijn kinderen.")),
            ("zorg_combineren", _("Ik weet hoe ik zorgen voor een ander kan combineren met les of werk.")),
            ("zorg_overdragen", _("Ik kan de zorg voor een ander aan iemand overdragen.")),
        ),
    },
    "werk": {
        "Betaald werken naar vermogen": (
            ("past_bij_mij", _("Ik weet welk werk bij mij past.")),
            ("kwaliteiten", _("Ik weet waar ik goed in ben.")),
            ("hoeveel_uren", _("Ik weet hoeveel uur ik kan werken.")),
            ("werk_behouden", _("Ik werk, en ik houd mijn werk.")),
            ("meer_uren", _("Ik werk meer uren dan eerst.")),
            ("uit_de_bijstand", _("Ik heb werk waarmee ik geen bijstand meer nodig heb.")),
        ),
        "Betaald werken met een opleiding": (
            ("bbl", _("Ik leer en ik werk: ik doe een BBL-opleiding.")),
            ("opleiding_naast_werk", _("Ik volg een opleiding naast mijn werk.")),
        ),
        "Opleiding volgen": (
            ("opleiding_past", _("Ik weet welke opleiding bij mij past.")),
            ("opleiding_gestart", _("Ik ben begonnen met een opleiding.")),
        ),
        "Ondernemen": (
            ("mag_ondernemen", _("Ik weet of ik mag ondernemen met bijstand.")),
            ("ondernemingsplan", _("Ik heb een plan voor mijn eigen bedrijf geschreven.")),
            ("bbz_gevraagd", _("Ik heb hulp voor ondernemers (Bbz) aangevraagd.")),
        ),
        "Werkervaring opdoen": (("werkervaring", _("Ik heb ervaring met werk in Nederland.")),),
        "Werknemersvaardigheden ontwikkelen": (
            ("werkritme", _("Ik ben gewend aan vaste dagen en uren.")),
            ("verwacht_van_werknemer", _("Ik weet wat een werkgever van mij verwacht.")),
        ),
        "Vrijwilligerswerk doen": (("vrijwilligerswerk", _("Ik ben begonnen met vrijwilligerswerk.")),),
        "Passende dagbesteding hebben": (("dagbesteding", _("Ik heb overdag iets te doen dat bij mij past.")),),
    },
    "ontmoeten": {
        "Eenzaamheid": (("netwerk", _("Ik heb mensen met wie ik contact heb.")),),
    },
}  # fmt: skip
GGMDOELEN: Final[dict[str, tuple[Ggmdoel, ...]]] = {
    domein: tuple(Ggmdoel(code, lijst, zin) for lijst, doelen in lijsten.items() for code, zin in doelen)
    for domein, lijsten in _LIJSTEN.items()
}
"""Per domain of the plan."""
GGMDOEL: Final = {doel.code: doel for doelen in GGMDOELEN.values() for doel in doelen}


def doel_met_zin(domein: str, zin: str) -> Ggmdoel | None:
    """The sub-goal of this domain with this sentence; None for a sentence of our own."""
    return next((doel for doel in GGMDOELEN.get(domein, ()) if str(doel.zin) == zin), None)
