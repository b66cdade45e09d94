"""`{% load componenten %}`: every component of the look. An unknown argument is an error, never silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import lru_cache
from html import escape
from typing import Final

from django import template
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.template import TemplateSyntaxError
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from samenspel.huisstijl.gegevens import Feit, Kruimel, Schil, Tab
from samenspel.huisstijl.iconen import ICOON_SVG, STANDEN, VORM_SVG
from samenspel.huisstijl.templatetags import datumfilters, formulieren, grafieken, termijnen, werklijst

register = template.Library()
for _deel in (datumfilters, formulieren, grafieken, termijnen, werklijst):
    register.tags.update(_deel.register.tags)
    register.filters.update(_deel.register.filters)

_KNOPPEN: Final = {
    "primair": "utrecht-button utrecht-button--primary-action",
    "gewoon": "utrecht-button",
    "stil": "utrecht-button utrecht-button--subtle",
}
_MELDINGEN: Final = {"info": "info", "let_op": "warning", "fout": "warning", "goed": "check", "laat_bericht": "clock"}
_MERKEN: Final = {"paars", "grijs", "oker", "groen", "rood", "verborgen"}
_KAARTEN: Final = {"rustig", "aandacht", "gekozen", "stil"}
_VRIJ: Final = re.compile(r"(hx|data|aria)_[a-z_]+\Z")


def _kies(soort: str, toegestaan: Mapping[str, object] | set[str], wat: str) -> None:
    if soort not in toegestaan:
        raise TemplateSyntaxError(f"{wat} {soort!r} bestaat niet; wel: {', '.join(sorted(toegestaan))}")


def _attributen(rest: Mapping[str, object]) -> SafeString:
    for naam in rest:
        if not _VRIJ.match(naam):
            raise TemplateSyntaxError(f"onbekend argument {naam!r}; vrij zijn alleen hx_..., data_... en aria_...")
    paren = [(naam.replace("_", "-"), waarde) for naam, waarde in rest.items() if waarde not in (None, "")]
    return format_html_join("", ' {}="{}"', paren)


@register.simple_tag
def opties(keuzes: Iterable[tuple[str, object]], gekozen: str = "") -> SafeString:
    """The options of a `<select>`, written in Python: a loop of the template engine costs ten times as much."""
    delen = [
        f'<option value="{escape(code)}"{" selected" if code == gekozen else ""}>{escape(str(naam))}</option>'
        for code, naam in keuzes
    ]
    return mark_safe("\n".join(delen))  # noqa: S308  # every value is escaped above


@register.simple_tag
def vast(sjabloon: str) -> SafeString:
    """A part of a page that depends on nothing but the language: rendered once for each."""
    taal = get_language() or ""
    if settings.DEBUG or (sjabloon, taal) not in _VAST:
        _VAST[sjabloon, taal] = mark_safe(render_to_string(sjabloon))  # noqa: S308  # a template of our own, with no values
    return _VAST[sjabloon, taal]


_VAST: dict[tuple[str, str], SafeString] = {}


_ZOEKTERM, _PENNING = "\ue000zoekterm\ue001", "\ue000penning\ue001"


@register.simple_tag(takes_context=True)
def schildeel(context: Context, sjabloon: str) -> SafeString:
    """A bar of the shell. It is made of `schil` alone, so it is kept; what differs per page is filled in afterwards."""
    schil = context.get("schil") or Schil()
    tekst = _schildeel(sjabloon, get_language() or "", copy(schil))  # a lazy one becomes a real one
    if _ZOEKTERM in tekst:
        tekst = tekst.replace(_ZOEKTERM, escape(str(context.get("zoekterm", ""))))
    if _PENNING in tekst:
        penning = context.get("csrf_token")
        tekst = tekst.replace(
            _PENNING, f'<input type="hidden" name="csrfmiddlewaretoken" value="{penning}">' if penning else ""
        )
    return mark_safe(tekst)  # noqa: S308  # our own template, and values that are escaped


@lru_cache(maxsize=2_048)
def _schildeel(sjabloon: str, taal: str, schil: Schil) -> str:
    return render_to_string(sjabloon, {"schil": schil, "zoekterm": _ZOEKTERM, "penning": _PENNING})


@register.simple_tag
def er_nog(stil: int | str) -> SafeString:
    """The question before a session ends by itself, after so many seconds: the same on every page of who works here."""
    return _er_nog(get_language() or "", stil) if stil else SafeString()


@lru_cache(maxsize=32)
def _er_nog(taal: str, stil: int | str) -> SafeString:
    return mark_safe(render_to_string("huisstijl/_er_nog.html", {"stil": stil}))  # noqa: S308  # our own template, and a number of the settings


@register.simple_tag
def icoon(naam: str, label: str = "") -> SafeString:
    """An icon. Without `label` it is hidden from a screen reader: then a word stands beside it."""
    _kies(naam, ICOON_SVG, "icoon")
    if not label:
        return ICOON_SVG[naam]
    return format_html('{}<span class="alleen-voorlezen">{}</span>', ICOON_SVG[naam], label)


@register.simple_tag
def standvorm(stand: str, woord: str = "") -> SafeString:
    """Only the shape, for a dense row where the word is the relative date; the word is still read aloud."""
    _kies(stand, STANDEN, "stand")
    return format_html('{}<span class="alleen-voorlezen">{}</span>', VORM_SVG[stand], woord or STANDEN[stand][0])


@register.simple_tag(name="stand")
def stand_(stand: str, woord: str = "") -> SafeString:
    """Shape, word and colour. `{% stand "te_laat" "7 dagen te laat" %}`; the word defaults to the state's own."""
    _kies(stand, STANDEN, "stand")
    tekst = conditional_escape(woord or STANDEN[stand][0])
    return mark_safe(f'<span class="stand" data-stand="{stand}">{VORM_SVG[stand]}{tekst}</span>')  # noqa: S308  # escaped


