"""Where the living plan differs from the decision. Pure: what was decided, what is known now, and a day.

A difference is not wrong. It asks a choice: change the decision (a new version, Wet inburgering 2021 article 15) or
solve the difference. What is merely new in the living plan is no difference: the plan grows beside the decision.
What was noted before this version was adopted is about the version before it: "as decided" then says nothing now, and
"otherwise" ends where the decision took the practice over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from samenspel.plan.domeinen import Domein
from samenspel.plan.leefplan import Actiebeeld, Doelbeeld, Leefplan
from samenspel.plan.leefplan_woorden import citaat, dag_in_woorden, in_een_zin
from samenspel.plan.models.leefplan import Praktijk
from samenspel.plan.models.pip import Leerroute

_EIGEN_RIJ = frozenset({"vve", "ondersteuning"})
"""An action on these subjects is compared on the subject's own row, not again under its goal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluit:
    """What was decided, as far as the reader may see it. `vve` and `ontzorgen` are None when that is not so.

    `gesprekken_vanaf` and `gesprekken_tot`: the days in which the agreed number of talks is had (`naast.gespreksperiode`);
    the last is None when nobody here knows it. `na_verhuizing`: another municipality had its own talks before.
    """

    dagtekening: date
    vastgesteld_op: datetime
    gesprekken_vanaf: date
    gesprekken_tot: date | None
    leerroute: str
    uren: Mapping[str, Decimal | None]
    ondersteuning: str
    gesprekken: int | None
    vve: str | None
    ontzorgen: str | None
    plan: Leefplan
    na_verhuizing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Praktijkbeeld:
    """How something goes now: as decided, or otherwise since a day."""

    zoals_besluit: bool
    uren: Decimal | None
    tekst: str
    reden: str
    sinds: date
    vastgelegd_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Nu:
    """What is known now."""

    op: date
    leerroute: str
    praktijk: Mapping[str, Praktijkbeeld]
    plan: Leefplan
    gesprekken: tuple[date, ...] = ()
    pvt_getekend_op: date | None = None
    uren_gedaan: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijking:
    """One subject on one row. `oplossing` is the subject, goal or action where a difference can be solved."""

    code: str
    naam: str
    besluit: str
    nu: str
    bij: str = ""
    verschil: bool = False
    klaar: str = ""
    gedaan: float | None = None
    totaal: float = 0
    actie: Actiebeeld | None = None
    taal: str = ""


def vergelijk(besluit: Besluit, nu: Nu) -> list[Vergelijking]:
    """Every subject of the decision, in the order of the act, then the five domains."""
    rijen: list[Vergelijking | None] = [_leerroute(besluit, nu)]
    rijen += [
        _uren("leerroute", _("Lesuren"), besluit, nu),
        _map(besluit, nu),
        _pvt(besluit, nu),
        _gesprekken(besluit, nu),
        _woorden("ondersteuning", _("Ondersteuning en begeleiding"), besluit, nu),
        _woorden("vve", _("Kind naar opvang (VVE)"), besluit, nu),
        _woorden("ontzorgen", _("Ontzorgen"), besluit, nu),
    ]
    rijen += [_domein(domein, besluit, nu) for domein in nu.plan.domeinen]
    return [rij for rij in rijen if rij is not None]


def aantal_verschillen(rijen: list[Vergelijking]) -> int:
    """For the tab."""
    return sum(rij.verschil for rij in rijen)


def _leerroute(besluit: Besluit, nu: Nu) -> Vergelijking:
    anders = bool(nu.leerroute) and nu.leerroute != besluit.leerroute
    return Vergelijking(
        code="route", naam=_("Leerroute"), besluit=_route(besluit.leerroute), nu=_route(nu.leerroute or besluit.leerroute),
        verschil=anders,
    )  # fmt: skip


def _route(code: str) -> str:
    return str(Leerroute(code).label) if code in Leerroute.values else ""


