"""The rest of the living world: Noordoostpolder's routes as published, and an ordinary caseload everywhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.intakes import dagen_voor, doe_intake
from samenspel.demo.leefplannen import leefplan_voor, spreek_leefplan_af, volg_wensen
from samenspel.demo.plannen import stel_pip_op
from samenspel.demo.toeval import STUDENT
from samenspel.demo.verhalen import asiel, dagen, maanden
from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.leerbaarheid import leg_second_opinion_vast, vraag_second_opinion

# Answered on 7 April 2023: about 20 Z-route, 20 B1-route, 8 onderwijsroute (bronnen/002).
ROUTES_NOP = {"Z": 20, "B1": 20, "ONDERWIJS": 8}
_ANTWOORD_NOP = date(2023, 3, 31)
TWEEDE_MENINGEN_ALMELO = 2  # bronnen/003, before its letter of 22 November 2022


def bouw_routes(bouwer: Bouwer) -> None:
    """The 48 people of Noordoostpolder whose route was fixed before the answer to the council."""
    for leerroute, aantal in ROUTES_NOP.items():
        for _ in range(aantal):
            ingeschreven = bouwer.toeval.dag(date(2022, 1, 10), _ANTWOORD_NOP - timedelta(days=75))
            gekoppeld = ingeschreven - timedelta(days=40)
            dossier = bouwer.dossier(gekoppeld, doelgroep="ASIEL_A", **_leeftijd(bouwer, gekoppeld, leerroute))
            bouwer.feit(dossier, "koppeling_gemeente", gekoppeld, bron="coa")
            bouwer.feit(dossier, "brp_inschrijving", ingeschreven, bron="brp")
            bouwer.feit(dossier, "plicht_start", ingeschreven, bron="duo")
            bouwer.feit(dossier, "kennisgeving_inburgeringsplicht", ingeschreven + timedelta(days=3), bron="duo")
            pip = bouwer.toeval.dag(ingeschreven + timedelta(days=30), ingeschreven + timedelta(days=74))
            gesproken = dagen_voor(pip, vanaf=ingeschreven - timedelta(days=35))
            doe_intake(bouwer, dossier, pip, leerroute, dagen=gesproken)
            stel_pip_op(bouwer, dossier, pip, leerroute)
            bouwer.feit(dossier, "aanbod_gedaan", pip + timedelta(days=bouwer.toeval.rnd.randint(10, 80)))
            bouwer.feit(
                dossier, "plicht_einde", maanden(pip, bouwer.toeval.rnd.randint(30, 35)), bron="duo", reden="voldaan"
            )
            bouwer.klaar(dossier)


def bouw_tweede_meningen(bouwer: Bouwer) -> None:
    """Almelo used the second opinion twice before its letter."""
    for nummer in range(TWEEDE_MENINGEN_ALMELO):
        gekoppeld = date(2022, 3, 1) + timedelta(days=60 * nummer)
        dossier = bouwer.dossier(gekoppeld, doelgroep="ASIEL_A")
        bouwer.feit(dossier, "koppeling_gemeente", gekoppeld, bron="coa")
        bouwer.feit(dossier, "brp_inschrijving", gekoppeld + timedelta(days=50), bron="brp")
        bouwer.feit(dossier, "kennisgeving_inburgeringsplicht", gekoppeld + timedelta(days=52), bron="duo")
        pip = gekoppeld + timedelta(days=110)
        doe_intake(bouwer, dossier, pip, "B1", score=29)
        _vraag_de_school(bouwer, dossier, gekoppeld + timedelta(days=91))
        stel_pip_op(bouwer, dossier, pip, "B1")
        bouwer.feit(dossier, "plicht_einde", maanden(gekoppeld, 36), bron="duo", reden="voldaan")
        bouwer.klaar(dossier)


def _vraag_de_school(bouwer: Bouwer, dossier: Dossier, op: date) -> None:
    """The test fell short of the pass mark of 2022, so a school looked again; its answer came four days later."""
    antwoord = op + timedelta(days=4)
    opinion = vraag_second_opinion(
        dossier, door=bouwer.wie, op=op, school="Taalschool Almelo (verzonnen)",
        reden="De toets ligt net onder de grens, en in gesprekken gaat het beter dan de toets zegt.", vastgelegd_op=moment(op),
    )  # fmt: skip
    leg_second_opinion_vast(
        opinion, door=bouwer.wie, op=antwoord, uitkomst="haalbaar", gevolg="Wij kiezen de B1-route.", vastgelegd_op=moment(antwoord)
    )  # fmt: skip


def _leeftijd(bouwer: Bouwer, op: date, leerroute: str) -> dict[str, Any]:
    """Who goes to the onderwijsroute is young in this world; the law names no age."""
    return {"geboortedatum": bouwer.toeval.geboortedatum(op, *STUDENT)} if leerroute == "ONDERWIJS" else {}


def bouw_caseload(bouwer: Bouwer, op: date, *, aantal: int, met_pip: bool = True) -> None:
    """An ordinary caseload relative to `op`: most on time, some early in the intake, some a year or two on.

    Noordoostpolder's routes were published, so its later caseload has no adopted PIP yet (`met_pip=False`).
    """
    for nummer in range(aantal):
        if not met_pip or nummer % 4 == 0:
            _in_de_intake(bouwer, op)
        else:
            _op_weg(bouwer, op)


def _in_de_intake(bouwer: Bouwer, op: date) -> None:
    rnd = bouwer.toeval.rnd
    gemeld = -rnd.randint(3, 66)
    dossier = asiel(
        bouwer, op, gekoppeld=gemeld - rnd.randint(30, 70), ingeschreven=gemeld - rnd.randint(1, 25), gemeld=gemeld
    )
    if gemeld < -20:
        bouwer.feit(dossier, "welkomgesprek", dagen(op, gemeld + rnd.randint(-20, 5)))
        bouwer.feit(dossier, "vragenlijst_start", dagen(op, gemeld + rnd.randint(6, 15)))
    if gemeld < -40:
        bouwer.feit(
            dossier, "lbt_uitslag", dagen(op, gemeld + rnd.randint(25, 38)), bron="duo", score=rnd.randint(18, 38)
        )
    if rnd.random() < 0.5:
        bouwer.feit(dossier, "recht_op_bijstand", dagen(op, gemeld - 1))
    if gemeld < -30:
        leefplan_voor(bouwer, dossier, dagen(op, gemeld + 25), tot=op, aantal=3, besproken=True)
    bouwer.klaar(dossier)


def _op_weg(bouwer: Bouwer, op: date) -> None:
    rnd = bouwer.toeval.rnd
    pip = dagen(op, -rnd.randint(20, 1000))
    leerroute = rnd.choices(("B1", "Z", "ONDERWIJS"), weights=(50, 38, 12))[0]
    sinds = (pip - op).days
    dossier = asiel(
        bouwer, op, gekoppeld=sinds - 110, ingeschreven=sinds - 60, gemeld=sinds - rnd.randint(35, 69),
        **_leeftijd(bouwer, pip, leerroute),
    )  # fmt: skip
    doe_intake(bouwer, dossier, pip, leerroute)
    wensen = spreek_leefplan_af(bouwer, dossier, pip, tot=op)
    stel_pip_op(bouwer, dossier, pip, leerroute)
    volg_wensen(bouwer, dossier, wensen)
    _vervolg(bouwer, dossier, op, pip, leerroute)
    bouwer.klaar(dossier)


def _vervolg(bouwer: Bouwer, dossier: Dossier, op: date, pip: date, leerroute: str) -> None:
    """What usually follows a PIP, each in its own time and only when that time has come."""
    rnd = bouwer.toeval.rnd
    stappen: list[tuple[str, int, dict[str, Any]]] = [
        ("aanbod_gedaan", rnd.randint(10, 85), {}),
        ("eerste_les", rnd.randint(90, 130), {}),
        ("voortgangsgesprek", rnd.randint(120, 180), {}),
        ("uren", 250, {"type": "pvt", "uren": 12, "instelling": "overig"}),
        ("pvt_ondertekend", 255, {}),
        ("voortgangsgesprek", rnd.randint(270, 350), {}),
        ("uren", 300, {"type": "nt2", "uren": rnd.randint(150, 300)}),
        ("uren", 600, {"type": "nt2", "uren": rnd.randint(150, 300)}),
    ]
    if leerroute == "ONDERWIJS":
        stappen.append(("taalschakeltraject_start", rnd.randint(60, 170), {}))
    if leerroute == "Z":
        stappen += [
            ("vrijwilligerswerk_gestart", rnd.randint(30, 85), {}),
            ("uren", 400, {"type": "participatie", "uren": rnd.randint(150, 350)}),
        ]
    for soort, na, gegevens in stappen:
        dag = dagen(pip, na)
        if dag <= op:
            bouwer.feit(dossier, soort, dag, **gegevens)
