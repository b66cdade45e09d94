"""The screen of an auditor: the log with pseudonyms, and whether its chain is whole. Reading it is a line too."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.logboek.bevoegdheden import controleert
from samenspel.logboek.controle import Controlelijst, Controleregel, laatst_nagekeken
from samenspel.logboek.models import Actie, Resultaat
from samenspel.logboek.views import PER_BLAD
from samenspel.toegang.categorieen import namen
from samenspel.toegang.models import Rol
from samenspel.toegang.verwerkingen import verwerkingen
from samenspel.toegang.verzoek import Verzoek

_GENOEMD = 5
"""Pseudonyms of dossiers on one line; of more it says how many."""


@require_GET
def controle(request: Verzoek) -> HttpResponse:
    """Every line of the municipality, the newest first; by day, what and how it ended."""
    if not controleert(request.wie):
        raise Http404
    keuze = {naam: request.GET.get(naam, "") for naam in ("dag", "actie", "resultaat")}
    van, tot = _etmaal(keuze["dag"])
    lijst = Controlelijst(
        van, tot,
        keuze["actie"] if keuze["actie"] in Actie.values else "",
        keuze["resultaat"] if keuze["resultaat"] in Resultaat.values else "",
    )  # fmt: skip
    blad = Paginator(lijst, PER_BLAD).get_page(request.GET.get("blad"))
    context = {
        "blad": blad, "rijen": [_in_woorden(regel) for regel in blad.object_list], "keuze": keuze, "acties": Actie.choices,
        "resultaten": Resultaat.choices, "nagekeken": laatst_nagekeken(),
    }  # fmt: skip
    return render(request, "logboek/controle.html", context)


def _etmaal(tekst: str) -> tuple[datetime | None, datetime | None]:
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        return None, None
    if not 2000 < dag.year < 2200:
        return None, None
    begin, einde = (make_aware(datetime.combine(d, time.min)) for d in (dag, dag + timedelta(days=1)))
    return begin, einde


def _in_woorden(regel: Controleregel) -> dict[str, Any]:
    """As the list of the data protection officer, with pseudonyms where names stand there."""
    genoemd = ", ".join(regel.dossiers[:_GENOEMD])
    meer = len(regel.dossiers) - _GENOEMD
    return {
        "tijd": regel.tijd, "wie": regel.wie or _("onbekend"), "rol": Rol(regel.rol).label if regel.rol in Rol.values else "",
        "actie": Actie(regel.actie).label, "resultaat": Resultaat(regel.resultaat).label, "geweigerd": regel.resultaat != Resultaat.OK,
        "waarvoor": verwerkingen()[regel.activiteit].naam if regel.activiteit in verwerkingen() else _("Inloggen"), "aantal": regel.aantal,
        "dossiers": f"{genoemd} {_('en nog %(n)s') % {'n': meer}}" if meer > 0 else genoemd,
        "soorten": namen(regel.soorten),
    }  # fmt: skip
