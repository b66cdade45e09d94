"""Discuss, adopt, make known, change, let go: one act per page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenspel.dossiers.forms.basis import toch_van
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.views.gereedschap import voer_uit
from samenspel.huisstijl.datums import voluit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.plan.bevoegdheden import mag_beslissen, mag_voorbereiden, mandaat_van
from samenspel.plan.drie_jaar import begon_de_drie_jaar, over_de_drie_jaar
from samenspel.plan.forms.stappen import BekendmakingForm, BesprekingForm, VaststellingForm, WijzigingForm
from samenspel.plan.handelingen.beginnen import laat_concept_vervallen
from samenspel.plan.handelingen.bespreken import bespreek_pip
from samenspel.plan.handelingen.vaststellen import Onvolledig, maak_pip_bekend, stel_pip_vast
from samenspel.plan.handelingen.wijzigen import wijzig_pip
from samenspel.plan.leefplan import acties_zonder_eigenaar, zin_zonder_eigenaar
from samenspel.plan.overzicht_leefplan import vondstregels
from samenspel.plan.stand import geldend, in_bewerking, versie_van
from samenspel.plan.views.gereedschap import (
    beeld_op,
    haal_concept,
    haal_dossier,
    haal_geldend,
    nog_nodig,
    toon_stap,
)
from samenspel.toegang.verzoek import Verzoek


def bespreking(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The talk about the concept."""
    dossier = haal_dossier(request, dossier_id)
    mag_voorbereiden(request.wie, dossier).of_weiger()
    pip = haal_concept(request, dossier)
    begin = {
        "op": vandaag(), "met": pip.besproken_met, "tolk_taal": pip.tolk_taal or _tolk(dossier), "hoe": pip.besproken_hoe,
        "bespreking": pip.bespreking, "instemming": pip.instemming,
    }  # fmt: skip
    form = BesprekingForm(request.POST or None, pip=pip, initial=begin)
    if request.method == "POST" and form.is_valid():
        g = {
            sleutel: form.cleaned_data[sleutel]
            for sleutel in ("op", "hoe", "met", "tolk_taal", "instemming", "bespreking")
        }
        if voer_uit(form, lambda: bespreek_pip(pip, door=request.wie, bewerking=pip.bewerking, nu=nu(), **g)):
            messages.success(request, _("Het gesprek is vastgelegd."))
            return redirect("plan:pip", dossier.pk)
    beeld = beeld_op(request, dossier)
    uitleg = _("U kunt het plan bespreken voor het af is. Vaststellen kan pas als alles er staat.")
    return toon_stap(
        request, dossier, form, titel=_("PIP bespreken"), knop=_("Leg het gesprek vast"), beeld=beeld, uitleg=uitleg,
        nodig=nog_nodig(versie_van(pip, request.wie), beeld, request.wie), vondsten=vondstregels(dossier, request.wie),
        terug_naar="pip",
    )  # fmt: skip


def _tolk(dossier: Dossier) -> str:
    persoon = getattr(dossier, "persoon", None)
    return persoon.tolk_taal if persoon and persoon.tolk_nodig else ""


