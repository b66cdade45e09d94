"""What `wet` calls a fault, as a sentence in Dutch at the field of a form: days written out, groups by their name."""

from __future__ import annotations

import re

import wet
from samenspel.dossiers.models import Doelgroep
from samenspel.huisstijl import datums
from samenspel.kern.oordeel import Weigering
from wet.kalender import dag_uit

_DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
_GROEP = re.compile(r"\b(?:" + "|".join(Doelgroep.values) + r")\b")


def weiger_fouten(feiten: wet.Feiten, nieuw: wet.Gebeurtenis) -> None:
    """Raises `Weigering` at the first field for which the law finds a fault in a fact among these facts."""
    fouten = wet.fouten_bij(feiten, nieuw)
    if fouten:
        veld = fouten[0].pad
        raise Weigering(" ".join(in_woorden(fout) for fout in fouten if fout.pad == veld), veld=veld)


def in_woorden(fout: wet.Fout) -> str:
    """The fault as a sentence that a colleague can act on."""
    zin = _GROEP.sub(lambda groep: f"\u2018{Doelgroep(groep[0]).label}\u2019", _DAG.sub(_voluit, fout.zin))
    zin = "dit veld is leeg, en is wel nodig" if zin == "ontbreekt" else zin
    return f"{zin[0].upper()}{zin[1:]}."


def _voluit(dag: re.Match[str]) -> str:
    try:
        return datums.voluit(dag_uit(dag[0]))
    except ValueError:
        return dag[0]
