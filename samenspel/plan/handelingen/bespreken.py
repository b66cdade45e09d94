"""Discussing the PIP with the newcomer: how, when, with whom, in which language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.huisstijl.datums import als_datum
from samenspel.kern import klok
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.plan.handelingen.slot import bewaar, bewerk
from samenspel.plan.models import Pip

_VELDEN = [
    "stand",
    "besproken_op",
    "besproken_hoe",
    "besproken_met",
    "tolk_taal",
    "instemming",
    "bespreking",
    "gewijzigd_na_bespreking",
]


@transaction.atomic
def bespreek_pip(
    pip: Pip, *, door: Aanwezige, op: date, hoe: str, met: Iterable[str] = (), tolk_taal: str = "", instemming: str = "", bespreking: str = "",
    bewerking: int | None = None, nu: datetime | None = None,
) -> Pip:  # fmt: skip
    """The talk about the concept, which may still have gaps, and whether the newcomer agrees. A talk that failed has a reason."""
    pip = bewerk(pip, door=door, bewerking=bewerking)
    moment = nu or klok.nu()
    deelnemers = [wie for wie in Pip.Deelnemer.values if wie in set(met)]
    _controleer(pip, op, als_datum(moment), hoe, deelnemers, tolk_taal, bespreking)
    _controleer_instemming(hoe, instemming, bespreking)
    pip.stand, pip.besproken_op, pip.besproken_hoe = Pip.Stand.BESPROKEN, op, hoe
    pip.besproken_met, pip.tolk_taal, pip.bespreking = deelnemers, binnen(tolk_taal, 40), bespreking.strip()
    pip.instemming = "" if hoe == Pip.Vorm.NIET else instemming
    pip.gewijzigd_na_bespreking = False
    bewaar(pip, _VELDEN, door=door, nu=moment, inhoud=False)
    if hoe != Pip.Vorm.NIET:
        leg_vast(pip.hoofddossier, "plan_besproken", op=op, door=door, vastgelegd_op=moment)
    return pip


def _controleer(pip: Pip, op: date, vandaag: date, hoe: str, met: list[str], tolk_taal: str, bespreking: str) -> None:
    if op > vandaag:
        raise Weigering("Deze dag ligt in de toekomst. Kies vandaag of eerder.")
    if op < als_datum(pip.begonnen_op):
        raise Weigering("Op deze dag was er nog geen concept. Kies de dag van het gesprek over dit PIP.")
    if hoe not in Pip.Vorm.values:
        raise Weigering("Kies hoe u het PIP besprak.")
    if hoe == Pip.Vorm.NIET and not bespreking.strip():
        raise Weigering("Schrijf waarom het gesprek niet lukte en wat u deed om het te laten lukken.")
    if Pip.Deelnemer.TOLK in met and not tolk_taal.strip():
        raise Weigering("Schrijf in welke taal de tolk vertaalde.")


def _controleer_instemming(hoe: str, instemming: str, bespreking: str) -> None:
    """The plan is made together: yes, partly or no, and what somebody does not agree with."""
    if hoe == Pip.Vorm.NIET:
        return
    if instemming not in Pip.Instemming.values:
        raise Weigering("Kies of de inburgeraar het eens is met het plan.")
    if instemming != Pip.Instemming.EENS and not bespreking.strip():
        raise Weigering("Schrijf waarmee de inburgeraar het niet eens is.")
