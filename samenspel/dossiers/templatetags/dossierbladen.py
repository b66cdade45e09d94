"""Tags of the dossier and of the list of dossiers. `{% blok %}` is a block of a higher app, with its own context on top of the page's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from samenspel.dossiers.lijstrijen import Lijstrij
from samenspel.dossiers.tijdlijn import Punt
from samenspel.huisstijl.datums import MAANDEN
from samenspel.kern.adressen import adres
from samenspel.personen.geboorte import in_woorden

register = template.Library()
_DAG = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MAANDEN)}) \d{{4}}\b")


@register.filter(is_safe=True)
def vette_dagen(zin: str) -> SafeString:
    """The days in a sentence that a coach reads aloud stand out: `<b>19 juni 2026</b>`."""
    return mark_safe(_DAG.sub(r"<b>\g<0></b>", conditional_escape(zin)))  # noqa: S308  # escaped here


@register.filter
def geboren(geboortedatum: str) -> str:
    """`14 maart 1994`, or as much of it as we know."""
    return in_woorden(geboortedatum)


@register.simple_tag(takes_context=True)
def blok(context: Context, sjabloon: str, gegevens: dict[str, Any]) -> SafeString:
    """Render as `{% include %}` would, with every key of `gegevens` as a variable."""
    gevonden = context.template.engine.get_template(sjabloon)  # type: ignore[union-attr]  # a tag renders inside a template
    with context.push(**gegevens):
        return gevonden.render(context)


@register.simple_tag
def dossierrijen(rijen: Iterable[Lijstrij], kiezen: bool = False) -> SafeString:
    """The rows of the list, written in Python: through the template engine they were half of a search.

    With `kiezen` each has a box that belongs to the form `verdelen` below the table.
    """
    koppen = tuple(_(kop) for kop in ("Dossier", "Doelgroep", "Leerroute", "Fase", "Contactpersoon"))
    kies, niemand = (_("Kies %(naam)s") if kiezen else ""), _("niemand")
    return mark_safe("\n".join([_dossierrij(rij, koppen, kies, niemand) for rij in rijen]))  # noqa: S308  # every value is escaped below


def _dossierrij(rij: Lijstrij, koppen: tuple[str, ...], kies: str, niemand: str) -> str:
    """One row; `kies` is the name of its box, or "" for a list without boxes."""
    naam = escape(rij.naam)
    vak = (
        f'<td><input type="checkbox" form="verdelen" name="dossier" value="{rij.id}" aria-label="{escape(kies % {"naam": rij.naam})}"></td>'
        if kies
        else ""
    )
    contact = f"<bdi>{escape(rij.contactpersoon)}</bdi>" if rij.contactpersoon else niemand
    cellen = (
        f"<bdi>{escape(rij.nummer)}</bdi>",
        escape(rij.doelgroep),
        escape(rij.leerroute),
        escape(rij.fase),
        contact,
    )
    vakken = "".join([f'<td data-kop="{kop}">{cel}</td>' for kop, cel in zip(koppen, cellen, strict=True)])
    return f'<tr>{vak}<th scope="row"><a href="{adres(rij.id, "dossiers:dossier")}"><bdi>{naam}</bdi></a></th>{vakken}</tr>'


@register.simple_tag
def tijdlijnpunten(punten: Iterable[Punt], intrekbaar: bool = False) -> SafeString:
    """The time line of a dossier; with `intrekbaar` each fact has the link that withdraws it. In Python, as the rows of the list."""
    trek_in = _("Klopt niet: trek in") if intrekbaar else ""
    rijen = "\n".join([_tijdlijnpunt(punt, trek_in) for punt in punten])
    leeg = _("Er is nog niets gebeurd.")
    return mark_safe(f'<ol class="tijdlijn">{rijen or f"<li>{leeg}</li>"}</ol>')  # noqa: S308  # every value is escaped below


def _tijdlijnpunt(punt: Punt, trek_in: str) -> str:
    wat, url = escape(punt.wat), escape(punt.url)
    kop = wat if punt.feit_id or not url else f'<a href="{url}">{wat}</a>'
    delen = [f'<div class="wat">{f"<s>{wat}</s>" if punt.doorgehaald else kop}</div>']
    if punt.bij:
        delen.append(f'<div class="bij"><bdi>{escape(punt.bij)}</bdi></div>')
    if trek_in and punt.feit_id and url:
        wat_erbij = f'<span class="alleen-voorlezen">: {wat}</span>'
        delen.append(f'<div class="bij"><a href="{url}">{trek_in}{wat_erbij}</a></div>')
    toekomst = " data-toekomst" if punt.toekomst else ""
    return (
        f'<li{toekomst}><time class="wanneer" datetime="{punt.datum.isoformat()}">{escape(punt.wanneer)}</time>'
        f'<span class="bol" aria-hidden="true"></span><div>{"".join(delen)}</div></li>'
    )
