"""The parts of the exam: what is passed, how often it was tried, what is still free (Wi 7 to 9; Besluit 3.14 lid 7, 5.4, 5.5).

DUO takes the exams and says what was passed (SS199). Here a result is held against what the person must do.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from wet.feiten import Feiten, Gebeurtenis
from wet.grondslag import BI2021, RI2021, WI2021, Grondslag
from wet.kalender import voluit
from wet.overzicht import Overzicht
from wet.pip import Gebrek
from wet.regel import ASIEL, PLICHTIG
from wet.voldaan import VAARDIGHEDEN, gevraagd_niveau, haalt_niveau, is_gehaald, naam_van, waarom_niet_nodig

EXAMENDELEN = (*VAARDIGHEDEN, "knm")
KOSTELOZE_POGINGEN = 2
"""Regeling, article 3.5: a status holder takes each part twice without paying."""
KOSTELOOS = Grondslag(RI2021, "3.5")
Z_NIVEAU = "A2"
"""Besluit, article 3.14 lid 7: what may be taken in the Z-route."""


class Examenstand(NamedTuple):
    """One part on a day. `gevraagd`: the level, or "" (KNM, or nothing is asked). `hoogste`: the highest level passed.

    `kosteloos_over`: attempts that DUO pays, as far as the results here say; DUO's own count wins.
    """

    onderdeel: str
    gevraagd: str
    nodig: bool
    gehaald_op: date | None
    hoogste: str
    pogingen: int
    kosteloos_over: int
    uitleg: str
    grondslag: Grondslag


def examenstanden(feiten: Feiten, op: date, *, examen_in_z: bool = False) -> tuple[Examenstand, ...]:
    """The five parts of a person. Empty without a route or a duty; in the Z-route only where the PIP allows exams.

    Attempts and passes stay when the route changes between B1 and onderwijs (Besluit 5.4 lid 4 a and b).
    """
    x = Overzicht(feiten.doelgroep, (g for g in feiten.gebeurtenissen if g.op <= op))
    if x.doelgroep not in PLICHTIG or x.leerroute is None or (x.leerroute == "Z" and not examen_in_z):
        return ()
    return tuple(_stand(x, onderdeel) for onderdeel in EXAMENDELEN)


def _stand(x: Overzicht, onderdeel: str) -> Examenstand:
    niveau, waarom = _niveau(x, onderdeel)
    uitslagen = [g for g in x.per.get("examenuitslag", ()) if g.gegevens.get("onderdeel") == onderdeel]
    gehaald = next((g for g in uitslagen if is_gehaald(g, onderdeel, niveau)), None)
    over = max(_kosteloos(x, onderdeel) - sum(_kost_een_kosteloze(x, g, onderdeel) for g in uitslagen), 0)
    niet_nodig = waarom_niet_nodig(x, onderdeel)
    return Examenstand(
        onderdeel=onderdeel,
        gevraagd=niveau,
        nodig=x.leerroute != "Z" and not niet_nodig and gehaald is None,
        gehaald_op=gehaald.op if gehaald is not None else None,
        hoogste=max(
            (g.gegevens.get("niveau") or "" for g in uitslagen if is_gehaald(g, onderdeel, "")),
            default="",
        ),
        pogingen=len(uitslagen),
        kosteloos_over=over if gehaald is None and not niet_nodig else 0,
        uitleg=niet_nodig or _uitleg(x, naam_van(onderdeel, niveau), gehaald, len(uitslagen), over, waarom),
        grondslag=_GROND[x.leerroute or "B1"],
    )


_GROND = {
    "B1": Grondslag(WI2021, "7", "1"),
    "ONDERWIJS": Grondslag(WI2021, "8", "4"),
    "Z": Grondslag(BI2021, "3.14", "7"),
}


def _niveau(x: Overzicht, onderdeel: str, op: date | None = None) -> tuple[str, str]:
    """The level that is asked of a part, and what must be said about it."""
    if onderdeel == "knm" or x.leerroute is None:
        return "", ""
    if x.leerroute == "Z":
        return Z_NIVEAU, ""
    return gevraagd_niveau(x, onderdeel, op) if x.leerroute == "B1" else ("B1", "")


def _kosteloos(x: Overzicht, onderdeel: str) -> int:
    """Regeling 3.5: in the onderwijsroute KNM only (lid 2)."""
    mag = x.doelgroep in ASIEL and (x.leerroute != "ONDERWIJS" or onderdeel == "knm")
    return KOSTELOZE_POGINGEN if mag else 0


def _kost_een_kosteloze(x: Overzicht, uitslag: Gebeurtenis, onderdeel: str) -> bool:
    """Lid 1: an attempt below the level of the PIP of that day was not free, so it used nothing up."""
    niveau, _ = _niveau(x, onderdeel, uitslag.op)
    return not niveau or haalt_niveau(uitslag.gegevens.get("niveau"), niveau)


def _uitleg(x: Overzicht, naam: str, gehaald: Gebeurtenis | None, pogingen: int, over: int, waarom: str) -> str:
    if gehaald is not None:
        return " ".join(zin for zin in (f"{naam} is gehaald op {voluit(gehaald.op)}.", waarom) if zin)
    zinnen = [f"{naam} mag, maar hoeft niet." if x.leerroute == "Z" else f"{naam} is nog niet gehaald."]
    if pogingen:
        zinnen.append(f"Er {'is 1 poging' if pogingen == 1 else f'zijn {pogingen} pogingen'} gedaan.")
    if x.doelgroep in ASIEL and (over or pogingen):
        keer = {0: "Een volgende keer kost geld.", 1: "Nog 1 keer kost het niets."}
        zinnen.append(keer.get(over, f"Nog {over} keer kost het niets."))
    return " ".join(zin for zin in (*zinnen, waarom) if zin)


# A result that comes in


class Nakijken(NamedTuple):
    """What is wrong with a new result: `weigert` cannot be true; `let_op` may be, but somebody must look."""

    weigert: tuple[Gebrek, ...] = ()
    let_op: tuple[Gebrek, ...] = ()


def kijk_uitslag_na(feiten: Feiten, uitslag: Gebeurtenis, op: date, *, examen_in_z: bool = False) -> Nakijken:
    """A new result, held against what is known of the person on that day."""
    x = Overzicht(feiten.doelgroep, (g for g in feiten.gebeurtenissen if g.op <= op))
    onderdeel = uitslag.gegevens.get("onderdeel", "")
    weigert = _kan_niet(x, uitslag, op)
    if weigert:
        return Nakijken(weigert)
    let_op = []
    if zin := waarom_niet_nodig(x, onderdeel):
        let_op.append(
            Gebrek(
                "vrijgesteld", f"{zin} Kijk na of de uitslag bij deze persoon hoort.", str(Grondslag(WI2021, "7", "3"))
            )
        )
    let_op += _past_niet_bij_de_route(x, uitslag, onderdeel, examen_in_z)
    pip = x.eerste("pip_dagtekening")
    if pip is not None and uitslag.op < pip.op:
        zin = f"Dit examen is van voor het PIP van {voluit(pip.op)}. Of het meetelt is niet zeker. DUO kan er vrijstelling voor geven."
        let_op.append(Gebrek("voor_pip", zin, str(Grondslag(BI2021, "5.3", "5"))))
    return Nakijken((), tuple(let_op))


def _kan_niet(x: Overzicht, uitslag: Gebeurtenis, op: date) -> tuple[Gebrek, ...]:
    onderdeel, niveau = uitslag.gegevens.get("onderdeel"), uitslag.gegevens.get("niveau")
    if onderdeel not in EXAMENDELEN:
        return (Gebrek("geen_onderdeel", "Kies welk onderdeel van het examen het is.", ""),)
    if onderdeel != "knm" and niveau is None:
        return (Gebrek("geen_niveau", f"Kies het niveau van {onderdeel}.", ""),)
    if uitslag.op > op:
        return (Gebrek("toekomst", f"{voluit(uitslag.op)} moet nog komen.", ""),)
    zelfde = [
        g
        for g in x.per.get("examenuitslag", ())
        if g.op == uitslag.op and g.gegevens.get("onderdeel") == onderdeel and g.gegevens.get("niveau") == niveau
    ]
    if zelfde:
        return (Gebrek("dubbel", f"De uitslag van {voluit(uitslag.op)} staat er al.", ""),)
    return ()


def _past_niet_bij_de_route(x: Overzicht, uitslag: Gebeurtenis, onderdeel: str, examen_in_z: bool) -> list[Gebrek]:
    gevonden = []
    if x.leerroute == "Z" and not examen_in_z:
        zin = "In het PIP staat niet dat deze persoon examen doet. Leg dat vast, of kijk na of de uitslag klopt."
        gevonden.append(Gebrek("niet_in_het_pip", zin, str(_GROND["Z"])))
    niveau, _ = _niveau(x, onderdeel)
    eerder = next((g for g in x.per.get("examenuitslag", ()) if is_gehaald(g, onderdeel, niveau)), None)
    if eerder is not None:
        zin = f"{naam_van(onderdeel, niveau)} was al gehaald, op {voluit(eerder.op)}."
        gevonden.append(Gebrek("al_gehaald", zin, ""))
    if niveau and uitslag.gegevens.get("geslaagd") and not haalt_niveau(uitslag.gegevens.get("niveau"), niveau):
        zin = f"Dit is geslaagd, maar onder het niveau van het PIP. Daar staat {niveau}."
        gevonden.append(Gebrek("onder_het_niveau", zin, str(Grondslag(WI2021, "7", "1", "a"))))
    return gevonden
