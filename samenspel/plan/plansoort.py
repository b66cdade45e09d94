"""Which of the two kinds of plan belongs to a dossier."""

from __future__ import annotations

from enum import StrEnum

from samenspel.dossiers.models import Doelgroep, Dossier, Regime


class Plansoort(StrEnum):
    """`PLAN_WI2021` is the PIP: a decision, with terms. `PLAN_ONDERSTEUNING` has no decision, no term and no fine."""

    PLAN_WI2021 = "plan_wi2021"
    PLAN_ONDERSTEUNING = "plan_ondersteuning"


PLANSOORTEN = {Plansoort.PLAN_WI2021.value: "PIP", Plansoort.PLAN_ONDERSTEUNING.value: "Ondersteuningsplan"}
"""What each is called on screen."""


def plansoort_van(dossier: Dossier) -> Plansoort:
    """The ondertussengroep (Wi2021 art. 54) and who integrates voluntarily get a support plan."""
    if dossier.regime == Regime.WI2013 or dossier.doelgroep_nu in {Doelgroep.WI2013, Doelgroep.VRIJWILLIG}:
        return Plansoort.PLAN_ONDERSTEUNING
    return Plansoort.PLAN_WI2021
