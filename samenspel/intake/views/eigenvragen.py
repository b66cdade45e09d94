"""Beheer of the questions of the intake: what is asked, one question whole, and the form to write one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspel.huisstijl.gegevens import Kruimel
from samenspel.intake.bevoegdheden import mag_vragen_maken
from samenspel.intake.eigenvraag_keuren import bronnen
from samenspel.intake.eigenvragen import vragen_van
from samenspel.intake.forms.eigenvraag import EigenVraagForm, begin_van, met_meer_rijen
from samenspel.intake.forms.vragen import VragenForm
from samenspel.intake.handelingen.eigenvragen import (
    inhoud_van,
    kijk_teksten_na,
    stel_eigen_vraag_op,
    stel_eigen_vraag_vast,
    trek_eigen_vraag_in,
    wijzig_eigen_vraag,
)
from samenspel.intake.models import EigenVraag, Kant
from samenspel.intake.onderdelen import ONDERWERPEN
from samenspel.intake.voorbeeld import voorbeeld_van_het_portaal
from samenspel.intake.vragenbeheer import (
    CATEGORIEEN,
    KANTEN,
    SOORTEN,
    Versie,
    alle_versies_van,
    bladzijden,
    staat_in_portaal,
    voorwaarde_in_woorden,
    wie_ziet,
)
from samenspel.intake.vragenblad import Regel
from samenspel.intake.vragenlijst import RECHTS_NAAR_LINKS, TALEN, Vraag, domeinen
from samenspel.kern.klok import nu
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.verzoek import Verzoek


def _kruimels(*namen: str) -> list[Kruimel]:
    begin = [Kruimel(_("Beheer"), reverse("toegang:beheer"))]
    if namen:
        begin.append(Kruimel(_("Vragen van de intake"), reverse("intakevragen:lijst")))
        return [*begin, *(Kruimel(naam) for naam in namen)]
    return [*begin, Kruimel(_("Vragen van de intake"))]


@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """Every page of the questionnaire: what is shipped to read, what the municipality asks to work on."""
    mag_vragen_maken(request.wie).of_weiger()
    context = {"bladzijden": bladzijden(request.wie), "kruimels": _kruimels()}
    return render(request, "intake/beheer/lijst.html", context)


@require_http_methods(["GET", "POST"])
def nieuw(request: Verzoek, domein: str) -> HttpResponse:
    """A new question on this page."""
    mag_vragen_maken(request.wie).of_weiger()
    pagina = domeinen().get(domein)
    if pagina is None:
        raise Http404
    alle = vragen_van(request.wie.gemeente_id).values()
    gegevens: dict[str, Any] = {"pagina": pagina, "bronnen": bronnen(alle, domein, None), "huidige_versie": ""}
    begin = {"categorie": pagina.vragen[0].categorie, "kanten": [Kant.ZELF.value]}
    form = _formulier(request, begin, gegevens)
    if form.is_bound and form.is_valid():
        gemaakt = _doe(
            form, lambda: stel_eigen_vraag_op(form.inhoud, door=request.wie, nu=nu(), sleutel=form.eenmalige_sleutel)
        )
        if gemaakt is not None:
            messages.success(request, _("Het concept is bewaard. Niemand krijgt deze vraag voor u haar vaststelt."))
            return redirect("intakevragen:vraag", gemaakt.pk)
    return _toon_formulier(request, form, titel=_("Nieuwe vraag"), terug=reverse("intakevragen:lijst"))


@require_http_methods(["GET", "POST"])
def wijzigen(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Change a draft, or draw up the next version of what is asked."""
    rij = _rij(request, vraag_id)
    if request.method == "GET" and (concept := _ander_concept(rij)):
        return redirect("intakevragen:wijzigen", concept.pk)
    alle = vragen_van(request.wie.gemeente_id).values()
    gegevens: dict[str, Any] = {
        "pagina": domeinen()[rij.domein], "bronnen": bronnen(alle, rij.domein, rij.nummer), "code": rij.code,
        "huidige_versie": rij.merk, "vast": rij.versie > 1 or rij.vastgesteld_op is not None,
    }  # fmt: skip
    form = _formulier(request, begin_van(inhoud_van(rij)), gegevens)
    if form.is_bound and form.is_valid():
        gemaakt = _doe(
            form, lambda: wijzig_eigen_vraag(rij, form.inhoud, door=request.wie, nu=nu(), gezien=_gezien(request, rij))
        )
        if gemaakt is not None:
            messages.success(
                request, _("Het concept is bewaard. Tot u het vaststelt, verandert er niets in de intake.")
            )
            return redirect("intakevragen:vraag", gemaakt.pk)
    titel = _("Wijzig het concept") if rij.is_concept else _("Nieuwe versie")
    return _toon_formulier(request, form, titel=titel, terug=reverse("intakevragen:vraag", args=[rij.pk]))


def _ander_concept(rij: EigenVraag) -> EigenVraag | None:
    """The draft of this question when that is another row: there the work goes on."""
    versies = EigenVraag.objects.filter(gemeente_id=rij.gemeente_id, nummer=rij.nummer).exclude(pk=rij.pk)
    return next((versie for versie in versies if versie.is_concept), None)


def _gezien(request: Verzoek, rij: EigenVraag) -> str | None:
    """The mark that the form was opened on; of an adopted version nothing can have changed but its check marks."""
    return rij.merk if rij.is_concept else None


