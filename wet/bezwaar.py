"""An objection against a PIP: in time or not, and until when the college may decide (Awb 6:7, 6:8, 7:10, 7:13)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from wet.grondslag import AWB, Grondslag
from wet.kalender import na_rustdagen, voluit

BESLISTERMIJN = Grondslag(AWB, "7:10", "1")
OPSCHORTEN = Grondslag(AWB, "7:10", "2")
VERDAGEN = Grondslag(AWB, "7:10", "3")
VERDER_UITSTEL = Grondslag(AWB, "7:10", "4")
MEDEDELEN = Grondslag(AWB, "7:10", "5")
COMMISSIE = Grondslag(AWB, "7:13")
ANDER_DAN_DE_BESLISSER = Grondslag(AWB, "10:3", "3")
WEKEN, WEKEN_MET_COMMISSIE, WEKEN_VERDAGING = 6, 12, 6
ONZEKER = "De tekst van de Algemene wet bestuursrecht is nog niet nagelezen."

STAPPEN = ("commissie", "herstel_gevraagd", "hersteld", "verdaagd", "uitgesteld")


class Stap(NamedTuple):
    """What happened to the term of one objection. `tot`: until when to repair, or until when was agreed."""

    soort: str
    op: date
    weken: int = 0
    tot: date | None = None


class Beslistermijn(NamedTuple):
    """The last day to decide, and how it came about: sentences to read aloud, each with its article."""

    uiterlijk: date
    regels: tuple[tuple[str, Grondslag], ...]

    @property
    def uitleg(self) -> str:
        return " ".join(f"{zin} ({grondslag})." for zin, grondslag in self.regels)


def beslistermijn(einde_bezwaartermijn: date, stappen: Iterable[Stap] = ()) -> Beslistermijn:
    """Counted from the day after the objection term, whenever the objection came in; then what was decided about the term."""
    rij = sorted(stappen, key=lambda stap: (stap.op, STAPPEN.index(stap.soort)))
    commissie = any(stap.soort == "commissie" for stap in rij)
    weken = WEKEN_MET_COMMISSIE if commissie else WEKEN
    regels = [_basis(einde_bezwaartermijn, weken, commissie)]
    verdaagd = min(sum(stap.weken for stap in rij if stap.soort == "verdaagd"), WEKEN_VERDAGING)
    if verdaagd:
        regels.append((f"Verdaagd met {verdaagd} weken", VERDAGEN))
    stil = sum(_dagen_stil(einde_bezwaartermijn, rij, nummer) for nummer in range(len(rij)))
    if stil:
        regels.append((f"De termijn stond {stil} dagen stil om het bezwaar aan te vullen", OPSCHORTEN))
    dag = einde_bezwaartermijn + timedelta(weeks=weken + verdaagd, days=stil)
    if weken + verdaagd <= WEKEN_MET_COMMISSIE:
        dag = na_rustdagen(dag)
    uitstel = max((stap.tot for stap in rij if stap.soort == "uitgesteld" and stap.tot), default=dag)
    if uitstel > dag:
        regels.append((f"Verder uitgesteld tot en met {voluit(uitstel)}", VERDER_UITSTEL))
    return Beslistermijn(max(dag, uitstel), tuple(regels))


def _basis(einde: date, weken: int, commissie: bool) -> tuple[str, Grondslag]:
    wie = " met een adviescommissie" if commissie else ""
    return f"{weken} weken{wie}, na de bezwaartermijn die eindigde op {voluit(einde)}", BESLISTERMIJN


def _dagen_stil(einde: date, rij: list[Stap], nummer: int) -> int:
    """From the day after the request until the day of repair, or until the day that was set passed unused."""
    gevraagd = rij[nummer]
    if gevraagd.soort != "herstel_gevraagd" or gevraagd.tot is None:
        return 0
    hersteld = next((stap.op for stap in rij[nummer + 1 :] if stap.soort == "hersteld"), gevraagd.tot)
    begin = max(gevraagd.op, einde)  # before the term to decide nothing stands still
    return max((min(hersteld, gevraagd.tot) - begin).days - 1, 0)


def beslis_uiterlijk(einde_bezwaartermijn: date, *, commissie: bool = False, verdaagd: bool = False) -> date:
    """The last day to decide, with a committee or adjourned for the full six weeks."""
    stappen = [Stap("commissie", einde_bezwaartermijn)] if commissie else []
    stappen += [Stap("verdaagd", einde_bezwaartermijn, weken=WEKEN_VERDAGING)] if verdaagd else []
    return beslistermijn(einde_bezwaartermijn, stappen).uiterlijk
