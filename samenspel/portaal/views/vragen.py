"""The questionnaire on the newcomer's own phone: a page per subject, each answer kept at once (or with a button)."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspel.dossiers.models import Dossier
from samenspel.intake.forms.vragen import VragenForm
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.stand import werk_stand_bij
from samenspel.intake.models import Kant, Wijze
from samenspel.intake.views.gereedschap import bladzijde_met, in_plaats_van, komt_te_laat
from samenspel.intake.vragenblad import (
    IngetrokkenVraag,
    Regel,
    Vragenblad,
    ingetrokken_met_antwoord,
    is_gewijzigd,
    volgt_op,
)
from samenspel.intake.vragenlijst import Domein, zin
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.portaal.views.gereedschap import haal_eigen_dossier, taal_van_lezer, toon
from samenspel.portaal.vragen import stand_van_vragen, thuisdomeinen, thuisregels
from samenspel.portaal.zinnen import zinnen
from samenspel.toegang.verzoek import Verzoek


@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """The subjects, each with a word about how far it is."""
    dossier = haal_eigen_dossier(request)
    return _toon_lijst(request, dossier, taal_van_lezer(request, dossier))


def _toon_lijst(
    request: Verzoek, dossier: Dossier, taal: str, ingetrokken: Sequence[IngetrokkenVraag] = ()
) -> HttpResponse:
    return toon(
        request,
        "portaal/vragen.html",
        taal,
        dossier=dossier,
        pagina="vragen",
        stand=stand_van_vragen(dossier, request.wie),
        zin_alleen=zin("alleen"),
        zin_vrij=zin("vrij"),
        ingetrokken=ingetrokken,
    )


def _domein(dossier: Dossier, code: str) -> Domein:
    gevonden = next((domein for domein in thuisdomeinen(dossier.gemeente_id) if domein.code == code), None)
    if gevonden is None:
        raise Http404
    return gevonden


@require_http_methods(["GET", "POST"])
def blad(request: Verzoek, domein: str) -> HttpResponse:
    """One subject. Without JavaScript the button keeps every answer that is right, and says what is not."""
    dossier = haal_eigen_dossier(request)
    taal = taal_van_lezer(request, dossier)
    vragenblad = Vragenblad(dossier, request.wie, _domein(dossier, domein), Kant.ZELF)
    if request.method != "POST":
        return _toon(request, vragenblad, thuisregels(vragenblad), taal)
    regels = thuisregels(vragenblad)
    form = VragenForm(request.POST, regels=regels, taal=taal)
    with transaction.atomic():
        for regel in regels:
            if regel.bewerkbaar and f"g-{regel.naam}" in request.POST:
                _bewaar(request, dossier, regel, form.ingevuld(regel))
        werk_stand_bij(dossier, door=request.wie)
    weg = ingetrokken_met_antwoord(dossier.gemeente_id, request.POST, regels)
    if weg or any(regel.fouten for regel in regels):
        return _toon(request, vragenblad, regels, taal, status=422, ingetrokken=weg)
    messages.success(request, zinnen(taal)["antwoorden_bewaard"])
    return redirect(_volgende(vragenblad))


def _volgende(vragenblad: Vragenblad) -> str:
    """The next subject, or the list after the last one."""
    alle = thuisdomeinen(vragenblad.dossier.gemeente_id)
    plaats = [d.code for d in alle].index(vragenblad.domein.code)
    if plaats + 1 < len(alle):
        return reverse("portaal:vragenblad", args=[alle[plaats + 1].code])
    return reverse("portaal:vragen")


def _bewaar(request: Verzoek, dossier: Dossier, regel: Regel, waarde: object) -> None:
    if regel.laat_liggen(waarde, request.POST):
        return
    try:
        beantwoord(
            dossier, regel.vraag.code, waarde, door=request.wie, op=vandaag(), wijze=Wijze.ZELF,
            onderwerp=regel.onderwerp, gezien=request.POST.get(f"g-{regel.naam}"), gelezen=regel.gelezen(request.POST),
            bijwerken=False,
        )  # fmt: skip
        regel.bewaard = True
    except Weigering as fout:
        regel.fouten.append(fout.reden)


def _toon(
    request: Verzoek, vragenblad: Vragenblad, regels: list[Regel], taal: str, *, status: int = 200,
    ingetrokken: Sequence[IngetrokkenVraag] = (),
) -> HttpResponse:  # fmt: skip
    if status != 200:
        oud = {regel.naam: regel for regel in regels}
        regels = thuisregels(Vragenblad(vragenblad.dossier, request.wie, vragenblad.domein, Kant.ZELF))
        for regel in regels:
            regel.fouten = oud[regel.naam].fouten if regel.naam in oud else []
            regel.bevestigd = f"k-{regel.naam}" in request.POST
    VragenForm(request.POST if status != 200 else None, regels=regels, taal=taal)
    _geef_adres(regels)
    return toon(
        request,
        "portaal/vragenblad.html",
        taal,
        dossier=vragenblad.dossier,
        status=status,
        pagina="vragen",
        domein=vragenblad.domein,
        regels=regels,
        fouten=[regel for regel in regels if regel.fouten],
        ingetrokken=ingetrokken,
    )


def _geef_adres(regels: list[Regel]) -> None:
    for regel in regels:
        regel.adres = reverse("portaal:antwoord", args=[regel.vraag.code])


@require_POST
def antwoord(request: Verzoek, code: str) -> HttpResponse:
    """Keep one answer, and give back its state with the questions that follow from it (out of band)."""
    dossier = haal_eigen_dossier(request)
    taal = taal_van_lezer(request, dossier)
    domein = bladzijde_met(thuisdomeinen(dossier.gemeente_id), code)
    if domein is None:
        context = {"z": zinnen(taal)}
        return komt_te_laat(
            request, dossier.gemeente_id, code, "portaal/delen/ingetrokken_vraag.html",
            lambda weg: _toon_lijst(request, dossier, taal, [weg]), context,
        )  # fmt: skip
    vragenblad = Vragenblad(dossier, request.wie, domein, Kant.ZELF)
    onderwerp = request.POST.get("onderwerp", "")
    regel = next((r for r in thuisregels(vragenblad) if (r.vraag.code, r.onderwerp) == (code, onderwerp)), None)
    if regel is None:
        raise Http404
    form = VragenForm(request.POST, regels=[regel], taal=taal)
    _bewaar(request, dossier, regel, form.ingevuld(regel))
    werk_stand_bij(dossier, door=request.wie)
    if not request.htmx:
        return redirect(f"{reverse('portaal:vragenblad', args=[domein.code])}#{regel.naam}")
    return _deel(request, dossier, vragenblad.domein, regel, taal)


def _deel(request: Verzoek, dossier: Dossier, domein: Domein, oud: Regel, taal: str) -> HttpResponse:
    regels = {r.naam: r for r in thuisregels(Vragenblad(dossier, request.wie, domein, Kant.ZELF))}
    regel = regels[oud.naam]
    regel.fouten, regel.bewaard = oud.fouten, oud.bewaard
    if is_gewijzigd(oud, request.POST):
        return _nieuwe_woorden(request, regel, taal)
    volgers = {vraag.code for vraag in volgt_op(oud.vraag.code, domein)}
    afhankelijk = [r for r in regels.values() if r.vraag.code in volgers]
    VragenForm(None, regels=afhankelijk, taal=taal)
    _geef_adres(afhankelijk)
    context = {"taal": taal, "z": zinnen(taal), "oob": True}
    delen = [render_to_string("portaal/delen/antwoordstand.html", {**context, "regel": regel}, request)]
    delen += [render_to_string("portaal/delen/vraag.html", {**context, "regel": r}, request) for r in afhankelijk]
    return HttpResponse("".join(delen), status=422 if oud.fouten else 200)


def _nieuwe_woorden(request: Verzoek, regel: Regel, taal: str) -> HttpResponse:
    """The whole question in place of the one that was read, with what was typed still in it."""
    VragenForm(request.POST, regels=[regel], taal=taal)
    _geef_adres([regel])
    context = {"taal": taal, "z": zinnen(taal), "regel": regel}
    return in_plaats_van(regel, render_to_string("portaal/delen/vraag.html", context, request))