def _uren(code: str, naam: str, besluit: Besluit, nu: Nu) -> Vergelijking | None:
    """Hours a week: decided against practised."""
    besloten, praktijk = besluit.uren.get(code), nu.praktijk.get(code)
    if besloten is None and praktijk is None:
        return None
    tekst = _per_week(besloten) if besloten is not None else _("Geen aparte afspraak")
    if praktijk is None or praktijk.zoals_besluit or praktijk.uren == besloten:
        return Vergelijking(
            code=code, naam=naam, besluit=tekst, nu=_("Zoals besloten"), bij=_weer(praktijk, besluit, nu)
        )
    bij = " · ".join(filter(None, (praktijk.tekst, _van_eerder(praktijk, besluit, nu.op))))
    return Vergelijking(code=code, naam=naam, besluit=tekst, nu=_anders(praktijk, nu.op), bij=bij, verschil=True)


def _van_dit_besluit(praktijk: Praktijkbeeld, besluit: Besluit) -> bool:
    """Noted since this version was adopted; else it is about the version before."""
    return praktijk.vastgelegd_op > besluit.vastgesteld_op


def _weer(praktijk: Praktijkbeeld | None, besluit: Besluit, nu: Nu) -> str:
    if praktijk is None or not praktijk.zoals_besluit or not _van_dit_besluit(praktijk, besluit):
        return ""
    return _("weer sinds %(dag)s") % {"dag": dag_in_woorden(praktijk.sinds, nu.op)}


def _van_eerder(praktijk: Praktijkbeeld, besluit: Besluit, op: date) -> str:
    """Said of the earlier version: still a difference, and a question whether it is one."""
    if _van_dit_besluit(praktijk, besluit):
        return ""
    dag = dag_in_woorden(besluit.dagtekening, op)
    return _("Dit is van voor het besluit van %(dag)s. Gaat het nu zoals besloten? Leg dat vast.") % {"dag": dag}


def _per_week(uren: Decimal | None) -> str:
    return _("%(n)s uur per week") % {"n": f"{uren.normalize():f}".replace(".", ",")} if uren is not None else ""


def _anders(praktijk: Praktijkbeeld, op: date) -> str:
    """`8 uur per week sinds 4 mei, want er is geen kinderopvang`."""
    hoe = _per_week(praktijk.uren) if praktijk.uren is not None else praktijk.tekst
    zin = _("%(hoe)s sinds %(dag)s") % {"hoe": hoe, "dag": dag_in_woorden(praktijk.sinds, op)}
    want = Praktijk.Reden(praktijk.reden).label if praktijk.reden else ""
    return _("%(zin)s. Reden: %(want)s.") % {"zin": zin, "want": want} if want else f"{zin}."


def _map(besluit: Besluit, nu: Nu) -> Vergelijking | None:
    """Hours a week, and the forty hours of practice as they were booked."""
    rij = _uren("map", _("Meedoen en werk (MAP)"), besluit, nu)
    gedaan = nu.uren_gedaan.get("map")
    if rij is None or gedaan is None:
        return rij
    return Vergelijking(
        code=rij.code,
        naam=rij.naam,
        besluit=rij.besluit,
        nu=rij.nu,
        bij=rij.bij,
        verschil=rij.verschil,
        gedaan=gedaan,
        totaal=40,
    )


def _pvt(besluit: Besluit, nu: Nu) -> Vergelijking | None:
    rij = _uren("pvt", _("Participatieverklaring"), besluit, nu)
    if rij is None or nu.pvt_getekend_op is None:
        return rij
    getekend = _("Getekend op %(dag)s") % {"dag": dag_in_woorden(nu.pvt_getekend_op, nu.op)}
    return Vergelijking(code=rij.code, naam=rij.naam, besluit=rij.besluit, nu="", klaar=getekend)


