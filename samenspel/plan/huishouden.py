"""One household on one screen: each adult apart, with domains, running actions and how far the PIP is, within sight."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.dossiers.beeld import Beeld
from samenspel.dossiers.gezin import volwassenen
from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.domeinen import Domein, bij_de_gemeente
from samenspel.plan.leefplan import Doelbeeld, leefplan_van
from samenspel.plan.models import Pip
from samenspel.plan.overzicht import kort
from samenspel.plan.overzicht_leefplan import Actieregel, actieregel, richting
from samenspel.plan.plansoort import Plansoort, plansoort_van
from samenspel.plan.steunplanstand import steunplanstand
from samenspel.toegang.matrix import recht


@dataclass(frozen=True, slots=True)
class Domeinrij:
    """One domain of one adult: the open goals, and what is being done now."""

    domein: Domein
    doelen: tuple[tuple[Doelbeeld, str], ...]
    acties: tuple[Actieregel, ...]


@dataclass(frozen=True, slots=True)
class Volwassene:
    """One adult of the household. `stand` and `woord`: how far the plan is; empty for who may not read it."""

    dossier: Dossier
    naam: str
    stand: str
    woord: str
    rijen: tuple[Domeinrij, ...]
    plan_url: str

    @property
    def lopend(self) -> int:
        return sum(len(rij.acties) for rij in self.rijen)


def huishouden_van(beeld: Beeld, wie: Aanwezige) -> list[Volwassene]:
    """The person of this dossier first, then the other adults whose dossier this reader may open."""
    anderen = {mens.dossier_id: mens.naam for mens in volwassenen(beeld.kop, op=beeld.op)}
    rijen = Dossier.objects.zichtbaar_voor(wie).filter(pk__in=anderen).select_related("gemeente", "persoon")
    samen = [(beeld.dossier, beeld.kop.naam), *((dossier, anderen[dossier.pk]) for dossier in rijen.order_by("pk"))]
    return [_volwassene(dossier, naam, wie, beeld) for dossier, naam in samen]


def _volwassene(dossier: Dossier, naam: str, wie: Aanwezige, beeld: Beeld) -> Volwassene:
    op = beeld.op  # one municipality, so one policy
    plan = leefplan_van(dossier, wie)
    rijen = []
    for domein in bij_de_gemeente(plan.domeinen, beeld.beleid, op):
        doelen = [doel for doel in plan.van_domein(domein.code) if doel.open]
        acties = [actie for doel in doelen for actie in doel.alle_acties if actie.open]
        regels = (actieregel(dossier, actie, op, mag=False) for actie in sorted(acties, key=lambda a: a.gepland_op))
        rijen.append(Domeinrij(domein, tuple((doel, richting(doel.taal)) for doel in doelen), tuple(regels)))
    stand, woord = _stand_van_het_plan(dossier, wie)
    return Volwassene(dossier, naam, stand, woord, tuple(rijen), reverse("plan:leefplan", args=[dossier.pk]))


def _stand_van_het_plan(dossier: Dossier, wie: Aanwezige) -> tuple[str, str]:
    """(shape, words): the PIP, or the support plan of who falls under the old act."""
    if not recht(wie.rol, "C06").lees:
        return "", ""
    if plansoort_van(dossier) is Plansoort.PLAN_ONDERSTEUNING:
        steun = steunplanstand(dossier, wie)
        if steun.geldend:
            return "gehaald", _("Ondersteuningsplan afgesproken")
        return ("loopt", _("Ondersteuningsplan in de maak")) if steun.concept else ("nog_niet", _("Nog geen plan"))
    stand = kort(dossier, wie)
    if stand.stand_geldend and stand.dagtekening:
        dag = {"dag": voluit(stand.dagtekening)}
        if stand.stand_geldend == Pip.Stand.VASTGESTELD:
            return "deze_week", _("PIP van %(dag)s, nog bekendmaken") % dag
        return "gehaald", _("PIP van %(dag)s") % dag
    return ("loopt", _("PIP in de maak")) if stand.stand_open else ("nog_niet", _("Nog geen PIP"))
