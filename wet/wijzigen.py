"""Weighing every route, another route, and scaling down: what must be judged before a PIP can say so.

Judgements come in as {code of `wet.beoordeling`: yes, no, or None when not judged with a motivation}.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from wet.beoordeling import (
    BIJZONDER_GEVAL,
    GROTE_KANS,
    INSPANNING,
    NIET_IN_STAAT,
    NIET_OP_B1,
    VOORTGANG_WIJKT_AF,
    Beoordelingsruimte,
)
from wet.feiten import ROUTES, Feiten
from wet.grondslag import BI2021, WI2021, Grondslag
from wet.kalender import voluit
from wet.overzicht import Overzicht
from wet.pip import VAARDIGHEDEN, Gebrek
from wet.uren import AFSCHAAL_UREN, in_woorden, uren_van_de_cursus, uren_voor_afschalen

NAMEN = {"B1": "B1-route", "ONDERWIJS": "onderwijsroute", "Z": "Z-route"}
ALTIJD_MOGELIJK = frozenset({("ONDERWIJS", "B1")})
AFWEGING = "Raad van State 24 december 2024, ECLI:NL:RVS:2024:5413"

Oordelen = Mapping[str, bool | None]


def gebreken_van_de_afweging(
    gewogen: Mapping[str, bool], *, gekozen: str | None, past: Iterable[str], oordelen: Oordelen, omstandigheden: str
) -> tuple[Gebrek, ...]:
    """A PIP needs each of the three routes weighed, and what the law leaves to judgement judged.

    `gewogen`: per route, whether there is a judgement and a line of one's own. `past`: the routes judged to fit.
    `omstandigheden`: how the personal circumstances that the intake asked for (Wi 14 lid 3) were weighed.
    """
    gevonden = [
        Gebrek(f"afweging_{route}", f"Weeg de {NAMEN[route]} nog af: uw oordeel en één regel.", AFWEGING)
        for route in ROUTES
        if not gewogen.get(route)
    ]
    gevonden += [
        _nog_te_beoordelen(ruimte) for ruimte in (GROTE_KANS, NIET_IN_STAAT) if oordelen.get(ruimte.code) is None
    ]
    if not omstandigheden.strip():
        zin = "Schrijf op hoe u de persoonlijke omstandigheden meewoog bij de leerroute."
        gevonden.append(Gebrek("omstandigheden", zin, str(Grondslag(WI2021, "14", "3"))))
    if gekozen and gewogen.get(gekozen) and gekozen not in set(past):
        zin = f"U kiest de {NAMEN[gekozen]}, maar uw oordeel zegt dat die niet past. Kijk uw oordeel of uw keuze na."
        gevonden.append(Gebrek("keuze_past_niet", zin, str(Grondslag(WI2021, "15", "1", "a"))))
    return tuple(gevonden)


def _nog_te_beoordelen(ruimte: Beoordelingsruimte) -> Gebrek:
    return Gebrek(ruimte.code, f"Beantwoord en motiveer nog: {ruimte.vraag}", str(ruimte.grondslag))


def te_beoordelen_bij_wissel(
    van: str, naar: str, op: date, uiterlijk: date | None, opleiding_geeindigd_op: date | None = None
) -> tuple[Beoordelingsruimte, ...]:
    """What must be judged for another route: progress always, and after a year and a half the special case.

    `uiterlijk`: the last day of T24; None while the three years have not begun. `opleiding_geeindigd_op`: the day on which an
    education without exemption was finished or broken off.
    """
    if van == naar:
        return ()
    te_laat = uiterlijk is not None and op > uiterlijk and (van, naar) not in ALTIJD_MOGELIJK
    if te_laat and kan_na_opleiding(op, uiterlijk, opleiding_geeindigd_op):
        te_laat = False
    return (VOORTGANG_WIJKT_AF, BIJZONDER_GEVAL) if te_laat else (VOORTGANG_WIJKT_AF,)


def kan_na_opleiding(op: date, uiterlijk: date | None, geeindigd_op: date | None) -> bool:
    """Besluit 5.4 lid 2: an education without exemption that ended after the year and a half opens the switch again."""
    return uiterlijk is not None and geeindigd_op is not None and uiterlijk < geeindigd_op <= op


ONZEKER_NA_OPLEIDING = "Welke opleidingen hieronder vallen, en sinds wanneer deze regel geldt, is niet gevonden."


def gebreken_van_de_wissel(
    van: str,
    naar: str,
    op: date,
    uiterlijk: date | None,
    oordelen: Oordelen,
    opleiding_geeindigd_op: date | None = None,
) -> tuple[Gebrek, ...]:
    """Why the route cannot change (Wi 17 lid 2, Besluit 5.4)."""
    gevonden = []
    for ruimte in te_beoordelen_bij_wissel(van, naar, op, uiterlijk, opleiding_geeindigd_op):
        oordeel = oordelen.get(ruimte.code)
        if oordeel is None:
            gevonden.append(_nog_te_beoordelen(ruimte))
        elif not oordeel and ruimte is VOORTGANG_WIJKT_AF:
            zin = "Wisselen kan alleen als de voortgang onvoldoende is, of groter dan verwacht."
            gevonden.append(Gebrek(ruimte.code, zin, str(ruimte.grondslag)))
        elif not oordeel:
            assert uiterlijk is not None  # a special case is only asked after the last day
            zin = f"Wisselen kon tot en met {voluit(uiterlijk)}. Daarna kan het alleen om een bijzondere persoonlijke reden."
            gevonden.append(Gebrek(ruimte.code, zin, str(ruimte.grondslag)))
    return tuple(gevonden)


class Meegenomen(NamedTuple):
    """What goes along to another route. `examens`: attempts and passes keep counting. `uren`: those of language and KNM are
    taken off the 800 (`aftrek`), weigh in the intensity (`intensiteit`), or nothing is said of them (``).
    """

    zin: str
    examens: bool
    uren: str
    grondslag: Grondslag | None


AFTREK, INTENSITEIT = "aftrek", "intensiteit"
_4_A, _4_B, _4_C = (Grondslag(BI2021, "5.4", "4", onderdeel) for onderdeel in "abc")
MEEGENOMEN: Mapping[tuple[str, str], Meegenomen] = {
    ("B1", "ONDERWIJS"): Meegenomen("Examens en pogingen blijven tellen.", True, "", _4_B),
    ("B1", "Z"): Meegenomen("De uren taal en KNM gaan van de 800 uur af.", False, AFTREK, _4_C),
    ("ONDERWIJS", "B1"): Meegenomen(
        "Examens en pogingen blijven tellen. Kijk bij de intensiteit naar de uren die er al zijn.",
        True,
        INTENSITEIT,
        _4_A,
    ),
    ("ONDERWIJS", "Z"): Meegenomen("De uren taal en KNM gaan van de 800 uur af.", False, AFTREK, _4_C),
    ("Z", "B1"): Meegenomen("Kijk bij de intensiteit naar de uren die er al zijn.", False, INTENSITEIT, _4_A),
    ("Z", "ONDERWIJS"): Meegenomen("", False, "", None),
}


def cursusuren(feiten: Feiten, op: date) -> float:
    """Booked hours of language, literacy and KNM at a recognised school: what is taken off, or weighs in the intensity."""
    x = Overzicht(feiten.doelgroep, (g for g in feiten.gebeurtenissen if g.op <= op))
    return uren_van_de_cursus(x)


def afschaaluren(feiten: Feiten, op: date) -> float:
    """Booked hours of language and literacy at a recognised school, up to and including that day (Besluit 5.5)."""
    x = Overzicht(feiten.doelgroep, (g for g in feiten.gebeurtenissen if g.op <= op))
    return uren_voor_afschalen(x, op)


def gebreken_van_het_afschalen(
    leerroute: str | None,
    uren: float,
    oordelen: Oordelen,
    *,
    onderdelen: Iterable[str] = (),
    gehaald: Iterable[str] = (),
) -> tuple[Gebrek, ...]:
    """Why a level cannot go down to A2 (Wi 17 lid 3, Besluit 5.5): route, hours, effort, and B1 out of reach.

    `onderdelen`: which skills go down; empty says nothing about it. `gehaald`: skills that were passed on B1 already.
    """
    gevonden = _verkeerde_onderdelen(tuple(onderdelen), frozenset(gehaald))
    if leerroute != "B1":
        zin = "Afschalen bestaat alleen in de B1-route."
        gevonden.append(Gebrek("afschalen_route", zin, str(Grondslag(WI2021, "17", "3"))))
    if uren < AFSCHAAL_UREN:
        zin = f"Er zijn {in_woorden(uren)} uren taalles geboekt. Afschalen kan na {AFSCHAAL_UREN} uur."
        gevonden.append(Gebrek("afschalen_uren", zin, str(Grondslag(BI2021, "5.5"))))
    for ruimte, weigering in (
        (INSPANNING, "Afschalen kan alleen na voldoende inspanning. Dat moet uit feiten blijken."),
        (NIET_OP_B1, "Afschalen kan alleen als B1 niet haalbaar is binnen de termijn."),
    ):
        oordeel = oordelen.get(ruimte.code)
        if oordeel is None:
            gevonden.append(_nog_te_beoordelen(ruimte))
        elif not oordeel:
            gevonden.append(Gebrek(ruimte.code, weigering, str(ruimte.grondslag)))
    return tuple(gevonden)


def _verkeerde_onderdelen(onderdelen: tuple[str, ...], gehaald: frozenset[str]) -> list[Gebrek]:
    """The law scales down the spoken and written skills, each by itself; KNM has no level."""
    grond, gevonden = str(Grondslag(WI2021, "17", "3")), []
    if any(onderdeel not in VAARDIGHEDEN for onderdeel in onderdelen):
        zin = "Afschalen gaat over lezen, luisteren, schrijven en spreken. KNM heeft geen niveau."
        gevonden.append(Gebrek("afschalen_onderdeel", zin, grond))
    if klaar := [onderdeel for onderdeel in onderdelen if onderdeel in gehaald]:
        zin = f"Al gehaald op B1: {', '.join(klaar)}. Daar is afschalen niet nodig."
        gevonden.append(Gebrek("afschalen_al_gehaald", zin, grond))
    return gevonden
