"""Small builders for the tests of the living plan, over the cast of tests/wereld.py."""

from __future__ import annotations

from datetime import date
from typing import Any

from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.plan.handelingen.leefplan_acties import spreek_actie_af
from samenspel.plan.handelingen.leefplan_doelen import stel_doel
from samenspel.plan.handelingen.leefplan_schrijven import (
    VAN_INBURGERAAR,
    Eigenaar,
    van_medewerker,
    van_niemand,
    van_organisatie,
)
from samenspel.plan.models import Actie, Doel
from tests.wereld import NU, VANDAAG, Wereld

EINDE_JUNI = date(2026, 6, 30)


def doel(
    wereld: Wereld, domein: str = "taal", tekst: str = "Ik wil met de juf van Liya praten.", **velden: Any
) -> Doel:
    """A goal, set by Sanne today."""
    gegevens = {"door": wereld.sanne, "op": VANDAAG, "vastgelegd_op": NU, **velden}
    return stel_doel(wereld.dossier(), domein=domein, tekst=tekst, **gegevens)


def actie(bij: Doel, wereld: Wereld, wat: str = "Taalschool zoeken in de ochtend", **velden: Any) -> Actie:
    """An action of Sanne, until the end of June."""
    gegevens = {
        "door": wereld.sanne, "op": VANDAAG, "gepland_op": EINDE_JUNI, "eigenaar": van_sanne(wereld), "vastgelegd_op": NU,
        **velden,
    }  # fmt: skip
    return spreek_actie_af(bij, wat=wat, **gegevens)


def van_sanne(wereld: Wereld) -> Eigenaar:
    return van_medewerker(wereld.gebruikers["sanne"])


def van_vluchtelingenwerk(wereld: Wereld) -> Eigenaar:
    return van_organisatie(wereld.vluchtelingenwerk, "Bert Zandstra")


def maak_ondertussengroep(wereld: Wereld) -> None:
    """Amira falls under the old act, for the tests of a support plan."""
    with als_eigenaar():
        dossier = wereld.dossier()
        dossier.regime, dossier.doelgroep, dossier.doelgroep_nu = "wi2013", "WI2013", "WI2013"
        dossier.save()


__all__ = [
    "EINDE_JUNI", "VAN_INBURGERAAR", "Aanwezige", "actie", "doel", "maak_ondertussengroep", "van_niemand", "van_sanne",
    "van_vluchtelingenwerk",
]  # fmt: skip
