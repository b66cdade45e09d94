"""The rows of the work list, written in Python: sixty of them through the template engine cost four times as much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any, Final, NamedTuple

from django import template
from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from samenspel.huisstijl import datums
from samenspel.huisstijl.gegevens import Werkrij
from samenspel.huisstijl.iconen import ICOON_SVG, STANDEN, VORM_SVG

register = template.Library()

_STIL: Final = (
    ("bel_url", "data-bel", "Bel"),
    ("notitie_url", "data-notitie", "Notitie over"),
    ("wacht_url", "data-wacht", "Wacht bij"),
)


@register.simple_tag
def werkrij(rij: Werkrij | Mapping[str, Any], op: date) -> SafeString:
    """One row as a list item; a mapping must have the names of `Werkrij`."""
    return mark_safe(_rij(rij if isinstance(rij, Werkrij) else Werkrij(**rij), op, _woorden()))  # noqa: S308  # every value is escaped below


@register.simple_tag
def werkrijen(rijen: Iterable[Werkrij], op: date) -> SafeString:
    """All rows of a group, inside `<ul class="rijen">`."""
    woorden = _woorden()
    return mark_safe("".join([_rij(rij, op, woorden) for rij in rijen]))  # noqa: S308  # every value is escaped below


class Woorden(NamedTuple):
    """What every row says, looked up once per list."""

    kies: str
    waarom: str
    vandaag: str
    klaar: str
    stil: tuple[tuple[str, str, str], ...]
    standen: dict[str, str]


def _woorden() -> Woorden:
    return Woorden(
        _("Kies"), _("Waarom staat dit hier?"), _("vandaag"), _("Klaar"), tuple((v, s, _(w)) for v, s, w in _STIL),
        {stand: str(woord) for stand, (woord, *_rest) in STANDEN.items()},
    )  # fmt: skip


def _rij(rij: Werkrij, op: date, woorden: Woorden) -> str:
    if rij.stand not in STANDEN:
        raise TemplateSyntaxError(f"stand {rij.stand!r} bestaat niet; wel: {', '.join(sorted(STANDEN))}")
    naam = escape(rij.naam)
    gekozen = ' aria-current="true"' if rij.gekozen else ""
    kies = (
        f'<input class="kies" type="checkbox" name="kies" value="{escape(rij.kies_waarde)}" aria-label="{woorden.kies} {naam}">'
        if rij.kies_waarde
        else ""
    )
    return (
        f'<li class="werkrij" data-rij data-stand="{rij.stand}"{gekozen}>'
        f'{VORM_SVG[rij.stand]}<span class="alleen-voorlezen">{woorden.standen[rij.stand]}</span>{kies}'
        f'<div class="wie"><a class="naam" href="{escape(rij.url)}" data-open><bdi>{naam}</bdi></a>'
        f'<span class="bij"><bdi>{escape(rij.bij)}</bdi></span></div>'
        f'<div class="wat"><span class="reden">{escape(rij.wat)}{_nog_meer(rij.meer)}</span>{_bron(rij)}{_uitleg(rij, woorden)}</div>'
        f'<div class="wanneer">{_wanneer(rij, op, woorden)}</div><div class="doe">{_knoppen(rij, naam, woorden)}</div></li>'
    )


def _bron(rij: Werkrij) -> str:
    bron = escape(rij.bron)
    if rij.bron_url:
        bron = f'<a href="{escape(rij.bron_url)}">{bron}</a>'
    delen = [deel for deel in (escape(rij.voor_bron), bron) if deel]
    return f'<span class="bij">{" · ".join(delen)}</span>'


def _nog_meer(meer: int) -> str:
    """How many other lines this dossier has: a number to see, words to hear."""
    if not meer:
        return ""
    woorden = _("en nog %(n)s bij dit dossier") % {"n": meer}
    return f' <span class="nog-meer"><span aria-hidden="true">+{meer}</span><span class="alleen-voorlezen">{woorden}</span></span>'


def _uitleg(rij: Werkrij, woorden: Woorden) -> str:
    """Opens in the chosen row only; the marks always show."""
    delen = []
    if rij.uitleg:
        delen.append(f'<p class="waarom"><strong>{woorden.waarom}</strong> {escape(rij.uitleg)}{_ook(rij)}</p>')
    merken = []
    if rij.merk:
        merken.append(f'<span class="merk" data-toon="paars">{ICOON_SVG["clock"]}{escape(rij.merk)}</span>')
    if rij.bijmerk:
        merken.append(f'<span class="merk">{escape(rij.bijmerk)}</span>')
    if merken:
        delen.append(f'<div class="merkregel">{"".join(merken)}</div>')
    return "".join(delen)


def _ook(rij: Werkrij) -> str:
    if not rij.ook:
        return ""
    rest = rij.meer - len(rij.ook)
    zinnen = [*rij.ook, *([_("en nog %(n)s") % {"n": rest}] if rest > 0 else [])]
    return f"<br><strong>{_('Ook bij dit dossier:')}</strong> {escape('; '.join(zinnen))}."


def _wanneer(rij: Werkrij, op: date, woorden: Woorden) -> str:
    if rij.dag is None:
        return f"<b>{escape(rij.nog)}</b>"
    dag = woorden.vandaag if rij.dag == op else f'<time datetime="{rij.dag.isoformat()}">{_dag(rij.dag, op)}</time>'
    nog = escape(rij.nog) if rij.nog else "" if rij.dag == op else datums.tot_termijn(rij.dag, op)
    return f"<b>{dag}</b><small>{nog}</small>"


def _dag(dag: date, op: date) -> str:
    """`vr 19 juni`; another year needs room, so the month is short: `di 25 juni 2024`, `ma 1 sept. 2025`."""
    weekdag = f'<span class="alleen-breed">{datums.DAGEN[dag.weekday()][:2]} </span>'
    return (
        f"{weekdag}{dag.day} {datums.MAANDEN[dag.month - 1]}"
        if dag.year == op.year
        else f"{weekdag}{datums.smal(dag, op)}"
    )


def _knoppen(rij: Werkrij, naam: str, woorden: Woorden) -> str:
    teken = ICOON_SVG[rij.icoon] if rij.icoon else ""
    delen = [f'<a class="utrecht-button" href="{escape(rij.actie_url)}" data-doe>{teken}{escape(rij.knop)}</a>']
    for veld, soort, woord in woorden.stil:
        if adres := getattr(rij, veld):
            delen.append(f'<a class="alleen-voorlezen" href="{escape(adres)}" {soort}>{woord} {naam}</a>')
    if rij.klaar_url:
        delen.append(
            f'<button class="alleen-voorlezen" type="submit" formmethod="post" formaction="{escape(rij.klaar_url)}" data-klaar>'
            f"{woorden.klaar} {naam}</button>"
        )
    return "".join(delen)
