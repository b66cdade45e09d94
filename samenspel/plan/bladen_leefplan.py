"""What the living plan adds to the dossier page: a tab, the plan on five domains, who does what, and its timeline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.beeld import beleid_bij
from samenspel.dossiers.bladen import Blok, Tabblad, meld_blok_aan, meld_tabblad_aan
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.tijdlijn import Kiem, Punt, kort, meld_tijdlijn_aan
from samenspel.huisstijl import datums
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.bevoegdheden_leefplan import mag_plan_bijhouden
from samenspel.plan.domeinen import Domein, bij_de_gemeente
from samenspel.plan.leefplan import Actiebeeld, Leefplan, Regel, leefplan_van
from samenspel.plan.leefplan_woorden import citaat, eigenaar_in_woorden, stand_van_actie
from samenspel.plan.models.leefplan import Planregel
from samenspel.plan.overzicht_leefplan import domeinkaarten, richting, wie_doet_wat, ziet_plan


def meld_aan() -> None:
    """Called once, from `ready`."""
    meld_tabblad_aan(
        Tabblad(
            code="plan",
            titel=_("Plan"),
            url_naam="plan:leefplan",
            volgorde=40,
            telling=telling,
            past=lambda dossier, wie: ziet_plan(wie),
        )
    )
    meld_blok_aan(
        Blok(
            code="vijf_domeinen",
            volgorde=40,
            plek="hoofd",
            template="plan/blok_vijf_domeinen.html",
            gegevens=vijf_domeinen,
        )
    )
    meld_blok_aan(
        Blok(
            code="wie_doet_wat", volgorde=40, plek="breed", template="plan/blok_wie_doet_wat.html", gegevens=wat_wanneer
        )
    )
    meld_blok_aan(
        Blok(code="plan_op_papier", volgorde=40, plek="druk", template="plan/blok_druk.html", gegevens=op_papier)
    )
    meld_tijdlijn_aan(tijdlijnpunten)


def telling(dossier: Dossier, wie: Aanwezige, op: date) -> str:
    """`2 verschillen`, on the page that already counted them; other pages do not pay for it."""
    aantal = dossier.__dict__.get("_planverschillen", 0)
    return "" if not aantal else _now("1 verschil") if aantal == 1 else _now("%(n)s verschillen") % {"n": aantal}


def vijf_domeinen(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    """Per domain the goal and the next step; stays away for who may read none of it."""
    if not ziet_plan(wie):
        return None
    plan = leefplan_van(dossier, wie)
    if not plan.domeinen and not plan.partneracties:
        return None
    return {
        "dossier": dossier, "plan": plan, "rijen": [_rij(plan, domein, op) for domein in bij_de_gemeente(plan.domeinen, beleid_bij(dossier), op)], "op": op,
        "mag": mag_plan_bijhouden(wie, dossier), "bijgewerkt_op": plan.bijgewerkt_op,
    }  # fmt: skip


def op_papier(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    """Every goal and action in sight, for print; stays away when there is none."""
    if not ziet_plan(wie):
        return None
    plan = leefplan_van(dossier, wie)
    return {"kaarten": domeinkaarten(dossier, plan, wie, op)} if plan.domeinen else None


def _rij(plan: Leefplan, domein: Domein, op: date) -> dict[str, Any]:
    code = domein.code
    doelen = plan.van_domein(code)
    doel = next((d for d in doelen if d.open), None) or (doelen[0] if doelen else None)
    actie = next((d.volgende for d in doelen if d.open and d.volgende), None) or _laatste(plan, code)
    return {
        "domein": domein, "doel": doel, "meer": max(sum(d.open for d in doelen) - 1, 0), "actie": actie,
        "richting": richting(doel.taal) if doel else "ltr", "eigenaar": eigenaar_in_woorden(actie) if actie else "",
        "stand": stand_van_actie(actie, op) if actie else None,
    }  # fmt: skip


def _laatste(plan: Leefplan, code: str) -> Actiebeeld | None:
    """When nothing is open: what was finished last."""
    klaar = [actie for doel in plan.van_domein(code) for actie in doel.alle_acties if actie.klaar_op]
    return max(klaar, key=lambda actie: actie.klaar_op or date.min, default=None)


def wat_wanneer(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    """Bars over time; stays away while there is nothing to draw."""
    if not ziet_plan(wie):
        return None
    beeld = wie_doet_wat(dossier, leefplan_van(dossier, wie), wie, op)
    return {"beeld": beeld, "op": op} if beeld.banen else None


def tijdlijnpunten(dossier: Dossier, wie: Aanwezige, op: date) -> list[Kiem]:
    """Every line of the plan in sight, and what partners reported."""
    if not ziet_plan(wie):
        return []
    plan = leefplan_van(dossier, wie)
    url = reverse("plan:leefplan", args=[dossier.pk])
    kiemen: list[Kiem] = [(groep[0].op, partial(_punten, groep, plan, url, op)) for groep in _samen(plan.regels)]
    for actie in plan.acties:
        zonder_regel = not any(regel.soort == Planregel.Soort.AFGEROND for regel in actie.regels)
        if actie.klaar_op and zonder_regel and actie.tekst:
            kiemen.append((actie.klaar_op, partial(_gemeld, actie, actie.klaar_op, url, op)))
    return kiemen


def _gemeld(actie: Actiebeeld, klaar_op: date, url: str, op: date) -> Punt:
    bij = f"{kort(actie.tekst)} · {actie.eigenaar_naam}"
    wat = _now("Actie klaar, gemeld door de eigenaar")
    return Punt(klaar_op, wat, bij, url, wanneer=datums.smal(klaar_op, op))


_TELBAAR = {
    Planregel.Soort.GESTELD: _("%(n)s doelen gesteld"),
    Planregel.Soort.AFGESPROKEN: _("%(n)s acties afgesproken"),
}


def _samen(regels: Iterable[Regel]) -> list[list[Regel]]:
    """Goals or actions of one day and one person become one point, so that a new plan does not push the rest away."""
    groepen: dict[object, list[Regel]] = {}
    for regel in regels:
        telbaar = (regel.soort, regel.op, regel.door) if regel.soort in _TELBAAR else regel.id
        groepen.setdefault(telbaar, []).append(regel)
    return list(groepen.values())


def _punten(groep: list[Regel], plan: Leefplan, url: str, op: date) -> Punt:
    eerste = groep[0]
    if len(groep) == 1:
        return _punt(eerste, plan, url, op)
    wat = str(_TELBAAR[Planregel.Soort(eerste.soort)]) % {"n": len(groep)}
    bij = f"{kort(' '.join(citaat(regel.tekst, regel.taal) for regel in groep), 160)} · {eerste.door}"
    return Punt(eerste.op, wat, bij, url, wanneer=datums.smal(eerste.op, op), toekomst=eerste.op > op)


def _punt(regel: Regel, plan: Leefplan, url: str, op: date) -> Punt:
    actie = plan.actie(regel.actie_id) if regel.actie_id else None
    wat = regel.tekst
    if (
        regel.soort
        in {Planregel.Soort.VERZET, Planregel.Soort.AFGEROND, Planregel.Soort.GETOETST, Planregel.Soort.VERVALLEN}
        and actie
    ):
        wat = f"{kort(actie.wat, 50)}: {kort(regel.tekst)}"
    elif regel.soort == Planregel.Soort.TOEGEWEZEN and actie:
        wat = f"{kort(actie.wat, 50)}: {regel.gegevens.get('naam') or eigenaar_in_woorden(actie)}"
    elif regel.gegevens.get("reden"):
        wat = f"{citaat(kort(regel.tekst, 50), regel.taal)}. {kort(regel.gegevens['reden'])}"
    bij = f"{wat} · {regel.door}"
    return Punt(
        regel.op,
        str(Planregel.Soort(regel.soort).label),
        bij,
        url,
        wanneer=datums.smal(regel.op, op),
        toekomst=regel.op > op,
    )
