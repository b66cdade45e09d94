"""Stories about the PIP as a decision: half weighed, ready to adopt, objected to."""

from __future__ import annotations

from datetime import date

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.intakes import Dagen, doe_intake
from samenspel.demo.plannen import begin_pip_op
from samenspel.demo.verhalen import asiel, dagen, verhaal
from samenspel.demo.verhalen_traject import met_pip
from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.plan.handelingen.beginnen import begin_pip
from samenspel.plan.handelingen.bezwaar import teken_bezwaar_aan
from samenspel.plan.handelingen.wegen import weeg_leerroute
from samenspel.plan.models import Pip


def _na_de_intake(bouwer: Bouwer, op: date, score: int, leerroute: str) -> Dossier:
    dossier = asiel(bouwer, op, gekoppeld=-100, ingeschreven=-60, gemeld=-50)
    wanneer = Dagen(*(dagen(op, aantal) for aantal in (-45, -40, -25, -13)))
    doe_intake(bouwer, dossier, op, leerroute, score=score, dagen=wanneer)
    return dossier


@verhaal("pip_besproken", "assen", "Het PIP is af en besproken; het wacht op vaststellen.")
def pip_besproken(bouwer: Bouwer, op: date) -> Dossier:
    dossier = _na_de_intake(bouwer, op, 33, "B1")
    begin_pip_op(bouwer, dossier, op, "B1")
    return dossier


@verhaal(
    "opvang_zonder_actie",
    "assen",
    "Het PIP is besproken. De intake vond dat opvang nodig is en dat een diploma nog niet is gewaardeerd; er staat geen actie.",
)
def opvang_zonder_actie(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(
        bouwer, op, gekoppeld=-100, ingeschreven=-60, gemeld=-50, naam="Saba Voorbeeld", taal="Tigrinya", geslacht="vrouw"
    )  # fmt: skip
    kind = bouwer.kind(dossier, str(op.year - 3), "Nahom")
    wanneer = Dagen(*(dagen(op, aantal) for aantal in (-45, -40, -25, -13)))
    doe_intake(bouwer, dossier, op, "B1", score=34, dagen=wanneer)
    toen = dagen(op, -13)
    for code, waarde, over in (
        ("kind_opvang_nodig", "ja", str(kind.pk)), ("diploma", "ja_hier", ""), ("diploma_waardering", "nee", ""),
    ):  # fmt: skip
        beantwoord(dossier, code, waarde, onderwerp=over, door=bouwer.wie, op=toen, vastgelegd_op=moment(toen))
    begin_pip_op(bouwer, dossier, op, "B1")
    return dossier


@verhaal("twee_van_drie", "assen", "Twee van de drie leerroutes zijn afgewogen: bespreken kan, vaststellen nog niet.")
def twee_van_drie(bouwer: Bouwer, op: date) -> Dossier:
    dossier = _na_de_intake(bouwer, op, 24, "Z")
    toen = moment(dagen(op, -2))
    pip = begin_pip(dossier, door=bouwer.wie, nu=toen)
    for route, oordeel, regel in (
        ("B1", "past_niet", "Leest nu nog onder A1."),
        ("Z", "past", "Leert het meest door te doen."),
    ):
        weeg_leerroute(pip, route, door=bouwer.wie, oordeel=oordeel, eigen_regel=regel, nu=toen)
    return dossier


@verhaal("bezwaar_tegen_pip", "assen", "Er is bezwaar gemaakt tegen het PIP; een ander dan Marieke beslist daarover.")
def bezwaar_tegen_pip(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, dagen(op, -20), "Z")
    pip = Pip.objects.get(dossier=dossier, stand=Pip.Stand.BEKENDGEMAAKT)
    toen = dagen(op, -5)
    teken_bezwaar_aan(
        pip, door=bouwer.wie, ontvangen_op=toen, gronden="Ik wil naar school voor een diploma.", nu=moment(toen)
    )
    return dossier