def _formulier(request: Verzoek, begin: dict[str, Any], gegevens: dict[str, Any]) -> EigenVraagForm:
    """As it was opened, as it was sent, or as it was typed so far with more rows for answers."""
    if request.method != "POST":
        return EigenVraagForm(initial=begin, **gegevens)
    if "meer" in request.POST:
        return EigenVraagForm(initial={**begin, **met_meer_rijen(request.POST)}, **gegevens)
    return EigenVraagForm(request.POST, initial=begin, **gegevens)


def _doe(form: EigenVraagForm, daad: Callable[[], EigenVraag]) -> EigenVraag | None:
    """Do an act; a refusal becomes a sentence at its field, and what was typed stays."""
    try:
        with transaction.atomic():
            return daad()
    except Weigering as weigering:
        form.add_error(weigering.veld if weigering.veld in form.fields else None, weigering.reden)
        return None


def _toon_formulier(request: Verzoek, form: EigenVraagForm, *, titel: str, terug: str) -> HttpResponse:
    context = {
        "form": form, "titel": titel, "terug": terug, "kruimels": _kruimels(titel), "talen": TALEN,
        "meer": "meer" in request.POST,
    }  # fmt: skip
    return render(
        request, "intake/beheer/formulier.html", context, status=422 if form.is_bound and form.errors else 200
    )


def _rij(request: Verzoek, vraag_id: UUID) -> EigenVraag:
    """A version of this municipality; another's does not exist."""
    mag_vragen_maken(request.wie).of_weiger()
    return get_object_or_404(EigenVraag, pk=vraag_id, gemeente_id=request.wie.gemeente_id)


@require_GET
def vraag(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """One version: how it looks for each reader and in each language, its texts, its state, and what can be done."""
    rij = _rij(request, vraag_id)
    versies = alle_versies_van(EigenVraag.objects.filter(gemeente_id=rij.gemeente_id, nummer=rij.nummer))
    deze = next(versie for versie in versies if versie.rij.pk == rij.pk)
    taal = request.GET.get("taal", "nl")
    taal = taal if taal in TALEN else "nl"
    return render(request, "intake/beheer/vraag.html", {**_gegevens(request, deze, taal), "versies": versies[::-1]})


def _gegevens(request: Verzoek, deze: Versie, taal: str) -> dict[str, Any]:
    rij, gevraagd = deze.rij, deze.vraag
    return {
        "deze": deze, "rij": rij, "gevraagd": gevraagd, "taal": taal, "talen": TALEN, "domein": domeinen()[rij.domein],
        "richting_vragen": "rtl" if taal in RECHTS_NAAR_LINKS else "ltr", "kruimels": _kruimels(str(rij)),
        "soort": SOORTEN[rij.soort], "categorie": CATEGORIEEN[rij.categorie], "onderwerp": ONDERWERPEN[rij.onderdeel],
        "kanten": [KANTEN[kant] for kant in rij.kanten], "wie_ziet": wie_ziet(rij.categorie),
        "voorwaarde": voorwaarde_in_woorden(gevraagd, request.wie),
        **_voor_inburgeraar(request, gevraagd, taal),
        "voor_medewerker": _voorbeeld(gevraagd, "medewerker", taal),
    }  # fmt: skip


def _voor_inburgeraar(request: Verzoek, gevraagd: Vraag, taal: str) -> dict[str, Any]:
    """As the newcomer meets it: on the phone by the portal's own template, else on paper."""
    if Kant.ZELF not in gevraagd.kanten:
        return {}
    if not staat_in_portaal(gevraagd):
        return {"op_papier": True, "een_merk": taal in gevraagd.geheel_concept}
    return {"op_telefoon": voorbeeld_van_het_portaal(request, _voorbeeld(gevraagd, "inburgeraar", taal), taal)}


def _voorbeeld(gevraagd: Vraag, voor: str, taal: str) -> Regel:
    """The question as a row of the questionnaire, to look at."""
    over = _("het kind") if gevraagd.per_kind else ""
    regel = Regel(gevraagd, f"voorbeeld-{voor}", "", over, True, False, None, (), False, "")
    VragenForm(None, regels=[regel], taal=taal)
    return regel


@require_POST
def vaststelling(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """From now on this version is asked."""
    rij = _rij(request, vraag_id)
    stel_eigen_vraag_vast(rij, door=request.wie, nu=nu(), gezien=request.POST.get("gezien"))
    messages.success(request, _("De vraag is vastgesteld. Zij staat vanaf nu in de intake."))
    return redirect("intakevragen:vraag", rij.pk)


@require_POST
def intrekking(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """No longer asked; of a draft only the draft goes."""
    rij = _rij(request, vraag_id)
    trek_eigen_vraag_in(rij, door=request.wie, nu=nu(), gezien=request.POST.get("gezien"))
    gedaan = (
        _("De vraag is ingetrokken. De antwoorden blijven leesbaar.")
        if rij.vastgesteld_op
        else _("Het concept is weg.")
    )
    messages.success(request, gedaan)
    return redirect("intakevragen:lijst")


@require_POST
def nagekeken(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Which texts a person checked."""
    rij = _rij(request, vraag_id)
    kijk_teksten_na(
        rij, request.POST.getlist("nagekeken"), door=request.wie, nu=nu(), gezien=request.POST.get("gezien")
    )
    messages.success(request, _("Bewaard welke teksten zijn nagekeken."))
    return redirect(reverse("intakevragen:vraag", args=[rij.pk]) + "#teksten")
