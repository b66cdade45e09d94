"""The living plan of one made-up life, through the acts: agreed first, then finished, looked back on and reached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.leefplannen import betrek_partners, volg_wensen, wensen_voor, zonder_afloop
from samenspel.demo.toeval import Toeval
from samenspel.dossiers.models import Dossier
from samenspel.plan.handelingen.leefplan_overnemen import neem_plan_over
from samenspel.plan.handelingen.steunplan import begin_steunplan, stel_steunplan_vast, wijzig_steunplan

_DOELEN = 4
Kans = Callable[[], Toeval]
"""Begins the same chance again."""


def begin_plan(bouwer: Bouwer, dossier: Dossier, *, kans: Kans, op: date, tot: date) -> None:
    """Goals and actions as they are agreed, with their owners; nothing is done yet."""
    wensen = [zonder_afloop(wens) for wens in wensen_voor(bouwer, kans(), op, tot=tot, aantal=_DOELEN)]
    betrek_partners(bouwer, dossier, wensen, op, tot)
    neem_plan_over(dossier, wensen, door=bouwer.wie, op=op, vastgelegd_op=moment(op, 10))


def volg_plan(
    bouwer: Bouwer, dossier: Dossier, *, kans: Kans, op: date, tot: date, van: date = date.min, einde: date = date.max
) -> None:
    """What came of it from `van` up to `einde`, each on its own day: the same chance as `begin_plan`."""
    volg_wensen(bouwer, dossier, wensen_voor(bouwer, kans(), op, tot=tot, aantal=_DOELEN), van=van, einde=einde)


def stel_steunplan_af(
    bouwer: Bouwer, dossier: Dossier, *, kans: Kans, op: date, tot: date, grondslag: str, gewijzigd: date | None
) -> None:
    """A support plan of somebody under the Wi2013, agreed and followed; for some there is a second version."""
    wie = bouwer.wie
    plan = begin_steunplan(
        dossier, door=wie, op=op, grondslag=grondslag, toestemming_op=op if grondslag == "toestemming" else None,
        vastgelegd_op=moment(op, 9),
    )  # fmt: skip
    begin_plan(bouwer, dossier, kans=kans, op=op, tot=tot)
    stel_steunplan_vast(plan, door=wie, op=op, vastgelegd_op=moment(op, 11), verversen=False)
    volg_plan(bouwer, dossier, kans=kans, op=op, tot=tot, einde=gewijzigd or date.max)
    if gewijzigd is not None:
        nieuw = wijzig_steunplan(
            plan, door=wie, op=gewijzigd, reden="Wil nu vooral werken.", vastgelegd_op=moment(gewijzigd, 8)
        )
        stel_steunplan_vast(nieuw, door=wie, op=gewijzigd, vastgelegd_op=moment(gewijzigd, 11), verversen=False)
        volg_plan(bouwer, dossier, kans=kans, op=op, tot=tot, van=gewijzigd)
