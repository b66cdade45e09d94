"""Deadlines of a person on a reference day, each with its state and, on demand, its explanation."""

from __future__ import annotations

from datetime import date

from wet.beleidswaarden import Beleid
from wet.besluit_inburgering import verhuisd_met_pip as met_pip
from wet.feiten import Feiten, Gebeurtenis, Situatie, op_volgorde
from wet.overzicht import Overzicht
from wet.regel import Termijnregel
from wet.regels import REGELS
from wet.rekenen import alle_rijen, beleidsnaam
from wet.rij import Rij, laatste_dag, stand, voldaan_op


class Termijn:
    """One deadline on one day. `uitleg` and `grondslag` are made when asked for."""

    __slots__ = ("_beleid", "dag", "regel", "rij")

    def __init__(self, rij: Rij, dag: date, beleid: Beleid | None = None) -> None:
        self.rij, self.dag, self._beleid = rij, dag, beleid
        self.regel = regel_van(rij, dag)

    @property
    def code(self) -> str:
        return self.rij.code

    @property
    def naam(self) -> str:
        return self.regel.naam

    @property
    def start(self) -> date | None:
        return self.rij.start

    @property
    def uiterlijk(self) -> date | None:
        """The last day as known on the reference day."""
        return laatste_dag(self.rij, self.dag)

    @property
    def stand(self) -> str:
        return stand(self.rij, self.dag)

    @property
    def voldaan_op(self) -> date | None:
        return voldaan_op(self.rij, self.dag)

    @property
    def eigenaar(self) -> str:
        return self.regel.eigenaar

    @property
    def grondslag(self) -> tuple[str, ...]:
        """Articles, or for a local term the decision of the municipality."""
        naam = beleidsnaam(self.regel)
        if not naam:
            return tuple(str(grond) for grond in self.regel.grondslag)
        waarde = self._beleid.waarde(naam, self.start or self.dag) if self._beleid is not None else None
        return (waarde.bron,) if waarde is not None else ()

    @property
    def geldig_vanaf(self) -> date:
        """First day of the rule version or of the policy value used."""
        if self.start is None and self._beleid is not None and (naam := beleidsnaam(self.regel)):
            waarde = self._beleid.waarde(naam, self.dag)
            if waarde is not None:
                return waarde.geldig_vanaf
        return (
            date.fromisoformat(self.rij.versie.partition("@")[2]) if self.start is not None else self.regel.geldig_vanaf
        )

    @property
    def onzeker(self) -> bool:
        return bool(self.onzeker_omdat)

    @property
    def onzeker_omdat(self) -> str:
        """Why the answer is not certain; empty when it is."""
        if self.regel.gelezen_op is not None and not self.rij.rest.get("onzeker"):
            return ""
        return self.regel.onzeker

    @property
    def uitleg(self) -> str:
        """A sentence that a coach can read aloud."""
        from wet.uitleg import uitleg

        return uitleg(self)

    def __repr__(self) -> str:
        return f"Termijn({self.code}, {self.start}, {self.uiterlijk}, {self.stand})"


def regel_van(rij: Rij, dag: date) -> Termijnregel:
    """The rule version of a row; of a term that has not started, the one in force on the day."""
    versies = [regel for regel in REGELS if regel.code == rij.code]
    if len(versies) == 1:
        return versies[0]
    if rij.start is None:
        return next((regel for regel in reversed(versies) if regel.geldig_vanaf <= dag), versies[0])
    return next(regel for regel in versies if regel.versie == rij.versie)


def termijnen(feiten: Feiten, beleid: Beleid, op: date) -> tuple[Termijn, ...]:
    """Every deadline that applies on the reference day, sorted by code. What happens later does not exist yet."""
    x = Overzicht(feiten.doelgroep, (g for g in feiten.gebeurtenissen if g.op <= op))
    return tuple(Termijn(rij, op, beleid) for rij in alle_rijen(x, beleid) if _bestaat(rij, beleid, op))


def _bestaat(rij: Rij, beleid: Beleid, dag: date) -> bool:
    """A local term without a start event needs a value in force on the day."""
    if rij.start is not None:
        return True
    regel = regel_van(rij, dag)
    if regel.nog_te_beginnen is not None:
        return regel.nog_te_beginnen(beleid, dag)
    naam = beleidsnaam(regel)
    waarde = beleid.waarde(naam, dag) if naam else None
    return not naam or (waarde is not None and bool(waarde.waarde))


def rijen(feiten: Feiten, beleid: Beleid) -> tuple[Rij, ...]:
    """A row for every term that has a start, sorted by code; independent of the day on which it is read."""
    return tuple(alle_rijen(Overzicht(feiten.doelgroep, feiten.gebeurtenissen), beleid, ook_niet_begonnen=False))


def situatie(feiten: Feiten) -> Situatie:
    """Group and route as the facts say, over all days."""
    return Overzicht(feiten.doelgroep, feiten.gebeurtenissen).situatie()


def verhuisd_met_pip(feiten: Feiten) -> date | None:
    """The day of the last move with a PIP that another municipality adopted (Besluit 5.3 lid 3); None without one."""
    verhuizing = met_pip(Overzicht(feiten.doelgroep, feiten.gebeurtenissen))
    return verhuizing.op if verhuizing is not None else None


def geldende(feiten: Feiten) -> tuple[Gebeurtenis, ...]:
    """The events that stand, in order of day: withdrawn ones left out, identical ones once."""
    per = Overzicht(feiten.doelgroep, feiten.gebeurtenissen).per
    return tuple(op_volgorde(g for lijst in per.values() for g in lijst))
