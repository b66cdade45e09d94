"""What the screens of the living plan show: cards per domain, rows beside the decision, bars of who does what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.dossiers.beeld import beleid_bij
from samenspel.dossiers.models import Dossier
from samenspel.huisstijl import datums
from samenspel.huisstijl.gegevens import Baan, Balk
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import vandaag
from samenspel.plan.bevindingen import Bevinding, bevindingen
from samenspel.plan.bevoegdheden_leefplan import mag_domein_bijhouden, mag_plan_bijhouden
from samenspel.plan.domeinen import CODES, DOMEINEN, Domein, bij_de_gemeente
from samenspel.plan.drift import Vergelijking
from samenspel.plan.leefplan import Actiebeeld, Doelbeeld, Leefplan, leefplan_van
from samenspel.plan.leefplan_woorden import RECHTS_NAAR_LINKS, eigenaar_in_woorden, stand_van_actie
from samenspel.plan.models.leefplan import Actie
from samenspel.plan.onderwerpen import ONDERWERP
from samenspel.plan.uit_de_intake import Vondst, vondsten_zonder_actie
from samenspel.toegang.matrix import recht
from samenspel.toegang.models import Betrokkenheid


def ziet_plan(wie: Aanwezige) -> bool:
    """Any part of a plan: its outline, or a task."""
    return recht(wie.rol, "C06").lees or recht(wie.rol, "C16").lees


def richting(taal: str) -> str:
    """`rtl` for a language that is written from the right."""
    return "rtl" if taal in RECHTS_NAAR_LINKS else "ltr"


@dataclass(frozen=True, slots=True)
class Actieregel:
    """One action, ready to show, with the acts that are possible now."""

    actie: Actiebeeld
    stand: str
    woord: str
    wanneer: str
    eigenaar: str
    daden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Doelregel:
    """One goal, ready to show."""

    doel: Doelbeeld
    richting: str
    acties: tuple[Actieregel, ...]
    subdoelen: tuple[Doelregel, ...]
    daden: tuple[tuple[str, str], ...]
    actie_url: str


@dataclass(frozen=True, slots=True)
class Domeinkaart:
    """One domain with its goals; `nieuw_url` for who may add one."""

    domein: Domein
    doelen: tuple[Doelregel, ...]
    nieuw_url: str
    bevindingen: Sequence[Bevinding] = ()


def domeinkaarten(
    dossier: Dossier, plan: Leefplan, wie: Aanwezige, op: date, *, lezen: bool = False
) -> list[Domeinkaart]:
    """Every domain in sight with what the intake found, also the empty ones; with `lezen` only the goals, without acts."""
    gevonden: Mapping[str, Sequence[Bevinding]] = {} if lezen or not plan.domeinen else bevindingen(dossier, wie)
    kaarten = []
    for domein in bij_de_gemeente(plan.domeinen, beleid_bij(dossier), op):
        mag = not lezen and bool(mag_domein_bijhouden(wie, dossier, domein.code))
        doelen = tuple(_doelregel(dossier, doel, op, mag=mag) for doel in plan.van_domein(domein.code))
        nieuw = (
            f"{reverse('plan:doel', args=[dossier.pk])}?onderdeel={CODES.index(domein.code) + 1}"
            if mag and domein.gebruikt
            else ""
        )
        kaarten.append(Domeinkaart(domein, doelen, nieuw, gevonden.get(domein.code, ())))
    return kaarten


@dataclass(frozen=True, slots=True)
class Vondstregel:
    """What the intake found without an action: the button that makes it, else where to write a goal first."""

    vondst: Vondst
    knop: str
    doel_url: str


def vondstregels(dossier: Dossier, wie: Aanwezige) -> list[Vondstregel]:
    """For who may keep the plan, with what can be done; else the sentence alone."""
    mag, plan = bool(mag_plan_bijhouden(wie, dossier)), leefplan_van(dossier, wie)
    gebruikt = {domein.code: domein.gebruikt for domein in bij_de_gemeente(DOMEINEN, beleid_bij(dossier), vandaag())}
    regels = []
    for vondst in vondsten_zonder_actie(dossier, wie):
        knop = _("Maak de actie ‘%(wat)s’") % {"wat": vondst.actie.wat} if mag and vondst.doel(plan) else ""
        domein = next((code for code in vondst.domeinen if gebruikt[code]), vondst.domeinen[0])
        nieuw = f"{reverse('plan:doel', args=[dossier.pk])}?onderdeel={CODES.index(domein) + 1}"
        regels.append(Vondstregel(vondst, knop, nieuw if mag and not knop else ""))
    return regels


def _doelregel(dossier: Dossier, doel: Doelbeeld, op: date, *, mag: bool) -> Doelregel:
    daden: list[tuple[str, str]] = []
    if mag and doel.open:

        def naar(daad: str) -> str:
            return reverse("plan:doeldaad", args=[dossier.pk, doel.id, daad])

        daden = [(_("Wijzig"), naar("wijzigen")), (_("Bereikt"), naar("bereiken")), (_("Laat los"), naar("loslaten"))]
        if doel.bovendoel_id is None:
            daden.append((_("Subdoel"), f"{reverse('plan:doel', args=[dossier.pk])}?onder={doel.id}"))
    volgorde = sorted(doel.acties, key=lambda a: (not a.open, a.gepland_op))
    return Doelregel(
        doel, richting(doel.taal), tuple(actieregel(dossier, actie, op, mag=mag) for actie in volgorde),
        tuple(_doelregel(dossier, sub, op, mag=mag) for sub in doel.subdoelen), tuple(daden),
        reverse("plan:actie", args=[dossier.pk, doel.id]) if mag and doel.open else "",
    )  # fmt: skip


def actieregel(dossier: Dossier, actie: Actiebeeld, op: date, *, mag: bool) -> Actieregel:
    """The first act is the one that the action waits for."""
    stand, woord, wanneer = stand_van_actie(actie, op)
    daden: list[tuple[str, str]] = []
    if mag and actie.open:
        daden = [("toewijzen", _("Kies eigenaar")), ("afronden", _("Rond af"))]
        if not actie.van_niemand:
            daden = [("afronden", _("Rond af")), ("toewijzen", _("Andere eigenaar"))]
        daden += [("verzetten", _("Verzet")), ("laten-vallen", _("Laat vallen"))]
    elif mag and actie.klaar_op and not actie.effect:
        daden = [("effect", _("Hielp het?"))]
    paren = tuple((tekst, reverse("plan:actiedaad", args=[dossier.pk, actie.id, daad])) for daad, tekst in daden)
    return Actieregel(actie, stand, woord, wanneer, eigenaar_in_woorden(actie), paren)


@dataclass(frozen=True, slots=True)
class Naastrij:
    """One row of decision beside plan. `uitwegen` only on a difference: (text, address, is the first choice)."""

    rij: Vergelijking
    richting: str
    uitwegen: tuple[tuple[str, str, bool], ...]
    praktijk_url: str


def naast_rijen(dossier: Dossier, rijen: Sequence[Vergelijking], *, mag: bool) -> list[Naastrij]:
    """The ways out of a difference: a new version of the decision, or solve it."""
    wijzig = reverse("plan:wijziging", args=[dossier.pk])
    gemaakt = []
    for rij in rijen:
        praktijk = reverse("plan:praktijk", args=[dossier.pk, rij.code]) if rij.code in ONDERWERP else ""
        uitwegen: list[tuple[str, str, bool]] = []
        if mag and rij.verschil:
            uitwegen.append((_("Wijzig het besluit"), wijzig, False))
            uitwegen.append(_oplossing(dossier, rij, praktijk))
        gemaakt.append(
            Naastrij(
                rij, richting(rij.taal), tuple(uitwegen), praktijk if mag and not (rij.verschil or rij.klaar) else ""
            )
        )
    return gemaakt


def _oplossing(dossier: Dossier, rij: Vergelijking, praktijk: str) -> tuple[str, str, bool]:
    if rij.actie is not None and rij.actie.van_niemand:
        return _("Kies eigenaar"), reverse("plan:actiedaad", args=[dossier.pk, rij.actie.id, "toewijzen"]), True
    if praktijk:
        return _("Los het verschil op"), praktijk, False
    if rij.code == "gesprekken":
        return _("Plan een gesprek"), reverse("dossiers:gesprekken", args=[dossier.pk]), False
    if rij.code == "route":
        return _("Los het verschil op"), reverse("dossiers:tijdlijn", args=[dossier.pk]), False
    anker = f"#doel-{rij.actie.doel_id}" if rij.actie else f"#domein-{rij.code}"
    return _("Los het verschil op"), anker, False


@dataclass(frozen=True, slots=True)
class WieDoetWat:
    """Bars over time, with a sentence above them."""

    banen: list[Baan]
    begin: date
    eind: date
    zin: str


def wie_doet_wat(dossier: Dossier, plan: Leefplan, wie: Aanwezige, op: date) -> WieDoetWat:
    """A row per party: its guidance, its actions; what nobody does is a dashed gap."""
    begin, eind = _maand(op, -2), _maand(op, 6) - timedelta(days=1)
    acties = [
        a
        for a in plan.acties
        if a.tekst and a.vervallen_op is None and (a.klaar_op or eind) >= begin and a.begint_op <= eind
    ]
    banen = _partners(dossier, wie, acties, begin, eind, op)
    banen += _eigen(acties, begin, eind, op)
    gaten = [a for a in acties if a.van_niemand]
    if gaten:
        balken = [
            _balk(_("Gat: %(wat)s, uiterlijk %(dag)s") % {"wat": a.tekst, "dag": _dag(a)}, a, begin, eind, op, gat=True)
            for a in gaten
        ]
        banen += _banen(_("Nog niemand"), _("nog te bepalen"), balken)
    return WieDoetWat(
        banen,
        begin,
        eind,
        _zin(len({a.eigenaar_naam for a in acties if a.eigenaar == Actie.Eigenaar.ORGANISATIE}), gaten),
    )


def _maand(op: date, plus: int) -> date:
    maand = op.month - 1 + plus
    return date(op.year + maand // 12, maand % 12 + 1, 1)


def _dag(actie: Actiebeeld) -> str:
    dag = actie.eigenaar_uiterlijk or actie.gepland_op
    return f"{dag.day} {datums.MAANDEN[dag.month - 1]}"


def _balk(tekst: str, actie: Actiebeeld, begin: date, eind: date, op: date, *, gat: bool = False) -> Balk:
    """From its begin until it is done; what is still open after its day goes on until today."""
    van = min(max(actie.begint_op, begin), eind)
    tot = actie.klaar_op or max(actie.gepland_op, op)
    return Balk(van, max(min(tot, eind), van), tekst, gat)


def _betrokken(
    wie: Aanwezige, dossier_id: UUID, begin: date, eind: date
) -> QuerySet[Betrokkenheid, tuple[str, str, str, date, date | None]]:
    rijen = Betrokkenheid.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=begin),
        gemeente_id=wie.gemeente_id,
        dossier_id=dossier_id,
        vanaf__lte=eind,
        stand=Betrokkenheid.Stand.GEACCEPTEERD,
    )
    return rijen.order_by("vanaf").values_list("organisatie__naam", "contactpersoon", "doel", "vanaf", "tot")


_BETROKKEN = Eenmaal(_betrokken)


def _partners(
    dossier: Dossier, wie: Aanwezige, acties: Iterable[Actiebeeld], begin: date, eind: date, op: date
) -> list[Baan]:
    """Each partner with its actions; one without actions with what it takes part for."""
    per_naam: dict[str, tuple[str, list[Balk], list[Balk]]] = {}
    for naam, contact, doel, vanaf, tot in _BETROKKEN(wie, dossier.pk, begin, eind):
        _bij, rol, _acties = per_naam.setdefault(naam, (contact or doel, [], []))
        rol.append(Balk(max(vanaf, begin), min(tot, eind) if tot else None, doel[:1].upper() + doel[1:]))
    for actie in acties:
        if actie.eigenaar == Actie.Eigenaar.ORGANISATIE:
            _bij, _rol, eigen = per_naam.setdefault(actie.eigenaar_naam, (actie.contact, [], []))
            eigen.append(_balk(actie.tekst, actie, begin, eind, op))
    return [baan for naam, (bij, rol, eigen) in per_naam.items() for baan in _banen(naam, bij, eigen or rol)]


def _eigen(acties: Iterable[Actiebeeld], begin: date, eind: date, op: date) -> list[Baan]:
    per_naam: dict[str, list[Balk]] = {}
    for actie in acties:
        if actie.eigenaar in {Actie.Eigenaar.MEDEWERKER, Actie.Eigenaar.INBURGERAAR}:
            per_naam.setdefault(actie.eigenaar_naam, []).append(_balk(actie.tekst, actie, begin, eind, op))
    return [baan for naam, balken in per_naam.items() for baan in _banen(naam[:1].upper() + naam[1:], "", balken)]


def _banen(naam: str, bij: str, balken: list[Balk]) -> list[Baan]:
    """One row per bar, so that no bar hides another."""
    op_volgorde = sorted(balken, key=lambda balk: (balk.van, balk.tekst))
    return [Baan(naam, bij, [balk]) for balk in op_volgorde]


def _zin(partners: int, gaten: Sequence[Actiebeeld]) -> str:
    delen = []
    if partners:
        delen.append(_("1 partner doet mee.") if partners == 1 else _("%(n)s partners doen mee.") % {"n": partners})
    if gaten:
        delen.append(
            _("Eén gat: %(wat)s.") % {"wat": gaten[0].tekst}
            if len(gaten) == 1
            else _("%(n)s gaten.") % {"n": len(gaten)}
        )
    return " ".join(delen)
