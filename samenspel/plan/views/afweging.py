"""The weighing of three routes on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.dossiers.views.gereedschap import voer_uit
from samenspel.huisstijl import datums
from samenspel.kern.klok import nu
from samenspel.plan.bevoegdheden import krijgt_een_pip, mag_voorbereiden
from samenspel.plan.forms.afweging import VRAAG_VAN_ROUTE, AfwegingForm
from samenspel.plan.handelingen.beginnen import begin_pip
from samenspel.plan.handelingen.wegen import VRAGEN, leg_afweging_vast
from samenspel.plan.meegekomen import geldende_route
from samenspel.plan.models import Pip
from samenspel.plan.models.pip import Leerroute
from samenspel.plan.stand import Versie, in_bewerking, oproepen, versie_van, weging_gaat_mee, wisselen_tot
from samenspel.plan.views.gereedschap import (
    beeld_op,
    bewaar_tussendoor,
    haal_dossier,
    is_tussendoor,
    kruimels,
    uiterste_dag,
)
from samenspel.plan.vooraf import al_een_pip
from samenspel.plan.weging import Afweegfeit, Bekend, bekend_over, kernfeiten, overweging, voor_en_tegen
from samenspel.toegang.verzoek import Verzoek
from wet.beoordeling import IN_AFWEZIGHEID, ZONDER_TWEEDE_MENING
from wet.brede_intake import OPROEPEN_VOOR_AFWEZIGHEID
from wet.leerroute import gebreken_van_de_tegenspraak, weeg
from wet.wijzigen import NAMEN, gebreken_van_de_afweging, te_beoordelen_bij_wissel

_BIJ = {
    "B1": "Examen op B1 en kennis van de samenleving (KNM)",
    "ONDERWIJS": "Taalschakeltraject naar mbo, hbo of universiteit",
    "Z": "800 uur les en 800 uur meedoen, geen examen",
}
_NAAR = {"bespreek": "plan:bespreking", "inhoud": "plan:inhoud", "blijf": "plan:afweging"}


@dataclass(frozen=True, slots=True)
class Kolom:
    """One route on the page."""

    code: str
    naam: str
    in_zin: str
    bij: str
    feiten: list[Afweegfeit]
    zinnen: Any
    eigen: Any
    oordeel: Any
    vraag: Any
    motivering: Any
    gekozen: bool


def afweging(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Weigh; the first save begins the PIP."""
    dossier = haal_dossier(request, dossier_id)
    krijgt_een_pip(dossier).of_weiger()
    pip = in_bewerking(dossier, request.wie)
    versie = versie_van(pip, request.wie) if pip else None
    beeld = beeld_op(request, dossier)
    bekend = bekend_over(dossier, request.wie, beeld.op, beeld)
    form = AfwegingForm(
        request.POST or None, pip=pip, afwegingen=versie.afwegingen if versie else {},
        vragen_erbij=[*_wisselvragen(pip, bekend), *_afwezigheidsvraag(bekend), *_tegenspraakvraag(bekend, versie)],
        beoordelingen=versie.beoordelingen if versie else {},
    )  # fmt: skip
    if is_tussendoor(request):
        return bewaar_tussendoor(request, dossier, form, lambda: _bewaar(request, dossier, pip, form))
    if request.method == "POST" and form.is_valid() and voer_uit(form, lambda: _bewaar(request, dossier, pip, form)):
        messages.success(request, _("De afweging is bewaard."))
        return redirect(_NAAR.get(request.POST.get("volgende", ""), "plan:inhoud"), dossier.pk)
    return _toon(request, bekend, versie, form)


def _bewaar(request: Verzoek, dossier: Any, pip: Pip | None, form: AfwegingForm) -> None:
    moment = nu()
    doel = pip or begin_pip(dossier, door=request.wie, nu=moment)
    leg_afweging_vast(
        doel, door=request.wie, routes=form.routes, antwoorden=form.antwoorden, leerroute=form.cleaned_data["leerroute"],
        omstandigheden=form.cleaned_data["omstandigheden"], bewerking=pip.bewerking if pip else None, nu=moment,
    )  # fmt: skip


def _wisselvragen(pip: Pip | None, bekend: Bekend) -> list[str]:
    """The questions of article 17 and Besluit 5.4, when a route was fixed before and may change now."""
    nu_geldt = geldende_route(pip, bekend.beeld.feiten, bekend.beeld.op)
    if pip is None or pip.reden == Pip.Reden.HERROEPING or nu_geldt is None:
        return []
    if pip.reden != Pip.Reden.LEERROUTE_WIJZIGING and pip.leerroute in {"", nu_geldt}:
        return []
    anders = [route for route in Leerroute.values if route != nu_geldt]
    uiterlijk = wisselen_tot(bekend.beeld.feiten, bekend.beeld.beleid)
    ruimtes = [r for naar in anders for r in te_beoordelen_bij_wissel(nu_geldt, naar, bekend.beeld.op, uiterlijk)]
    return list(dict.fromkeys(ruimte.code for ruimte in ruimtes))


