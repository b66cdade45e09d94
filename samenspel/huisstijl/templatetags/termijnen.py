"""Time drawn: the bar of a term, its receipt, the time line, and who does what when.

What stands on every dossier is written in Python: the template engine took five times as long.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape

from django import template
from django.template import TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from samenspel.huisstijl import datums
from samenspel.huisstijl.gegevens import Baan, Balk, Bonregel, Mijlpaal, Termijnbalk, Tijdlijnpunt
from samenspel.huisstijl.iconen import VORM_SVG

register = template.Library()


@dataclass(frozen=True, slots=True)
class _Etiket:
    datum: str
    naam: str
    plek: str  # begin | midden | vrij | eind
    van: int


def _deel(dag: date, begin: date, eind: date) -> float:
    """Where `dag` lies between begin and eind, in percent, cut off at the ends."""
    lengte = max((eind - begin).days, 1)
    return round(min(max((dag - begin).days / lengte, 0), 1) * 100, 2)


def _etiketten(balk: Termijnbalk) -> list[_Etiket]:
    """Labels that do not overlap: each keeps its place, moves to the end of the one before, or is left to the list."""
    jaar = None if balk.maat == "kort" else date.min  # a long bar names the year at both ends
    eerste = _Etiket(datums.smal(balk.begin, jaar), balk.begin_naam, "begin", 0)
    laatste = _Etiket(datums.smal(balk.eind, jaar), balk.eind_naam, "eind", 100)
    lijst, vrij_vanaf, vrij_tot = [eerste], _breedte(eerste), 100 - _breedte(laatste)
    for mijlpaal in sorted(balk.mijlpalen, key=lambda m: m.datum):
        midden = _deel(mijlpaal.datum, balk.begin, balk.eind)
        etiket = _Etiket(datums.smal(mijlpaal.datum, balk.op), mijlpaal.naam, "midden", round(midden))
        breed = _breedte(etiket)
        begin = max(min(midden - breed / 2, vrij_tot - breed), vrij_vanaf)
        if begin + breed > vrij_tot or abs(begin + breed / 2 - midden) > breed:
            continue
        verschoven = abs(begin + breed / 2 - midden) > 0.5
        lijst.append(replace(etiket, plek="vrij", van=math.floor(begin)) if verschoven else etiket)
        vrij_vanaf = begin + breed
    return [*lijst, laatste]


def _breedte(etiket: _Etiket) -> float:
    """How much of a bar of 780 px a label takes, in percent, with the air beside it; on a narrower bar only the ends stay."""
    return max(len(str(etiket.datum)), len(str(etiket.naam))) * 0.87 + 2


@register.simple_tag
def termijnbalk(balk: Termijnbalk) -> SafeString:
    """A period with its milestones and today; dashed and called so when it is a look ahead."""
    if balk.maat not in {"lang", "kort"}:
        raise TemplateSyntaxError(f"maat {balk.maat!r} bestaat niet; wel: lang, kort")
    voorlezen = escape(_voorleestekst(balk))
    etiketten = "".join([_etiket(etiket) for etiket in _etiketten(balk)])
    return mark_safe(  # noqa: S308  # every value is escaped, here and below
        f'<div class="termijnbalk" data-maat="{balk.maat}"><div class="boven"><b>{escape(balk.titel)}</b>'
        f'<span>{escape(balk.bijschrift)}</span></div><svg role="img" aria-label="{voorlezen}" height="24">{_tekening(balk)}</svg>'
        f'<ol aria-hidden="true" class="etiketten">{etiketten}</ol></div>'
    )


def _tekening(balk: Termijnbalk) -> str:
    """The bar itself: how far it is, its milestones, today."""
    deel = 0 if balk.vooruitblik else _deel(balk.op, balk.begin, balk.eind)
    if balk.vooruitblik:
        delen = ['<rect class="vooruit" x="0.5" y="7.5" width="100%" height="11" rx="5.5"/>']
    else:
        delen = ['<rect class="rest" x="0" y="7" width="100%" height="12" rx="6"/>']
        if deel > 0:
            delen.append(f'<rect class="deel" x="0" y="7" width="{deel}%" height="12" rx="6"/>')
    delen += [_merkteken(mijlpaal, balk) for mijlpaal in balk.mijlpalen]
    if balk.begin <= balk.op <= balk.eind and not balk.vooruitblik:
        delen.append(f'<line class="vandaag" x1="{deel}%" x2="{deel}%" y1="0" y2="24"/>')
    return "".join(delen)


def _merkteken(mijlpaal: Mijlpaal, balk: Termijnbalk) -> str:
    x = _deel(mijlpaal.datum, balk.begin, balk.eind)
    if not mijlpaal.ruit:
        return f'<line class="vandaag" x1="{x}%" x2="{x}%" y1="7" y2="19" stroke-width="1"/>'
    voorbij = " data-voorbij" if mijlpaal.datum <= balk.op and not balk.vooruitblik else ""
    return f'<svg x="{x}%" y="13" overflow="visible"><path class="ruit" d="M0-7 7 0 0 7-7 0z"{voorbij}/></svg>'


def _etiket(etiket: _Etiket) -> str:
    return (
        f'<li data-plek="{etiket.plek}" data-van="{etiket.van}"><b><bdi>{escape(str(etiket.datum))}</bdi></b>'
        f"{escape(str(etiket.naam))}</li>"
    )


def _voorleestekst(balk: Termijnbalk) -> str:
    delen = [f"{balk.titel}, {datums.voluit(balk.begin)} tot en met {datums.voluit(balk.eind)}."]
    if balk.vooruitblik:
        delen.append("Vooruitblik: nog niet vastgesteld.")
    delen += [f"{m.naam}: {datums.voluit(m.datum)}." for m in balk.mijlpalen]
    return " ".join(delen)


@register.simple_tag
def bon(regels: Sequence[Bonregel], titel: str = "Zo is de dag berekend") -> SafeString:
    """The receipt of a term: start, counting, rest day, waiting, last day, each with its source."""
    rijen = "".join([_bonrij(regel) for regel in regels])
    return mark_safe(  # noqa: S308  # every value is escaped, here and below
        f'<table class="bon"><caption class="alleen-voorlezen">{escape(titel)}</caption><tbody>{rijen}</tbody></table>'
    )


def _bonrij(regel: Bonregel) -> str:
    bron = escape(str(regel.bron))
    if bron and regel.bron_url:
        bron = f'<a href="{escape(regel.bron_url)}">{bron}</a>'
    klein = f' <small class="bron">{bron}</small>' if bron else ""
    return (
        f'<tr><th scope="row">{escape(str(regel.wat))}</th><td>{escape(str(regel.zin))}{klein}</td>'
        f"<td><bdi>{escape(str(regel.bedrag))}</bdi></td></tr>"
    )


@register.simple_tag
def tijdlijn(punten: Sequence[Tijdlijnpunt], op: date) -> SafeString:
    """Dated events, newest first; what lies after `op` has an open dot."""
    rijen = [
        {
            "punt": punt,
            "wanneer": punt.wanneer or datums.smal(punt.datum, op),
            "toekomst": punt.datum > op,
            "vorm": VORM_SVG[punt.stand] if punt.stand else "",
        }
        for punt in punten
    ]
    return render_to_string("huisstijl/componenten/tijdlijn.html", {"rijen": rijen})


@register.simple_tag
def wie_doet_wat(banen: Sequence[Baan], begin: date, eind: date, op: date) -> SafeString:
    """A row per party, a bar per activity on months from `begin` up to and including `eind`; a gap is dashed."""
    rijen = [{"baan": baan, "balken": [_strook(b, begin, eind, op) for b in baan.balken]} for baan in banen]
    nu = round(_deel(op, begin, eind)) if begin <= op <= eind else None
    context = {
        "rijen": rijen,
        "maanden": _maanden(begin, eind, nu),
        "nu": nu,
        "vandaag": f"{op.day} {datums.MAANDEN[op.month - 1]}",
    }
    return render_to_string("huisstijl/componenten/wie_doet_wat.html", context)


def _strook(balk: Balk, begin: date, eind: date, op: date) -> dict[str, object]:
    van = round(_deel(balk.van, begin, eind))
    tot = round(_deel(balk.tot, begin, eind)) if balk.tot else 100
    dagen = f"vanaf {datums.smal(balk.van, op)}"
    if balk.tot:
        dagen = f"{datums.smal(balk.van, op)} tot en met {datums.smal(balk.tot, op)}"
    return {"balk": balk, "van": van, "breed": max(tot - van, 1), "dagen": dagen}


def _maanden(begin: date, eind: date, nu: int | None) -> list[dict[str, object]]:
    maanden: list[dict[str, object]] = []
    dag = begin.replace(day=1) if begin.day == 1 else (begin.replace(day=1) + timedelta(days=32)).replace(day=1)
    while dag <= eind:
        van = round(_deel(dag, begin, eind))
        if nu is None or not -12 < van - nu < 12:
            maanden.append({"naam": datums.MAANDEN[dag.month - 1], "van": van})
        dag = (dag + timedelta(days=32)).replace(day=1)
    return maanden
