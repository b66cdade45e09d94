"""How an action stands on a day: a shape and a word. Never red: an action is nobody's term."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.huisstijl import datums
from samenspel.plan.leefplan import Actiebeeld
from samenspel.plan.models.leefplan import Actie

RECHTS_NAAR_LINKS = frozenset({"ar", "fa", "prs", "ps", "ku"})
"""Languages of the plan that are written from the right."""

_EFFECT = {
    Actie.Effect.JA: ("gehaald", gettext_lazy("Klaar, het hielp")),
    Actie.Effect.DEELS: ("let_op", gettext_lazy("Klaar, hielp een beetje")),
    Actie.Effect.NEE: ("let_op", gettext_lazy("Klaar, maar hielp niet")),
}


def stand_van_actie(actie: Actiebeeld, op: date) -> tuple[str, str, str]:
    """(shape, word, day in words)."""
    if actie.vervallen_op:
        return "nog_niet", _("Vervallen"), datums.smal(actie.vervallen_op, op)
    if actie.klaar_op:
        return _stand_van_klare(actie, op)
    if actie.van_niemand:
        assert actie.eigenaar_uiterlijk is not None
        return "let_op", _("Nog te bepalen wie"), _uiterlijk(actie.eigenaar_uiterlijk, op)
    if actie.gepland_op < op:
        return "let_op", _("Had al klaar moeten zijn"), _("sinds %(dag)s") % {"dag": datums.smal(actie.gepland_op, op)}
    if actie.begint_op > op:
        return "gepland", _("Gepland"), _("vanaf %(dag)s") % {"dag": datums.smal(actie.begint_op, op)}
    return "loopt", _("Loopt"), _uiterlijk(actie.gepland_op, op)


def _stand_van_klare(actie: Actiebeeld, op: date) -> tuple[str, str, str]:
    assert actie.klaar_op is not None
    dag = datums.smal(actie.klaar_op, op)
    if actie.effect:
        vorm, woord = _EFFECT[Actie.Effect(actie.effect)]
        return vorm, str(woord), dag
    if actie.te_toetsen(op):
        return "deze_week", _("Klaar. Ga na of het hielp"), dag
    return "gehaald", _("Klaar"), dag


def _uiterlijk(dag: date, op: date) -> str:
    return _("uiterlijk %(dag)s") % {"dag": datums.smal(dag, op)}


def dag_in_woorden(dag: date, op: date) -> str:
    """`27 oktober`, with the year when that may be doubted: for within a sentence."""
    jaar = f" {dag.year}" if dag.year != op.year else ""
    return f"{dag.day} {datums.MAANDEN[dag.month - 1]}{jaar}"


def citaat(tekst: str, taal: str = "") -> str:
    """Own words between quotation marks; words from right to left keep their own direction within a Dutch sentence."""
    return f"‘\u2068{tekst}\u2069’" if taal in RECHTS_NAAR_LINKS else f"‘{tekst}’"


def eigenaar_in_woorden(actie: Actiebeeld) -> str:
    """The owner, or that there is none yet."""
    if actie.eigenaar == Actie.Eigenaar.NIEMAND:
        return _("Nog te bepalen")
    return f"{actie.eigenaar_naam} ({actie.contact})" if actie.contact else actie.eigenaar_naam


def in_een_zin(actie: Actiebeeld, op: date) -> str:
    """What, by whom, until when: for the second line under a goal."""
    if actie.van_niemand and actie.eigenaar_uiterlijk:
        dag = dag_in_woorden(actie.eigenaar_uiterlijk, op)
        return _("%(wat)s · nog te bepalen wie, uiterlijk %(dag)s") % {"wat": actie.tekst, "dag": dag}
    wat = {"wat": actie.tekst, "wie": eigenaar_in_woorden(actie), "dag": dag_in_woorden(actie.gepland_op, op)}
    return _("%(wat)s · %(wie)s, uiterlijk %(dag)s") % wat