def _afwezigheidsvraag(bekend: Bekend) -> list[str]:
    """After three summonses: may the intake be completed without the newcomer (Wi 14 lid 2)?"""
    feiten = bekend.beeld.feiten
    genoeg = oproepen(feiten) >= OPROEPEN_VOOR_AFWEZIGHEID and not al_een_pip(feiten)
    return [IN_AFWEZIGHEID.code] if genoeg else []


def _tegenspraakvraag(bekend: Bekend, versie: Versie | None) -> list[str]:
    """When sides contradict the test: why no second opinion? Stays once it was answered."""
    beantwoord = versie is not None and ZONDER_TWEEDE_MENING.code in versie.beoordelingen
    return [ZONDER_TWEEDE_MENING.code] if bekend.tegenspraken or beantwoord else []


def _toon(request: Verzoek, bekend: Bekend, versie: Versie | None, form: AfwegingForm) -> HttpResponse:
    pip = versie.pip if versie else None
    dossier = bekend.beeld.dossier
    voorstel = weeg(overweging(bekend, pip, versie.beoordelingen.values() if versie else ()))
    kop = bekend.beeld.kop
    gegevens = {
        "dossier": dossier, "form": form, "pip": pip, "kruimels": kruimels(dossier, kop.naam, _("Leerroutes afwegen")),
        "feiten": kernfeiten(bekend), "kolommen": _kolommen(bekend, form, pip), "voorstel": voorstel,
        "wissel": [(VRAGEN[code], form[f"oordeel_{code}"], form[f"motivering_{code}"]) for code in form.vragen_erbij if code != ZONDER_TWEEDE_MENING.code],
        "tegenspraak": _tegenspraak(bekend, form),
        "voornaam": kop.persoon.voornaam if kop.persoon else dossier.nummer, "uiterste_dag": uiterste_dag(bekend.beeld),
        "bewaard": _bewaard(pip), "nodig": _nog(versie, bekend), "gewogen": versie.aantal_gewogen if versie else 0,
        "mag": mag_voorbereiden(request.wie, dossier),
    }  # fmt: skip
    return render(request, "plan/afweging.html", gegevens, status=422 if form.errors else 200)


def _tegenspraak(bekend: Bekend, form: AfwegingForm) -> dict[str, Any] | None:
    """What contradicts the test, with the two ways out: a second opinion, or the reason why not."""
    code = ZONDER_TWEEDE_MENING.code
    if code not in form.vragen_erbij:
        return None
    mening = bekend.tweede_mening
    return {
        "punten": bekend.tegenspraken, "oordeel": form[f"oordeel_{code}"], "motivering": form[f"motivering_{code}"],
        "gevraagd": mening if mening and not mening.uitkomst else None,
    }  # fmt: skip


def _kolommen(bekend: Bekend, form: AfwegingForm, pip: Pip | None) -> list[Kolom]:
    feiten = voor_en_tegen(bekend)
    gekozen = form["leerroute"].value()
    kolommen = []
    for code, naam in Leerroute.choices:
        vraag = VRAAG_VAN_ROUTE.get(code)
        kolommen.append(
            Kolom(
                code=code, naam=str(naam), in_zin=NAMEN[code], bij=_BIJ[code], feiten=feiten[code], zinnen=form[f"zinnen_{code}"], eigen=form[f"eigen_{code}"],
                oordeel=form[f"oordeel_{code}"], vraag=form[f"oordeel_{vraag}"] if vraag else None,
                motivering=form[f"motivering_{vraag}"] if vraag else None, gekozen=gekozen == code,
            )
        )  # fmt: skip
    return kolommen


def _bewaard(pip: Pip | None) -> str:
    if pip is None:
        return ""
    moment = pip.bewaard_op
    return _("Bewaard op %(dag)s om %(tijd)s uur") % {"dag": datums.kort(moment), "tijd": datums.tijd(moment)}


def _nog(versie: Versie | None, bekend: Bekend) -> list[str]:
    """What the weighing itself still needs: nothing of a route that came along (Wi 15 lid 4)."""
    if versie is None or weging_gaat_mee(versie, bekend.beeld.feiten):
        return []
    gebreken = gebreken_van_de_afweging(
        versie.gewogen, gekozen=versie.pip.leerroute or None, past=versie.past, oordelen=versie.oordelen,
        omstandigheden=versie.pip.omstandigheden,
    )  # fmt: skip
    oordeel = versie.oordelen.get(ZONDER_TWEEDE_MENING.code)
    gebreken += gebreken_van_de_tegenspraak(bekend.tegenspraken, oordeel)
    return [gebrek.zin for gebrek in gebreken]