@register.simple_tag
def pil(stand: str, woord: str) -> SafeString:
    """A state as a rounded label, for the header of a dossier: `{% pil "loopt" "Brede intake" %}`."""
    _kies(stand, STANDEN, "stand")
    return format_html('<span class="pil" data-stand="{}">{}{}</span>', stand, VORM_SVG[stand], woord)


@register.simple_tag
def merk(tekst: str, toon: str = "paars", icoon: str = "") -> SafeString:
    """A small mark. Purple with a clock: came late from the chain, nobody's blame. `verborgen`: a suppressed figure."""
    _kies(toon, _MERKEN, "toon")
    teken = ICOON_SVG[icoon or "clock"] if icoon or toon == "paars" else ""
    return format_html('<span class="merk" data-toon="{}">{}{}</span>', toon, teken, tekst)


@register.simple_tag
def toets(naam: str) -> SafeString:
    """A key cap."""
    return format_html("<kbd>{}</kbd>", naam)


@register.simple_tag
def knop(
    tekst: str,
    href: str = "",
    soort: str = "gewoon",
    icoon: str = "",
    na_icoon: str = "",
    toets: str = "",
    type: str = "submit",  # noqa: A002  # the attribute's own name
    naam: str = "",
    waarde: str = "",
    formulier: str = "",
    breed: str = "",
    uit: str = "",
    **rest: object,
) -> SafeString:
    """A button, or a link that looks like one when `href` is given. The text starts with the verb.

    `soort`: primair (one per region), gewoon, stil. `toets` shows a key cap. `formulier` is the id of the form.
    `breed="vol"` fills the width. `uit` is the sentence why it cannot be used now; it is shown under the button.
    Free arguments: `hx_post="..."`, `data_doe="..."`, `aria_label="..."` become attributes with hyphens.
    """
    _kies(soort, _KNOPPEN, "soort")
    binnen = format_html(
        "{}{}{}{}",
        ICOON_SVG[icoon] if icoon else "",
        tekst,
        ICOON_SVG[na_icoon] if na_icoon else "",
        format_html("<kbd>{}</kbd>", toets) if toets else "",
    )
    extra = _attributen({**rest, "data_breed": breed, "aria_disabled": "true" if uit else ""})
    if href and not uit:
        return format_html('<a class="{}" href="{}"{}>{}</a>', _KNOPPEN[soort], href, extra, binnen)
    eigen = [(n, w) for n, w in (("name", naam), ("value", waarde), ("form", formulier)) if w]
    html = format_html(
        '<button class="{}" type="{}"{}{}>{}</button>',
        _KNOPPEN[soort],
        "button" if uit else type,
        format_html_join("", ' {}="{}"', eigen),
        extra,
        binnen,
    )
    return (
        format_html('<span class="knop-met-uitleg">{} <span class="knop-uitleg">{}</span></span>', html, uit)
        if uit
        else html
    )


