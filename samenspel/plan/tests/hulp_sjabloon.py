"""What the tests of plan templates share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.handelingen.plansjablonen import stel_plansjabloon_op, stel_plansjabloon_vast
from samenspel.plan.models import Plansjabloon
from samenspel.plan.sjablooninhoud import Sjabloonactie, Sjabloondoel, Sjablooninhoud
from tests.wereld import NU

BESLUIT = "teamoverleg van 1 juni 2026"
BEGIN = Sjablooninhoud(
    naam="Eerste maanden", plansoort="plan_wi2021", uitleg="Net een woning.",
    doelen=(
        Sjabloondoel(
            "financien", "Ik wil mijn geld op orde.",
            (
                Sjabloonactie("Toeslagen aanvragen", "maatschappelijke_begeleiding", 4, "Vraag de toeslagen aan."),
                Sjabloonactie("Training omgaan met geld", "kredietbank", 12, "Geef de training."),
            ),
        ),
        Sjabloondoel(
            "taal", "Ik wil met Nederlands beginnen.",
            (
                Sjabloonactie("Aanmelden bij de taalschool", "m", 1, onderwerp="leerroute"),
                Sjabloonactie("Lid worden van de bibliotheek", "i", 4),
                Sjabloonactie("Opvang zoeken", "n", 6),
            ),
        ),
    ),
)  # fmt: skip


def maak_sjabloon(door: Aanwezige, inhoud: Sjablooninhoud = BEGIN, **anders: Any) -> Plansjabloon:
    """A template that can be chosen from now on."""
    rij = stel_plansjabloon_op(replace(inhoud, **anders), door=door, nu=NU)
    return stel_plansjabloon_vast(rij, besluit=BESLUIT, door=door, nu=NU)
