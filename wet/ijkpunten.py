"""When somebody must look again: after 600 hours, before the year and a half ends, when the hours fall behind, when all is done.

No terms: the law sets none here. Each is a moment at which the law gives a choice that is easily missed. It never decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wet.beleidswaarden import Beleid
from wet.examens import Examenstand, examenstanden
from wet.feiten import Feiten
from wet.grondslag import BI2021, WI2021, Grondslag
from wet.kalender import plus_maanden, voluit
from wet.overzicht import Overzicht
from wet.termijn import Termijn, termijnen
from wet.uren import AFSCHAAL_UREN, telt_voor_afschalen
from wet.verlenging import BIJNA_KLAAR, Inspanning, aanvragen_vanaf, gebreken_van_bijna_klaar
from wet.voldaan import Uitslag, voldaan
from wet.wijzigen import cursusuren
from wet.zroute import ACHTER, GEHAALD, TE_LAAT, zmeters

VOORAF_MAANDEN = 3
"""How long before the year and a half ends somebody is told. Our choice, no law."""
EXAMEN_WEKEN = (8, 16)
"""How long a result of DUO takes, normally and at the longest that was seen (inburgeren.nl, 19 August 2026)."""
Z_UREN_PER_WEEK = "z_uren_per_week_min"


class Ijkpunt(NamedTuple):
    """One moment to look again. `op`: since when. `onzeker`: why it is not certain; empty when it is."""

    code: str
    op: date
    zin: str
    grondslag: str
    onzeker: str = ""


def ijkpunten(feiten: Feiten, beleid: Beleid, op: date) -> tuple[Ijkpunt, ...]:
    """What deserves a look on this day, sorted by day and code. Nothing once the duty ended, or is waived whole."""
    x = Overzicht(feiten.doelgroep, (g for g in feiten.gebeurtenissen if g.op <= op))
    lopend = {termijn.code: termijn for termijn in termijnen(feiten, beleid, op)}
    termijn = lopend.get("T17")
    if termijn is None or termijn.stand not in ("loopt", "te_laat") or termijn.uiterlijk is None:
        return ()
    uitslag = voldaan(feiten, op)
    if uitslag.klaar_voor_melding:
        return (_klaar(uitslag, x),)
    gevonden = [
        *_na_600_uur(x, examenstanden(feiten, op)),
        *_wisselen_loopt_af(x, lopend.get("T24")),
        *_examens_plannen(feiten, op, termijn.uiterlijk),
        *_bijna_klaar(feiten, x, uitslag, op, termijn.uiterlijk),
        *_z_route(x, feiten, beleid, op),
    ]
    return tuple(sorted(gevonden, key=lambda punt: (punt.op, punt.code)))


def _klaar(uitslag: Uitslag, x: Overzicht) -> Ijkpunt:
    zin = "Alles is gedaan. Meld het aan DUO. Alleen DUO zegt dat iemand aan de plicht heeft voldaan."
    if any(onderdeel.onzeker for onderdeel in uitslag.onderdelen):
        zin = f"{zin} Van een onderdeel is niet zeker of het genoeg is. Vraag het na bij DUO."
    laatste = max(g.op for lijst in x.per.values() for g in lijst)
    return Ijkpunt("klaar_voor_melding", laatste, zin, str(Grondslag(BI2021, "9.2", "2", "b")))


# Besluit, article 5.5


def _na_600_uur(x: Overzicht, standen: tuple[Examenstand, ...]) -> Iterator[Ijkpunt]:
    """Once 600 hours were followed and a skill is still asked on B1."""
    sinds = dag_van_600_uur(x)
    op_b1 = [s.onderdeel for s in standen if s.nodig and s.gevraagd == "B1"]
    if x.leerroute != "B1" or sinds is None or not op_b1:
        return
    zin = (
        f"Er zijn {AFSCHAAL_UREN} uur taalles gevolgd. Nog niet gehaald op B1: {', '.join(op_b1)}. "
        "Is B1 haalbaar? Zo niet, dan kan A2 per vaardigheid, na voldoende inspanning."
    )
    yield Ijkpunt("na_600_uur", sinds, zin, str(Grondslag(BI2021, "5.5", "1")))


def dag_van_600_uur(x: Overzicht) -> date | None:
    """The day on which the hours that count for scaling down reached 600; None when they have not."""
    som = 0.0
    for gebeurtenis in x.per.get("uren", ()):
        som += gebeurtenis.gegevens["uren"] if telt_voor_afschalen(gebeurtenis) else 0
        if som >= AFSCHAAL_UREN:
            return gebeurtenis.op
    return None


# Besluit, article 5.4 lid 1


def _wisselen_loopt_af(x: Overzicht, termijn: Termijn | None) -> Iterator[Ijkpunt]:
    if termijn is None or termijn.stand != "loopt" or termijn.uiterlijk is None:
        return
    sinds = plus_maanden(termijn.uiterlijk, -VOORAF_MAANDEN)
    if termijn.dag < sinds:
        return
    zin = f"Past de leerroute nog? Wisselen kan tot en met {voluit(termijn.uiterlijk)}, daarna alleen in een bijzonder geval."
    if x.leerroute == "ONDERWIJS":
        zin = f"{zin} Naar de B1-route kan ook later."
    yield Ijkpunt("wisselen_loopt_af", sinds, zin, str(Grondslag(BI2021, "5.4", "1")))


# Exams and more time


def _examens_plannen(feiten: Feiten, op: date, einde: date) -> Iterator[Ijkpunt]:
    """Half a year before the end, when more time can be asked too."""
    sinds = aanvragen_vanaf(einde)
    over = [s.onderdeel for s in examenstanden(feiten, op) if s.nodig]
    if op < sinds or op > einde or not over:
        return
    normaal, lang = EXAMEN_WEKEN
    zin = (
        f"Nog niet gehaald: {', '.join(over)}. De termijn eindigt op {voluit(einde)}. "
        f"Een uitslag duurt {normaal} weken, soms {lang}. Plan de examens nu."
    )
    yield Ijkpunt(
        "examens_plannen",
        sinds,
        zin,
        str(Grondslag(WI2021, "11", "1")),
        "Hoelang een uitslag duurt, verschilt. Kijk op inburgeren.nl.",
    )


def _bijna_klaar(feiten: Feiten, x: Overzicht, uitslag: Uitslag, op: date, einde: date) -> Iterator[Ijkpunt]:
    """Article 4.4, as far as facts say: whether every lesson was followed is not among them."""
    sinds = aanvragen_vanaf(einde)
    if op < sinds or op > einde:
        return
    klaar = {onderdeel.code for onderdeel in uitslag.onderdelen if onderdeel.voldaan}
    inspanning = Inspanning(klaar, "pvt" in klaar, "map" in klaar, cursusuren(feiten, op))
    if gebreken_van_bijna_klaar(inspanning, doelgroep=x.doelgroep, leerroute=x.leerroute):
        return
    zin = "Bijna klaar: iemand kan DUO om zes maanden extra vragen, als alle lessen gevolgd zijn of er een goede reden was."
    yield Ijkpunt("bijna_klaar", sinds, zin, str(BIJNA_KLAAR.grondslag))


# The Z-route


def _z_route(x: Overzicht, feiten: Feiten, beleid: Beleid, op: date) -> Iterator[Ijkpunt]:
    per_week = beleid.waarde(Z_UREN_PER_WEEK, op)
    meters = zmeters(feiten, op, participatie_per_week=per_week.waarde if per_week is not None else None)
    if meters is None:
        return
    grond = str(Grondslag(BI2021, "3.14", "2"))
    for naam, meter in (("cursus", meters.cursus), ("participatie", meters.participatie)):
        if meter is not None and meter.stand in (ACHTER, TE_LAAT):
            yield Ijkpunt(f"z_{naam}_{meter.stand}", op, meter.uitleg, grond)
    if all(meter.stand == GEHAALD for meter in meters if meter is not None) and "z_eindgesprek" not in x.per:
        laatste = max((m.stand_op for m in meters if m is not None and m.stand_op is not None), default=op)
        zin = "De uren van de Z-route zijn gehaald. Plan het eindgesprek. De gemeente voert dat zelf."
        yield Ijkpunt("z_eindgesprek_plannen", laatste, zin, str(Grondslag(BI2021, "3.14", "2", "c")))
