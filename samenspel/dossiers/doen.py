"""Where the next act of a deadline is done: the acts that `wet.korte_reden` names, and their screens."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.urls import NoReverseMatch, reverse

SCHERMEN: Final[dict[str, tuple[str, ...]]] = {
    "open_intake": ("intake:intake",),
    "plan_welkomgesprek": ("intake:intake",),
    "weeg_leerroutes_af": ("plan:afweging",),
    "pas_pip_aan": ("plan:pip",),
    "bekijk_pip": ("plan:pip",),
    "leg_aanbod_vast": ("dossiers:feit", "aanbod_gedaan"),
    "leg_begeleiding_vast": ("dossiers:feit", "mb_gestart"),
    "leg_start_taalschakeltraject_vast": ("dossiers:feit", "taalschakeltraject_start"),
    "neem_besluit_ontzorgen": ("dossiers:feit", "beoordeling_ontzorgen"),
    "beoordeel_ontzorgen": ("dossiers:feit", "beoordeling_ontzorgen"),
    "leg_meedoen_vast": ("dossiers:feit", "uren"),
    "boek_uren": ("dossiers:feit", "uren"),
    "plan_gesprek": ("dossiers:gesprekken",),
    "plan_overdracht": ("dossiers:gesprekken",),
    "plan_eindgesprek": ("dossiers:gesprekken",),
    "plan_eindgesprek_map": ("dossiers:gesprekken",),
    "plan_ondertekening": ("dossiers:gesprekken",),
}


def scherm_van(handeling: str, dossier_id: UUID) -> str:
    """The address of the screen of an act; "" while there is none."""
    if handeling not in SCHERMEN:
        return ""
    naam, *rest = SCHERMEN[handeling]
    try:
        return reverse(naam, args=[dossier_id, *rest])
    except NoReverseMatch:
        return ""
