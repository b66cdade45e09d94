"""Weighing every route, another route, and scaling down: what must be judged before a PIP can say so.

Judgements come in as {code of `wet.beoordeling`: yes, no, or None when not judged with a motivation}.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

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
from wet.pip import Gebrek
from wet.uren import AFSCHAAL_UREN, in_woorden, uren_voor_afschalen

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


def te_beoordelen_bij_wissel(van: str, naar: str, op: date, uiterlijk: date | None) -> tuple[Beoordelingsruimte, ...]:
    """What must be judged for another route: progress always, and after a year and a half the special case.

    `uiterlijk`: the last day of T24; None while the three years have not begun.
    """
    if van == naar:
        return ()
    te_laat = uiterlijk is not None and op > uiterlijk and (van, naar) not in ALTIJD_MOGELIJK
    return (VOORTGANG_WIJKT_AF, BIJZONDER_GEVAL) if te_laat else (VOORTGANG_WIJKT_AF,)


def gebreken_van_de_wissel(
    van: str, naar: str, op: date, uiterlijk: date | None, oordelen: Oordelen
) -> tuple[Gebrek, ...]:
    """Why the route cannot change (Wi 17 lid 2, Besluit 5.4)."""
    gevonden = []
    for ruimte in te_beoordelen_bij_wissel(van, naar, op, uiterlijk):
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


MEEGENOMEN = {
    ("B1", "ONDERWIJS"): "Examens en pogingen blijven tellen.",
    ("B1", "Z"): "De uren taal en KNM gaan van de 800 uur af.",
    ("ONDERWIJS", "B1"): "Examens en pogingen blijven tellen. Kijk bij de intensiteit naar de uren die er al zijn.",
    ("ONDERWIJS", "Z"): "De uren taal en KNM gaan van de 800 uur af.",
    ("Z", "B1"): "Kijk bij de intensiteit naar de uren die er al zijn.",
    ("Z", "ONDERWIJS"): "",
}


def afschaaluren(feiten: Feiten, op: date) -> float:
    """Booked hours of language and literacy at a recognised school, up to and including that day (Besluit 5.5)."""
    x = Overzicht(feiten.doelgroep, (g for g in feiten.gebeurtenissen if g.op <= op))
    return uren_voor_afschalen(x, op)


def gebreken_van_het_afschalen(leerroute: str | None, uren: float, oordelen: Oordelen) -> tuple[Gebrek, ...]:
    """Why a level cannot go down to A2 (Wi 17 lid 3, Besluit 5.5): route, hours, effort, and B1 out of reach."""
    gevonden = []
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
