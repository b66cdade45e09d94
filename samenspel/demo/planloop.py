"""The living plan of one made-up life, through the acts: agreed first, then finished, looked back on and reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.leefplannen import betrek_partners, wensen_voor
from samenspel.demo.toeval import Toeval
from samenspel.dossiers.models import Dossier
from samenspel.plan.handelingen.leefplan_acties import rond_actie_af, toets_effect
from samenspel.plan.handelingen.leefplan_doelen import bereik_doel
from samenspel.plan.handelingen.leefplan_overnemen import Voornemen, Wens, neem_plan_over
from samenspel.plan.handelingen.steunplan import begin_steunplan, stel_steunplan_vast
from samenspel.plan.models.leefplan import PLANREGELS, Actie, Planregel

_DOELEN = 4
Kans = Callable[[], Toeval]
"""Begins the same chance again."""


def begin_plan(bouwer: Bouwer, dossier: Dossier, *, kans: Kans, op: date, tot: date) -> None:
    """Goals and actions as they are agreed, with their owners; nothing is done yet."""
    wensen = [_zonder_afloop(wens) for wens in wensen_voor(bouwer, kans(), op, tot=tot, aantal=_DOELEN)]
    neem_plan_over(dossier, wensen, door=bouwer.wie, op=op, vastgelegd_op=moment(op, 10))
    betrek_partners(bouwer, dossier, wensen, op, tot)


def volg_plan(bouwer: Bouwer, dossier: Dossier, *, kans: Kans, op: date, tot: date) -> None:
    """What came of it up to `tot`, each on its own day: the same chance as `begin_plan`."""
    for wens in wensen_voor(bouwer, kans(), op, tot=tot, aantal=_DOELEN):
        regels = PLANREGELS[wens.domein].objects.filter(dossier=dossier)
        for voornemen in wens.acties:
            afgesproken = regels.filter(soort=Planregel.Soort.AFGESPROKEN, tekst=voornemen.wat)
            _rond_af(bouwer, Actie.objects.get(pk__in=afgesproken.values("actie")), voornemen)
        if wens.bereikt is not None:
            dag, waaraan = wens.bereikt
            doel = regels.get(soort=Planregel.Soort.GESTELD).doel
            bereik_doel(doel, door=bouwer.wie, op=dag, resultaat=waaraan, vastgelegd_op=moment(dag, 15))


def _rond_af(bouwer: Bouwer, actie: Actie, voornemen: Voornemen) -> None:
    if voornemen.klaar is not None:
        dag, resultaat = voornemen.klaar
        rond_actie_af(
            actie, door=bouwer.wie, op=dag, resultaat=resultaat, toets_op=voornemen.toets_op, vastgelegd_op=moment(dag, 13)
        )  # fmt: skip
    if voornemen.getoetst is not None:
        dag, effect, hoe = voornemen.getoetst
        toets_effect(
            actie, door=bouwer.wie, op=dag, effect=effect, toelichting=hoe, vastgelegd_op=moment(dag, 14)
        )  # fmt: skip


def _zonder_afloop(wens: Wens) -> Wens:
    acties = tuple(replace(actie, klaar=None, toets_op=None, getoetst=None) for actie in wens.acties)
    return replace(wens, acties=acties, bereikt=None)


def stel_steunplan_af(bouwer: Bouwer, dossier: Dossier, *, kans: Kans, op: date, tot: date, grondslag: str) -> None:
    """A support plan of somebody under the Wi2013, agreed and followed."""
    plan = begin_steunplan(
        dossier, door=bouwer.wie, op=op, grondslag=grondslag, toestemming_op=op if grondslag == "toestemming" else None,
        vastgelegd_op=moment(op, 9),
    )  # fmt: skip
    begin_plan(bouwer, dossier, kans=kans, op=op, tot=tot)
    stel_steunplan_vast(plan, door=bouwer.wie, op=op, vastgelegd_op=moment(op, 11), verversen=False)
    volg_plan(bouwer, dossier, kans=kans, op=op, tot=tot)
