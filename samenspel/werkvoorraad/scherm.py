"""What stands around the rows: tabs, filters, groups, and the side of the morning screen. Pure: lines in, words out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.html import format_html
from django.utils.translation import gettext as _

from samenspel.dossiers.models import Doelgroep, Fase
from samenspel.dossiers.schil import LEERROUTES
from samenspel.huisstijl import datums
from samenspel.huisstijl.gegevens import Tab, Werkrij
from samenspel.werkvoorraad.adressen import notitie_adres
from samenspel.werkvoorraad.bundel import Bundel
from samenspel.werkvoorraad.groepen import Groep, einde_twee_weken
from samenspel.werkvoorraad.keuze import FILTERS, Keuze, lijst_van
from samenspel.werkvoorraad.ophalen import HOOGUIT_NIEMAND
from samenspel.werkvoorraad.regels import Regel


@dataclass(frozen=True, slots=True)
class Groepblok:
    """A heading with the number in the whole list, and the rows on this page."""

    titel: str
    aantal: int
    rijen: Sequence[Werkrij]


def segment(regels: Sequence[Regel], keuze: Keuze, niemand: int) -> list[Tab]:
    """The four views of the list; numbers are dossiers, as the rows are."""
    dossiers: dict[str, set[str]] = {"mijn": set(), "wacht": set(), "later": set()}
    for regel in regels:
        dossiers[lijst_van(regel)].add(regel.nummer)
    telling = {code: str(len(ids)) for code, ids in dossiers.items()}
    telling["niemand"] = f"{HOOGUIT_NIEMAND}+" if niemand >= HOOGUIT_NIEMAND else str(niemand)
    namen = (
        ("mijn", _("Mijn lijst") if keuze.van is None else _("De lijst")),
        ("wacht", format_html('<span>{}<span class="alleen-breed"> {}</span></span>', _("Wacht op"), _("anderen"))),
        ("later", _("Later")),
        ("niemand", _("Van niemand")),
    )
    van = str(keuze.van or "")
    return [
        Tab(naam, f"?{f'van={van}&' if van else ''}lijst={code}", code == keuze.lijst, telling[code])
        for code, naam in namen
    ]


def groepen(
    keuze: Keuze, alle: Sequence[Bundel], getoond: Sequence[Bundel], rijen: Sequence[Werkrij], op: date
) -> list[Groepblok]:
    """In the order of time; one group when sorted otherwise."""
    if keuze.lijst != "mijn" or keuze.volgorde != "urgentie":
        titel = {"wacht": _("Wacht op anderen"), "later": _("Later")}.get(keuze.lijst, _("Mijn lijst"))
        return [Groepblok(titel, len(alle), rijen)]
    titels = {
        Groep.TE_LAAT: _("Te laat"), Groep.DEZE_WEEK: _("Vandaag en deze week"),
        Groep.TWEE_WEKEN: _("Tot en met %(dag)s") % {"dag": datums.lang(einde_twee_weken(op)).rsplit(" ", 1)[0]},
    }  # fmt: skip
    return [
        Groepblok(titel, sum(b.eerste.groep is groep for b in alle), groeprijen)
        for groep, titel in titels.items()
        if (groeprijen := [rij for rij, b in zip(rijen, getoond, strict=True) if b.eerste.groep is groep])
    ]


_GETOOND_OM_TE_BELLEN = 3


def te_bellen(regels: Sequence[Regel], op: date) -> list[Regel]:
    """Who is to be called back today, as many as the page shows."""
    return _om_te_bellen(regels, op)[:_GETOOND_OM_TE_BELLEN]


def _om_te_bellen(regels: Sequence[Regel], op: date) -> list[Regel]:
    return [r for r in regels if r.soort == "terugbellen" and r.dag is not None and r.dag <= op]


def bellijst(regels: Sequence[Regel], op: date) -> dict[str, Any]:
    """Who is to be called back today: three, and how many in all."""
    rijen = [
        {
            "naam": r.naam,
            "wat": r.wie or f"{_('sinds')} {datums.kort(r.sinds or op, op)}",
            "url": notitie_adres(r.dossier_id, "gesproken"),
        }
        for r in te_bellen(regels, op)
    ]
    return {"rijen": rijen, "aantal": len(_om_te_bellen(regels, op))}


def keuzes() -> dict[str, list[tuple[str, Any]]]:
    """What can be chosen, per filter."""
    return {
        "fase": list(Fase.choices),
        "route": [*LEERROUTES.items(), ("geen", _("nog niet gekozen"))],
        "doelgroep": list(Doelgroep.choices),
        "soort": [
            ("wet", _("wettelijke termijn")),
            ("beleid", _("eigen beleid")),
            ("herinnering", _("herinnering")),
            ("terugbellen", _("terugbellen")),
            ("actie", _("actie uit het plan")),
            ("signaal", _("signaal of tweede mening")),
        ],
        "groep": [("te_laat", _("te laat")), ("deze_week", _("deze week")), ("twee_weken", _("komende twee weken"))],
        "volgorde": [("urgentie", _("Urgentie eerst")), ("naam", _("Op naam")), ("nummer", _("Op dossiernummer"))],
    }


VRAGEN: Final = (
    ("fase", "Fase"),
    ("route", "Leerroute"),
    ("doelgroep", "Groep"),
    ("soort", "Reden"),
    ("groep", "Wanneer"),
)


def vragen(keuze: Keuze) -> list[tuple[str, str, str, list[tuple[str, Any]]]]:
    """(name, question, chosen, choices) of each list in the filter."""
    mogelijk = keuzes()
    return [(naam, _(vraag), getattr(keuze, naam), mogelijk[naam]) for naam, vraag in VRAGEN]


def gekozen_filters(keuze: Keuze) -> list[tuple[str, str]]:
    """(words, address without it) of each filter in force."""
    mogelijk, uit = keuzes(), []
    for naam in FILTERS:
        if waarde := getattr(keuze, naam):
            woord = f"‘{waarde}’" if naam == "zoek" else str(dict(mogelijk[naam])[waarde])
            uit.append((woord, f"?{keuze.vraag(**{naam: ''})}"))
    return uit


def volgordes(keuze: Keuze) -> list[Tab]:
    """The orders, as links."""
    return [Tab(naam, f"?{keuze.vraag(volgorde=code)}", code == keuze.volgorde) for code, naam in keuzes()["volgorde"]]
