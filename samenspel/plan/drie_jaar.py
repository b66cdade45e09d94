"""What a version of the PIP does with the three years: only the very first one begins them (Wi 11 lid 2 and 3)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

import wet
from samenspel.dossiers.elders import kwam_met_pip
from samenspel.huisstijl.datums import voluit
from samenspel.plan.models import Pip


def over_de_drie_jaar(feiten: wet.Feiten, beleid: wet.Beleid) -> str:
    """What to know before the next version is adopted: when the three years begin, or since when they run."""
    elders = kwam_met_pip(feiten)
    if not elders and _eerste_pip(feiten) is None:
        return _("De drie jaar begint op de dag na de dagtekening. Wet inburgering 2021, artikel 11 lid 2.")
    sinds = next((rij.start for rij in wet.rijen(feiten, beleid) if rij.code == "T17"), None)
    if sinds is None:
        return _(
            "De drie jaar loopt al, sinds het PIP van de vorige gemeente. De dag daarvan is nog niet bekend. "
            "Dit besluit verandert die drie jaar niet. Wet inburgering 2021, artikel 11 lid 3."
        )
    zin = _(
        "De drie jaar loopt al sinds %(dag)s. Dit besluit verandert dat niet. Wet inburgering 2021, artikel 11 lid 3."
    )
    return zin % {"dag": voluit(sinds)}


def begon_de_drie_jaar(pip: Pip, feiten: wet.Feiten) -> bool:
    """This adopted version is the very first PIP: the three years count from the day after it."""
    return pip.dagtekening is not None and not kwam_met_pip(feiten) and _eerste_pip(feiten) == pip.dagtekening


def _eerste_pip(feiten: wet.Feiten) -> date | None:
    return min((g.op for g in wet.geldende(feiten) if g.soort == "pip_dagtekening"), default=None)
