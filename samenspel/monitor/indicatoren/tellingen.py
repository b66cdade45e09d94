"""How one person counts in each figure: pure functions over the facts of that person."""

from __future__ import annotations

from dataclasses import dataclass

import wet
from samenspel.monitor.feitenbank import Mens, Vraag


@dataclass(frozen=True, slots=True)
class Telling:
    """This person is in the denominator; `in_teller` in the numerator too; `waarde` feeds a median."""

    in_teller: bool
    waarde: int | None = None
    jaar: str = ""


def actieve_plicht(mens: Mens, vraag: Vraag) -> Telling | None:
    """In the count: a duty that DUO reported and that has not ended."""
    if mens.eerste("plicht_start", "kennisgeving_inburgeringsplicht") is None or mens.eerste("plicht_einde"):
        return None
    gesloten, heropend = mens.laatste("dossier_gesloten"), mens.laatste("dossier_heropend")
    if gesloten and not (heropend and heropend.op >= gesloten.op):
        return None
    return Telling(in_teller=True)


def heeft_pip(mens: Mens, vraag: Vraag) -> Telling | None:
    """In the count: a first PIP dated within what is asked."""
    pip = mens.eerste("pip_dagtekening")
    return Telling(in_teller=True, jaar=str(pip.op.year)) if pip and vraag.in_periode(pip.op) else None


def heeft_plan(mens: Mens, vraag: Vraag) -> Telling | None:
    """In the count: a PIP or a support plan, the first of either within what is asked."""
    plan = mens.eerste("pip_dagtekening", "steunplan_vastgesteld")
    return Telling(in_teller=True, jaar=str(plan.op.year)) if plan and vraag.in_periode(plan.op) else None


def pip_op_tijd(mens: Mens, vraag: Vraag) -> Telling | None:
    """In the denominator once T12 is due or met; in the numerator when it was met in time. The law answers."""
    feiten = wet.Feiten(
        gemeente=mens.gemeente,
        doelgroep=mens.doelgroep,
        geboortedatum=None,
        gezin=(),
        gebeurtenissen=tuple(
            wet.Gebeurtenis(feit.soort, feit.op, feit.gegevens, None, None)
            for feit in mens.feiten
            if feit.soort != "dossier_geopend"
        ),
    )
    rij = next((rij for rij in wet.rijen(feiten, wet.beleid_uit({})) if rij.code == "T12"), None)
    if (
        rij is None
        or rij.uiterlijk is None
        or not vraag.in_periode(rij.uiterlijk if rij.voldaan_op is None else rij.voldaan_op)
    ):
        return None
    stand = wet.stand(rij, vraag.op)
    if stand not in {"gehaald", "te_laat"}:
        return None
    return Telling(in_teller=stand == "gehaald", jaar=str(rij.uiterlijk.year))


def dagen_tot_pip(mens: Mens, vraag: Vraag) -> Telling | None:
    """Days from DUO's first notice to the first PIP."""
    pip, kennisgeving = mens.eerste("pip_dagtekening"), mens.eerste("kennisgeving_inburgeringsplicht")
    if pip is None or kennisgeving is None or not vraag.in_periode(pip.op):
        return None
    return Telling(in_teller=True, waarde=(pip.op - kennisgeving.op).days, jaar=str(pip.op.year))


def tweede_mening(mens: Mens, vraag: Vraag) -> Telling | None:
    """In the count: a second opinion within what is asked."""
    mening = mens.eerste("second_opinion")
    return Telling(in_teller=True, jaar=str(mening.op.year)) if mening and vraag.in_periode(mening.op) else None
