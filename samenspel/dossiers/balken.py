"""The bar of three years: where someone is between DUO's notice and the end of the term. All dates come from `wet`."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import wet
from samenspel.dossiers.beeld import Beeld
from samenspel.dossiers.models import Regime
from samenspel.huisstijl import datums
from samenspel.huisstijl.gegevens import Mijlpaal, Termijnbalk

_MIJLPALEN = (
    ("T18", "uiterlijk", gettext_lazy("cursus aangeboden")),
    ("T22", "uiterlijk", gettext_lazy("na 1 jaar")),
    ("T24", "uiterlijk", gettext_lazy("route wisselen kan tot")),
    ("T32", "start", gettext_lazy("meer tijd vragen")),
)


def balken(beeld: Beeld) -> list[Termijnbalk]:
    """The bar of the intake and the bar of the three years; empty for who has no term."""
    if beeld.dossier.regime != Regime.WI2021:
        return []
    gevonden = []
    tien_weken = beeld.termijn("T12") or beeld.termijn("T13")
    if tien_weken is not None and tien_weken.start and tien_weken.uiterlijk:
        gevonden.append(_intakebalk(tien_weken, beeld.op))
    termijn = beeld.termijn("T17")
    if termijn is not None and termijn.start and termijn.uiterlijk:
        gevonden.append(_termijnbalk(beeld, termijn))
    elif vooruit := _vooruitblik(beeld, tien_weken):
        gevonden.append(vooruit)
    return gevonden


def _intakebalk(termijn: wet.Termijn, op: date) -> Termijnbalk:
    assert termijn.start  # checked by the caller
    assert termijn.uiterlijk
    weken = ((termijn.uiterlijk - termijn.start).days + 6) // 7
    week = (op - termijn.start).days // 7 + 1
    if termijn.voldaan_op:
        bij = _("klaar op %(dag)s") % {"dag": datums.voluit(termijn.voldaan_op)}
    elif op > termijn.uiterlijk:
        bij = _("de laatste dag is voorbij")
    else:
        bij = _("vandaag: week %(week)s van %(weken)s") % {"week": max(week, 1), "weken": weken}
    return Termijnbalk(
        titel=termijn.naam if termijn.code == "T13" else _("Brede intake en PIP"),
        begin=termijn.start,
        eind=termijn.uiterlijk,
        op=termijn.voldaan_op or op,
        bijschrift=bij,
        maat="kort",
    )


def _termijnbalk(beeld: Beeld, termijn: wet.Termijn) -> Termijnbalk:
    assert termijn.start  # checked by the caller
    assert termijn.uiterlijk
    soorten = {gebeurtenis.soort for gebeurtenis in beeld.staand if gebeurtenis.op <= beeld.op}
    bij = ""
    if "termijn_verlengd" in soorten:
        bij = _("verlengd door DUO")
    elif "duo_termijn" in soorten:
        bij = _("data van DUO")
    return Termijnbalk(
        titel=_("Inburgeringstermijn: 3 jaar"),
        begin=termijn.start,
        eind=termijn.uiterlijk,
        op=beeld.op,
        bijschrift=bij,
        mijlpalen=_mijlpalen(beeld.termijnen, termijn),
        begin_naam=_("eerste dag"),
        eind_naam=_("laatste dag"),
    )


def _vooruitblik(beeld: Beeld, tien_weken: wet.Termijn | None) -> Termijnbalk | None:
    """What the three years would be, had the PIP the last possible day (or today, when that has passed) as its date."""
    if tien_weken is None or not tien_weken.uiterlijk or tien_weken.stand == "vervallen":
        return None
    if tien_weken.code == "T13":
        return None  # the three years began with the PIP of the municipality before, whose day is not known
    dag = max(tien_weken.uiterlijk, beeld.op)
    # the route does not move these days; the plan has none yet
    dan = beeld.feiten.met(wet.Gebeurtenis("pip_dagtekening", dag, {"leerroute": beeld.dossier.leerroute or "B1"}))
    termijnen = wet.termijnen(dan, beeld.beleid, dag)
    termijn = next((t for t in termijnen if t.code == "T17"), None)
    if termijn is None or not termijn.start or not termijn.uiterlijk:
        return None
    return Termijnbalk(
        titel=_("Inburgeringstermijn: 3 jaar"),
        begin=termijn.start,
        eind=termijn.uiterlijk,
        op=beeld.op,
        bijschrift=_("vooruitblik, bij een PIP van %(dag)s") % {"dag": datums.voluit(dag)},
        mijlpalen=_mijlpalen(termijnen, termijn),
        vooruitblik=True,
        begin_naam=_("eerste dag"),
        eind_naam=_("laatste dag"),
    )


def _mijlpalen(termijnen: tuple[wet.Termijn, ...], jaren: wet.Termijn) -> list[Mijlpaal]:
    assert jaren.start  # checked by the caller
    assert jaren.uiterlijk
    per_code = {termijn.code: termijn for termijn in termijnen}
    gevonden = []
    for code, kant, naam in _MIJLPALEN:
        termijn = per_code.get(code)
        dag = getattr(termijn, kant) if termijn is not None else None
        if dag and jaren.start <= dag <= jaren.uiterlijk:
            gevonden.append(Mijlpaal(dag, str(naam), ruit=code != "T22"))
    return gevonden
