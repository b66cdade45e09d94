"""The plan as a part of other pages. What stands on every dossier is written in Python: the template engine took five times as long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any
from uuid import UUID

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.huisstijl.templatetags.componenten import avatar, icoon, stand_
from samenspel.kern.adressen import adres
from samenspel.plan.leefplan import Doelbeeld

register = template.Library()


@register.simple_tag
def domeinrijen(rijen: Iterable[Mapping[str, Any]], dossier_id: UUID) -> SafeString:
    """A table row per domain: goal and next step, owner, state. The mappings are those of `bladen_leefplan`."""
    plan = adres(dossier_id, "plan:leefplan")
    koppen = _("Doel"), _("Eigenaar"), _("Stand")
    return mark_safe("\n".join([_domeinrij(rij, plan, koppen) for rij in rijen]))  # noqa: S308  # every value is escaped below


def _domeinrij(rij: Mapping[str, Any], plan: str, koppen: tuple[str, str, str]) -> str:
    domein, actie, stand = rij["domein"], rij["actie"], rij["stand"]
    eigenaar = status = ""
    if actie:
        beeldmerk = avatar(actie.eigenaar_naam, toon="zacht")
        eigenaar = f'<span class="eigenaar">{beeldmerk}<bdi>{escape(rij["eigenaar"])}</bdi></span>'
    if stand:
        status = f"{stand_(stand[0], stand[1])}<div><small>{escape(stand[2])}</small></div>"
    vakken = zip(koppen, (_doel(rij), eigenaar, status), strict=True)
    cellen = "".join([f'<td data-kop="{kop}">{cel}</td>' for kop, cel in vakken])
    naam = f"{icoon(domein.icoon)}<span>{escape(str(domein.naam))}</span>"
    return f'<tr><th scope="row"><a class="met-icoon" href="{plan}#domein-{domein.code}">{naam}</a></th>{cellen}</tr>'


def _doel(rij: Mapping[str, Any]) -> str:
    """The goal in somebody's own words, the next step, and how many more there are."""
    doel: Doelbeeld | None = rij["doel"]
    if doel is None:
        return f'<span class="stap">{_("Nog geen doel")}</span>'
    delen = [f'<div lang="{escape(doel.taal)}" dir="{rij["richting"]}">‘{escape(doel.tekst)}’</div>']
    if rij["actie"]:
        delen.append(f'<div class="stap">{escape(rij["actie"].tekst)}</div>')
    if meer := rij["meer"]:
        delen.append(f"<small>{ngettext('en nog 1 doel', 'en nog %(n)s doelen', meer) % {'n': meer}}</small>")
    return "".join(delen)
