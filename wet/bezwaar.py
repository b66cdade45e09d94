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
COMMISSIE_MELDEN = Grondslag(AWB, "7:13", "2")
INDIENEN = Grondslag(AWB, "6:7")
VERSCHOONBAAR = Grondslag(AWB, "6:11")
MOTIVEREN = Grondslag(AWB, "7:12", "1")
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


class Zin(NamedTuple):
    """A sentence to read aloud, without its full stop, and its article."""

    zin: str
    grondslag: Grondslag


_WEEG_DE_REDEN = (
    Zin(
        "Vraag waarom het bezwaar later kwam. Kan de indiener daar redelijkerwijs niets aan doen, dan behandelt u het bezwaar"
        " gewoon. Anders is het niet-ontvankelijk. De wet laat dit oordeel aan u; Samenspel kiest niet",
        VERSCHOONBAAR,
    ),
    Zin("Schrijf bij de beslissing op welke reden u hoorde, en waarom u die wel of niet goed vindt", MOTIVEREN),
)
_AL_VOORBIJ = (
    "De beslisdag schuift niet mee als een bezwaar later komt: de weken tellen vanaf het einde van de bezwaartermijn."
    " De beslisdag was {dag}, en dus al voorbij toen het bezwaar kwam"
)
_NU_BESLISSEN = (
    "Beslis zo snel als dat zorgvuldig kan. Verdagen kan niet meer. Heeft u meer tijd nodig, vraag dan of de indiener"
    " instemt met een nieuwe dag, en leg die vast"
)


class Beslistermijn(NamedTuple):
    """The last day to decide, and how it came about: sentences to read aloud, each with its article."""

    uiterlijk: date
    regels: tuple[Zin, ...]

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
        regels.append(Zin(f"Verdaagd met {verdaagd} weken", VERDAGEN))
    stil = sum(_dagen_stil(einde_bezwaartermijn, rij, nummer) for nummer in range(len(rij)))
    if stil:
        regels.append(Zin(f"De termijn stond {stil} dagen stil om het bezwaar aan te vullen", OPSCHORTEN))
    dag = einde_bezwaartermijn + timedelta(weeks=weken + verdaagd, days=stil)
    if weken + verdaagd <= WEKEN_MET_COMMISSIE:
        dag = na_rustdagen(dag)
    uitstel = max((stap.tot for stap in rij if stap.soort == "uitgesteld" and stap.tot), default=dag)
    if uitstel > dag:
        regels.append(Zin(f"Verder uitgesteld tot en met {voluit(uitstel)}", VERDER_UITSTEL))
    return Beslistermijn(max(dag, uitstel), tuple(regels))


def _basis(einde: date, weken: int, commissie: bool) -> Zin:
    wie = " met een adviescommissie" if commissie else ""
    zin = f"De beslistermijn is {weken} weken{wie}, na de bezwaartermijn die eindigde op {voluit(einde)}"
    return Zin(zin, BESLISTERMIJN)


def _dagen_stil(einde: date, rij: list[Stap], nummer: int) -> int:
    """From the day after the request until the day of repair, or until the day that was set passed unused."""
    gevraagd = rij[nummer]
    if gevraagd.soort != "herstel_gevraagd" or gevraagd.tot is None:
        return 0
    hersteld = next((stap.op for stap in rij[nummer + 1 :] if stap.soort == "hersteld"), gevraagd.tot)
    begin = max(gevraagd.op, einde)  # before the term to decide nothing stands still
    return max((min(hersteld, gevraagd.tot) - begin).days - 1, 0)


def over_te_laat(
    einde_bezwaartermijn: date, ontvangen_op: date, termijn: Beslistermijn, *, op: date
) -> tuple[Zin, ...]:
    """What it means that the objection or the decision is late. Whether a late objection is excused is a judgement: no rule here answers it."""
    regels: list[Zin] = []
    if ontvangen_op > einde_bezwaartermijn:
        wanneer = (
            f"Dit bezwaar kwam op {voluit(ontvangen_op)}. Bezwaar maken kon tot en met {voluit(einde_bezwaartermijn)}"
        )
        regels += [Zin(wanneer, INDIENEN), *_WEEG_DE_REDEN]
    if termijn.uiterlijk < ontvangen_op:
        regels.append(Zin(_AL_VOORBIJ.format(dag=voluit(termijn.uiterlijk)), BESLISTERMIJN))
    elif termijn.uiterlijk < op:
        regels.append(
            Zin(f"U had kunnen beslissen tot en met {voluit(termijn.uiterlijk)}. Die dag is voorbij", BESLISTERMIJN)
        )
    if termijn.uiterlijk < op:
        regels.append(Zin(_NU_BESLISSEN, VERDER_UITSTEL))
    return tuple(regels)


def beslis_uiterlijk(einde_bezwaartermijn: date, *, commissie: bool = False, verdaagd: bool = False) -> date:
    """The last day to decide, with a committee or adjourned for the full six weeks."""
    stappen = [Stap("commissie", einde_bezwaartermijn)] if commissie else []
    stappen += [Stap("verdaagd", einde_bezwaartermijn, weken=WEKEN_VERDAGING)] if verdaagd else []
    return beslistermijn(einde_bezwaartermijn, stappen).uiterlijk
