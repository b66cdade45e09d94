"""Policy on screen: what is in force, since when, on which decision, and what is only a suggestion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.beleid.forms import WaardeForm
from samenspel.beleid.gevolgen import Gevolgen, gevolgen_van
from samenspel.beleid.handelingen import keur, mag_beleid_zetten, zet_waarde
from samenspel.beleid.models import Beleidswaarde, Herberekening
from samenspel.beleid.parameters import PARAMETERS, Parameter, Werking
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.identiteit import Aanwezige, huidige
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering

MEELEZERS = frozenset({"functioneel_beheerder", "beleidsadviseur", "teamleider", "regievoerder", "coach_inburgering"})


@dataclass(frozen=True, slots=True)
class Regel:
    """One parameter with its history; the value in force stands apart."""

    code: str
    parameter: Parameter
    nu: Beleidswaarde | None
    nu_woord: str
    suggestie: str
    historie: list[tuple[Beleidswaarde, str]]


def in_woorden(parameter: Parameter, waarde: Any) -> str:
    """`6 weken`, `ja`, `recht op bijstand`; nothing is `geen waarde`."""
    if waarde is None:
        return _("geen waarde")
    if isinstance(waarde, bool):
        return _("ja") if waarde else _("nee")
    woord = str(dict(parameter.keuzes).get(str(waarde), waarde))
    return f"{woord} {parameter.eenheid}".strip()


def _wie() -> Aanwezige:
    wie = huidige()
    if wie is None or wie.rol not in MEELEZERS:
        raise Weigering(_("Beleid ziet alleen wie voor de gemeente werkt."))
    return wie


def _regel(code: str, waarden: list[Beleidswaarde], op: date) -> Regel:
    parameter = PARAMETERS[code]
    geldend = next((rij for rij in waarden if rij.vanaf <= op), None)  # newest first
    return Regel(
        code, parameter, geldend, in_woorden(parameter, geldend.waarde if geldend else None),
        in_woorden(parameter, parameter.suggestie) if parameter.suggestie is not None else "",
        [(rij, in_woorden(parameter, rij.waarde)) for rij in waarden],
    )  # fmt: skip


def _waarden(gemeente_id: Any) -> dict[str, list[Beleidswaarde]]:
    per: dict[str, list[Beleidswaarde]] = {code: [] for code in PARAMETERS}
    for rij in Beleidswaarde.objects.filter(gemeente_id=gemeente_id).select_related("door").order_by("-vanaf"):
        per.setdefault(rij.parameter, []).append(rij)
    return per


def lijst(request: HttpRequest) -> HttpResponse:
    """All parameters."""
    wie = _wie()
    waarden = _waarden(wie.gemeente_id)
    return render(
        request,
        "beleid/lijst.html",
        {
            "regels": [_regel(code, waarden[code], vandaag()) for code in PARAMETERS],
            "herberekening": Herberekening.objects.filter(gemeente_id=wie.gemeente_id).order_by("-gevraagd_op").first(),
            "mag_zetten": bool(mag_beleid_zetten(wie)),
            "op": vandaag(),
        },
    )


def waarde(request: HttpRequest, parameter: str) -> HttpResponse:
    """A new value for one parameter."""
    wie = _wie()
    mag_beleid_zetten(wie).of_weiger()
    if parameter not in PARAMETERS:
        raise Http404
    regel = _regel(parameter, _waarden(wie.gemeente_id)[parameter], vandaag())
    form = WaardeForm(request.POST or None, parameter=regel.parameter, initial={"vanaf": vandaag()})
    gevolgen = None
    if request.method == "POST" and form.is_valid() and "bekijk" in request.POST:
        gevolgen = _bekijk(wie, parameter, form)
    elif request.method == "POST" and form.is_valid():
        g = form.cleaned_data
        try:
            zet_waarde(
                parameter, waarde=g["waarde"], vanaf=g["vanaf"], bron=g["bron"], door=wie, nu=nu(), vervang=g["vervang"]
            )
        except Weigering as weigering:
            form.add_error(None, weigering.reden)
        else:
            messages.success(request, _GEDAAN[regel.parameter.werking])
            return redirect("beleid:lijst")
    kruimels = [Kruimel(_("Beleid"), "/beleid/"), Kruimel(str(regel.parameter.naam))]
    return render(
        request,
        "beleid/waarde.html",
        {"regel": regel, "form": form, "kruimels": kruimels, "op": vandaag(), "gevolgen": gevolgen},
        status=422 if form.errors else 200,
    )


_GEDAAN = {
    Werking.TERMIJN: gettext_lazy("Bewaard. De termijnen van uw gemeente worden herberekend."),
    Werking.SCHERM: gettext_lazy("Bewaard. Vanaf die dag werkt Samenspel met deze waarde."),
    Werking.GEEN: gettext_lazy("Bewaard. Deze waarde heeft nog geen gevolg in Samenspel."),
}


def _bekijk(wie: Aanwezige, parameter: str, form: WaardeForm) -> Gevolgen | None:
    """Which terms would change; nothing is kept."""
    try:
        keur(PARAMETERS[parameter], form.cleaned_data["waarde"])
    except Weigering as weigering:
        form.add_error(None, weigering.reden)
        return None
    return gevolgen_van(
        wie.gemeente_id, parameter, waarde=form.cleaned_data["waarde"], vanaf=form.cleaned_data["vanaf"]
    )
