"""The made-up lives behind `--schaal`: a pool of them, each told through the acts that people use.

A life follows from its number and a day, and moves with that day in whole weeks. So the same life can be told again
for any dossier of the volume, and must give the rows that were loaded for it (`narekenen.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from typing import Any

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.intakeloop import houd_intake, sluit_intake
from samenspel.demo.planloop import begin_plan, stel_steunplan_af, volg_plan
from samenspel.demo.plannen import begin_pip_op, stel_pip_op
from samenspel.demo.toeval import Toeval, werkdag
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.toewijzen import wijs_toe
from samenspel.dossiers.models import Dossier

LEVENS = 80
OUDSTE = 1_100
_JONGSTE = 5
_GROEPEN = (("ASIEL_A", 55), ("ASIEL_B", 15), ("GEZIN", 18), ("OVERIG", 4), ("WI2013", 8))
_MAX_STEUNPLAN = 45
Stap = tuple[date, Callable[[Bouwer, Dossier], object]]


@dataclass(frozen=True, slots=True)
class Levensloop:
    """What is fixed of a life: who it is about, when it began, and which route it took."""

    nummer: int
    groep: str
    taal: str
    leerroute: str
    bijstand: bool
    begin: date
    op: date
    ingeschreven: date
    gemeld: date
    pip: date

    @property
    def asiel(self) -> bool:
        """Coupled to a municipality, with guidance and an offer of lessons."""
        return self.groep in {"ASIEL_A", "ASIEL_B"}

    def toeval(self, deel: str) -> Toeval:
        """Chance of one part of this life, the same on every day it is told."""
        return Toeval(f"leven|{self.nummer}|{deel}")


@cache
def levensloop(nummer: int, op: date) -> Levensloop:
    """Life `nummer` (0 to LEVENS) as it stands on `op`: from newly coupled to three years on, spread evenly."""
    rnd = Toeval(f"leven|{nummer}").rnd
    sinds = _JONGSTE + (OUDSTE - _JONGSTE) * ((nummer * 37) % LEVENS) // LEVENS
    begin = op - timedelta(days=sinds)
    ingeschreven = begin + timedelta(days=rnd.randint(20, 70))
    gemeld = ingeschreven + timedelta(days=rnd.randint(1, 30))
    groep = rnd.choices([g for g, _ in _GROEPEN], weights=[w for _, w in _GROEPEN])[0]
    return Levensloop(
        nummer=nummer, groep=groep, taal=Toeval(f"leven|{nummer}|taal").taal(),
        leerroute=rnd.choices(("B1", "Z", "ONDERWIJS"), weights=(55, 35, 10))[0],
        bijstand=groep == "ASIEL_A" and rnd.random() < 0.7, begin=begin, op=op, ingeschreven=ingeschreven, gemeld=gemeld,
        pip=werkdag(gemeld + timedelta(days=rnd.randint(40, 73))),
    )  # fmt: skip


def leef(bouwer: Bouwer, leven: Levensloop, aanmelding: Aanmelding) -> Dossier:
    """Tell this life through the acts, up to its day."""
    wie, begin = bouwer.wie, leven.begin
    dossier = open_dossier(aanmelding, door=wie, op=begin, vastgelegd_op=moment(begin))
    wijs_toe([dossier], aan=bouwer.regievoerder, door=wie, op=begin, vastgelegd_op=moment(begin, 10))
    for dag, doe in sorted(_stappen(leven), key=lambda stap: stap[0]):
        if dag <= leven.op:
            doe(bouwer, dossier)
    return bouwer.klaar(dossier)


def _stappen(leven: Levensloop) -> list[Stap]:
    if leven.groep == "WI2013":
        dag = werkdag(leven.begin + timedelta(days=_MAX_STEUNPLAN))
        grondslag = "participatiewet" if leven.nummer % 3 else "toestemming"
        return [
            (
                dag,
                partial(
                    stel_steunplan_af, kans=partial(leven.toeval, "plan"), op=dag, tot=leven.op, grondslag=grondslag
                ),
            )
        ]
    return [*_meldingen(leven), *_intake(leven), *_plan(leven), *_vervolg(leven)]


def _feit(op: date, soort: str, bron: str = "", **gegevens: Any) -> Stap:
    return op, lambda bouwer, dossier: bouwer.feit(dossier, soort, op, bron=bron, **gegevens)


def _meldingen(leven: Levensloop) -> list[Stap]:
    """What the chain reports."""
    stappen = [_feit(leven.begin, "koppeling_gemeente", "coa")] if leven.asiel else []
    stappen.append(_feit(leven.ingeschreven, "brp_inschrijving", "brp"))
    if leven.bijstand:
        stappen.append(_feit(leven.ingeschreven, "recht_op_bijstand"))
    stappen.append(_feit(leven.gemeld, "plicht_start", "duo"))
    stappen.append(_feit(leven.gemeld, "kennisgeving_inburgeringsplicht", "duo"))
    return stappen


def _intake(leven: Levensloop) -> list[Stap]:
    """Four of five went through the intake here; the others came with what DUO and an older file said of them."""
    rnd = leven.toeval("intake").rnd
    welkom = leven.begin + timedelta(days=rnd.randint(15, 50))
    score = rnd.randint(16, 27) if leven.leerroute == "Z" else rnd.randint(31, 39)
    if leven.nummer % 5 == 4:
        return [
            _feit(welkom, "welkomgesprek"),
            _feit(leven.pip - timedelta(days=20), "lbt_uitslag", "duo", score=score),
        ]
    vragen, einde = leven.gemeld + timedelta(days=rnd.randint(6, 15)), leven.pip - timedelta(days=16)
    intake = partial(houd_intake, toeval=leven.toeval("antwoorden"), taal=leven.taal, leerroute=leven.leerroute)
    return [
        (welkom, partial(intake, deel="welkom", op=welkom)),
        (vragen, partial(intake, deel="vragen", op=vragen)),
        (leven.pip - timedelta(days=20), partial(intake, deel="toets", op=leven.pip - timedelta(days=20), score=score)),
        (einde, partial(sluit_intake, toeval=leven.toeval("einde"), taal=leven.taal, op=einde)),
    ]


def _plan(leven: Levensloop) -> list[Stap]:
    """Goals are agreed twelve days before the decision and followed after it; a concept is a concept until its day."""
    gesprek, concept = leven.pip - timedelta(days=4), leven.pip - timedelta(days=12)
    stappen: list[Stap] = [(concept, partial(begin_plan, kans=partial(leven.toeval, "plan"), op=concept, tot=leven.op))]
    if leven.pip <= leven.op:
        stappen.append((leven.pip, partial(stel_pip_op, op=leven.pip, leerroute=leven.leerroute)))
        stappen.append((leven.pip, partial(volg_plan, kans=partial(leven.toeval, "plan"), op=concept, tot=leven.op)))
    else:
        stappen.append((gesprek, partial(begin_pip_op, op=leven.pip, leerroute=leven.leerroute)))
    return stappen


# Days after the PIP, from and to; what it is, and for which route.
_LATER: tuple[tuple[int, int, str, dict[str, Any], str], ...] = (
    (30, 85, "vrijwilligerswerk_gestart", {}, "Z"),
    (60, 85, "taalschakeltraject_start", {}, "ONDERWIJS"),
    (90, 130, "eerste_les", {}, ""),
    (140, 200, "voortgangsgesprek", {}, ""),
    (210, 260, "uren", {"type": "pvt", "uren": 12, "instelling": "overig"}, ""),
    (270, 350, "voortgangsgesprek", {}, ""),
    (355, 500, "pvt_ondertekend", {}, ""),
    (400, 500, "uren", {"type": "participatie", "uren": 240}, "Z"),
    (505, 560, "uren", {"type": "nt2", "uren": 260}, ""),
    (565, 650, "voortgangsgesprek", {}, ""),
)


def _vervolg(leven: Levensloop) -> list[Stap]:
    """What usually follows a PIP, each in its own time."""
    rnd = leven.toeval("vervolg").rnd
    later = [(10, 110, "aanbod_gedaan", dict[str, Any](), ""), *_LATER] if leven.asiel else list(_LATER)
    return [
        _feit(leven.pip + timedelta(days=rnd.randint(van, tot)), soort, **gegevens)
        for van, tot, soort, gegevens, route in later
        if route in ("", leven.leerroute)
    ]
