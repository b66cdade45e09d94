"""What the shell of every page needs: who is here, the municipality, the menu."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from samenspel.toegang.matrix import Bereik, bereik

_MENU = (
    ("Werkvoorraad", "werkvoorraad:lijst"),
    ("Dossiers", "dossiers:lijst"),
    ("Agenda", "werkvoorraad:agenda"),
    ("Team", "werkvoorraad:team"),
    ("DUO", "koppelingen:melden"),
    ("Inlezen", "koppelingen:inlezen"),
    ("Mijn acties", "plan:mijn_acties"),
    ("Beheer", "toegang:beheer"),
    ("Beleid", "beleid:lijst"),
)
_VOOR_ROL = {
    "regievoerder": {"Werkvoorraad", "Dossiers", "Agenda", "Team", "DUO", "Inlezen"},
    "coach_inburgering": {"Werkvoorraad", "Dossiers", "Agenda", "Team", "DUO", "Inlezen"},
    "ondersteuner_regie": {"Werkvoorraad", "Dossiers", "Agenda", "Team", "DUO", "Inlezen"},
    "teamleider": {"Werkvoorraad", "Dossiers", "Team", "DUO"},
    "intakebalie": {"Dossiers", "Inlezen"},
    "functioneel_beheerder": {"Beheer", "Beleid"},
    "beleidsadviseur": {"Beleid"},
}


def _menu(rol: str, pad: str) -> list[dict[str, Any]]:
    namen = _VOOR_ROL.get(rol, {"Mijn acties"} if bereik(rol) is Bereik.BETROKKEN else set())
    regels: list[dict[str, Any]] = []
    for naam, view in _MENU:
        if naam not in namen:
            continue
        if not (url := _adres(view)):
            continue  # an app appears when its first act appears
        regels.append({"naam": naam, "url": url, "actief": pad.startswith(url)})
    langste = max((len(r["url"]) for r in regels if r["actief"]), default=0)
    for regel in regels:  # /werkvoorraad/team/ is Team, not also Werkvoorraad
        regel["actief"] = regel["actief"] and len(regel["url"]) == langste
    return regels


def _duim(menu: list[dict[str, Any]], request: HttpRequest) -> list[dict[str, Any]]:
    """The four places of the thumb bar on a phone: for who has a work list also the people to call back."""
    plekken = [{**punt, "naam": _KORT.get(punt["naam"], punt["naam"])} for punt in menu[:4]]
    if not any(punt["naam"] == "Agenda" for punt in menu):
        return plekken
    belt = request.GET.get("soort") == "terugbellen"
    bellen = {"naam": "Bellen", "url": f"{_adres('werkvoorraad:lijst')}?soort=terugbellen", "actief": belt}
    return [*({**punt, "actief": punt["actief"] and not belt} for punt in plekken[:3]), bellen]


_KORT = {"Werkvoorraad": "Werk"}


@cache
def _adres(naam: str) -> str:
    """The address of a view, or "" while its app has no such screen yet."""
    try:
        return reverse(naam)
    except NoReverseMatch:
        return ""


def schil(request: HttpRequest) -> dict[str, Any]:
    """Context of the page shell; empty on pages without an appointment."""
    wie = getattr(request, "wie", None)
    if wie is None:
        return {}
    aanstelling = request.aanstelling  # type: ignore[attr-defined]  # set together with wie
    menu = _menu(wie.rol, request.path)
    return {
        "wie": wie,
        "aanstelling": aanstelling,
        "gemeente": aanstelling.gemeente,
        "navigatie": menu,
        "duim": _duim(menu, request),
        "aanstellingen": getattr(request, "aanstellingen", []),
        "mag_zoeken": bereik(wie.rol) in {Bereik.GEMEENTE, Bereik.ONVERDEELD},
        "zoek_url": _adres("dossiers:lijst"),
        "notitie_url": _adres("werkvoorraad:notitie") if bereik(wie.rol) is Bereik.GEMEENTE else "",
    }
