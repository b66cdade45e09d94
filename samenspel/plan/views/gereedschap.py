"""What every screen of the PIP does: the dossier within sight, its versions, and the shell of the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.dossiers.beeld import Beeld, beeld_van
from samenspel.dossiers.bonnen import stand_en_woord
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.schil import schil
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, voer_uit
from samenspel.huisstijl.datums import lang, tijd
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.plan.bevoegdheden import krijgt_een_pip
from samenspel.plan.forms.basis import PipForm, versiemerk
from samenspel.plan.models import Pip
from samenspel.plan.overzicht import Punt, punten
from samenspel.plan.samen import zet_dossier
from samenspel.plan.stand import Versie, alle_gebreken, geldend, in_bewerking
from samenspel.plan.vooraf import open_delen_van_de_intake, tegenspraken_met_de_toets
from samenspel.toegang.matrix import recht
from samenspel.toegang.verzoek import Verzoek


def haal_dossier(request: Verzoek, dossier_id: UUID) -> Dossier:
    """The dossier, or 404: also for who may read the dossier but not its plan (C06)."""
    if not recht(request.wie.rol, "C06").lees:
        raise Http404
    return dossier_in_zicht(request, dossier_id)


def haal_concept(request: Verzoek, dossier: Dossier) -> Pip:
    """The version that is being worked on. Raises `Weigering` when there is none."""
    krijgt_een_pip(dossier).of_weiger()
    pip = in_bewerking(dossier, request.wie)
    if pip is None:
        raise Weigering(_("Er is geen concept. Begin met het afwegen van de leerroutes."))
    return zet_dossier(pip, dossier)


def haal_geldend(request: Verzoek, dossier: Dossier) -> Pip:
    """The version in force. Raises `Weigering` when there is none."""
    pip = geldend(dossier, request.wie)
    if pip is None:
        raise Weigering(_("Er is nog geen vastgesteld PIP."))
    return zet_dossier(pip, dossier)


def beeld_op(request: Verzoek, dossier: Dossier) -> Beeld:
    """Facts and terms of today."""
    return beeld_van(dossier, wie=request.wie, op=vandaag())


def nog_nodig(versie: Versie, beeld: Beeld, wie: Aanwezige) -> list[Punt]:
    """What still stands in the way, as sentences that lead to their field."""
    dossier = beeld.dossier
    gebreken = alle_gebreken(
        versie, beeld.feiten, beeld.beleid, doelgroep=dossier.doelgroep_nu, dagtekening=beeld.op,
        intake=open_delen_van_de_intake(versie, dossier, beeld.feiten, wie),
        tegenspraken=tegenspraken_met_de_toets(versie, dossier, beeld.feiten, wie),
    )  # fmt: skip
    return punten(gebreken, dossier.pk)


def uiterste_dag(beeld: Beeld) -> tuple[str, str] | None:
    """(state, words) of the day on which the PIP must be there; None once it is, or when no term runs."""
    termijn = beeld.termijn("T13") or beeld.termijn("T12")
    if termijn is None or termijn.uiterlijk is None or termijn.voldaan_op is not None or termijn.stand == "vervallen":
        return None
    return stand_en_woord(termijn, beeld.op)[0], _("PIP uiterlijk %(dag)s") % {"dag": _dag(termijn.uiterlijk)}


def _dag(dag: date) -> str:
    return lang(dag)


def kruimels(dossier: Dossier, naam: str, deel: str) -> list[Kruimel]:
    """Dossiers, the person, PIP, this page."""
    return [
        Kruimel(_("Dossiers"), reverse("dossiers:lijst")),
        Kruimel(naam or dossier.nummer, reverse("dossiers:dossier", args=[dossier.pk])),
        Kruimel(_("PIP"), reverse("plan:pip", args=[dossier.pk])),
        Kruimel(deel),
    ]


def toon(
    request: Verzoek, sjabloon: str, dossier: Dossier, *, beeld: Beeld, deel: str = "", status: int = 200, **gegevens: Any
) -> HttpResponse:  # fmt: skip
    """A page in the shell of the dossier."""
    context = schil(dossier, wie=request.wie, op=beeld.op, actief="pip", beeld=beeld)
    if deel:
        context["kruimels"] = kruimels(dossier, beeld.kop.naam, deel)
    return render(request, sjabloon, {**context, "deel": deel, **gegevens}, status=status)


def is_tussendoor(request: Verzoek) -> bool:
    """Sent by the page itself while somebody types."""
    return request.method == "POST" and request.headers.get("X-Tussendoor") == "ja"


def bewaar_tussendoor(
    request: Verzoek, dossier: Dossier, form: PipForm, daad: Callable[[], object], *, deels: bool = False
) -> JsonResponse:
    """Keep a concept and give the new mark of the version with a sentence; 409 when a colleague was there meanwhile.

    `deels`: the act keeps the fields that are right when another is not.
    """
    heel = form.is_valid()
    gedaan = (heel or (deels and not form.non_field_errors())) and voer_uit(form, daad)
    zin = " ".join(str(fout) for fouten in form.errors.values() for fout in fouten)
    antwoord = {"zin": zin or _("Bewaard om %(tijd)s uur") % {"tijd": tijd(nu())}}
    if gedaan:
        antwoord["versie"] = versiemerk(in_bewerking(dossier, request.wie))
    status = 409 if form.non_field_errors() else 422 if form.errors else 200
    return JsonResponse(antwoord, status=status)


def toon_stap(
    request: Verzoek, dossier: Dossier, form: Any, *, titel: str, knop: str, beeld: Beeld | None = None, **gegevens: Any
) -> HttpResponse:  # fmt: skip
    """One form on the left, what belongs to it on the right; 422 when something is not right."""
    return toon(
        request, "plan/stap.html", dossier, beeld=beeld or beeld_op(request, dossier), deel=titel, form=form, knop_tekst=knop,
        terug=reverse("plan:pip", args=[dossier.pk]), status=422 if form.errors else 200, **gegevens,
    )  # fmt: skip