def _gesprekken(besluit: Besluit, nu: Nu) -> Vergelijking | None:
    """Behind when fewer talks were had than an even spread over the days of the agreement asks by now."""
    if besluit.gesprekken is None:
        return None
    gehad = [dag for dag in nu.gesprekken if besluit.gesprekken_vanaf <= dag <= nu.op]
    verwacht = _verwacht(besluit.gesprekken, besluit, nu.op)
    achter = verwacht is not None and len(gehad) < verwacht
    zin = _("%(n)s gehad") % {"n": len(gehad)} if gehad else _("nog geen gehad")
    if gehad:
        zin = _("%(zin)s, laatst op %(dag)s") % {"zin": zin, "dag": dag_in_woorden(max(gehad), nu.op)}
    besloten = (
        _("%(n)s vanaf ons PIP tot het einde van de termijn") if besluit.na_verhuizing else _("%(n)s in drie jaar")
    )
    bij = _("gelijk verdeeld zijn het er nu %(n)s") % {"n": verwacht} if achter else ""
    return Vergelijking(
        code="gesprekken", naam=_("Gesprekken over voortgang"), besluit=besloten % {"n": besluit.gesprekken}, nu=zin,
        bij=" · ".join(filter(None, (bij, _over_de_verhuizing(besluit)))), verschil=achter,
    )  # fmt: skip


def _verwacht(aantal: int, besluit: Besluit, op: date) -> int | None:
    """How many of the agreed talks an even spread asks by that day; None when the last day is not known."""
    if besluit.gesprekken_tot is None:
        return None
    dagen = (besluit.gesprekken_tot - besluit.gesprekken_vanaf).days
    voorbij = min(max((op - besluit.gesprekken_vanaf).days, 0), dagen)
    return aantal * voorbij // dagen if dagen > 0 else aantal


def _over_de_verhuizing(besluit: Besluit) -> str:
    """How we count after a move, which no article says; and what is missing to count at all."""
    if not besluit.na_verhuizing:
        return ""
    if besluit.gesprekken_tot is None:
        return _("hoeveel het er nu moeten zijn is niet bekend: de dag van het eerste PIP ontbreekt")
    return _("gesprekken bij de vorige gemeente tellen hier niet mee; zo lezen wij het, de wet zegt het niet")


def _woorden(code: str, naam: str, besluit: Besluit, nu: Nu) -> Vergelijking | None:
    """A subject in words: a person says whether it goes as decided; an action of nobody or past its day says otherwise."""
    besloten: str | None = getattr(besluit, code)
    praktijk = nu.praktijk.get(code)
    if besloten is None or (not besloten and praktijk is None):
        return None
    acties = [actie for actie in nu.plan.acties if actie.onderwerp == code]
    los = [actie for actie in acties if _loopt_anders(actie, besluit, nu.op)]
    vast = next((a for a in los if a.van_niemand), None) or next(iter(los), None)
    rij = Vergelijking(code=code, naam=naam, besluit=besloten or _("Geen aparte afspraak"), nu=_("Zoals besloten"))
    if praktijk is not None and not praktijk.zoals_besluit and _kaal(praktijk.tekst) != _kaal(besloten):
        bij = _van_eerder(praktijk, besluit, nu.op)
        return replace(rij, nu=_anders(praktijk, nu.op), bij=bij, verschil=True, actie=vast)
    if vast is not None:
        return replace(rij, nu=in_een_zin(vast, nu.op), verschil=True, actie=vast)
    loopt = next((a for a in acties if a.open), None)
    return replace(rij, nu=in_een_zin(loopt, nu.op), actie=loopt) if loopt else rij


def _loopt_anders(actie: Actiebeeld, besluit: Besluit, op: date) -> bool:
    """Of nobody, or past its day, and not yet so when it was decided."""
    if actie.van_niemand:
        toen = besluit.plan.actie(actie.id)
        return toen is None or not toen.van_niemand
    return actie.te_laat(op) and actie.gepland_op >= besluit.dagtekening


