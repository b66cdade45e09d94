"""The decision in force and the living plan, read within the sight of one person, for `drift.vergelijk`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, QuerySet, Value

import wet
from samenspel.dossiers.beeld import Beeld
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.domeinen import bij_de_gemeente
from samenspel.plan.drift import Besluit, Nu, Praktijkbeeld, Vergelijking, vergelijk
from samenspel.plan.leefplan import leefplan_bij, leefplan_van
from samenspel.plan.models import Pip, PipGezin, PipInkomen, PraktijkGezin, PraktijkInkomen, PraktijkPlan
from samenspel.toegang.matrix import recht

_PRAKTIJK = ("onderwerp", "zoals_besluit", "uren", "tekst", "reden", "sinds", "vastgelegd_op")


def vergelijking_van(dossier: Dossier, pip: Pip, beeld: Beeld, *, wie: Aanwezige, op: date) -> list[Vergelijking]:
    """Decision and practice, row by row."""
    return vergelijk(_besluit(pip, wie, dossier, beeld), _nu(dossier, beeld, wie, op))


def _besluit(pip: Pip, wie: Aanwezige, dossier: Dossier, beeld: Beeld) -> Besluit:
    assert pip.dagtekening is not None
    assert pip.vastgesteld_op is not None
    gezin = PipGezin.objects.zichtbaar_voor(wie).filter(pip=pip).first()
    inkomen = PipInkomen.objects.zichtbaar_voor(wie).filter(pip=pip).first()
    vanaf, tot, na_verhuizing = gespreksperiode(pip, beeld)
    return Besluit(
        dagtekening=pip.dagtekening, vastgesteld_op=pip.vastgesteld_op, leerroute=pip.leerroute,
        gesprekken_vanaf=vanaf, gesprekken_tot=tot, na_verhuizing=na_verhuizing,
        uren={"leerroute": pip.intensiteit_leerroute, "pvt": pip.intensiteit_pvt, "map": pip.intensiteit_map},
        ondersteuning=pip.ondersteuning, gesprekken=pip.aantal_voortgangsgesprekken,
        vve=gezin.vve_afspraken if gezin else None, ontzorgen=inkomen.ontzorgbesluit if inkomen else None,
        plan=leefplan_bij(leefplan_van(dossier, wie), pip.vastgesteld_op),
    )  # fmt: skip


_TERMIJN = timedelta(days=3 * 365)
_PIP = frozenset({"pip_dagtekening", "pip_wijziging"})


def gespreksperiode(pip: Pip, beeld: Beeld) -> tuple[date, date | None, bool]:
    """In which days the number of talks in the PIP is had, and whether somebody moved here with a PIP.

    The number stands in the PIP (Bi 5.3 lid 4), and a change starts no new three years (Wi 11 lid 3): so from the first
    PIP on. Who moved here had other talks agreed elsewhere, and those are not ours: the number of our PIP counts from our
    first PIP after the move (Bi 5.3 lid 3) to the end of the three years. The articles do not say so in so many words.
    """
    assert pip.dagtekening is not None
    staand = list(wet.geldende(beeld.feiten))
    verhuisd_op = wet.verhuisd_met_pip(beeld.feiten)
    if verhuisd_op is None or pip.dagtekening < verhuisd_op:
        eerste = min([pip.dagtekening, *(g.op for g in staand if g.soort == "pip_dagtekening")])
        return eerste, eerste + _TERMIJN, False
    van_hier = (g.op for g in staand if g.soort in _PIP and g.op >= verhuisd_op and not g.gegevens.get("elders"))
    termijn = beeld.termijn("T17")
    return min([pip.dagtekening, *van_hier]), termijn.uiterlijk if termijn else None, True


def _nu(dossier: Dossier, beeld: Beeld, wie: Aanwezige, op: date) -> Nu:
    per: dict[str, list[wet.Gebeurtenis]] = {}
    for feit in wet.geldende(beeld.feiten):
        if feit.op <= op:
            per.setdefault(feit.soort, []).append(feit)
    praktijk_uren = [g.gegevens.get("uren", 0) for g in per.get("uren", ()) if g.gegevens.get("type") == "map_praktijk"]
    plan = leefplan_van(dossier, wie)
    return Nu(
        op=op, leerroute=dossier.leerroute, praktijk=praktijk_van(dossier, wie),
        plan=replace(plan, domeinen=bij_de_gemeente(plan.domeinen, beeld.beleid, op)),
        gesprekken=tuple(g.op for g in per.get("voortgangsgesprek", ())),
        pvt_getekend_op=max((g.op for g in per.get("pvt_ondertekend", ())), default=None),
        uren_gedaan={"map": float(sum(praktijk_uren))} if recht(wie.rol, "C07").lees and praktijk_uren else {},
    )  # fmt: skip


def praktijk_van(dossier: Dossier, wie: Aanwezige) -> dict[str, Praktijkbeeld]:
    """The latest practice per subject, in sight, also of a record that was merged into this one: one statement."""
    ids = ids_van(dossier)

    def deel(model: type[PraktijkPlan] | type[PraktijkGezin] | type[PraktijkInkomen]) -> QuerySet[Any, Any]:
        rijen = model.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids).order_by()
        return rijen.values_list(*_PRAKTIJK, Value(model.__name__, output_field=CharField()))

    delen = [
        deel(model) for model in (PraktijkPlan, PraktijkGezin, PraktijkInkomen) if _leest(wie, model.vaste_categorie)
    ]
    if not delen:
        return {}
    gevonden: dict[str, Praktijkbeeld] = {}
    for onderwerp, zoals, uren, tekst, reden, sinds, moment, _tabel in sorted(
        delen[0].union(*delen[1:], all=True), key=lambda rij: (rij[5], rij[6])
    ):
        gevonden[onderwerp] = Praktijkbeeld(
            zoals_besluit=zoals, uren=uren, tekst=tekst, reden=reden, sinds=sinds, vastgelegd_op=moment
        )
    return gevonden


def _leest(wie: Aanwezige, categorie: str) -> bool:
    mag = recht(wie.rol, categorie)
    return mag.lees and not mag.eigen
