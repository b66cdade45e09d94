"""The checklist of the brede intake, and the signature under it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenspel.dossiers.eigen_regels import Passeerbaar
from samenspel.dossiers.forms.basis import bied_toch_aan, toch_van, zet_weigering
from samenspel.dossiers.models import Dossier
from samenspel.intake.antwoorden import geldende
from samenspel.intake.bevoegdheden import is_gekwalificeerd, mag_ondertekenen
from samenspel.intake.forms.basis import OndertekeningForm
from samenspel.intake.handelingen.ondertekenen import is_klaar_om_te_ondertekenen, onderteken_intake
from samenspel.intake.overzicht import laatste_toets, overzicht_van, voorbereiders
from samenspel.intake.stand import stand_van
from samenspel.intake.verslag import verslag_van
from samenspel.intake.views.gereedschap import haal_dossier, toon
from samenspel.intake.views.metingsoorten import METINGEN
from samenspel.intake.vragenlijst import TALEN
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.matrix import recht
from samenspel.toegang.verzoek import Verzoek


@require_GET
def intake(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The four parts, the legal minimum, what can wait, and where sides disagree."""
    return _toon(request, haal_dossier(request, dossier_id))


def _toon(request: Verzoek, dossier: Dossier, tekenform: OndertekeningForm | None = None) -> HttpResponse:
    stand = stand_van(dossier, request.wie)
    overzicht = overzicht_van(dossier, stand, request.wie)
    return toon(
        request,
        "intake/intake.html",
        dossier,
        status=422 if tekenform else 200,
        stand=stand,
        overzicht=overzicht,
        tekenform=tekenform or _leeg_tekenform(request, overzicht.voorbereiders),
        mag=mag_ondertekenen(request.wie, dossier, vandaag()),
        gekwalificeerd=is_gekwalificeerd(request.wie, vandaag()),
        klaar=is_klaar_om_te_ondertekenen(dossier, request.wie),
        metingen=[
            (soort, m.naam, m.laatste_dag(dossier, request.wie))
            for soort, m in METINGEN.items()
            if recht(request.wie.rol, m.categorie).lees
        ],
        talen=TALEN.items(),
        mag_uitnodigen=recht(request.wie.rol, "C03").schrijf and dossier.gesloten_op is None,
    )


def _leeg_tekenform(request: Verzoek, voorbereiders_: list[tuple[str, str]]) -> OndertekeningForm:
    """Who has no qualification is asked at once why they sign all the same."""
    form = OndertekeningForm(voorbereiders=voorbereiders_)
    if not is_gekwalificeerd(request.wie, vandaag()):
        bied_toch_aan(form, ["intake_kwalificatie"])
    return form


@require_GET
def verslag(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Everything that was found, in writing, as far as the reader may see it; to print for the last talk."""
    dossier = haal_dossier(request, dossier_id)
    stand = stand_van(dossier, request.wie)
    context = {
        **verslag_van(dossier, request.wie),
        "dossier": dossier,
        "gemeente": dossier.gemeente,
        "stand": stand,
        "toets": laatste_toets(dossier, request.wie),
        "ondertekening": overzicht_van(dossier, stand, request.wie).ondertekening,
        "metingen": [
            (m.naam, *gevonden)
            for m in METINGEN.values()
            if recht(request.wie.rol, m.categorie).lees and (gevonden := m.staande(dossier, request.wie))[1]
        ],
        "nu": nu(),
    }
    return render(request, "intake/verslag.html", context)


@require_POST
def ondertekening(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Sign the intake as it is today, and say who prepared it."""
    dossier = haal_dossier(request, dossier_id)
    mag_ondertekenen(request.wie, dossier, vandaag()).of_weiger()
    is_klaar_om_te_ondertekenen(dossier, request.wie).of_weiger()
    wie_werkte_mee = voorbereiders(dossier, request.wie, geldende(dossier, request.wie))
    form = OndertekeningForm(request.POST, voorbereiders=wie_werkte_mee)

    if not form.is_valid():
        return _toon(request, dossier, form)
    try:
        onderteken_intake(
            dossier, door=request.wie, op=vandaag(), voorbereid_door=UUID(form.cleaned_data["voorbereid_door"]),
            sleutel=form.eenmalige_sleutel, toch=toch_van(form),
        )  # fmt: skip
    except Passeerbaar as weigering:  # any other refusal travels: then there is no form to show it in
        zet_weigering(form, weigering)
        return _toon(request, dossier, form)
    messages.success(request, _("De brede intake is ondertekend."))
    return redirect("intake:intake", dossier_id=dossier.pk)