@register.simple_block_tag
def kaart(
    content: SafeString,
    titel: str = "",
    toon: str = "rustig",
    niveau: int = 2,
    bij: str = "",
    icoon: str = "",
    id: str = "",  # noqa: A002  # the attribute's own name
    lijf: bool = True,
) -> SafeString:
    """A white sheet with a title. `bij` stands at the end of the title line. `lijf=False`: content without padding."""
    _kies(toon, _KAARTEN, "toon")
    context = {"inhoud": content, "titel": titel, "toon": toon, "niveau": niveau, "bij": bij, "id": id, "lijf": lijf}
    context["icoon"] = ICOON_SVG[icoon] if icoon else ""
    return render_to_string("huisstijl/componenten/kaart.html", context)


@register.simple_block_tag
def tabelkaart(
    content: SafeString,
    id: str,  # noqa: A002  # the attribute's own name
    titel: str,
    aantal: int,
    *koppen: str,
    leeg: str,
) -> SafeString:
    """A card with one table under these column heads; the block holds the rows. Without any it says `leeg`."""
    context = {"inhoud": content, "id": id, "titel": titel, "aantal": aantal, "koppen": koppen, "leeg": leeg}
    return render_to_string("huisstijl/componenten/tabelkaart.html", context)


@register.simple_block_tag
def melding(content: SafeString, titel: str = "", toon: str = "info", rol: str = "") -> SafeString:
    """A message in the page: info, let_op, fout, goed, laat_bericht. `rol="alert"` only when it appears by itself."""
    _kies(toon, _MELDINGEN, "toon")
    context = {"inhoud": content, "titel": titel, "toon": toon, "rol": rol, "icoon": ICOON_SVG[_MELDINGEN[toon]]}
    return render_to_string("huisstijl/componenten/melding.html", context)


@register.simple_block_tag
def lege_lijst(content: SafeString, titel: str, zin: str = "") -> SafeString:
    """An empty list says what comes next; the block holds one or two buttons."""
    return render_to_string("huisstijl/componenten/lege_lijst.html", {"inhoud": content, "titel": titel, "zin": zin})


@register.simple_tag
def tabbladen(tabs: Sequence[Tab], naam: str = "Onderdelen") -> SafeString:
    """Tabs are links; the open one has aria-current."""
    bladen = "".join([_tabblad(tab) for tab in tabs])
    return mark_safe(f'<nav class="tabbladen" aria-label="{escape(naam)}"><ul class="tabs">{bladen}</ul></nav>')  # noqa: S308  # escaped


def _tabblad(tab: Tab) -> str:
    hier = ' aria-current="page"' if tab.actief else ""
    aantal = f" <small>{escape(str(tab.aantal))}</small>" if tab.aantal else ""
    return f'<li><a href="{escape(tab.url)}"{hier}>{escape(str(tab.naam))}{aantal}</a></li>'


@register.simple_tag
def segment(keuzes: Sequence[Tab], naam: str = "Weergave") -> SafeString:
    """A row of views of one list ("Mijn lijst 8"), also links."""
    return render_to_string("huisstijl/componenten/segment.html", {"keuzes": keuzes, "naam": naam})


@register.simple_tag
def kruimelpad(kruimels: Sequence[Kruimel]) -> SafeString:
    """Where am I. On a phone only the step back."""
    return render_to_string("huisstijl/componenten/kruimelpad.html", {"kruimels": kruimels})


@register.simple_tag(takes_context=True)
def paginering(context: Context, bladzijde: Page[object], parameter: str = "blad") -> SafeString:
    """Pages of a list, keeping the other parameters of the address."""
    if not bladzijde.has_other_pages():
        return _enig_blad(get_language() or "", bladzijde.paginator.count)
    verzoek = context.get("request")
    vraag: QueryDict = verzoek.GET.copy() if verzoek is not None else QueryDict(mutable=True)

    def adres(nummer: int) -> str:
        vraag[parameter] = str(nummer)
        return f"?{vraag.urlencode()}"

    nummers = [
        (n, adres(n) if isinstance(n, int) else "")
        for n in bladzijde.paginator.get_elided_page_range(bladzijde.number, on_each_side=1, on_ends=1)
    ]
    gegevens = {
        "bladzijde": bladzijde,
        "nummers": nummers,
        "vorige": adres(bladzijde.previous_page_number()) if bladzijde.has_previous() else "",
        "volgende": adres(bladzijde.next_page_number()) if bladzijde.has_next() else "",
    }
    return render_to_string("huisstijl/componenten/paginering.html", gegevens)


