"""Date filters. All are loaded by `{% load componenten %}`."""

from __future__ import annotations

from datetime import date, datetime

from django import template

from samenspel.huisstijl import datums

register = template.Library()


@register.filter
def datum_kort(moment: date | None, op: date | None = None) -> str:
    """`vr 19 juni`; give `op` to see the year when it differs. Empty stays empty."""
    return datums.kort(moment, op) if moment else ""


@register.filter
def datum_smal(moment: date | None, op: date | None = None) -> str:
    """`16 sept.`: only in charts, time lines and bars."""
    return datums.smal(moment, op) if moment else ""


@register.filter
def datum_lang(moment: date | None) -> str:
    """`vrijdag 19 juni 2026`."""
    return datums.lang(moment) if moment else ""


@register.filter
def datum_voluit(moment: date | None) -> str:
    """`19 juni 2026`."""
    return datums.voluit(moment) if moment else ""


@register.filter
def datum_relatief(moment: date | None, op: date) -> str:
    """`over 16 dagen`, `vandaag`, `7 dagen geleden`."""
    return datums.relatief(moment, op) if moment else ""


@register.filter
def tot_termijn(laatste_dag: date | None, op: date) -> str:
    """`over 16 dagen`, `vandaag`, `7 dagen te laat`."""
    return datums.tot_termijn(laatste_dag, op) if laatste_dag else ""


@register.filter
def tijd(moment: datetime | None) -> str:
    """`10.30`."""
    return datums.tijd(moment) if moment else ""


@register.filter
def moment(waarde: datetime | None) -> str:
    """`3 juni 2026, 10.42 uur`."""
    return f"{datums.voluit(waarde)}, {datums.tijd(waarde)} uur" if waarde else ""