def vaststelling(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Decide. What is missing stands beside the button, each with its field."""
    dossier = haal_dossier(request, dossier_id)
    al = geldend(dossier, request.wie)
    if (
        request.method == "POST"
        and al is not None
        and al.dagtekening == vandaag()
        and in_bewerking(dossier, request.wie) is None
    ):
        messages.success(request, _("Dit PIP is al vastgesteld."))  # the same form, sent twice
        return redirect("plan:pip", dossier.pk)
    pip = haal_concept(request, dossier)
    mag = mag_beslissen(request.wie, dossier, vandaag())
    form = VaststellingForm(request.POST or None, pip=pip, initial={"dagtekening": vandaag()})
    if request.method == "POST" and form.is_valid():
        dag = form.cleaned_data["dagtekening"]

        def doe() -> None:
            try:
                stel_pip_vast(
                    pip, door=request.wie, dagtekening=dag, bewerking=pip.bewerking, nu=nu(), toch=toch_van(form)
                )
            except Onvolledig as fout:
                raise Weigering(_zoveel_ontbreekt(len(fout.gebreken))) from fout

        if voer_uit(form, doe, veld="dagtekening" if dag != vandaag() else None):
            messages.success(
                request, _("Het PIP is vastgesteld. Verstuur de brief vandaag en leg vast hoe u dat deed.")
            )
            return redirect("plan:bekendmaking", dossier.pk)
    beeld = beeld_op(request, dossier)
    mandaat = mandaat_van(request.wie, vandaag())
    return toon_stap(
        request, dossier, form, titel=_("PIP vaststellen"), knop=_("Stel het PIP vast"), beeld=beeld, mag=mag,
        nodig=nog_nodig(versie_van(pip, request.wie), beeld, request.wie), mandaat=mandaat.bron if mandaat and mag else "",
        acties=zin_zonder_eigenaar(acties_zonder_eigenaar(dossier, request.wie)), gewijzigd=pip.gewijzigd_na_bespreking,
        vondsten=vondstregels(dossier, request.wie),
        uitleg=_("Na het vaststellen verandert dit PIP niet meer. %(termijn)s") % {"termijn": over_de_drie_jaar(beeld.feiten, beeld.beleid)},
    )  # fmt: skip


def _zoveel_ontbreekt(aantal: int) -> str:
    if aantal == 1:
        return _("Er ontbreekt nog 1 ding. Het staat bij ‘Dit moet nog voor het besluit’, met een link naar het veld.")
    zin = _(
        "Er ontbreken nog %(n)s dingen. Ze staan bij ‘Dit moet nog voor het besluit’, elk met een link naar het veld."
    )
    return zin % {"n": aantal}


def bekendmaking(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Sent or handed over."""
    dossier = haal_dossier(request, dossier_id)
    mag_beslissen(request.wie, dossier, vandaag()).of_weiger()
    pip = haal_geldend(request, dossier)
    form = BekendmakingForm(request.POST or None, pip=pip, initial={"op": vandaag()})
    if request.method == "POST" and form.is_valid():
        op = form.cleaned_data["op"]
        if voer_uit(
            form,
            lambda: maak_pip_bekend(pip, door=request.wie, op=op, hoe=form.cleaned_data["hoe"], nu=nu()),
            veld="op",
        ):
            later = (op - pip.dagtekening).days if pip.dagtekening else 0
            _meld_bekend(request, later, van_de_drie_jaar=begon_de_drie_jaar(pip, beeld_op(request, dossier).feiten))
            return redirect("plan:pip", dossier.pk)
    beeld = beeld_op(request, dossier)
    dagtekening = {"dag": voluit(pip.dagtekening) if pip.dagtekening else ""}
    uitleg = _("Het PIP is van %(dag)s. Het werkt pas als u het bekendmaakt.") % dagtekening
    if begon_de_drie_jaar(pip, beeld.feiten):
        uitleg = (
            _("Het PIP is van %(dag)s. Verstuurt u het later, dan gaat die tijd van de drie jaar af.") % dagtekening
        )
    return toon_stap(
        request,
        dossier,
        form,
        titel=_("PIP bekendmaken"),
        knop=_("Leg de bekendmaking vast"),
        uitleg=uitleg,
        beeld=beeld,
        brief_van=pip,
    )


def _meld_bekend(request: Verzoek, dagen: int, *, van_de_drie_jaar: bool) -> None:
    if dagen > 0:
        zin = _("Bekendgemaakt, %(n)s dagen na de dagtekening.") % {"n": dagen}
        if van_de_drie_jaar:
            zin = _("%(zin)s Die dagen gaan van de drie jaar af.") % {"zin": zin}
        messages.warning(request, zin)
    else:
        messages.success(request, _("Bekendgemaakt. De bezwaartermijn loopt vanaf morgen."))


def wijziging(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Begin a new version, with the reason."""
    dossier = haal_dossier(request, dossier_id)
    mag_voorbereiden(request.wie, dossier).of_weiger()
    pip = haal_geldend(request, dossier)
    form = WijzigingForm(request.POST or None, pip=pip)
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data

        def doe() -> None:
            wijzig_pip(pip, door=request.wie, reden=g["reden"], toelichting=g["toelichting"], nu=nu())

        if voer_uit(form, doe):
            messages.success(
                request, _("Er is een concept voor een nieuwe versie. Het oude PIP geldt tot u het nieuwe vaststelt.")
            )
            return redirect("plan:pip", dossier.pk)
    uitleg = _(
        "Een wijziging is een nieuw besluit, waartegen iemand bezwaar kan maken. De drie jaar blijven gelijk. Wet inburgering 2021, artikel 11 lid 3."
    )
    return toon_stap(request, dossier, form, titel=_("PIP wijzigen"), knop=_("Begin een nieuwe versie"), uitleg=uitleg)


@require_POST
def concept(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Let the concept go."""
    dossier = haal_dossier(request, dossier_id)
    pip = haal_concept(request, dossier)
    laat_concept_vervallen(pip, door=request.wie, op=vandaag(), nu=nu())
    messages.success(request, _("Het concept is vervallen. U kunt het nog lezen."))
    return redirect("plan:pip", dossier.pk)