@lru_cache(maxsize=256)
def _enig_blad(taal: str, aantal: int) -> SafeString:
    """Under a list that is on one page: how many there are."""
    bladzijde = Paginator(range(aantal), max(1, aantal)).get_page(1)
    return mark_safe(render_to_string("huisstijl/componenten/paginering.html", {"bladzijde": bladzijde}))  # noqa: S308  # our own template, and numbers


@register.simple_tag
def sorteerkop(tekst: str, url: str, richting: str = "") -> SafeString:
    """The link in a column head; `richting` is op, af or empty (not sorted). Put aria-sort on the th yourself."""
    _kies(richting, {"op", "af", ""}, "richting")
    teken = ICOON_SVG["up"] if richting == "op" else ICOON_SVG["down"] if richting == "af" else ""
    return format_html('<a class="sorteer" href="{}">{}{}</a>', url, tekst, teken)


@register.simple_tag
def samenvattingsrij(feiten: Sequence[Feit], maat: str = "gewoon") -> SafeString:
    """A row of facts with their source; `maat="groot"` for figures."""
    _kies(maat, {"gewoon", "groot"}, "maat")
    return render_to_string("huisstijl/componenten/samenvattingsrij.html", {"feiten": feiten, "maat": maat})


@register.simple_tag
def avatar(naam: str, toon: str = "vol", foto: str = "", alt: str = "") -> SafeString:
    """The face at the address `foto`, with `alt` in the reader's language; else initials in a disc.

    The name stands beside it, so the initials are hidden from a screen reader. Empty name: `?`.
    """
    _kies(toon, {"vol", "zacht"}, "toon")
    if foto:
        return format_html(
            '<img class="avatar" data-toon="{}" src="{}" alt="{}" width="64" height="64" decoding="async">',
            toon,
            foto,
            alt,
        )
    letters = _initialen(naam)
    vlak = toon if letters else "leeg"
    return mark_safe(  # noqa: S308  # escaped
        f'<span class="avatar" data-toon="{vlak}" aria-hidden="true">{escape(letters) or "?"}</span>'
    )


def _initialen(naam: str) -> str:
    woorden = [w for w in re.split(r"[\s-]+", naam.strip()) if w]
    if len(woorden) == 1:
        hoofd = [c for c in woorden[0] if c.isupper()]
        return "".join(hoofd[:2]) or woorden[0][:1].upper()
    return (woorden[0][:1] + woorden[-1][:1]).upper() if woorden else ""


@register.filter
def initialen(naam: str) -> str:
    """`Marieke Hoekstra` -> `MH`, `VluchtelingenWerk` -> `VW`."""
    return _initialen(naam)


_MENU: Final = {
    "Werkvoorraad": "check", "Dossiers": "people", "Agenda": "calendar", "Team": "people", "DUO": "mail", "Inlezen": "upload",
    "Partners": "handshake", "Cijfers": "scales", "Mijn acties": "check", "Beheer": "settings", "Beleid": "doc",
    "Werk": "check", "Bellen": "phone",
}  # fmt: skip


@register.filter
def menuicoon(naam: str) -> str:
    """The icon of a menu item in the thumb bar."""
    return _MENU.get(naam, "doc")


@register.filter
def woorden(tekst: str) -> list[str]:
    """Split on spaces, for a short list in a template."""
    return tekst.split()


@register.filter
def samen(mensen: Sequence[tuple[str, str]]) -> str:
    """The ids of [(id, name)] with commas: one note about all of them."""
    return ",".join(id_ for id_, _naam in mensen)


@register.filter(is_safe=True)
def bdi(tekst: object) -> SafeString:
    """Wrap a name, number, date or address, so that it keeps its own direction in any language."""
    return mark_safe(f"<bdi>{conditional_escape(tekst if isinstance(tekst, SafeString) else str(tekst))}</bdi>")  # noqa: S308  # escaped here
