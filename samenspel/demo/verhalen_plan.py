"""Stories of the living plan: beside a decision, and a support plan that changed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.intakes import doe_intake
from samenspel.demo.plannen import stel_pip_op
from samenspel.demo.verhalen import asiel, dagen, maanden, verhaal
from samenspel.dossiers.models import Doelgroep, Dossier
from samenspel.organisaties.models import Organisatie
from samenspel.plan.handelingen.leefplan_acties import rond_actie_af, spreek_actie_af, wijs_actie_toe
from samenspel.plan.handelingen.leefplan_doelen import stel_doel, wijzig_doel
from samenspel.plan.handelingen.leefplan_praktijk import leg_praktijk_vast
from samenspel.plan.handelingen.leefplan_schrijven import (
    VAN_INBURGERAAR,
    Eigenaar,
    van_medewerker,
    van_niemand,
    van_organisatie,
)
from samenspel.plan.handelingen.steunplan import begin_steunplan, stel_steunplan_vast, wijzig_steunplan
from samenspel.plan.models import Actie, Doel


def _partner(bouwer: Bouwer, naam: str, contact: str = "") -> Eigenaar:
    partner: Organisatie = bouwer.huis.organisaties[naam]
    return van_organisatie(partner, contact)


def _doel(bouwer: Bouwer, dossier: Dossier, op: date, domein: str, tekst: str, taal: str = "nl") -> Doel:
    return stel_doel(
        dossier, door=bouwer.wie, op=op, domein=domein, tekst=tekst, taal=taal, vastgelegd_op=moment(op, 9)
    )


def _actie(
    bouwer: Bouwer,
    doel: Doel,
    op: date,
    wat: str,
    eigenaar: Eigenaar,
    weken: int,
    opdracht: str = "",
    onderwerp: str = "",
) -> Actie:
    return spreek_actie_af(
        doel, door=bouwer.wie, op=op, wat=wat, eigenaar=eigenaar, gepland_op=op + timedelta(weeks=weken), opdracht=opdracht,
        onderwerp=onderwerp, vastgelegd_op=moment(op, 9, 40),
    )  # fmt: skip


@verhaal("besluit_en_plan_verschillen", "assen", "De lesuren en de opvang gaan nu anders dan het PIP zegt.")
def besluit_en_plan_verschillen(bouwer: Bouwer, op: date) -> Dossier:
    pip = maanden(op, -5)
    sinds = (pip - op).days
    dossier = asiel(bouwer, op, gekoppeld=sinds - 110, ingeschreven=sinds - 60, gemeld=sinds - 55, naam="Nour Al-Proefstuk", taal="Arabisch", geslacht="vrouw")  # fmt: skip
    bouwer.kind(dossier, dagen(op, -3 * 365 - 40).isoformat(), "Sami")
    doe_intake(bouwer, dossier, pip, "B1", score=33)
    opvang, les = _plan(bouwer, dossier, dagen(pip, -14))
    stel_pip_op(bouwer, dossier, pip, "B1")
    bouwer.feit(dossier, "aanbod_gedaan", dagen(pip, 20))
    bouwer.feit(dossier, "eerste_les", dagen(pip, 67))
    rond_actie_af(
        les,
        door=bouwer.wie,
        op=dagen(pip, 67),
        resultaat="Les op maandag en dinsdag, overdag.",
        vastgelegd_op=moment(dagen(pip, 67)),
    )
    bouwer.feit(dossier, "uren", dagen(pip, 95), type="pvt", uren=12, instelling="overig")
    bouwer.feit(dossier, "pvt_ondertekend", dagen(pip, 100))
    bouwer.feit(dossier, "voortgangsgesprek", dagen(pip, 98))
    bouwer.feit(dossier, "uren", dagen(pip, 120), type="map_praktijk", uren=14, instelling="overig")
    _nu_anders(bouwer, dossier, op, opvang)
    return dossier


def _plan(bouwer: Bouwer, dossier: Dossier, op: date) -> tuple[Actie, Actie]:
    """Five goals before the decision; gives the action on childcare and the one on lessons."""
    for partner, doel in (
        ("VluchtelingenWerk Noord-Nederland", "maatschappelijke begeleiding"), ("GKB", "hulp bij geld"), ("Vaart Welzijn", "ontmoeten"),
        ("Werkplein Drentsche Aa", "begeleiding naar werk"),
    ):  # fmt: skip
        bouwer.betrek(dossier, partner, doel, op)
    geld = _doel(bouwer, dossier, op, "financien", "Ik wil mijn geld zelf doen.")
    _actie(
        bouwer,
        geld,
        op,
        "Training omgaan met geld, 7 keer",
        _partner(bouwer, "GKB", "Ruben Prins"),
        40,
        "Geef de training en meld als zij klaar is.",
    )
    fit = _doel(bouwer, dossier, op, "welbevinden", "Ik wil fit worden.")
    _actie(bouwer, fit, op, "Vrijdag sporten in de wijk", VAN_INBURGERAAR, 44)
    taal = _doel(bouwer, dossier, op, "taal", "أريد أن أتحدث مع معلمة سامي", "ar")
    les = _actie(bouwer, taal, op, "Taalcursus overdag zoeken", van_medewerker(bouwer.regievoerder), 13)
    werk = _doel(bouwer, dossier, op, "werk", "Ik wil in een bakkerij werken.")
    _actie(
        bouwer,
        werk,
        op,
        "Bakkerij Het Anker, 1 dag per week",
        _partner(bouwer, "Werkplein Drentsche Aa"),
        60,
        onderwerp="map",
    )
    opvang = _actie(
        bouwer,
        werk,
        op,
        "Sami naar de voorschool, vier ochtenden",
        van_medewerker(bouwer.regievoerder),
        50,
        onderwerp="vve",
    )
    buren = _doel(bouwer, dossier, op, "ontmoeten", "Ik wil met mijn buren praten.")
    _actie(bouwer, buren, op, "Dinsdag wandelen met een taalmaatje", _partner(bouwer, "Vaart Welzijn", "Ilse Bos"), 45)
    return opvang, les


def _nu_anders(bouwer: Bouwer, dossier: Dossier, op: date, opvang: Actie) -> None:
    leg_praktijk_vast(
        dossier, door=bouwer.wie, onderwerp="leerroute", sinds=dagen(op, -30), zoals_besluit=False, uren=Decimal(8), reden="opvang",
        vastgelegd_op=moment(dagen(op, -30), 9),
    )  # fmt: skip
    wijs_actie_toe(
        opvang,
        door=bouwer.wie,
        op=dagen(op, -2),
        eigenaar=van_niemand(dagen(op, 2)),
        vastgelegd_op=moment(dagen(op, -2), 9),
    )


@verhaal("steunplan_gewijzigd", "assen", "Ondersteuningsplan onder de oude wet; het tweede plan gaat over werk.")
def steunplan_gewijzigd(bouwer: Bouwer, op: date) -> Dossier:
    begin, later = maanden(op, -10), maanden(op, -1)
    dossier = bouwer.dossier(
        begin, doelgroep=Doelgroep.WI2013, naam="Semira Haile Voorbeeld", taal="Tigrinya", geslacht="vrouw"
    )
    plan = begin_steunplan(
        dossier,
        door=bouwer.wie,
        op=begin,
        grondslag="toestemming",
        toestemming_op=begin,
        vastgelegd_op=moment(begin, 8),
    )
    bouwer.betrek(dossier, "Vaart Welzijn", "ontmoeten", begin)
    bouwer.betrek(dossier, "Werkplein Drentsche Aa", "begeleiding naar werk", later)
    straat = _doel(bouwer, dossier, begin, "ontmoeten", "Ik wil mensen uit de straat leren kennen.")
    wandelen = _actie(
        bouwer, straat, begin, "Wandelen met een maatje", _partner(bouwer, "Vaart Welzijn", "Ilse Bos"), 12
    )
    werk = _doel(bouwer, dossier, begin, "werk", "Ik wil iets doen overdag.")
    stel_steunplan_vast(plan, door=bouwer.wie, op=begin, vastgelegd_op=moment(begin, 11), verversen=False)
    klaar = dagen(begin, 80)
    rond_actie_af(
        wandelen,
        door=bouwer.wie,
        op=klaar,
        resultaat="Zij wandelt elke dinsdag.",
        toets_op=dagen(op, -4),
        vastgelegd_op=moment(klaar),
    )
    nieuw = wijzig_steunplan(
        plan, door=bouwer.wie, op=later, reden="Zij wil nu betaald werken.", vastgelegd_op=moment(later, 8)
    )
    wijzig_doel(
        werk,
        door=bouwer.wie,
        op=later,
        tekst="Ik wil werken in de zorg.",
        taal="nl",
        reden="Zij weet nu wat zij wil.",
        vastgelegd_op=moment(later, 9),
    )
    _actie(bouwer, werk, later, "Oriëntatie zorg bij het leerwerkloket", _partner(bouwer, "Werkplein Drentsche Aa"), 9)
    stel_steunplan_vast(nieuw, door=bouwer.wie, op=later, vastgelegd_op=moment(later, 11), verversen=False)
    return dossier
