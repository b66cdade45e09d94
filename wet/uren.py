"""Booked hours, and what article 3.14 of the Besluit asks of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wet.feiten import Gebeurtenis
from wet.overzicht import Overzicht
from wet.regel import ASIEL, Termijnregel

CURSUS = frozenset({"nt2", "alfabetisering", "knm"})
PARTICIPATIE = frozenset({"participatie", "pvt", "map_praktijk", "map_overig"})
ERKEND = frozenset({"keurmerk", "web"})
PVT_UREN = 12
_RAAKT_UREN = ("uren", "urennorm_verlaagd", "vrijstelling", "ontheffing", "doelgroep_gewijzigd")


def telt_als_cursus(gebeurtenis: Gebeurtenis) -> bool:
    """Course hours count at a school with the keurmerk or a WEB institution."""
    gegevens = gebeurtenis.gegevens
    return gegevens.get("type") in CURSUS and gegevens.get("instelling", "keurmerk") in ERKEND


def _som(gebeurtenissen: Iterable[Gebeurtenis]) -> float:
    totaal: float = sum(g.gegevens.get("uren", 0) for g in gebeurtenissen)
    return totaal


def pvt_uren(x: Overzicht) -> float:
    """The booked hours of the participatieverklaringstraject."""
    return _som(g for g in x.per.get("uren", ()) if g.gegevens.get("type") == "pvt")


def _norm(verlagingen: Iterable[Gebeurtenis], soorten: frozenset[str], gewoon: int) -> float:
    """The norm last lowered for an impairment (Regeling, article 3.16), or the ordinary one."""
    norm: float = gewoon
    for gebeurtenis in verlagingen:
        if gebeurtenis.gegevens.get("type") in soorten:
            norm = gebeurtenis.gegevens["norm"]
    return norm


def _ontheven(gebeurtenissen: Iterable[Gebeurtenis]) -> bool:
    return any(
        g.gegevens.get("omvang") == "gedeeltelijk" and g.gegevens.get("onderdeel") == "participatie"
        for g in gebeurtenissen
    )


def tekort(x: Overzicht, regel: Termijnregel, dag: date) -> tuple[float, float]:
    """Hours still to go on a day: course, participation. The latter is asked of status holders only (lid 3)."""
    uren = [g for g in x.per.get("uren", ()) if g.op <= dag]
    verlagingen = [g for g in x.per.get("urennorm_verlaagd", ()) if g.op <= dag]
    cursus = _som(g for g in uren if telt_als_cursus(g))
    nog_cursus = _norm(verlagingen, CURSUS, regel.aantal or 0) - cursus
    if x.doelgroep_op(dag) not in ASIEL or _ontheven(g for g in x.alle("vrijstelling", "ontheffing") if g.op <= dag):
        return max(nog_cursus, 0), 0
    participatie = _som(g for g in uren if g.gegevens.get("type") in PARTICIPATIE)
    nog_participatie = _norm(verlagingen, PARTICIPATIE, regel.aantal_asiel or 0) - participatie
    return max(nog_cursus, 0), max(nog_participatie, 0)


def uren_van_artikel_3_14(
    x: Overzicht, regel: Termijnregel, start: date, uiterlijk: date | None, rest: dict[str, object]
) -> date | None:
    """The day since which the hours are complete, as norm and group now are."""
    sinds = None
    for dag in sorted({g.op for g in x.alle(*_RAAKT_UREN)}):
        cursus, participatie = tekort(x, regel, dag)
        if cursus or participatie:
            sinds = None
        elif sinds is None:
            sinds = max(dag, start)
    return sinds
