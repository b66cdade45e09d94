"""Addresses of a row, made once per page: a `reverse` per row would cost more than the row itself."""

from __future__ import annotations

from functools import cache
from typing import Final
from urllib.parse import quote
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.kern.adressen import adres, adres_bestaat

_LEEG: Final = UUID(int=0)
_DOSSIER: Final = ("dossiers:dossier",)
# Act -> the screens where it is done, best first: an app appears when its first act appears.
_SCHERMEN: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "open_intake": (("intake:intake",),),
    "plan_welkomgesprek": (("dossiers:gesprekken#plan",),),
    "bespreek_pip": (("plan:bespreking",),),
    "stel_pip_vast": (("plan:vaststelling",),),
    "maak_bekend": (("plan:bekendmaking",),),
    "pas_pip_aan": (("plan:pip",),),
    "bekijk_pip": (("plan:pip",),),
    "weeg_leerroutes_af": (("plan:afweging",),),
    "leg_aanbod_vast": (("dossiers:feit", "aanbod_gedaan"),),
    "leg_begeleiding_vast": (("dossiers:feit", "mb_gestart"),),
    "leg_start_taalschakeltraject_vast": (("dossiers:feit", "taalschakeltraject_start"),),
    "neem_besluit_ontzorgen": (("dossiers:feit", "beoordeling_ontzorgen"),),
    "beoordeel_ontzorgen": (("dossiers:feit", "beoordeling_ontzorgen"),),
    "leg_meedoen_vast": (("dossiers:feit", "uren"),),
    "boek_uren": (("dossiers:feit", "uren"),),
    "bekijk_wissen": (("dossiers:wissen",),),
    **dict.fromkeys(
        ("plan_gesprek", "plan_overdracht", "plan_eindgesprek", "plan_eindgesprek_map", "plan_ondertekening"),
        (("dossiers:gesprekken#plan",),),
    ),
}
# How far intake and PIP are -> the next act for "PIP nog niet vastgesteld", and what stands on its button.
NAAR_HET_PIP: Final = {
    "ondertekend": ("weeg_leerroutes_af", _("Weeg routes af")),
    "concept": ("weeg_leerroutes_af", _("Weeg routes af")),
    "gekozen": ("bespreek_pip", _("Bespreek PIP")),
    "besproken": ("stel_pip_vast", _("Stel PIP vast")),
    "vastgesteld": ("maak_bekend", _("Maak bekend")),
}


@cache
def _eerste_scherm(handeling: str) -> tuple[str, ...]:
    for scherm in (*_SCHERMEN.get(handeling, ()), _DOSSIER):
        if adres_bestaat(*scherm):
            return scherm
    return _DOSSIER


def actie_adres(handeling: str, dossier_id: UUID) -> str:
    """Where the next act is done."""
    if handeling == "herinner_aan_oproep":
        return notitie_adres(dossier_id, "gestuurd")
    return adres(dossier_id, *_eerste_scherm(handeling))


def notitie_adres(dossier_id: UUID, soort: str = "", *, terug: str = "") -> str:
    """The quick note about this person; afterwards back to the list, filtered by `terug`."""
    rest = f"&soort={soort}" if soort else ""
    return f"{_notitie()}?dossier={dossier_id}{rest}&terug={quote(terug) or 'lijst'}"


@cache
def _notitie() -> str:
    return reverse("werkvoorraad:notitie")
