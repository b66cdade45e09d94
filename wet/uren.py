"""Booked hours, and what article 3.14 of the Besluit asks of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from wet.feiten import Gebeurtenis
from wet.overzicht import Overzicht
from wet.regel import ASIEL, PLICHTIG, Termijnregel

TAAL = frozenset({"nt2", "alfabetisering"})
CURSUS = frozenset({"nt2", "alfabetisering", "knm"})
PARTICIPATIE = frozenset({"participatie", "pvt", "map_praktijk", "map_overig"})
ERKEND = frozenset({"keurmerk", "web"})
PVT_UREN = 12
"""Besluit, article 3.1: the participatieverklaringstraject."""
MAP_PRAKTIJK_UREN = 40
"""Regeling, article 3.1: the practical part of the MAP."""
AFSCHAAL_UREN = 600
"""Besluit, article 5.5: hours of Dutch before a level can be scaled down; literacy counts."""
_RAAKT_UREN = ("uren", "urennorm_verlaagd", "vrijstelling", "ontheffing", "doelgroep_gewijzigd")


def telt_als_cursus(gebeurtenis: Gebeurtenis) -> bool:
    """Course hours count at a school with the keurmerk or a WEB institution."""
    gegevens = gebeurtenis.gegevens
    return gegevens.get("type") in CURSUS and gegevens.get("instelling", "keurmerk") in ERKEND


def _som(gebeurtenissen: Iterable[Gebeurtenis]) -> float:
    totaal: float = sum(g.gegevens["uren"] for g in gebeurtenissen)
    return totaal


def in_woorden(uren: float) -> str:
    """`7,5`: as people write hours here."""
    return f"{uren:g}".replace(".", ",")


def uren_van(x: Overzicht, soort: str) -> float:
    """The booked hours of one type."""
    return _som(g for g in x.per.get("uren", ()) if g.gegevens.get("type") == soort)


def te_weinig_pvt(x: Overzicht) -> tuple[date, float] | None:
    """Besluit, article 3.1: the day of signing and the booked hours, when those are too few; None when all is well."""
    if "pvt_ondertekend" not in x.per or x.doelgroep not in PLICHTIG:
        return None
    uren = uren_van(x, "pvt")
    return (x.per["pvt_ondertekend"][0].op, uren) if uren < PVT_UREN else None


def pvt_in_de_rij(x: Overzicht) -> dict[str, object]:
    """The same, for the row of the term that guards it: flat, nothing when all is well."""
    tekort = te_weinig_pvt(x)
    return {} if tekort is None else {"pvt": tekort[0].isoformat(), "pvt_uren": tekort[1]}


def uren_voor_afschalen(x: Overzicht, dag: date) -> float:
    """Besluit, article 5.5: booked hours of Dutch and literacy at a recognised school, up to and including that day."""
    return _som(g for g in x.per.get("uren", ()) if g.op <= dag and telt_voor_afschalen(g))


def telt_voor_afschalen(gebeurtenis: Gebeurtenis) -> bool:
    """Hours of Dutch and literacy at a recognised school; KNM is no Dutch."""
    return gebeurtenis.gegevens.get("type") in TAAL and telt_als_cursus(gebeurtenis)


def uren_van_de_cursus(x: Overzicht) -> float:
    """Booked hours of language, literacy and KNM at a recognised school (Besluit, articles 3.14 lid 2 a and 5.4 lid 4)."""
    return _som(g for g in x.per.get("uren", ()) if telt_als_cursus(g))


class Stand(NamedTuple):
    """How far the hours are: booked, asked, and whether that is less than the law's own norm."""

    geboekt: float
    norm: float
    verlaagd: bool = False

    @property
    def gehaald(self) -> bool:
        return self.geboekt >= self.norm


class UrenStand(NamedTuple):
    """Course hours and, where they are asked, hours of participation."""

    cursus: Stand
    participatie: Stand

    @property
    def gehaald(self) -> bool:
        return self.cursus.gehaald and self.participatie.gehaald


class Urenboek:
    """Hours and norms as they add up, event by event."""

    def __init__(self, regel: Termijnregel) -> None:
        self._gewoon, self._gewoon_asiel = regel.aantal or 0, regel.aantal_asiel or 0
        self._norm: float = self._gewoon
        self._norm_asiel: float = self._gewoon_asiel
        self._cursus: float = 0
        self._participatie: float = 0
        self._ontheven = False

    def boek(self, gebeurtenis: Gebeurtenis) -> None:
        """Hours add up; a lower norm for an impairment (Regeling, article 3.16) replaces the one before."""
        gegevens = gebeurtenis.gegevens
        if gebeurtenis.soort == "uren":
            if telt_als_cursus(gebeurtenis):
                self._cursus += gegevens["uren"]
            elif gegevens.get("type") in PARTICIPATIE:
                self._participatie += gegevens["uren"]
        elif gebeurtenis.soort == "urennorm_verlaagd":
            if gegevens.get("type") in CURSUS:
                self._norm = gegevens["norm"]
            else:
                self._norm_asiel = gegevens["norm"]
        elif gegevens.get("omvang") == "gedeeltelijk" and gegevens.get("onderdeel") == "participatie":
            self._ontheven = True

    def stand(self, doelgroep: str) -> UrenStand:
        """Participation is asked of status holders only (lid 3), unless waived; PVT and MAP count in it (lid 5)."""
        norm_asiel = self._norm_asiel if doelgroep in ASIEL and not self._ontheven else 0
        return UrenStand(
            Stand(self._cursus, self._norm, self._norm < self._gewoon),
            Stand(self._participatie, norm_asiel, norm_asiel < self._gewoon_asiel),
        )


def stand_van_de_uren(x: Overzicht, regel: Termijnregel) -> UrenStand:
    """The hours of article 3.14, as they are now."""
    boek = Urenboek(regel)
    for gebeurtenis in x.alle(*_RAAKT_UREN):
        boek.boek(gebeurtenis)
    return boek.stand(x.doelgroep)


def uren_van_artikel_3_14(
    x: Overzicht, regel: Termijnregel, start: date, uiterlijk: date | None, rest: dict[str, object]
) -> date | None:
    """The day since which the hours are complete, with norm and group as they were on each day."""
    if "uren" not in x.per and "urennorm_verlaagd" not in x.per:
        return None
    boek, sinds = Urenboek(regel), None
    for dag, die_dag in groupby(x.alle(*_RAAKT_UREN), key=attrgetter("op")):
        for gebeurtenis in die_dag:
            boek.boek(gebeurtenis)
        if not boek.stand(x.doelgroep_op(dag)).gehaald:
            sinds = None
        elif sinds is None:
            sinds = max(dag, start)
    return sinds
