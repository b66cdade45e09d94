"""What the brede intake keeps, by noun. One category per table."""

from __future__ import annotations

from samenspel.intake.models.antwoorden import (
    Antwoord,
    AntwoordBelastbaarheid,
    AntwoordGeld,
    AntwoordGezin,
    AntwoordGezondheid,
    AntwoordInkomen,
    AntwoordNetwerk,
    AntwoordPlan,
    AntwoordTaal,
    AntwoordWerk,
    Kant,
    Wijze,
)
from samenspel.intake.models.eigenvragen import EigenVraag
from samenspel.intake.models.gesprekken import Gesprek, IntakeOndertekening, IntakeStand
from samenspel.intake.models.intrekken import Intrekbaar, IntrekbaarQuerySet
from samenspel.intake.models.metingen import (
    BelemmeringGezondheid,
    DigitaleVaardigheidMeting,
    Meting,
    NetwerkMeting,
    PositieveGezondheidMeting,
    TaalMeting,
    ZrmScore,
    ZrmScoreFinancieel,
    ZrmScoreGezin,
    ZrmScoreGezondheid,
    ZrmScoreNetwerk,
    ZrmScoreWerk,
)
from samenspel.intake.models.toets import LbtAfname, LbtOntheffing, SecondOpinion

__all__ = [
    "Antwoord",
    "AntwoordBelastbaarheid",
    "AntwoordGeld",
    "AntwoordGezin",
    "AntwoordGezondheid",
    "AntwoordInkomen",
    "AntwoordNetwerk",
    "AntwoordPlan",
    "AntwoordTaal",
    "AntwoordWerk",
    "BelemmeringGezondheid",
    "DigitaleVaardigheidMeting",
    "EigenVraag",
    "Gesprek",
    "IntakeOndertekening",
    "IntakeStand",
    "Intrekbaar",
    "IntrekbaarQuerySet",
    "Kant",
    "LbtAfname",
    "LbtOntheffing",
    "Meting",
    "NetwerkMeting",
    "PositieveGezondheidMeting",
    "SecondOpinion",
    "TaalMeting",
    "Wijze",
    "ZrmScore",
    "ZrmScoreFinancieel",
    "ZrmScoreGezin",
    "ZrmScoreGezondheid",
    "ZrmScoreNetwerk",
    "ZrmScoreWerk",
]
