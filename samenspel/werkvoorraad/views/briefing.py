"""One printed page for one appointment: who, how far the plan is, what was agreed, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

import wet
from samenspel.dossiers.models import Afspraak, BewaakteTermijn, Contactmoment, Dossier, Herinnering
from samenspel.dossiers.schil import LEERROUTES
from samenspel.huisstijl import datums
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import vandaag
from samenspel.personen.models import Contactgegeven, Gezinslid, Persoon
from samenspel.plan.leefplan import Actiebeeld, leefplan_van
from samenspel.plan.models import Pip
from samenspel.plan.plansoort import Plansoort, plansoort_van
from samenspel.plan.stand import geldend, in_bewerking
from samenspel.plan.steunplanstand import steunplanstand
from samenspel.toegang.verzoek import Verzoek
from samenspel.werkvoorraad.adressen import notitie_adres
from samenspel.werkvoorraad.bevoegdheden import ziet_werkvoorraad
from samenspel.werkvoorraad.handelingen import wet_rij
from wet.reden import Reden

_HOOGUIT: Final = 4
"""Of each kind: the page is read in the corridor, and printed on one sheet."""


@dataclass(frozen=True, slots=True)
class Doelregel:
    """A running goal in the newcomer's words, with the action that comes first and how many more are open."""

    tekst: str
    taal: str
    domein: str
    actie: Actiebeeld | None
    te_laat: bool
    meer: int


@require_GET
def briefing(request: Verzoek, afspraak_id: UUID) -> HttpResponse:
    """What the reader may not see is absent."""
    if not ziet_werkvoorraad(request.wie):
        raise Http404
    wie, op = request.wie, vandaag()
    afspraak = get_object_or_404(
        Afspraak.objects.zichtbaar_voor(wie).select_related("dossier__gemeente", "met"), pk=afspraak_id
    )
    dossier, van = afspraak.dossier, {"dossier_id": afspraak.dossier_id}
    termijnen, doelen = _open_termijnen(wie, afspraak.dossier_id, op), _doelen(dossier, wie, op)
    telefoons = Contactgegeven.objects.zichtbaar_voor(wie).filter(**van, soort="telefoon", tot__isnull=True)
    context: dict[str, Any] = {
        "afspraak": afspraak, "dossier": dossier, "op": op, "persoon": Persoon.objects.zichtbaar_voor(wie).filter(**van).first(),
        "gezin": Gezinslid.objects.zichtbaar_voor(wie).filter(**van, vervallen_op__isnull=True).order_by("relatie", "id"),
        "contact": Contactmoment.objects.zichtbaar_voor(wie).filter(**van).select_related("door").order_by("-op", "-id")[:_HOOGUIT],
        "herinneringen": Herinnering.objects.zichtbaar_voor(wie).filter(**van, klaar_op__isnull=True).order_by("op")[:_HOOGUIT],
        "telefoon": telefoons.order_by("-voorkeur", "-id").values_list("waarde", flat=True).first(),
        "route": LEERROUTES.get(dossier.leerroute, ""), "notitie_url": notitie_adres(afspraak.dossier_id, "gesproken"),
        "eerst": termijnen[0] if termijnen else None, "termijnen": termijnen[1:_HOOGUIT], "plan": _planstand(dossier, wie),
        "doelen": doelen[:_HOOGUIT], "meer_doelen": max(len(doelen) - _HOOGUIT, 0),
        "moment": f"{datums.lang(afspraak.begin)}, {datums.tijd(afspraak.begin)}",
    }  # fmt: skip
    return render(request, "werkvoorraad/briefing.html", context)


def _planstand(dossier: Dossier, wie: Aanwezige) -> list[str]:
    """How far the plan is: the version in force and the one in preparation, or that there is none."""
    if plansoort_van(dossier) is Plansoort.PLAN_ONDERSTEUNING:
        stand = steunplanstand(dossier, wie)
        versies = [(stand.geldend, _("vastgesteld")), (stand.concept, _("in voorbereiding"))]
        zinnen = [
            _("Ondersteuningsplan, versie %(n)s: %(stand)s") % {"n": versie.versie, "stand": woord}
            for versie, woord in versies
            if versie is not None
        ]
        return zinnen or [_("Er is nog geen ondersteuningsplan.")]
    pips = [pip for pip in (geldend(dossier, wie), in_bewerking(dossier, wie)) if pip is not None]
    return [_pipzin(pip) for pip in pips] or [_("Er is nog geen PIP.")]


def _pipzin(pip: Pip) -> str:
    delen = [_("PIP, versie %(n)s: %(stand)s") % {"n": pip.versie, "stand": pip.get_stand_display()}]
    if pip.dagtekening:
        delen.append(_("gedagtekend %(dag)s") % {"dag": datums.voluit(pip.dagtekening)})
    if pip.leerroute:
        delen.append(str(LEERROUTES.get(pip.leerroute, pip.leerroute)))
    return ", ".join(delen)


def _doelen(dossier: Dossier, wie: Aanwezige, op: date) -> list[Doelregel]:
    """Running goals; first those of which an action is late, or is nobody's."""
    regels = []
    for doel in leefplan_van(dossier, wie).doelen:
        if not doel.open:
            continue
        actie = doel.volgende
        openstaand = sum(een.open for een in doel.alle_acties)
        laat = actie is not None and actie.te_laat(op)
        regels.append(Doelregel(doel.tekst, doel.taal or "nl", doel.domein, actie, laat, max(openstaand - 1, 0)))
    return sorted(regels, key=lambda r: (not r.te_laat, r.actie.gepland_op if r.actie else date.max))


def _open_termijnen(wie: Aanwezige, dossier_id: UUID, op: date) -> list[tuple[Reden, date | None]]:
    termijnen = BewaakteTermijn.objects.zichtbaar_voor(wie).filter(dossier_id=dossier_id, start__isnull=False)
    rijen = [wet_rij(termijn) for termijn in termijnen]
    lopend = [rij for rij in rijen if wet.stand(rij, op) in ("loopt", "te_laat", "open") and rij.voldaan_op is None]
    lopend.sort(key=lambda rij: wet.laatste_dag(rij, op) or date.max)
    return [(wet.korte_reden(rij, op), wet.laatste_dag(rij, op)) for rij in lopend]
