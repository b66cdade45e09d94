"""What the intake adds to the dossier page: a tab with its count, and what must still be done before the PIP."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.bladen import Blok, Tabblad, meld_blok_aan, meld_tabblad_aan
from samenspel.dossiers.models import Dossier, Fase, Regime
from samenspel.intake.stand import stand_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.matrix import recht


def meld_aan() -> None:
    """Called once, from `ready`."""
    meld_tabblad_aan(
        Tabblad(code="intake", titel=_("Brede intake"), url_naam="intake:intake", volgorde=20, telling=telling)
    )
    meld_blok_aan(
        Blok(
            code="voor_het_pip",
            volgorde=20,
            plek="hoofd",
            template="intake/blok_voor_het_pip.html",
            gegevens=voor_het_pip,
        )
    )


def telling(dossier: Dossier, wie: Aanwezige, op: date) -> str:
    """`9 van 11` parts of the legal minimum; nothing for the ondertussengroep."""
    return stand_van(dossier, wie).telling if recht(wie.rol, "C06").lees else ""


def voor_het_pip(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    """Stays away once there is a PIP, for the ondertussengroep, and for who may not read it."""
    al_een_pip = bool(dossier.leerroute) or dossier.fase == Fase.TRAJECT
    if dossier.regime == Regime.WI2013 or al_een_pip or not recht(wie.rol, "C06").lees:
        return None
    stand = stand_van(dossier, wie)
    return {"stand": stand, "dossier": dossier}
