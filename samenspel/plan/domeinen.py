"""The five domains of the plan (bronnen/001): the backbone of goals and actions, each with its one category.

A goal about money must not travel with the plan to everybody who may read the plan (C06). So the words of a goal
stand in the category of its domain, and C06 knows only that there is a goal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

import wet
from samenspel.organisaties.models import Organisatie

_P = Organisatie.Soort


@dataclass(frozen=True, slots=True)
class Actievoorbeeld:
    """An action that often follows: in how many days, and who usually does it.

    `eigenaar`: "i" the newcomer, "m" the contact person, else a kind of partner. `opdracht` is what the partner reads
    where the action itself may tell too much.
    """

    wat: str | Promise
    dagen: int
    eigenaar: str
    opdracht: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Domein:
    """One domain. `voorbeelden` are first-person goals that a newcomer may choose and reword.

    `intake` are the subjects of the brede intake that belong to it (`intake.onderdelen`), `acties` its sample actions.

    `opdracht_apart`: what a partner is asked to do is written apart from the action, because the action itself may
    tell about money or health.
    """

    code: str
    naam: str | Promise
    categorie: str
    icoon: str
    voorbeelden: tuple[str | Promise, ...]
    opdracht_apart: bool = False
    intake: tuple[str, ...] = ()
    acties: tuple[Actievoorbeeld, ...] = ()
    gebruikt: bool = True


DOMEINEN: Final[tuple[Domein, ...]] = (
    Domein(
        "financien", _("Financiën op orde"), "C10", "euro",
        (
            _("Ik wil zelf mijn rekeningen betalen."),
            _("Ik wil elke maand wat sparen."),
            _("Ik wil de post van de gemeente begrijpen."),
            _("Ik wil geen schulden meer."),
        ),
        opdracht_apart=True,
        intake=("financien", "verborgen_schuld", "wonen", "zelfredzaamheid"),
        acties=(
            Actievoorbeeld(_("Alle vaste lasten op een rij zetten"), 14, "m"),
            Actievoorbeeld(_("Toeslagen aanvragen"), 21, _P.MAATSCHAPPELIJKE_BEGELEIDING, _("Vraag samen de toeslagen aan.")),
            Actievoorbeeld(_("Training omgaan met geld"), 90, _P.KREDIETBANK, _("Geef de training en meld als die klaar is.")),
            Actievoorbeeld(_("Een betaalrekening en DigiD regelen"), 21, _P.MAATSCHAPPELIJKE_BEGELEIDING, _("Ga mee naar de bank en vraag DigiD aan.")),
        ),
    ),
    Domein(
        "welbevinden", _("Lichamelijk en psychisch welbevinden"), "C12", "heart",
        (
            _("Ik wil beter slapen."),
            _("Ik wil weten naar welke dokter ik kan."),
            _("Ik wil fit worden."),
            _("Ik wil rust in mijn hoofd."),
        ),
        opdracht_apart=True,
        intake=("lichamelijke_gezondheid", "psychische_gezondheid", "belastbaarheid"),
        acties=(
            Actievoorbeeld(_("Inschrijven bij een huisarts"), 14, "i"),
            Actievoorbeeld(_("Een afspraak bij de huisarts, met een tolk"), 21, _P.MAATSCHAPPELIJKE_BEGELEIDING, _("Ga mee naar de afspraak.")),
            Actievoorbeeld(_("Sporten in de wijk"), 42, _P.WELZIJN, _("Zoek een sportgroep in de wijk.")),
        ),
    ),
    Domein(
        "taal", _("Taal en samenleving"), "C07", "school",
        (
            _("Ik wil met de juf van mijn kind praten."),
            _("Ik wil de bijsluiter van een medicijn kunnen lezen."),
            _("Ik wil een opleiding volgen in het Nederlands."),
            _("Ik wil op mijn werk Nederlands praten."),
            _("Ik wil naar de les kunnen gaan."),
        ),
        intake=(
            "opleiding", "taalniveau", "informele_taal", "digitaal", "leerroute", "intensiteit", "vve", "kinderopvang", "handhaving",
        ),
        acties=(
            Actievoorbeeld(_("Aanmelden bij de taalschool"), 14, "m"),
            Actievoorbeeld(_("Intake bij de taalschool"), 28, _P.TAALSCHOOL),
            Actievoorbeeld(_("Een taalmaatje zoeken"), 42, _P.WELZIJN),
            Actievoorbeeld(_("Opvang regelen voor de lesdagen"), 28, "m"),
            Actievoorbeeld(_("Lid worden van de bibliotheek"), 14, "i"),
        ),
    ),
    Domein(
        "werk", _("(Betaald) werk en meedoen"), "C08", "briefcase",
        (
            _("Ik wil weer koken voor mensen."),
            _("Ik wil werken in de zorg."),
            _("Ik wil dat mijn diploma hier telt."),
            _("Ik wil een eigen bedrijf."),
        ),
        intake=("werk", "diploma", "participatie", "interesses", "ambitie", "dagbesteding", "vervoer", "map_pvt"),
        acties=(
            Actievoorbeeld(_("Diploma laten waarderen"), 56, "i"),
            Actievoorbeeld(_("Een gesprek met de werkcoach"), 21, _P.WERK),
            Actievoorbeeld(_("Een dag meelopen op een werkplek"), 42, _P.WERK),
            Actievoorbeeld(_("Vrijwilligerswerk zoeken"), 42, _P.WELZIJN),
        ),
    ),
    Domein(
        "ontmoeten", _("Ontmoeten en integratie"), "C13", "people",
        (
            _("Ik wil mensen uit de straat leren kennen."),
            _("Ik wil vrienden met wie ik Nederlands praat."),
            _("Ik wil sporten met anderen."),
            _("Ik wil andere moeders ontmoeten."),
        ),
        intake=("netwerk", "gezin", "omstandigheden", "mb"),
        acties=(
            Actievoorbeeld(_("Kennismaken in het buurthuis"), 21, _P.WELZIJN),
            Actievoorbeeld(_("Een maatje zoeken"), 42, _P.MAATSCHAPPELIJKE_BEGELEIDING),
            Actievoorbeeld(_("Kennismaken met de buren"), 14, "i"),
        ),
    ),
)  # fmt: skip


def bij_de_gemeente(domeinen: Iterable[Domein], beleid: wet.Beleid, op: date) -> tuple[Domein, ...]:
    """The domains as this municipality calls them on that day, and whether it sets new goals in them (R15).

    Code, category and place in figures stay: the region counts by them.
    """
    return tuple(_bij_de_gemeente(domein, beleid, op) for domein in domeinen)


def _bij_de_gemeente(domein: Domein, beleid: wet.Beleid, op: date) -> Domein:
    naam, gebruikt = (beleid.waarde(f"{wat}.{domein.code}", op) for wat in ("domeinnaam", "domein_gebruikt"))
    if naam is None and gebruikt is None:
        return domein
    return replace(
        domein, naam=str(naam.waarde) if naam and naam.waarde else domein.naam, gebruikt=gebruikt is None or gebruikt.waarde is not False
    )  # fmt: skip


DOMEIN_VAN_ONDERWERP: Final[dict[str, str]] = {code: domein.code for domein in DOMEINEN for code in domein.intake}
"""Per subject of the brede intake the domain of the plan that it belongs to."""
DOMEIN: Final[dict[str, Domein]] = {domein.code: domein for domein in DOMEINEN}
CODES: Final = tuple(domein.code for domein in DOMEINEN)
DOMEINKEUZES: Final = [(domein.code, domein.naam) for domein in DOMEINEN]

TALEN: Final = (
    ("nl", _("Nederlands")), ("ar", _("Arabisch")), ("ti", _("Tigrinya")), ("prs", _("Dari")), ("ps", _("Pasjtoe")),
    ("fa", _("Farsi")), ("tr", _("Turks")), ("so", _("Somali")), ("am", _("Amhaars")), ("uk", _("Oekraïens")),
    ("ru", _("Russisch")), ("en", _("Engels")), ("fr", _("Frans")), ("es", _("Spaans")), ("ku", _("Koerdisch")),
    ("vi", _("Vietnamees")), ("zh", _("Chinees")),
)  # fmt: skip
"""Languages in which somebody may say a goal; the code goes into the `lang` attribute."""
