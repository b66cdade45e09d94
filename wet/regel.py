"""What a deadline is: a frozen declaration with its article, read by one small engine (`wet.rekenen`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wet.feiten import GROEPEN
from wet.grondslag import Grondslag
from wet.kalender import EEN_DAG, plus_dagen, plus_maanden

if TYPE_CHECKING:
    from wet.beleidswaarden import Beleid
    from wet.overzicht import Overzicht

ALLE = frozenset(GROEPEN)
PLICHTIG = ALLE - {"WI2013", "VRIJWILLIG"}
ASIEL = frozenset({"ASIEL_A", "ASIEL_B"})

GEMEENTE, INBURGERAAR, DUO, PARTNER = "gemeente", "inburgeraar", "duo", "partner"
TE_LAAT, VERVALLEN, GEHAALD = "te_laat", "vervallen", "gehaald"


class Duur(NamedTuple):
    """A length of time. `eenheid`: dagen, weken, maanden, jaren."""

    aantal: int
    eenheid: str

    def laatste_dag(self, eerste_dag: date) -> date:
        """The last day of a period that starts with `eerste_dag`, that day included.

        Start + duration would be one day too many, so we count from the day before.
        """
        ervoor = eerste_dag - EEN_DAG
        if self.eenheid == "weken":
            return plus_dagen(ervoor, 7 * self.aantal)
        if self.eenheid == "dagen":
            return plus_dagen(ervoor, self.aantal)
        return plus_maanden(ervoor, self.aantal * (12 if self.eenheid == "jaren" else 1))

    def __str__(self) -> str:
        enkel = {"dagen": "dag", "weken": "week", "maanden": "maand"}
        return f"{self.aantal} {'jaar' if self.eenheid == 'jaren' else self.eenheid if self.aantal != 1 else enkel[self.eenheid]}"


class Beleidsduur(NamedTuple):
    """A length that the municipality chooses; without a value on the start the term does not exist."""

    naam: str
    eenheid: str


class Eerste(NamedTuple):
    """The first event of this kind starts the term."""

    soort: str


class Laatste(NamedTuple):
    """The event of this kind with the latest day starts the term."""

    soort: str


class EersteDagVanTermijn(NamedTuple):
    """The first day of the inburgeringstermijn (T17) is the start, and counts."""

    regel: str = "T17"


class VoorEindeTermijn(NamedTuple):
    """So many months before the last day of T17; the term ends with T17."""

    maanden: int


class TotEindeTermijn(NamedTuple):
    """The last day is the last day of the inburgeringstermijn."""

    regel: str = "T17"


class Begin(NamedTuple):
    """When a term starts (None: not yet), and what must be remembered of it."""

    op: date | None
    rest: dict[str, object] | None = None


class NietVanToepassing(NamedTuple):
    """The term does not apply to these facts, whatever day it is."""

    reden: str = ""


AFWEZIG = NietVanToepassing()
BeginFunctie = Callable[["Overzicht", "Termijnregel", "Beleid"], "Begin | NietVanToepassing | None"]
LaatsteDagFunctie = Callable[["Overzicht", "Termijnregel", date, "dict[str, object]"], "date | None"]
VerlengFunctie = Callable[["Overzicht", "Termijnregel", date, date, "dict[str, object]"], date]
VoldaanFunctie = Callable[["Overzicht", "Termijnregel", date, "date | None", "dict[str, object]"], "date | None"]
GrensFunctie = Callable[["Overzicht", date], "date | None"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnregel:
    """One deadline, as one version of the law or of a policy has it.

    `begint`: the start event, or a named function beside the article. `telt_mee`: the day of the start event
    is itself the first day. `duur`: the length, or a named function. `atw`: the Algemene termijnenwet moves
    the last day. `voldaan_door`: kinds of event that fulfil it, from its start on, or earlier too (`ook_eerder`).
    `daarna`: what an unfulfilled term is once its last day has passed. `van_de_plicht`: no longer asked once
    the duty ended or is waived. `onzeker`: why the answer is not certain. `gelezen_op`: the day from which
    the text itself was read. `aantal`: a number that the law names beside the length. `na_derde`: the time
    after information of a third party came in. `niet_na`: a day that cuts the term short. `stopt_bij`: a day
    from which the term is no longer asked when unfulfilled. `beleid`: the policy value that the term needs.
    `verleng`: what moves the last day for a reason in the facts; `vervangen_door`: a last day that another authority
    gave. `kies_op`: the day that chooses between versions. `nog_te_beginnen`: whether a local term exists on a day that has
    no start event yet. `grondslag` is empty for a local term: its ground is the decision with the value.
    """

    code: str
    naam: str
    eigenaar: str
    geldig_vanaf: date
    grondslag: tuple[Grondslag, ...] = ()
    begint: Eerste | Laatste | EersteDagVanTermijn | VoorEindeTermijn | BeginFunctie
    duur: Duur | Beleidsduur | TotEindeTermijn | LaatsteDagFunctie
    groepen: frozenset[str] = PLICHTIG
    routes: frozenset[str] | None = None
    telt_mee: bool = False
    atw: bool = False
    voldaan_door: tuple[str, ...] | VoldaanFunctie = ()
    ook_eerder: bool = False
    daarna: str = TE_LAAT
    niet_na: GrensFunctie | None = None
    stopt_bij: Callable[[Overzicht], date | None] | None = None
    verleng: VerlengFunctie | None = None
    vervangen_door: Callable[[Overzicht], tuple[date, str] | None] | None = None
    kies_op: Callable[[Overzicht], date | None] | None = None
    nog_te_beginnen: Callable[[Beleid, date], bool] | None = None
    van_de_plicht: bool = True
    onzeker: str = ""
    gelezen_op: date | None = None
    aantal: int | None = None
    aantal_asiel: int | None = None
    na_derde: Duur | None = None
    beleid: str = ""

    @property
    def versie(self) -> str:
        """Key of this version of the rule."""
        return f"{self.code}@{self.geldig_vanaf.isoformat()}"
