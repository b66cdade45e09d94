"""The five domains of the plan (bronnen/001): the backbone of goals and actions, each with its one category.

A goal about money must not travel with the plan to everybody who may read the plan (C06). So the words of a goal
stand in the category of its domain, and C06 knows only that there is a goal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Domein:
    """One domain. `voorbeelden` are first-person goals that a newcomer may choose and reword.

    `opdracht_apart`: what a partner is asked to do is written apart from the action, because the action itself may
    tell about money or health.
    """

    code: str
    naam: str | Promise
    categorie: str
    icoon: str
    voorbeelden: tuple[str | Promise, ...]
    opdracht_apart: bool = False


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
    ),
    Domein(
        "taal", _("Taal en samenleving"), "C07", "school",
        (
            _("Ik wil met de juf van mijn kind praten."),
            _("Ik wil de bijsluiter van een medicijn kunnen lezen."),
            _("Ik wil een opleiding volgen in het Nederlands."),
            _("Ik wil op mijn werk Nederlands praten."),
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
    ),
    Domein(
        "ontmoeten", _("Ontmoeten en integratie"), "C13", "people",
        (
            _("Ik wil mensen uit de straat leren kennen."),
            _("Ik wil vrienden met wie ik Nederlands praat."),
            _("Ik wil sporten met anderen."),
            _("Ik wil andere moeders ontmoeten."),
        ),
    ),
)  # fmt: skip

DOMEIN: Final[dict[str, Domein]] = {domein.code: domein for domein in DOMEINEN}
DOMEINKEUZES: Final = [(domein.code, domein.naam) for domein in DOMEINEN]

TALEN: Final = (
    ("nl", _("Nederlands")), ("ar", _("Arabisch")), ("ti", _("Tigrinya")), ("prs", _("Dari")), ("ps", _("Pasjtoe")),
    ("fa", _("Farsi")), ("tr", _("Turks")), ("so", _("Somali")), ("am", _("Amhaars")), ("uk", _("Oekraïens")),
    ("ru", _("Russisch")), ("en", _("Engels")), ("fr", _("Frans")), ("es", _("Spaans")), ("ku", _("Koerdisch")),
    ("vi", _("Vietnamees")), ("zh", _("Chinees")),
)  # fmt: skip
"""Languages in which somebody may say a goal; the code goes into the `lang` attribute."""
