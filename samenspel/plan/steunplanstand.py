"""The versions of a support plan: the one in force, the one in preparation, and the earlier ones."""

from __future__ import annotations

from dataclasses import dataclass

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.models.steunplan import Steunplan


@dataclass(frozen=True, slots=True)
class Steunplanstand:
    """What there is, newest first."""

    versies: tuple[Steunplan, ...]

    @property
    def geldend(self) -> Steunplan | None:
        return next((v for v in self.versies if v.stand == Steunplan.Stand.VASTGESTELD), None)

    @property
    def concept(self) -> Steunplan | None:
        return next((v for v in self.versies if v.stand == Steunplan.Stand.CONCEPT), None)


def steunplanstand(dossier: Dossier, wie: Aanwezige) -> Steunplanstand:
    """One statement, within sight."""
    versies = Steunplan.objects.zichtbaar_voor(wie).filter(dossier=dossier)
    return Steunplanstand(tuple(versies.select_related("vastgesteld_door", "begonnen_door").order_by("-versie")))
