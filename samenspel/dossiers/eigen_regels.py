"""The rules that come from the municipality or from Samenspel and not from the law: in one case they may be passed (ADR 11)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.kern.oordeel import Weigering

KORTSTE_REDEN = 10


class Herkomst(StrEnum):
    """Whose rule it is."""

    GEMEENTE = "gemeente"
    SAMENSPEL = "samenspel"


@dataclass(frozen=True, slots=True)
class EigenRegel:
    """One rule of our own: what it asks, whose it is, and where that is written."""

    naam: str | Promise
    herkomst: Herkomst
    bron: str


EIGEN_REGELS: dict[str, EigenRegel] = {
    "intake_kwalificatie": EigenRegel(
        _("De intake ondertekent iemand met een beroepskwalificatie"), Herkomst.GEMEENTE, "beleid: intake_kwalificatie_verplicht (R188)"
    ),
    "lbt_certificaat": EigenRegel(
        _("De leerbaarheidstoets neemt iemand met een certificaat af"), Herkomst.GEMEENTE, "beleid: lbt_certificaat_verplicht (R193)"
    ),
    "actie_zonder_eigenaar": EigenRegel(
        _("Elke actie in het plan heeft iemand die haar doet"), Herkomst.SAMENSPEL, "afspraak over het plan"
    ),
    "intake_zonder_actie": EigenRegel(
        _("Wat de brede intake vond, staat als actie in het plan"), Herkomst.SAMENSPEL, "afspraak over het plan"
    ),
    "steunplan_zonder_doel": EigenRegel(
        _("Een ondersteuningsplan heeft minstens één doel"), Herkomst.SAMENSPEL, "afspraak over het plan"
    ),
    "doel_met_open_actie": EigenRegel(
        _("Een doel sluit als de acties erbij klaar zijn"), Herkomst.SAMENSPEL, "afspraak over het plan"
    ),
    "oproep_na_pip": EigenRegel(
        _("Een oproep voor de brede intake komt voor het PIP"), Herkomst.SAMENSPEL, "volgorde van Wi2021 art. 14 en 15, zonder verbod"
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Toch:
    """Somebody wants to go on: past which rules, and why."""

    regels: frozenset[str]
    reden: str

    @property
    def met_reden(self) -> bool:
        return len(self.reden.strip()) >= KORTSTE_REDEN


class Passeerbaar(Weigering):
    """A refusal by a rule of our own: who directs the dossier may go on, with a reason."""

    def __init__(self, reden: str, *, regel: str) -> None:
        super().__init__(reden)
        self.regel = regel