def _kaal(tekst: str) -> str:
    """Words without what makes no other meaning: capitals, spaces, the full stop."""
    return " ".join(tekst.split()).rstrip(".").casefold()


def _domein(domein: Domein, besluit: Besluit, nu: Nu) -> Vergelijking:
    """Goals and actions of one domain: what stood in the plan on the day of the decision, and what became of it."""
    besloten, huidig = besluit.plan.van_domein(domein.code), nu.plan.van_domein(domein.code)
    redenen, actie = _veranderd(besloten, besluit, nu)
    volgende = next((doel.volgende for doel in huidig if doel.volgende), None)
    eerste = next((doel for doel in huidig if doel.open), None) or (huidig[0] if huidig else None)
    bij = " ".join(redenen) or (in_een_zin(volgende, nu.op) if volgende else "")
    return Vergelijking(
        code=domein.code, naam=str(domein.naam), besluit=_doelen(besloten, nu.op) or _("Geen aparte afspraak"),
        nu=citaat(eerste.tekst, eerste.taal) if eerste else _("Nog geen doel"), bij=bij, verschil=bool(redenen), actie=actie or volgende,
        klaar=_("Doel bereikt") if eerste and eerste.bereikt_op else "", taal=eerste.taal if eerste else "",
    )  # fmt: skip


def _doelen(doelen: tuple[Doelbeeld, ...], op: date) -> str:
    delen = []
    for doel in (doel for doel in doelen if doel.losgelaten_op is None):
        acties = [in_een_zin(actie, op) for actie in doel.alle_acties if actie.open]
        delen.append(" ".join([citaat(doel.tekst, doel.taal), *(f"{zin}." for zin in acties)]))
    return " ".join(delen)


def _veranderd(besloten: tuple[Doelbeeld, ...], besluit: Besluit, nu: Nu) -> tuple[list[str], Actiebeeld | None]:
    """What was decided and is now otherwise: sentences, and the action where it can be solved."""
    redenen: list[str] = []
    waar: Actiebeeld | None = None
    for toen in besloten:
        doel = nu.plan.doel(toen.id)
        if doel is None:
            continue
        if doel.losgelaten_op is not None and toen.losgelaten_op is None:
            redenen.append(_("Dit doel is losgelaten: %(reden)s") % {"reden": doel.slotzin})
        elif doel.tekst != toen.tekst:
            redenen.append(_("In het besluit stond: %(tekst)s.") % {"tekst": citaat(toen.tekst, toen.taal)})
        for actie_toen in toen.alle_acties:
            if actie_toen.onderwerp in _EIGEN_RIJ:
                continue
            actie = nu.plan.actie(actie_toen.id)
            if actie is not None and (zin := _actie_veranderd(actie_toen, actie, besluit, nu.op)):
                redenen.append(zin)
                waar = waar or actie
    return redenen, waar


def _actie_veranderd(toen: Actiebeeld, actie: Actiebeeld, besluit: Besluit, op: date) -> str:
    if actie.vervallen_op is not None and toen.vervallen_op is None:
        return _("Vervallen: ‘%(wat)s’.") % {"wat": actie.tekst}
    if actie.klaar_op is not None:
        return ""
    anders = _loopt_anders(actie, besluit, op)
    if anders and actie.van_niemand:
        return _("‘%(wat)s’ heeft geen eigenaar meer.") % {"wat": actie.tekst}
    if actie.gepland_op > toen.gepland_op:
        dagen = {
            "wat": actie.tekst,
            "toen": dag_in_woorden(toen.gepland_op, op),
            "nu": dag_in_woorden(actie.gepland_op, op),
        }
        return _("‘%(wat)s’ schoof van %(toen)s naar %(nu)s.") % dagen
    if anders:
        return _("‘%(wat)s’ had op %(dag)s klaar moeten zijn.") % {
            "wat": actie.tekst,
            "dag": dag_in_woorden(actie.gepland_op, op),
        }
    return ""
