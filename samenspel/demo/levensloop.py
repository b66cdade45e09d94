"""The made-up lives behind `--schaal`: a pool of them, each told through the acts that people use.

A life follows from its number and a day, and moves with that day in whole weeks. So the same life can be told again
for any dossier of the volume, and must give the rows that were loaded for it (`narekenen.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from random import Random
from typing import Any

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.contactloop import contacten
from samenspel.demo.gezinsloop import Gezin, Mens, gezin_van, leg_gezin_vast
from samenspel.demo.intakeloop import houd_intake, sluit_intake
from samenspel.demo.intakes import toetsscore
from samenspel.demo.planloop import begin_plan, stel_steunplan_af, volg_plan
from samenspel.demo.plannen import begin_pip_op, stel_pip_op
from samenspel.demo.toeval import Toeval, werkdag
from samenspel.demo.wendingen import sluitstappen, versies, wendingen
from samenspel.dossiers.handelingen.openen import open_dossier
from samenspel.dossiers.handelingen.oproepen import roep_op
from samenspel.dossiers.handelingen.toewijzen import wijs_toe
from samenspel.dossiers.models import Dossier

PAREN = 30
LEVENS = 2 * PAREN + 180  # the first are couples, two by two
OUDSTE = 1_100
_JONGSTE = 5
_HUISHOUDENS = LEVENS - PAREN
_GROEPEN = (("ASIEL_A", 55), ("ASIEL_B", 15), ("GEZIN", 18), ("OVERIG", 4), ("WI2013", 8))
_MAX_STEUNPLAN = 45
Stap = tuple[date, Callable[[Bouwer, Dossier], object]]


@dataclass(frozen=True, slots=True)
class Levensloop:
    """What is fixed of a life: who it is about, when it began, which route it took, and when it was closed."""

    nummer: int
    groep: str
    taal: str
    leerroute: str
    bijstand: bool
    gezin: Gezin
    begin: date
    op: date
    ingeschreven: date
    gemeld: date
    pip: date
    behaald: date | None
    dicht: date | None
    reden: str
    heropend: date | None

    @property
    def asiel(self) -> bool:
        """Coupled to a municipality, with guidance and an offer of lessons."""
        return self.groep in {"ASIEL_A", "ASIEL_B"}

    @property
    def tot(self) -> date:
        """Up to which day the plan is followed: today, or when it was closed."""
        return self.dicht or self.op

    def toeval(self, deel: str) -> Toeval:
        """Chance of one part of this life, the same on every day it is told."""
        return Toeval(f"leven|{self.nummer}|{deel}")


def is_paar(nummer: int) -> bool:
    """Whether this life is half of a couple; the other half is `nummer ^ 1`."""
    return nummer < 2 * PAREN


@cache
def levensloop(nummer: int, op: date) -> Levensloop:
    """Life `nummer` (0 to LEVENS) as it stands on `op`: from newly coupled to three years on, spread evenly.

    A couple came together: the same days, language, group, income and children, each with a route of their own.
    """
    samen = nummer // 2 if is_paar(nummer) else nummer - PAREN
    rnd, eigen = Toeval(f"huishouden|{samen}").rnd, Toeval(f"leven|{nummer}").rnd
    sinds = _JONGSTE + (OUDSTE - _JONGSTE) * ((samen * 37) % _HUISHOUDENS) // _HUISHOUDENS
    begin = op - timedelta(days=sinds)
    ingeschreven = begin + timedelta(days=rnd.randint(20, 70))
    gemeld = ingeschreven + timedelta(days=rnd.randint(1, 30))
    groep = rnd.choices([g for g, _ in _GROEPEN], weights=[w for _, w in _GROEPEN])[0]
    groep = "ASIEL_A" if is_paar(nummer) else groep
    bijstand = groep == "ASIEL_A" and rnd.random() < 0.7
    pip = werkdag(gemeld + timedelta(days=eigen.randint(40, 73)))
    einde = _einde(eigen, groep, begin, pip, op, blijft=is_paar(nummer))
    return Levensloop(
        nummer=nummer, groep=groep, taal=Toeval(f"huishouden|{samen}|taal").taal(),
        leerroute=eigen.choices(("B1", "Z", "ONDERWIJS"), weights=(55, 35, 10))[0], bijstand=bijstand,
        gezin=gezin_van(Toeval(f"huishouden|{samen}|gezin"), begin, groep, paar=is_paar(nummer)),
        begin=begin, op=op, ingeschreven=ingeschreven, gemeld=gemeld, pip=pip, **einde,
    )  # fmt: skip


def _einde(rnd: Random, groep: str, begin: date, pip: date, op: date, *, blijft: bool) -> dict[str, Any]:
    """Three in five are done after some 26 months, most of whom are closed; one in ten moves; some come back."""
    behaald = verhuisd = klaar = None
    if groep == "WI2013":
        klaar = begin + timedelta(days=rnd.randint(300, 2_000))
    elif rnd.random() < 0.6:
        behaald = pip + timedelta(days=rnd.randint(640, 940))
        klaar = behaald + timedelta(days=rnd.randint(20, 60)) if rnd.random() < 0.7 else None
    if rnd.random() < 0.1 and not blijft:
        verhuisd = pip + timedelta(days=rnd.randint(60, 900))
    dicht = min((dag for dag in (klaar, verhuisd) if dag is not None and dag <= op), default=None)
    heropend = dicht + timedelta(days=rnd.randint(15, 80)) if dicht and rnd.random() < 0.4 else None
    return {
        "behaald": behaald, "dicht": dicht, "reden": "verhuisd" if dicht is not None and dicht == verhuisd else "klaar",
        "heropend": heropend if heropend and heropend <= op else None,
    }  # fmt: skip


def leef(bouwer: Bouwer, leven: Levensloop, mens: Mens, ander: Dossier | None = None) -> Dossier:
    """Tell this life through the acts, up to its day. `ander` is the dossier of the partner, of a couple."""
    wie, begin = bouwer.wie, leven.begin
    dossier = open_dossier(mens.aanmelding, door=wie, op=begin, vastgelegd_op=moment(begin))
    wijs_toe([dossier], aan=bouwer.regievoerder, door=wie, op=begin, vastgelegd_op=moment(begin, 10))
    leg_gezin_vast(bouwer, dossier, leven.gezin, mens, ander)
    for dag, doe in sorted(_stappen(leven), key=lambda stap: stap[0]):
        if dag <= leven.op:
            doe(bouwer, dossier)
    return bouwer.klaar(dossier)


def _stappen(leven: Levensloop) -> list[Stap]:
    """Nothing happens between the day on which a dossier is closed and the day on which it opens again."""
    if leven.groep == "WI2013":
        stappen = [*_steunplan(leven), *contacten(leven)]
    else:
        stappen = [
            *_meldingen(leven), *_intake(leven), *_plan(leven), *_vervolg(leven), *contacten(leven), *wendingen(leven),
        ]  # fmt: skip
    if leven.dicht is None:
        return stappen
    weer = leven.heropend or date.max
    return [*(stap for stap in stappen if stap[0] < leven.dicht or stap[0] > weer), *sluitstappen(leven)]


def _steunplan(leven: Levensloop) -> list[Stap]:
    dag = werkdag(leven.begin + timedelta(days=_MAX_STEUNPLAN))
    grondslag = "participatiewet" if leven.nummer % 3 else "toestemming"
    kans = partial(leven.toeval, "plan")
    anders = leven.toeval("steunplan").rnd
    gewijzigd = dag + timedelta(days=anders.randint(180, 400)) if anders.random() < 0.4 else None
    gewijzigd = gewijzigd if gewijzigd and gewijzigd < leven.tot else None
    steunplan = partial(stel_steunplan_af, kans=kans, op=dag, tot=leven.tot, grondslag=grondslag, gewijzigd=gewijzigd)
    return [(dag, steunplan)]


def _feit(op: date, soort: str, bron: str = "", **gegevens: Any) -> Stap:
    return op, lambda bouwer, dossier: bouwer.feit(dossier, soort, op, bron=bron, **gegevens)


def _meldingen(leven: Levensloop) -> list[Stap]:
    """What the chain reports."""
    stappen = [_feit(leven.begin, "koppeling_gemeente", "coa")] if leven.asiel else []
    stappen.append(_feit(leven.ingeschreven, "brp_inschrijving", "brp"))
    if leven.asiel:
        rnd = leven.toeval("begeleiding").rnd
        stappen.append(_feit(leven.ingeschreven + timedelta(days=rnd.choice((0, 0, 0, 0, 0, 3, 12))), "mb_gestart"))
    if leven.bijstand:
        stappen.append(_feit(leven.ingeschreven, "recht_op_bijstand"))
    stappen.append(_feit(leven.gemeld, "plicht_start", "duo"))
    stappen.append(_feit(leven.gemeld, "kennisgeving_inburgeringsplicht", "duo"))
    return stappen


def _intake(leven: Levensloop) -> list[Stap]:
    """Talk, questions and test; of one in five DUO told the result, and nobody held a last talk or signed."""
    rnd = leven.toeval("intake").rnd
    welkom = leven.begin + timedelta(days=rnd.randint(15, 50))
    vragen, einde = leven.gemeld + timedelta(days=rnd.randint(6, 15)), leven.pip - timedelta(days=16)
    intake = partial(
        houd_intake, toeval=leven.toeval("antwoorden"), taal=leven.taal, leerroute=leven.leerroute, partner=leven.gezin.antwoord
    )  # fmt: skip
    opgeroepen = leven.gemeld + timedelta(days=1)
    oproep = [(opgeroepen, partial(_roep_op, op=opgeroepen, verschijnen=vragen))] if rnd.random() < 0.3 else []
    toets = leven.pip - timedelta(days=20)
    score = toetsscore(leven.toeval("toets"), leven.leerroute, toets)
    gesproken: list[Stap] = [
        *oproep,
        (welkom, partial(intake, deel="welkom", op=welkom)),
        (vragen, partial(intake, deel="vragen", op=vragen)),
    ]
    if leven.nummer % 5 == 4:
        return [*gesproken, _feit(toets, "lbt_uitslag", "duo", score=score)]
    return [
        *gesproken,
        (toets, partial(intake, deel="toets", op=toets, score=score)),
        (einde, partial(sluit_intake, toeval=leven.toeval("einde"), taal=leven.taal, op=einde)),
    ]


def _roep_op(bouwer: Bouwer, dossier: Dossier, *, op: date, verschijnen: date) -> None:
    roep_op(dossier, door=bouwer.wie, op=op, verschijnen_op=verschijnen, vastgelegd_op=moment(op))


def _plan(leven: Levensloop) -> list[Stap]:
    """Goals are agreed twelve days before the decision and followed after it; a concept is a concept until its day.

    The plan is followed in pieces, from version to version: a decision holds the goals that were open on its day.
    """
    gesprek, concept = leven.pip - timedelta(days=4), leven.pip - timedelta(days=12)
    kans = partial(leven.toeval, "plan")
    stappen: list[Stap] = [(concept, partial(begin_plan, kans=kans, op=concept, tot=leven.tot))]
    if leven.pip > leven.tot:
        return [*stappen, (gesprek, partial(begin_pip_op, op=leven.pip, leerroute=leven.leerroute))]
    stappen.append((leven.pip, partial(stel_pip_op, op=leven.pip, leerroute=leven.leerroute)))
    later = versies(leven)
    dagen = [leven.pip, *(dag for dag, _doe in later)]
    volg = partial(volg_plan, kans=kans, op=concept, tot=leven.tot)
    for n, (van, einde) in enumerate(zip(dagen, [*dagen[1:], date.max], strict=True)):
        stappen += [later[n - 1]] if n else []
        stappen.append((van, partial(volg, van=van if n else date.min, einde=einde)))
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
    einde = [_feit(leven.behaald, "plicht_einde", "duo", reden="voldaan")] if leven.behaald else []
    return [
        _feit(leven.pip + timedelta(days=rnd.randint(van, tot)), soort, **gegevens)
        for van, tot, soort, gegevens, route in later
        if route in ("", leven.leerroute)
    ] + einde
