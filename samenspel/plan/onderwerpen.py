"""What a PIP fixes and life may do otherwise: the subjects on which decision and practice are laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.plan.models.leefplan import Praktijk, PraktijkGezin, PraktijkInkomen, PraktijkPlan


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """One subject. `uren`: hours a week, so the difference is a sum; else a person says whether it goes as decided."""

    code: str
    naam: str | Promise
    model: type[Praktijk]
    uren: bool = False

    @property
    def categorie(self) -> str:
        return self.model.vaste_categorie


ONDERWERPEN: Final[tuple[Onderwerp, ...]] = (
    Onderwerp("leerroute", _("Lesuren"), PraktijkPlan, uren=True),
    Onderwerp("pvt", _("Participatieverklaring"), PraktijkPlan, uren=True),
    Onderwerp("map", _("Meedoen en werk (MAP)"), PraktijkPlan, uren=True),
    Onderwerp("ondersteuning", _("Ondersteuning en begeleiding"), PraktijkPlan),
    Onderwerp("vve", _("Kind naar opvang (VVE)"), PraktijkGezin),
    Onderwerp("ontzorgen", _("Ontzorgen"), PraktijkInkomen),
)
ONDERWERP: Final = {onderwerp.code: onderwerp for onderwerp in ONDERWERPEN}
