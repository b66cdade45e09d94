"""What several tests of the intake need: a dossier whose legal minimum is covered."""

from __future__ import annotations

from datetime import date
from typing import Any

from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.gesprekken import Gespreksverslag, houd_welkomgesprek
from samenspel.intake.handelingen.leerbaarheid import leg_lbt_vast
from samenspel.kern.identiteit import Aanwezige
from tests.wereld import NU, Wereld

WELKOM = date(2026, 5, 6)
VRAGEN = date(2026, 5, 19)
TOETS = date(2026, 5, 26)
VANDAAG = date(2026, 6, 3)

MINIMUM: dict[str, Any] = {
    "opleiding_niveau": "hoger",
    "opleiding_jaren": 15,
    "werk_gehad": "nee",
    "gezin_wie": "Mijn dochter en ik",
    "wie_helpt": "de buurvrouw",
    "vve_gezin": "geen_kind",
    "nederlands_nu": "woorden",
    "werk_wens": "koken",
    "werk_nu_kan": "vrijwillig",
    "wie_betaalt": "ik",
    "zelf_regelen": "hulp",
    "lichaam": "goed",
    "hoofd": "soms",
}


def vul_vragen(dossier: Dossier, door: Aanwezige) -> None:
    """Answer every question of the legal minimum."""
    for code, waarde in MINIMUM.items():
        beantwoord(dossier, code, waarde, door=door, op=VRAGEN, vastgelegd_op=NU)


def vul_minimum(wereld: Wereld, dossier: Dossier, door: Aanwezige) -> None:
    """All that the law asks: talk, questions, test."""
    houd_welkomgesprek([dossier], Gespreksverslag(op=WELKOM, recht_alleen_gezegd=True), door=door, vastgelegd_op=NU)
    vul_vragen(dossier, door)
    leg_lbt_vast(dossier, door=door, op=TOETS, score=31, toetsbegeleider=wereld.gebruikers["sanne"], vastgelegd_op=NU)
