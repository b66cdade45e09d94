"""What the shell of every page needs: who is here, the municipality, the menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import localtime

from samenspel.huisstijl.gegevens import Menupunt, Schil
from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.matrix import Bereik, bereik
from samenspel.toegang.models import EEN_OP_EEN, Aanstelling

_MENU = (
    ("Werkvoorraad", "werkvoorraad:lijst"),
    ("Dossiers", "dossiers:lijst"),
    ("Agenda", "werkvoorraad:agenda"),
    ("Team", "werkvoorraad:team"),
    ("DUO", "koppelingen:melden"),
    ("Inlezen", "koppelingen:inlezen"),
    ("Balie", "balie:zoeken"),
    ("Mijn acties", "plan:mijn_acties"),
    ("Cliënten", "keten:clienten"),
    ("Vrijwilligers", "keten:vrijwilligers"),
    ("Mijn gezinnen", "keten:gezinnen"),
    ("Meekijken", "portaal:gemachtigd"),
    ("Mijn boeking", "keten:tolk"),
    ("Noodtoegang", "avg:noodtoegangen"),
    ("Privacy", "avg:zaken"),
    ("Logboek", "logboek:signalen"),
    ("Bewaren", "bewaren:overzicht"),
    ("Controle", "logboek:controle"),
    ("Contracten", "toegang:overeenkomsten"),
    ("Aanbieders", "monitor:aanbieders"),
    ("Cijfers", "monitor:cijfers"),
    ("Beheer", "toegang:beheer"),
    ("Beleid", "beleid:lijst"),
)
_VOOR_ROL = {
    "regievoerder": {"Werkvoorraad", "Dossiers", "Agenda", "Team", "DUO", "Inlezen"},
    "coach_inburgering": {"Werkvoorraad", "Dossiers", "Agenda", "Team", "DUO", "Inlezen"},
    "ondersteuner_regie": {"Werkvoorraad", "Dossiers", "Agenda", "Team", "DUO", "Inlezen"},
    "teamleider": {"Werkvoorraad", "Dossiers", "Team", "DUO", "Noodtoegang", "Privacy", "Bewaren"},
    "intakebalie": {"Dossiers", "Inlezen"},
    "jurist_bezwaar": {"Dossiers"},
    "klantcontact_balie": {"Balie"},
    "mb_coordinator": {"Mijn acties", "Cliënten", "Vrijwilligers"},
    "sociaal_team_welzijn": {"Mijn acties", "Cliënten", "Vrijwilligers"},
    **{rol: {"Mijn gezinnen"} for rol in EEN_OP_EEN},
    "gemachtigde": {"Meekijken"},
    "tolk": {"Mijn boeking"},
    "functioneel_beheerder": {"Beheer", "Beleid"},
    "beleidsadviseur": {"Beleid", "Aanbieders", "Cijfers"},
    "contractmanager": {"Contracten", "Aanbieders", "Cijfers"},
    "functionaris_gegevensbescherming": {"Logboek", "Noodtoegang", "Privacy", "Bewaren"},
    "informatiebeheerder": {"Bewaren"},
    "auditor_rekenkamer": {"Controle", "Aanbieders", "Cijfers"},
}


def _menu(rol: str, pad: str) -> tuple[Menupunt, ...]:
    namen = _VOOR_ROL.get(rol, {"Mijn acties", "Cliënten"} if bereik(rol) is Bereik.BETROKKEN else set())
    # an app appears when its first act appears
    plekken = [(naam, url) for naam, view in _MENU if naam in namen and (url := _adres(view))]
    hier = max((url for _, url in plekken if pad.startswith(url)), key=len, default="")
    # the longest: /werkvoorraad/team/ is Team, not also Werkvoorraad
    return tuple(Menupunt(naam, url, url == hier) for naam, url in plekken)


def plekken_van(rol: str) -> frozenset[str]:
    """The addresses of the menu of a role: pages about nobody in particular, the same in every municipality."""
    return frozenset(punt.url for punt in _menu(rol, ""))


def _duim(menu: tuple[Menupunt, ...], request: HttpRequest) -> tuple[Menupunt, ...]:
    """The four places of the thumb bar on a phone: for who has a work list also the people to call back."""
    plekken = tuple(replace(punt, naam=_KORT.get(punt.naam, punt.naam)) for punt in menu[:4])
    if not any(punt.naam == "Agenda" for punt in menu):
        return plekken
    belt = request.GET.get("soort") == "terugbellen"
    bellen = Menupunt("Bellen", f"{_adres('werkvoorraad:lijst')}?soort=terugbellen", belt)
    return (*(replace(punt, actief=punt.actief and not belt) for punt in plekken[:3]), bellen)


_KORT = {"Werkvoorraad": "Werk"}


@cache
def _adres(naam: str) -> str:
    """The address of a view, or "" while its app has no such screen yet."""
    try:
        return reverse(naam)
    except NoReverseMatch:
        return ""


def schil(request: HttpRequest) -> dict[str, Any]:
    """Context of the page shell: `schil` for the bars, and on pages with an appointment also who is here."""
    wie: Aanwezige | None = getattr(request, "wie", None)
    if wie is None:
        return {"schil": SimpleLazyObject(lambda: _zonder_aanstelling(request))}
    aanstelling: Aanstelling = request.aanstelling  # type: ignore[attr-defined]  # set together with wie
    aanstellingen: Sequence[Aanstelling] = getattr(request, "aanstellingen", ())
    menu = _menu(wie.rol, request.path)
    balken = Schil(
        naam=wie.naam,
        aanstelling=_label(aanstelling),
        gemeente=aanstelling.gemeente.naam,
        andere=tuple((str(a.pk), f"{_label(a)}, {a.gemeente}") for a in aanstellingen if a.pk != aanstelling.pk),
        menu=menu,
        duim=_duim(menu, request),
        zoek_url=_adres("dossiers:lijst") if bereik(wie.rol) in {Bereik.GEMEENTE, Bereik.ONVERDEELD} else "",
        notitie_url=_adres("werkvoorraad:notitie") if bereik(wie.rol) is Bereik.GEMEENTE else "",
    )
    nood_tot = getattr(aanstelling, "nood_tot", None)
    context = {"wie": wie, "aanstelling": aanstelling, "gemeente": aanstelling.gemeente, "schil": balken}
    return {**context, "nood_tot": localtime(nood_tot)} if nood_tot else context


def _label(aanstelling: Aanstelling) -> str:
    return aanstelling.titel or str(aanstelling.get_rol_display())


def _zonder_aanstelling(request: HttpRequest) -> Schil:
    """Somebody who is logged in can log out; who is not has only the name of the system above the page."""
    wie = getattr(request, "user", None)
    return Schil(naam=wie.get_full_name()) if wie is not None and wie.is_authenticated else Schil()
